"""What commands do wherever the owner is: forms from anywhere, files in and out, the sheet, help."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from netcrm import __version__
from netcrm.domain.pasted_message import asks
from netcrm.reads import debriefs, events
from netcrm.ui.asking import RequestPreset, open_pasted, open_request
from netcrm.ui.bridge import Bridge
from netcrm.ui.main_window import MainWindow
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.words.words import Words

if TYPE_CHECKING:
    from netcrm.ui.import_flow import ImportFlow
    from netcrm.ui.saving import SavingFlow


class WindowVerbs(QObject):
    """Answers the commands that belong to no single view.

    Args:
        bridge: to the desk.
        words: in the owner's language.
        window: gets the handlers; forms open over it.
    """

    def __init__(self, bridge: Bridge, words: Words, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge, self._words, self._window = bridge, words, window
        window.files_dropped.connect(self.import_files)
        for command, handler in (
            ("add.contact", self.add_contact),
            ("add.group", self.add_group),
            ("add.event", self.add_event),
            ("add.referral", self.add_referral),
            ("people.log", self.log_contact),
            ("people.favour", self.record_favour),
            ("people.introduce", self.introduce),
            ("people.asked_for", self.introduce_to),
            ("people.paste_request", self.paste_request),
            ("event.print", self.print_briefing),
            ("event.preview", self.print_briefing),
            ("event.debrief", self.debrief),
            ("edit.duplicates", self.look_for_duplicates),
            ("file.import", self.choose_file),
            ("file.import_folder", self.choose_folder),
            ("file.paste", self.paste),
            ("file.export_contacts", self.export_contacts),
            ("file.export_events", self.export_events),
            ("file.export_everything", self.export_everything),
            ("file.backups", lambda: window.go("settings", "backups")),
            ("file.sample", self.open_sample),
            ("help.guide", self.show_guide),
            ("help.about", self.show_about),
        ):
            window.handle(command, handler)

    @cached_property
    def _imports(self) -> "ImportFlow":
        from netcrm.ui import import_flow

        return import_flow.ImportFlow(self._bridge, self._words, self._window)

    @cached_property
    def _saving(self) -> "SavingFlow":
        from netcrm.ui import saving

        return saving.SavingFlow(self._bridge, self._words, self._window, self._window.say)

    def import_files(self, files: Sequence[Path]) -> None:
        """Offer files for import; dropped on an event's page, its people go on its list."""
        self._imports.start(files, self._key_in("events"))

    def choose_file(self) -> None:
        """Let the owner choose files to import; on an event's page, its people go on its list."""
        self._imports.choose_file(self._key_in("events"))

    def choose_folder(self) -> None:
        """Let the owner choose a folder to import whole."""
        self._imports.choose_folder(self._key_in("events"))

    def paste(self) -> None:
        """Offer what was copied elsewhere for import; among the requests, a message that asks becomes one."""
        view = self._window.view
        if view is not None and view.subject == "introductions" and asks(QGuiApplication.clipboard().text()):
            self.paste_request()
        else:
            self._imports.paste(self._key_in("events"))

    def export_contacts(self) -> None:
        """Write every contact into a file."""
        self._saving.export_everybody()

    def export_events(self) -> None:
        """Write every event into a calendar file."""
        self._saving.export_events()

    def export_everything(self) -> None:
        """Write everything into a file."""
        self._saving.export_everything()

    def add_contact(self) -> None:
        """Open the form of a new contact, and the contact once it is kept."""
        from netcrm.ui.views.contacts.contact_form import ContactForm

        form = ContactForm(self._bridge, self._words, self._window)
        form.kept.connect(lambda contact: self._window.go("contacts", contact))
        form.open()

    def add_group(self) -> None:
        """Open the form of a new group, and the group once it is kept."""
        from netcrm.ui.views.groups.group_form import GroupForm

        form = GroupForm(self._bridge, self._words, self._window)
        form.kept.connect(lambda group: self._window.go("groups", group))
        form.open()

    def add_event(self) -> None:
        """Open the form of a new event, and the event once it is kept."""
        from netcrm.ui.views.events.forms import EventSheet

        form = EventSheet(self._bridge, self._words, self._window, group=self._key_in("groups"))
        form.kept.connect(lambda event: self._window.go("events", event))
        form.open()

    def add_referral(self) -> None:
        """Open a new referral slip."""
        from netcrm.ui.views.referrals.forms import ReferralForm

        form = ReferralForm(self._bridge, self._words, self._window, self._key_in("contacts"))
        form.recorded.connect(lambda referral: self._window.go("referrals", referral))
        form.open()

    def log_contact(self) -> None:
        """Log a contact with whoever is in front, or is chosen in the form."""
        from netcrm.ui.views.contacts.forms import LogContact

        self._open(LogContact(self._bridge, self._words, self._window, self._key_in("contacts")))

    def record_favour(self) -> None:
        """Record a favour of whoever is in front, or is chosen in the form."""
        from netcrm.ui.views.contacts.forms import RecordFavour

        self._open(RecordFavour(self._bridge, self._words, self._window, self._key_in("contacts")))

    def introduce(self) -> None:
        """Write a request down; it is weighed before anything can be answered."""
        self._ask(RequestPreset(requester=self._key_in("contacts")))

    def introduce_to(self) -> None:
        """Write down that somebody asks for whoever is in front."""
        self._ask(RequestPreset(target=self._key_in("contacts"), group=self._key_in("groups")))

    def paste_request(self) -> None:
        """Find out of a message that was copied who asks for whom, and write it down."""
        text = QGuiApplication.clipboard().text()
        open_pasted(self._bridge, self._words, self._window, self._window.go, text)

    def _ask(self, preset: RequestPreset) -> None:
        open_request(self._bridge, self._words, self._window, self._window.go, preset)

    def print_briefing(self) -> None:
        """Show the sheet of the next event, ready to print."""
        event = self._bridge.ask(events.next_planned, self._bridge.now())
        if event is None:
            self._window.say(
                NoticeKind.LOOK,
                self.tr("No event is planned."),
                self.tr("Add one, and its briefing can be printed."),
            )
            return
        from netcrm.ui.dialogs.briefing import BriefingDialog

        self._open(BriefingDialog(self._bridge, self._words, self._window, event))

    def debrief(self) -> None:
        """Write down what came of the event in front, or of the last one that ended."""
        if not self._bridge.ask(debriefs.choices, self._bridge.now()):
            self._window.say(
                NoticeKind.LOOK,
                self.tr("No event has begun yet."),
                self.tr("Afterwards, what you wrote on the sheet is typed here."),
            )
            return
        from netcrm.ui.dialogs.debrief import DebriefSheet

        sheet = DebriefSheet(self._bridge, self._words, self._window, self._key_in("events"))
        sheet.written.connect(self._wrote_down)
        sheet.open()

    def _wrote_down(self, words: str, _event: object) -> None:
        undo = NoticeAction(
            text=self.tr("Undo"), name="debrief.undo", act=lambda: self._window.run("edit.undo")
        )
        self._window.say(NoticeKind.DONE, words, actions=(undo,))

    def look_for_duplicates(self) -> None:
        """Show who may stand in the book twice."""
        from netcrm.ui.dialogs.duplicates import DuplicatesSheet

        self._open(DuplicatesSheet(self._bridge, self._words, self._window))

    def open_sample(self) -> None:
        """Fill a new profile with the sample network."""
        from netcrm.actions import demo

        self._bridge.do(demo.fill, self._bridge.zone, now=self._bridge.now())

    def show_guide(self) -> None:
        """Show the short guide with every key."""
        from netcrm.ui.dialogs.about import Guide

        self._open(Guide(self._window))

    def show_about(self) -> None:
        """Say what this is."""
        from netcrm.ui.dialogs.about import About

        self._open(About(__version__, self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    def _key_in(self, subject: str) -> int | None:
        """Return what is in front where the view of `subject` is."""
        view = self._window.view
        key = view.current_key() if view is not None and view.subject == subject else None
        return key if isinstance(key, int) else None
