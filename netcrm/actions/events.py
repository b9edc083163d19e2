"""Events and who comes; each function is one step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from netcrm.actions.newcomers import newcomer
from netcrm.domain.cadence import follow_up_after
from netcrm.domain.checks import check_event
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.store import contacts, records, steps


def add(event: Event, *, now: datetime) -> int:
    """Add an event and return its id; one without a title takes its group's name.

    Raises:
        Refused: ``record.missing`` or what `check_event` refuses.
    """
    ready = _titled(event)
    check_event(ready)
    with steps.recorded("event.added", now, title=ready.title):
        return records.insert(ready)


def change(event: Event, *, now: datetime) -> None:
    """Write an event as given.

    Raises:
        Refused: ``record.missing`` or what `check_event` refuses.
    """
    ready = _titled(event)
    check_event(ready)
    with steps.recorded("event.changed", now, title=ready.title):
        records.update(ready)


def answer(identifier: int, status: EventStatus, *, now: datetime) -> None:
    """Say what became of an event: attended, missed, cancelled, or planned again (PRODUCT.md 4.8)."""
    event = records.get(Event, identifier)
    with steps.recorded("event.answered", now, title=event.title, status=status):
        records.update(replace(event, status=status))


def delete(identifier: int, *, now: datetime) -> None:
    """Delete an event with its list of people.

    Raises:
        Refused: ``record.missing``.
    """
    event = records.get(Event, identifier)
    with steps.recorded("event.deleted", now, title=event.title):
        records.delete(Event, identifier)


def expect(identifier: int, people: Sequence[int], *, now: datetime) -> int:
    """Put contacts on the event's list and return how many were not on it before.

    They are expected where the event is to come and present where it is over (PRODUCT.md 8).
    """
    event = records.get(Event, identifier)
    listed = {one.contact for one in records.find(Attendance, event=identifier)}
    new = [one for one in dict.fromkeys(people) if one not in listed]
    presence = Presence.PRESENT if event.ends_at <= now else Presence.EXPECTED
    with steps.recorded("event.expected", now, title=event.title, count=len(new)):
        for contact in new:
            records.get(Contact, contact)
            records.insert(Attendance(event=identifier, contact=contact, presence=presence))
    return len(new)


def put_guests(identifier: int, existing: Sequence[int], new: Sequence[ContactCard], *, now: datetime) -> int:
    """Put a guest list on an event in one step: contacts, and people to be added as contacts first.

    They are expected where the event is to come and present where it is over, as in `expect`; nobody is met
    by it. The new ones are told to come from the event.

    Args:
        identifier: the event.
        existing: contacts; those on the list already are passed over.
        new: cards of people who are no contacts yet; their ids are given here.
        now: aware moment on the owner's clock.

    Returns:
        How many were not on the list before.

    Raises:
        Refused: ``record.missing``, or what `check_contact` refuses; nothing was changed.
    """
    event = records.get(Event, identifier)
    listed = {one.contact for one in records.find(Attendance, event=identifier)}
    known = [records.get(Contact, one).id for one in dict.fromkeys(existing) if one not in listed]
    region = records.get(Owner, 1).region
    cards = [newcomer(card, event, region, now) for card in new]
    presence = Presence.PRESENT if event.ends_at <= now else Presence.EXPECTED
    count = len(known) + len(cards)
    with steps.recorded("event.guests_put", now, title=event.title, count=count, added=len(cards)):
        for contact in (*known, *(contacts.insert(card) for card in cards)):
            records.insert(Attendance(event=identifier, contact=contact, presence=presence))
    return count


def set_attendance(attendance: Attendance, *, now: datetime) -> None:
    """Write one line of the event's list: present or absent, met, new to me.

    Somebody met and new gets a follow-up, by tomorrow after an open group and within a week after an
    exclusive one, unless one is open already (PRODUCT.md 4.8). A line that said so before gets no second.

    Raises:
        Refused: ``record.missing``, ``attendance.twice``.
    """
    event = records.get(Event, attendance.event)
    settled = replace(attendance, presence=Presence.PRESENT) if attendance.met else attendance
    before = records.get(Attendance, settled.id) if settled.id else None
    _refuse_twice(settled)
    with steps.recorded("event.attendance", now, title=event.title):
        if before is not None:
            records.update(settled)
        else:
            records.insert(settled)
        if not (before and before.contact == settled.contact and before.met and before.new_to_me):
            _follow_up(settled, event)


def remove(identifier: int, *, now: datetime) -> None:
    """Take one line off an event's list."""
    attendance = records.get(Attendance, identifier)
    event = records.get(Event, attendance.event)
    with steps.recorded("event.attendance", now, title=event.title):
        records.delete(Attendance, identifier)


def keep_numbers(identifier: int, numbers: Mapping[int, int], *, now: datetime) -> None:
    """Keep the numbers that the printed sheet gives people: contact id to number (PRODUCT.md 7)."""
    event = records.get(Event, identifier)
    with steps.recorded("event.numbered", now, title=event.title):
        for attendance in records.find(Attendance, event=identifier):
            number = numbers.get(attendance.contact)
            if number is not None and number != attendance.number:
                records.update(replace(attendance, number=number))


def _titled(event: Event) -> Event:
    if event.title.strip() or event.group is None:
        return event
    return replace(event, title=records.get(Group, event.group).name)


def _refuse_twice(attendance: Attendance) -> None:
    name = records.get(Contact, attendance.contact).name
    listed = records.find(Attendance, event=attendance.event, contact=attendance.contact)
    if any(one.id != attendance.id for one in listed):
        raise Refused("attendance.twice", name=name)


def _follow_up(attendance: Attendance, event: Event) -> None:
    kind = records.get(Group, event.group).kind if event.group is not None else None
    open_ones = [one for one in records.find(FollowUp, contact=attendance.contact) if one.done_on is None]
    called_for = follow_up_after(attendance, event, kind, open_ones, records.get(Owner, 1))
    if called_for is not None:
        records.insert(called_for)
