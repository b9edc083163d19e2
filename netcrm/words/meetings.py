"""When a group meets, said from its rule of repeating: "Wednesdays at 06:45" (INTERFACE.md 10)."""

from collections.abc import Callable
from datetime import time

from netcrm.words.dates import WEEKDAYS

Tell = Callable[..., str]
"""Given a template and its figures, returns the sentence in the owner's language (`Words.tr`)."""

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY = {1: "{day}s", 2: "every second {day}", 3: "every third {day}", 4: "every fourth {day}"}
_OF_MONTH = {
    1: "the first {day} of the month",
    2: "the second {day} of the month",
    3: "the third {day} of the month",
    4: "the fourth {day} of the month",
    -1: "the last {day} of the month",
}


def meets(tell: Tell, recurrence: str, starts: time | None = None) -> str:
    """Return when a group meets; empty where the rule says no weekday or is too special for few words.

    Args:
        tell: the owner's language.
        recurrence: an RFC 5545 RRULE value.
        starts: local time of the meetings; None where unknown.
    """
    rule = dict(part.partition("=")[::2] for part in recurrence.upper().removeprefix("RRULE:").split(";"))
    day, place = _day(rule.get("BYDAY", ""))
    if not day:
        return ""
    phrase = ""
    if rule.get("FREQ") == "WEEKLY":
        phrase = _EVERY.get(_number(rule.get("INTERVAL", "1")), "")
    elif rule.get("FREQ") == "MONTHLY" and rule.get("INTERVAL", "1") == "1":
        phrase = _OF_MONTH.get(place or _number(rule.get("BYSETPOS", "0")), "")
    if not phrase:
        return ""
    told = tell(phrase, day=tell(day))
    return tell("{day} at {time}", day=told, time=f"{starts:%H:%M}") if starts else told


def _day(text: str) -> tuple[str, int]:
    """Return the weekday of a BYDAY with one day, and its place in the month (0 for none)."""
    code, place = text[-2:], text[:-2]
    if code not in _CODES:
        return "", 0
    if place and not _number(place):
        return "", 0
    return WEEKDAYS[_CODES.index(code)], _number(place)


def _number(text: str) -> int:
    digits = text.removeprefix("+").removeprefix("-")
    if not digits.isdecimal():
        return 0
    return -int(digits) if text.startswith("-") else int(digits)
