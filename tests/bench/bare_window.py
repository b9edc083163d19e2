"""Floor of a start: a process that paints an empty main window."""

import functools
import sys

from measure import median, started

_PROGRAM = """
import sys
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic())
        QTimer.singleShot(0, QApplication.quit)

application = QApplication(sys.argv)
window = Window()
window.show()
application.exec()
"""


def start_to_paint() -> float:
    """Return the seconds from process start until a bare window has painted."""
    once = functools.partial(started, [sys.executable, "-c", _PROGRAM])
    once()
    return median(once)
