"""Everything that is held about one person, as values and as a JSON document (PRODUCT.md 6)."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from netcrm.domain.contact import Channel, Contact, ContactTag, OtherField
from netcrm.domain.event import Event
from netcrm.domain.group import Group
from netcrm.domain.holdings import Holdings, held
from netcrm.exchange import person_document
from netcrm.exchange.archive_shape import POINTS_TO
from netcrm.store import contacts, holdings, records

_ON_THE_CARD = (Contact, Channel, OtherField, ContactTag)


def about(contact: int) -> Holdings:
    """Return every row of every table that concerns a contact, and the history's steps that they may hear of.

    Raises:
        Refused: ``record.missing``.
    """
    values = holdings.of_contact(contact)
    rows = {
        kind: tuple(held(row, contact) for row in found)
        for kind, found in values.items()
        if kind not in _ON_THE_CARD
    }
    listed = [row for found in values.values() for row in found]
    return Holdings(
        card=contacts.card(contact),
        rows=rows,
        people=contacts.names_of(_pointed(listed, Contact) - {contact}),
        groups=records.get_many(Group, _pointed(listed, Group)),
        events=records.get_many(Event, _pointed(listed, Event)),
        steps=tuple(holdings.history_of(values, contact)),
    )


def document(contact: int, now: datetime) -> str:
    """Return everything about a contact as JSON, in the words and forms of the archive.

    Raises:
        Refused: ``record.missing``.
    """
    return person_document.write(about(contact), now)


def _pointed(rows: Iterable[Any], kind: type) -> set[int]:
    found: set[int] = set()
    for row in rows:
        for one in fields(row):
            told = getattr(row, one.name)
            if POINTS_TO.get(one.name) is kind and told is not None:
                found.update(told if isinstance(told, tuple) else (told,))
    return found
