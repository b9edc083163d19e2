"""Everything that is recorded, as values by kind; and back into an empty ledger (PRODUCT.md 6, JSON)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from netcrm.domain.interaction import Interaction, InteractionContact
from netcrm.domain.owner import Owner
from netcrm.domain.room import RoomPlan
from netcrm.store import query, records

Values = dict[type, list[Any]]
"""Dataclass to its values in id order; interactions carry their people."""


def read() -> Values:
    """Return all values of the ledger."""
    values: Values = {kind: records.find(kind) for kind in records.TABLE_OF if kind is not InteractionContact}
    people: dict[int, list[int]] = defaultdict(list)
    parts = query.rows("SELECT interaction, contact FROM interaction_contact ORDER BY id")
    for interaction, contact in parts:
        people[interaction].append(contact)
    values[Interaction] = [replace(one, contacts=tuple(people[one.id])) for one in values[Interaction]]
    return values


def is_empty() -> bool:
    """Tell whether nothing of the owner's stands in the ledger but the first rows."""
    named = (kind for kind in records.TABLE_OF if kind not in (Owner, RoomPlan))
    return not any(query.one(f'SELECT 1 FROM "{records.table_name(kind)}" LIMIT 1') for kind in named)


def restore(values: Mapping[type, Sequence[Any]]) -> None:
    """Write all values with the ids they carry into an empty ledger; inside a step.

    The owner and the room plans of the values, where there are any, take the place of the first rows.
    """
    for owner in values.get(Owner, ()):
        records.update(owner)
    if values.get(RoomPlan):
        for plan in records.find(RoomPlan):
            records.delete(RoomPlan, plan.id)
    for kind in records.TABLE_OF:
        if kind in (Owner, InteractionContact):
            continue
        records.insert_many(list(values.get(kind, ())))
        if kind is Interaction:
            records.insert_many(people_of(values.get(Interaction, ())))


def people_of(interactions: Sequence[Interaction]) -> list[InteractionContact]:
    """Return the rows that hold who took part."""
    return [
        InteractionContact(interaction=one.id, contact=contact)
        for one in interactions
        for contact in dict.fromkeys(one.contacts)
    ]
