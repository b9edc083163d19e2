"""The debrief on a real profile: typed, looked at, written down."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from netcrm.actions import demo, events
from netcrm.reads import events as event_reads
from netcrm.reads import history
from netcrm.store.ledger import Ledger
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.debrief import DebriefSheet
from netcrm.words.words import Words
from netcrm.work.desk import Desk

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZONE)
AFTER = datetime(2026, 11, 18, 12, 0, tzinfo=ZONE)
LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


class StillClock:
    def now(self):
        return AFTER


@pytest.fixture
def desk(tmp_path):
    made = Desk(Ledger.open(tmp_path / "profile", now=NOW), StillClock())
    made.do(demo.fill, "Europe/London", now=NOW).result()
    yield made
    made.close()


@pytest.fixture
def event(desk):
    """The breakfast of this morning, its people numbered by name."""
    made = desk.ask(event_reads.next_planned, NOW)
    people = sorted(one.contact.name for one in desk.ask(event_reads.detail, made).guests)
    ids = {one.contact.name: one.contact.id for one in desk.ask(event_reads.detail, made).guests}
    desk.do(events.keep_numbers, made, {ids[name]: n for n, name in enumerate(people, 1)}, now=NOW).result()
    return made


@pytest.fixture
def sheet(qtbot, theme, desk, event):
    bridge = Bridge(desk)
    below = QWidget()
    below.resize(1200, 900)
    qtbot.addWidget(below)
    below.show()
    made = DebriefSheet(bridge, Words(), below)
    made.open()
    yield made
    bridge.close()


def type_in(qtbot, sheet, text):
    qtbot.keyClicks(sheet.text, text)
    qtbot.waitUntil(lambda: bool(sheet.preview.told))


def label(sheet, name):
    return sheet.findChild(QLabel, name).text()


def named(desk, event, number):
    guests = desk.ask(event_reads.detail, event).guests
    return next(one.contact.name for one in guests if one.attendance.number == number)


def test_it_is_about_the_event_that_ended_last(sheet, event):
    assert sheet.events.currentData() == event
    assert sheet.text.hasFocus() or sheet.focusWidget() is sheet.text


def test_what_is_typed_is_told_in_plain_words(qtbot, sheet, desk, event):
    type_in(qtbot, sheet, "3 promise brochure fri; 77 met")
    qtbot.waitUntil(lambda: len(sheet.lines) == 2)
    name = named(desk, event, 3)
    assert sheet.preview.told[0].startswith(f"3 {name}: met")
    assert "you promised: brochure, due Friday" in sheet.preview.told[0]
    assert sheet.preview.told[1] == "77 met: Nobody has the number 77."
    assert label(sheet, "debrief.summary") == "1 entry is not understood yet."


def test_ctrl_enter_writes_it_down_in_one_step(qtbot, sheet, desk):
    before = len(desk.ask(history.lines))
    type_in(qtbot, sheet, "1 promise brochure fri; 2 noshow")
    with qtbot.waitSignal(sheet.written) as told:
        qtbot.keyClick(sheet.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0] == "Wrote down Harbour Breakfast Circle: 2 people, 1 follow-up."
    lines = desk.ask(history.lines)
    assert (len(lines), lines[0].code) == (before + 1, "event.debriefed")


def test_an_unclear_entry_is_gone_to_and_nothing_is_lost(qtbot, sheet, desk):
    before = len(desk.ask(history.lines))
    type_in(qtbot, sheet, "1 met; 77 promise x")
    qtbot.mouseClick(sheet.findChild(QPushButton, "debrief.submit"), LEFT)
    qtbot.waitUntil(sheet.verb.isEnabled)
    assert "77 promise x" in label(sheet, "debrief.error")
    assert sheet.text.textCursor().selectedText() == "77 promise x"
    assert sheet.text.toPlainText() == "1 met; 77 promise x"
    assert len(desk.ask(history.lines)) == before
    assert sheet.isVisible()


def test_escape_asks_before_it_throws_anything_away(qtbot, sheet):
    type_in(qtbot, sheet, "1 met")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    qtbot.mouseClick(sheet.findChild(QPushButton, "debrief.keep_writing"), LEFT)
    assert sheet.text.toPlainText() == "1 met"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    with qtbot.waitSignal(sheet.finished):
        qtbot.mouseClick(sheet.findChild(QPushButton, "debrief.discard"), LEFT)
