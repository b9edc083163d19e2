"""Events: the list, and the page of one event (PRODUCT.md 5, picture 04)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from netcrm.actions import events as event_actions
from netcrm.domain.cards import EventRow
from netcrm.domain.debrief import can_debrief
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.introduction import AskedBy
from netcrm.domain.refusal import Refused
from netcrm.reads import events as event_reads
from netcrm.reads import owner as owner_reads
from netcrm.ui.asking import RequestPreset, open_request
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.briefing import BriefingDialog
from netcrm.ui.dialogs.debrief import DebriefSheet
from netcrm.ui.view import View
from netcrm.ui.views.events import face
from netcrm.ui.views.events.add_people import AddPeopleSheet
from netcrm.ui.views.events.card import EventPage
from netcrm.ui.views.events.forms import EventSheet, PitchSheet
from netcrm.ui.views.events.list_page import ListPage
from netcrm.ui.views.events.paste import PasteSheet
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words


class EventsView(View):
    """A list first; an event's page after one was chosen. The crumb leads back to the list.

    Attributes:
        list: the first page.
        page: the page of one event.
    """

    subject: ClassVar[str] = "events"

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self._event: int | None = None
        self._rows: Sequence[EventRow] = ()
        self.list = ListPage(bridge, words)
        self.page = EventPage(bridge, words)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._print = PrimaryButton(self.tr("Print briefing"), "events.print_briefing", "printer")
        self._print.clicked.connect(self.print_briefing)
        self._debrief = PrimaryButton(self.tr("Write down"), "events.debrief", "pencil")
        self._debrief.clicked.connect(self.debrief)
        self._add = PlainButton(self.tr("Add event"), "events.add", "plus")
        self._add.clicked.connect(self.add_event)
        choices = [("coming", self.tr("Coming")), ("past", self.tr("Past")), ("all", self.tr("All"))]
        self._segments = Segments("events.segments", self.tr("Which events"), choices)
        self._segments.choose("all")
        self._segments.chosen.connect(self.list.choose)
        for widget in (self._print, self._debrief, self._add, self._segments):
            # The title row takes the one that belongs to the page in front.
            widget.setParent(self)
            widget.hide()
        self._listen()
        self._dress()

    def title(self) -> str:
        """The event's title, or the view's."""
        return self._shown.title if self._shown is not None else self.tr("Events")

    def crumb(self) -> str:
        """The list stands above an event's page."""
        return self.tr("Events") if self._event is not None else ""

    def hint(self) -> str:
        """What comes next."""
        return "" if self._event is not None else self.list.count_words()

    def refresh(self) -> None:
        """Read again what is in front; an event that is gone leads back to the list."""
        if self._event is not None:
            try:
                self.page.show_event(self._event)
            except Refused:
                self.open_key("")
                return
            self._dress()
        self.bridge.ask_later("events.rows", event_reads.rows, then=self._rows_came)

    def open_key(self, key: object) -> None:
        """Show an event by its id; anything else shows the list."""
        wanted = key if isinstance(key, int) and not isinstance(key, bool) else None
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        if wanted is not None:
            try:
                self.page.show_event(wanted)
            except Refused as refused:
                self.bridge.refused.emit(refused)
                wanted = None
        self._event = wanted
        self._pages.setCurrentWidget(self.page if wanted is not None else self.list)
        self._dress()
        if wanted is None:
            self.stale()
        if had_focus or self.isVisible():
            self._target().setFocus(Qt.FocusReason.OtherFocusReason)

    def current_key(self) -> object:
        """Id of the event in front; an empty word for the list, so that going back finds it."""
        return self._event if self._event is not None else ""

    def panes(self) -> Sequence[QWidget]:
        """The list, or the parts of the page."""
        return (self.list,) if self._event is None else self.page.panes()

    def set_narrow(self, narrow: bool) -> None:
        """Let the people have the room."""
        super().set_narrow(narrow)
        self.list.set_narrow(narrow)
        self.page.set_narrow(narrow)

    def drop_words(self) -> str:
        """Files dropped on an event's page are for its list."""
        return self.tr("Add to {title}").format(title=self._shown.title) if self._shown is not None else ""

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """What this view does for commands: add always; print, preview, edit and delete for one event."""
        found: dict[str, Callable[[], object]] = {"add.event": self.add_event}
        here = self._event if self._event is not None else self.list.current_key()
        if here is not None:
            found["people.edit"] = partial(self.edit_event, here)
            found["people.remove"] = partial(self.delete_event, here)
            found["event.print"] = partial(self.open_briefing, here)
            found["event.preview"] = partial(self.open_briefing, here)
        if self._can_debrief:
            found["event.debrief"] = self.debrief
        return found

    def add_event(self) -> None:
        """Open the form for a new event, and then its page."""
        sheet = EventSheet(self.bridge, self.words, self)
        sheet.kept.connect(self._go)
        sheet.open()

    def edit_event(self, event: int) -> None:
        """Open the form of an event."""
        EventSheet(self.bridge, self.words, self, event=self.bridge.ask(event_reads.get, event)).open()

    def delete_event(self, event: int) -> None:
        """Delete an event; a banner offers Undo."""
        title = self.bridge.ask(event_reads.get, event).title
        self.bridge.do(event_actions.delete, event, now=self.bridge.now(), then=partial(self._deleted, title))

    def answer(self, event: int, status: EventStatus) -> None:
        """Say what became of an event."""
        self.bridge.do(event_actions.answer, event, status, now=self.bridge.now())

    def print_briefing(self) -> None:
        """Open the sheet of the event in front."""
        if self._event is not None:
            self.open_briefing(self._event)

    def open_briefing(self, event: int) -> None:
        """Open the sheet of an event, ready to print."""
        dialog = BriefingDialog(self.bridge, self.words, self, event)
        dialog.told.connect(self._told)
        dialog.open()

    def debrief(self) -> None:
        """Open the sheet on which the event in front is written down."""
        if self._event is not None:
            sheet = DebriefSheet(self.bridge, self.words, self, self._event)
            sheet.written.connect(self._wrote_down)
            sheet.open()

    def paste_guests(self) -> None:
        """Open the sheet for a pasted guest list."""
        if self._shown is not None:
            PasteSheet(self.bridge, self.words, self, self._shown).open()

    def add_people(self) -> None:
        """Open the sheet that puts people on the list by name."""
        if self._shown is not None:
            AddPeopleSheet(self.bridge, self.words, self, self._shown).open()

    def ask_for_introduction(self, contact: int, is_target: bool) -> None:
        """Write down what is asked at the event in front: by this contact, or for them."""
        event = self._shown
        there = event is not None and event.starts_at <= self.bridge.now()
        preset = RequestPreset(
            requester=None if is_target else contact,
            target=contact if is_target else None,
            asked_by=AskedBy.IN_PERSON if there else None,
            asked_on=event.on if event is not None and there else None,
        )
        open_request(self.bridge, self.words, self, self.go_asked.emit, preset)

    def edit_pitch(self) -> None:
        """Open the form for a new version of the pitch."""
        pitches = self.bridge.ask(owner_reads.pitches)
        PitchSheet(self.bridge, self.words, self, pitch=pitches[0] if pitches else None).open()

    @property
    def _can_debrief(self) -> bool:
        """Whether there can be anything to write down of the event in front."""
        return self._shown is not None and can_debrief(self._shown, self.bridge.now())

    @property
    def _shown(self) -> Event | None:
        """The event on the page in front."""
        if self._event is None or self.page.detail is None:
            return None
        return self.page.detail.row.event

    def _listen(self) -> None:
        self.list.opened.connect(self._go)
        self.list.answered.connect(self.answer)
        self.list.edit_asked.connect(self.edit_event)
        self.list.removed.connect(self.delete_event)
        self.list.add_asked.connect(self.add_event)
        self.page.go_asked.connect(self.go_asked)
        self.page.answered.connect(self._answer_here)
        self.page.request_asked.connect(self.ask_for_introduction)
        self.page.strip.edit_asked.connect(self._edit_here)
        self.page.strip.menu_asked.connect(self._open_menu)
        self.page.guests.paste.clicked.connect(self.paste_guests)
        self.page.guests.add.clicked.connect(self.add_people)
        self.page.side.pitch_asked.connect(self.edit_pitch)

    def _rows_came(self, rows: Sequence[EventRow]) -> None:
        self._rows = rows
        self.list.show_rows(rows)
        if self._event is None:
            self.head_changed.emit()

    def _go(self, event: int) -> None:
        # Through the window, so that Back leads here again.
        self.go_asked.emit(self.subject, event)

    def _edit_here(self) -> None:
        if self._event is not None:
            self.edit_event(self._event)

    def _answer_here(self, status: EventStatus) -> None:
        if self._event is not None:
            self.answer(self._event, status)

    def _deleted(self, title: str, _answer: object = None) -> None:
        undo = NoticeAction(text=self.tr("Undo"), name="events.undo", act=self._undo)
        self.say(NoticeKind.DONE, self.tr("Deleted the event {title}").format(title=title), actions=(undo,))

    def _wrote_down(self, words: str, _event: object) -> None:
        undo = NoticeAction(text=self.tr("Undo"), name="debrief.undo", act=self._undo)
        self.say(NoticeKind.DONE, words, actions=(undo,))

    def _undo(self) -> None:
        self.run_asked.emit("edit.undo")

    def _told(self, words: str) -> None:
        self.say(NoticeKind.DONE, words)

    def _open_menu(self, place: QPoint) -> None:
        event = self._shown
        if event is None:
            return
        menu = QMenu(self)
        menu.setObjectName("events.page_menu")
        menu.addAction(self.tr("Edit event...")).triggered.connect(lambda: self.edit_event(event.id))
        if self._can_debrief:
            # The title row has the other button then.
            menu.addAction(self.tr("Print briefing...")).triggered.connect(self.print_briefing)
        if event.group is not None:
            menu.addAction(self.tr("Plan the next one...")).triggered.connect(lambda: self._plan_next(event))
        if face.has_ended(event, self.bridge.now()) or event.status is not EventStatus.PLANNED:
            statuses = tuple(EventStatus)
        else:
            statuses = (EventStatus.PLANNED, EventStatus.CANCELLED)
        menu.addSeparator()
        for status in statuses:
            action = menu.addAction(self.words.name(status))
            action.setCheckable(True)
            action.setChecked(event.status is status)
            action.triggered.connect(partial(self._menu_answered, event.id, status))
        menu.addSeparator()
        menu.addAction(self.tr("Delete event")).triggered.connect(lambda: self.delete_event(event.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _menu_answered(self, event: int, status: EventStatus, _checked: bool = False) -> None:
        self.answer(event, status)

    def _plan_next(self, event: Event) -> None:
        sheet = EventSheet(self.bridge, self.words, self, group=event.group)
        sheet.kept.connect(self._go)
        sheet.open()

    def _target(self) -> QWidget:
        return self.list.focus_target() if self._event is None else self.page.focus_target()

    def _dress(self) -> None:
        """Put what belongs to the page in front into the title row."""
        on_page = self._event is not None
        written = self._debrief if self._can_debrief else self._print
        self.head_action = written if on_page else self._add
        self.head_extra = None if on_page else self._segments
        self.head_changed.emit()
