"""What tests/conftest.py promises: a test with leftovers or a network fails, a clean one passes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
GOOD = """
import threading
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QLabel

def test_good_widget(qtbot):
    label = QLabel("gone")
    qtbot.addWidget(label)
    label.show()

def test_good_deferred(qtbot):
    QLabel("later").deleteLater()

def test_good_thread():
    thread = threading.Thread(target=int)
    thread.start()

def test_good_timer(qtbot):
    timer = QTimer()
    timer.start(1000)
    timer.stop()

def test_good_socket():
    import socket
    left, right = socket.socketpair()
    left.close()
    right.close()
"""
BAD = """
import socket
import threading
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QLabel

KEPT = []

def test_bad_widget(qtbot):
    KEPT.append(QLabel("left"))

def test_bad_timer(qtbot):
    timer = QTimer()
    timer.start(1_000_000)
    KEPT.append(timer)

def test_bad_qt_thread(qtbot):
    thread = QThread()
    thread.start()
    KEPT.append(thread)

def test_bad_thread():
    thread = threading.Thread(target=threading.Event().wait, daemon=True)
    thread.start()

def test_bad_socket():
    socket.create_connection(("127.0.0.1", 9))

def test_bad_listener():
    socket.socket()

def test_bad_name():
    socket.getaddrinfo("localhost", 80)

def test_zz_the_thread_ends():
    KEPT[2].quit()
    KEPT[2].wait()
"""


def run(folder: Path, test: str, *options: str) -> str:
    """Run `test` under a copy of the suite's conftest and return what pytest printed."""
    shutil.copy(CONFTEST, folder / "conftest.py")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = full\nqt_api = pyside6\n")
    (folder / "test_it.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def outcomes(printed: str) -> dict[str, set[str]]:
    """Return the outcomes by test name from the short summary."""
    found: dict[str, set[str]] = {}
    for line in printed.splitlines():
        outcome, _, rest = line.partition(" ")
        if outcome in {"PASSED", "FAILED", "ERROR"} and "::" in rest:
            found.setdefault(rest.partition("::")[2].partition(" ")[0], set()).add(outcome)
    return found


def test_clean_tests_pass(tmp_path):
    found = outcomes(run(tmp_path, GOOD))
    assert len(found) == GOOD.count("def test_")
    assert set().union(*found.values()) == {"PASSED"}


def test_leftovers_and_networks_fail(tmp_path):
    found = outcomes(run(tmp_path, BAD))
    bad = {name: kinds for name, kinds in found.items() if name.startswith("test_bad")}
    assert len(bad) == BAD.count("def test_bad")
    assert not [name for name, kinds in bad.items() if not kinds & {"FAILED", "ERROR"}]


@pytest.mark.parametrize(("options", "word"), [((), "1 skipped"), (("--full",), "1 passed")])
def test_long_runs_wait_to_be_asked_for(tmp_path, options, word):
    test = "import pytest\n\n@pytest.mark.full\ndef test_long():\n    pass\n"
    assert word in run(tmp_path, test, *options)


def test_the_clock_stands_still_until_moved(clock):
    before = clock.now()
    assert clock.now() == before
    assert before.utcoffset().total_seconds() == 0
    clock.advance(days=7)
    assert (clock.today() - before.date()).days == 7
