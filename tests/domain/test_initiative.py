from datetime import UTC, date, datetime, time, timedelta

import pytest

from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.group import Membership
from netcrm.domain.initiative import initiative
from netcrm.domain.introduction import Evidence

TODAY = date(2026, 3, 11)
MET_GROUP = 7


def seen(row, days_ago, presence=Presence.PRESENT, status=EventStatus.ATTENDED, event=None):
    starts = datetime.combine(TODAY - timedelta(days=days_ago), time(9), tzinfo=UTC)
    held = Event(
        id=event or row,
        title="Breakfast",
        starts_at=starts,
        ends_at=starts,
        zone="Europe/London",
        status=status,
    )
    return Attendance(id=row, event=held.id, contact=1, presence=presence), held


def found(memberships=(), attendances=(), met_group=MET_GROUP):
    return initiative(memberships, attendances, met_group, TODAY)


def member(**fields):
    return Membership(id=5, contact=1, **({"group": MET_GROUP} | fields))


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"group": 8}, True),
        ({}, False),
        ({"role": "member"}, False),
        ({"role": " Member "}, False),
        ({"role": "host"}, True),
        ({"role": "Organiser"}, True),
        ({"seat": "Accountant"}, True),
        ({"seat": "  "}, False),
        ({"group": 8, "to_on": TODAY}, True),
        ({"group": 8, "to_on": TODAY - timedelta(days=1)}, False),
        ({"group": 8, "from_on": TODAY + timedelta(days=1)}, False),
        ({"role": "host", "to_on": TODAY - timedelta(days=1)}, False),
    ],
)
def test_which_memberships_count(fields, counts):
    assert found([member(**fields)]).recorded is counts


def test_where_the_place_of_meeting_is_unknown_any_group_counts():
    assert found([member()], met_group=None).recorded


def test_three_events_within_a_year_count_and_two_do_not():
    three = [seen(1, 10), seen(2, 20), seen(3, 365)]
    assert found(attendances=three).recorded
    assert not found(attendances=three[:2]).recorded


def test_an_event_a_day_more_than_a_year_ago_does_not_count():
    assert not found(attendances=[seen(1, 10), seen(2, 20), seen(3, 366)]).recorded


@pytest.mark.parametrize(
    "third",
    [
        seen(3, 30, presence=Presence.EXPECTED),
        seen(3, 30, presence=Presence.ABSENT),
        seen(3, 30, status=EventStatus.CANCELLED),
        seen(3, -1),
        seen(3, 20, event=2),
    ],
)
def test_only_presence_at_different_events_that_took_place_counts(third):
    assert not found(attendances=[seen(1, 10), seen(2, 20), third]).recorded


def test_evidence_names_the_rows_that_count():
    both = found([member(group=8)], [seen(row, row) for row in (1, 2, 3)])
    assert both.evidence == (
        Evidence(table="membership", id=5),
        *(Evidence(table="attendance", id=row) for row in (1, 2, 3)),
    )
    too_few = found([], [seen(1, 1)])
    assert too_few.evidence == (Evidence(table="attendance", id=1),)
