"""Zones of a calendar to zones of this computer: by name, by Windows' name, by the rules that it brings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from io import StringIO

from netcrm.domain.local_time import zone
from netcrm.exchange.ics_lines import Block
from netcrm.exchange.ics_series import never_comes
from netcrm.exchange.ics_values import Clock

# One for each way that clocks go somewhere many people live.
_CANDIDATES = (
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow", "America/New_York",
    "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
    "America/Halifax", "America/St_Johns", "America/Sao_Paulo", "Pacific/Honolulu", "Asia/Dubai",
    "Asia/Karachi", "Asia/Kolkata", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney",
    "Australia/Adelaide", "Australia/Brisbane", "Pacific/Auckland",
)  # fmt: skip
_MOST_RULES = 16_384
_FOLD = re.compile(r"\r?\n[ \t]")
_RULE = re.compile(r"^((?:RRULE|EXRULE)[^:\r\n]*):([^\r\n]*)", re.I | re.M)
# Anything else in a zone's rules may be followed without an end.
_PLAIN = frozenset({"FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY", "UNTIL", "COUNT", "WKST"})
_MONTHS = re.compile(r"(?:0?[1-9]|1[0-2])(?:,(?:0?[1-9]|1[0-2]))*")
_DAYS = re.compile(r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU))*")
_MOST_CHANGES = 40
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Place:
    """A zone with the name under which an event is kept.

    Attributes:
        name: IANA name.
        zone: turns the clock's time into a moment; may know other rules than those of the name.
        is_known: whether the calendar's own name for it was understood.
    """

    name: str
    zone: tzinfo
    is_known: bool = True


@dataclass(slots=True)
class Zones:
    """The zones of one calendar.

    Attributes:
        own: the owner's zone, for clocks and whole days without one.
        calendar: the zone that the calendar says it is kept in; empty for none.
        rules: the zones that the calendar brings.
        today: when offsets are compared, to name a zone that only has rules.
    """

    own: str
    calendar: str
    rules: Sequence[Block]
    today: datetime
    _found: dict[str, Place] = field(default_factory=dict)

    def place(self, clock: Clock) -> Place:
        """Return where a clock hangs."""
        name = "" if clock.is_day else self.calendar
        if clock.zone and not clock.is_utc:
            name = clock.zone
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def moment(self, clock: Clock) -> datetime:
        """Return the moment that a clock shows, in UTC; of two that it shows in autumn the first.

        Raises:
            ValueError: there is no such moment.
        """
        if clock.is_utc:
            return clock.wall.replace(tzinfo=UTC)
        return moment(clock.wall, self.place(clock).zone)

    def _find(self, name: str) -> Place:
        own = Place(self.own, zone(self.own) or UTC)
        if not name:
            return own
        known = named(name)
        if known:
            return Place(known, zone(known) or UTC)
        rules = self._by_rules(name)
        if rules is None:
            return Place(own.name, own.zone, is_known=False)
        return Place(self._name_of(rules), rules)

    def _by_rules(self, name: str) -> tzinfo | None:
        block = next((one for one in self.rules if one.text("TZID") == name), None)
        if block is None or not block.is_closed or len(block.raw) > _MOST_RULES:
            return None
        text = _FOLD.sub("", block.raw)
        rules = _RULE.findall(text)
        if len(rules) > _MOST_CHANGES or not all(_comes_yearly(name, told) for name, told in rules):
            return None
        from dateutil import tz

        try:
            found = tz.tzical(StringIO(text + "\r\n")).get()
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
            return None
        return found if found is not None and self._offsets(found) else None

    def _name_of(self, rules: tzinfo) -> str:
        """Return a zone whose clocks go alike this year, the owner's own first."""
        offsets = self._offsets(rules)
        for name in (self.own, *_CANDIDATES):
            candidate = zone(name)
            if candidate is not None and self._offsets(candidate) == offsets:
                return name
        hours = offsets[0] // _HOUR if offsets and offsets[0] % _HOUR == timedelta() else 0
        fixed = f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"
        return fixed if zone(fixed) is not None and len(set(offsets)) == 1 else self.own

    def _offsets(self, zone: tzinfo) -> list[timedelta]:
        """Return the offsets at the beginning of each month; none where the rules can't be followed."""
        days = (datetime(self.today.year, month, 1, 12) for month in range(1, 13))  # noqa: DTZ001
        try:
            return [day - moment(day, zone).replace(tzinfo=None) for day in days]
        except (ValueError, TypeError, AttributeError):
            return []


def _comes_yearly(name: str, rule: str) -> bool:
    """Tell whether a zone's rule is sure to come in nearly every year."""
    parts = dict(part.partition("=")[::2] for part in rule.strip().upper().split(";") if part)
    if name.upper() != "RRULE" or parts.get("FREQ") != "YEARLY" or parts.pop("INTERVAL", "1") != "1":
        return False
    if not _PLAIN.issuperset(parts):
        return False
    days = parts.get("BYDAY", "SU")
    if _MONTHS.fullmatch(parts.get("BYMONTH", "1")) is None or _DAYS.fullmatch(days) is None:
        return False
    if "BYMONTHDAY" not in parts:
        return True
    return not never_comes({"BYMONTH": "1", **parts}) and not any(sign.isdecimal() for sign in days)


def moment(wall: datetime, zone: tzinfo) -> datetime:
    """Return the moment in UTC at which a clock of the zone shows `wall`.

    Raises:
        ValueError: it lies outside the calendar.
    """
    try:
        return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(str(error)) from error


def named(name: str) -> str:
    """Return the IANA name that a calendar's name for a zone stands for; empty for none.

    Known are IANA's own names, also below a program's path ("/example.org/Europe/Berlin"), and Windows'.
    """
    text = name.strip().strip('"')
    if zone(text) is not None:
        return text
    parts = text.strip("/").split("/")
    for start in range(max(0, len(parts) - 3), len(parts)):
        tail = "/".join(parts[start:])
        if "/" in tail and zone(tail) is not None:
            return tail
    found = _windows().get(text, "")
    return found if zone(found) is not None else ""


def _windows() -> Mapping[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return WINDOWS_TO_OLSON
