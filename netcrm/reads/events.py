"""Questions about events."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netcrm.domain.cards import EventDetail, EventRow, Guest
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.group import Group
from netcrm.domain.recurrence import next_dates
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMeetings:
    """What a new event of a group starts from.

    Attributes:
        last: the group's latest event that wasn't called off; None before the first one.
        next_dates: the next days by the group's rule, from today on and after `last`.
    """

    group: Group
    last: Event | None
    next_dates: tuple[date, ...]


def meetings(group: int, today: date) -> GroupMeetings:
    """Return a group with its latest event and the next days on which it meets; may take long.

    Raises:
        Refused: ``record.missing``.
    """
    found = records.get(Group, group)
    held = [one for one in records.find(Event, group=group) if one.status is not EventStatus.CANCELLED]
    last = max(held, key=lambda one: one.starts_at, default=None)
    yesterday = today - timedelta(days=1)
    after = yesterday if last is None else max(yesterday, last.on)
    days = next_dates(found.recurrence, after, 3, begins=last.on if last else None)
    return GroupMeetings(group=found, last=last, next_dates=days)
