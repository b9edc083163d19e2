"""Everything about one person as one JSON document, in the words of the archive (PRODUCT.md 6).

The keys are the archive's: `contact` with its channels, other fields and tags inside, then one list for each
section. `people`, `groups` and `events` name what the rows point at, `steps` what the history tells of them.
A field that is left out for the sake of others (see `netcrm.domain.holdings`) has no key.
The published schema is ``resources/schema/person-1.json``.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from netcrm.domain.contact import Contact
from netcrm.domain.holdings import Held, Holdings
from netcrm.exchange.archive_plain import write_moment
from netcrm.exchange.archive_shape import NESTS, RECORDS, SECTIONS
from netcrm.exchange.archive_values import codec

FORMAT: Final = "netcrm-person"
VERSION: Final = 1

NOBODYS: Final = frozenset({"Owner", "Group", "Event", "RoomPlan", "Pitch", "HeaderMapping"})
"""Names of the kinds of which no row is one person's."""

LISTS: Final = tuple(
    section for section in SECTIONS if section.kind is not Contact and section.kind.__name__ not in NOBODYS
)
"""The sections of the archive that may speak of one person."""

_GROUP: Final = ("id", "name", "chapter")
_EVENT: Final = ("id", "title", "starts_at", "ends_at", "zone", "place")


def write(found: Holdings, exported_at: datetime) -> str:
    """Return the document that holds what is held about a person.

    Args:
        found: all of it.
        exported_at: aware moment of the export.
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": write_moment(exported_at),
        "contact": _contact(found),
    }
    for section in LISTS:
        if section.kind in found.rows:
            document[section.key] = [_row(one) for one in found.rows[section.kind]]
    document["people"] = [{"id": one, "name": name} for one, name in sorted(found.people.items())]
    for key, told, names in (("groups", found.groups, _GROUP), ("events", found.events, _EVENT)):
        document[key] = [_some(told[one], names) for one in sorted(told)]
    document["steps"] = [
        {"id": line.id, "code": line.code, "made_at": write_moment(line.made_at), "undone": line.undone}
        for line in found.steps
    ]
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _contact(found: Holdings) -> dict[str, Any]:
    row = RECORDS[Contact].write(found.card.contact)
    nests: Mapping[str, tuple[Any, ...]] = {
        "channels": found.card.channels,
        "other_fields": found.card.other_fields,
    }
    for nest in NESTS:
        row[nest.key] = [RECORDS[nest.kind].write(one) for one in nests.get(nest.key, ())]
    return row | {"tags": list(found.card.tags)}


def _row(one: Held) -> dict[str, Any]:
    written = RECORDS[type(one.value)].write(one.value)
    return {name: cell for name, cell in written.items() if name not in one.left_out}


def _some(value: object, names: tuple[str, ...]) -> dict[str, Any]:
    shape = RECORDS[type(value)]
    return {name: shape.fields[name].write(getattr(value, name)) for name in names}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a document."""
    moment = dict(codec(datetime).schema)
    properties: dict[str, Any] = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "exported_at": moment,
        "contact": {"$ref": "#/$defs/Contact"},
    }
    for section in LISTS:
        properties[section.key] = _listed({"$ref": f"#/$defs/{section.kind.__name__}"})
    properties["people"] = _listed(_object({"id": {"type": "integer"}, "name": {"type": "string"}}))
    for key, kind, names in (("groups", _kind("groups"), _GROUP), ("events", _kind("events"), _EVENT)):
        shape = RECORDS[kind].fields
        properties[key] = _listed(_object({name: dict(shape[name].schema) for name in names}))
    step = {"id": {"type": "integer"}, "code": {"type": "string"}, "made_at": moment}
    properties["steps"] = _listed(_object({**step, "undone": {"type": "boolean"}}))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"person-{VERSION}.json",
        "title": "netcrm: everything about one person",
        "description": "Every row that concerns one person, in the words and forms of the archive. What is "
        "another person's has no key, but for names.",
        "type": "object",
        "required": ["format", "version", "exported_at", "contact", "people", "groups", "events", "steps"],
        "additionalProperties": False,
        "properties": properties,
        "$defs": {
            kind.__name__: _definition(kind)
            for kind in RECORDS
            if kind.__name__ not in (NOBODYS | {"ContactTag"})
        },
    }


def _kind(key: str) -> type:
    return next(section.kind for section in SECTIONS if section.key == key)


def _definition(kind: type) -> dict[str, Any]:
    found = {name: value for name, value in RECORDS[kind].schema.items() if name != "required"}
    if kind is Contact:
        for nest in NESTS:
            item: dict[str, Any] = {"$ref": f"#/$defs/{nest.kind.__name__}"}
            found["properties"][nest.key] = _listed({"type": "string"} if nest.short else item)
    return found


def _listed(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def text() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
