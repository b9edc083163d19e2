"""Values of a calendar: moments on a clock that is yet to be found, and durations (RFC 5545, 3.3)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from netcrm.exchange.ics_lines import Property

_MOMENT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z)?)?")
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?"
)
_LEAP_SECOND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A moment as a calendar writes it.

    Attributes:
        wall: what the clock shows, without a zone; midnight of a whole day.
        zone: the zone's name in the calendar; empty where it names none.
        is_utc: whether the clock is that of UTC.
        is_day: whether a whole day is meant.
    """

    wall: datetime
    zone: str = ""
    is_utc: bool = False
    is_day: bool = False


def clock(told: Property | None) -> Clock | None:
    """Return the moment that a property holds; None where it holds none."""
    found = clocks(told)
    return found[0] if found else None


def clocks(told: Property | None) -> list[Clock]:
    """Return all moments of a property, of a period its start; what is none is left out."""
    if told is None:
        return []
    zone = told.parameters.get("TZID", "")
    parts = (part.partition("/")[0].strip() for part in told.value.split(","))
    return [one for part in parts if (one := _clock(part, zone)) is not None]


def _clock(text: str, zone: str) -> Clock | None:
    found = _MOMENT.fullmatch(text.upper())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        wall = datetime(year, month, day, hour, minute, min(second, _LEAP_SECOND - 1))  # noqa: DTZ001
    except ValueError:
        return None
    return Clock(wall=wall, zone=zone, is_utc=bool(found[7]), is_day=found[4] is None)


def duration(told: Property | None) -> timedelta | None:
    """Return a length of time, not below none; None where the property holds none."""
    found = _DURATION.fullmatch(told.value.strip().upper()) if told is not None else None
    if found is None or found[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
