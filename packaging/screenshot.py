"""Started in the environment: the window on sample data, saved as a picture."""

import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow

from netcrm.__main__ import main as start

_SETTLE_MS = 2_000
_SIZE = (1440, 900)


def main(picture: Path) -> int:
    """Start the program on a scratch profile filled with sample data and save its window as `picture`."""
    with tempfile.TemporaryDirectory(prefix="netcrm-", ignore_cleanup_errors=True) as profile:
        command = [sys.executable, "-m", "netcrm", "--profile", profile]
        subprocess.run([*command, "demo"], check=True)
        # The start is the program's own; only its event loop is exchanged for one that saves and leaves.
        QApplication.exec = staticmethod(lambda: _save(picture))  # type: ignore[method-assign]
        sys.argv = ["netcrm", "--profile", profile]
        code = start()
    print(picture)
    return code or 0


def _save(picture: Path) -> int:
    """Let the window settle, save it and close it; return the exit code of the event loop."""
    window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))
    window.resize(*_SIZE)
    window.show()
    deadline = QDeadlineTimer(_SETTLE_MS)
    while not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    saved = window.grab().save(str(picture))
    window.close()
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
