"""The page of one event (picture 04): what is settled, who comes, what to raise there."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.briefing import compose
from netcrm.domain.briefing_facts import BriefingFacts
from netcrm.domain.cards import EventDetail
from netcrm.domain.event import EventStatus
from netcrm.domain.owner import Pitch
from netcrm.reads import briefing as briefing_reads
from netcrm.reads import events as event_reads
from netcrm.reads import owner as owner_reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.views.events import face
from netcrm.ui.views.events.guests import GuestCards
from netcrm.ui.views.events.side import SideCards
from netcrm.ui.views.events.strip import QuestionBar, Strip
from netcrm.ui.widgets.overlay_scroll import OverlayScroll
from netcrm.words.words import Words

SIDE, NARROW_SIDE = 320, 288
GAP = 16


class EventPage(QWidget):
    """One event.

    Args:
        bridge: to the desk.
        words: says everything.

    Attributes:
        detail: what is shown; None before the first event.
        guests: the two cards of people.
        side: the cards of the right column.
        strip: the strip at the top.

    Signals:
        go_asked(str, object): another view is to be shown: its subject, and a key there.
        answered(EventStatus): what became of the event was said.
        request_asked(int, bool): a contact asks for an introduction there, or, with True, is asked for.
    """

    go_asked = Signal(str, object)
    answered = Signal(EventStatus)
    request_asked = Signal(int, bool)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge, self.words = bridge, words
        self.detail: EventDetail | None = None
        self.strip = Strip(bridge, words)
        self.question = QuestionBar(words)
        self.question.answered.connect(self.answered)
        self.guests = GuestCards(bridge, words, self)
        self.side = SideCards(bridge, words, self)
        self.side.opened.connect(self.go_asked)
        for table in (self.guests.known_table, self.guests.strangers_table):
            table.contact_asked.connect(self._open_contact)
            table.request_asked.connect(self.request_asked)
        self._right = QWidget()
        self._compose()

    def show_event(self, event: int) -> None:
        """Read an event and show it; what takes longer follows.

        Raises:
            Refused: ``record.missing``.
        """
        detail = self.bridge.ask(event_reads.detail, event)
        pitches = self.bridge.ask(owner_reads.pitches)
        if self.detail is None or self.detail.row.event.id != event:
            self.side.clear_facts()
        self._show(detail, pitches[0] if pitches else None, self.bridge.now())
        now = self.bridge.now()
        self.bridge.ask_later("events.facts", briefing_reads.facts, event, now=now, then=self._show_facts)

    def set_narrow(self, narrow: bool) -> None:
        """Give the people the room."""
        self._right.setFixedWidth(NARROW_SIDE if narrow else SIDE)
        self.guests.set_narrow(narrow)
        self.strip.set_narrow(narrow)

    def focus_target(self) -> QWidget:
        """Where the keyboard starts."""
        tables = (self.guests.known_table, self.guests.strangers_table)
        return next((table for table in tables if table.rows.rowCount()), self.guests.paste)

    def panes(self) -> tuple[QWidget, ...]:
        """People known, strangers, the right column."""
        return (self.guests.known, self.guests.strangers, self._right)

    def _show(self, detail: EventDetail, pitch: Pitch | None, now: datetime) -> None:
        self.detail = detail
        zone = str(getattr(now.tzinfo, "key", ""))
        self.strip.show_detail(detail, zone)
        self.question.setVisible(face.is_open_question(detail.row.event, now))
        self.guests.show_detail(detail, now)
        self.side.show_detail(detail, pitch, now)

    def _show_facts(self, facts: BriefingFacts) -> None:
        if self.detail is None or facts.event.id != self.detail.row.event.id:
            return
        briefing = compose(facts, discreet=False, today=self.bridge.today)
        whys = {
            one.contact: face.why_words(self.words, one.whys[0]) for one in briefing.strangers if one.whys
        }
        self.guests.show_whys(whys)
        self.side.show_facts(facts, self.bridge.now())

    def _open_contact(self, contact: int) -> None:
        self.go_asked.emit("contacts", contact)

    def _compose(self) -> None:
        content = QWidget()
        across = QHBoxLayout(content)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.strip)
        left.addWidget(self.question)
        left.addWidget(self.guests.known)
        left.addWidget(self.guests.strangers)
        left.addStretch(1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        for card in self.side.cards():
            right.addWidget(card)
        right.addStretch(1)
        across.addLayout(left, 1)
        across.addWidget(self._right)
        self.set_narrow(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(OverlayScroll(content, "events.page"))
