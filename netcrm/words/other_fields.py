"""Columns and properties that no field of ours holds, as people can read them (PRODUCT.md 3)."""

import re

from netcrm.domain.contact import OtherField
from netcrm.words.backups import size
from netcrm.words.words import Words

LONGEST = 2_000
"""Characters of a value that are shown on a card; the whole stands in what is exported."""

# Pictures, sounds and keys come as base64: 200 such signs without a blank are no words.
_DATA = re.compile(r"(?:data:[^,\s]{0,100},)?[A-Za-z0-9+/=\r\n]{200}")
_PICTURES = frozenset({"PHOTO", "LOGO"})


def is_data(value: str) -> bool:
    """Tell whether a value is a picture or the like in signs, and nothing to be read."""
    return _DATA.match(value) is not None


def told(name: str, value: str, words: Words) -> str:
    """Return what a field says; of a picture and the like what it is and how large."""
    if not is_data(value):
        return value
    is_picture = name.partition(";")[0].rpartition(".")[2].upper() in _PICTURES
    much = size(len(value.rpartition(",")[2]) * 3 // 4)
    return words.tr("a picture, {size}", size=much) if is_picture else words.tr("a file, {size}", size=much)


def shown(field: OtherField, words: Words) -> str:
    """Return a field as a line of a card; of a long text the beginning."""
    value = told(field.name, field.value, words)
    return f"{field.name}: {value if len(value) <= LONGEST else value[:LONGEST] + '…'}"
