"""Whom a pasted guest list means."""

from netcrm.domain.cards import Person
from netcrm.domain.contact import ContactCard
from netcrm.domain.event import Attendance, Event
from netcrm.domain.guest_list import GuestLine
from netcrm.domain.owner import Owner
from netcrm.exchange.guest_text import guests
from netcrm.store import contacts, people, records


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
