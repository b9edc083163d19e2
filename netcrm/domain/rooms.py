"""Where the networking time goes and where it should go (PRODUCT.md 4.1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netcrm.domain.calendar import MONDAY, Span, day_window, week_of
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.group import Group
from netcrm.domain.refusal import Refused
from netcrm.domain.room import DEFAULT_TARGETS, Room

WINDOWS = (4, 13, 52)
"""The weeks that shares may look back."""

DEFAULT_WEEKS = 13


class BusinessStage(StrEnum):
    """How far a business has come; each has targets to start from, all editable."""

    STARTING = "starting"
    GROWING = "growing"
    ESTABLISHED = "established"


PRESETS: Mapping[BusinessStage, Mapping[Room, int]] = {
    BusinessStage.STARTING: {
        Room.GIVE_BACK: 5,
        Room.SUPPORT_PEERS: 20,
        Room.LISTEN_LEARN: 40,
        Room.MEET_PROSPECTS: 35,
    },
    BusinessStage.GROWING: DEFAULT_TARGETS,
    BusinessStage.ESTABLISHED: {
        Room.GIVE_BACK: 30,
        Room.SUPPORT_PEERS: 25,
        Room.LISTEN_LEARN: 15,
        Room.MEET_PROSPECTS: 30,
    },
}


@dataclass(frozen=True, slots=True)
class EventInRoom:
    """An event with the room it counts in: its own, else its group's, else none."""

    event: Event
    room: Room | None


@dataclass(frozen=True, slots=True)
class RoomShare:
    """The time in one room.

    Attributes:
        room: None for the events that have no room.
        hours: hours with travel.
        share: per cent of all hours, the unassigned counted in the whole; 0 where there are none.
        target: whole per cent; None for the unassigned.
    """

    room: Room | None
    hours: float
    share: float
    target: int | None

    @property
    def over(self) -> float:
        """Points above the target, negative below; the unassigned has a target of none."""
        return self.share - (self.target or 0)


@dataclass(frozen=True, slots=True)
class RoomShares:
    """All rooms over one window.

    Attributes:
        window: the days counted, both ends included.
        hours: all hours.
        shares: the four rooms in their order, then the unassigned.
    """

    window: Span
    hours: float
    shares: tuple[RoomShare, ...]

    def of(self, room: Room | None) -> RoomShare:
        """Return the share of a room, or of the unassigned."""
        return next(share for share in self.shares if share.room is room)

    @property
    def distance(self) -> float:
        """The sum of |share - target| over the four rooms, in points."""
        return sum(abs(share.over) for share in self.shares if share.room is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLoad:
    """This week's networking against the cap.

    Attributes:
        week: the days counted.
        attended_hours: hours of events attended.
        planned_hours: hours of events still planned.
        cap_hours: None where the owner set none.
        event: over the cap, the planned event to give up first; None if none is left to come.
        room: the room of that event.
        room_over: points by which that room is over its target; negative if under.
    """

    week: Span
    attended_hours: float
    planned_hours: float
    cap_hours: float | None
    event: Event | None = None
    room: Room | None = None
    room_over: float | None = None

    @property
    def over_by(self) -> float:
        """Hours above the cap; 0 at or below it and without one."""
        if self.cap_hours is None:
            return 0.0
        return max(0.0, self.attended_hours + self.planned_hours - self.cap_hours)


def room_of(event: Event, group: Group | None) -> Room | None:
    """Return the room an event counts in: its own, else its group's (PRODUCT.md 3)."""
    if event.room is not None:
        return event.room
    return group.room if group is not None else None


def check_targets(targets: Mapping[Room, int]) -> None:
    """Refuse targets that are not four whole percentages adding to 100.

    Raises:
        Refused: ``rooms.target_range`` for one outside 0 to 100, ``rooms.targets_sum`` for another sum.
    """
    for room in Room:
        if not 0 <= targets.get(room, 0) <= 100:
            raise Refused("rooms.target_range", field=room.value, target=targets[room])
    total = sum(targets.get(room, 0) for room in Room)
    if total != 100:
        raise Refused("rooms.targets_sum", field="targets", total=total)


def attended_within(events: Iterable[EventInRoom], today: date, weeks: int) -> list[EventInRoom]:
    """Return the attended events whose local start date lies in ``(today - 7 weeks, today]``."""
    window = day_window(today, 7 * weeks)
    return [
        placed
        for placed in events
        if placed.event.status is EventStatus.ATTENDED and window.holds(placed.event.on)
    ]


def room_shares(
    events: Iterable[EventInRoom],
    targets: Mapping[Room, int],
    today: date,
    weeks: int = DEFAULT_WEEKS,
) -> RoomShares:
    """Share out the hours of attended events (end - start + travel) among the rooms."""
    hours: dict[Room | None, float] = {}
    for placed in attended_within(events, today, weeks):
        hours[placed.room] = hours.get(placed.room, 0.0) + placed.event.hours
    return RoomShares(day_window(today, 7 * weeks), sum(hours.values()), shares_of(hours, targets))


def shares_of(hours: Mapping[Room | None, float], targets: Mapping[Room, int]) -> tuple[RoomShare, ...]:
    """Turn hours by room into shares: the four rooms in their order, then the unassigned."""
    whole = sum(hours.values())
    rooms: tuple[Room | None, ...] = (*Room, None)
    return tuple(
        RoomShare(
            room=room,
            hours=hours.get(room, 0.0),
            share=100 * hours.get(room, 0.0) / whole if whole else 0.0,
            target=None if room is None else targets.get(room, 0),
        )
        for room in rooms
    )


def week_load(
    events: Iterable[EventInRoom],
    shares: RoomShares,
    today: date,
    cap_minutes: int | None,
    first_weekday: int = MONDAY,
) -> WeekLoad:
    """Hold this week's attended and planned hours against the weekly cap.

    Over the cap the planned event is named whose room is most over target. One that has a room comes before
    one that has none; of equals the latest to start, then the newest. Events before `today` are past giving
    up and never named, though their hours count.
    """
    week = week_of(today, first_weekday)
    inside = [placed for placed in events if week.holds(placed.event.on)]
    planned = [placed for placed in inside if placed.event.status is EventStatus.PLANNED]
    load = WeekLoad(
        week=week,
        attended_hours=_hours(placed for placed in inside if placed.event.status is EventStatus.ATTENDED),
        planned_hours=_hours(planned),
        cap_hours=None if cap_minutes is None else cap_minutes / 60,
    )
    to_come = [placed for placed in planned if placed.event.on >= today]
    if not load.over_by or not to_come:
        return load
    named = max(to_come, key=lambda placed: _first_to_give_up(placed, shares))
    return WeekLoad(
        week=week,
        attended_hours=load.attended_hours,
        planned_hours=load.planned_hours,
        cap_hours=load.cap_hours,
        event=named.event,
        room=named.room,
        room_over=shares.of(named.room).over,
    )


def _hours(events: Iterable[EventInRoom]) -> float:
    return sum(placed.event.hours for placed in events)


def _first_to_give_up(placed: EventInRoom, shares: RoomShares) -> tuple[bool, float, float, int]:
    starts = placed.event.starts_at.timestamp()
    return (placed.room is not None, shares.of(placed.room).over, starts, placed.event.id)


def visits_by_group(events: Sequence[EventInRoom]) -> dict[int, list[EventInRoom]]:
    """Sort the events of groups by group id, in their order; events of no group are left out."""
    visits: dict[int, list[EventInRoom]] = {}
    for placed in events:
        if placed.event.group is not None:
            visits.setdefault(placed.event.group, []).append(placed)
    return visits
