"""What leaves the book as files (PRODUCT.md 6)."""

from collections.abc import Sequence
from datetime import datetime

from netcrm.domain.contact import ContactCard
from netcrm.domain.contact_list import ContactFilter, ContactOrder
from netcrm.domain.event import Event
from netcrm.exchange import cards_writer, events_writer, vcard_writer
from netcrm.store import contact_list, duplicate_people, records


def contacts_csv(only: Sequence[int] | None = None) -> str:
    """Return contacts as CSV that is inert in a spreadsheet and reads back the same; to be kept as UTF-8.

    Args:
        only: the contacts, in this order; None for all of them, by name.
    """
    return cards_writer.write(_cards(only)).decode()


def contacts_vcard(version: str, only: Sequence[int] | None = None) -> str:
    """Return contacts as one vCard file that reads back the same; to be kept as UTF-8, line ends as they are.

    Args:
        version: ``4.0`` or ``3.0``.
        only: as for `contacts_csv`.

    Raises:
        Refused: ``vcard.unknown_version``.
    """
    return vcard_writer.write(_cards(only), version)


def contacts_vcards(version: str, only: Sequence[int] | None = None) -> list[tuple[str, str]]:
    """Return a file's name and its text for each contact; otherwise like `contacts_vcard`.

    The names can stand beside each other in a folder of any system.
    """
    return vcard_writer.write_each(_cards(only), version)


def _cards(only: Sequence[int] | None) -> list[ContactCard]:
    chosen = contact_list.keys(ContactFilter(), ContactOrder.NAME) if only is None else list(only)
    cards = duplicate_people.cards(chosen)
    return [cards[one] for one in chosen if one in cards]


def events_ics(only: Sequence[int] | None = None, *, now: datetime | None = None) -> str:
    """Return events as iCalendar, which reads back the same; to be kept as UTF-8, line ends as they are.

    Nobody who comes and no verdict is told.

    Args:
        only: the events, in this order; None for all of them, the earliest first.
        now: when the file is made, which tells a calendar the newer of two; each event's start without it.
    """
    if only is None:
        chosen = sorted(records.find(Event), key=lambda one: (one.starts_at, one.id))
    else:
        found = records.get_many(Event, only)
        chosen = [found[one] for one in only if one in found]
    return events_writer.write(chosen, now=now)
