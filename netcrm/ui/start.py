"""The window from nothing: application, profile, views, and who answers which command."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from netcrm import __version__, crash
from netcrm.domain.backup import Backup
from netcrm.domain.refusal import Refused
from netcrm.ui import icons
from netcrm.ui.bridge import Bridge
from netcrm.ui.main_window import MainWindow
from netcrm.ui.pages import Furniture, pages
from netcrm.ui.rail import NavItem
from netcrm.ui.theme import Theme
from netcrm.ui.trouble import ask_how_on, tell_broken
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.words.words import Words
from netcrm.work.desk import Desk
from netcrm.work.rescue import Rescue, helps

_THEME = "look/theme"


def run(
    open_desk: Callable[[], Desk],
    rescue: Rescue,
    screen_settings: Path,
    logs: Path,
    files: Sequence[str] = (),
) -> int:
    """Open the window and stay until it is closed.

    Args:
        open_desk: opens the profile; what it refuses is said in a sentence.
        rescue: what can be done where the profile is damaged.
        screen_settings: the ini file of what belongs to the screen.
        logs: folder of logs and crash reports.
        files: paths to offer for import at once.

    Returns:
        0, or 1 where the profile could not be opened.
    """
    application = _application()
    words = Words(QCoreApplication.translate)
    opened = open_or_rescue(open_desk, rescue, words)
    if opened is None:
        return 1
    desk, kept = opened
    settings = QSettings(str(screen_settings), QSettings.Format.IniFormat)
    theme = Theme(application, str(settings.value(_THEME, "system")))
    office = Office(desk, words, settings, theme, logs)
    office.window.show()
    if kept is not None:
        office.say_rescued(kept)
    if files:
        QTimer.singleShot(0, lambda: office.window.offer([Path(one) for one in files]))
    try:
        return application.exec()
    finally:
        office.close()


def open_or_rescue(
    open_desk: Callable[[], Desk], rescue: Rescue, words: Words
) -> tuple[Desk, Backup | None] | None:
    """Open the profile; a damaged one goes back to a backup if the owner wants it (RELIABILITY.md 1.6).

    Returns:
        The desk, and the damaged file if one was kept aside; None where the owner gives up.
    """
    kept: Backup | None = None
    failed: Refused | None = None
    while True:
        try:
            return open_desk(), kept
        except Refused as refused:
            is_damaged, told = helps(refused), failed or refused
        good = rescue.good() if is_damaged else []
        chosen = ask_how_on(told, words, is_damaged=is_damaged, good=good, now=rescue.now())
        if chosen is None:
            return None
        try:
            kept, failed = rescue.put_back(chosen.path), None
        except Refused as refused:
            failed = refused


def _application() -> QApplication:
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("netcrm")
    application.setApplicationDisplayName("netcrm")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("netcrm")
    icons.load_font()
    return application


class Office:
    """The window with everything that serves it, over one desk.

    Args:
        desk: of the open profile; closed by `close`.
        words: in the owner's language.
        settings: what belongs to the screen.
        theme: colours and fonts.
        logs: folder of logs and crash reports.

    Attributes:
        window: the window.
        bridge: between desk and widgets.
    """

    def __init__(self, desk: Desk, words: Words, settings: QSettings, theme: Theme, logs: Path) -> None:
        self._desk = desk
        self.bridge = Bridge(desk)
        room = Furniture(self.bridge, words, settings, theme)
        self.window = MainWindow(self.bridge, words, pages(room), settings, foot=self._foot())
        self.window.opening.connect(self._serve)
        self._words = words
        crash.watch(logs, lambda is_written: tell_broken(self.window, logs, is_written=is_written))
        theme.changed.connect(lambda: settings.setValue(_THEME, theme.choice))

    def _serve(self) -> None:
        # The window is on the screen by now, and nobody has pressed a key yet.
        from netcrm.ui.serving import serve

        serve(self.bridge, self._words, self.window)

    def say_rescued(self, kept: Backup) -> None:
        """Say that the profile is back at a backup, and where its damaged file is."""
        title = QCoreApplication.translate("trouble", "You are back at your backup.")
        where = QCoreApplication.translate("trouble", "The damaged file is kept: {path}")
        self.window.say(NoticeKind.DONE, title, where.format(path=kept.path))

    def close(self) -> None:
        """Deliver nothing more, end the work under way and close the profile."""
        self.bridge.close()
        self._desk.close()

    def _foot(self) -> list[NavItem]:
        history = QCoreApplication.translate("rail", "History")
        return [NavItem("edit.history", history, "history", bottom=True)]
