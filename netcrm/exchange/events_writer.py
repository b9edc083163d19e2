"""Events as iCalendar: read by any calendar, and read back by netcrm without a change (PRODUCT.md 6).

What is private stays behind: who comes, what was given, every verdict.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from netcrm.domain.event import Event, EventStatus
from netcrm.domain.local_time import zone
from netcrm.exchange.ics_event import OWN_GOAL, OWN_STATUS, OWN_ZONE
from netcrm.exchange.ics_zone_rules import Change, changes, year_starts

if TYPE_CHECKING:
    from icalendar import Component, Timezone

_PRODUCER = "-//netcrm//netcrm//EN"
# A line of a calendar ends at none of them, but many programs think so.
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " ") | {"\0": None})


def write(events: Sequence[Event], *, now: datetime | None = None) -> str:
    """Return the events as one calendar, with CRLF line ends; to be kept as UTF-8.

    Every event has the same UID each time. Goal and notes are its description; its state in netcrm, its goal
    and, for a moment that local clocks show twice, its zone stand in properties of netcrm's own.

    Args:
        events: in the order in which they are written.
        now: when the calendar is made; each event's own start where it isn't told.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCER)
    calendar.add("version", "2.0")
    for rules in _zones(events):
        calendar.add_component(rules)
    for event in events:
        calendar.add_component(_event(event, now))
    text: bytes = calendar.to_ical(sorted=False)
    return text.decode("utf-8")


def _event(event: Event, now: datetime | None) -> "Component":
    from icalendar import Event as Component
    from icalendar import vText

    made = Component()
    made.add("uid", f"event-{event.id}@netcrm")
    made.add("dtstamp", (now or event.starts_at).astimezone(UTC).replace(microsecond=0))
    made.add("dtstart", _moment(event.starts_at, event.zone))
    made.add("dtend", _moment(event.ends_at, event.zone))
    made.add("status", "CANCELLED" if event.status is EventStatus.CANCELLED else "CONFIRMED")
    texts = {
        "summary": event.title,
        "location": event.place,
        "description": "\n\n".join(text for text in (event.goal, event.notes) if text.strip()),
        OWN_GOAL: event.goal,
        OWN_STATUS: event.status if event.status in (EventStatus.ATTENDED, EventStatus.MISSED) else "",
        OWN_ZONE: event.zone if _moment(event.starts_at, event.zone).tzinfo is UTC else "",
    }
    for name, text in texts.items():
        if text.strip():
            made.add(name, vText(text.replace("\r\n", "\n").translate(_LINE_ENDS)))
    return made


def _moment(at: datetime, name: str) -> datetime:
    """Return a moment on the clock of its zone; in UTC where that clock doesn't say which moment it is."""
    at = at.astimezone(UTC).replace(microsecond=0)
    found = zone(name)
    if found is None:
        return at
    local = at.astimezone(found)
    if local.tzname() == "UTC":
        return at
    return local if local.replace(fold=0).astimezone(UTC) == at else at


def _zones(events: Iterable[Event]) -> "list[Timezone]":
    """Return the rules of every zone that an event is written in."""
    years: dict[str, set[int]] = {}
    for event in events:
        for at in (_moment(event.starts_at, event.zone), _moment(event.ends_at, event.zone)):
            if at.tzinfo is not UTC:
                years.setdefault(event.zone, set()).add(at.year)
    return [_rules(ZoneInfo(name), min(found), max(found)) for name, found in sorted(years.items())]


def _rules(zone: ZoneInfo, first: int, last: int) -> "Timezone":
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes(zone, *year_starts(first, last)):
        alike.setdefault((change.before, change.after, change.name, change.is_summer), []).append(change)
    made = Timezone()
    made.add("tzid", zone.key)
    for found in alike.values():
        part = TimezoneDaylight() if found[0].is_summer else TimezoneStandard()
        part.add("dtstart", found[0].onset)
        part.add("tzoffsetfrom", found[0].before)
        part.add("tzoffsetto", found[0].after)
        part.add("tzname", found[0].name)
        if len(found) > 1:
            part.add("rdate", [change.onset for change in found[1:]])
        made.add_component(part)
    return made
