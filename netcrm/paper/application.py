"""Paper needs a QGuiApplication; the command line has none until it prints."""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def ensure_gui(platform: str = "offscreen") -> QGuiApplication:
    """Return the running QGuiApplication, or start one that needs no display.

    The caller keeps what is returned for as long as it uses fonts or paper.

    Args:
        platform: Qt platform to start where none runs. On Windows and macOS the system's own is used: it
            needs no display either, and only it knows the installed fonts.

    Raises:
        RuntimeError: a QCoreApplication without a GUI runs already.
    """
    running = QCoreApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if running is not None:
        raise RuntimeError("a QCoreApplication without a GUI runs already")
    own_fonts = sys.platform in ("win32", "darwin")
    return QGuiApplication(["netcrm"] if own_fonts else ["netcrm", "-platform", platform])
