"""A day that a note speaks of, so that it can become a reminder (picture 02: "Next Friday")."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from netcrm.domain.calendar import months_after

SOONEST, LATEST = 1, 731
"""So many days from today a day must lie at least and at most to be worth a reminder."""
ROLLED = 184
"""A day without a year that lies further ahead than this was meant as the last one gone by."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
# Without a word before them "sat", "sun" and "mon" are as often something else.
_SHORT_DAYS = "mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun"
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_PAST = re.compile(r"(?:\b(?:last|past|since|every|each|until last)\s+)$", re.IGNORECASE)

_TOMORROW = re.compile(r"\b(?P<after>(?:the )?day after )?tomorrow\b", re.IGNORECASE)
_NEXT = re.compile(r"\bnext (?P<what>week|month)\b", re.IGNORECASE)
_SPAN = re.compile(
    rf"\bin (?:about )?(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month)s?\b", re.IGNORECASE
)
_WEEKDAY = re.compile(
    rf"\b(?:(?P<lead>on|by|next|this|till|until|before)\s+(?P<led>{_FULL_DAYS}|{_SHORT_DAYS})"
    rf"|(?P<bare>{_FULL_DAYS}))\b",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? (?P<month>{_FULL_MONTHS})\b\.?"
    r"(?:,? (?P<year>\d{4})\b)?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_FULL_MONTHS})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_DOTTED = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4})\b|(?!\d))")


def day_in(text: str, today: date) -> date | None:
    """Return the first day to come that `text` names clearly, or None.

    Understood are: tomorrow, the day after tomorrow; a weekday, which is the next one to come; "next" and a
    weekday, which is the one of the week after this; next week (its Monday), next month (its first); "in two
    weeks"; 3 Dec, 3rd of December, Dec 3, 3 December 2027, 2027-12-03, 3.12. and 3.12.2027. What has gone
    by, what is today, and figures that could be read in two ways (3/12) are no reminder.

    Args:
        text: a note in English words.
        today: the owner's day.
    """
    found = sorted(_mentions(text, today))
    return next((day for _, day in found if SOONEST <= (day - today).days <= LATEST), None)


def _mentions(text: str, today: date) -> Iterator[tuple[int, date]]:
    """Every day that is named, with its place in the text."""
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
        (_TOMORROW, _tomorrow),
        (_NEXT, _next),
        (_SPAN, _span),
        (_WEEKDAY, _weekday),
        (_DAY_MONTH, _dated),
        (_MONTH_DAY, _dated),
        (_ISO, _dated),
        (_DOTTED, _dated),
    )
    for pattern, read in readers:
        for match in pattern.finditer(text):
            day = None if _PAST.search(text[: match.start()]) else read(match, today)
            if day is not None:
                yield match.start(), day


def _tomorrow(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=2 if match["after"] else 1)


def _next(match: re.Match[str], today: date) -> date:
    if match["what"].lower() == "week":
        return today + timedelta(days=7 - today.weekday())
    return months_after(today, 1).replace(day=1)


def _span(match: re.Match[str], today: date) -> date:
    count = _NUMBERS.get(match["count"].lower()) or int(match["count"])
    unit = match["unit"].lower()
    if unit == "month":
        return months_after(today, count)
    return today + timedelta(days=count * (7 if unit == "week" else 1))


def _weekday(match: re.Match[str], today: date) -> date:
    name = (match["led"] or match["bare"]).lower()[:3]
    wanted = _WEEKDAYS.index(name)
    if (match["lead"] or "").lower() == "next":
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _dated(match: re.Match[str], today: date) -> date | None:
    month = match["month"].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    year = match["year"]
    if year:
        return _day(int(year), number, int(match["day"]))
    this = _day(today.year, number, int(match["day"]))
    if this is not None and this > today:
        return this
    coming = _day(today.year + 1, number, int(match["day"]))
    return coming if coming is not None and (coming - today).days <= ROLLED else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
