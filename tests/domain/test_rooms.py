from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.calendar import Span
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.group import Group
from netcrm.domain.refusal import Refused
from netcrm.domain.room import DEFAULT_TARGETS, Room
from netcrm.domain.rooms import (
    PRESETS,
    EventInRoom,
    check_targets,
    room_of,
    room_shares,
    week_load,
)

TODAY = date(2026, 3, 11)  # a Wednesday


def held(row, days_ago, hours, room, status=EventStatus.ATTENDED, **fields):
    starts = datetime.combine(TODAY - timedelta(days=days_ago), time(9), tzinfo=UTC)
    event = Event(
        id=row,
        title="Meeting",
        starts_at=starts,
        ends_at=starts + timedelta(hours=hours),
        zone="Europe/London",
        status=status,
        **fields,
    )
    return EventInRoom(event, room)


EVENTS = st.lists(
    st.builds(
        held,
        row=st.integers(1, 999),
        days_ago=st.integers(0, 120),
        hours=st.integers(1, 8),
        room=st.none() | st.sampled_from(Room),
        status=st.sampled_from(EventStatus),
    ),
    max_size=12,
)


def test_hours_are_start_to_end_and_travel():
    shares = room_shares([held(1, 1, 2, Room.GIVE_BACK, travel_minutes=30)], DEFAULT_TARGETS, TODAY)
    assert shares.hours == 2.5


@pytest.mark.parametrize(
    ("days_ago", "weeks", "counts"),
    [
        (0, 13, True),
        (90, 13, True),
        (91, 13, False),
        (27, 4, True),
        (28, 4, False),
        (363, 52, True),
        (-1, 13, False),
    ],
)
def test_the_window_holds_its_weeks_and_no_day_more(days_ago, weeks, counts):
    shares = room_shares([held(1, days_ago, 2, Room.GIVE_BACK)], DEFAULT_TARGETS, TODAY, weeks)
    assert bool(shares.hours) is counts


def test_the_local_start_date_decides():
    starts = datetime(2026, 3, 11, 23, 30, tzinfo=UTC)  # already tomorrow in Tokyo
    event = Event(
        title="Late",
        starts_at=starts,
        ends_at=starts,
        zone="Asia/Tokyo",
        status=EventStatus.ATTENDED,
        travel_minutes=60,
    )
    assert room_shares([EventInRoom(event, None)], DEFAULT_TARGETS, TODAY).hours == 0


@pytest.mark.parametrize("status", [EventStatus.PLANNED, EventStatus.MISSED, EventStatus.CANCELLED])
def test_only_attended_events_count(status):
    assert room_shares([held(1, 1, 2, Room.GIVE_BACK, status)], DEFAULT_TARGETS, TODAY).hours == 0


def test_the_unassigned_is_a_bar_of_its_own_and_counted_in_the_whole():
    shares = room_shares(
        [held(1, 1, 1, Room.GIVE_BACK), held(2, 2, 2, Room.MEET_PROSPECTS), held(3, 3, 1, None)],
        DEFAULT_TARGETS,
        TODAY,
    )
    assert [share.room for share in shares.shares] == [*Room, None]
    assert [share.share for share in shares.shares] == [25, 0, 0, 50, 25]
    assert [share.target for share in shares.shares] == [10, 25, 25, 40, None]
    assert shares.of(Room.GIVE_BACK).over == 15
    assert shares.distance == 15 + 25 + 25 + 10


def test_no_hours_make_no_shares():
    assert {share.share for share in room_shares([], DEFAULT_TARGETS, TODAY).shares} == {0.0}


@given(EVENTS, st.sampled_from([4, 13, 52]))
def test_shares_add_to_the_whole(events, weeks):
    shares = room_shares(events, DEFAULT_TARGETS, TODAY, weeks)
    assert sum(share.hours for share in shares.shares) == pytest.approx(shares.hours)
    total = sum(share.share for share in shares.shares)
    assert total == pytest.approx(100 if shares.hours else 0)


def test_an_event_counts_in_its_own_room_before_its_groups():
    group = Group(id=1, name="Circle", room=Room.SUPPORT_PEERS)
    event = held(1, 1, 1, None).event
    assert room_of(event, group) is Room.SUPPORT_PEERS
    assert room_of(replace(event, room=Room.GIVE_BACK), group) is Room.GIVE_BACK
    assert room_of(event, None) is None


def test_presets_are_whole_targets():
    for preset in PRESETS.values():
        check_targets(preset)


@pytest.mark.parametrize(
    ("targets", "code"),
    [
        ({Room.GIVE_BACK: 99}, "rooms.targets_sum"),
        ({Room.GIVE_BACK: -10, Room.SUPPORT_PEERS: 110}, "rooms.target_range"),
    ],
)
def test_targets_that_do_not_add_up_are_refused(targets, code):
    with pytest.raises(Refused) as refused:
        check_targets(targets)
    assert refused.value.code == code


# The week


def planned(row, days_ahead, hours, room):
    return held(row, -days_ahead, hours, room, EventStatus.PLANNED)


PAST = [held(90, 20, 6, Room.SUPPORT_PEERS), held(91, 21, 4, Room.MEET_PROSPECTS)]


def load(events, cap_hours, first_weekday=0):
    shares = room_shares([*PAST, *events], DEFAULT_TARGETS, TODAY)
    cap = None if cap_hours is None else int(cap_hours * 60)
    return week_load([*PAST, *events], shares, TODAY, cap, first_weekday)


def test_the_week_counts_attended_and_planned_hours():
    week = load([held(1, 2, 2, None), planned(2, 4, 3, None), planned(3, 5, 8, None)], 10)
    assert week.week == Span(date(2026, 3, 9), date(2026, 3, 15))
    assert (week.attended_hours, week.planned_hours, week.over_by, week.event) == (2, 3, 0, None)


def test_weeks_may_begin_on_sunday():
    sunday = held(1, 3, 2, None)
    assert load([sunday], 10).attended_hours == 0
    assert load([sunday], 10, first_weekday=6).attended_hours == 2


def test_over_the_cap_the_planned_event_of_the_room_most_over_target_is_named():
    week = load([planned(1, 1, 3, Room.MEET_PROSPECTS), planned(2, 2, 3, Room.SUPPORT_PEERS)], 5)
    assert week.over_by == 1
    assert week.event.id == 2
    assert week.room is Room.SUPPORT_PEERS
    assert week.room_over == 35


def test_at_the_cap_nothing_is_named():
    week = load([planned(1, 1, 3, Room.SUPPORT_PEERS)], 3)
    assert (week.over_by, week.event) == (0, None)


def test_without_a_cap_nothing_is_over():
    assert load([planned(1, 1, 30, Room.SUPPORT_PEERS)], None).over_by == 0


def test_an_event_with_a_room_is_named_before_one_without():
    week = load([planned(1, 1, 3, Room.GIVE_BACK), planned(2, 2, 3, None)], 1)
    assert week.event.id == 1


def test_of_equals_the_latest_is_named_and_never_one_that_is_past():
    week = load([planned(1, 1, 2, Room.GIVE_BACK), planned(2, 3, 2, Room.GIVE_BACK)], 1)
    assert week.event.id == 2
    past = load([planned(1, -1, 9, Room.GIVE_BACK)], 1)
    assert (past.over_by, past.event) == (8, None)


WEEK = st.lists(
    st.builds(
        held,
        row=st.integers(1, 999),
        days_ago=st.integers(-5, 3),
        hours=st.integers(1, 8),
        room=st.none() | st.sampled_from(Room),
        status=st.sampled_from([EventStatus.PLANNED, EventStatus.ATTENDED]),
    ),
    max_size=6,
)


@given(WEEK, st.integers(1, 10))
def test_an_event_is_named_exactly_when_over_the_cap_with_one_to_come(events, cap_hours):
    week = load(events, cap_hours)
    to_come = [
        one.event
        for one in events
        if one.event.status is EventStatus.PLANNED and TODAY <= one.event.on <= date(2026, 3, 15)
    ]
    assert (week.event is not None) is (week.over_by > 0 and bool(to_come))
    assert week.event is None or week.event in to_come
