"""The window from nothing: application, profile, views, and who answers which command."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from netcrm import __version__, crash
from netcrm.domain.refusal import Refused
from netcrm.ui import icons
from netcrm.ui.bridge import Bridge
from netcrm.ui.main_window import MainWindow
from netcrm.ui.pages import Furniture, pages
from netcrm.ui.rail import NavItem
from netcrm.ui.theme import Theme
from netcrm.ui.trouble import tell_broken, tell_not_opened
from netcrm.words.words import Words
from netcrm.work.desk import Desk

_THEME = "look/theme"


def run(open_desk: Callable[[], Desk], screen_settings: Path, logs: Path, files: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed.

    Args:
        open_desk: opens the profile; what it refuses is said in a sentence.
        screen_settings: the ini file of what belongs to the screen.
        logs: folder of logs and crash reports.
        files: paths to offer for import at once.

    Returns:
        0, or 1 where the profile could not be opened.
    """
    application = _application()
    words = Words(QCoreApplication.translate)
    try:
        desk = open_desk()
    except Refused as refused:
        tell_not_opened(refused, words)
        return 1
    settings = QSettings(str(screen_settings), QSettings.Format.IniFormat)
    theme = Theme(application, str(settings.value(_THEME, "system")))
    office = Office(desk, words, settings, theme, logs)
    office.window.show()
    if files:
        QTimer.singleShot(0, lambda: office.window.offer([Path(one) for one in files]))
    try:
        return application.exec()
    finally:
        office.close()


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
        crash.keep_log(logs)
        crash.watch(lambda _error: tell_broken(self.window, logs))
        theme.changed.connect(lambda: settings.setValue(_THEME, theme.choice))

    def _serve(self) -> None:
        # The window is on the screen by now, and nobody has pressed a key yet.
        from netcrm.ui.serving import serve

        serve(self.bridge, self._words, self.window)

    def close(self) -> None:
        """Deliver nothing more, end the work under way and close the profile."""
        self.bridge.close()
        self._desk.close()

    def _foot(self) -> list[NavItem]:
        history = QCoreApplication.translate("rail", "History")
        return [NavItem("edit.history", history, "history", bottom=True)]
