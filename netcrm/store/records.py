"""Rows to values and values to rows, one way for all subjects.

Each dataclass of `netcrm.domain` has one table; fields and columns carry the same names. The few fields that
a column can't hold as they are (a tuple of reasons) are packed here and nowhere else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import MISSING, asdict, fields
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

import peewee
from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from netcrm.domain import (
    contact,
    event,
    favour,
    followup,
    group,
    interaction,
    introduction,
    letter,
    owner,
    referral,
    transfer,
)
from netcrm.domain import room as rooms
from netcrm.domain.refusal import Refused
from netcrm.store import tables
from netcrm.store.engine import EnumField, database

T = TypeVar("T")
_ROWS_A_STATEMENT = 50

TABLE_OF: dict[type, type[tables.Table]] = {
    owner.Owner: tables.Owner,
    rooms.RoomPlan: tables.RoomPlan,
    owner.Pitch: tables.Pitch,
    group.Group: tables.Group,
    event.Event: tables.Event,
    contact.Contact: tables.Contact,
    contact.Channel: tables.Channel,
    contact.OtherField: tables.OtherField,
    contact.ContactTag: tables.ContactTag,
    contact.NotSame: tables.NotSame,
    group.Membership: tables.Membership,
    event.Attendance: tables.Attendance,
    interaction.Interaction: tables.Interaction,
    interaction.InteractionContact: tables.InteractionContact,
    introduction.Introduction: tables.Introduction,
    referral.Referral: tables.Referral,
    favour.Favour: tables.Favour,
    favour.Ask: tables.Ask,
    followup.FollowUp: tables.FollowUp,
    transfer.ImportRun: tables.ImportRun,
    transfer.HeaderMapping: tables.HeaderMapping,
    letter.LetterTemplate: tables.LetterTemplate,
}
"""The table of each kind of value, in an order in which parents come before children."""


def _pack_group_reasons(reasons: tuple[group.GroupReason, ...]) -> str:
    return ",".join(reasons)


def _unpack_group_reasons(text: str) -> tuple[group.GroupReason, ...]:
    return tuple(group.GroupReason(part) for part in text.split(",") if part)


def _pack_guard_reasons(reasons: tuple[introduction.Reason, ...]) -> list[dict[str, Any]]:
    return [asdict(reason) for reason in reasons]


def _unpack_guard_reasons(packed: list[dict[str, Any]]) -> tuple[introduction.Reason, ...]:
    return tuple(
        introduction.Reason(
            code=one["code"],
            for_requester=one["for_requester"],
            figures=one["figures"],
            evidence=tuple(introduction.Evidence(**row) for row in one["evidence"]),
        )
        for one in packed
    )


_PACKED: dict[tuple[type, str], tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    (group.Group, "reasons"): (_pack_group_reasons, _unpack_group_reasons),
    (introduction.Introduction, "reasons"): (_pack_guard_reasons, _unpack_guard_reasons),
}
# The people of an interaction stand in rows of their own; see `netcrm.store.interactions`.
_ELSEWHERE = {(interaction.Interaction, "contacts")}


def table_name(kind: type) -> str:
    """Return the name of `kind`'s table, as evidence and history name it."""
    return str(TABLE_OF[kind]._meta.table_name)  # noqa: SLF001 - peewee's documented way


_COLUMNS = {
    kind: tuple(field.name for field in fields(kind) if (kind, field.name) not in _ELSEWHERE)
    for kind in TABLE_OF
}


def columns(kind: type) -> tuple[str, ...]:
    """Return the columns of `kind`'s table in the order of the dataclass fields."""
    return _COLUMNS[kind]


def _row(value: object, *, with_id: bool) -> dict[str, Any]:
    kind = type(value)
    row = {name: getattr(value, name) for name in columns(kind) if with_id or name != "id"}
    for name, cell in row.items():
        if (kind, name) in _PACKED:
            row[name] = _PACKED[kind, name][0](cell)
    return row


# SQLite gives text and whole numbers back as they were bound.
_READ_AS_THEY_ARE = (TextField, IntegerField, ForeignKeyField)


def _reading(kind: type) -> tuple[str, tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """Return the SELECT of a kind's columns, and the columns whose cells are turned into something else."""
    table, names = TABLE_OF[kind], columns(kind)
    turned: list[tuple[str, Callable[[Any], Any]]] = []
    for name in names:
        column = getattr(table, name)
        if (kind, name) in _PACKED:
            turned.append((name, _unpacking(kind, name, column.python_value)))
        elif not isinstance(column, _READ_AS_THEY_ARE):
            turned.append((name, column.python_value))
    listed = ", ".join(f'"{name}"' for name in names)
    return f'SELECT {listed} FROM "{table_name(kind)}"', tuple(turned)


def _unpacking(kind: type, name: str, from_column: Callable[[Any], Any]) -> Callable[[Any], Any]:
    unpack = _PACKED[kind, name][1]
    return lambda cell: unpack(from_column(cell))


_READINGS = {kind: _reading(kind) for kind in TABLE_OF}


def _values(kind: type[T], chosen: str, given: Sequence[object] = ()) -> list[T]:
    """Return the values of the rows that an SQL condition chooses."""
    select, turned = _READINGS[kind]
    names = columns(kind)
    found: list[T] = []
    for row in database.execute_sql(f"{select} {chosen}", tuple(given)).fetchall():
        told = dict(zip(names, row, strict=True))
        for name, turn in turned:
            told[name] = turn(told[name])
        found.append(kind(**told))
    return found


def insert(value: object) -> int:
    """Insert one row and return its id; a value with an id above 0 keeps it.

    Raises:
        Refused: ``record.missing`` if a row that it points to is not there.
    """
    with_id = getattr(value, "id", 0) > 0
    with _links_kept(value):
        return int(TABLE_OF[type(value)].insert(**_row(value, with_id=with_id)).execute())


def insert_many(values: Sequence[object], instead: Mapping[str, Sequence[object]] | None = None) -> list[int]:
    """Insert rows of one kind with one prepared statement and return their ids in order.

    Values with an id keep it; the others are numbered on from the table's highest id ever used.

    Args:
        values: of one kind.
        instead: column to what it holds in place of each value's own; spares a copy of every value.
    """
    if not values:
        return []
    kind = type(values[0])
    cells: dict[str, Sequence[Any]] = {name: list(map(attrgetter(name), values)) for name in columns(kind)}
    cells.update(instead or {})
    ids = cells["id"] = _numbered(cells["id"], table_name(kind))
    for name, usual in _usual(kind).items():
        if cells[name].count(usual) == len(values):
            del cells[name]
    for name, convert in _conversions(kind, list(cells)):
        cells[name] = list(map(convert, cells[name]))
    _write(table_name(kind), cells)
    return ids


def _numbered(told: Sequence[int], table: str) -> list[int]:
    """Return ids for all rows: those that are told above 0, the others numbered on."""
    following = _following_id(table)
    if not any(told):
        return list(range(following, following + len(told)))
    ids: list[int] = []
    for one in told:
        ids.append(one if one > 0 else following)
        following = max(following, ids[-1] + 1)
    return ids


def _usual(kind: type) -> dict[str, object]:
    """Return the columns that may be left out where all rows hold this, the default of table and class."""
    known = database.execute_sql("SELECT name, dflt_value FROM pragma_table_info(?)", (table_name(kind),))
    literals = dict(known.fetchall())
    found: dict[str, object] = {}
    for field in fields(kind):
        usual = field.default
        if usual is MISSING or field.name not in literals or (kind, field.name) in _PACKED:
            continue
        if literals[field.name] == _literal(usual):
            found[field.name] = usual
    found.pop("id", None)
    return found


def _literal(value: object) -> str | None:
    """Return how the schema writes a default."""
    if isinstance(value, str):
        return f"'{value}'"
    return None if value is None else str(int(value)) if isinstance(value, int) else repr(value)


def _write(table: str, cells: Mapping[str, Sequence[object]]) -> None:
    """Insert columns of cells, very many rows a statement: each statement costs as much as some rows."""
    listed = ", ".join(f'"{name}"' for name in cells)
    marks = f"({', '.join('?' for _ in cells)})"
    rows = list(zip(*cells.values(), strict=True))
    begun = f'INSERT INTO "{table}" ({listed}) VALUES '
    whole = len(rows) - len(rows) % _ROWS_A_STATEMENT
    database.connection().executemany(
        begun + ", ".join([marks] * _ROWS_A_STATEMENT),
        (
            tuple(chain.from_iterable(rows[start : start + _ROWS_A_STATEMENT]))
            for start in range(0, whole, _ROWS_A_STATEMENT)
        ),
    )
    database.connection().executemany(begun + marks, rows[whole:])


# Text, numbers, truth and members of a StrEnum are bound as they are.
_BOUND_AS_THEY_ARE = (TextField, IntegerField, BooleanField, ForeignKeyField, EnumField)


def _conversions(kind: type, names: Sequence[str]) -> list[tuple[str, Callable[[Any], Any]]]:
    """Return (column, how a cell becomes what the column holds) for the columns that need it."""
    table = TABLE_OF[kind]
    found: list[tuple[str, Callable[[Any], Any]]] = []
    for name in names:
        column = getattr(table, name)
        if (kind, name) in _PACKED:
            found.append((name, _packing(kind, name, column.db_value)))
        elif not isinstance(column, _BOUND_AS_THEY_ARE):
            found.append((name, column.db_value))
    return found


def _packing(kind: type, name: str, to_column: Callable[[Any], Any]) -> Callable[[Any], Any]:
    pack = _PACKED[kind, name][0]
    return lambda cell: to_column(pack(cell))


def _following_id(table_name: str) -> int:
    """Return the id after the highest ever given in the table, so that no id is used twice."""
    row = database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table_name,)).fetchall()
    highest = database.execute_sql(f'SELECT max(id) FROM "{table_name}"').fetchall()[0][0]
    return max(row[0][0] if row else 0, highest or 0) + 1


def update(value: object) -> None:
    """Write all columns of the row with the value's id.

    Raises:
        Refused: ``record.missing`` if there is no such row, or one that it points to is not there.
    """
    table = TABLE_OF[type(value)]
    identifier = value.id  # type: ignore[attr-defined]
    with _links_kept(value):
        changed = table.update(**_row(value, with_id=False)).where(table.id == identifier).execute()
    if not changed:
        raise _missing(table, identifier)


@contextmanager
def _links_kept(value: object) -> Iterator[None]:
    """Say which row is gone where `value` points to one; the statement itself changed nothing."""
    try:
        yield
    except peewee.IntegrityError as error:
        for field in TABLE_OF[type(value)]._meta.refs:  # noqa: SLF001 - peewee's documented way
            pointed = getattr(value, field.name)
            there = field.rel_model.select().where(field.rel_model.id == pointed).exists()
            if pointed is not None and not there:
                raise _missing(field.rel_model, pointed) from error
        raise


def delete(kind: type, identifier: int) -> None:
    """Delete one row; the rows that belong to it go too.

    Raises:
        Refused: ``record.missing`` if there is no such row.
    """
    table = TABLE_OF[kind]
    if not table.delete().where(table.id == identifier).execute():
        raise _missing(table, identifier)


def get(kind: type[T], identifier: int) -> T:
    """Return one value by id.

    Raises:
        Refused: ``record.missing`` if there is no such row.
    """
    found = find(kind, id=identifier)
    if not found:
        raise _missing(TABLE_OF[kind], identifier)
    return found[0]


def get_many(kind: type[T], identifiers: Iterable[int]) -> dict[int, T]:
    """Return the values with these ids by id; ids without a row are left out."""
    return {value.id: value for value in find_in(kind, "id", identifiers)}  # type: ignore[attr-defined]


def find_in(kind: type[T], column: str, among: Iterable[int]) -> list[T]:
    """Return the values whose `column` holds one of these numbers."""
    wanted = sorted(set(among))
    found: list[T] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        found += _values(kind, f'WHERE "{column}" IN ({", ".join("?" * len(part))})', part)
    return found


def find(kind: type[T], **equals: object) -> list[T]:
    """Return the values whose columns equal what is named, in id order; all of them for no name."""
    table = TABLE_OF[kind]
    conditions = [f'"{name}" {"IS NULL" if wanted is None else "= ?"}' for name, wanted in equals.items()]
    given = [getattr(table, name).db_value(wanted) for name, wanted in equals.items() if wanted is not None]
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    return _values(kind, f"{where}ORDER BY id", given)


def _missing(table: type[tables.Table], identifier: int) -> Refused:
    return Refused("record.missing", table=table._meta.table_name, id=identifier)  # noqa: SLF001
