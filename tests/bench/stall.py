"""Runs the window, imports a file through it and prints the longest stall of the event loop in seconds."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from netcrm.actions import imports
from netcrm.app import SWITCH_SECONDS, open_desk
from netcrm.paths import Profile
from netcrm.ui import icons
from netcrm.ui.start import Office
from netcrm.ui.theme import Theme
from netcrm.words.words import Words

_TICK_MILLISECONDS = 2


def main(folder: Path, source: Path) -> None:
    """Import `source` into the profile in `folder` while a timer watches the event loop."""
    sys.setswitchinterval(SWITCH_SECONDS)
    application = QApplication(sys.argv[:1])
    icons.load_font()
    profile = Profile(folder)
    settings = QSettings(str(profile.screen_settings), QSettings.Format.IniFormat)
    words = Words(QCoreApplication.translate)
    office = Office(open_desk(profile), words, settings, Theme(application), profile.logs)
    office.window.show()
    office.window.go("contacts")
    stalls: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        here = time.perf_counter()
        stalls.append(here - last[0] - _TICK_MILLISECONDS / 1000)
        last[0] = here

    watch = QTimer()
    watch.setTimerType(Qt.TimerType.PreciseTimer)
    watch.timeout.connect(tick)

    def begin() -> None:
        last[0] = time.perf_counter()
        watch.start(_TICK_MILLISECONDS)
        office.bridge.do_long(
            imports.import_files,
            [source],
            now=office.bridge.now(),
            words="Importing",
            then=lambda _report: QTimer.singleShot(300, application.quit),
        )

    QTimer.singleShot(300, begin)
    application.exec()
    watch.stop()
    office.close()
    print(max(stalls))


main(Path(sys.argv[1]), Path(sys.argv[2]))
