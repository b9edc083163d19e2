"""Questions about what is owed, to whom and by whom (PRODUCT.md 4.8)."""

from collections.abc import Sequence
from datetime import date

from netcrm.domain.cadence import Owed, in_order
from netcrm.domain.cards import OwedRow
from netcrm.domain.contact_list import ContactRow
from netcrm.domain.event import Event
from netcrm.domain.followup import FollowUp
from netcrm.store import contact_list, owed, people, records


def owed_rows(today: date, until: date) -> list[OwedRow]:
    """Return what turns up by `until` with the people named, the most pressing first: lateness by period."""
    return named(owed_lines(today, until))


def owed_lines(today: date, until: date) -> list[Owed]:
    """Return what turns up by `until`, the most pressing first, naming nobody yet."""
    return in_order(owed.owed(today, until))


def named(lines: Sequence[Owed]) -> list[OwedRow]:
    """Return these lines with their people and events, in the order given."""
    contacts = {line.contact for line in lines}
    persons = people.people(contacts)
    listed: dict[int, ContactRow] = {row.id: row for row in contact_list.rows(sorted(contacts))}
    events = records.get_many(
        Event, {line.follow_up.event for line in lines if line.follow_up and line.follow_up.event}
    )
    return [
        OwedRow(
            owed=line,
            person=persons[line.contact],
            event=events.get(line.follow_up.event) if line.follow_up and line.follow_up.event else None,
            last_contact_on=listed[line.contact].last_contact_on,
        )
        for line in lines
    ]


def get(identifier: int) -> FollowUp:
    """Return one follow-up.

    Raises:
        Refused: ``record.missing``.
    """
    return records.get(FollowUp, identifier)


def open_ones() -> list[FollowUp]:
    """Return every follow-up that is not done, by the day it turns up."""
    return sorted(records.find(FollowUp, done_on=None), key=lambda one: (one.shows_on, one.id))
