"""The fields that a letter's template may name (PRODUCT.md 4.6), and of what type each is.

What the other side answered is no field: no template can give it away.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class FieldType(StrEnum):
    """What a field holds; every type can be asked whether there is anything."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    PERSON = "person"
    GROUP = "group"
    GROUPS = "groups"


_TEXT, _TRUTH = FieldType.TEXT, FieldType.TRUTH

FIELDS: Final[Mapping[str, FieldType]] = {
    "owner": _TEXT,
    "reader": FieldType.PERSON,
    "requester": FieldType.PERSON,
    "target": FieldType.PERSON,
    "about": _TEXT,
    "asked_group": _TEXT,
    "words": _TEXT,
    "prospect": _TEXT,
    "groups": FieldType.GROUPS,
    "groups_are_paid": _TRUTH,
    "flagged": _TRUTH,
    "introduced": _TRUTH,
    "is_idea": _TRUTH,
    "to_requester": _TRUTH,
    "to_target": _TRUTH,
}
"""Field -> its type."""

PARTS: Final[Mapping[FieldType, Mapping[str, FieldType]]] = {
    FieldType.PERSON: {"name": _TEXT, "given": _TEXT, "full": _TEXT, "work": _TEXT},
    FieldType.GROUP: {
        "line": _TEXT,
        "name": _TEXT,
        "chapter": _TEXT,
        "meets": _TEXT,
        "fee": _TEXT,
        "how_to_join": _TEXT,
        "visits": FieldType.NUMBER,
        "since": _TEXT,
        "seat": _TEXT,
        "seat_is_free": _TRUTH,
        "seat_is_taken": _TRUTH,
    },
}
"""What a person and a group consist of."""
