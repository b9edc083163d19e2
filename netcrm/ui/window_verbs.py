"""What commands do wherever the owner is: forms from anywhere, files in and out, the sheet, help."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from netcrm import __version__
from netcrm.actions import demo
from netcrm.reads import events
from netcrm.ui.bridge import Bridge
from netcrm.ui.import_flow import ImportFlow
from netcrm.ui.main_window import MainWindow
from netcrm.ui.saving import SavingFlow
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.words.words import Words


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
        self._imports = ImportFlow(bridge, words, window)
        self._saving = SavingFlow(bridge, words, window)
        window.files_dropped.connect(self.import_files)
        for command, handler in (
            ("add.contact", self.add_contact),
            ("add.group", self.add_group),
            ("add.event", self.add_event),
            ("add.referral", self.add_referral),
            ("people.log", self.log_contact),
            ("people.favour", self.record_favour),
            ("people.introduce", self.introduce),
            ("event.print", self.print_briefing),
            ("event.preview", self.print_briefing),
            ("file.import", self._imports.choose_file),
            ("file.paste", self.paste),
            ("file.export_contacts", self._saving.export_contacts),
            ("file.export_everything", self._saving.export_everything),
            ("file.backups", lambda: window.go("settings", "backups")),
            ("file.sample", self.open_sample),
            ("go.settings", lambda: window.go("settings")),
            ("help.guide", self.show_guide),
            ("help.about", self.show_about),
        ):
            window.handle(command, handler)
