"""What the owner does with contacts from the view: forms to open, changes to make, banners to say."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from netcrm.actions import contacts as contact_actions
from netcrm.actions import favours, followups, interactions
from netcrm.actions import referrals as referral_actions
from netcrm.domain.cards import ContactDetail
from netcrm.domain.erasure import ErasureReport, HeldCopy
from netcrm.domain.favour import Ask, Favour
from netcrm.domain.followup import FollowUp
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.domain.timeline import TimelineEntry, TimelineKind
from netcrm.reads import contacts, erasing, history
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import Sheet
from netcrm.ui.icons import icon
from netcrm.ui.views.contacts import said
from netcrm.ui.views.contacts.contact_form import ContactForm
from netcrm.ui.views.contacts.forms import LogContact, RecordFavour
from netcrm.ui.views.contacts.small_forms import AskForm, FollowUpForm, TagForm, VouchForm
from netcrm.words.words import Words

CADENCES = (14, 28, 42, 91, 182, 364)
"""Days that the menu offers for keeping in touch."""
_OWN_VIEWS = {TimelineKind.REFERRAL: "referrals", TimelineKind.INTRODUCTION: "introductions"}


class ContactVerbs(QObject):
    """Carries out what the list, the card and their menus ask for.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: the view; forms open over its window.

    Signals:
        go_asked(str, object): show this thing in another view.
        run_asked(str): run a command of the window.
        deleted(str, list): contacts were deleted: what to say, and who they were.
        added(int): the contact of this id was added.
        export_asked(object): write these contacts, a list of ids, into a file.
        holdings_asked(int): write everything about this contact into a file.
        erased(object): a contact was erased for good: an `Erased`.
        copy_asked(object): put these contacts, a list of ids, on the clipboard.
    """

    go_asked = Signal(str, object)
    run_asked = Signal(str)
    deleted = Signal(str, list)
    added = Signal(int)
    export_asked = Signal(object)
    copy_asked = Signal(object)
    holdings_asked = Signal(int)
    erased = Signal(object)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._words, self._parent = bridge, words, parent

    def add(self) -> None:
        """Open the empty form."""
        form = ContactForm(self._bridge, self._words, self._parent)
        form.kept.connect(self.added)
        form.open()

    def edit(self, contact: int) -> None:
        """Open the form of a contact."""
        self._open(lambda: ContactForm(self._bridge, self._words, self._parent, contact))

    def log(self, contact: int | None) -> None:
        """Log a contact with somebody."""
        self._open(lambda: LogContact(self._bridge, self._words, self._parent, contact))

    def record_favour(self, contact: int | None) -> None:
        """Record something given or received."""
        self._open(lambda: RecordFavour(self._bridge, self._words, self._parent, contact))

    def add_follow_up(self, contact: int) -> None:
        """Add something to do for a contact."""
        self._open(lambda: FollowUpForm(self._bridge, self._words, self._parent, contact))

    def change_follow_up(self, follow_up: FollowUp) -> None:
        """Change something that is to be done."""
        self._open(lambda: FollowUpForm(self._bridge, self._words, self._parent, follow_up=follow_up))

    def record_ask(self, contact: int) -> None:
        """Keep what the owner asked for."""
        self._open(lambda: AskForm(self._bridge, self._words, self._parent, contact))

    def vouch(self, contact: int) -> None:
        """Say why the owner vouches for a contact."""
        self._open(lambda: VouchForm(self._bridge, self._words, self._parent, contact))

    def show_qr(self, contact: int) -> None:
        """Show a contact's card as a code to be scanned."""
        from netcrm.ui.dialogs.qr_card import QrSheet

        self._open(lambda: QrSheet(self._bridge, self._words, self._parent, contact))

    def tag(self, chosen: Sequence[int]) -> None:
        """Put tags on, or take them off."""
        self._open(lambda: TagForm(self._bridge, self._words, self._parent, chosen))

    def move(self, chosen: Sequence[int], room: Room | None) -> None:
        """See these contacts in a room."""
        if len(chosen) == 1:
            self._bridge.do(contact_actions.move, chosen[0], room, now=self._bridge.now())
        else:
            self._change(chosen, {"room": room})

    def keep_in_touch(self, chosen: Sequence[int], days: int | None) -> None:
        """Keep in touch every so many days; None for no cadence."""
        self._change(chosen, {"cadence_days": days})

    def delete(self, chosen: Sequence[int]) -> None:
        """Delete these contacts; a banner then offers to undo it."""
        named = self._bridge.ask(contacts.rows, tuple(chosen[:1])) if len(chosen) == 1 else []
        name = named[0].name if named else ""
        told = self._words.step(
            "contact.deleted" if name else "contacts.deleted", {"name": name, "count": len(chosen)}
        )
        self._bridge.do(
            contact_actions.delete,
            tuple(chosen),
            now=self._bridge.now(),
            then=lambda _: self.deleted.emit(told, list(chosen)),
        )

    def erase(self, contact: int) -> None:
        """Say what erasing somebody for good takes away, and erase them if the owner says so."""

        def show(report: ErasureReport) -> None:
            from netcrm.ui.dialogs.erase import EraseSheet

            sheet = EraseSheet(self._bridge, self._words, self._parent, report)
            sheet.erased.connect(self.erased)
            sheet.open()

        def look(copies: list[HeldCopy]) -> None:
            self._bridge.ask_later("contacts.erase", erasing.look, contact, copies, then=show)

        self._bridge.copies_holding(contact, then=look)

    def undo_deletion(self, step: int) -> None:
        """Undo that step while it is still the last one; else show the history."""
        lines = [line for line in self._bridge.ask(history.lines, 20) if not line.undone]
        self.run_asked.emit("edit.undo" if lines and lines[0].id == step else "edit.history")

    def last_step(self) -> int:
        """Id of the last step that stands."""
        lines = [line for line in self._bridge.ask(history.lines, 20) if not line.undone]
        return lines[0].id if lines else 0

    def merge(self, one: int, other: int) -> None:
        """Lay two contacts side by side, to make them one."""
        from netcrm.ui.dialogs.duplicates import DuplicatesSheet

        self._open(lambda: DuplicatesSheet(self._bridge, self._words, self._parent, (one, other)))

    def tell_apart(self, one: int, other: int) -> None:
        """Remember that two contacts are two people."""
        self._bridge.do(contact_actions.tell_apart, one, other, now=self._bridge.now())

    def tick(self, follow_up: FollowUp) -> None:
        """It is done."""
        self._bridge.do(followups.do, follow_up.id, now=self._bridge.now())

    def put_off(self, follow_up: FollowUp, days: int) -> None:
        """Let it turn up again so many days from today."""
        until = self._bridge.today + timedelta(days=days)
        self._bridge.do(followups.put_off, follow_up.id, until, now=self._bridge.now())

    def drop(self, follow_up: FollowUp) -> None:
        """Delete a follow-up."""
        self._bridge.do(followups.delete, follow_up.id, now=self._bridge.now())

    def open_favour(self, favour: Favour) -> None:
        """Open a favour, or what it came from."""
        if favour.introduction is not None:
            self.go_asked.emit("introductions", favour.introduction)
        elif favour.referral is not None:
            self.go_asked.emit("referrals", favour.referral)
        else:
            self._open(lambda: RecordFavour(self._bridge, self._words, self._parent, favour=favour))

    def open_entry(self, detail: ContactDetail, entry: TimelineEntry) -> None:
        """Open a line of the timeline: its form, or the view that it belongs to."""
        if entry.kind in _OWN_VIEWS:
            self.go_asked.emit(_OWN_VIEWS[entry.kind], entry.id)
        elif entry.kind is TimelineKind.EVENT:
            self._go_to_event(entry.id)
        elif entry.kind is TimelineKind.INTERACTION:
            self._open(lambda: self._interaction_form(entry.id))
        elif entry.kind is TimelineKind.FAVOUR:
            for favour in detail.favours:
                if favour.id == entry.id:
                    self.open_favour(favour)
        else:
            for ask in detail.asks:
                if ask.id == entry.id:
                    self._open(partial(self._ask_form, ask))

    def _interaction_form(self, identifier: int) -> LogContact:
        one = self._bridge.ask(contacts.interaction, identifier)
        return LogContact(self._bridge, self._words, self._parent, interaction=one)

    def _ask_form(self, ask: Ask) -> AskForm:
        return AskForm(self._bridge, self._words, self._parent, ask=ask)

    def _go_to_event(self, attendance: int) -> None:
        try:
            self.go_asked.emit("events", self._bridge.ask(contacts.event_of_attendance, attendance))
        except Refused as refused:
            self._bridge.refused.emit(refused)

    def delete_entry(self, entry: TimelineEntry) -> None:
        """Delete what a line of the timeline stands for; presence at an event is changed with the event."""
        acts = {
            TimelineKind.INTERACTION: interactions.delete,
            TimelineKind.FAVOUR: favours.delete,
            TimelineKind.ASK: favours.delete_ask,
            TimelineKind.REFERRAL: referral_actions.delete,
        }
        if entry.kind in acts:
            self._bridge.do(acts[entry.kind], entry.id, now=self._bridge.now())

    def fill_room_menu(self, menu: QMenu, chosen: Sequence[int]) -> None:
        """Offer the rooms."""
        for room in (*Room, None):
            action = menu.addAction(self._words.room(room).replace("&", "&&"))
            action.triggered.connect(lambda _=False, room=room: self.move(chosen, room))

    def fill_cadence_menu(self, menu: QMenu, chosen: Sequence[int]) -> None:
        """Offer some cadences."""
        for days in CADENCES:
            action = menu.addAction(said.cadence(self._words, days))
            action.triggered.connect(lambda _=False, days=days: self.keep_in_touch(chosen, days))
        menu.addAction(self.tr("No set rhythm")).triggered.connect(lambda: self.keep_in_touch(chosen, None))

    def contact_menu(self, contact: int, parent: QWidget) -> QMenu:
        """Everything that can be done with one contact."""
        menu = QMenu(parent)
        menu.setObjectName("contacts.contact_menu")
        self._entry(menu, self.tr("Edit"), "pencil", lambda: self.edit(contact))
        menu.addSeparator()
        self._entry(menu, self.tr("Log contact"), "check", lambda: self.log(contact))
        self._entry(menu, self.tr("Record a favour"), "gift", lambda: self.record_favour(contact))
        self._entry(menu, self.tr("Add a follow-up"), "clock", lambda: self.add_follow_up(contact))
        self._entry(menu, self.tr("Record an ask"), "hand", lambda: self.record_ask(contact))
        for words, command in (
            (self.tr("Asks for an introduction..."), "people.introduce"),
            (self.tr("Somebody asks for them..."), "people.asked_for"),
        ):
            self._entry(menu, words, "network", partial(self._run, command))
        self._entry(menu, self.tr("Vouch for them"), "shield", lambda: self.vouch(contact))
        menu.addSeparator()
        self._common(menu, (contact,))
        return menu

    def many_menu(self, chosen: Sequence[int], parent: QWidget) -> QMenu:
        """Everything that can be done with several contacts at once."""
        menu = QMenu(parent)
        menu.setObjectName("contacts.many_menu")
        if len(chosen) == 2:
            merge = self.tr("Merge these two")
            self._entry(menu, merge, "merge", lambda: self.merge(chosen[0], chosen[1]))
            told = self.tr("These are two people")
            self._entry(menu, told, "users", lambda: self.tell_apart(chosen[0], chosen[1]))
            menu.addSeparator()
        self._common(menu, chosen)
        return menu

    def _common(self, menu: QMenu, chosen: Sequence[int]) -> None:
        self.fill_room_menu(self._submenu(menu, self.tr("Move to room"), "rooms"), chosen)
        self.fill_cadence_menu(self._submenu(menu, self.tr("Keep in touch"), "calendar"), chosen)
        self._entry(menu, self.tr("Tag..."), "tag", lambda: self.tag(chosen))
        if len(chosen) <= 2:
            duplicates = self.tr("Look for duplicates")
            self._entry(menu, duplicates, "merge", lambda: self.run_asked.emit("edit.duplicates"))
        menu.addSeparator()
        if len(chosen) == 1:
            self._entry(menu, self.tr("Show as QR code"), "qr-code", lambda: self.show_qr(chosen[0]))
        self._entry(menu, self.tr("Copy"), "copy", lambda: self.copy_asked.emit(list(chosen)))
        if len(chosen) == 1:
            told = self.tr("Everything you hold about them...")
            self._entry(menu, told, "file", lambda: self.holdings_asked.emit(chosen[0]))
        self._entry(menu, self.tr("Export..."), "export", lambda: self.export_asked.emit(list(chosen)))
        menu.addSeparator()
        self._entry(menu, self.tr("Delete"), "trash", lambda: self.delete(chosen))
        if len(chosen) == 1:
            self._entry(menu, self.tr("Erase for good..."), "prohibit", lambda: self.erase(chosen[0]))
        menu.aboutToHide.connect(menu.deleteLater)

    @staticmethod
    def _entry(menu: QMenu, text: str, picture: str, act: object) -> None:
        action = menu.addAction(icon(picture), text)
        action.triggered.connect(act)

    @staticmethod
    def _submenu(menu: QMenu, text: str, picture: str) -> QMenu:
        made = menu.addMenu(text)
        made.setIcon(icon(picture))
        return made

    def _run(self, command: str, _checked: bool = False) -> None:
        self.run_asked.emit(command)

    def _change(self, chosen: Sequence[int], changes: Mapping[str, object]) -> None:
        self._bridge.do(contact_actions.change_many, tuple(chosen), changes, now=self._bridge.now())

    def _open(self, make: Callable[[], Sheet]) -> None:
        """Open a form, unless what it is about is gone."""
        try:
            make().open()
        except Refused as refused:
            self._bridge.refused.emit(refused)
