"""The hours of this week: attended filled, booked outlined, the rest empty (INTERFACE.md 7)."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.ui.theme import tokens

HEIGHT = 8


class WeekBar(QWidget):
    """A bar as long as the weekly cap; what goes over the cap is amber."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attended = self._booked = 0.0
        self._cap = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, attended: float, booked: float, cap: float, spoken: str) -> None:
        """Show hours; ``spoken`` says them in words."""
        self._attended, self._booked, self._cap = attended, booked, cap
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as there is room."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint track, attended and booked."""
        painter, colours = QPainter(self), tokens()
        all_hours = self._attended + self._booked
        whole = max(self._cap, all_hours) or 1.0
        area = QRectF(self.rect())
        painter.fillRect(area, QColor(colours.hover))
        attended = area.width() * self._attended / whole
        booked = area.width() * self._booked / whole
        over = all_hours > self._cap > 0
        colour = QColor(colours.caution if over else colours.accent)
        painter.fillRect(QRectF(0, 0, attended, area.height()), QColor(colours.accent))
        if booked >= 2:
            box = QRectF(attended + 1.5, 0.5, booked - 2, area.height() - 1)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(QColor(colours.caution_soft if over else colours.accent_soft))
            painter.drawRect(box)
