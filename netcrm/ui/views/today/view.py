"""Today: what there is to do, and where the time goes (pictures 01, 10, 11)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar
from urllib.parse import quote

from PySide6.QtCore import QLocale, QSettings, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from netcrm.actions import events, followups, introductions
from netcrm.domain.cadence import put_off
from netcrm.domain.cards import OwedRow
from netcrm.domain.event import EventStatus
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.matching import Match
from netcrm.domain.refusal import Refused
from netcrm.reads import matches
from netcrm.reads import today as first_page
from netcrm.reads.today import StuckRow, Today
from netcrm.ui.bridge import Bridge, OnRefused, Then
from netcrm.ui.commands import command
from netcrm.ui.dialogs.put_off import PutOff, ask_later
from netcrm.ui.list_view import scrolling
from netcrm.ui.view import View
from netcrm.ui.views.today.agenda import AgendaCard
from netcrm.ui.views.today.balance import RoomsCard, WeekCard
from netcrm.ui.views.today.columns import Columns
from netcrm.ui.views.today.first_run import FirstRun
from netcrm.ui.views.today.flagged import FlaggedCard
from netcrm.ui.views.today.owed import FollowUpCard
from netcrm.ui.views.today.pairs import MOST, PairsCard
from netcrm.ui.views.today.stuck import AGAIN_AFTER, StuckCard
from netcrm.ui.views.today.waiting import ReferralsCard
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.link_line import open_target
from netcrm.words import greetings
from netcrm.words.words import Words
from netcrm.work.desk import Change

ADD = ("add.contact", "add.group", "add.event", "add.referral")
MATCH_TABLES = frozenset(
    {"contact", "membership", "introduction", "favour", "group", "owner", "attendance", "event"}
)
LOOK_EVERY = 30_000
"""Milliseconds between two looks at whether an event has ended or the day is another one."""


class TodayView(View):
    """The first page.

    Args:
        bridge: to the desk.
        words: of the owner.
        settings: of the screen.
        log_contact: opens "Log contact" for the contact of this id; the usual form unless told otherwise.
        opener: hands an address (mailto) to the system; tells whether it did.
    """

    subject: ClassVar[str] = "today"

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        settings: QSettings,
        log_contact: Callable[[int], object] | None = None,
        opener: Callable[[str], bool] = open_target,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self._log_contact, self._opener = log_contact or self._open_log, opener
        self._page: Today | None = None
        self._matches: Sequence[Match] = ()
        self._matches_day: date | None = None
        self._make_cards()
        self._columns = Columns(
            (self._agenda, self._owed, self._stuck, self._pairs),
            (self._flagged, self._week, self._rooms, self._waiting),
        )
        self._first_run = FirstRun(words)
        self._places = QStackedWidget()
        self._places.addWidget(scrolling(self._columns, "today.scroll"))
        self._places.addWidget(scrolling(self._first_run, "today.first_run.scroll"))
        self._places.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._places)
        self.head_action = self._add_button()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY)
        self._clock.timeout.connect(self._look)

    def title(self) -> str:
        """The day in full; plain "Today" while there is nothing yet."""
        if self._page is None or self._page.is_new:
            return self.words.tr("Today")
        return greetings.heading(self.bridge.today, self.words)

    def hint(self) -> str:
        """A greeting, and how many people wait."""
        if self._page is None or self._page.is_new:
            return ""
        hello = greetings.greeting(self.bridge.now(), self._page.owner.name, self.words)
        return f"{hello} {greetings.to_write(self._page.to_write, self.words)}"

    def panes(self) -> Sequence[QWidget]:
        """Follow-ups first, for the keys act there; then the columns."""
        if self._page is not None and self._page.is_new:
            return (self._first_run,)
        return (self._owed.list, self._columns.left, self._columns.right)

    def set_narrow(self, narrow: bool) -> None:
        """Take the layout of the smallest window, or of a wide one."""
        super().set_narrow(narrow)
        self._columns.set_narrow(narrow)
        self._owed.set_narrow(narrow)
        if self._page is not None:
            self._show_page(self._page)
        self._pairs.set(self._matches, narrow=narrow)

    def refresh(self) -> None:
        """Ask for the page, and for the pairs where something they depend on was touched."""
        locale_day = QLocale().firstDayOfWeek().value - 1
        self.bridge.ask_later(
            "today.page", first_page.page, self.bridge.now(), locale_day, then=self._page_came
        )
        if self._matches_day != self.bridge.today:
            self._matches_day = self.bridge.today
            self.bridge.ask_later(
                "today.matches", matches.matches, self.bridge.today, MOST, then=self._matches_came
            )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Look at the clock while the page is shown."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let the clock be."""
        super().hideEvent(event)
        self._clock.stop()

    def _make_cards(self) -> None:
        words = self.words
        self._agenda, self._owed, self._pairs = AgendaCard(words), FollowUpCard(words), PairsCard(words)
        self._flagged, self._week = FlaggedCard(words), WeekCard(words)
        self._rooms, self._waiting = RoomsCard(words), ReferralsCard(words)
        self._stuck = StuckCard(words)
        for card in (
            self._agenda,
            self._owed,
            self._stuck,
            self._pairs,
            self._flagged,
            self._week,
            self._rooms,
            self._waiting,
        ):
            card.hide()

    def _connect(self) -> None:
        self.bridge.changed.connect(self._note_matches)
        self._agenda.opened.connect(lambda key: self.go_asked.emit("events", key))
        self._agenda.debrief_asked.connect(self._debrief)
        self._agenda.answered.connect(self._answer)
        self._agenda.calendar_asked.connect(lambda: self.go_asked.emit("events", None))
        self._owed.opened.connect(self._open_contact)
        self._owed.done_asked.connect(self._tick)
        self._owed.put_off_asked.connect(self._put_off)
        self._owed.mail_asked.connect(self._mail)
        self._connect_stuck()
        self._pairs.opened.connect(self._open_contact)
        self._pairs.all_asked.connect(lambda: self.go_asked.emit("insights", None))
        self._flagged.opened.connect(lambda key: self.go_asked.emit("introductions", key))
        self._rooms.details_asked.connect(lambda: self.go_asked.emit("insights", None))
        self._waiting.opened.connect(lambda key: self.go_asked.emit("referrals", key))
        self._waiting.all_asked.connect(lambda: self.go_asked.emit("referrals", None))
        self._first_run.run_asked.connect(self.run_asked)
        self._first_run.targets_asked.connect(lambda: self.go_asked.emit("settings", "rooms"))

    def _connect_stuck(self) -> None:
        stuck = self._stuck
        stuck.opened.connect(lambda key: self.go_asked.emit("introductions", key))
        stuck.all_asked.connect(lambda: self.go_asked.emit("introductions", None))
        stuck.answered.connect(
            lambda key, told: self.bridge.do(introductions.answer_of_target, key, told, now=self.bridge.now())
        )
        stuck.turned_out.connect(
            lambda key, told: self.bridge.do(introductions.turn_out, key, told, now=self.bridge.now())
        )
        stuck.chased.connect(self._chase)
        stuck.put_off_asked.connect(self._ask_later)

    def _add_button(self) -> PlainButton:
        button = PlainButton(self.words.tr("Add"), "today.add", "plus", parent=self)
        # Until the title row takes it.
        button.hide()
        menu = QMenu(button)
        menu.setObjectName("today.add.menu")
        for command_id in ADD:
            declared = command(command_id)
            action = menu.addAction(f"{declared.words}\t{declared.shown_keys}")
            action.triggered.connect(lambda _=False, each=command_id: self.run_asked.emit(each))
        button.setMenu(menu)
        return button

    def _page_came(self, page: Today) -> None:
        self._page = page
        self._show_page(page)
        self.head_changed.emit()

    def _show_page(self, page: Today) -> None:
        today = self.bridge.today
        self._places.setCurrentIndex(1 if page.is_new else 0)
        self._places.show()
        if page.is_new:
            self._first_run.set({plan.room: plan.target for plan in page.rooms.plans})
            return
        self._agenda.set(page.unanswered, page.unanswered_count, page.coming, today, narrow=self.narrow)
        self._owed.set(page.due, page.soon, page.kinds, page.emails, today)
        self._flagged.set(page.flagged)
        self._week.set(page.rooms.week)
        self._rooms.set(page.rooms)
        self._waiting.set(page.referrals, today)
        self._stuck.set(page.stuck, today)

    def _matches_came(self, found: Sequence[Match]) -> None:
        self._matches = found
        self._pairs.set(found, narrow=self.narrow)

    def _note_matches(self, change: Change) -> None:
        if change.tables & MATCH_TABLES:
            self._matches_day = None

    def _look(self) -> None:
        now = self.bridge.now()
        if self._page is not None and (self._ended(now) or now.date() != self._seen_day):
            self.stale()

    def _ended(self, now: datetime) -> bool:
        return self._page is not None and self._page.changes_at is not None and now >= self._page.changes_at

    def _open_contact(self, key: int) -> None:
        self.go_asked.emit("contacts", key)

    def _debrief(self, key: int) -> None:
        """Show an event and, over it, the sheet on which it is written down."""
        self.go_asked.emit("events", key)
        self.run_asked.emit("event.debrief")

    def _answer(self, key: int, status: EventStatus) -> None:
        self.bridge.do(events.answer, key, status, now=self.bridge.now())

    def _tick(self, row: OwedRow) -> None:
        """A follow-up is done; a cadence wants to hear what the contact was."""
        if row.owed.follow_up is None:
            self._log_contact(row.person.id)
        else:
            self.bridge.do(followups.do, row.owed.follow_up.id, now=self.bridge.now())

    def _open_log(self, key: int) -> None:
        from netcrm.ui.views.contacts.forms import LogContact

        LogContact(self.bridge, self.words, self, key).open()

    def _put_off(self, row: OwedRow, until: date | None) -> None:
        if until is not None:
            self._keep_put_off(row, until, None, None)
            return
        sheet = PutOff(
            row.person.name,
            lambda day, then, refused: self._keep_put_off(row, day, then, refused),
            self.words,
            self,
        )
        sheet.open()

    def _keep_put_off(self, row: OwedRow, until: date, then: Then, refused: OnRefused) -> None:
        now, follow_up = self.bridge.now(), row.owed.follow_up
        if follow_up is not None:
            self.bridge.do(followups.put_off, follow_up.id, until, now=now, then=then, refused=refused)
            return
        # A cadence has no row to put off: it becomes a follow-up, and its first due date stays.
        kept = FollowUp(
            contact=row.person.id,
            kind=FollowUpKind.WRITE,
            due_on=row.owed.due_on,
            why=self.words.tr("Keep in touch"),
        )
        try:
            later = put_off(kept, until, now.date())
        except Refused as no:
            (refused or self.bridge.refused.emit)(no)
            return
        self.bridge.do(followups.add, later, now=now, then=then, refused=refused)

    def _chase(self, row: StuckRow) -> None:
        """Write again, and ask again after a week."""
        from netcrm.ui.views.today.chasing import chase

        if chase(self, row.row.introduction, self._opener):
            self._ask_later(row, self.bridge.today + timedelta(days=AGAIN_AFTER))

    def _ask_later(self, row: StuckRow, until: date | None) -> None:
        ask_later(self.bridge, self.words, self, row.row, row.stuck, until)

    def _mail(self, row: OwedRow) -> None:
        email = self._page.emails.get(row.person.id, "") if self._page is not None else ""
        if email:
            self._opener(f"mailto:{quote(email, safe='@')}")
