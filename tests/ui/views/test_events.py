"""The events: list, page and people; a real window on a real profile."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QPushButton, QWidget

from netcrm.actions import events as event_actions
from netcrm.domain.event import EventStatus, Presence
from netcrm.reads import events, followups
from netcrm.ui.dialogs.briefing import BriefingDialog
from netcrm.ui.views.events.forms import EventSheet
from netcrm.ui.views.events.table import PageTable
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


def shown(table):
    return [table.rows.row_at(place) for place in range(table.rows.rowCount())]


def names(table):
    return [row.guest.contact.name for row in shown(table)]


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


def test_what_comes_stands_first_the_next_one_on_top(qtbot, view):
    page = listed(qtbot, view)
    coming = [row.event.starts_at for row in shown(page.coming)]
    past = [row.event.starts_at for row in shown(page.past)]
    assert coming == sorted(coming)
    assert past == sorted(past, reverse=True)
    assert max(past) < min(coming)
    assert view.title() == "Events"
    assert view.crumb() == ""
    assert view.hint() == "Next: Harbour Breakfast Circle, tomorrow"
    assert "18 expected" in page.coming.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(("choice", "coming", "past"), [("coming", True, False), ("past", False, True)])
def test_segments_show_one_part(qtbot, view, hand, choice, coming, past):
    page = listed(qtbot, view)
    hand.click(view.window(), f"events.segments.{choice}")
    assert (page.coming.isVisible(), page.past.isVisible()) == (coming, past)
    hand.click(view.window(), "events.segments.all")
    assert page.coming.isVisible()
    assert page.past.isVisible()


def test_a_click_or_enter_opens_the_page_and_the_crumb_leads_back(qtbot, view, hand):
    page, window = listed(qtbot, view), view.window()
    first = page.coming.rows.key_at(0)
    qtbot.mouseClick(page.coming.viewport(), LEFT, pos=cell(page.coming, first))
    assert view.current_key() == first
    assert (view.crumb(), view.title()) == ("Events", "Harbour Breakfast Circle")
    assert hand.child(window, QPushButton, "events.print_briefing").isVisible()
    hand.click(window, "shell.crumb")
    assert view.current_key() == ""
    page.coming.setFocus()
    qtbot.keyClick(page.coming, Qt.Key.Key_Down)
    qtbot.keyClick(page.coming, Qt.Key.Key_Return)
    assert view.current_key() == page.coming.rows.key_at(1)
    window.back()
    assert view.current_key() == ""


def test_did_you_go(qtbot, view, hand, desk, next_event):
    desk.clock.moment += timedelta(days=1, hours=3)
    view.stale()
    name = f"events.question.{next_event}"
    qtbot.waitUntil(lambda: view.findChild(QPushButton, f"{name}.attended") is not None)
    assert next_event not in view.list.past.rows.keys()  # noqa: SIM118 - it is no dict
    hand.click(view, f"{name}.open")
    assert view.page.question.isVisible()
    hand.click(view.page.question, "events.question.missed")
    qtbot.waitUntil(lambda: not view.page.question.isVisible())
    assert desk.ask(events.get, next_event).status is EventStatus.MISSED
    view.open_key("")
    qtbot.waitUntil(lambda: next_event in view.list.past.rows.keys())  # noqa: SIM118


def test_an_event_is_answered_from_the_menu_of_its_row(qtbot, view, desk):
    past = listed(qtbot, view).past
    key = past.rows.key_at(0)
    past.menu_asked.emit(key, QPoint(5, 5))
    press_menu(qtbot, view, "events.menu", "Missed")
    qtbot.waitUntil(lambda: desk.ask(events.get, key).status is EventStatus.MISSED)


def test_the_strip_says_what_is_settled(page, hand):
    told = {name: hand.words(page, f"events.{name}") for name in ("when", "where", "format", "cost")}
    assert told == {
        "when": "Wed 18 Nov, 06:45 to 08:15",
        "where": "Quay Hotel, Harbour Room",
        "format": "Breakfast, exclusive",
        "cost": "£14",
    }


def test_people_known_come_with_something_open_first_and_strangers_with_a_reason(page):
    known, strangers = page.guests.known_table, page.guests.strangers_table
    assert len(names(known)) == 13
    assert names(known)[0] == "Dale Whitcombe"
    assert names(strangers)[0] == "Yusuf Karim"
    assert all(row.why for row in shown(strangers))
    spoken = known.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Flagged" in spoken
    assert "gave 3, received 0" in spoken


def test_space_ticks_seen_and_the_line_stays_where_it_is(qtbot, page, guests):
    table, before = page.guests.known_table, names(page.guests.known_table)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.keys.select(guests()["Hana Sato"].attendance.id)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: guests()["Hana Sato"].attendance.met)
    assert guests()["Hana Sato"].attendance.presence is Presence.PRESENT
    qtbot.waitUntil(lambda: table.row(table.keys.current_key()).guest.attendance.met)
    assert names(table) == before
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not guests()["Hana Sato"].attendance.met)
    assert guests()["Hana Sato"].attendance.presence is Presence.EXPECTED


def test_a_stranger_who_was_seen_is_new_and_gets_a_follow_up(qtbot, page, guests, desk):
    table, lena = page.guests.strangers_table, guests()["Lena Brandt"]
    qtbot.mouseClick(table.viewport(), LEFT, pos=cell(table, lena.attendance.id, 0))
    qtbot.waitUntil(lambda: guests()["Lena Brandt"].attendance.met)
    assert guests()["Lena Brandt"].attendance.new_to_me
    assert guests()["Lena Brandt"].follow_up.due_on == date(2026, 11, 25)
    owed = desk.ask(followups.owed_rows, desk.today, date(2026, 12, 31))
    assert "Lena Brandt" in [row.person.name for row in owed]


def test_keys_mark_new_and_absent_and_take_off_the_list(qtbot, page, guests):
    table, key = page.guests.known_table, guests()["Una Marsh"].attendance.id
    table.keys.select(key)
    qtbot.keyClick(table, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: guests()["Una Marsh"].attendance.presence is Presence.ABSENT)
    qtbot.waitUntil(lambda: table.row(key).guest.attendance.presence is Presence.ABSENT)
    qtbot.keyClick(table, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: guests()["Una Marsh"].attendance.presence is Presence.EXPECTED)
    qtbot.keyClick(table, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: guests()["Una Marsh"].attendance.new_to_me)
    qtbot.waitUntil(lambda: "Una Marsh" in names(page.guests.strangers_table))
    page.guests.strangers_table.keys.select(key)
    qtbot.keyClick(page.guests.strangers_table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Una Marsh" not in guests())
    qtbot.waitUntil(lambda: "Una Marsh" not in names(page.guests.strangers_table))


def test_the_menu_of_a_row_does_the_same(qtbot, page, guests):
    table, key = page.guests.known_table, guests()["Ana Duarte"].attendance.id
    table.menu_asked.emit(key, QPoint(5, 5))
    press_menu(qtbot, table, "events.known.menu", "Present")
    qtbot.waitUntil(lambda: guests()["Ana Duarte"].attendance.presence is Presence.PRESENT)


def test_enter_opens_the_person(qtbot, page, guests):
    table, window = page.guests.known_table, page.window()
    table.keys.select(guests()["Neil Farrow"].attendance.id)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.view.subject == "contacts"
    assert window.view.opened == guests()["Neil Farrow"].contact.id


def test_the_right_column_says_what_to_raise(page):
    side = page.side
    assert side.introductions.matters[0].spoken.startswith("Aisha Grant and Marcus Obi, Each seeks")
    assert len(side.referrals.matters) == 8
    assert side.requests.matters[0].spoken.startswith(
        "Dale Whitcombe may ask again for Priya Raman, Coattails"
    )
    assert side.requests.property("edge") == "stop"
    assert page.findChild(QLabel, "events.pitch.text").text().startswith("I keep the books")


def test_a_matter_opens_what_it_is_about_and_the_rest_unfolds(qtbot, page, hand):
    assert page.findChild(QWidget, "events.referrals.7") is None
    hand.click(page, "events.referrals.more")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "events.referrals.7").isVisible())
    line, window = page.findChild(QWidget, "events.referrals.0"), page.window()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.view.subject == "referrals"
    assert window.view.opened == page.side.referrals.matters[0].key


def test_the_goal_is_edited_in_place(qtbot, page, hand, desk, next_event):
    hand.click(page, "events.goal.edit")
    field = hand.child(page, QPlainTextEdit, "events.goal.field")
    field.setPlainText("Meet the printer.")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert desk.ask(events.get, next_event).goal.startswith("Speak")
    hand.click(page, "events.goal.edit")
    field.setPlainText("Meet the printer.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.ask(events.get, next_event).goal == "Meet the printer.")
    assert hand.words(page, "events.goal.text") == "Meet the printer."


def test_a_goal_that_is_too_long_stays_in_its_field(qtbot, page, hand):
    hand.click(page, "events.goal.edit")
    field = hand.child(page, QPlainTextEdit, "events.goal.field")
    field.setPlainText("x" * 70_000)
    page.side.goal.keep()
    error = hand.child(page, QLabel, "events.goal.error")
    qtbot.waitUntil(error.isVisible)
    assert "too long" in error.text()
    assert len(field.toPlainText()) == 70_000


def test_a_change_elsewhere_leaves_what_is_being_written(qtbot, page, hand, desk, next_event):
    hand.click(page, "events.goal.edit")
    field = hand.child(page, QPlainTextEdit, "events.goal.field")
    field.setPlainText("Half a sent")
    desk.do(event_actions.answer, next_event, EventStatus.CANCELLED, now=desk.clock.now()).result()
    qtbot.waitUntil(lambda: page.detail.row.event.status is EventStatus.CANCELLED)
    assert field.toPlainText() == "Half a sent"
    page.side.goal.drop()


def test_deleting_leads_to_the_list_and_undo_is_offered(qtbot, view, desk, next_event):
    window = view.window()
    window.go("events", next_event)
    window.run("people.remove")
    qtbot.waitUntil(lambda: view.current_key() == "")
    qtbot.waitUntil(lambda: next_event not in view.list.coming.rows.keys())  # noqa: SIM118
    qtbot.waitUntil(lambda: window.notices.findChild(QPushButton, "events.undo") is not None)
    undone = []
    window.handle("edit.undo", lambda: undone.append(True))
    qtbot.mouseClick(window.notices.findChild(QPushButton, "events.undo"), LEFT)
    assert undone


def test_commands_act_on_the_event_in_front(page, hand, next_event):
    view, window = page.window().view, page.window()
    assert {
        "event.print",
        "event.preview",
        "people.edit",
        "people.remove",
        "add.event",
    } <= view.verbs().keys()
    assert view.drop_words() == "Add to Harbour Breakfast Circle"
    window.run("event.print")
    dialog = hand.sheet(BriefingDialog)
    dialog.reject()
    hand.closed(BriefingDialog)
    view.open_key("")
    assert view.drop_words() == ""
    view.list.coming.clearFocus()
    assert "event.print" not in view.verbs()


def test_an_empty_profile_says_why_events_matter(qtbot, view, desk, hand):
    for row in desk.ask(events.rows):
        desk.do(event_actions.delete, row.event.id, now=desk.clock.now()).result()
    view.stale()
    qtbot.waitUntil(lambda: view.findChild(QPushButton, "events.empty.act").isVisible())
    hand.click(view, "events.empty.act")
    hand.sheet(EventSheet).reject()
    hand.closed(EventSheet)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640)])
def test_nothing_stands_beyond_the_edge(qtbot, window, size, next_event):
    shown_window = window(EventsView, size)
    shown_window.go("events", next_event)
    view = shown_window.view
    qtbot.waitUntil(lambda: bool(view.page.side.introductions.matters))
    for table in view.page.findChildren(PageTable):
        wide = sum(table.columnWidth(number) for number in range(len(table.rows.columns)))
        assert wide <= table.viewport().width()
