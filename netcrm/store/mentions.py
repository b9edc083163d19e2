"""Where texts of others name a person: for looking at them by hand, never for changing them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from peewee import TextField

from netcrm.domain.contact import ContactCard
from netcrm.domain.erasure import Mention
from netcrm.store import query, records, tables
from netcrm.store.engine import DayField, EnumField, JsonField, MomentField

_SHORTEST = 4
"""Letters: what is shorter stands in too many other words."""

_NO_TEXT = (DayField, EnumField, MomentField)
_MOST = 1_000

_OWNERS: Mapping[str, str] = {
    "contact": "SELECT name FROM listing WHERE contact = ?",
    "event": "SELECT title FROM event WHERE id = ?",
    "group": 'SELECT name FROM "group" WHERE id = ?',
    "interaction": (
        "SELECT group_concat(l.name, ', ') FROM interaction_contact i JOIN listing l ON l.contact = i.contact"
        " WHERE i.interaction = ?"
    ),
    "introduction": (
        "SELECT l.name FROM introduction i JOIN listing l ON l.contact = i.requester WHERE i.id = ?"
    ),
    "referral": "SELECT l.name FROM referral r JOIN listing l ON l.contact = r.partner WHERE r.id = ?",
    "import_run": "SELECT file_name FROM import_run WHERE id = ?",
}
"""Table to the question whose a row of it is."""

_BY_CONTACT = frozenset({"channel", "other_field", "contact_tag", "favour", "ask", "follow_up", "membership"})


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text would name a person by.

    Attributes:
        names: full name, and both ways of writing it.
        values: emails, numbers and addresses of profiles, as written and comparable.
    """

    names: tuple[str, ...]
    values: tuple[str, ...]

    @classmethod
    def of(cls, card: ContactCard) -> "Marks":
        """Return the marks of a contact."""
        one = card.contact
        full = [one.name, f"{one.family} {one.given}", f"{one.family}, {one.given}"]
        names = full if one.given and one.family else [one.name]
        values = [text for channel in card.channels for text in (channel.written, channel.normalised)]
        return cls(_long(names), _long(values))


def _long(texts: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if len(text.strip()) >= _SHORTEST))


def find(marks: Marks, without: Mapping[str, Collection[int]]) -> list[Mention]:
    """Return the texts that hold one of `marks`, at most a thousand; upper and lower case are alike.

    A text that names the person by the given name alone is not found: that may be anybody.

    Args:
        marks: what is looked for.
        without: table to the ids of rows that don't count, for they go or are the person's own.
    """
    wanted = (*marks.names, *marks.values)
    found = [
        Mention(table, identifier, column, whose(table, identifier))
        for table, column in _texts()
        for identifier in _holding(table, column, wanted)
        if identifier not in without.get(table, ())
    ]
    return found[:_MOST]


def _texts() -> Iterator[tuple[str, str]]:
    for kind in records.TABLE_OF.values():
        table = kind._meta  # noqa: SLF001 - peewee's documented way
        if kind is tables.Owner:
            continue
        for column in table.sorted_fields:
            is_text = isinstance(column, TextField | JsonField) and not isinstance(column, _NO_TEXT)
            if is_text and column.name not in ("sort_name", "fingerprint", "header_key"):
                yield table.table_name, column.name


def _holding(table: str, column: str, wanted: Collection[str]) -> list[int]:
    if not wanted:
        return []
    chosen = " OR ".join([f"\"{column}\" LIKE ? ESCAPE '\\'"] * len(wanted))
    patterns = [f"%{_literal(text)}%" for text in wanted]
    return query.column(f'SELECT id FROM "{table}" WHERE {chosen} ORDER BY id LIMIT {_MOST}', patterns)


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def whose(table: str, identifier: int) -> str:
    """Return what a row is of, for showing; empty where that says nothing."""
    if table in _OWNERS:
        return str(query.one(_OWNERS[table], (identifier,)) or "").strip()
    if table in _BY_CONTACT:
        asked = f'SELECT l.name FROM "{table}" t JOIN listing l ON l.contact = t.contact WHERE t.id = ?'
        return str(query.one(asked, (identifier,)) or "").strip()
    return ""
