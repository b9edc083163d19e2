"""The forms and sheets of the events: an event, a guest list, people by name, the pitch."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton

from netcrm.actions import contacts as contact_actions
from netcrm.actions import history
from netcrm.domain.contact import Contact, ContactCard
from netcrm.reads import contacts, events, owner
from netcrm.ui.views.events.add_people import AddPeopleSheet
from netcrm.ui.views.events.forms import EventSheet, PitchSheet
from netcrm.ui.views.events.paste import PasteSheet
from netcrm.ui.views.events.times import read_time
from netcrm.ui.views.events.view import EventsView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(window):
    return window(EventsView).view


@pytest.fixture
def next_event(desk):
    return desk.ask(events.next_planned, desk.clock.now())


@pytest.fixture
def page(qtbot, view, next_event):
    """The page of the next event, with its facts."""
    view.window().go("events", next_event)
    qtbot.waitUntil(lambda: bool(view.page.side.introductions.matters))
    return view.page


@pytest.fixture
def guests(desk, next_event):
    """The guests of the next event by name, as the ledger has them now."""
    return lambda: {one.contact.name: one for one in desk.ask(events.detail, next_event).guests}


def cell(table, key, column=1):
    index = table.rows.index(table.rows.place_of(key), column)
    return table.visualRect(index).center()


def listed(qtbot, view):
    qtbot.waitUntil(lambda: view.list.coming.rows.rowCount() > 0)
    return view.list


def press_menu(qtbot, widget, name, words):
    """Choose an entry of the menu of this name by the words it begins with."""
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in widget.findChildren(QMenu, name)))
    menu = next(menu for menu in widget.findChildren(QMenu, name) if menu.isVisible())
    action = next(each for each in menu.actions() if each.text().startswith(words))
    action.trigger()
    menu.close()


def test_the_pitch_gets_a_new_version(qtbot, page, hand, desk):
    hand.click(page, "events.pitch.edit")
    sheet = hand.sheet(PitchSheet)
    sheet.write({"text": "", "seconds": "60"})
    sheet.submit()
    qtbot.waitUntil(lambda: bool(hand.words(sheet, "events.pitch.text.error")))
    sheet.write({"text": "I count beans.", "seconds": "12"})
    sheet.submit()
    hand.closed(PitchSheet)
    newest = desk.ask(owner.pitches)[0]
    assert (newest.version, newest.text, newest.seconds) == (4, "I count beans.", 12)
    qtbot.waitUntil(lambda: page.findChild(QLabel, "events.pitch.text").text() == "I count beans.")


def test_a_guest_list_is_previewed_and_put_in_one_step(qtbot, page, hand, desk, guests):
    for firm in ("North", "South"):
        twin = ContactCard(contact=Contact(given="Kai", family="Holm", company=firm))
        desk.do(contact_actions.add, twin, now=desk.clock.now()).result()
    hand.click(page, "events.paste")
    sheet = hand.sheet(PasteSheet)
    sheet.text.setPlainText("Ingrid Solberg\ntom ashdown\nKai Holm\nOlga Petrova, printer\nNobody Wanted")
    qtbot.waitUntil(lambda: len(sheet.choices) == 5)
    assert [each.taken for each in sheet.choices] == [False, True, False, True, True]
    qtbot.mouseClick(sheet.table.viewport(), LEFT, pos=cell(sheet.table, 5, 0))
    sheet.submit()
    press_menu(qtbot, sheet, "events.paste_sheet.menu", "Kai Holm, South")
    assert hand.child(sheet, QPushButton, "events.paste_sheet.submit").text() == "Put 3 on the list"
    before = len(guests())
    hand.click(sheet, "events.paste_sheet.submit")
    hand.closed(PasteSheet)
    assert len(guests()) == before + 3
    assert guests()["Olga Petrova"].contact.profession == "printer"
    assert guests()["Kai Holm"].contact.company == "South"
    desk.do(history.undo, now=desk.clock.now()).result()
    assert len(guests()) == before
    qtbot.waitUntil(lambda: len(page.detail.guests) == before)


def test_an_unanswered_name_can_be_left_out(qtbot, page, hand, desk):
    for firm in ("North", "South"):
        twin = ContactCard(contact=Contact(given="Kai", family="Holm", company=firm))
        desk.do(contact_actions.add, twin, now=desk.clock.now()).result()
    hand.click(page, "events.paste")
    sheet = hand.sheet(PasteSheet)
    sheet.text.setPlainText("Kai Holm")
    qtbot.waitUntil(lambda: len(sheet.choices) == 1)
    assert "Say who is meant" in hand.words(sheet, "events.paste_sheet.summary")
    qtbot.keyClick(sheet.table, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    press_menu(qtbot, sheet, "events.paste_sheet.menu", "Leave out")
    assert not hand.child(sheet, QPushButton, "events.paste_sheet.submit").isEnabled()
    hand.click(sheet, "events.paste_sheet.cancel")
    hand.closed(PasteSheet)


def test_people_are_added_by_name(qtbot, page, hand, guests, desk):
    tom = next(row for row in desk.ask(contacts.matching, "Tom Ashdown"))
    hand.click(page, "events.add_person")
    sheet = hand.sheet(AddPeopleSheet)
    hand.click(sheet, "events.add_sheet.submit")
    assert "Choose somebody" in hand.words(sheet, "events.add_sheet.error")
    sheet.people.add(tom.id, tom.name)
    field = hand.child(sheet, QLineEdit, "events.add_sheet.who")
    qtbot.keyClicks(field, "Olga Petrova")
    hand.click(sheet, "events.add_sheet.new")
    hand.closed(AddPeopleSheet)
    assert {"Tom Ashdown", "Olga Petrova"} <= guests().keys()


def test_a_group_fills_the_form_and_the_event_opens(qtbot, view, hand, desk):
    listed(qtbot, view)
    hand.click(view.window(), "events.add")
    sheet = hand.sheet(EventSheet)
    sheet.form.editor("title").input.setText("")
    qtbot.keyClicks(sheet.form.editor("goal").input, "Listen")
    group = sheet.form.editor("group")
    group.write("1")
    group.edited.emit()
    qtbot.waitUntil(lambda: sheet.form.editor("on").read() == date(2026, 11, 25))
    assert sheet.form.editor("place").read() == "Quay Hotel, Harbour Room"
    assert (sheet.form.editor("starts_at").read(), sheet.form.editor("ends_at").read()) == ("06:45", "08:15")
    assert (sheet.form.editor("fee").read(), sheet.form.editor("format").read()) == (1400, "breakfast")
    sheet.submit()
    hand.closed(EventSheet)
    made = desk.ask(events.get, view.current_key())
    assert (made.title, made.goal, made.group) == ("Harbour Breakfast Circle", "Listen", 1)
    assert made.local_start == datetime(2026, 11, 25, 6, 45, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("field", "written", "sentence"),
    [
        ("on", None, "which day"),
        ("starts_at", "", "when it starts"),
        ("starts_at", "late", "is not a time"),
        ("ends_at", "6:00", "ends before it starts"),
        ("zone", "Middle/Earth", "not a time zone"),
        ("title", "", "title"),
    ],
)
def test_what_is_wrong_stands_under_its_field(qtbot, view, hand, field, written, sentence):
    view.add_event()
    sheet = hand.sheet(EventSheet)
    usual = {"title": "Talk", "on": date(2026, 12, 1), "starts_at": "9", "ends_at": "10"}
    sheet.write({**usual, field: written})
    sheet.submit()
    error = hand.child(sheet, QLabel, f"events.form.{field}.error")
    qtbot.waitUntil(lambda: sentence in error.text())
    assert sheet.form.editor("title").read() == ("" if field == "title" else "Talk")
    sheet.reject()
    hand.closed(EventSheet)


def test_an_event_is_changed_also_past_midnight(qtbot, view, hand, desk, next_event):
    view.window().go("events", next_event)
    hand.click(view.page, "events.edit")
    sheet = hand.sheet(EventSheet)
    sheet.form.write({"starts_at": "21.30", "ends_at": "0:30", "ends_on": date(2026, 11, 19), "fee": None})
    sheet.submit()
    hand.closed(EventSheet)
    event = desk.ask(events.get, next_event)
    assert event.ends_at - event.starts_at == timedelta(hours=3)
    assert (event.fee, event.currency) == (None, "")
    qtbot.waitUntil(lambda: "21:30 to Thu 00:30" in hand.words(view.page, "events.when"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("6:45", "06:45"),
        ("0645", "06:45"),
        ("18h30", "18:30"),
        ("6 pm", "18:00"),
        ("12am", "00:00"),
        ("25", None),
        ("6:75", None),
        ("13 pm", None),
        ("", None),
    ],
)
def test_times_as_people_write_them(text, told):
    found = read_time(text)
    assert (found and f"{found:%H:%M}") == told
