"""The list and the page of a group: renewal, fit, rooms, meetings, seats."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from netcrm.actions import groups as actions
from netcrm.domain.group import FeePeriod, GroupStatus
from netcrm.domain.room import Room
from netcrm.reads import groups
from netcrm.ui.views.groups.group_form import GroupForm
from netcrm.ui.views.groups.group_verbs import next_renewal
from netcrm.ui.views.groups.view import GroupsView

HARBOUR, LUNCH, FINANCE, QUAYSIDE = (
    "Harbour Breakfast Circle",
    "City Lunch Exchange",
    "Finance Leaders Table",
    "Quayside After Hours",
)


def test_mine_come_first_and_what_needs_a_decision_on_top(view, names):
    assert [button.text() for button in view.pane.segments.findChildren(QAbstractButton)] == [
        "Mine 5",
        "Trying 1",
        "Left 0",
    ]
    assert names(view)[0] == HARBOUR
    assert view.list.keys.current_key() == view.list.rows.key_at(0)


def test_a_group_in_another_segment_is_found(view, go, names):
    page = go(QUAYSIDE)
    assert view.pane.segments.choice == GroupStatus.TRYING
    assert names(view) == [QUAYSIDE]
    assert page.fit.isVisible()


def test_the_order_is_chosen_and_kept(view, hand, settings, names, choose):
    hand.click(view, "groups.order")
    choose(view, "groups.order.menu", "Name")
    assert names(view) == sorted(names(view))
    assert settings.value("views/groups/order") == "name"


def test_the_arrow_keys_open_the_next_group(view, qtbot, names):
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    second = names(view)[1]
    qtbot.waitUntil(lambda: view.page.page.group.name == second)


def test_a_row_is_spoken_whole(view):
    spoken = view.list.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{HARBOUR}, Renews in 59 days, Meet prospects, Breakfast, weekly")


def test_the_evidence_stands_beside_the_other_groups(view, hand):
    evidence = view.page.evidence
    assert evidence.header.title.text() == "Renew or leave?"
    assert evidence.header.hint.text() == "by 15 Jan"
    assert evidence.box.head.text() == "The evidence is undecided."
    table = evidence.table
    assert table.rows.rowCount() == 7
    hand.click(view, "groups.more_figures")
    assert table.rows.rowCount() == 15
    first = [table.rows.index(0, column).data() for column in range(4)]
    assert first == ["Cost", "£1,354", "£15", "dearer"]
    assert "others typically £15" in table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_all_time_is_another_table(view, hand, bridge, ids):
    picture = bridge.ask(groups.renewal, ids[HARBOUR], bridge.today)
    hand.click(view, "groups.span.ever")
    rows = view.page.evidence.table.rows
    told = {rows.row_at(place).name: rows.row_at(place).value for place in range(rows.rowCount())}
    ever = {one.measure.value: one.value for one in picture.ever.renewal.compared}
    assert told["New people met"] == f"{ever['new_people']:g}"


def test_planning_to_renew_moves_the_day_one_period_on(view, qtbot, hand, group, shown):
    hand.click(view, "groups.renew_anyway")
    qtbot.waitUntil(lambda: group(HARBOUR).renews_on == date(2028, 1, 15))
    qtbot.waitUntil(view.page.fit.isVisible)
    qtbot.waitUntil(lambda: shown.findChild(QWidget, "notice") is not None)
    assert "15 January 2028" in shown.findChild(QWidget, "notice").accessibleName()


def test_planning_to_leave_puts_it_among_those_left(view, qtbot, hand, group, names):
    hand.click(view, "groups.leave")
    qtbot.waitUntil(lambda: group(HARBOUR).status is GroupStatus.LEFT)
    qtbot.waitUntil(
        lambda: view.pane.segments.findChild(QAbstractButton, "groups.segments.left").text() == "Left 1"
    )
    assert HARBOUR not in names(view)
    hand.click(view, "groups.segments.left")
    assert names(view) == [HARBOUR]
    qtbot.waitUntil(view.page.fit.again.isVisible)
    hand.click(view, "groups.again")
    qtbot.waitUntil(lambda: group(HARBOUR).status is GroupStatus.TRYING)


def test_a_group_that_is_not_due_is_weighed_on_request(view, go, qtbot, hand):
    page = go(FINANCE)
    assert not page.evidence.isVisible()
    hand.click(view, "groups.weigh")
    qtbot.waitUntil(page.evidence.isVisible)
    assert page.evidence.box.head.text() == "The evidence says let it go."
    assert page.evidence.box.words.text().startswith("No referral came in 12 months.")
    hand.click(view, "groups.evidence_close")
    qtbot.waitUntil(page.fit.isVisible)
    assert not page.evidence.isVisible()


def test_three_visits_without_room_or_vibe_say_dont_return(view, go):
    page = go(QUAYSIDE)
    told = page.fit.findChild(QWidget, "groups.fit_mark").accessibleName()
    assert told.startswith("Don't return. No room and no vibe after 3 visits.")
    face = view.list.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Don't return" in face
    assert "No room and no vibe after 3 visits" in face


def test_the_members_suggest_a_room_and_the_owner_puts_it_there(view, go, qtbot, hand, bridge, group):
    bridge.do(actions.move, group(LUNCH).id, None, now=bridge.now())
    qtbot.waitUntil(lambda: group(LUNCH).room is None)
    go(LUNCH)
    button = view.findChild(QAbstractButton, "groups.put_into_room")
    qtbot.waitUntil(button.isVisible)
    assert button.accessibleName() == "Put into Support peers"
    button.click()
    qtbot.waitUntil(lambda: group(LUNCH).room is Room.SUPPORT_PEERS)
    qtbot.waitUntil(lambda: not button.isVisible())


def test_the_next_meeting_opens_among_the_events(view, shown, hand, bridge, ids):
    wanted = bridge.ask(groups.page, ids[HARBOUR], bridge.now()).next_event.id
    hand.click(view, "groups.next_meeting")
    assert (shown.view.subject, shown.view.opened) == ("events", wanted)


def test_the_rhythm_adds_the_meeting_after_the_last_one(view, qtbot, hand, bridge, ids):
    before = bridge.ask(groups.page, ids[HARBOUR], bridge.now())
    hand.click(view, "groups.add_meeting")
    qtbot.waitUntil(
        lambda: (
            len(bridge.ask(groups.detail, ids[HARBOUR], bridge.today).events) == len(before.detail.events) + 1
        )
    )
    added = bridge.ask(groups.detail, ids[HARBOUR], bridge.today).events[0]
    assert added.on == before.coming.on == before.next_event.on + timedelta(days=7)


def test_members_show_a_few_then_all_and_open_their_page(view, shown, qtbot, hand):
    members = view.page.members
    assert members.list.rows.rowCount() == 5
    hand.click(view, "groups.all_members")
    assert members.list.rows.rowCount() == 15
    members.list.keys.select(members.list.rows.key_at(0))
    member = members.list.rows.row_at(0)
    qtbot.keyClick(members.list, Qt.Key.Key_Return)
    assert (shown.view.subject, shown.view.opened) == ("contacts", member.person.id)


def test_the_owners_seat_is_defended(view):
    seat = view.page.seat
    assert seat.isVisible()
    told = seat.findChild(QWidget, "groups.attendance").accessibleName()
    assert told.startswith("41 of 44 meetings attended.")
    assert seat.findChild(QWidget, "groups.second_seat").isVisible()


def test_an_open_group_has_no_seat_to_defend(go):
    page = go(LUNCH)
    assert not page.seat.isVisible()
    assert page.referrals.isVisible()
    assert not go(FINANCE).referrals.isVisible()


def test_the_menu_marks_moves_and_deletes(view, shown, qtbot, hand, bridge, group, go, ids, names, choose):
    go(LUNCH)
    hand.click(view, "groups.more")
    choose(view, "groups.menu", "Mark as core")
    qtbot.waitUntil(lambda: group(LUNCH).core)
    view.list.menu_asked.emit(ids[LUNCH], QPoint(300, 300))
    choose(view, "groups.menu", "Delete")
    qtbot.waitUntil(lambda: LUNCH not in names(view))
    qtbot.waitUntil(lambda: shown.findChild(QWidget, "notice") is not None)
    notice = shown.findChild(QWidget, "notice")
    assert notice.accessibleName().startswith(f"Deleted {LUNCH}.")
    undone = []
    shown.handle("edit.undo", lambda: undone.append(1))
    hand.click(notice, "groups.undo")
    assert undone == [1]


def test_what_happens_elsewhere_shows_here(view, qtbot, bridge, group, names):
    bridge.do(actions.change, replace(group(HARBOUR), name="Quay Breakfast"), now=bridge.now())
    qtbot.waitUntil(lambda: "Quay Breakfast" in names(view))
    qtbot.waitUntil(
        lambda: hasattr(view.page.page, "group") and view.page.page.group.name == "Quay Breakfast"
    )


def test_below_1180_the_side_goes_below(window, qtbot):
    made = window(GroupsView, (1024, 640))
    qtbot.waitUntil(made.view.page.evidence.isVisible)
    page = made.view.page
    qtbot.waitUntil(lambda: page.members.mapTo(page, QPoint(0, 0)).x() < 40)
    made.resize(1440, 900)
    qtbot.waitUntil(lambda: page.members.mapTo(page, QPoint(0, 0)).x() > 500)


def test_a_new_profile_says_why_groups_matter(window, qtbot, bridge, hand, ids):
    for identifier in ids.values():
        bridge.do(actions.delete, identifier, now=bridge.now())
    qtbot.waitUntil(lambda: not bridge.ask(groups.rows, bridge.now()))
    made = window(GroupsView)
    button = hand.child(made.view, QAbstractButton, "groups.empty.act")
    qtbot.waitUntil(button.isVisible)
    assert not made.view.page.header.isVisible()
    button.click()
    hand.sheet(GroupForm).reject()
    hand.closed(GroupForm)


def test_everything_that_acts_has_a_name_and_words(view):
    for button in view.findChildren(QAbstractButton):
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus and not button.isHidden():
            assert button.objectName().startswith("groups."), button
            assert button.accessibleName(), button.objectName()


@pytest.mark.parametrize(
    ("period", "renews_on", "expected"),
    [
        (FeePeriod.YEAR, date(2027, 1, 15), date(2028, 1, 15)),
        (FeePeriod.MONTH, date(2026, 12, 1), date(2027, 1, 1)),
        (FeePeriod.QUARTER, date(2026, 11, 30), date(2027, 2, 28)),
        (None, date(2024, 2, 29), date(2027, 2, 28)),
    ],
)
def test_the_next_renewal_lies_after_today(group, period, renews_on, expected):
    told = replace(group(HARBOUR), fee_period=period, renews_on=renews_on)
    assert next_renewal(told, date(2026, 11, 17)) == expected
