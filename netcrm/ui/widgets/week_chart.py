"""Hours of each week, stacked by room, under the line of the weekly cap (picture 07)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from netcrm.domain.room import Room
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import plain_tip
from netcrm.ui.widgets.room_mark import fill_room

_TOP, _BOTTOM = 20, 4
_ORDER: tuple[Room | None, ...] = (None, *reversed(Room))


@dataclass(frozen=True, slots=True)
class WeekHours:
    """One week.

    Attributes:
        words: the week and its hours in words, for tooltip and screen reader.
        hours: by room; None for the time without a room.
    """

    words: str
    hours: Mapping[Room | None, float]


class WeekChart(QWidget):
    """Stacked bars, one a week; the floors are the rooms from Meet prospects up to Give back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: Sequence[WeekHours] = ()
        self._cap = 0.0
        self._cap_words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set(self, weeks: Sequence[WeekHours], cap: float, cap_words: str, spoken: str) -> None:
        """Show weeks, oldest first.

        Args:
            weeks: the bars.
            cap: hours of the dashed line; 0 for none.
            cap_words: words on it ("your cap, 6 h").
            spoken: what the chart says, in words.
        """
        self._weeks, self._cap, self._cap_words = weeks, cap, cap_words
        self.setAccessibleName(spoken)
        self.setAccessibleDescription("\n".join(week.words for week in weeks))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """160 px high at best."""
        return QSize(320, 170)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Still readable at 110 px."""
        return QSize(160, 110)

    def event(self, event: QEvent) -> bool:
        """Tooltip: the week under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            week = self._week_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(week.words if week else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint bars, ground line and cap."""
        painter, colours = QPainter(self), tokens()
        ground = self.height() - _BOTTOM
        most = max([self._cap, *(sum(week.hours.values()) for week in self._weeks), 1.0])
        scale = (ground - _TOP) / most
        for place, week in enumerate(self._weeks):
            self._bar(painter, place, week, ground, scale)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QLineF(0, ground + 0.5, self.width(), ground + 0.5))
        if self._cap > 0:
            self._cap_line(painter, round(ground - self._cap * scale) + 0.5)

    def _bar(self, painter: QPainter, place: int, week: WeekHours, ground: float, scale: float) -> None:
        step = self.width() / len(self._weeks)
        wide = min(28.0, step * 0.65)
        left = round(step * place + (step - wide) / 2)
        bottom = float(ground)
        for room in _ORDER:
            high = week.hours.get(room, 0.0) * scale
            if high <= 0:
                continue
            fill_room(painter, QRectF(left, bottom - high + 1, wide, max(1.0, high - 1)), room, tokens())
            bottom -= high

    def _cap_line(self, painter: QPainter, at: float) -> None:
        colours = tokens()
        pen = QPen(QColor(colours.text2), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QLineF(0, at, self.width(), at))
        painter.setFont(font(Role.HINT))
        painter.setPen(QColor(colours.text2))
        words = QRectF(0, at - 17, self.width(), 16)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self._cap_words)

    def _week_at(self, at: QPoint) -> WeekHours | None:
        if not self._weeks:
            return None
        place = int(at.x() / (self.width() / len(self._weeks)))
        return self._weeks[place] if 0 <= place < len(self._weeks) else None
