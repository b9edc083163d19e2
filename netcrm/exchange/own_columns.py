"""The columns of netcrm's own CSV: what the writer writes and the reader reads back exactly.

The names are those that other address books understand; the last column marks the file as netcrm's.
"""

from collections.abc import Callable
from datetime import date

from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.domain.contact import Answer
from netcrm.domain.room import Room

MARK = "netcrm"
VERSION = "1"
TAGS = "Tags"

Value = str | int | bool | date | Answer | Room | None

FIELDS: dict[str, str] = {
    "given": "First Name",
    "family": "Last Name",
    "prefix": "Name Prefix",
    "suffix": "Name Suffix",
    "nickname": "Nickname",
    "company": "Company",
    "job_title": "Job Title",
    "profession": "Profession",
    "industry": "Industry",
    "years_in_business": "Years in Business",
    "team_size": "Team Size",
    "place": "Location",
    "local": "Local",
    "room": "Room",
    "seeks": "Seeks",
    "offers": "Offers",
    "how_met": "How met",
    "met_on": "Met on",
    "cadence_days": "Cadence Days",
    "birthday": "Birthday",
    "notes": "Notes",
    "challenge": "Has the Challenge",
    "invest": "Could Invest",
    "no_introductions": "No Introductions",
    "introduction_limit": "Introduction Limit",
    "vouched_reason": "Vouched for",
    "vouched_on": "Vouched on",
    "source": "Came from",
    "created_on": "Added on",
}
"""Field of `Contact` to header; the fields that only this computer knows (ids, sort name) are left out."""

_LONG = frozenset({"seeks", "offers", "notes"})
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")


def limit_of(name: str) -> int:
    """Return how many characters a field of `Contact` may hold (RELIABILITY.md 2.3)."""
    return TEXT_LIMIT if name in _LONG else LINE_LIMIT


def guard(text: str) -> str:
    """Return a cell that no spreadsheet reads as a formula; `unguard` takes back exactly this."""
    return "'" + text if text.startswith(_GUARDED) else text


def unguard(text: str) -> str:
    """Return the cell as it was before `guard`."""
    return text[1:] if text.startswith("'") else text


def written(value: Value) -> str:
    """Return a field's value as text."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _flag(text: str) -> bool:
    if text.casefold() not in ("yes", "no"):
        raise ValueError(text)
    return text.casefold() == "yes"


PARSERS: dict[str, Callable[[str], Value]] = {
    "years_in_business": int,
    "team_size": int,
    "cadence_days": int,
    "introduction_limit": int,
    "local": Answer,
    "challenge": Answer,
    "invest": Answer,
    "room": Room,
    "met_on": date.fromisoformat,
    "vouched_on": date.fromisoformat,
    "created_on": date.fromisoformat,
    "no_introductions": _flag,
}
"""How a field that is no text is read; each raises ValueError for what it can't read."""
