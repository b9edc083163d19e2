"""Where a request can begin: at an event, from either contact, from the palette, from what was copied."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from netcrm.domain.introduction import AskedBy
from netcrm.reads import contacts, events, introductions
from netcrm.ui.asking import RequestPreset
from netcrm.ui.palette_requests import request_rows
from netcrm.ui.search_flow import SearchFlow
from netcrm.ui.views.contacts.view import ContactsView
from netcrm.ui.views.events.view import EventsView
from netcrm.ui.views.introductions.forms import IntroduceForm
from netcrm.ui.views.introductions.paste import PasteRequestSheet
from netcrm.ui.views.introductions.view import IntroductionsView
from netcrm.ui.window_verbs import WindowVerbs
from netcrm.words.debrief import LEGEND


@pytest.fixture
def person(desk):
    return lambda name: desk.ask(contacts.matching, name)[0].id


@pytest.fixture
def served(window, bridge, words):
    """Opens a window on a view, with those who answer its commands; gives the window."""

    def show(view_class):
        shown = window(view_class)
        WindowVerbs(bridge, words, shown)
        return shown

    return show


def test_a_guest_asks_in_person_on_the_day(window, qtbot, desk, hand):
    view = window(EventsView).view
    event = next(
        row.event
        for row in desk.ask(events.rows)
        if row.event.starts_at <= desk.clock.now() and desk.ask(events.detail, row.event.id).guests
    )
    view.window().go("events", event.id)
    table = view.page.focus_target()
    key = table.rows.key_at(0)
    table.setFocus()
    table.keys.select(key)
    qtbot.keyClick(table, Qt.Key.Key_I)
    form = hand.sheet(IntroduceForm)
    guest = table.row(key).guest.contact
    assert (form.requester.key, form.target.key) == (guest.id, None)
    other = next(one.id for one in desk.ask(contacts.matching, "a") if one.id != guest.id)
    form.fields.choose_person(form.target, other, "Other")
    with qtbot.waitSignal(form.asked) as asked:
        qtbot.keyClick(form.target.input, Qt.Key.Key_Return)
    kept = desk.ask(introductions.row, asked.args[0]).introduction
    assert (kept.requester, kept.target_contact) == (guest.id, other)
    assert (kept.asked_by, kept.asked_on) == (AskedBy.IN_PERSON, event.on)


def test_a_guest_is_asked_for(window, qtbot, desk, hand):
    view = window(EventsView).view
    view.window().go("events", desk.ask(events.next_planned, desk.clock.now()))
    table = view.page.focus_target()
    guest = table.row(table.rows.key_at(0)).guest.contact.id
    view.ask_for_introduction(guest, True)
    form = hand.sheet(IntroduceForm)
    assert (form.requester.key, form.target.key) == (None, guest)
    assert form.focusWidget().objectName() == "introduce.requester"
    form.reject()


@pytest.mark.parametrize(
    ("command", "side", "focus"),
    [
        ("people.introduce", "requester", "introduce.target"),
        ("people.asked_for", "target", "introduce.requester"),
    ],
)
def test_from_either_contact(served, qtbot, hand, command, side, focus):
    shown = served(ContactsView)
    qtbot.waitUntil(lambda: shown.view.current_key() is not None)
    shown.run(command)
    form = hand.sheet(IntroduceForm)
    assert getattr(form, side).key == shown.view.current_key()
    assert form.focusWidget().objectName() == focus
    form.reject()


def test_the_menu_of_a_contact_offers_both(window, qtbot):
    view = window(ContactsView).view
    qtbot.waitUntil(lambda: view.current_key() is not None)
    menu = view._acts.contact_menu(view.current_key(), view)
    actions = {one.text(): one for one in menu.actions()}
    asked = []
    view.run_asked.connect(asked.append)
    actions["Asks for an introduction..."].trigger()
    actions["Somebody asks for them..."].trigger()
    assert asked == ["people.introduce", "people.asked_for"]
    menu.deleteLater()


def titles(found):
    return [one.title for one in found]


def test_the_palette_reads_both_names(bridge, words, person):
    found = request_rows("introduce dale to priya", bridge, words)
    assert titles(found)[0] == "Introduce Dale Whitcombe to Priya Raman..."
    assert found[0].key == RequestPreset(requester=person("Dale Whitcombe"), target=person("Priya Raman"))
    one = request_rows("intro dale to", bridge, words)
    assert titles(one) == ["Dale Whitcombe asks for an introduction..."]
    assert request_rows("introduce nobodyatall to priya", bridge, words) == []
    assert request_rows("priya", bridge, words) == []
    assert request_rows("introduce dale to dale", bridge, words) == []


def test_the_palette_opens_the_form_filled_in(window, qtbot, bridge, words, hand):
    shown = window(IntroductionsView)
    flow = SearchFlow(bridge, words, shown)
    flow.open("introduce dale to priya")
    qtbot.keyClick(flow._palette._text, Qt.Key.Key_Return)
    form = hand.sheet(IntroduceForm)
    assert (form.requester.text(), form.target.text()) == ("Dale Whitcombe", "Priya Raman")
    assert form.focusWidget().objectName() == "introduce.submit"
    qtbot.waitUntil(form.fields.preview.isVisible)
    form.reject()


def test_pasting_among_the_requests_takes_a_message_that_asks(served, qtbot, qapp, hand):
    shown = served(IntroductionsView)
    qtbot.waitUntil(lambda: shown.view.card is not None)
    copied = QMimeData()
    copied.setText("Could you introduce me to Priya Raman?\nDale Whitcombe")
    qapp.clipboard().setMimeData(copied)
    shown.run("file.paste")
    sheet = hand.sheet(PasteRequestSheet)
    qtbot.waitUntil(lambda: sheet.fields.target.key is not None)
    assert sheet.fields.requester.text() == "Dale Whitcombe"
    sheet.reject()
    qapp.clipboard().clear()


def test_what_was_typed_into_the_form_is_not_thrown_away_unasked(served, qtbot, hand):
    shown = served(IntroductionsView)
    shown.view.new_request()
    form = hand.sheet(IntroduceForm)
    form.reject()
    hand.closed(IntroduceForm)
    shown.view.new_request()
    form = hand.sheet(IntroduceForm)
    form.fields._how.editor("words").text.setPlainText("Mine")
    form.reject()
    assert form.isVisible()
    hand.click(form, "introduce.discard")
    hand.closed(IntroduceForm)


def test_the_debrief_says_how():
    assert any(written == "intro to 5" for written, _meaning in LEGEND)
