"""The window itself: its start, and how long it ever stands still while an import runs."""

import functools
import subprocess
import sys
import tempfile
from pathlib import Path

import big_profile
from imports import write_people
from measure import as_installed, median, seconds

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False

application = QApplication(sys.argv[:1])
watch = Watch()
application.installEventFilter(watch)
sys.argv = ["netcrm", "--profile", sys.argv[1]]
from netcrm.__main__ import main
sys.exit(main())
"""


def start_to_paint() -> float:
    """Return the seconds from process start until netcrm has painted 100,000 contacts' window, and left."""
    command = [sys.executable, "-c", _START, str(big_profile.folder())]
    start = functools.partial(subprocess.run, command, check=True, env=as_installed())
    start()  # compiles what an installed program has compiled
    return median(lambda: seconds(start))


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

