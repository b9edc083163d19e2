"""Who is to be written to, and who owes the owner: follow-ups and cadences (PRODUCT.md 4.8)."""

from datetime import date

from netcrm.domain.cadence import Owed, owed_by_cadence, owed_by_follow_up
from netcrm.domain.contact import Contact
from netcrm.domain.followup import FollowUp
from netcrm.store import query, records


def owed(today: date, until: date) -> list[Owed]:
    """Return what turns up by `until`, not yet in order; a contact with a follow-up open needs no cadence."""
    due = query.column(
        "SELECT id FROM follow_up WHERE done_on IS NULL AND coalesce(put_off_until, due_on) <= ?",
        (until.isoformat(),),
    )
    lines = [owed_by_follow_up(one, today) for one in records.get_many(FollowUp, due).values()]
    return [line for line in (*lines, *_by_cadence(today, until)) if line is not None]


def _by_cadence(today: date, until: date) -> list[Owed | None]:
    found = query.rows(
        "SELECT l.contact, l.last_contact_on, c.cadence_days, c.met_on, c.created_on"
        " FROM listing l JOIN contact c ON c.id = l.contact"
        " WHERE l.due_on <= ? AND c.cadence_days IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.contact = l.contact AND f.done_on IS NULL)",
        (until.isoformat(),),
    )
    # The rule needs four fields of a contact, and thousands of contacts may be due.
    lines = [
        owed_by_cadence(
            Contact(id=contact, cadence_days=days, met_on=query.day(met), created_on=query.day(created)),
            query.day(last),
            today,
        )
        for contact, last, days, met, created in found
    ]
    return [line for line in lines if line is not None and line.shows_on <= until]
