"""Dates of a whole column: day and month are told apart by vote, and no year is ever invented."""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum

from netcrm.domain.names import fold
from netcrm.exchange.vocabulary import months

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_CJK = re.compile(r"(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日.*")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?:[T ,].*)?")
_NO_YEAR = re.compile(r"--(\d{1,2})-?(\d{2})")
_PAIR = re.compile(r"(\d{1,2})\s?([./])\s?(\d{1,2})\.?")
_DAY_NAME_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]+(?:de )?([^\W\d_]+)\.?"
    r"(?:[\s,\-/]+(?:de )?(\d{4}|\d{2}))?(?:[ ,]+\d.*)?"
)
_NAME_DAY_YEAR = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?:[ ,]+\d.*)?")
_BLANK = re.compile(r"[0\s./:-]+")
# Apple writes this year where it knows none.
_UNKNOWN_YEAR = 1604
_LONGEST = 60
_MONTH_FIRST_REGIONS = frozenset({"US", "PH", "FM", "MH", "PW", "PR", "GU"})
# Nobody in an address book was born after it, so two digits above it belong to the last century.
_YOUNGEST_BIRTH = 10
# POSIX draws the line here for all other years of two digits.
_LATEST = 68


class Order(Enum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


def is_blank_date(text: str) -> bool:
    """Tell whether a cell is a program's way to write no date: ``0.0.00``, ``0000-00-00``, ``00/00/00``."""
    return _BLANK.fullmatch(text) is not None


def vote(cells: Iterable[str], region: str = "") -> Order:
    """Return the order in a column of dates.

    A number above 12 decides; else dots mean the day first; else the region; else nobody knows.

    Args:
        cells: the column's cells.
        region: ISO 3166 two-letter code of the owner; empty for none.
    """
    day_first = month_first = dots = slashes = 0
    for cell in cells:
        found = _NUMBERS.fullmatch(cell.strip()) or _PAIR.fullmatch(cell.strip())
        if found is None:
            continue
        first, second = int(found[1]), int(found[3] if found.re is _PAIR else found[2])
        day_first += first > 12 >= second
        month_first += second > 12 >= first
        dots += "." in cell
        slashes += "." not in cell
    if day_first != month_first:
        return Order.DAY_FIRST if day_first > month_first else Order.MONTH_FIRST
    if dots > slashes:
        return Order.DAY_FIRST
    if region:
        return Order.MONTH_FIRST if region.upper() in _MONTH_FIRST_REGIONS else Order.DAY_FIRST
    return Order.UNKNOWN


def read_date(text: str, order: Order, *, is_birth: bool = False) -> str:
    """Return ``YYYY-MM-DD``, or ``--MM-DD`` where no year is written, or an empty string if it can't be read.

    Args:
        text: a cell.
        order: of its column.
        is_birth: whether a year of two digits lies in the past.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return ""
    for pattern in (_ISO, _CJK, _COMPACT):
        found = pattern.fullmatch(text)
        if found:
            return _written(int(found[1]), int(found[2]), int(found[3]))
    found = _NO_YEAR.fullmatch(text)
    if found:
        return _written(None, int(found[1]), int(found[2]))
    return _read_numbers(text, order, is_birth) or _read_names(text, is_birth)


def _read_numbers(text: str, order: Order, is_birth: bool) -> str:
    found = _NUMBERS.fullmatch(text)
    if found:
        first, second, year = int(found[1]), int(found[2]), _year(found[3], is_birth)
    else:
        found = _PAIR.fullmatch(text)
        if not found:
            return ""
        # Month first is how mailing tools write a birthday without a year.
        order = Order.MONTH_FIRST if order is Order.UNKNOWN and found[2] == "/" else order
        first, second, year = int(found[1]), int(found[3]), None
    if first > 12 or second > 12 or first == second:
        order = Order.DAY_FIRST if first > 12 else Order.MONTH_FIRST
    if order is Order.UNKNOWN:
        return ""
    return _written(year, second, first) if order is Order.DAY_FIRST else _written(year, first, second)


def _read_names(text: str, is_birth: bool) -> str:
    found = _DAY_NAME_YEAR.fullmatch(text)
    if found:
        day, name, year = found[1], found[2], found[3]
    else:
        found = _NAME_DAY_YEAR.fullmatch(text)
        if not found:
            return ""
        name, day, year = found[1], found[2], found[3]
    month = months().get(fold(name))
    return _written(_year(year, is_birth) if year else None, month, int(day)) if month else ""


def _year(digits: str, is_birth: bool) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + 1900 if year > (_YOUNGEST_BIRTH if is_birth else _LATEST) else year + 2000


def _written(year: int | None, month: int, day: int) -> str:
    year = None if year == _UNKNOWN_YEAR else year
    try:
        # A leap year, so that the 29th of February passes where the year is unknown.
        told = date(2000 if year is None else year, month, day)
    except ValueError:
        return ""
    return told.isoformat() if year is not None else f"--{told:%m-%d}"
