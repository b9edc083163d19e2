"""What leaves the book as files (PRODUCT.md 6)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from netcrm.domain.contact import ContactCard
from netcrm.domain.contact_list import ContactFilter, ContactOrder
from netcrm.domain.event import Event
from netcrm.domain.qr_card import QrCard
from netcrm.domain.refusal import Refused
from netcrm.domain.shared_cards import SharedCards
from netcrm.exchange import cards_writer, events_writer, qr_card, vcard_writer
from netcrm.exchange import shared_cards as shared
from netcrm.store import contact_list, duplicate_people, records

Progress = Callable[[int, int], None]
_AT_ONCE = 250


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def contacts_csv(only: Sequence[int] | None = None, *, progress: Progress = no_progress) -> Iterator[str]:
    """Yield contacts as CSV that is inert in a spreadsheet and reads back the same; to be kept as UTF-8.

    Contacts are read as the pieces are asked for: ask on the thread that asked the question.

    Args:
        only: the contacts, in this order; None for all of them, by name.
        progress: told how many were read; it may raise `Cancelled`.
    """
    return cards_writer.lines(_cards(only, progress))


def contacts_vcard(
    version: str, only: Sequence[int] | None = None, *, progress: Progress = no_progress
) -> Iterator[str]:
    """Yield contacts as one vCard file that reads back the same; to be kept as UTF-8, line ends as they are.

    Args:
        version: ``4.0`` or ``3.0``.
        only: as for `contacts_csv`.
        progress: as for `contacts_csv`.

    Raises:
        Refused: ``vcard.unknown_version``, at the first piece.
    """
    yield vcard_writer.write([], version)
    for card in _cards(only, progress):
        yield vcard_writer.write([card], version)


def contacts_vcards(
    version: str, only: Sequence[int] | None = None, *, progress: Progress = no_progress
) -> Iterator[tuple[str, str]]:
    """Yield a file's name and its text for each contact; otherwise like `contacts_vcard`.

    The names can stand beside each other in a folder of any system.
    """
    return vcard_writer.write_each(_cards(only, progress), version)


def shared_cards(only: Sequence[int]) -> SharedCards:
    """Return contacts as they are dragged or copied into other programs: nothing private goes along."""
    return shared.shared(list(_cards(only, no_progress)))


def contact_qr(contact: int) -> QrCard:
    """Return a contact as a code to be scanned off the screen.

    Raises:
        Refused: ``record.missing``.
    """
    card = duplicate_people.cards([contact]).get(contact)
    if card is None:
        raise Refused("record.missing", table="contact", id=contact)
    return qr_card.qr_card(card)


def _cards(only: Sequence[int] | None, progress: Progress) -> Iterator[ContactCard]:
    chosen = contact_list.keys(ContactFilter(), ContactOrder.NAME) if only is None else only
    for start in range(0, len(chosen), _AT_ONCE):
        progress(start, len(chosen))
        some = chosen[start : start + _AT_ONCE]
        cards = duplicate_people.cards(some)
        yield from (cards[one] for one in some if one in cards)


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
