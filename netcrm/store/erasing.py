"""Erase a person for good: their rows, what others' rows hold of them, and the whole history.

Inside ``Ledger.writing``; ``Ledger.compact`` then takes the traces out of the file.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.duplicates import person
from netcrm.domain.erasure import ErasedPeople, ErasureReport, HeldCopy, kept_keys
from netcrm.domain.favour import Favour
from netcrm.domain.interaction import Interaction
from netcrm.domain.referral import Referral
from netcrm.domain.transfer import ImportRun
from netcrm.store import contacts, duplicate_people, erasures, holdings, mentions, query, records, steps
from netcrm.store.engine import database
from netcrm.store.erasures import Erasure

NOBODY = "…"
"""Stands where a referral to somebody else named the erased person: the name of a prospect can't be empty."""


def look(identifier: int, copies: Sequence[HeldCopy] = ()) -> ErasureReport:
    """Return what erasing a contact would take away; nothing is changed.

    Args:
        identifier: id of the contact.
        copies: those that hold the contact (see `netcrm.store.copies.holding`).

    Raises:
        Refused: ``record.missing``.
    """
    card = contacts.card(identifier)
    values = holdings.of_contact(identifier)
    going, clearing = _split(identifier, card, values)
    cleared = [*clearing[Referral], *clearing[Favour]]
    return ErasureReport(
        contact=identifier,
        name=card.contact.name,
        gone=_counted(going),
        cleared=_counted(clearing),
        mentions=tuple(mentions.find(mentions.Marks.of(card), _ids([*going, *cleared]))),
        copies=tuple(copies),
        steps=query.one("SELECT count(*) FROM step"),
    )


def remove(identifier: int, on: date, copies: Sequence[HeldCopy] = ()) -> ErasureReport:
    """Delete a contact with all that is only theirs, and remember their hashes; the history ends.

    Interactions with others stay without them. Where they were the prospect of a referral to somebody else,
    the referral stays without their name, need and notes. Texts of others are let be and listed.

    Raises:
        Refused: ``record.missing``; nothing was changed.
    """
    report = look(identifier, copies)
    card = contacts.card(identifier)
    with steps.erasing():
        _delete(identifier, card)
        erasures.remember(kept_keys(person(identifier, card)), on, [one.path.name for one in copies])
    return report


def again(known: Iterable[Erasure]) -> int:
    """Erase again, in a ledger that was just restored, whom it brought back; returns how many they were.

    An erasure that the restored ledger knows itself came before it: who stands in it since is there because
    the owner wanted it. All of `known` is remembered from now on.
    """
    given = list(known)
    missing = erasures.unknown_here(given, database.raw())
    people = ErasedPeople(key for one in missing for key in one.keys)
    back = [one.identifier for one in duplicate_people.people() if people.day_of(one)] if people else []
    if not back:
        with database.changing():
            erasures.write(given, swept=True)
        return 0
    with steps.erasing():
        for identifier in back:
            _delete(identifier, contacts.card(identifier))
        erasures.write(given, swept=False)
    return len(back)


def _delete(identifier: int, card: ContactCard) -> None:
    going, clearing = _split(identifier, card, holdings.of_contact(identifier))
    for one in clearing[Referral]:
        records.update(replace(one, prospect=NOBODY, prospect_contact=None, need="", notes=""))
    for one in clearing[Favour]:
        records.update(replace(one, note=""))
    for one in going:
        if isinstance(one, Interaction | ImportRun):
            records.delete(type(one), one.id)
    records.delete(Contact, identifier)


def _split(
    identifier: int, card: ContactCard, values: holdings.Values
) -> tuple[list[Any], dict[type, list[Any]]]:
    """Return the rows that go with a contact, and by kind those of others that stay without them."""
    going: list[Any] = [card.contact]
    clearing: dict[type, list[Any]] = {Interaction: [], Referral: [], Favour: []}
    for kind, rows in values.items():
        columns = holdings.belonging(kind)
        for row in rows:
            if any(getattr(row, column) == identifier for column in columns):
                going.append(row)
            elif kind is Interaction:
                (going if row.contacts == (identifier,) else clearing[Interaction]).append(row)
            elif kind is Referral:
                clearing[Referral].append(row)
                # The favour that comes of a referral says by itself whose name was passed.
                came = records.find(Favour, referral=row.id)
                clearing[Favour] += [one for one in came if one.note == row.prospect]
    return going + holdings.imports_of_nobody_else(card.contact), clearing


def _counted(rows: list[Any] | dict[type, list[Any]]) -> dict[str, int]:
    flat = rows if isinstance(rows, list) else [row for some in rows.values() for row in some]
    return dict(Counter(records.table_name(type(row)) for row in flat))


def _ids(rows: Iterable[Any]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(records.table_name(type(row)), set()).add(row.id)
    return found
