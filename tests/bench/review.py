"""The longest stall of the event loop while an import is looked at, from the drop to the last key."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from netcrm.app import SWITCH_SECONDS, open_desk
from netcrm.paths import Profile
from netcrm.ui import icons
from netcrm.ui.dialogs.import_review import ReviewSheet
from netcrm.ui.start import Office
from netcrm.ui.theme import Theme
from netcrm.words.words import Words

ROWS = 10_000
_TICK_MILLISECONDS = 2
_PATIENCE_MILLISECONDS = 60_000


class Watch:
    """Measures how late a timer comes.

    Attributes:
        longest: what was done, to the longest stall in it, in seconds.
    """

    def __init__(self) -> None:
        self.longest: dict[str, float] = {}
        self._last, self._doing = 0.0, ""
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MILLISECONDS)

    @contextmanager
    def over(self, doing: str) -> Iterator[None]:
        """Watch the event loop while something is done, and until it is quiet again."""
        self._settle(60)
        self._doing, self._last = doing, time.perf_counter()
        self.longest[doing] = 0.0
        yield
        self._settle(250)
        self._doing = ""

    def wait(self, until: Callable[[], bool]) -> None:
        """Run the event loop until something is true."""
        end = time.perf_counter() + _PATIENCE_MILLISECONDS / 1000
        while not until():
            if time.perf_counter() > end:
                raise TimeoutError(self._doing)
            self._settle(5)

    def breathe(self) -> None:
        """Let the event loop run between two keys."""
        self._settle(8)

    def _settle(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _tick(self) -> None:
        here = time.perf_counter()
        if self._doing:
            stalled = here - self._last - _TICK_MILLISECONDS / 1000
            self.longest[self._doing] = max(self.longest[self._doing], stalled)
        self._last = here


def write_rows(path: Path, count: int = ROWS) -> None:
    """Write a file of people, some of them twice, some under one phone number."""
    lines = ["First Name,Last Name,Company,Job Title,Email,Phone,City,Ref"]
    for number in range(count):
        twin = number - 7 if number % 9 == 0 and number > 7 else number
        lines.append(
            f"Given{twin % 977},Family{twin},Firm {number % 613} Ltd,Printer,"
            f"p{twin}@firm{number % 613}.example,+4670{1_000_000 + number - number % 2},Bonn,R{number}"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def stalls(rows: int = ROWS) -> dict[str, float]:
    """Return the longest stall in seconds of each thing that is done in the review of so many rows."""
    sys.setswitchinterval(SWITCH_SECONDS)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    icons.load_font()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.csv"
        write_rows(file, rows)
        profile = Profile(Path(folder) / "profile")
        settings = QSettings(str(Path(folder) / "screen.ini"), QSettings.Format.IniFormat)
        words = Words(QCoreApplication.translate)
        office = Office(open_desk(profile), words, settings, Theme(application), profile.logs)
        office.window.resize(1440, 900)
        office.window.show()
        office.window.go("contacts")
        watch = Watch()
        try:
            _drive(office, watch, file)
        finally:
            office.close()
    return watch.longest


def longest_stall() -> float:
    """Return the longest stall in seconds over everything that is done in the review of 10,000 rows."""
    return max(stalls().values())


def _drive(office: Office, watch: Watch, file: Path) -> None:
    def sheets() -> list[ReviewSheet]:
        return [one for one in office.window.findChildren(ReviewSheet) if one.isVisible()]

    with watch.over("open the sheet"):
        office.window.files_dropped.emit([file])
        watch.wait(lambda: bool(sheets()))
    sheet = sheets()[0]
    _go_through(sheet, watch)
    _choose_parts(sheet, watch)
    with watch.over("read a column differently"):
        box = sheet.findChild(QComboBox, "import_review.column.8")
        box.setCurrentIndex(box.findData("how_met"))
        box.activated.emit(box.currentIndex())
        watch.wait(lambda: sheet.review.plan.files[0].columns["Ref"] == "how_met")
    with watch.over("import"):
        sheet.findChild(QPushButton, "import_review.import").click()
        watch.wait(lambda: not sheet.isVisible())
    with watch.over("write"):
        watch.wait(lambda: not office.window.progress.isVisible())


def _go_through(sheet: ReviewSheet, watch: Watch) -> None:
    with watch.over("go through the list"):
        for _ in range(30):
            QTest.keyClick(sheet.list, Qt.Key.Key_Down)
            watch.breathe()
    with watch.over("decide by keys"):
        for key in (Qt.Key.Key_M, Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_Space) * 4:
            for each in (key, Qt.Key.Key_Down):
                QTest.keyClick(sheet.list, each)
                watch.breathe()
    with watch.over("scroll"):
        bar = sheet.list.verticalScrollBar()
        for step in range(1, 60):
            bar.setValue(bar.maximum() * step // 60)
            watch.breathe()


def _choose_parts(sheet: ReviewSheet, watch: Watch) -> None:
    for part in ("look", "new", "all"):
        with watch.over(f"show part {part}"):
            sheet.findChild(QPushButton, f"import_review.part.{part}").click()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    with watch.over("tick none"):
        QTest.keyClick(sheet, Qt.Key.Key_A, control | shift)
    with watch.over("tick all"):
        QTest.keyClick(sheet, Qt.Key.Key_A, control)
    with watch.over("next conflict"):
        for _ in range(5):
            QTest.keyClick(sheet, Qt.Key.Key_Down, control)
            watch.breathe()


if __name__ == "__main__":
    for what, seconds in stalls(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS).items():
        print(f"{what:<28} {seconds * 1000:8.1f} ms")
