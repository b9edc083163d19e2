"""Floor of a start: a process that paints an empty main window and leaves."""

import functools
import subprocess
import sys

from measure import as_installed, median, seconds

_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication(sys.argv)
window = Window()
window.show()
application.exec()
"""


def start_to_paint() -> float:
    """Return the seconds from process start until a bare window has painted and gone."""
    command = [sys.executable, "-c", _PROGRAM]
    start = functools.partial(subprocess.run, command, check=True, env=as_installed())
    start()
    return median(lambda: seconds(start))
