"""Given to the left, received to the right of a middle line (INTERFACE.md 7)."""

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import tokens

MOST = 6
STEP = 5
HEIGHT = 8
WIDTH = 2 * MOST * STEP + 4


def paint_balance(painter: QPainter, rect: QRect | QRectF, gave: int, received: int, colours: Tokens) -> None:
    """Paint the bar into the middle of ``rect``; each side stops growing at six."""
    area = QRectF(rect)
    middle = round(area.center().x()) + 0.5
    top = round(area.center().y() - HEIGHT / 2)
    left, right = min(gave, MOST) * STEP, min(received, MOST) * STEP
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    accent = QColor(colours.accent)
    if left:
        painter.fillRect(QRectF(middle - 1.5 - left, top, left, HEIGHT), accent)
    if right:
        painter.setPen(QPen(accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(middle + 1, top, right - 1, HEIGHT - 1))
    painter.setPen(QPen(QColor(colours.border_strong), 1))
    painter.drawLine(QLineF(middle, top - 3, middle, top + HEIGHT + 2))
    painter.restore()


class BalanceBar(QWidget):
    """The bar as a widget; give it a sentence for screen readers."""

    def __init__(
        self, gave: int = 0, received: int = 0, spoken: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(gave, received, spoken)

    def set(self, gave: int, received: int, spoken: str) -> None:
        """Show other counts."""
        self._counts = (gave, received)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for six on each side."""
        return QSize(WIDTH, HEIGHT + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bar."""
        paint_balance(QPainter(self), self.rect(), *self._counts, tokens())
