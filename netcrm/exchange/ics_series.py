"""A series to its days: by its rule, within a window, and never without an end (RFC 5545, 3.3.10)."""

import calendar
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, datetime, timedelta
from itertools import islice

from netcrm.exchange.ics_lines import Property
from netcrm.exchange.ics_values import Clock, clocks

_PERIODS = {"DAILY": 1, "WEEKLY": 7}
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_KNOWN = frozenset(
    {
        *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY"),
        *("BYWEEKNO", "BYSETPOS"),
    }
)
_MOST_INTERVAL = 1_000
# The calendar repeats itself, weekdays and all; so a series may be followed in another part of it.
_CYCLE = 400
_OLDEST = 200


class UnreadableRule(ValueError):
    """The rule is none, or repeats within a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of a series.

    Attributes:
        walls: what the clock of the series shows, in order.
        goes_on: whether there are days outside the window.
    """

    walls: tuple[datetime, ...]
    goes_on: bool


def days(
    rule: str,
    begins: datetime,
    window: tuple[datetime, datetime],
    local: Callable[[Clock], datetime],
) -> Days:
    """Return when a series takes place within a window, both ends included.

    Args:
        rule: the value of an RRULE.
        begins: what the clock shows at its first time.
        window: first and last time on that clock.
        local: turns a moment of the calendar into that clock's time.

    Raises:
        UnreadableRule: it can't be followed.
    """
    parts = _parts(rule)
    left = int(parts.pop("COUNT", "0"))
    until = _until(parts.pop("UNTIL", ""), local)
    last = min(window[1], until) if until is not None else window[1]
    if left and window[0].year - begins.year > _OLDEST:
        raise UnreadableRule(rule)
    nearer = begins if left else _nearer(begins, window[0], parts)
    walls = list(islice(_times(parts, nearer, last), left or None))
    is_over = (until is not None and until <= window[1]) or (left > 0 and len(walls) == left)
    return Days(
        walls=tuple(wall for wall in walls if wall >= window[0]),
        goes_on=begins < window[0] or not is_over,
    )


def _parts(rule: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in rule.strip().upper().removeprefix("RRULE:").split(";") if part]
    parts = {name.strip(): value.strip() for name, _mark, value in pairs}
    for name in _WITHIN_A_DAY:
        # One time a day is what the first day says already.
        if "," not in parts.get(name, ""):
            parts.pop(name, None)
    numbers = (parts.get("INTERVAL", "1"), parts.get("COUNT", "1"))
    if parts.get("FREQ") not in _FREQUENCIES or not _KNOWN.issuperset(parts):
        raise UnreadableRule(rule)
    if not all(number.isdecimal() and int(number[:9]) > 0 for number in numbers):
        raise UnreadableRule(rule)
    if int(numbers[0][:9]) > _MOST_INTERVAL or never_comes(parts):
        raise UnreadableRule(rule)
    return parts


def never_comes(parts: Mapping[str, str]) -> bool:
    """Tell whether a rule names only days like 30 February: it would be followed to the calendar's end."""
    if "BYMONTHDAY" not in parts or "BYMONTH" not in parts:
        return False
    try:
        least = min(abs(int(day)) for day in parts["BYMONTHDAY"].split(","))
        longest = max(calendar.monthrange(2024, int(month))[1] for month in parts["BYMONTH"].split(","))
    except (ValueError, calendar.IllegalMonthError):
        return True
    return least > longest


def _until(text: str, local: Callable[[Clock], datetime]) -> datetime | None:
    if not text:
        return None
    found = clocks(Property("UNTIL", {}, text))
    if not found:
        raise UnreadableRule(text)
    if found[0].is_day:
        return found[0].wall + timedelta(hours=23, minutes=59, seconds=59)
    return local(found[0]) if found[0].is_utc else found[0].wall


def _nearer(begins: datetime, first: datetime, parts: dict[str, str]) -> datetime:
    """Return a later beginning from which a rule gives the same days from `first` on."""
    interval = int(parts.get("INTERVAL", "1"))
    period = timedelta(days=_PERIODS.get(parts["FREQ"], 0) * interval)
    if begins >= first:
        return begins
    if period:
        return begins + (first - begins) // period * period
    cycle = _CYCLE * interval
    return begins.replace(year=begins.year + max(0, first.year - 1 - begins.year) // cycle * cycle)


def _times(parts: dict[str, str], begins: datetime, last: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrule as Rule  # noqa: N812
    from dateutil.rrule import rrulestr

    told = ";".join(f"{name}={value}" for name, value in parts.items())
    if last < begins:
        return
    try:
        # A rule that never comes is followed to the end of all years: there the way is short.
        away = (MAXYEAR - last.year) // _CYCLE * _CYCLE
        rule = rrulestr(told, dtstart=begins.replace(year=begins.year + away))
        if isinstance(rule, Rule):
            # Without an end it would be followed far beyond the last day that counts.
            for wall in rule.replace(until=last.replace(year=last.year + away)):
                yield wall.replace(year=wall.year - away)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as error:
        raise UnreadableRule(told) from error
