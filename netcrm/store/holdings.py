"""Every recorded row that concerns one contact, found by the foreign keys themselves (PRODUCT.md 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from peewee import ForeignKeyField

from netcrm.domain.contact import Contact
from netcrm.domain.holdings import is_told
from netcrm.domain.interaction import Interaction, InteractionContact
from netcrm.domain.step import StepLine
from netcrm.domain.transfer import ImportRun
from netcrm.store import import_people, query, records, steps, tables

Values = dict[type, list[Any]]
"""Dataclass to its values in id order; interactions carry their people."""


def pointing(kind: type) -> list[str]:
    """Return the columns of `kind`'s table that hold a contact's id."""
    return [field.name for field in _links(kind)]


def belonging(kind: type) -> list[str]:
    """Return the columns of `kind`'s table whose row goes when the contact they hold is deleted."""
    return [field.name for field in _links(kind) if field.on_delete == "CASCADE"]


def _links(kind: type) -> list[ForeignKeyField]:
    meta = records.TABLE_OF[kind]._meta  # noqa: SLF001 - peewee's documented way
    return [one for one in meta.sorted_fields if meta.refs.get(one) is tables.Contact]


def of_contact(identifier: int) -> Values:
    """Return the contact and all that speaks of them, by kind; kinds without a row are left out.

    Raises:
        Refused: ``record.missing``: there is no such contact.
    """
    contact = records.get(Contact, identifier)
    found: Values = {Contact: [contact]}
    for kind in records.TABLE_OF:
        if kind is InteractionContact:
            continue
        named: list[Any] = []
        for name in pointing(kind):
            named += records.find(kind, **{name: identifier})
        rows = {row.id: row for row in named}
        if rows:
            found[kind] = [rows[one] for one in sorted(rows)]
    found |= _interactions(identifier)
    runs = import_runs(contact)
    return found | {ImportRun: runs} if runs else found


def _interactions(identifier: int) -> Values:
    there = [one.interaction for one in records.find(InteractionContact, contact=identifier)]
    if not there:
        return {}
    people: dict[int, list[int]] = {one: [] for one in there}
    for part in records.find_in(InteractionContact, "interaction", there):
        people[part.interaction].append(part.contact)
    told = records.get_many(Interaction, there)
    return {Interaction: [replace(told[one], contacts=tuple(people[one])) for one in sorted(told)]}


def import_runs(contact: Contact) -> list[ImportRun]:
    """Return the imports that brought or changed this contact, by their step or the file's name."""
    return [run for run in records.find(ImportRun) if contact.id in _brought(run)]


def imports_of_nobody_else(contact: Contact) -> list[ImportRun]:
    """Return the imports that brought nobody but this contact, so that they tell of nobody else."""
    return [run for run in records.find(ImportRun) if _brought(run) == {contact.id}]


def _brought(run: ImportRun) -> set[int]:
    """Return the contacts that are there and that an import brought; the history may not reach so far."""
    named = query.column("SELECT id FROM contact WHERE source <> '' AND source = ?", (run.file_name,))
    return {*import_people.touched_by(run.step), *named}


def history_of(values: Mapping[type, Sequence[Any]], contact: int) -> list[StepLine]:
    """Return the steps that touched any of these rows and that `contact` may hear of, the newest first."""
    found = {
        line.id: line
        for kind, rows in values.items()
        for row in rows
        for line in steps.touched_by(records.table_name(kind), row.id)
        if is_told(line.code, row, contact)
    }
    return [found[one] for one in sorted(found, reverse=True)]
