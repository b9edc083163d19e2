"""The list of contacts from the derived table `listing`: keys in order, then rows by key."""

from collections.abc import Sequence

from netcrm.domain.contact_list import ContactFilter, ContactOrder, ContactRow
from netcrm.domain.room import Room
from netcrm.store import query, search
from netcrm.store.people import second_line

_ORDERS = {
    ContactOrder.NAME: (("1", "sort_name, contact"),),
    ContactOrder.COMPANY: (("1", "sort_company = '', sort_company, sort_name, contact"),),
    ContactOrder.LAST_CONTACT: (
        ("last_contact_on IS NOT NULL", "last_contact_on DESC, sort_name, contact"),
        ("last_contact_on IS NULL", "sort_name, contact"),
    ),
    ContactOrder.DUE: (
        ("due_on IS NOT NULL", "due_on, sort_name, contact"),
        ("due_on IS NULL", "sort_name, contact"),
    ),
}
"""Each order as (whom, in which order), one after the other: each part has an index of its own."""

_ROW = "contact, name, work, company, room, gave, received, last_contact_on, due_on, flagged"


def keys(wanted: ContactFilter, order: ContactOrder) -> list[int]:
    """Return the ids of the contacts that `wanted` lets through, in order.

    A search text is ranked by the order asked for; it reaches `search.CANDIDATES` contacts at the most.
    """
    conditions, parameters = _conditions(wanted)
    if wanted.text.strip():
        hits = [hit.id for hit in search.find(wanted.text, ("contact",), search.CANDIDATES)]
        if not hits:
            return []
        conditions.append("contact IN (SELECT value FROM json_each(?))")
        parameters.append(query.listed(hits))
    found: list[int] = []
    for part, by in _ORDERS[order]:
        where = " AND ".join([part, *conditions])
        found += query.column(f"SELECT contact FROM listing WHERE {where} ORDER BY {by}", parameters)
    return found


def _conditions(wanted: ContactFilter) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    parameters: list[object] = []
    if wanted.rooms:
        named = [room for room in wanted.rooms if room is not None]
        options = [f"room IN ({query.marks(named)})"] if named else []
        if None in wanted.rooms:
            options.append("room IS NULL")
        conditions.append(f"({' OR '.join(options)})")
        parameters += [str(room) for room in named]
    if wanted.local is not None:
        conditions.append("local = ?")
        parameters.append(str(wanted.local))
    if wanted.due_by is not None:
        conditions.append("due_on <= ?")
        parameters.append(wanted.due_by.isoformat())
    if wanted.flagged:
        conditions.append("flagged = 1")
    for sql, value in (
        ("contact IN (SELECT contact FROM contact_tag WHERE tag = ?)", wanted.tag or None),
        ('contact IN (SELECT contact FROM membership WHERE "group" = ? AND to_on IS NULL)', wanted.group),
        ("contact IN (SELECT contact FROM attendance WHERE event = ?)", wanted.event),
    ):
        if value is not None:
            conditions.append(sql)
            parameters.append(value)
    return conditions, parameters


def rows(identifiers: Sequence[int]) -> list[ContactRow]:
    """Return the lines of these contacts in the order asked for; one that is gone is left out."""
    chosen = "contact IN (SELECT value FROM json_each(?))"
    found = query.rows(f"SELECT {_ROW} FROM listing WHERE {chosen}", (query.listed(identifiers),))
    lines = {
        row[0]: ContactRow(
            id=row[0],
            name=row[1],
            second_line=second_line(row[2], row[3]),
            room=Room(row[4]) if row[4] else None,
            gave=row[5],
            received=row[6],
            last_contact_on=query.day(row[7]),
            due_on=query.day(row[8]),
            flagged=bool(row[9]),
        )
        for row in found
    }
    return [lines[one] for one in identifiers if one in lines]


def count() -> int:
    """Return how many contacts there are."""
    return int(query.one("SELECT count(*) FROM contact"))


def tags() -> list[tuple[str, int]]:
    """Return every tag with how many carry it, the most used first."""
    found = query.rows("SELECT tag, count(*) FROM contact_tag GROUP BY tag ORDER BY 2 DESC, 1")
    return [(row[0], row[1]) for row in found]
