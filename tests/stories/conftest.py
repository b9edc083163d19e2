"""The whole program on a real profile: window, desk, ledger; driven as an owner would."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from netcrm.actions import demo
from netcrm.app import backs_up
from netcrm.store.ledger import Ledger
from netcrm.ui import icons
from netcrm.ui.start import Office
from netcrm.ui.theme import Theme
from netcrm.words.words import Words
from netcrm.work.desk import Desk

ZONE = "Europe/London"
NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo(ZONE))


def pytest_collection_modifyitems(items):
    """What a screen that isn't there can't do is no fault of ours."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            for words in ("does not support propagateSizeHints", "plugin does not support"):
                item.add_marker(pytest.mark.qt_log_ignore(words, extend=True))


@dataclass
class OwnerClock:
    """The owner's clock; stands still."""

    moment: datetime = NOW
    zone: str = ZONE

    def now(self):
        return self.moment


@pytest.fixture(scope="session")
def sample_profile(tmp_path_factory):
    """A profile filled with the sample network, to be copied."""
    folder = tmp_path_factory.mktemp("sample")
    desk = Desk(Ledger.open(folder, now=NOW), OwnerClock())
    desk.do(demo.fill, ZONE, now=NOW).result()
    desk.close()
    return folder


@pytest.fixture
def office(qapp, qtbot, sample_profile, tmp_path, monkeypatch):
    """The program over a copy of the sample profile, its window shown."""
    monkeypatch.setattr("netcrm.crash.watch", lambda logs, tell: None)
    folder = tmp_path / "profile"
    folder.mkdir()
    for file in sample_profile.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    icons.load_font()
    desk = Desk(Ledger.open(folder, now=NOW), OwnerClock(), backs_up)
    settings = QSettings(str(tmp_path / "screen.ini"), QSettings.Format.IniFormat)
    theme = Theme(QApplication.instance(), "light")
    made = Office(desk, Words(), settings, theme, tmp_path / "logs")
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.close()
