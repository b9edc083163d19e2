"""The sample data: a believable book whose days lie around today (PRODUCT.md 8, ``demo``).

``resources/demo/network.json`` is an archive in which a day may be written in relation to today:

- ``today``, ``today-12``, ``today+1``: so many days from today;
- ``today+1>``, ``today-15<``: the same, moved on to Monday or back to Friday where it falls on a weekend;
- ``today-12T06:45``: the moment when clocks in the zone show that time on that day;
- ``BYDAY=today+1>`` inside a recurrence: the weekday of that day;
- the zone ``here`` of an event: the owner's own.
"""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from netcrm import resources
from netcrm.exchange import archive
from netcrm.exchange.archive_plain import write_moment

HERE: Final = "here"
_DAY: Final = re.compile(r"today([+-]\d+)?([<>])?(?:T(\d\d:\d\d))?")
_ON_WEEKDAY: Final = re.compile(r"(?<=BYDAY=)" + _DAY.pattern)
_SATURDAY: Final = 5
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def sample(today: date, zone: str, now: datetime) -> archive.Values:
    """Return the sample data as values, checked like any archive.

    Args:
        today: the owner's local day, around which everything lies.
        zone: IANA name of the owner's time zone, in which every event takes place.
        now: aware moment; nothing is recorded as decided later than this.
    """
    document = json.loads(resources.read_text("demo", "network.json"))
    return archive.read(json.dumps(_Calendar(today, ZoneInfo(zone), now).settled(document)))


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Turns the days and moments of the sample into those of one calendar."""

    today: date
    zone: ZoneInfo
    now: datetime

    def settled(self, given: Any, key: str = "") -> Any:  # noqa: ANN401 - any JSON value
        """Return `given`, which stands under `key`, with every relative day settled."""
        if isinstance(given, dict):
            return {name: self.settled(value, name) for name, value in given.items()}
        if isinstance(given, list):
            return [self.settled(value, key) for value in given]
        return self._text(given, key) if isinstance(given, str) else given

    def _text(self, text: str, key: str) -> str:
        if key == "zone" and text == HERE:
            return self.zone.key
        if key == "recurrence":
            return _ON_WEEKDAY.sub(lambda found: _WEEKDAYS[self._day(found).weekday()], text)
        found = _DAY.fullmatch(text)
        if found is None:
            return text
        if found[3] is None:
            return self._day(found).isoformat()
        clock = time.fromisoformat(found[3])
        moment = datetime.combine(self._day(found), clock, self.zone)
        return write_moment(moment if key in ("starts_at", "ends_at") else min(moment, self.now))

    def _day(self, found: re.Match[str]) -> date:
        day = self.today + timedelta(days=int(found[1] or 0))
        beyond = day.weekday() - _SATURDAY
        if beyond < 0 or not found[2]:
            return day
        return day + timedelta(days=2 - beyond) if found[2] == ">" else day - timedelta(days=1 + beyond)
