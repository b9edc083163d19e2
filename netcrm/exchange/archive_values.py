"""How one value of the domain stands in a netcrm archive: made from the dataclasses' own field types."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from netcrm.exchange.archive_plain import LARGEST, PLAIN, SCALAR, Codec, Misfit, read_text, shown


@dataclass(frozen=True, slots=True)
class Limit:
    """What a field asks beyond its type; the ledger asks the same.

    Attributes:
        low: least whole number.
        high: greatest whole number.
        pattern: what a text must match as a whole, anchored on both ends.
        problem: code of the misfit for a text that does not match.
    """

    low: int | None = None
    high: int | None = None
    pattern: str = ""
    problem: str = ""


def _choice(options: type[StrEnum]) -> Codec:
    known = {option.value: option for option in options}

    def read(given: object) -> StrEnum:
        found = known.get(read_text(given))
        if found is None:
            raise Misfit("unknown_word", given=shown(str(given)), allowed=", ".join(known))
        return found

    return Codec(read, str, {"type": "string", "enum": list(known)})


def _nullable(inner: Codec) -> Codec:
    return Codec(
        lambda given: None if given is None else inner.read(given),
        lambda value: None if value is None else inner.write(value),
        {"anyOf": [inner.schema, {"type": "null"}]},
    )


def read_list(given: object, read: Callable[[Any], Any]) -> list[Any]:
    """Read every element of a JSON array with `read`.

    Raises:
        Misfit: `given` is no array, or an element does not fit; the path names its position.
    """
    if type(given) is not list:
        raise Misfit("not_a_list")
    index = 0
    try:
        found = []
        for index, element in enumerate(given):  # noqa: B007 - the position of the element that fails
            found.append(read(element))
    except Misfit as misfit:
        raise misfit.at(index) from None
    return found


def _sequence(inner: Codec) -> Codec:
    return Codec(
        lambda given: tuple(read_list(given, inner.read)),
        lambda values: [inner.write(value) for value in values],
        {"type": "array", "items": inner.schema},
    )


def _mapping(inner: Codec) -> Codec:
    def read(given: object) -> dict[str, Any]:
        if type(given) is not dict:
            raise Misfit("not_an_object")
        found = {}
        for key, value in given.items():
            try:
                found[read_text(key)] = inner.read(value)
            except Misfit as misfit:
                raise misfit.at(key) from None
        return found

    return Codec(
        read,
        lambda values: {key: inner.write(value) for key, value in values.items()},
        {"type": "object", "additionalProperties": inner.schema},
    )


def codec(hint: Any) -> Codec:  # noqa: ANN401 - a type hint has no better type
    """Return the codec of a type hint as the domain's dataclasses use them.

    Raises:
        TypeError: no archive can hold such a value; a test keeps every dataclass clear of it.
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        known = [kind for kind in inner if kind is not NoneType]
        return _nullable(codec(known[0])) if len(known) == 1 else SCALAR
    if origin is tuple and inner[1:] == (...,):
        return _sequence(codec(inner[0]))
    if origin is dict and inner[0] is str:
        return _mapping(codec(inner[1]))
    if isinstance(hint, type):
        if hint in PLAIN:
            return PLAIN[hint]
        if issubclass(hint, StrEnum):
            return _choice(hint)
        if is_dataclass(hint):
            return record(hint).codec
    raise TypeError(f"no archive form for {hint!r}")


def limited(inner: Codec, limit: Limit) -> Codec:
    """Return `inner` with `limit` on top, in reading and in the schema; null stays allowed where it was."""
    pattern = re.compile(limit.pattern)

    def read(given: object) -> Any:  # noqa: ANN401
        value = inner.read(given)
        if type(value) is int and not _within(value, limit):
            raise Misfit("out_of_range", low=limit.low, high=LARGEST if limit.high is None else limit.high)
        if type(value) is str and not pattern.search(value):
            raise Misfit(limit.problem, given=shown(value))
        return value

    return Codec(read, inner.write, _limited_schema(inner.schema, limit))


def _within(value: int, limit: Limit) -> bool:
    return (limit.low is None or value >= limit.low) and (limit.high is None or value <= limit.high)


def _limited_schema(schema: Mapping[str, Any], limit: Limit) -> Mapping[str, Any]:
    if "anyOf" in schema:
        return {"anyOf": [_limited_schema(option, limit) for option in schema["anyOf"]]}
    if schema["type"] == "integer":
        ends = {"minimum": limit.low, "maximum": limit.high}
        return {**schema, **{key: end for key, end in ends.items() if end is not None}}
    return {**schema, "pattern": limit.pattern} if schema["type"] == "string" else schema


@dataclass(frozen=True, slots=True)
class Record:
    """One dataclass in an archive: a JSON object whose keys are the field names.

    Attributes:
        kind: the dataclass.
        fields: codec of every field that may stand in the object.
        required: the fields without a default, which must stand there, in their order.
        derived: fields that are worked out of the others where they are absent.
    """

    kind: type
    fields: Mapping[str, Codec]
    required: tuple[str, ...]
    derived: Mapping[str, Callable[[Mapping[str, Any]], Any]]

    def read(self, given: object, implied: Mapping[str, Any]) -> Any:  # noqa: ANN401 - an instance of `kind`
        """Read one object; `implied` fields hold where the object does not say.

        Raises:
            Misfit: a key is unknown or missing, or a value does not fit.
        """
        if type(given) is not dict:
            raise Misfit("not_an_object")
        values = dict(implied)
        known = self.fields
        for key, value in given.items():
            if key not in known:
                raise Misfit("unknown_key").at(key)
            try:
                values[key] = known[key].read(value)
            except Misfit as misfit:
                raise misfit.at(key) from None
        for key in self.required:
            if key not in values:
                raise Misfit("missing").at(key)
        for key, work_out in self.derived.items():
            if key not in values:
                values[key] = work_out(values)
        return self.kind(**values)

    def write(self, value: object) -> dict[str, Any]:
        """Return the JSON object of `value`, with every field in its order."""
        return {name: codec.write(getattr(value, name)) for name, codec in self.fields.items()}

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the object."""
        found: dict[str, Any] = {"type": "object", "additionalProperties": False}
        found["properties"] = {name: dict(codec.schema) for name, codec in self.fields.items()}
        if self.required:
            found["required"] = list(self.required)
        return found

    @property
    def codec(self) -> Codec:
        """The record as the codec of a field that holds it."""
        return Codec(lambda given: self.read(given, {}), self.write, self.schema)


def record(
    kind: type,
    *,
    without: tuple[str, ...] = (),
    limits: Callable[[str], Limit | None] = lambda _name: None,
    derived: Mapping[str, Callable[[Mapping[str, Any]], Any]] | None = None,
) -> Record:
    """Make the record of a dataclass from its fields.

    Args:
        kind: the dataclass; every field is an argument of its making.
        without: fields that never stand in the object, since its place tells them.
        limits: what a field asks beyond its type, by field name.
        derived: see `Record`; such a field is not required.
    """
    hints = get_type_hints(kind)
    work_out = dict(derived or {})
    codecs: dict[str, Codec] = {}
    required = []
    for field in fields(kind):
        if field.name in without:
            continue
        limit, plain = limits(field.name), codec(hints[field.name])
        codecs[field.name] = plain if limit is None else limited(plain, limit)
        has_default = field.default is not MISSING or field.default_factory is not MISSING
        if not has_default and field.name not in work_out:
            required.append(field.name)
    return Record(kind, codecs, tuple(required), work_out)
