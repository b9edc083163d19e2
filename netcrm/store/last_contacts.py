"""The last real contact with people before an event (PRODUCT.md 4.8 and 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netcrm.domain.event import Event
from netcrm.store import query
from netcrm.store.fields import moment_text


@dataclass(frozen=True, slots=True)
class LastContact:
    """One contact's last real contact.

    Attributes:
        at: title of the event where it was; empty where it was none.
        about: the owner's words; may be empty.
    """

    on: date
    at: str
    about: str


def before(event: Event, contacts: Sequence[int]) -> dict[int, LastContact]:
    """Return, by contact, the last real contact before `event`; who has none is left out.

    An interaction of the event's own day counts, one later does not; a bare note never does. Of other events
    those count that began earlier and were not cancelled. Of the same day, interactions win.
    """
    marks = query.marks(contacts)
    met = query.rows(
        "SELECT a.contact, local_day(e.starts_at, e.zone), e.title, '' FROM attendance a"
        " JOIN event e ON e.id = a.event WHERE a.met = 1 AND e.status <> 'cancelled'"
        f" AND e.starts_at < ? AND e.id <> ? AND a.contact IN ({marks}) ORDER BY e.starts_at, e.id",
        (moment_text(event.starts_at), event.id, *contacts),
    )
    spoken = query.rows(
        "SELECT c.contact, i.happened_on, '', i.text FROM interaction_contact c"
        " JOIN interaction i ON i.id = c.interaction"
        f" WHERE i.kind <> 'note' AND i.happened_on <= ? AND c.contact IN ({marks})"
        " ORDER BY i.happened_on, i.id",
        (event.on.isoformat(), *contacts),
    )
    found: dict[int, tuple[str, str, str]] = {}
    for contact, day, title, text in (*met, *spoken):
        if contact not in found or day >= found[contact][0]:
            found[contact] = (day, title, text)
    return {
        contact: LastContact(date.fromisoformat(day), title, text)
        for contact, (day, title, text) in found.items()
    }
