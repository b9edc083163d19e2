"""Events as the lists and pages need them."""

from datetime import date, datetime

from netcrm.domain.cards import EventRow, Guest
from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group
from netcrm.store import last_contacts, query, records
from netcrm.store.fields import moment_text


def rows() -> list[EventRow]:
    """Return every event with its group, room and counts, latest start first."""
    counts = {
        row[0]: (row[1], row[2])
        for row in query.rows("SELECT event, count(*), sum(met) FROM attendance GROUP BY event")
    }
    groups = {group.id: group for group in records.find(Group)}
    events = sorted(records.find(Event), key=lambda one: (one.starts_at, one.id), reverse=True)
    return [_row(event, groups, counts.get(event.id, (0, 0))) for event in events]


def row(identifier: int) -> EventRow:
    """Return one event with its group, room and counts.

    Raises:
        Refused: ``record.missing``.
    """
    event = records.get(Event, identifier)
    groups = records.get_many(Group, [event.group] if event.group else [])
    counted = query.rows("SELECT count(*), sum(met) FROM attendance WHERE event = ?", (identifier,))[0]
    return _row(event, groups, (counted[0], counted[1] or 0))


def _row(event: Event, groups: dict[int, Group], counts: tuple[int, int]) -> EventRow:
    group = groups.get(event.group) if event.group is not None else None
    room = event.room or (group.room if group else None)
    return EventRow(event=event, group=group, room=room, expected=counts[0], met=counts[1])


def next_planned(now: datetime) -> int | None:
    """Return the earliest planned event that has not ended, None without one (PRODUCT.md 8)."""
    found: int | None = query.one(
        "SELECT id FROM event WHERE status = 'planned' AND ends_at >= ? ORDER BY starts_at, id LIMIT 1",
        (moment_text(now),),
    )
    return found


def guests(event: Event) -> list[Guest]:
    """Return everybody on an event's list with what is known of them."""
    attendances = records.find(Attendance, event=event.id)
    contacts = records.get_many(Contact, (one.contact for one in attendances))
    ids = sorted(contacts)
    listed = {
        found[0]: found
        for found in query.rows(
            f"SELECT contact, gave, received, flagged FROM listing WHERE contact IN ({query.marks(ids)})",
            ids,
        )
    }
    open_with = _open_follow_ups(ids)
    last = last_contacts.before(event, ids)
    return [
        _guest(
            one,
            contacts[one.contact],
            last_on=last[one.contact].on if one.contact in last else None,
            met_before=_met_before(contacts[one.contact], event),
            listed=listed[one.contact],
            follow_up=open_with.get(one.contact),
        )
        for one in attendances
    ]


def _met_before(contact: Contact, event: Event) -> bool:
    """Tell whether the card itself says that the owner met them earlier, and elsewhere."""
    return contact.met_on is not None and contact.met_on < event.on and contact.met_event != event.id


def _guest(
    attendance: Attendance,
    contact: Contact,
    *,
    last_on: date | None,
    met_before: bool,
    listed: tuple[int, int, int, int],
    follow_up: FollowUp | None,
) -> Guest:
    return Guest(
        attendance=attendance,
        contact=contact,
        last_met_on=last_on,
        gave=listed[1],
        received=listed[2],
        follow_up=follow_up,
        known=(last_on is not None or met_before) and not attendance.new_to_me,
        flagged=bool(listed[3]),
    )


def _open_follow_ups(contacts: list[int]) -> dict[int, FollowUp]:
    found = query.column(
        f"SELECT id FROM follow_up WHERE done_on IS NULL AND contact IN ({query.marks(contacts)})", contacts
    )
    earliest: dict[int, FollowUp] = {}
    for one in sorted(records.get_many(FollowUp, found).values(), key=lambda one: one.shows_on, reverse=True):
        earliest[one.contact] = one
    return earliest
