from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton

from netcrm.domain.contact import Channel, ChannelKind
from netcrm.domain.contact_list import ContactFilter
from netcrm.domain.favour import Direction, FavourKind
from netcrm.domain.followup import FollowUpKind
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.room import Room
from netcrm.reads import contacts
from netcrm.ui.views.contacts.contact_form import ContactForm
from netcrm.ui.views.contacts.forms import LogContact, RecordFavour
from netcrm.ui.views.contacts.reach import target
from netcrm.ui.views.contacts.small_forms import AskForm, FollowUpForm, TagForm, VouchForm
from netcrm.ui.views.contacts.view import ContactsView
from netcrm.ui.widgets.link_line import open_target

TODAY = date(2026, 11, 17)


@pytest.fixture
def people(bridge):
    def find(name):
        return bridge.ask(contacts.matching, name, 1)[0].id

    return find


@pytest.fixture
def detail(bridge):
    return lambda key: bridge.ask(contacts.detail, key, TODAY)


@pytest.fixture
def view(window, qtbot, people):
    """The view in a window, with Ingrid chosen."""
    made = window(ContactsView).view
    qtbot.waitUntil(lambda: made.list.rows.rowCount() > 50)
    made.open_key(people("Ingrid Solberg"))
    return made


def child(widget, kind, name):
    found = widget.findChild(kind, name)
    assert found is not None, name
    return found


def click(qtbot, widget, name):
    qtbot.mouseClick(child(widget, QPushButton, name), Qt.MouseButton.LeftButton)


def words_of(widget, name):
    return child(widget, QLabel, name).text()


def sheet_of(kind):
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    return found[0] if found else None


def wait_sheet(qtbot, kind):
    qtbot.waitUntil(lambda: sheet_of(kind) is not None)
    return sheet_of(kind)


def wait_closed(qtbot, kind):
    qtbot.waitUntil(lambda: sheet_of(kind) is None)


def names(view):
    rows = view.list.rows
    return [rows.row_at(place).name for place in range(rows.rowCount())]


def choose(view, filter_name, choice):
    button = child(view, QPushButton, f"contacts.filters.{filter_name}")
    button.set_choice(choice)
    button.chosen.emit(choice)


def test_the_list_shows_everybody_by_name(view, bridge):
    assert len(names(view)) == bridge.ask(contacts.count)
    assert names(view) == sorted(names(view))
    assert words_of(view, "contacts.count").startswith(str(len(names(view))))


def test_the_filter_finds_by_anything_from_the_first_letter(view, qtbot):
    everybody = len(names(view))
    qtbot.keyClicks(child(view, QLineEdit, "contacts.filter"), "solberg l")
    qtbot.waitUntil(lambda: "Ingrid Solberg" in names(view) and len(names(view)) < 5)
    assert words_of(view, "contacts.count") == f"{len(names(view))} of {everybody}"


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
def test_filters_narrow_the_list(view, qtbot, bridge, name, choice, wanted):
    qtbot.waitUntil(lambda: bool(child(view, QPushButton, "contacts.filters.tag")._options))
    choose(view, name, choice)
    expected = bridge.ask(contacts.keys, wanted)
    assert expected
    qtbot.waitUntil(lambda: list(view.list.rows.keys()) == expected)


def test_nothing_found_names_the_filter_and_clears_it(view, qtbot):
    everybody = len(names(view))
    child(view, QLineEdit, "contacts.filter").setText("zzzz")
    qtbot.waitUntil(lambda: not names(view))
    assert view.current_key() is None
    click(qtbot, view, "contacts.empty.act")
    qtbot.waitUntil(lambda: len(names(view)) == everybody)


def test_the_order_is_chosen_and_kept(view, qtbot, settings, bridge):
    qtbot.mouseClick(view._order, Qt.MouseButton.LeftButton)
    menu = child(view, QMenu, "contacts.order.menu")
    menu.actions()[3].trigger()
    menu.close()
    expected = bridge.ask(contacts.keys, ContactFilter(), "due")
    qtbot.waitUntil(lambda: list(view.list.rows.keys()) == expected)
    assert settings.value("views/contacts/order") == "due"


def test_the_card_says_how_it_stands(view, people):
    assert words_of(view, "contacts.name") == "Ingrid Solberg"
    assert words_of(view, "contacts.second_line").endswith("· Local")
    assert "You gave 4, you received 3." in words_of(view, "contacts.balance")
    assert "clear mind" in words_of(view, "contacts.balance")


def test_one_who_asks_and_gave_nothing_is_flagged(view, people, qtbot):
    view.open_key(people("Dale Whitcombe"))
    assert child(view, type(view.page._favours), "contacts.favours").property("edge") == "stop"
    assert view.page._header._flag.face.text == "Flagged"
    with qtbot.waitSignal(view.go_asked) as asked:
        click(qtbot, view, "contacts.request")
    assert asked.args[0] == "introductions"


def test_a_note_is_kept_with_enter_and_offers_a_reminder(view, qtbot, detail, people):
    key = people("Ingrid Solberg")
    qtbot.keyClicks(view.page.timeline.note, "Send the draft next Friday")
    qtbot.keyClick(view.page.timeline.note, Qt.Key.Key_Return)
    offer = view.page.timeline._offer
    qtbot.waitUntil(offer.isVisible)
    assert view.page.timeline.note.text() == ""
    assert detail(key).timeline[0].text == "Send the draft next Friday"
    click(qtbot, view, "contacts.reminder")
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


def test_segments_narrow_the_timeline(view, qtbot):
    counts = {}
    for segment in ("all", "met", "favours", "notes"):
        click(qtbot, view, f"contacts.segments.{segment}")
        counts[segment] = len(view.page.timeline._shown)
    assert counts["all"] == counts["met"] + counts["favours"] + counts["notes"]
    assert counts["met"] > 0
    assert counts["favours"] > 0


def test_an_entry_is_opened_changed_and_deleted(view, qtbot, detail, people):
    key = people("Ingrid Solberg")
    entry = next(one for one in detail(key).timeline if one.kind == "interaction")
    place = view.page.timeline._shown.index(entry)
    view.page.timeline.list.keys.select(place)
    qtbot.keyClick(view.page.timeline.list, Qt.Key.Key_Return)
    form = wait_sheet(qtbot, LogContact)
    form.form.editor("text").text.setPlainText("Said otherwise")
    click(qtbot, form, "log_contact.submit")
    wait_closed(qtbot, LogContact)
    kept = next(one for one in detail(key).timeline if (one.kind, one.id) == (entry.kind, entry.id))
    assert kept.text == "Said otherwise"
    view.page.timeline.delete_asked.emit(kept)
    qtbot.waitUntil(lambda: kept not in detail(key).timeline)


def test_introduce_is_left_to_the_window(view, qtbot, people):
    with qtbot.waitSignal(view.run_asked) as asked:
        click(qtbot, view, "contacts.introduce")
    assert asked.args == ["people.introduce"]
    assert view.current_key() == people("Ingrid Solberg")


def test_a_contact_is_logged_with_what_was_promised(view, qtbot, detail, people):
    key, other = people("Ingrid Solberg"), people("Dale Whitcombe")
    click(qtbot, view, "contacts.log")
    form = wait_sheet(qtbot, LogContact)
    who = child(form, QLineEdit, "log_contact.who")
    who.setFocus()
    qtbot.waitUntil(who.hasFocus)
    qtbot.keyClicks(who, "whitcombe")
    popup = form._people.field._popup
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form._people.keys == (key, other))
    box = form.form.editor("promise").box
    box.setCurrentIndex(1)
    box.activated.emit(1)
    form.form.editor("why").text.setText("the checklist")
    click(qtbot, form, "log_contact.submit")
    wait_closed(qtbot, LogContact)
    for one in (key, other):
        assert any(each.why == "the checklist" for each in detail(one).follow_ups)
        assert detail(one).timeline[0].code == InteractionKind.MET.value


def test_a_refusal_stands_under_its_field_and_nothing_is_lost(view, qtbot, bridge, words):
    form = LogContact(bridge, words, view)
    form.open()
    form.form.editor("text").text.setPlainText("Long talk")
    click(qtbot, form, "log_contact.submit")
    qtbot.waitUntil(lambda: words_of(form, "log_contact.who.error") == "Say with whom.")
    assert form.isVisible()
    assert form.form.editor("text").read() == "Long talk"
    form._discard()


def test_a_favour_is_recorded_and_opened_by_its_square(view, qtbot, detail, people):
    key = people("Ingrid Solberg")
    before = detail(key).reciprocity.ever.received.count
    click(qtbot, view, "contacts.record_favour")
    form = wait_sheet(qtbot, RecordFavour)
    form.write({"direction": "received", "kind": "visitor", "ago": True, "value": 12_50})
    click(qtbot, form, "favour.submit")
    wait_closed(qtbot, RecordFavour)
    made = next(one for one in detail(key).favours if one.kind is FavourKind.VISITOR)
    assert (made.direction, made.happened_on, made.value) == (Direction.RECEIVED, None, 1250)
    assert detail(key).reciprocity.ever.received.count == before + 1
    qtbot.waitUntil(lambda: made in view.page._detail.favours)
    view.page._favours.favour_opened.emit(made.id)
    assert wait_sheet(qtbot, RecordFavour).form.editor("ago").read() is True
    sheet_of(RecordFavour).reject()


def test_a_favour_needs_somebody(view, qtbot, bridge, words, people):
    form = RecordFavour(bridge, words, view)
    form.open()
    click(qtbot, form, "favour.submit")
    assert words_of(form, "favour.who.error")
    form._person.set_person(people("Dale"), "Dale")
    form._person.chosen.emit(people("Dale"))
    click(qtbot, form, "favour.submit")
    wait_closed(qtbot, RecordFavour)


def test_somebody_new_needs_eight_fields_at_most(view, qtbot, bridge, words, detail):
    form = ContactForm(bridge, words, view)
    form.open()
    shown = [field for field in form.form._cells if form.form.editor(field).isVisible()]
    assert len(shown) == 8
    form.write({"given": "Zoë", "family": "Ng", "email": "zoe@ng.example", "tags": "Regulars, New"})
    with qtbot.waitSignal(form.kept) as kept:
        click(qtbot, form, "contact.submit")
    card = detail(kept.args[0]).card
    assert (card.contact.name, card.tags) == ("Zoë Ng", ("New", "Regulars"))
    assert card.channels[0].normalised == "zoe@ng.example"


def test_somebody_known_is_noticed_while_writing(view, qtbot, bridge, words):
    form = ContactForm(bridge, words, view)
    form.open()
    qtbot.keyClicks(child(form, QLineEdit, "contact.given"), "ingrid")
    qtbot.keyClicks(child(form, QLineEdit, "contact.family"), "SOLBERG")
    qtbot.waitUntil(lambda: "Ingrid Solberg" in form.lead.text())
    qtbot.keyClicks(child(form, QLineEdit, "contact.family"), "son")
    qtbot.waitUntil(lambda: not form.lead.isVisible())
    qtbot.keyClicks(child(form, QLineEdit, "contact.email"), "ingrid@solberg.example")
    qtbot.waitUntil(lambda: "Ingrid Solberg" in form.lead.text())
    form._discard()


def test_somebody_added_is_shown(view, qtbot):
    view.verbs()["add.contact"]()
    form = wait_sheet(qtbot, ContactForm)
    qtbot.keyClicks(child(form, QLineEdit, "contact.given"), "Zoe")
    qtbot.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words_of(view, "contacts.name") == "Zoe")


def test_editing_keeps_what_it_does_not_show(view, qtbot, people, detail, bridge):
    key = people("Ingrid Solberg")
    before = detail(key).card
    view.verbs()["people.edit"]()
    form = wait_sheet(qtbot, ContactForm)
    form.form.unfold()
    form.write({"company": "Solberg & Co", "years_in_business": 15})
    form._channels._add(Channel(kind=ChannelKind.WEBSITE, label="work", written="solberg.example"))
    click(qtbot, form, "contact.submit")
    wait_closed(qtbot, ContactForm)
    after = detail(key).card
    assert (after.contact.company, after.contact.years_in_business) == ("Solberg & Co", 15)
    assert after.channels[: len(before.channels)] == before.channels
    assert after.channels[-1].written == "solberg.example"
    assert (after.other_fields, after.tags) == (before.other_fields, before.tags)
    assert after.contact.seeks == before.contact.seeks


def test_nobody_without_a_name_is_kept(view, qtbot, bridge, words):
    form = ContactForm(bridge, words, view)
    form.open()
    click(qtbot, form, "contact.submit")
    qtbot.waitUntil(lambda: words_of(form, "contact.given.error") != "")
    form.write({"given": "Ada", "birthday": "some day"})
    click(qtbot, form, "contact.submit")
    assert words_of(form, "contact.birthday.error")
    form._discard()


def test_esc_asks_only_where_something_was_written(view, qtbot, bridge, words):
    form = ContactForm(bridge, words, view)
    form.open()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    wait_closed(qtbot, ContactForm)
    form = ContactForm(bridge, words, view)
    form.open()
    qtbot.keyClicks(child(form, QLineEdit, "contact.given"), "Ada")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    click(qtbot, form, "contact.keep_writing")
    assert child(form, QLineEdit, "contact.given").text() == "Ada"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    click(qtbot, form, "contact.discard")
    wait_closed(qtbot, ContactForm)


def test_follow_up_ask_and_vouching_are_kept(view, qtbot, bridge, words, detail, people):
    key = people("Una Marsh")
    for form, values, name in (
        (FollowUpForm(bridge, words, view, key), {"kind": "i_promised", "why": "a book"}, "follow_up"),
        (AskForm(bridge, words, view, key), {"what": "a price"}, "ask"),
        (VouchForm(bridge, words, view, key), {"vouched_reason": "Did my books for years"}, "vouch"),
    ):
        form.open()
        form.write(values)
        click(qtbot, form, f"{name}.submit")
        wait_closed(qtbot, type(form))
    now = detail(key)
    assert any(one.why == "a book" for one in now.follow_ups)
    assert now.asks[0].what == "a price"
    assert (now.card.contact.vouched_reason, now.card.contact.vouched_on) == ("Did my books for years", TODAY)


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


def test_many_are_tagged_in_one_step(view, qtbot, bridge, words):
    chosen = list(view.list.rows.keys())[:3]
    form = TagForm(bridge, words, view, chosen)
    form.open()
    form.write({"add": "Choir, Regulars", "remove": "Champion"})
    click(qtbot, form, "tags.submit")
    wait_closed(qtbot, TagForm)
    for one in chosen:
        tags = bridge.ask(contacts.card, one).tags
        assert {"Choir", "Regulars"} <= set(tags)
        assert "Champion" not in tags


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


@pytest.mark.parametrize(
    ("kind", "written", "normalised", "address"),
    [
        (ChannelKind.EMAIL, "a?b@x.example", "a?b@x.example", "mailto:a%3Fb@x.example"),
        (ChannelKind.PHONE, "0113 496 0142", "+441134960142", "tel:+441134960142"),
        (ChannelKind.WEBSITE, "www.x.example", "x.example", "https://x.example"),
        (ChannelKind.WEBSITE, "http://x.example", "x.example", "http://x.example"),
        (ChannelKind.SOCIAL, "javascript:alert(1)", "", ""),
        (ChannelKind.ADDRESS, "1 High Street", "1 high street", ""),
    ],
)
def test_channels_lead_where_they_say(kind, written, normalised, address):
    assert target(Channel(kind=kind, written=written, normalised=normalised)) == address


def test_only_four_schemes_are_ever_opened(monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    for wrong in ("file:///etc/passwd", "javascript:alert(1)", "smb://host/x", "x.example", "", "data:,x"):
        assert not open_target(wrong)
    for right in ("mailto:a@x.example", "tel:+441134960142", "https://x.example", "http://x.example"):
        assert open_target(right)
    assert len(opened) == 4


def test_below_1180_about_is_a_second_tab(window, qtbot, people):
    view = window(ContactsView, (1024, 640)).view
    qtbot.waitUntil(lambda: view.list.rows.rowCount() > 50)
    view.open_key(people("Ingrid Solberg"))
    assert view.page.timeline.isVisible()
    assert not view.page.about.isVisible()
    click(qtbot, view, "contacts.parts.about")
    assert view.page.about.isVisible()
    assert not view.page.timeline.isVisible()
    assert not view._gave_got.isVisible()


def test_every_control_has_a_name_and_words(view):
    for button in (each for each in view.findChildren(QPushButton) if each.isVisible()):
        assert button.objectName(), button.text()
        assert button.accessibleName(), button.objectName()
