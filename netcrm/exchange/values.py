"""Cells as programs write them to what they mean: guards, several values in one, ways to say nothing."""

import csv
import re
from collections.abc import Iterable, Iterator

from netcrm.domain.channels import normalise_email
from netcrm.domain.checks import TEXT_LIMIT
from netcrm.domain.names import fold
from netcrm.exchange.vocabulary import word_list

JOINT = ":::"
"""What Google puts between the values of one cell, with a space on either side."""

_GUARDED = frozenset("=+-@\t\r0123456789")
_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_LONGEST_BLANK = 12
_NO_DATE = re.compile(r"0{1,4}([./-])0{1,4}\1(?:0{1,4})?(?: 0?0:00(?::00)?)?")
# In a name these may be what somebody is called.
_NAMES_TOO = frozenset({"none", "null", "nil", "nan"})
_ADDRESS = re.compile(r"[^\s<>;,\"'()\[\]|:]+@[^\s<>;,\"'()\[\]|]+")
_PHONE_JOINTS = re.compile(r" ::: |[;\n|]|\s/\s|\s(?:or|oder|ou|och|und|and)\s")
_MAY_BE_MANY = re.compile(r"[;\n|,/:]|\s[oua]")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 6
_PHONE_LEAD = re.compile(r"(?:p|tel|phone|mobile|t|m)\s?:\s*", re.IGNORECASE)
_TAG_JOINTS = re.compile(r" ::: |[;,\n|]")
_URL_JOINTS = re.compile(r" ::: |[;\n]|,\s")


def unguard(text: str) -> str:
    """Take away what keeps a spreadsheet from reading a number or formula: ``'+44``, ``="012"``."""
    if text[0] == "'" and len(text) > 1 and text[1] in _GUARDED:
        return text[1:]
    if text.startswith('="'):
        found = _FORMULA.fullmatch(text)
        if found:
            return found[1].replace('""', '"')
    return text


def clean(cell: str, *, is_name: bool = False) -> str:
    """Return a cell without outer blanks and guard; empty where it says that nothing is there (n/a, 0.0.00).

    Args:
        cell: as it stood.
        is_name: whether "None" and "Null" may be what somebody is called.
    """
    text = cell.strip()
    if not text:
        return ""
    if text[0] in "'=":
        text = unguard(text).strip()
    if len(text) <= _LONGEST_BLANK:
        low = text.lower()
        if low in word_list("blanks") and not (is_name and low in _NAMES_TOO):
            return ""
        if text[0] == "0" and _NO_DATE.fullmatch(text):
            return ""
    return text


def one_line(text: str) -> str:
    """Return `text` with every run of blanks and line ends as one space."""
    return text if is_one_line(text) else " ".join(text.split())


def is_one_line(text: str) -> bool:
    """Tell whether a text without outer blanks is what `one_line` would make of it."""
    return text.isprintable() and "  " not in text


def emails(text: str) -> tuple[list[tuple[str, str]], str]:
    """Return the (written, normalised) addresses of a cell, and what of it is no address.

    ``Anna <a@b.se>``, ``mailto:a@b.se`` and several addresses with any separator are understood; what is left
    of ``Anna <a@b.se>`` is the name.
    """
    whole = normalise_email(text)
    if whole:
        return [(text, whole)], ""
    found: list[tuple[str, str]] = []
    rest: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        written = match[0].rstrip(".:?!").partition("?")[0]
        normalised = normalise_email(written)
        rest.append(text[end : match.start()])
        end = match.end()
        if normalised:
            found.append((written, normalised))
        else:
            rest.append(match[0])
    rest.append(text[end:])
    left = " ".join(" ".join(rest).replace("mailto:", " ").replace(JOINT, " ").split())
    return found, left.strip(" <>;,\"'()[]|:/")


def phones(text: str) -> list[str]:
    """Return the phone numbers of a cell as written; `` / ``, ``;``, `` ::: `` or a comma between them."""
    if not _MAY_BE_MANY.search(text):
        return [text.strip()]
    text = _PHONE_LEAD.sub("", text, count=1) if ":" in text[:8] else text
    parts = [part.strip() for part in _PHONE_JOINTS.split(text) if part.strip()]
    return [number for part in parts for number in _split_where_full(part)]


def _split_where_full(text: str) -> Iterator[str]:
    """Split at commas and slashes only where every part is long enough to be a number of its own."""
    for joint in (",", "/"):
        parts = [part.strip() for part in text.split(joint)]
        if len(parts) > 1 and all(len(_DIGIT.findall(part)) >= _FEWEST_DIGITS for part in parts):
            yield from parts
            return
    yield text.strip()


def has_digits(text: str) -> bool:
    """Tell whether a text can be a phone number at all."""
    return len(_DIGIT.findall(text)) >= 3


def urls(text: str) -> list[str]:
    """Return the web addresses of a cell as written."""
    return [part.strip() for part in _URL_JOINTS.split(text) if part.strip()]


def tags(text: str) -> list[str]:
    """Return the tags of a cell, which may be a quoted list; system tags are left out."""
    if text.startswith('"') and len(text) <= TEXT_LIMIT:
        listed: Iterable[str] = next(csv.reader([" ".join(text.splitlines())], skipinitialspace=True), [])
    else:
        listed = _TAG_JOINTS.split(text)
    found = (" ".join(tag.split()) for tag in listed)
    return [tag.removeprefix("* ") for tag in found if tag and fold(tag) not in word_list("system_tags")]


def labels(text: str) -> list[str]:
    """Return the labels of a cell of Google's, one for each value of its twin; ``* `` marks the main one."""
    return [part.strip().removeprefix("* ").strip() for part in text.split(JOINT)]
