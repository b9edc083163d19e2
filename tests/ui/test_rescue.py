"""A profile that can't be opened: the newest good backups are one click away (RELIABILITY.md 1.6)."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from netcrm import app
from netcrm.domain.refusal import Refused
from netcrm.paths import Profile
from netcrm.reads import contacts
from netcrm.store import backup
from netcrm.store.ledger import Ledger
from netcrm.ui.start import open_or_rescue
from netcrm.words.words import Words

NOW = datetime(2026, 3, 10, 9, 20, tzinfo=UTC)


class Answers:
    """Presses a button of each box that comes up, by what stands on it.

    Attributes:
        boxes: of each box its sentence and its buttons.
    """

    def __init__(self, *presses):
        self.boxes = []
        self._presses = list(presses)
        self._clock = QTimer()
        self._clock.timeout.connect(self._look)
        self._clock.start(5)

    def _look(self):
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            buttons = {button.text(): button for button in box.buttons()}
            self.boxes.append((box.informativeText(), list(buttons)))
            wanted = self._presses.pop(0)
            next(button for text, button in buttons.items() if wanted in text).click()

    def stop(self):
        self._clock.stop()


@pytest.fixture
def profile(tmp_path):
    """A profile with two backups, the newer with no whole file, whose ledger has lost its head."""
    made = Profile(tmp_path / "profile")
    Ledger.open(made.folder, now=NOW).close()
    backup.make(made.folder, NOW, "daily")
    newer = backup.make(made.folder, NOW + timedelta(hours=1), "daily")
    newer.path.write_bytes(b"short")
    ledger = made.folder / "netcrm.db"
    ledger.write_bytes(bytes(100) + ledger.read_bytes()[100:])
    return made


@pytest.fixture
def answers(qapp):
    made = []

    def answer(*presses):
        made.append(Answers(*presses))
        return made[-1]

    yield answer
    for one in made:
        one.stop()


def opened(profile):
    return open_or_rescue(lambda: app.open_desk(profile), app.rescue(profile), Words())


def test_one_click_goes_back_to_the_newest_whole_backup(profile, answers):
    asked = answers("Go back to")
    broken = (profile.folder / "netcrm.db").read_bytes()
    desk, kept = opened(profile)
    try:
        assert desk.ask(contacts.count) == 0
    finally:
        desk.close()
    assert kept.path.read_bytes() == broken
    ((told, buttons),) = asked.boxes
    assert told.startswith("The data file is damaged.")
    assert sum("Go back to" in text and "(0 people)" in text for text in buttons) == 1


def test_closing_leaves_all_as_it_is(profile, answers):
    answers("Close netcrm")
    broken = (profile.folder / "netcrm.db").read_bytes()
    assert opened(profile) is None
    assert (profile.folder / "netcrm.db").read_bytes() == broken
    assert not list(profile.folder.glob("*damaged*"))


def test_without_a_whole_backup_that_is_said(profile, answers):
    for one in (profile.folder / "backups").glob("*.db"):
        one.unlink()
    asked = answers("Close netcrm")
    assert opened(profile) is None
    ((told, buttons),) = asked.boxes
    assert told.endswith("No whole backup was found in this profile.")
    assert buttons == ["Close netcrm"]


def test_a_backup_that_can_not_be_put_back_is_said_and_others_are_offered(profile, answers, monkeypatch):
    asked = answers("Go back to", "Close netcrm")
    rescue = app.rescue(profile)
    monkeypatch.setattr("netcrm.store.restore.replace_damaged", refuse_full)
    assert open_or_rescue(lambda: app.open_desk(profile), rescue, Words()) is None
    assert asked.boxes[1][0].startswith("The disk is full.")


def refuse_full(*_given):
    raise Refused("ledger.full")
