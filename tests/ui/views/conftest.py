"""A real profile with the sample network, a bridge over it, and a window to put views into."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from netcrm.actions import demo
from netcrm.store.ledger import Ledger
from netcrm.ui.bridge import Bridge
from netcrm.ui.main_window import MainWindow
from netcrm.ui.view import View, ViewSpec
from netcrm.words.words import Words
from netcrm.work.desk import Desk

ZONE = "Europe/London"
NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo(ZONE))


def pytest_collection_modifyitems(items):
    """A screen that isn't there can't raise a popup or grab its keyboard; Qt says so for every menu."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("plugin does not support", extend=True))


@dataclass
class OwnerClock:
    """The owner's clock; stands still."""

    moment: datetime = NOW

    def now(self):
        return self.moment


@pytest.fixture(scope="session")
def sample_profile(tmp_path_factory):
    """A profile filled with the sample network, to be copied."""
    folder = tmp_path_factory.mktemp("sample")
    ledger = Ledger.open(folder, now=NOW)
    desk = Desk(ledger, OwnerClock())
    desk.do(demo.fill, ZONE, now=NOW).result()
    desk.close()
    return folder


@pytest.fixture
def desk(sample_profile, tmp_path):
    """A desk over a copy of the sample profile."""
    folder = tmp_path / "profile"
    folder.mkdir()
    for file in sample_profile.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    made = Desk(Ledger.open(folder, now=NOW), OwnerClock())
    yield made
    made.close()


@pytest.fixture
def bridge(qapp, desk):
    made = Bridge(desk)
    yield made
    made.close()


@pytest.fixture
def words():
    return Words()


SUBJECTS = ("today", "contacts", "groups", "events", "introductions", "referrals", "insights")


def elsewhere(subject):
    """An empty view of a subject, to be sent to; remembers what it was to open."""

    class Elsewhere(View):
        opened = None

        def title(self):
            return subject

        def refresh(self):
            pass

        def open_key(self, key):
            self.opened = key

    Elsewhere.subject = subject
    return Elsewhere


@pytest.fixture
def window(qtbot, theme, bridge, words, settings):
    """Opens a window with one real view in front, the others empty; ``size`` in px."""

    def spec(view_class):
        return ViewSpec(view_class.subject, "View", "users", lambda: view_class(bridge, words, settings))

    def show(view_class, size=(1440, 900)):
        others = [elsewhere(subject) for subject in SUBJECTS if subject != view_class.subject]
        made = MainWindow(bridge, words, [spec(one) for one in (view_class, *others)], settings)
        qtbot.addWidget(made)
        made.resize(*size)
        made.show()
        qtbot.waitExposed(made)
        # The first view comes after the first paint.
        qtbot.waitUntil(lambda: made.findChild(QWidget, view_class.subject) is not None)
        return made

    return show


class Hand:
    """Finds controls by name and presses them; forms are waited for, never slept for."""

    def __init__(self, qtbot):
        self.qtbot = qtbot

    def child(self, widget, kind, name):
        """The control of this name."""
        found = widget.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, widget, name):
        """Press a button."""
        self.qtbot.mouseClick(self.child(widget, QPushButton, name), Qt.MouseButton.LeftButton)

    def words(self, widget, name):
        """What a label says."""
        return self.child(widget, QLabel, name).text()

    def open_sheet(self, kind):
        """The form of this kind that is open now, or None."""
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
        return next((each for each in shown if each.isVisible()), None)

    def sheet(self, kind):
        """The form of this kind, as soon as it is open."""
        self.qtbot.waitUntil(lambda: self.open_sheet(kind) is not None)
        return self.open_sheet(kind)

    def closed(self, kind):
        """Wait until no form of this kind is open."""
        self.qtbot.waitUntil(lambda: self.open_sheet(kind) is None)


@pytest.fixture
def hand(qtbot):
    return Hand(qtbot)
