"""When a group meets next, by its rule of repeating (RFC 5545 RRULE; PRODUCT.md 3, group)."""

from datetime import date, datetime, time, timedelta
from itertools import takewhile

_RARELY = timedelta(days=366 * 8)
"""How far ahead is looked; a rule that names no day until then is taken to name none."""

_WHOLE_DAYS = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})

_WITHIN_A_DAY = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})


def next_dates(rrule: str, after: date, count: int, *, begins: date | None = None) -> tuple[date, ...]:
    """Return the next days on which a group meets, the earliest first.

    Args:
        rrule: an RFC 5545 RRULE value, with or without its name before it.
        after: the days lie after this one.
        count: at most so many.
        begins: a day on which they met, from which every second week and the like is counted; `after` where
            it isn't known.

    A rule by which no day ever comes ("30 February") takes up to some seconds: ask on a reader thread.

    Returns:
        Fewer than `count` days where the rule ends, and none where it can't be read or repeats within a day.
    """
    from dateutil.rrule import rrule as Rule  # noqa: N812
    from dateutil.rrule import rrulestr

    parts = _parts(rrule)
    if count <= 0 or parts.get("FREQ") not in _WHOLE_DAYS or set(parts) & _WITHIN_A_DAY:
        return ()
    # "Every 0 weeks" would never move on.
    if not parts.get("INTERVAL", "1").isdecimal() or not int(parts.get("INTERVAL", "1")):
        return ()
    begin = begins if begins is not None and begins <= after else after
    try:
        left, last = int(parts.pop("COUNT", "0")), _day(parts.pop("UNTIL", ""))
        told = ";".join(f"{name}={value}" for name, value in parts.items())
        rule = rrulestr(told, dtstart=datetime.combine(begin, time.min))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return ()
    if not isinstance(rule, Rule):
        return ()
    horizon = min(last or date.max, after + min(_RARELY, date.max - after))
    days = (moment.date() for moment in rule.replace(until=datetime.combine(horizon, time.max)))
    # Counted here: a rule with COUNT that never comes true would be followed to the end of the calendar.
    met = (day for number, day in enumerate(days) if not left or number < left)
    coming = (day for day in takewhile(lambda day: day <= horizon, met) if day > after)
    return tuple(day for day, _number in zip(coming, range(count), strict=False))


def _parts(rrule: str) -> dict[str, str]:
    """Return the parts of a rule by name; nothing where a part has no value."""
    pairs = [part.partition("=") for part in rrule.strip().upper().removeprefix("RRULE:").split(";") if part]
    if not all(mark and value and "\n" not in value for _name, mark, value in pairs):
        return {}
    return {name: value for name, _mark, value in pairs}


def _day(text: str) -> date | None:
    return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}") if text else None
