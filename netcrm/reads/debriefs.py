"""Questions of the debrief: about which event, who is meant, and what becomes of what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from netcrm.domain.cadence import follow_up_after
from netcrm.domain.cards import Person
from netcrm.domain.debrief import DebriefGuest, DebriefLine, Outcome, can_debrief, settle, understand
from netcrm.domain.event import Attendance, Event, Presence
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group
from netcrm.domain.names import words
from netcrm.domain.owner import Owner
from netcrm.store import contacts, event_list, people, records

MOST_EVENTS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefEvent:
    """An event with those who can be spoken of, by number and then by name."""

    event: Event
    guests: tuple[DebriefGuest, ...]


def choices(now: datetime) -> tuple[Event, ...]:
    """Return the latest events that have begun and weren't cancelled, latest first."""
    begun = [row.event for row in event_list.rows() if can_debrief(row.event, now)]
    return tuple(begun[:MOST_EVENTS])


def about(identifier: int) -> DebriefEvent:
    """Return an event with its list.

    Raises:
        Refused: ``record.missing``.
    """
    event = records.get(Event, identifier)
    found = [
        DebriefGuest(
            contact=one.contact.id,
            name=one.contact.name,
            number=one.attendance.number,
            known=one.known,
        )
        for one in event_list.guests(event)
    ]
    found.sort(key=lambda one: (one.number is None, one.number or 0, one.name.casefold(), one.contact))
    return DebriefEvent(event=event, guests=tuple(found))


def understood(identifier: int, text: str, today: date) -> tuple[DebriefLine, ...]:
    """Return what becomes of the entries of a debrief, with the usual follow-ups; may take long.

    Raises:
        Refused: ``record.missing``.
    """
    found = about(identifier)
    lines = understand(text, found.guests, today, _bearers, _groups)
    return _with_usual(lines, found.event)


def _bearers(name: str) -> Sequence[Person]:
    ids = [one for one, _name in contacts.find_by_name(name)]
    known = people.people(ids)
    return [known[one] for one in ids if one in known]


def _groups(name: str) -> Sequence[Person]:
    """Return the groups of that name, else those in whose name and chapter all of its words stand."""
    wanted = words(name)
    groups = [(group, words(group.name), words(group.chapter)) for group in records.find(Group) if wanted]
    exact = [group for group, named, _chapter in groups if named == wanted]
    bearing = [group for group, named, chapter in groups if {*wanted} <= {*named, *chapter}]
    return [Person(id=one.id, name=one.name, second_line=one.chapter) for one in exact or bearing]


def _with_usual(lines: tuple[DebriefLine, ...], event: Event) -> tuple[DebriefLine, ...]:
    """Note on the first entry about somebody new by which day they are to be written to."""
    promised = {guest for line in lines if line.promise is not None for guest in line.people}
    kind = records.get(Group, event.group).kind if event.group is not None else None
    owner = records.get(Owner, 1)
    due: dict[DebriefGuest, date] = {}
    for guest, outcome in settle(lines).items():
        attendance = None if guest in promised else _newly_met(guest, outcome, event)
        if attendance is not None:
            open_ones = records.find(FollowUp, contact=guest.contact) if guest.contact else []
            called_for = follow_up_after(attendance, event, kind, open_ones, owner)
            if called_for is not None:
                due[guest] = called_for.due_on
    told = []
    for line in lines:
        days = [due.pop(guest) for guest in line.people if guest in due]
        told.append(replace(line, usual=min(days)) if days else line)
    return tuple(told)


def _newly_met(guest: DebriefGuest, outcome: Outcome, event: Event) -> Attendance | None:
    """Return the line of the list that calls for a follow-up; None where it said so before."""
    listed = records.find(Attendance, event=event.id, contact=guest.contact) if guest.contact else []
    before = listed[0] if listed else Attendance(event=event.id, contact=guest.contact)
    if outcome.presence is not Presence.PRESENT or (before.met and before.new_to_me):
        return None
    met = outcome.met or before.met
    return replace(
        before, presence=Presence.PRESENT, met=met, new_to_me=met and (outcome.new or before.new_to_me)
    )
