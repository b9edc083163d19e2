from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netcrm.domain.event import Event, EventStatus
from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.room import DEFAULT_TARGETS, Room
from netcrm.domain.room_advice import LEAST_GAIN, advise
from netcrm.domain.rooms import EventInRoom, room_shares

TODAY = date(2026, 3, 11)
HALVES = {Room.GIVE_BACK: 0, Room.SUPPORT_PEERS: 50, Room.LISTEN_LEARN: 0, Room.MEET_PROSPECTS: 50}


def visits(group, count, room, hours=1, first=1):
    found = []
    for number in range(count):
        starts = datetime.combine(TODAY - timedelta(days=first + number), time(9), tzinfo=UTC)
        event = Event(
            id=number + 1,
            group=group.id if group else None,
            title="Meeting",
            starts_at=starts,
            ends_at=starts + timedelta(hours=hours),
            zone="Europe/London",
            status=EventStatus.ATTENDED,
        )
        found.append(EventInRoom(event, room))
    return found


PEERS = Group(id=1, name="Peers", room=Room.SUPPORT_PEERS)
PROSPECTS = Group(id=2, name="Prospects", room=Room.MEET_PROSPECTS)


def test_the_change_that_brings_the_shares_nearest_is_told_with_what_results():
    events = visits(PEERS, 12, Room.SUPPORT_PEERS) + visits(PROSPECTS, 6, Room.MEET_PROSPECTS)
    advice = advise(events, [PEERS, PROSPECTS], HALVES, TODAY)
    # 6 fewer visits in 3 months to the one, or 6 more to the other: fewer wins.
    assert (advice.group, advice.change_per_month) == (PEERS, -2)
    assert advice.room is Room.SUPPORT_PEERS
    assert advice.share_now == pytest.approx(100 * 12 / 18)
    assert advice.share_then == pytest.approx(50)
    assert advice.target == 50
    assert advice.gain == pytest.approx(100 / 3)


def test_the_older_group_wins_a_tie():
    younger = Group(id=1, name="New", joined_on=date(2026, 1, 1))
    older = Group(id=3, name="Old", joined_on=date(2020, 1, 1))
    events = (
        visits(younger, 6, Room.SUPPORT_PEERS)
        + visits(older, 6, Room.SUPPORT_PEERS)
        + visits(None, 6, Room.MEET_PROSPECTS)
    )
    assert advise(events, [younger, older], HALVES, TODAY).group is older


def test_under_five_points_of_gain_nothing_is_said():
    events = visits(PEERS, 20, Room.SUPPORT_PEERS) + visits(None, 19, Room.MEET_PROSPECTS)
    assert advise(events, [PEERS], HALVES, TODAY) is None


def test_a_group_needs_two_visits_and_must_not_be_left():
    events = visits(PROSPECTS, 1, Room.MEET_PROSPECTS) + visits(None, 3, Room.SUPPORT_PEERS)
    assert advise(events, [PROSPECTS], HALVES, TODAY) is None
    left = Group(id=2, name="Prospects", status=GroupStatus.LEFT)
    events = visits(left, 2, Room.MEET_PROSPECTS) + visits(None, 6, Room.SUPPORT_PEERS)
    assert advise(events, [left], HALVES, TODAY) is None
    assert advise(events, [PROSPECTS], HALVES, TODAY) is not None


def test_nobody_goes_less_often_than_not_at_all():
    events = visits(PEERS, 4, Room.SUPPORT_PEERS, hours=5) + visits(None, 1, Room.MEET_PROSPECTS)
    advice = advise(events, [PEERS], HALVES, TODAY)
    assert advice.change_per_month == -1


def test_a_group_without_a_room_is_advised_against_by_its_unassigned_hours():
    nameless = Group(id=5, name="Drinks")
    events = visits(nameless, 12, None) + visits(None, 6, Room.SUPPORT_PEERS)
    advice = advise(events, [nameless], HALVES, TODAY)
    assert (advice.room, advice.target, advice.change_per_month) == (None, None, -2)
    assert (round(advice.share_now, 1), advice.share_then) == (66.7, 50)


@given(
    st.lists(st.tuples(st.sampled_from([None, *Room]), st.integers(0, 9), st.integers(1, 4)), max_size=5),
    st.sampled_from([4, 13, 52]),
)
def test_advice_always_gains_and_stays_within_four_visits(rooms, weeks):
    groups, events = [], []
    for number, (room, count, hours) in enumerate(rooms, 1):
        group = Group(id=number, name="G", room=room)
        groups.append(group)
        events += visits(group, count, room, hours)
    advice = advise(events, groups, DEFAULT_TARGETS, TODAY, weeks)
    assume(advice is not None)
    assert advice.gain >= LEAST_GAIN - 1e-6
    assert 1 <= abs(advice.change_per_month) <= 4
    now = room_shares(events, DEFAULT_TARGETS, TODAY, weeks)
    assert advice.share_now == pytest.approx(now.of(advice.room).share)
    assert 0 <= advice.share_then <= 100
