"""Members and seats, and the form of a group: nothing typed is lost, refusals stand at their fields."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from netcrm.domain.group import GroupKind
from netcrm.domain.room import Room
from netcrm.reads import groups
from netcrm.ui.views.groups import rhythm
from netcrm.ui.views.groups.group_form import GroupForm
from netcrm.ui.views.groups.member_form import MemberForm
from netcrm.ui.views.groups.seats_sheet import SeatsSheet

HARBOUR, LUNCH, FINANCE, QUAYSIDE = (
    "Harbour Breakfast Circle",
    "City Lunch Exchange",
    "Finance Leaders Table",
    "Quayside After Hours",
)


def test_a_taken_seat_is_refused_at_its_field_and_can_be_moved(view, qtbot, hand, bridge, ids):
    hand.click(view, "groups.add_member")
    form = hand.sheet(MemberForm)
    who = hand.child(form, QLineEdit, "member.who")
    who.setFocus()
    qtbot.waitUntil(who.hasFocus)
    qtbot.keyClicks(who, "callum")
    popup = form._person._popup
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    seat = hand.child(form, QLineEdit, "member.seat")
    qtbot.waitUntil(lambda: seat.text() == "Brewer")
    seat.clear()
    qtbot.keyClicks(seat, "florist")
    hand.click(form, "member.submit")
    error = hand.child(form, QLabel, "member.seat.error")
    qtbot.waitUntil(error.isVisible)
    assert error.text() == "Ana Duarte holds the seat for florist here. Move the seat, or choose another."
    assert seat.text() == "florist"
    hand.click(form, "member.move_seat")
    hand.closed(MemberForm)
    seats = {person.name: one.seat for one, person in bridge.ask(groups.members, ids[HARBOUR], bridge.today)}
    assert (seats["Callum Reid"], seats["Ana Duarte"]) == ("florist", "")


def test_nobody_chosen_is_said_at_the_field(view, hand):
    hand.click(view, "groups.add_member")
    form = hand.sheet(MemberForm)
    hand.click(form, "member.submit")
    assert hand.words(form, "member.who.error") == "Choose who it is."
    form.reject()
    hand.closed(MemberForm)


def test_a_membership_is_edited_and_ended_from_its_menu(view, qtbot, hand, bridge, ids, choose):
    members = view.page.members
    member = members.list.rows.row_at(0)
    members.menu_asked.emit(member, QPoint(600, 400))
    choose(view, "groups.member_menu", "Edit the membership")
    form = hand.sheet(MemberForm)
    hand.child(form, QLineEdit, "member.role").setText("Host")
    hand.click(form, "member.submit")
    hand.closed(MemberForm)

    def now():
        return {one.id: one for one, _person in bridge.ask(groups.members, ids[HARBOUR], bridge.today)}

    assert now()[member.id].role == "Host"
    members.menu_asked.emit(member, QPoint(600, 400))
    choose(view, "groups.member_menu", "End the membership")
    qtbot.waitUntil(lambda: member.id not in now())
    qtbot.waitUntil(lambda: members.list.rows.place_of(member.id) is None)
    hand.click(view, "groups.all_members")
    assert members.list.rows.place_of(member.id) is not None


def test_a_mistaken_membership_is_taken_off(view, qtbot, bridge, choose):
    members = view.page.members
    member = members.list.rows.row_at(1)
    members.list.acted.emit(member.id, "more")
    choose(view, "groups.member_menu", "Take off: a mistake")
    qtbot.waitUntil(lambda: members.list.rows.place_of(member.id) is None)


def test_who_could_fill_an_open_seat(view, shown, hand):
    hand.click(view, "groups.see_seats")
    sheet = hand.sheet(SeatsSheet)
    person = sheet.list.rows.row_at(0).contact
    hand.click(sheet, "seats.add")
    form = hand.sheet(MemberForm)
    assert hand.child(form, QLineEdit, "member.seat").text() == person.profession
    form.reject()
    hand.closed(MemberForm)
    hand.click(view, "groups.see_seats")
    hand.click(hand.sheet(SeatsSheet), "seats.open")
    assert (shown.view.subject, shown.view.opened) == ("contacts", person.id)


def test_a_group_is_added_by_its_form(view, shown, qtbot, hand, bridge, names):
    shown.run("add.group")
    form = hand.sheet(GroupForm)
    hand.click(form, "group.submit")
    error = hand.child(form, QLabel, "group.name.error")
    qtbot.waitUntil(error.isVisible)
    assert error.text() == "Give the group a name."
    qtbot.keyClicks(hand.child(form, QLineEdit, "group.name"), "Guild")
    form.form.write({"kind": "exclusive", "status": "member", "room": "listen_learn", "every": "second"})
    form.form.write({"weekday": "TU", "fee": 24050, "fee_period": "year", "currency": "usd"})
    hand.child(form, QAbstractButton, "group.reason.referrals").click()
    hand.click(form, "group.submit")
    hand.closed(GroupForm)
    qtbot.waitUntil(lambda: "Guild" in names(view))
    qtbot.waitUntil(lambda: view.page.page is not None and view.page.page.group.name == "Guild")
    made = view.page.page.group
    assert (made.kind, made.room, made.recurrence) == (
        GroupKind.EXCLUSIVE,
        Room.LISTEN_LEARN,
        "FREQ=MONTHLY;BYDAY=2TU",
    )
    assert (made.fee, made.currency, made.reasons) == (24050, "USD", ("referrals",))


def test_a_rule_of_ones_own_is_refused_at_its_field(view, shown, qtbot, hand, group, go):
    go(FINANCE)
    shown.run("people.edit")
    form = hand.sheet(GroupForm)
    rule = hand.child(form, QLineEdit, "group.recurrence")
    assert not rule.isVisible()
    form.form.write({"every": rhythm.OWN})
    hand.child(form, QComboBox, "group.every").activated.emit(0)
    qtbot.waitUntil(rule.isVisible)
    rule.setText("whenever")
    hand.click(form, "group.submit")
    error = hand.child(form, QLabel, "group.recurrence.error")
    qtbot.waitUntil(error.isVisible)
    assert "whenever" in error.text()
    rule.setText("FREQ=MONTHLY;BYMONTHDAY=3")
    hand.click(form, "group.submit")
    hand.closed(GroupForm)
    assert group(FINANCE).recurrence == "FREQ=MONTHLY;BYMONTHDAY=3"


def test_a_form_that_changes_nothing_keeps_everything(view, shown, hand, group, go):
    for name in (HARBOUR, QUAYSIDE):
        go(name)
        before = group(name)
        shown.run("people.edit")
        hand.click(hand.sheet(GroupForm), "group.submit")
        hand.closed(GroupForm)
        assert group(name) == before


def test_another_currency_keeps_the_amount(view, shown, hand, group, go):
    go(HARBOUR)
    shown.run("people.edit")
    form = hand.sheet(GroupForm)
    form.form.write({"currency": "JPY"})
    hand.click(form, "group.submit")
    hand.closed(GroupForm)
    assert (group(HARBOUR).fee, group(HARBOUR).currency) == (780, "JPY")


@pytest.mark.parametrize("every", [key for key in rhythm.CHOICES if key not in (rhythm.NONE, rhythm.OWN)])
def test_each_rhythm_comes_back_as_it_was_chosen(every):
    for day in rhythm.DAYS:
        assert rhythm.parts(rhythm.rule(every, day, "")) == (every, day)


def test_a_rule_in_other_words_is_the_same_rhythm():
    assert rhythm.parts("RRULE:BYDAY=WE;FREQ=WEEKLY;INTERVAL=1") == ("weekly", "WE")
    assert rhythm.parts("FREQ=DAILY")[0] == rhythm.OWN
    assert rhythm.parts("")[0] == rhythm.NONE
    assert rhythm.rule(rhythm.OWN, "MO", " FREQ=DAILY ") == "FREQ=DAILY"
