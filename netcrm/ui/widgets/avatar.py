"""The circle with initials that stands before a person."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role, font, tokens

SIZE = 32


def initials(name: str) -> str:
    """First letters of the first and the last word, in capitals; empty for an empty name."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def paint_avatar(painter: QPainter, rect: QRect | QRectF, name: str, colours: Tokens) -> None:
    """Paint the circle of ``name`` into the square ``rect``."""
    area = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.setBrush(QColor(colours.hover))
    painter.drawEllipse(area)
    letters = font(Role.LABEL)
    if area.width() > SIZE:
        letters.setPointSizeF(letters.pointSizeF() * area.width() / 38)
    elif area.width() < SIZE - 4:
        letters.setPointSizeF(letters.pointSizeF() * area.width() / 30)
    painter.setFont(letters)
    painter.setPen(QColor(colours.text2))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


class Avatar(QWidget):
    """Initials in a circle of ``size`` px; says nothing to screen readers, the name stands beside it."""

    def __init__(self, name: str = "", size: int = SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self.name = name
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The square that was asked for."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the circle."""
        paint_avatar(QPainter(self), self.rect(), self.name, tokens())
