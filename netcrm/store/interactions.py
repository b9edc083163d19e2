"""Interactions with the people in them."""

from collections.abc import Sequence
from dataclasses import replace

from netcrm.domain.interaction import Interaction, InteractionContact
from netcrm.store import query, records


def get(identifier: int) -> Interaction:
    """Return one interaction with its people.

    Raises:
        Refused: ``record.missing``.
    """
    people = records.find(InteractionContact, interaction=identifier)
    return replace(records.get(Interaction, identifier), contacts=tuple(one.contact for one in people))


def insert(new: Interaction) -> int:
    """Insert an interaction with its people and return its id."""
    identifier = records.insert(new)
    for contact in dict.fromkeys(new.contacts):
        records.insert(InteractionContact(interaction=identifier, contact=contact))
    return identifier


def update(wanted: Interaction) -> None:
    """Write an interaction; its people become those of `wanted`, in that order.

    People who stand at the head of the order already keep their rows.
    """
    records.update(wanted)
    present = records.find(InteractionContact, interaction=wanted.id)
    people = list(dict.fromkeys(wanted.contacts))
    kept = [one for one in present if one.contact in people]
    if [one.contact for one in kept] != people[: len(kept)]:
        kept = []
    for one in present:
        if one not in kept:
            records.delete(InteractionContact, one.id)
    for contact in people[len(kept) :]:
        records.insert(InteractionContact(interaction=wanted.id, contact=contact))


def of_contacts(contacts: Sequence[int]) -> list[int]:
    """Return the ids of all interactions in which any of these contacts takes part."""
    found: set[int] = set()
    for contact in contacts:
        select = "SELECT interaction FROM interaction_contact WHERE contact = ?"
        found.update(query.column(select, (contact,)))
    return sorted(found)


def delete_empty(identifiers: Sequence[int]) -> None:
    """Delete those of these interactions in which nobody takes part any more."""
    for identifier in identifiers:
        query.execute(
            "DELETE FROM interaction WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM interaction_contact WHERE interaction = ?1)",
            (identifier,),
        )
