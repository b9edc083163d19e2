"""A zone as the rules that a calendar file brings along (VTIMEZONE), for the years that its events need."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_STEP = timedelta(days=7)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Clocks of a zone are put forward or back, or begin.

    Attributes:
        onset: what they show just before, by the old offset.
        before: the old offset from UTC.
        after: the new one.
        name: how the zone's time is called from then on.
        is_summer: whether it is then ahead of its usual time.
    """

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[Change]:
    """Yield what clocks of a zone go by at `first` (UTC), and every change until `last`."""
    yield _change(first, zone, first.astimezone(zone).utcoffset() or timedelta())
    at = first
    while at < last:
        following = at + _STEP
        if _state(at, zone) != _state(following, zone):
            yield _found(at, following, zone)
        at = following


def _found(at: datetime, following: datetime, zone: ZoneInfo) -> Change:
    """Return the change between two moments, to the second."""
    old = _state(at, zone)
    low, high = at, following
    while high - low > _SECOND:
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (middle, high) if _state(middle, zone) == old else (low, middle)
    return _change(high, zone, old[0])


def _change(at: datetime, zone: ZoneInfo, before: timedelta) -> Change:
    local = at.astimezone(zone)
    return Change(
        onset=(at + before).replace(tzinfo=None),
        before=before,
        after=local.utcoffset() or timedelta(),
        name=local.tzname() or zone.key,
        is_summer=bool(local.dst()),
    )


def _state(at: datetime, zone: ZoneInfo) -> tuple[timedelta, str]:
    local = at.astimezone(zone)
    return local.utcoffset() or timedelta(), local.tzname() or ""


def year_starts(first: int, last: int) -> tuple[datetime, datetime]:
    """Return the moments between which the rules for these years are needed, with a day to spare."""
    begin = datetime(max(2, first) - 1, 12, 31, tzinfo=UTC)
    return begin, datetime(min(9998, last) + 1, 1, 2, tzinfo=UTC)
