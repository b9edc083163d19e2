from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.cadence import (
    follow_up_after,
    in_order,
    last_contact,
    owed_by_cadence,
    owed_by_follow_up,
    put_off,
    showing,
)
from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import GroupKind
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Evidence
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused

TODAY = date(2026, 3, 11)
OWNER = Owner()


def ago(days):
    return TODAY - timedelta(days=days)


def event(days_ago=0, **fields):
    starts = datetime.combine(ago(days_ago), time(9), tzinfo=UTC)
    return Event(id=4, title="Breakfast", starts_at=starts, ends_at=starts, zone="Europe/London", **fields)


def attendance(**fields):
    return Attendance(
        id=6, event=4, contact=1, **({"presence": Presence.PRESENT, "met": True, "new_to_me": True} | fields)
    )


@pytest.mark.parametrize(
    ("kind", "due_on"),
    [
        (GroupKind.OPEN, TODAY + timedelta(days=1)),
        (None, TODAY + timedelta(days=1)),
        (GroupKind.EXCLUSIVE, TODAY + timedelta(days=7)),
    ],
)
def test_meeting_someone_new_calls_for_a_follow_up(kind, due_on):
    made = follow_up_after(attendance(), event(), kind, [], OWNER)
    assert (made.contact, made.event, made.kind, made.due_on) == (1, 4, FollowUpKind.WRITE, due_on)


@pytest.mark.parametrize("fields", [{"met": False}, {"new_to_me": False}, {"presence": Presence.ABSENT}])
def test_who_was_not_met_or_not_new_gets_none(fields):
    assert follow_up_after(attendance(**fields), event(), GroupKind.OPEN, [], OWNER) is None


def test_one_that_is_open_forbids_another():
    earlier = FollowUp(id=1, contact=1, kind=FollowUpKind.THEY_PROMISED, due_on=ago(3))
    assert follow_up_after(attendance(), event(), None, [earlier], OWNER) is None
    done = FollowUp(id=1, contact=1, kind=FollowUpKind.WRITE, due_on=ago(3), done_on=ago(2))
    of_another = FollowUp(id=2, contact=2, kind=FollowUpKind.WRITE, due_on=ago(3))
    assert follow_up_after(attendance(), event(), None, [done, of_another], OWNER) is not None


def said(row, days_ago, kind=InteractionKind.CALL):
    return Interaction(id=row, happened_on=ago(days_ago), kind=kind, contacts=(1,))


def test_the_last_real_contact_is_whatever_came_last_but_a_note():
    spoken = [said(1, 30), said(2, 5, InteractionKind.NOTE), said(3, -2)]
    found = last_contact(spoken, [(attendance(), event(20))], TODAY)
    assert (found.on, found.evidence) == (ago(20), Evidence(table="attendance", id=6))
    assert last_contact(spoken, [(attendance(), event(31))], TODAY).evidence == Evidence(
        table="interaction", id=1
    )


def test_being_at_the_same_event_is_no_contact_unless_met():
    assert last_contact([], [(attendance(met=False), event(2))], TODAY) is None
    assert last_contact([], [(attendance(), event(2, status=EventStatus.CANCELLED))], TODAY) is None
    assert last_contact([], [(attendance(), event(-2))], TODAY) is None
    assert last_contact([], [], TODAY) is None


def test_cadence_counts_from_the_last_real_contact():
    contact = Contact(id=1, cadence_days=30, met_on=ago(400))
    owed = owed_by_cadence(contact, ago(45), TODAY)
    assert (owed.due_on, owed.days_late, owed.lateness, owed.by_owner) == (ago(15), 15, 0.5, True)
    assert owed_by_cadence(contact, ago(10), TODAY).days_late == -20


def test_cadence_without_contact_counts_from_what_is_known():
    assert owed_by_cadence(Contact(cadence_days=10, met_on=ago(12)), None, TODAY).days_late == 2
    assert owed_by_cadence(Contact(cadence_days=10, created_on=ago(10)), None, TODAY).due_on == TODAY
    assert owed_by_cadence(Contact(cadence_days=10), None, TODAY).due_on == TODAY
    assert owed_by_cadence(Contact(), ago(1000), TODAY) is None


def test_order_is_lateness_by_period():
    slow = owed_by_cadence(Contact(id=1, cadence_days=90), ago(120), TODAY)  # 30 of 90 days
    quick = owed_by_follow_up(
        FollowUp(id=1, contact=2, kind=FollowUpKind.WRITE, due_on=ago(3)), TODAY
    )  # 3 of 7
    theirs = owed_by_follow_up(
        FollowUp(id=2, contact=3, kind=FollowUpKind.THEY_PROMISED, due_on=ago(1)), TODAY
    )
    assert [line.contact for line in in_order([theirs, slow, quick])] == [2, 1, 3]
    assert [line.by_owner for line in (quick, theirs)] == [True, False]


def test_putting_off_hides_and_keeps_the_first_due_date():
    follow_up = FollowUp(id=1, contact=1, kind=FollowUpKind.I_PROMISED, due_on=ago(3))
    later = put_off(follow_up, TODAY + timedelta(days=2), TODAY)
    assert later.due_on == ago(3)
    owed = owed_by_follow_up(later, TODAY)
    assert owed.days_late == 3
    assert showing([owed], TODAY) == []
    assert showing([owed], TODAY + timedelta(days=2)) == [owed]


@pytest.mark.parametrize(
    ("done_on", "until", "code"),
    [
        (None, TODAY, "follow_up.put_off_past"),
        (TODAY, TODAY + timedelta(days=1), "follow_up.done"),
    ],
)
def test_what_cannot_be_put_off(done_on, until, code):
    follow_up = FollowUp(id=1, contact=1, kind=FollowUpKind.WRITE, due_on=TODAY, done_on=done_on)
    with pytest.raises(Refused) as refused:
        put_off(follow_up, until, TODAY)
    assert refused.value.code == code


def test_what_is_done_is_not_owed():
    done = FollowUp(id=1, contact=1, kind=FollowUpKind.WRITE, due_on=TODAY, done_on=TODAY)
    assert owed_by_follow_up(done, TODAY) is None


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 900)), max_size=15))
def test_nobody_later_in_the_list_is_later_by_their_period(people):
    owed = [
        owed_by_cadence(Contact(id=row, cadence_days=period), ago(since), TODAY)
        for row, (period, since) in enumerate(people, 1)
    ]
    ordered = in_order(owed)
    assert sorted(line.contact for line in ordered) == sorted(line.contact for line in owed)
    ratios = [line.lateness for line in ordered]
    assert ratios == sorted(ratios, reverse=True)
