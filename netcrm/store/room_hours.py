"""Events with the room they count in (PRODUCT.md 4.1)."""

from datetime import date, timedelta

from netcrm.domain.event import Event
from netcrm.domain.group import Group
from netcrm.domain.rooms import EventInRoom, room_of
from netcrm.store import query, records


def events_between(first: date, last: date) -> list[EventInRoom]:
    """Return all events that start from `first` to `last`, on any clock, with their rooms.

    A day is added on both sides, for the local day may differ from the stored one; the rule looks again.
    """
    found = query.column(
        "SELECT id FROM event WHERE starts_at >= ? AND starts_at < ?",
        ((first - timedelta(days=1)).isoformat(), (last + timedelta(days=2)).isoformat()),
    )
    events = records.get_many(Event, found)
    groups = records.get_many(Group, {event.group for event in events.values() if event.group is not None})
    return [
        EventInRoom(event, room_of(event, groups.get(event.group) if event.group is not None else None))
        for event in events.values()
    ]
