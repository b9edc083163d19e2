"""Days, weeks and windows, always from a given day: rules are functions of values and `today`."""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, timedelta

MONDAY = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Some days in a row, both ends included; empty where `last` lies before `first`."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Tell whether `day` lies in the span; an unknown day ("some time ago") never does."""
        return day is not None and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days the span has; 0 for an empty one."""
        return max(0, (self.last - self.first).days + 1)


def months_after(day: date, months: int) -> date:
    """Return the same day `months` later (earlier if negative), clamped to the month's last day.

    31 March less one month is 28 or 29 February. A result outside the calendar is its first or last day.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def months_before(day: date, months: int) -> date:
    """Return the same day `months` earlier, clamped to the month's last day (PRODUCT.md 4.5)."""
    return months_after(day, -months)


def days_before(day: date, days: int) -> date:
    """Return the day `days` earlier, at the earliest the calendar's first day."""
    return day - timedelta(days=min(days, day.toordinal() - 1))


def days_after(day: date, days: int) -> date:
    """Return the day `days` later, at the latest the calendar's last day."""
    return day + timedelta(days=min(days, (date.max - day).days))


def month_window(today: date, months: int) -> Span:
    """Return the window from the same day `months` earlier to `today`, both included (PRODUCT.md 4.5)."""
    return Span(months_before(today, months), today)


def day_window(today: date, days: int) -> Span:
    """Return `days` days of which `today` is the last: ``(today - days, today]`` (PRODUCT.md 4.1)."""
    return Span(days_before(today, days - 1), today)


def within_days(today: date, days: int) -> Span:
    """Return all days that lie at most `days` before `today`, both ends included."""
    return Span(days_before(today, days), today)


def week_of(day: date, first_weekday: int = MONDAY) -> Span:
    """Return the week that holds `day` (PRODUCT.md 4.1).

    Args:
        day: any day of the week.
        first_weekday: the weekday on which weeks begin, 0 for Monday to 6 for Sunday.
    """
    start = days_before(day, (day.weekday() - first_weekday) % 7)
    return Span(start, start + timedelta(days=min(6, (date.max - start).days)))
