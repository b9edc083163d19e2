"""Started in a process of its own: exit code 0 if a window can be shown and painted here."""

import sys

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget

_UNSEEN = frozenset({"offscreen", "minimal", "minimalegl", "vnc"})
_WAIT_MS = 10_000


def main() -> int:
    """Show a small window until the screen has it, and read it back."""
    application = QApplication([])
    if application.platformName() in _UNSEEN:
        print(f"the platform {application.platformName()!r} shows nothing to anybody.", file=sys.stderr)
        return 1
    widget = QWidget()
    widget.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
    widget.resize(8, 8)
    widget.show()
    window = widget.windowHandle()
    deadline = QDeadlineTimer(_WAIT_MS)
    while not window.isExposed() and not deadline.hasExpired():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    if not window.isExposed() or widget.grab().isNull():
        print("a window was made, but the screen never took it.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
