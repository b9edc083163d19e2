"""After the meeting: the page of the event, the keys, the sheet, and one Undo."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from netcrm.actions import events as event_actions
from netcrm.domain.event import EventStatus
from netcrm.reads import events, history
from netcrm.ui.dialogs.debrief import DebriefSheet


def test_an_evening_is_written_down_and_taken_back(office, qtbot):
    bridge, window = office.bridge, office.window
    event = bridge.ask(events.next_planned, bridge.now())
    # The owner comes home.
    bridge._desk.clock.moment = datetime(2026, 11, 18, 12, tzinfo=ZoneInfo("Europe/London"))
    window.go("events", event)
    before = bridge.ask(events.detail, event)
    guest = before.guests[0].contact
    qtbot.mouseClick(window.findChild(QPushButton, "events.debrief"), Qt.MouseButton.LeftButton)
    sheet = open_sheets()[0]
    assert sheet.events.currentData() == event
    qtbot.keyClicks(sheet.text, f"{guest.name} promise brochure fri; + Xenia Ward, printer")
    qtbot.keyClick(sheet.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bridge.ask(history.lines)[0].code == "event.debriefed")
    after = bridge.ask(events.detail, event)
    assert len(after.guests) == len(before.guests) + 1
    qtbot.waitUntil(lambda: not open_sheets())
    window.run("edit.undo")
    qtbot.waitUntil(lambda: len(bridge.ask(events.detail, event).guests) == len(before.guests))
    assert bridge.ask(events.detail, event).row == before.row


def test_from_anywhere_it_is_about_the_event_that_ended_last(office, qtbot):
    bridge, window = office.bridge, office.window
    event = bridge.ask(events.next_planned, bridge.now())
    bridge._desk.clock.moment = datetime(2026, 11, 18, 12, tzinfo=ZoneInfo("Europe/London"))
    bridge.do(event_actions.answer, event, EventStatus.ATTENDED, now=bridge.now())
    qtbot.waitUntil(lambda: bridge.ask(events.get, event).status is EventStatus.ATTENDED)
    window.go("contacts")
    window.run("event.debrief")
    assert open_sheets()[0].events.currentData() == event
    open_sheets()[0].reject()
    window.go("today")
    words = f"Write down: {bridge.ask(events.get, event).title}"

    def button():
        found = window.findChildren(QPushButton)
        return next((one for one in found if one.isVisible() and one.accessibleName() == words), None)

    qtbot.waitUntil(lambda: button() is not None)
    qtbot.mouseClick(button(), Qt.MouseButton.LeftButton)
    assert open_sheets()[0].events.currentData() == event
    assert window.view.current_key() == event
    open_sheets()[0].reject()


def open_sheets():
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, DebriefSheet)]
    return [one for one in shown if one.isVisible()]
