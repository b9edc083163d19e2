"""Values to JSON: field names as they are, days and moments in ISO 8601, moments in UTC (PRODUCT.md 8)."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from netcrm.domain.contact import ChannelKind, ContactCard
from netcrm.domain.introduction import Reason
from netcrm.words.words import Words

_SHORT_LISTS = {
    "emails": ChannelKind.EMAIL,
    "phones": ChannelKind.PHONE,
    "addresses": ChannelKind.ADDRESS,
    "websites": ChannelKind.WEBSITE,
    "profiles": ChannelKind.SOCIAL,
}


def text(document: object) -> str:
    """Return one JSON document.

    Raises:
        TypeError: something in it has no place in JSON.
    """
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2, default=_plain)


def fields_of(value: object) -> dict[str, object]:
    """Return the fields of a dataclass by name, the values as they are."""
    if not is_dataclass(value):
        raise TypeError(f"no dataclass: {type(value).__name__}")
    return {field.name: getattr(value, field.name) for field in fields(value)}


def moment(value: datetime) -> str:
    """Return an aware moment in UTC, for example ``2026-11-17T06:45:00Z``."""
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def contact(card: ContactCard) -> dict[str, object]:
    """Return a contact with its fields, its ways to be reached, other fields and tags.

    The short lists hold the comparable form (E.164, lower-case email), or what was written where there is
    none; ``channels`` holds both.
    """
    document = {"id": card.contact.id, "name": card.contact.name, **fields_of(card.contact)}
    for key, kind in _SHORT_LISTS.items():
        document[key] = [one.normalised or one.written for one in card.channels if one.kind is kind]
    document["channels"] = [
        {"kind": one.kind, "label": one.label, "written": one.written, "normalised": one.normalised}
        for one in card.channels
    ]
    document["other_fields"] = [{"name": one.name, "value": one.value} for one in card.other_fields]
    document["tags"] = card.tags
    return document


def reason(found: Reason, words: Words) -> dict[str, object]:
    """Return one finding of the guard with its sentence and the rows it counted."""
    return {
        "code": found.code,
        "for_requester": found.for_requester,
        "text": " ".join(part for part in words.reason(found) if part),
        "evidence": found.evidence,
    }


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    return fields_of(value)
