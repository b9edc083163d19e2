"""Insights: where the time goes, and who should meet (picture 07)."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.matching import Match
from netcrm.domain.rooms import DEFAULT_WEEKS, WINDOWS
from netcrm.reads import insights, matches
from netcrm.reads.insights import Insights
from netcrm.ui.bridge import Bridge
from netcrm.ui.list_view import scrolling
from netcrm.ui.view import View
from netcrm.ui.views.insights.core_card import CoreCard
from netcrm.ui.views.insights.pairs_card import MOST, PairsCard
from netcrm.ui.views.insights.time_card import TimeCard
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words
from netcrm.work.desk import Change

WEEKS = "insights/weeks"
"""Setting of the screen: the window that was looked at last."""
MATCH_TABLES = frozenset(
    {"contact", "membership", "introduction", "favour", "group", "owner", "attendance", "event"}
)


class InsightsView(View):
    """Rooms, weeks and pairs of one window."""

    subject: ClassVar[str] = "insights"
    tables: ClassVar[frozenset[str] | None] = MATCH_TABLES | {"room_plan"}

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self._matches_day: date | None = None
        self._weeks = self._kept_weeks()
        self._segments = self._make_segments()
        self.head_extra = self._segments
        self._time, self._core, self._pairs = TimeCard(words), CoreCard(words), PairsCard(words)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(16)
        self._left.addWidget(self._time, 1)
        self._left.addWidget(self._core)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(16)
        self._line.addWidget(scrolling(left, "insights.scroll"), 13)
        self._line.addWidget(self._pairs, 12)
        self._connect()

    def title(self) -> str:
        """The view's name."""
        return self.words.tr("Insights")

    def panes(self) -> Sequence[QWidget]:
        """The list, for the arrow keys; then the figures."""
        return (self._pairs.list, self._time)

    def set_narrow(self, narrow: bool) -> None:
        """Closer together below 1180 px."""
        super().set_narrow(narrow)
        for layout in (self._left, self._line):
            layout.setSpacing(12 if narrow else 16)

    def refresh(self) -> None:
        """Ask for the window, and for the pairs where something they depend on was touched."""
        today, first = self.bridge.today, QLocale().firstDayOfWeek().value - 1
        self.bridge.ask_later("insights.window", insights.window, today, self._weeks, first, then=self._show)
        if self._matches_day != today:
            self._matches_day = today
            self.bridge.ask_later("insights.matches", matches.matches, today, MOST, then=self._show_matches)

    def _make_segments(self) -> Segments:
        tr = self.words.tr
        named = {4: tr("4 weeks"), 13: tr("13 weeks"), 52: tr("Year")}
        choices = [(str(weeks), named[weeks]) for weeks in WINDOWS]
        made = Segments("insights.weeks", tr("How far back"), choices, self)
        # Until the title row takes them.
        made.hide()
        made.choose(str(self._weeks))
        made.chosen.connect(self._choose)
        return made

    def _connect(self) -> None:
        self.bridge.changed.connect(self._note_matches)
        self._time.targets_asked.connect(lambda: self.go_asked.emit("settings", "rooms"))
        self._time.events_asked.connect(lambda: self.go_asked.emit("events", None))
        self._pairs.opened.connect(lambda key: self.go_asked.emit("contacts", key))
        self._pairs.contacts_asked.connect(lambda: self.go_asked.emit("contacts", None))

    def _kept_weeks(self) -> int:
        kept = str(self.settings.value(WEEKS, ""))
        return int(kept) if kept in {str(weeks) for weeks in WINDOWS} else DEFAULT_WEEKS

    def _choose(self, weeks: str) -> None:
        self._weeks = int(weeks)
        self.settings.setValue(WEEKS, weeks)
        self.stale()

    def _note_matches(self, change: Change) -> None:
        if change.tables & MATCH_TABLES:
            self._matches_day = None

    def _show(self, found: Insights) -> None:
        self._time.set(found.rooms)
        self._core.set(found.core)

    def _show_matches(self, found: Sequence[Match]) -> None:
        self._pairs.set(found)
