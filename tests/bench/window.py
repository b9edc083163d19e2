"""The window itself: its start, and how long it ever stands still while an import runs."""

import functools
import subprocess
import sys
import tempfile
from pathlib import Path

import big_profile
from imports import write_people
from measure import median, started

_START = """
import sys
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Watch(QObject):
    is_seen = False

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.is_seen and watched.inherits(sys.argv[-1]):
            self.is_seen = True
            print(time.monotonic(), flush=True)
            QTimer.singleShot(0, QApplication.quit)
        return False

application = QApplication(sys.argv[:1])
watch = Watch()
application.installEventFilter(watch)
from netcrm.__main__ import main
sys.exit(main(sys.argv[1:-1]))
"""


def start_to_paint() -> float:
    """Return the seconds from process start until netcrm has painted the window of 100,000 contacts."""
    return _started("QMainWindow")


def start_to_first_view() -> float:
    """Return the seconds from process start until the first view is painted in that window."""
    return _started("View")


def _started(painted: str) -> float:
    command = [sys.executable, "-c", _START, "--profile", str(big_profile.folder()), painted]
    once = functools.partial(started, command)
    once()  # compiles what an installed program has compiled
    return median(once)


def longest_stall() -> float:
    """Return the longest time, in seconds, in which the window answered nothing during an import."""
    program = Path(__file__).with_name("stall.py")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "people.csv")
        write_people(source)
        done = subprocess.run(
            [sys.executable, str(program), str(Path(folder, "profile")), str(source)],
            check=True,
            capture_output=True,
            text=True,
        )
    return float(done.stdout.split()[-1])
