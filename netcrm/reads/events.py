"""Questions about events."""

from datetime import datetime

from netcrm.domain.cards import EventDetail, EventRow, Guest
from netcrm.domain.event import Event
from netcrm.store import event_list, records


def rows() -> list[EventRow]:
    """Return every event with its group, room and counts, latest start first."""
    return event_list.rows()


def get(identifier: int) -> Event:
    """Return one event.

    Raises:
        Refused: ``record.missing``.
    """
    return records.get(Event, identifier)


def next_planned(now: datetime) -> int | None:
    """Return the earliest planned event that has not ended, None without one."""
    return event_list.next_planned(now)


def detail(identifier: int) -> EventDetail:
    """Return everything that stands on an event's page; whoever has something open comes first.

    Raises:
        Refused: ``record.missing``.
    """
    row = event_list.row(identifier)
    guests = sorted(event_list.guests(row.event), key=_something_open_first)
    return EventDetail(row=row, guests=tuple(guests))


def _something_open_first(guest: Guest) -> tuple[bool, bool, str]:
    is_open = guest.follow_up is not None or guest.flagged
    return (not is_open, not guest.known, guest.contact.sort_name)
