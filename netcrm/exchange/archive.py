"""Everything in one JSON document, exact both ways (PRODUCT.md 6).

The document is an object with the keys ``format`` ("netcrm"), ``version``, ``exported_at``, ``owner`` and one
list for each section; the keys of their objects are the field names of the domain's dataclasses. Channels,
other fields and tags stand inside their contact. Moments are ``2026-11-17T06:45:00.000000Z`` (any offset is
accepted), days are ISO dates, money is in minor units.

What is written has every field. What is read needs only the essential ones; the rest take the dataclass's
default, sort names and comparable channels are worked out, and a missing ``id`` is given after the highest.
The published schema is ``resources/schema/archive-2.json``. Version 1, which has no ``letter_templates``, is
read as well.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import count
from typing import Any, Final

from netcrm.domain.channels import normalise
from netcrm.domain.contact import Channel, Contact
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.exchange.archive_checks import check
from netcrm.exchange.archive_plain import Misfit, shown, write_moment
from netcrm.exchange.archive_shape import FORMAT, NESTS, RECORDS, SECTIONS, VERSION, Nest
from netcrm.exchange.archive_values import codec, read_list

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_HEAD: Final = ("format", "version", "exported_at", "owner")
_NESTED: Final = frozenset(nest.key for nest in NESTS)
_MOMENT: Final = codec(datetime)

Values = dict[type, list[Any]]


def write(values: Mapping[type, Sequence[object]], exported_at: datetime) -> str:
    """Return the document that holds `values`, one object a line.

    Args:
        values: dataclass of the domain -> its values, in the order they are to stand; absent ones are empty.
        exported_at: aware moment of the export.

    Raises:
        ValueError: a channel, other field or tag has no contact among the values, or a type is not kept.
    """
    unknown = values.keys() - RECORDS.keys()
    if unknown:
        raise ValueError(f"no archive holds {sorted(kind.__name__ for kind in unknown)}")
    lines = [f'"format": "{FORMAT}"', f'"version": {VERSION}']
    lines.append(f'"exported_at": "{write_moment(exported_at)}"')
    lines += [f'"owner": {_ENCODER.encode(RECORDS[Owner].write(owner))}' for owner in values.get(Owner, ())]
    for section in SECTIONS:
        rows: Iterable[dict[str, Any]] = map(RECORDS[section.kind].write, values.get(section.kind, ()))
        if section.kind is Contact:
            rows = _with_nests(rows, values)
        inner = ",\n  ".join(map(_ENCODER.encode, rows))
        lines.append(f'"{section.key}": [\n  {inner}\n ]' if inner else f'"{section.key}": []')
    return "{\n " + ",\n ".join(lines) + "\n}\n"


def _with_nests(
    contacts: Iterable[dict[str, Any]], values: Mapping[type, Sequence[object]]
) -> list[dict[str, Any]]:
    """Put the channels, other fields and tags into the objects of their contacts."""
    rows = {row["id"]: row for row in contacts}
    for nest in NESTS:
        shape = RECORDS[nest.kind]
        for row in rows.values():
            row[nest.key] = []
        for value in values.get(nest.kind, ()):
            owner = getattr(value, "contact", None)
            if owner not in rows:
                raise ValueError(f"{nest.kind.__name__} of contact {owner}, who is not among the values")
            rows[owner][nest.key].append(shape.write(value))
    return list(rows.values())


def read(text: str) -> Values:
    """Return the values of a document; every kept dataclass has its list, in the document's order.

    Nothing is half read: the first thing that is wrong refuses the whole document.

    Raises:
        Refused: ``archive.unreadable`` (no JSON; figures `line`, `column`), ``archive.not_ours``,
            ``archive.too_new`` (figures `version`, `known`), or ``archive.invalid`` with the figures `where`
            (a path such as ``contacts[3].met_on``), `problem` (a code) and what its sentence needs.
    """
    document = _parse(text)
    try:
        values = read_document(document)
        check(values)
    except Misfit as misfit:
        raise Refused(
            "archive.invalid", where=misfit.where, problem=misfit.problem, **misfit.figures
        ) from None
    return values


class _Twice(ValueError):
    """An object has a key twice, which JSON readers would let pass and lose one."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counted = Counter(key for key, _value in pairs)
        raise _Twice(next(key for key in counted if counted[key] > 1))
    return found


def _no_number(word: str) -> object:
    raise ValueError(word)


def _parse(text: str) -> dict[str, object]:
    """Parse JSON strictly and see that it is an archive of a version that we know."""
    try:
        document = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_object, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        raise Refused("archive.unreadable", line=error.lineno, column=error.colno) from None
    except _Twice as twice:
        raise Refused("archive.invalid", where=shown(str(twice)), problem="key_twice") from None
    except (ValueError, RecursionError):  # NaN, numbers of thousands of digits, endless nesting
        raise Refused("archive.unreadable", line=1, column=1) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refused("archive.not_ours")
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise Refused("archive.invalid", where="version", problem="no_version", known=VERSION)
    if version > VERSION:
        raise Refused("archive.too_new", version=version, known=VERSION)
    return document


def read_document(document: Mapping[str, object]) -> Values:
    """Read every object of a parsed document, without looking at what must hold between them.

    Raises:
        Misfit: a key is unknown, or a value does not fit its field.
    """
    version = document.get("version")
    known = {section.key for section in SECTIONS if type(version) is not int or section.since <= version}
    for key in document:
        if key not in _HEAD and key not in known:
            raise Misfit("unknown_key").at(key)
    if "exported_at" in document:
        _within(("exported_at",), _MOMENT.read, document["exported_at"])
    values: Values = {kind: [] for kind in RECORDS}
    if "owner" in document:
        values[Owner].append(_within(("owner",), RECORDS[Owner].codec.read, document["owner"]))
    region = values[Owner][0].region if values[Owner] else ""
    nested = _Nested(document.get("contacts"), values, region)
    for section in SECTIONS:
        given = document.get(section.key, [])
        one = _Numbered(section.kind, given, nested if section.kind is Contact else None)
        values[section.kind] = _within((section.key,), partial(read_list, read=one.read), given)
    return values


def _within(path: tuple[str, ...], reader: Any, given: object) -> Any:  # noqa: ANN401 - what the reader makes
    try:
        return reader(given)
    except Misfit as misfit:
        raise misfit.at(*path) from None


def _free_ids(rows: object) -> Iterator[int]:
    """Return the ids after the highest of `rows`, whatever else is wrong with them."""
    listed = rows if isinstance(rows, list) else []
    ids = (row.get("id") for row in listed if isinstance(row, dict))
    return count(max((number for number in ids if type(number) is int and number > 0), default=0) + 1)


class _Nested:
    """Reads the lists inside contacts into the lists of the values.

    A channel that does not tell its comparable form is normalised; the owner's region reads local phones.
    """

    def __init__(self, contacts: object, values: Values, region: str) -> None:
        rows = [row for row in contacts if isinstance(row, dict)] if isinstance(contacts, list) else []
        self._values = values
        self._free = {nest.key: _free_ids(self._all(rows, nest.key)) for nest in NESTS}
        comparable = {"normalised": lambda told: normalise(told["kind"], told["written"], region)}
        self._shapes = {**RECORDS, Channel: replace(RECORDS[Channel], derived=comparable)}

    @staticmethod
    def _all(contacts: list[dict[str, object]], key: str) -> list[object]:
        lists = (contact.get(key) for contact in contacts)
        return [row for rows in lists if isinstance(rows, list) for row in rows]

    def read(self, contact: int, nest: Nest, given: object) -> None:
        """Read one list of one contact; positions follow the order where they are not told."""
        if type(given) is not list:
            raise Misfit("not_a_list").at(nest.key)
        shape, free = self._shapes[nest.kind], self._free[nest.key]
        for position, row in enumerate(given):
            told = {nest.short: row} if nest.short and type(row) is str else row
            implied = {"contact": contact}
            if "position" in shape.fields:
                implied["position"] = position
            if type(told) is dict and "id" not in told:
                implied["id"] = next(free)
            try:
                self._values[nest.kind].append(shape.read(told, implied))
            except Misfit as misfit:
                raise misfit.at(nest.key, position) from None


class _Numbered:
    """Reads the objects of one section and gives ids to those without."""

    def __init__(self, kind: type, rows: object, nested: _Nested | None) -> None:
        self._shape = RECORDS[kind]
        self._free = _free_ids(rows)
        self._nested = nested

    def read(self, given: object) -> object:
        """Read one object, and what stands inside it."""
        if type(given) is not dict:
            raise Misfit("not_an_object")
        implied = {} if "id" in given else {"id": next(self._free)}
        if self._nested is None:
            return self._shape.read(given, implied)
        value = self._shape.read({key: inner for key, inner in given.items() if key not in _NESTED}, implied)
        for nest in NESTS:
            if nest.key in given:
                self._nested.read(value.id, nest, given[nest.key])
        return value
