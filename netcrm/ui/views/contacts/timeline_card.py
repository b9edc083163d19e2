"""What happened with a contact, and the line for a note that may become a reminder (picture 02)."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget

from netcrm.actions import followups, interactions
from netcrm.domain import reminders
from netcrm.domain.cards import ContactDetail
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.referral_duties import Duty, ReferralDuty
from netcrm.domain.timeline import TimelineEntry, TimelineKind
from netcrm.ui.bridge import Bridge
from netcrm.ui.icons import icon
from netcrm.ui.theme import Role
from netcrm.ui.views.contacts import said
from netcrm.ui.views.contacts.face import SEGMENTS, is_shown, timeline_face
from netcrm.ui.widgets.buttons import IconButton, PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.segments import Segments
from netcrm.ui.widgets.timeline_list import TimelineList
from netcrm.words.words import Words

_LOOKS = {
    Duty.CHECK: "Ask how it went.",
    Duty.CALL: "Call them.",
    Duty.TELL_GIVER: "Tell {name} that you called.",
    Duty.ASK_OUTCOME: "Ask what came of it.",
    Duty.THANK: "Thank {name}.",
}
_DELETABLE = frozenset(
    {TimelineKind.INTERACTION, TimelineKind.FAVOUR, TimelineKind.ASK, TimelineKind.REFERRAL}
)


class TimelineCard(Card):
    """Note line, reminder offer, segments and the entries.

    Signals:
        opened(TimelineEntry): open this entry.
        delete_asked(TimelineEntry): delete what it stands for.
    """

    opened = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Timeline"), "contacts.timeline_card", parent=parent)
        self._bridge, self._words = bridge, words
        self._detail: ContactDetail | None = None
        self._duties: Mapping[int, ReferralDuty] = {}
        self._shown: list[TimelineEntry] = []
        self._drafts: dict[int, str] = {}
        self._segments = self._make_segments()
        self.add_action(self._segments)
        self.note = self._make_note()
        self.add(self.note)
        self._offer = _ReminderOffer(words)
        self._offer.accepted.connect(self._remind)
        self.add(self._offer)
        self.list = TimelineList("contacts.timeline", self.tr("Timeline"))
        self.list.opened.connect(lambda number: self.opened.emit(self._shown[number]))
        self.list.menu_asked.connect(self._open_menu)
        self.add(self.list)
        self._empty = PlainLabel("", Role.BODY, "text2", wrap=True)
        self.add(self._empty)
        self.body.addStretch(1)

    def show_timeline(self, detail: ContactDetail, duties: Mapping[int, ReferralDuty]) -> None:
        """Show what happened with somebody; a note half written stays with whom it is about."""
        before = self._detail.card.contact.id if self._detail is not None else 0
        now = detail.card.contact.id
        if before != now:
            self._drafts[before] = self.note.text()
            self.note.setText(self._drafts.pop(now, ""))
            self._offer.withdraw()
        self._detail, self._duties = detail, duties
        self._fill()

    def _make_segments(self) -> Segments:
        told = {
            "all": self.tr("All"),
            "met": self.tr("Met"),
            "favours": self.tr("Favours"),
            "notes": self.tr("Notes"),
        }
        segments = Segments("contacts.segments", self.tr("Show"), [(each, told[each]) for each in SEGMENTS])
        segments.chosen.connect(lambda _: self._fill())
        return segments

    def _make_note(self) -> QLineEdit:
        note = QLineEdit()
        note.setObjectName("contacts.note")
        note.setAccessibleName(self.tr("Write a note"))
        note.setPlaceholderText(self.tr("Write a note. “Next Friday” becomes a reminder."))
        note.setAcceptDrops(False)
        note.addAction(icon("note", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        note.returnPressed.connect(self._write)
        return note

    def _fill(self) -> None:
        if self._detail is None:
            return
        segment, today = self._segments.choice, self._bridge.today
        name = said.called(self._detail.card.contact)
        self._shown = [entry for entry in self._detail.timeline if is_shown(entry, segment)]
        self.list.set_lines(
            [
                timeline_face(self._words, entry, name, today, look=self._look(entry, name))
                for entry in self._shown
            ]
        )
        show_if(self.list, bool(self._shown))
        show_if(self._empty, not self._shown)
        self._empty.setText(self._nothing(segment))

    def _nothing(self, segment: str) -> str:
        if self._detail is not None and self._detail.timeline:
            return self.tr("Nothing of this kind so far.")
        return self.tr("Nothing recorded yet. Log a contact, or write a note above.") if segment else ""

    def _look(self, entry: TimelineEntry, name: str) -> str:
        duty = self._duties.get(entry.id) if entry.kind is TimelineKind.REFERRAL else None
        if duty is None or duty.due_on > self._bridge.today:
            return ""
        return self._words.tr(_LOOKS[duty.duty], name=name)

    def _write(self) -> None:
        text = self.note.text().strip()
        if not text or self._detail is None:
            return
        contact = self._detail.card.contact.id
        now = self._bridge.now()
        self._bridge.do(
            interactions.log,
            (contact,),
            InteractionKind.NOTE,
            text,
            now=now,
            then=partial(self._was_written, contact, text, now.date()),
        )

    def _was_written(self, contact: int, text: str, today: date, _answer: object = None) -> None:
        if self._detail is None or self._detail.card.contact.id != contact:
            self._drafts.pop(contact, None)
            return
        if self.note.text().strip() == text:
            self.note.clear()
        day = reminders.day_in(text, today)
        if day is not None:
            self._offer.offer(contact, text, day, today)

    def _remind(self, contact: int, text: str, day: date) -> None:
        reminder = FollowUp(contact=contact, kind=FollowUpKind.CHECK, due_on=day, why=text)
        self._bridge.do(followups.add, reminder, now=self._bridge.now())

    def _open_menu(self, number: int, at: QPoint) -> None:
        entry = self._shown[number]
        menu = QMenu(self)
        menu.setObjectName("contacts.entry_menu")
        menu.addAction(icon("pencil"), self.tr("Open")).triggered.connect(lambda: self.opened.emit(entry))
        if entry.kind in _DELETABLE:
            delete = menu.addAction(icon("trash"), self.tr("Delete"))
            delete.triggered.connect(lambda: self.delete_asked.emit(entry))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


class _ReminderOffer(QFrame):
    """Offers to be reminded on the day that a note named.

    Signals:
        accepted(int, str, object): contact, the note, the day.
    """

    accepted = Signal(int, str, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._what: tuple[int, str, date] | None = None
        self.setObjectName("contacts.reminder_offer")
        self.setProperty("inset", "accent")
        self._told = PlainLabel("", Role.BODY, wrap=True)
        accept = PlainButton(self.tr("Remind me"), "contacts.reminder", "bell", small=True)
        leave = IconButton(self.tr("No reminder"), "contacts.no_reminder", "x")
        accept.clicked.connect(self._accept)
        leave.clicked.connect(self.withdraw)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(8)
        line.addWidget(self._told, 1)
        line.addWidget(accept)
        line.addWidget(leave)
        self.hide()

    def offer(self, contact: int, text: str, day: date, today: date) -> None:
        """Name the day and wait."""
        self._what = (contact, text, day)
        named = f"{self._words.weekday(day)}, {self._words.date(day, today)}"
        self._told.setText(self.tr("The note is kept. Shall it come back on {day}?").format(day=named))
        show_if(self, True)

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self._what = None
        self.hide()

    def _accept(self) -> None:
        if self._what is not None:
            self.accepted.emit(*self._what)
        self.withdraw()
