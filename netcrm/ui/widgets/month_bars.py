"""A small chart of counts by month: twelve bars on a line (picture 03)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import plain_tip

_BARS, _WIDEST = 48, 14


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One bar.

    Attributes:
        label: words under it, where it is the first or the last.
        words: month and count, for tooltip and screen reader.
        count: its height.
    """

    label: str
    words: str
    count: int


class MonthBars(QWidget):
    """Bars with the first and the last month named; an empty month is a dash on the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: Sequence[MonthCount] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, months: Sequence[MonthCount], spoken: str) -> None:
        """Show months, the oldest first; ``spoken`` says the chart in words."""
        self._months = months
        self.setAccessibleName(spoken)
        self.setAccessibleDescription("\n".join(month.words for month in months))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Bars and one line of words."""
        return QSize(200, _BARS + 6 + self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        """Tooltip: the month under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            month = self._month_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(month.words if month else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint bars and words."""
        if not self._months:
            return
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(self._months)
        wide = min(_WIDEST, step * 0.7)
        most = max(1, *(month.count for month in self._months))
        painter.setPen(Qt.PenStyle.NoPen)
        for place, month in enumerate(self._months):
            high = _BARS * month.count / most
            bar = QRectF(round(place * step), _BARS - high, wide, high)
            if month.count:
                painter.setBrush(QColor(colours.accent))
                painter.drawRoundedRect(bar, 1.5, 1.5)
            else:
                painter.fillRect(QRectF(bar.left(), _BARS - 1, wide, 1), QColor(colours.border_strong))
        painter.setFont(font(Role.SECOND))
        painter.setPen(QColor(colours.text2))
        words = QRectF(0, _BARS + 4, (len(self._months) - 1) * step + wide, self.height() - _BARS - 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, self._months[0].label)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, self._months[-1].label)

    def _month_at(self, at: QPoint) -> MonthCount | None:
        place = int(at.x() / (self.width() / len(self._months))) if self._months else -1
        return self._months[place] if 0 <= place < len(self._months) else None
