"""Rows to values and values to rows, one way for all subjects.

Each dataclass of `netcrm.domain` has one table; fields and columns carry the same names. The few fields that
a column can't hold as they are (a tuple of reasons) are packed here and nowhere else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
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
    owner,
    referral,
    transfer,
)
from netcrm.domain import room as rooms
from netcrm.domain.refusal import Refused
from netcrm.store import tables
from netcrm.store.engine import EnumField, database

T = TypeVar("T")

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


def columns(kind: type) -> list[str]:
    """Return the columns of `kind`'s table in the order of the dataclass fields."""
    return [field.name for field in fields(kind) if (kind, field.name) not in _ELSEWHERE]


def _row(value: object, *, with_id: bool) -> dict[str, Any]:
    kind = type(value)
    row = {name: getattr(value, name) for name in columns(kind) if with_id or name != "id"}
    for name, cell in row.items():
        if (kind, name) in _PACKED:
            row[name] = _PACKED[kind, name][0](cell)
    return row


def _value(kind: type[T], names: Sequence[str], row: Sequence[Any]) -> T:
    told = dict(zip(names, row, strict=True))
    for name in names:
        if (kind, name) in _PACKED:
            told[name] = _PACKED[kind, name][1](told[name])
    return kind(**told)


def insert(value: object) -> int:
    """Insert one row and return its id; a value with an id above 0 keeps it.

    Raises:
        Refused: ``record.missing`` if a row that it points to is not there.
    """
    with_id = getattr(value, "id", 0) > 0
    with _links_kept(value):
        return int(TABLE_OF[type(value)].insert(**_row(value, with_id=with_id)).execute())


def insert_many(
    values: Sequence[object], instead: Mapping[str, Sequence[object]] | None = None
) -> list[int]:
    """Insert rows of one kind with one prepared statement and return their ids in order.

    Values with an id keep it; the others are numbered on from the table's highest id ever used.

    Args:
        values: of one kind.
        instead: column to what it holds in place of each value's own; spares a copy of every value.
    """
    if not values:
        return []
    kind = type(values[0])
    names = columns(kind)
    cells_of = attrgetter(*names)
    changed = [(names.index(name), replaced) for name, replaced in (instead or {}).items()]
    converted = _conversions(kind, names)
    following = _following_id(table_name(kind))
    ids: list[int] = []
    rows: list[list[Any]] = []
    for place, value in enumerate(values):
        row = list(cells_of(value))
        for at, replaced in changed:
            row[at] = replaced[place]
        for at, convert in converted:
            row[at] = convert(row[at])
        if row[0] <= 0:
            row[0] = following
        following = max(following, row[0] + 1)
        ids.append(row[0])
        rows.append(row)
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    statement = f'INSERT INTO "{table_name(kind)}" ({listed}) VALUES ({marks})'
    database.connection().executemany(statement, rows)
    return ids


# Text, numbers, truth and members of a StrEnum are bound as they are.
_BOUND_AS_THEY_ARE = (TextField, IntegerField, BooleanField, ForeignKeyField, EnumField)


def _conversions(kind: type, names: Sequence[str]) -> list[tuple[int, Callable[[Any], Any]]]:
    """Return (place, how a cell becomes what the column holds) for the cells that need it."""
    table = TABLE_OF[kind]
    found: list[tuple[int, Callable[[Any], Any]]] = []
    for place, name in enumerate(names):
        column = getattr(table, name)
        if (kind, name) in _PACKED:
            found.append((place, _packing(kind, name, column.db_value)))
        elif not isinstance(column, _BOUND_AS_THEY_ARE):
            found.append((place, column.db_value))
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
        chosen = getattr(TABLE_OF[kind], column) << wanted[start : start + 500]
        found += _values(kind, _selected(kind).where(chosen))
    return found


def find(kind: type[T], **equals: object) -> list[T]:
    """Return the values whose columns equal what is named, in id order; all of them for no name."""
    table = TABLE_OF[kind]
    query = _selected(kind)
    for name, wanted in equals.items():
        column = getattr(table, name)
        query = query.where(column.is_null() if wanted is None else column == wanted)
    return _values(kind, query.order_by(table.id))


def _selected(kind: type) -> Any:  # noqa: ANN401 - a peewee query
    table = TABLE_OF[kind]
    return table.select(*(getattr(table, name) for name in columns(kind)))


def _values(kind: type[T], query: Any) -> list[T]:  # noqa: ANN401 - a peewee query
    names = columns(kind)
    return [_value(kind, names, row) for row in list(query.tuples())]


def _missing(table: type[tables.Table], identifier: int) -> Refused:
    return Refused("record.missing", table=table._meta.table_name, id=identifier)  # noqa: SLF001
