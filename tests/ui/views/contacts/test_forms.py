from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit

from netcrm.domain.contact import Channel, ChannelKind
from netcrm.domain.favour import Direction, FavourKind
from netcrm.domain.interaction import InteractionKind
from netcrm.reads import contacts
from netcrm.ui.views.contacts.contact_form import ContactForm
from netcrm.ui.views.contacts.forms import LogContact, RecordFavour
from netcrm.ui.views.contacts.small_forms import AskForm, FollowUpForm, TagForm, VouchForm

TODAY = date(2026, 11, 17)


def test_a_contact_is_logged_with_what_was_promised(view, qtbot, detail, people, hand):
    key, other = people("Ingrid Solberg"), people("Dale Whitcombe")
    hand.click(view, "contacts.log")
    form = hand.sheet(LogContact)
    who = hand.child(form, QLineEdit, "log_contact.who")
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
    hand.click(form, "log_contact.submit")
    hand.closed(LogContact)
    for one in (key, other):
        assert any(each.why == "the checklist" for each in detail(one).follow_ups)
        assert detail(one).timeline[0].code == InteractionKind.MET.value


def test_a_refusal_stands_under_its_field_and_nothing_is_lost(view, qtbot, bridge, words, hand):
    form = LogContact(bridge, words, view)
    form.open()
    form.form.editor("text").text.setPlainText("Long talk")
    hand.click(form, "log_contact.submit")
    qtbot.waitUntil(lambda: hand.words(form, "log_contact.who.error") == "Say with whom.")
    assert form.isVisible()
    assert form.form.editor("text").read() == "Long talk"
    form._discard()


def test_a_favour_is_recorded_and_opened_by_its_square(view, qtbot, detail, people, hand):
    key = people("Ingrid Solberg")
    before = detail(key).reciprocity.ever.received.count
    hand.click(view, "contacts.record_favour")
    form = hand.sheet(RecordFavour)
    form.write({"direction": "received", "kind": "visitor", "ago": True, "value": 12_50})
    hand.click(form, "favour.submit")
    hand.closed(RecordFavour)
    made = next(one for one in detail(key).favours if one.kind is FavourKind.VISITOR)
    assert (made.direction, made.happened_on, made.value) == (Direction.RECEIVED, None, 1250)
    assert detail(key).reciprocity.ever.received.count == before + 1
    qtbot.waitUntil(lambda: made in view.page._detail.favours)
    view.page._favours.favour_opened.emit(made.id)
    assert hand.sheet(RecordFavour).form.editor("ago").read() is True
    hand.open_sheet(RecordFavour).reject()


def test_a_favour_needs_somebody(view, qtbot, bridge, words, people, hand):
    form = RecordFavour(bridge, words, view)
    form.open()
    hand.click(form, "favour.submit")
    assert hand.words(form, "favour.who.error")
    form._person.set_person(people("Dale"), "Dale")
    form._person.chosen.emit(people("Dale"))
    hand.click(form, "favour.submit")
    hand.closed(RecordFavour)


@pytest.mark.parametrize(
    ("kind", "name", "field"),
    [
        (LogContact, "log_contact", "happened_on"),
        (RecordFavour, "favour", "happened_on"),
        (AskForm, "ask", "asked_on"),
    ],
)
def test_what_is_told_as_done_has_no_day_to_come(view, qtbot, bridge, words, people, hand, kind, name, field):
    form = kind(bridge, words, view, people("Dale Whitcombe"))
    form.open()
    hand.click(form, f"{name}.{field}.pick")
    calendar = form.findChild(QCalendarWidget)
    assert calendar.maximumDate().toPython() == TODAY
    calendar.window().close()
    form.write({field: TODAY + timedelta(days=1)})
    hand.click(form, f"{name}.submit")
    told = "That day is still to come. Write today or an earlier day."
    qtbot.waitUntil(lambda: hand.words(form, f"{name}.{field}.error") == told)
    form.write({field: TODAY})
    hand.click(form, f"{name}.submit")
    hand.closed(kind)


def test_somebody_new_needs_eight_fields_at_most(view, qtbot, bridge, words, detail, hand):
    form = ContactForm(bridge, words, view)
    form.open()
    shown = [field for field in form.form._cells if form.form.editor(field).isVisible()]
    assert len(shown) == 8
    form.write({"given": "Zoë", "family": "Ng", "email": "zoe@ng.example", "tags": "Regulars, New"})
    with qtbot.waitSignal(form.kept) as kept:
        hand.click(form, "contact.submit")
    card = detail(kept.args[0]).card
    assert (card.contact.name, card.tags) == ("Zoë Ng", ("New", "Regulars"))
    assert card.channels[0].normalised == "zoe@ng.example"


def test_somebody_known_is_noticed_while_writing(view, qtbot, bridge, words, hand):
    form = ContactForm(bridge, words, view)
    form.open()
    qtbot.keyClicks(hand.child(form, QLineEdit, "contact.given"), "ingrid")
    qtbot.keyClicks(hand.child(form, QLineEdit, "contact.family"), "SOLBERG")
    qtbot.waitUntil(lambda: "Ingrid Solberg" in form.lead.text())
    qtbot.keyClicks(hand.child(form, QLineEdit, "contact.family"), "son")
    qtbot.waitUntil(lambda: not form.lead.isVisible())
    qtbot.keyClicks(hand.child(form, QLineEdit, "contact.email"), "ingrid@solberg.example")
    qtbot.waitUntil(lambda: "Ingrid Solberg" in form.lead.text())
    form._discard()


def test_somebody_added_is_shown(view, qtbot, hand):
    view.verbs()["add.contact"]()
    form = hand.sheet(ContactForm)
    qtbot.keyClicks(hand.child(form, QLineEdit, "contact.given"), "Zoe")
    qtbot.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.words(view, "contacts.name") == "Zoe")


def test_editing_keeps_what_it_does_not_show(view, qtbot, people, detail, bridge, hand):
    key = people("Ingrid Solberg")
    before = detail(key).card
    view.verbs()["people.edit"]()
    form = hand.sheet(ContactForm)
    form.form.unfold()
    form.write({"company": "Solberg & Co", "years_in_business": 15})
    form._channels._add(Channel(kind=ChannelKind.WEBSITE, label="work", written="solberg.example"))
    hand.click(form, "contact.submit")
    hand.closed(ContactForm)
    after = detail(key).card
    assert (after.contact.company, after.contact.years_in_business) == ("Solberg & Co", 15)
    assert after.channels[: len(before.channels)] == before.channels
    assert after.channels[-1].written == "solberg.example"
    assert (after.other_fields, after.tags) == (before.other_fields, before.tags)
    assert after.contact.seeks == before.contact.seeks


def test_nobody_without_a_name_is_kept(view, qtbot, bridge, words, hand):
    form = ContactForm(bridge, words, view)
    form.open()
    hand.click(form, "contact.submit")
    qtbot.waitUntil(lambda: hand.words(form, "contact.given.error") != "")
    form.write({"given": "Ada", "birthday": "some day"})
    hand.click(form, "contact.submit")
    assert hand.words(form, "contact.birthday.error")
    form._discard()


def test_esc_asks_only_where_something_was_written(view, qtbot, bridge, words, hand):
    form = ContactForm(bridge, words, view)
    form.open()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    hand.closed(ContactForm)
    form = ContactForm(bridge, words, view)
    form.open()
    qtbot.keyClicks(hand.child(form, QLineEdit, "contact.given"), "Ada")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    hand.click(form, "contact.keep_writing")
    assert hand.child(form, QLineEdit, "contact.given").text() == "Ada"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    hand.click(form, "contact.discard")
    hand.closed(ContactForm)


def test_follow_up_ask_and_vouching_are_kept(view, qtbot, bridge, words, detail, people, hand):
    key = people("Una Marsh")
    for form, values, name in (
        (FollowUpForm(bridge, words, view, key), {"kind": "i_promised", "why": "a book"}, "follow_up"),
        (AskForm(bridge, words, view, key), {"what": "a price"}, "ask"),
        (VouchForm(bridge, words, view, key), {"vouched_reason": "Did my books for years"}, "vouch"),
    ):
        form.open()
        form.write(values)
        hand.click(form, f"{name}.submit")
        hand.closed(type(form))
    now = detail(key)
    assert any(one.why == "a book" for one in now.follow_ups)
    assert now.asks[0].what == "a price"
    assert (now.card.contact.vouched_reason, now.card.contact.vouched_on) == ("Did my books for years", TODAY)


def test_many_are_tagged_in_one_step(view, qtbot, bridge, words, hand):
    chosen = list(view.list.rows.keys())[:3]
    form = TagForm(bridge, words, view, chosen)
    form.open()
    form.write({"add": "Choir, Regulars", "remove": "Champion"})
    hand.click(form, "tags.submit")
    hand.closed(TagForm)
    for one in chosen:
        tags = bridge.ask(contacts.card, one).tags
        assert {"Choir", "Regulars"} <= set(tags)
        assert "Champion" not in tags
