"""Where the time goes: a bar a room, and the hours of each week under the cap (picture 07)."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from netcrm.domain.room import Room
from netcrm.domain.rooms import RoomShare
from netcrm.domain.rooms_picture import RoomsPicture
from netcrm.domain.rooms_picture import WeekHours as Week
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.room_bar import RoomBar
from netcrm.ui.widgets.room_mark import RoomLabel
from netcrm.ui.widgets.week_chart import WeekChart, WeekHours
from netcrm.words import rooms
from netcrm.words.numbers import hours, per_cent, short_hours
from netcrm.words.words import Words

NAME_WIDTH = 132
LEAST_WHOLE = 0.6
"""The share that fills a bar's width, unless one is greater."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Line:
    """The widgets of one room's line."""

    def __init__(self, grid: QGridLayout, number: int, room: Room | None, words: Words) -> None:
        self._words = words
        self.name = RoomLabel(room, words.room(room))
        self.name.setFixedWidth(NAME_WIDTH)
        self.bar = RoomBar(room, thick=True)
        self.share = PlainLabel("", Role.NAME)
        self.target = PlainLabel("", Role.SECOND, "text2")
        self.hours = PlainLabel("", Role.SECOND, "text2")
        self.parts: tuple[QWidget, ...] = (self.name, self.bar, self.share, self.target, self.hours)
        for column, part in enumerate(self.parts):
            grid.addWidget(part, number, column)
        for label in (self.share, self.target, self.hours):
            label.setAlignment(_RIGHT)

    def set(self, share: RoomShare, whole: float) -> None:
        """Show a share; ``whole`` fills the bar's width."""
        words = self._words
        self.share.setText(per_cent(share.share))
        target = None if share.target is None else share.target / 100
        told = "" if share.target is None else words.tr("of {target}", target=per_cent(share.target))
        self.target.setText(told)
        self.hours.setText(words.tr("{hours} h", hours=hours(share.hours)))
        self.bar.set(share.share / 100, target, rooms.spoken(share, words), whole=whole)

    def show_if(self, wanted: bool) -> None:
        """Show or hide the line."""
        for part in self.parts:
            show_if(part, wanted)


class TimeCard(Card):
    """Rooms and weeks of one window.

    Signals:
        targets_asked(): change the targets.
        events_asked(): show the events.
    """

    targets_asked = Signal()
    events_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Where your time goes"), "insights.time", parent=parent)
        self._words = words
        self._today = date.min
        targets = LinkButton(words.tr("Change targets"), "insights.time.targets")
        targets.clicked.connect(self.targets_asked)
        self.add_action(targets)
        self._empty = EmptyState("insights.time.empty")
        self._empty.set(
            words.tr(
                "No hours in these weeks. Say of an event that you attended it, and its time counts here."
            ),
            words.tr("Open events"),
        )
        self._empty.acted.connect(self.events_asked)
        self._places = QStackedWidget()
        self._places.addWidget(self._figures())
        self._places.addWidget(self._empty)
        self.add(self._places, 1)

    def set(self, picture: RoomsPicture) -> None:
        """Show a window."""
        shares, words = picture.shares, self._words
        self._today = shares.window.last
        self._places.setCurrentIndex(0 if shares.hours else 1)
        told = words.tr(
            "{hours} hours in {count} meetings", hours=hours(shares.hours), count=picture.meetings
        )
        if picture.meetings == 1:
            told = words.tr("{hours} hours in 1 meeting", hours=hours(shares.hours))
        self.set_hint(told if shares.hours else "")
        most = max(max(share.share, share.target or 0) for share in shares.shares) / 100
        for share in shares.shares:
            self._lines[share.room].set(share, max(LEAST_WHOLE, most))
        self._lines[None].show_if(shares.of(None).hours > 0)
        self._show_weeks(picture)
        sentences = (rooms.balance(shares, words), rooms.weeks_over(picture, picture.week.cap_hours, words))
        self._sentence.setText(" ".join(each for each in sentences if each))

    def _show_weeks(self, picture: RoomsPicture) -> None:
        words, cap = self._words, picture.week.cap_hours or 0.0
        weeks = [WeekHours(self._told(week), dict(week.hours)) for week in picture.by_week]
        cap_words = words.tr("your cap, {hours} h", hours=short_hours(cap)) if cap else ""
        spoken = words.tr("Hours each week, {count} weeks", count=len(weeks))
        self._chart.set(weeks, cap, cap_words, spoken)

    def _told(self, week: Week) -> str:
        words = self._words
        spent = [(room, told) for room, told in week.hours if told]
        day = words.date(week.first, self._today)
        if not spent:
            return words.tr("Week of {day}: no hours", day=day)
        parts = ", ".join(f"{words.room(room)} {hours(told)}" for room, told in spent)
        whole = hours(sum(told for _, told in spent))
        return words.tr("Week of {day}: {hours} hours ({parts})", day=day, hours=whole, parts=parts)

    def _figures(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        every: tuple[Room | None, ...] = (*Room, None)
        self._lines = {room: _Line(grid, at, room, self._words) for at, room in enumerate(every)}
        self._chart = WeekChart()
        self._chart.setObjectName("insights.time.weeks")
        self._sentence = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._sentence.setObjectName("insights.time.sentence")
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addSpacing(6)
        column.addWidget(PlainLabel(self._words.tr("Hours each week"), Role.LABEL, "text2"))
        column.addWidget(self._chart, 1)
        column.addWidget(self._sentence)
        return made
