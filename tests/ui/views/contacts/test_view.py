from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from netcrm.domain.contact_list import ContactFilter
from netcrm.domain.followup import FollowUpKind
from netcrm.domain.room import Room
from netcrm.reads import contacts
from netcrm.ui.views.contacts.forms import LogContact
from netcrm.ui.views.contacts.view import ContactsView

TODAY = date(2026, 11, 17)


def names(view):
    rows = view.list.rows
    return [rows.row_at(place).name for place in range(rows.rowCount())]


def choose(hand, view, filter_name, choice):
    button = hand.child(view, QPushButton, f"contacts.filters.{filter_name}")
    button.set_choice(choice)
    button.chosen.emit(choice)


def test_the_list_shows_everybody_by_name(view, bridge, hand):
    assert len(names(view)) == bridge.ask(contacts.count)
    assert names(view) == sorted(names(view))
    assert hand.words(view, "contacts.count").startswith(str(len(names(view))))


def test_the_filter_finds_by_anything_from_the_first_letter(view, qtbot, hand):
    everybody = len(names(view))
    qtbot.keyClicks(hand.child(view, QLineEdit, "contacts.filter"), "solberg l")
    qtbot.waitUntil(lambda: "Ingrid Solberg" in names(view) and len(names(view)) < 5)
    assert hand.words(view, "contacts.count") == f"{len(names(view))} of {everybody}"


@pytest.mark.parametrize(
    ("name", "choice", "wanted"),
    [
        ("room", "give_back", ContactFilter(rooms=frozenset({Room.GIVE_BACK}))),
        ("room", "none", ContactFilter(rooms=frozenset({None}))),
        ("due", "late", ContactFilter(due_by=date(2026, 11, 16))),
        ("flagged", "flagged", ContactFilter(flagged=True)),
        ("tag", "Regulars", ContactFilter(tag="Regulars")),
    ],
)
def test_filters_narrow_the_list(view, qtbot, bridge, name, choice, wanted, hand):
    qtbot.waitUntil(lambda: bool(hand.child(view, QPushButton, "contacts.filters.tag")._options))
    choose(hand, view, name, choice)
    expected = bridge.ask(contacts.keys, wanted)
    assert expected
    qtbot.waitUntil(lambda: list(view.list.rows.keys()) == expected)


def test_nothing_found_names_the_filter_and_clears_it(view, qtbot, hand):
    everybody = len(names(view))
    hand.child(view, QLineEdit, "contacts.filter").setText("zzzz")
    qtbot.waitUntil(lambda: not names(view))
    assert view.current_key() is None
    hand.click(view, "contacts.empty.act")
    qtbot.waitUntil(lambda: len(names(view)) == everybody)


def test_the_order_is_chosen_and_kept(view, qtbot, settings, bridge, hand):
    qtbot.mouseClick(view._order, Qt.MouseButton.LeftButton)
    menu = hand.child(view, QMenu, "contacts.order.menu")
    menu.actions()[3].trigger()
    menu.close()
    expected = bridge.ask(contacts.keys, ContactFilter(), "due")
    qtbot.waitUntil(lambda: list(view.list.rows.keys()) == expected)
    assert settings.value("views/contacts/order") == "due"


def test_the_card_says_how_it_stands(view, people, hand):
    assert hand.words(view, "contacts.name") == "Ingrid Solberg"
    assert hand.words(view, "contacts.second_line").endswith("· Local")
    assert "You gave 4, you received 3." in hand.words(view, "contacts.balance")
    assert "clear mind" in hand.words(view, "contacts.balance")


def test_one_who_asks_and_gave_nothing_is_flagged(view, people, qtbot, hand):
    view.open_key(people("Dale Whitcombe"))
    assert hand.child(view, type(view.page._favours), "contacts.favours").property("edge") == "stop"
    assert view.page._header._flag.face.text == "Flagged"
    with qtbot.waitSignal(view.go_asked) as asked:
        hand.click(view, "contacts.request")
    assert asked.args[0] == "introductions"


def test_a_note_is_kept_with_enter_and_offers_a_reminder(view, qtbot, detail, people, hand):
    key = people("Ingrid Solberg")
    qtbot.keyClicks(view.page.timeline.note, "Send the draft next Friday")
    qtbot.keyClick(view.page.timeline.note, Qt.Key.Key_Return)
    offer = view.page.timeline._offer
    qtbot.waitUntil(offer.isVisible)
    assert view.page.timeline.note.text() == ""
    assert detail(key).timeline[0].text == "Send the draft next Friday"
    hand.click(view, "contacts.reminder")
    qtbot.waitUntil(lambda: any(one.why.startswith("Send the draft") for one in detail(key).follow_ups))
    reminder = next(one for one in detail(key).follow_ups if one.why.startswith("Send the draft"))
    assert (reminder.due_on, reminder.kind) == (date(2026, 11, 27), FollowUpKind.CHECK)
    assert not offer.isVisible()


def test_a_note_without_a_day_offers_nothing(view, qtbot, detail, people):
    qtbot.keyClicks(view.page.timeline.note, "She likes tea")
    qtbot.keyClick(view.page.timeline.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: detail(people("Ingrid Solberg")).timeline[0].text == "She likes tea")
    qtbot.waitUntil(lambda: view.page.timeline.note.text() == "")
    assert not view.page.timeline._offer.isVisible()


def test_a_note_half_written_stays_with_whom_it_is_about(view, people):
    view.page.timeline.note.setText("Half a thought")
    view.open_key(people("Dale Whitcombe"))
    assert view.page.timeline.note.text() == ""
    view.open_key(people("Ingrid Solberg"))
    assert view.page.timeline.note.text() == "Half a thought"


def test_segments_narrow_the_timeline(view, qtbot, hand):
    counts = {}
    for segment in ("all", "met", "favours", "notes"):
        hand.click(view, f"contacts.segments.{segment}")
        counts[segment] = len(view.page.timeline._shown)
    assert counts["all"] == counts["met"] + counts["favours"] + counts["notes"]
    assert counts["met"] > 0
    assert counts["favours"] > 0


def test_an_entry_is_opened_changed_and_deleted(view, qtbot, detail, people, hand):
    key = people("Ingrid Solberg")
    entry = next(one for one in detail(key).timeline if one.kind == "interaction")
    place = view.page.timeline._shown.index(entry)
    view.page.timeline.list.keys.select(place)
    qtbot.keyClick(view.page.timeline.list, Qt.Key.Key_Return)
    form = hand.sheet(LogContact)
    form.form.editor("text").text.setPlainText("Said otherwise")
    hand.click(form, "log_contact.submit")
    hand.closed(LogContact)
    kept = next(one for one in detail(key).timeline if (one.kind, one.id) == (entry.kind, entry.id))
    assert kept.text == "Said otherwise"
    view.page.timeline.delete_asked.emit(kept)
    qtbot.waitUntil(lambda: kept not in detail(key).timeline)


def test_introduce_is_left_to_the_window(view, qtbot, people, hand):
    with qtbot.waitSignal(view.run_asked) as asked:
        hand.click(view, "contacts.introduce")
    assert asked.args == ["people.introduce"]
    assert view.current_key() == people("Ingrid Solberg")


def test_a_promise_is_ticked_or_put_off(view, qtbot, detail, people):
    key = people("Ingrid Solberg")
    promise = detail(key).follow_ups[0]
    view.page.about.promises.put_off.emit(promise, 7)
    qtbot.waitUntil(lambda: detail(key).follow_ups[0].put_off_until == date(2026, 11, 24))
    assert detail(key).follow_ups[0].due_on == promise.due_on
    view.page.about.promises.ticked.emit(promise)
    qtbot.waitUntil(lambda: promise.id not in {one.id for one in detail(key).follow_ups})


def test_many_are_changed_in_one_step(view, qtbot, bridge):
    view.list.keys.select(view.list.rows.key_at(0))
    place = view.list.visualRect(view.list.rows.index(3, 0)).center()
    view.list.scrollToTop()
    qtbot.mouseClick(
        view.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, QPoint(place)
    )
    chosen = view.list.keys.selected_keys()
    assert len(chosen) == 4
    assert view._many.isVisible()
    assert view._many.text() == "Change 4 people"
    view._acts.move(chosen, Room.LISTEN_LEARN)
    qtbot.waitUntil(lambda: {row.room for row in bridge.ask(contacts.rows, chosen)} == {Room.LISTEN_LEARN})
    view._acts.keep_in_touch(chosen, 28)
    qtbot.waitUntil(lambda: all(bridge.ask(contacts.card, one).contact.cadence_days == 28 for one in chosen))
    assert view.list.keys.selected_keys() == chosen


def test_deleting_needs_no_question_and_goes_to_the_next(view, qtbot, bridge, people):
    key = people("Ingrid Solberg")
    keys = list(view.list.rows.keys())
    below = keys[keys.index(key) + 1]
    with qtbot.waitSignal(view.banner_asked) as banner:
        view.verbs()["people.remove"]()
    qtbot.waitUntil(lambda: key not in view.list.rows.keys())  # noqa: SIM118 - not a dict
    assert view.current_key() == below
    assert "Ingrid Solberg" in banner.args[0].title
    with qtbot.waitSignal(view.run_asked) as asked:
        banner.args[0].actions[0].act()
    assert asked.args == ["edit.undo"]


def test_the_menu_holds_everything_else(view, people):
    menu = view._acts.contact_menu(people("Ingrid Solberg"), view)
    told = [action.text() for action in menu.actions() if action.text()]
    assert {"Edit", "Vouch for them", "Move to room", "Add a follow-up", "Record an ask", "Delete"} <= set(
        told
    )
    menu.deleteLater()


def test_below_1180_about_is_a_second_tab(window, qtbot, people, hand):
    view = window(ContactsView, (1024, 640)).view
    qtbot.waitUntil(lambda: view.list.rows.rowCount() > 50)
    view.open_key(people("Ingrid Solberg"))
    assert view.page.timeline.isVisible()
    assert not view.page.about.isVisible()
    hand.click(view, "contacts.parts.about")
    assert view.page.about.isVisible()
    assert not view.page.timeline.isVisible()
    assert not view._gave_got.isVisible()


def test_every_control_has_a_name_and_words(view):
    for button in (each for each in view.findChildren(QPushButton) if each.isVisible()):
        assert button.objectName(), button.text()
        assert button.accessibleName(), button.objectName()
