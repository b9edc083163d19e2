"""The published JSON Schema of an archive, made from the same tables that read it.

``resources/schema/archive-2.json`` holds what `text` returns; a test keeps the two equal. The schemas of
earlier versions stay as they were published; their documents are still read.
"""

import json
from datetime import datetime
from typing import Any

from netcrm.domain.contact import Contact
from netcrm.domain.owner import Owner
from netcrm.exchange.archive_shape import FORMAT, NESTS, RECORDS, SECTIONS, VERSION
from netcrm.exchange.archive_values import codec


def schema() -> dict[str, Any]:
    """Return the schema: the form of a document. What must hold between its values is not in it."""
    properties: dict[str, Any] = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "exported_at": dict(codec(datetime).schema),
        "owner": {"$ref": f"#/$defs/{Owner.__name__}"},
    }
    for section in SECTIONS:
        properties[section.key] = {"type": "array", "items": {"$ref": f"#/$defs/{section.kind.__name__}"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"archive-{VERSION}.json",
        "title": "netcrm archive",
        "description": "Everything that netcrm keeps, exact both ways. Dates are ISO, moments have an "
        "offset, money is in minor units. Fields that are not required take their default; "
        "ids may be left out.",
        "type": "object",
        "required": ["format", "version"],
        "additionalProperties": False,
        "properties": properties,
        "$defs": {kind.__name__: _definition(kind) for kind in RECORDS},
    }


def _definition(kind: type) -> dict[str, Any]:
    found = RECORDS[kind].schema
    if kind is Contact:
        for nest in NESTS:
            item: dict[str, Any] = {"$ref": f"#/$defs/{nest.kind.__name__}"}
            if nest.short:
                item = {"anyOf": [dict(RECORDS[nest.kind].fields[nest.short].schema), item]}
            found["properties"][nest.key] = {"type": "array", "items": item}
    return found


def text() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
