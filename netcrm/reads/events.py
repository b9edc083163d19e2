"""Questions about events."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netcrm.domain.cards import EventDetail, EventRow, Guest, Person
from netcrm.domain.contact import ContactCard
from netcrm.domain.event import Attendance, Event, EventStatus
from netcrm.domain.group import Group
from netcrm.domain.guest_list import GuestLine
from netcrm.domain.owner import Owner
from netcrm.domain.recurrence import next_dates
from netcrm.exchange.guest_text import guests
from netcrm.store import contacts, event_list, people, records


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


def guest_list(identifier: int, text: str) -> tuple[GuestLine, ...]:
    """Return whom a pasted guest list means; may take long.

    A name means the contacts that bear it, accents and case apart. Of several, one who stands on the event's
    list already is taken to be meant.

    Raises:
        Refused: ``record.missing``.
    """
    records.get(Event, identifier)
    listed = {one.contact for one in records.find(Attendance, event=identifier)}
    cards = guests(text, records.get(Owner, 1).region)
    named = [[one for one, _name in contacts.find_by_name(_name(card))] for card in cards]
    known = people.people(one for ids in named for one in ids)
    return tuple(
        _guest_line(number, card, [known[one] for one in ids if one in known], listed)
        for number, (card, ids) in enumerate(zip(cards, named, strict=True), start=1)
    )


def _name(card: ContactCard) -> str:
    return card.contact.name or (card.channels[0].written if card.channels else "")


def _guest_line(number: int, card: ContactCard, fits: list[Person], listed: set[int]) -> GuestLine:
    there = [one for one in fits if one.id in listed]
    meant = there if len(there) == 1 else fits
    return GuestLine(number=number, card=card, fits=tuple(meant), listed=len(there) == 1)
