"""One piece of advice that brings the rooms nearer to their targets (PRODUCT.md 4.1, advice)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.room import Room
from netcrm.domain.rooms import (
    DEFAULT_WEEKS,
    EventInRoom,
    RoomShare,
    attended_within,
    shares_of,
    visits_by_group,
)

MOST_CHANGE = 4
"""Visits a month that advice may add or take away."""

LEAST_GAIN = 5.0
"""Points of |share - target| below which advice keeps silent."""

LEAST_VISITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Go to one group more or less often.

    Attributes:
        group: the group.
        change_per_month: visits a month more (negative: fewer); never 0.
        room: the room where most of the group's hours go; None for unassigned.
        share_now: that room's share today, per cent.
        share_then: the share that results.
        target: its target; None for unassigned.
        gain: points by which the sum of |share - target| falls.
    """

    group: Group
    change_per_month: int
    room: Room | None
    share_now: float
    share_then: float
    target: int | None
    gain: float


@dataclass(frozen=True, slots=True)
class _Visited:
    group: Group
    visits: int
    hours: Mapping[Room | None, float]


def advise(
    events: Iterable[EventInRoom],
    groups: Iterable[Group],
    targets: Mapping[Room, int],
    today: date,
    weeks: int = DEFAULT_WEEKS,
) -> Advice | None:
    """Find the one change of 4 fewer to 4 more visits a month that leaves the least sum of |share - target|.

    Every group with two or more visits in the window is tried, but for those the owner has left. A change
    scales the group's hours as they fell among the rooms; there are ``weeks * 12 / 52`` months in the window,
    and a change that leaves fewer than no visits is not tried. Ties: the change with fewer visits, then the
    older group (joined, else added), then the lower id. None where the gain is under five points.
    """
    attended = attended_within(events, today, weeks)
    whole: dict[Room | None, float] = {}
    for placed in attended:
        whole[placed.room] = whole.get(placed.room, 0.0) + placed.event.hours
    months = weeks * 12 / 52
    now = _distance(shares_of(whole, targets))
    best: tuple[tuple[float, int, date, int], _Visited] | None = None
    for visited in _candidates(attended, groups):
        for change in range(-MOST_CHANGE, MOST_CHANGE + 1):
            if not change or visited.visits + change * months < 0:
                continue
            then = _distance(shares_of(_changed(whole, visited, change * months), targets))
            key = (round(then, 9), change, _age(visited.group), visited.group.id)
            if best is None or key < best[0]:
                best = (key, visited)
    if best is None or now - best[0][0] < LEAST_GAIN - 1e-9:
        return None
    return _worded(best[1], best[0][1], whole, targets, months)


def _candidates(attended: list[EventInRoom], groups: Iterable[Group]) -> list[_Visited]:
    visits = visits_by_group(attended)
    found = []
    for group in groups:
        own = visits.get(group.id, [])
        if len(own) < LEAST_VISITS or group.status is GroupStatus.LEFT:
            continue
        hours: dict[Room | None, float] = {}
        for placed in own:
            hours[placed.room] = hours.get(placed.room, 0.0) + placed.event.hours
        found.append(_Visited(group, len(own), hours))
    return found


def _changed(
    whole: Mapping[Room | None, float], visited: _Visited, more_visits: float
) -> dict[Room | None, float]:
    hours = dict(whole)
    for room, own in visited.hours.items():
        hours[room] = max(0.0, hours[room] + own * more_visits / visited.visits)
    return hours


def _distance(shares: Iterable[RoomShare]) -> float:
    return sum(abs(share.over) for share in shares if share.room is not None)


def _age(group: Group) -> date:
    return group.joined_on or group.created_on or date.max


def _worded(
    visited: _Visited,
    change: int,
    whole: Mapping[Room | None, float],
    targets: Mapping[Room, int],
    months: float,
) -> Advice:
    rooms: tuple[Room | None, ...] = (*Room, None)
    room = max(rooms, key=lambda room: visited.hours.get(room, 0.0))
    now = shares_of(whole, targets)
    then = shares_of(_changed(whole, visited, change * months), targets)
    place = rooms.index(room)
    return Advice(
        group=visited.group,
        change_per_month=change,
        room=room,
        share_now=now[place].share,
        share_then=then[place].share,
        target=now[place].target,
        gain=_distance(now) - _distance(then),
    )
