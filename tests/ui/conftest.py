"""A dressed application, a small fake desk and invented rows."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from netcrm.ui import icons
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Theme
from netcrm.work.desk import Change
from netcrm.work.task import Task


def pytest_collection_modifyitems(items):
    """A screen that isn't there has no size hints to pass on; Qt says so for every window."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    second: str = ""


class FakeClock:
    def now(self):
        return datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


class FakeDesk:
    """Answers at once for ``ask``, on one other thread for the rest."""

    def __init__(self):
        self.clock = FakeClock()
        self.today = date(2026, 11, 17)
        self.listeners = []
        self.pool = ThreadPoolExecutor(max_workers=1)

    def ask(self, question, *args, **kwargs):
        return question(*args, **kwargs)

    def ask_later(self, question, *args, **kwargs) -> Future:
        return self.pool.submit(question, *args, **kwargs)

    def do(self, action, *args, **kwargs) -> Future:
        return self.pool.submit(self._do, action, args, kwargs)

    def do_long(self, action, *args, task: Task, **kwargs) -> Future:
        return self.pool.submit(self._do, action, args, {**kwargs, "progress": task.progress})

    def _do(self, action, args, kwargs):
        answer = action(*args, **kwargs)
        for listener in list(self.listeners):
            listener(Change(frozenset({"contact"})))
        return answer

    def listen(self, listener):
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture
def theme(qapp):
    assert icons.load_font()
    found = qapp.findChild(Theme)
    made = found if found is not None else Theme(qapp)
    made.choose("light")
    return made


@pytest.fixture
def desk():
    made = FakeDesk()
    yield made
    made.pool.shutdown(wait=True)


@pytest.fixture
def bridge(qapp, desk):
    made = Bridge(desk)
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "screen.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def people():
    return {number: Person(number, f"Person {number}", "Printer") for number in range(1, 301)}
