"""Contacts with everything on their cards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from netcrm.domain import names
from netcrm.domain.contact import Channel, Contact, ContactCard, ContactTag, OtherField
from netcrm.store import records, search

Part = TypeVar("Part", Channel, OtherField)


def card(identifier: int) -> ContactCard:
    """Return one contact with channels, other fields and tags.

    Raises:
        Refused: ``record.missing``.
    """
    channels = records.find(Channel, contact=identifier)
    others = records.find(OtherField, contact=identifier)
    return ContactCard(
        contact=records.get(Contact, identifier),
        channels=tuple(sorted(channels, key=lambda one: one.position)),
        other_fields=tuple(sorted(others, key=lambda one: one.position)),
        tags=tuple(sorted(one.tag for one in records.find(ContactTag, contact=identifier))),
    )


def insert(new: ContactCard) -> int:
    """Insert a contact with its parts and return its id."""
    identifier = records.insert(new.contact)
    replace_parts(identifier, new)
    return identifier


def replace_parts(identifier: int, wanted: ContactCard) -> None:
    """Make channels, other fields and tags of a contact those of `wanted`; what is equal stays untouched."""
    channels = [replace(one, contact=identifier, position=n) for n, one in enumerate(wanted.channels)]
    _replace_rows(records.find(Channel, contact=identifier), channels)
    others = [replace(one, contact=identifier, position=n) for n, one in enumerate(wanted.other_fields)]
    _replace_rows(records.find(OtherField, contact=identifier), others)
    _replace_tags(identifier, wanted.tags)


def rewrite(present: ContactCard, wanted: ContactCard) -> ContactCard:
    """Write what `wanted` has and `present`, the card as it stands, has not; returns the card as kept.

    Made for merging: rows without an id are added, no channel or field is ever taken away.
    """
    identifier = present.contact.id
    if wanted.contact != present.contact:
        records.update(wanted.contact)
    channels = numbered(identifier, [one for one in wanted.channels if not one.id], len(present.channels))
    others = numbered(
        identifier, [one for one in wanted.other_fields if not one.id], len(present.other_fields)
    )
    tags = tuple(tag for tag in wanted.tags if tag not in present.tags)
    new = zip(records.insert_many(channels), channels, strict=True)
    records.insert_many(others)
    records.insert_many([ContactTag(contact=identifier, tag=tag) for tag in tags])
    return replace(
        wanted,
        channels=(*present.channels, *(replace(one, id=row) for row, one in new)),
        other_fields=(*present.other_fields, *others),
        tags=(*present.tags, *tags),
    )


def insert_many(
    cards: Sequence[ContactCard], instead: Mapping[str, Sequence[object]] | None = None
) -> list[int]:
    """Insert cards of new contacts and return the contacts' ids; see `records.insert_many`."""
    identifiers = records.insert_many([card.contact for card in cards], instead)
    _insert_parts([card.channels for card in cards], identifiers)
    _insert_parts([card.other_fields for card in cards], identifiers)
    records.insert_many(
        [
            ContactTag(contact=identifier, tag=tag)
            for identifier, card in zip(identifiers, cards, strict=True)
            for tag in dict.fromkeys(card.tags)
        ]
    )
    return identifiers


def _insert_parts(parts: Sequence[Sequence[Channel] | Sequence[OtherField]], owners: Sequence[int]) -> None:
    rows = [one for some in parts for one in some]
    records.insert_many(
        rows,
        {
            "id": [0] * len(rows),
            "contact": [owner for owner, some in zip(owners, parts, strict=True) for _one in some],
            "position": [place for some in parts for place in range(len(some))],
        },
    )


def numbered(identifier: int, parts: Sequence[Part], start: int = 0) -> list[Part]:
    """Return new channels or fields of a contact with their places, from `start` on."""
    return [replace(one, id=0, contact=identifier, position=n) for n, one in enumerate(parts, start)]


def _replace_rows(
    present: Sequence[Channel] | Sequence[OtherField], wanted: Sequence[Channel] | Sequence[OtherField]
) -> None:
    kept = {one.id for one in wanted if one.id}
    known = {one.id: one for one in present}
    for one in present:
        if one.id not in kept:
            records.delete(type(one), one.id)
    for one in wanted:
        if one.id not in known:
            records.insert(replace(one, id=0))
        elif known[one.id] != one:
            records.update(one)


def _replace_tags(identifier: int, wanted: Iterable[str]) -> None:
    names = {tag.strip() for tag in wanted if tag.strip()}
    for row in records.find(ContactTag, contact=identifier):
        if row.tag in names:
            names.discard(row.tag)
        else:
            records.delete(ContactTag, row.id)
    for tag in sorted(names):
        records.insert(ContactTag(contact=identifier, tag=tag))


def names_of(identifiers: Iterable[int]) -> dict[int, str]:
    """Return the names to show of these contacts by id."""
    return {one: contact.name for one, contact in records.get_many(Contact, identifiers).items()}


def find_by_name(name: str) -> list[tuple[int, str]]:
    """Return (id, name) of the contacts whose name, accents and case apart, is `name`."""
    wanted = names.fold(name)
    hits = [hit.id for hit in search.find(name, ("contact",), search.CANDIDATES)]
    named = names_of(hits)
    return sorted((one, shown) for one, shown in named.items() if names.fold(shown) == wanted)
