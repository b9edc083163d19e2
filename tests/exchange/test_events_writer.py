import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from netcrm.domain.event import Event, EventStatus
from netcrm.domain.event_plan import event_of, plan_events
from netcrm.domain.names import fold
from netcrm.domain.plan import DecisionKind
from netcrm.exchange.events_ics import read_events
from netcrm.exchange.events_writer import write

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
BREAKFAST = Event(
    id=3,
    title="Breakfast, early; or late",
    starts_at=datetime(2026, 11, 18, 5, 45, tzinfo=UTC),
    ends_at=datetime(2026, 11, 18, 7, 30, tzinfo=UTC),
    zone="Europe/Berlin",
    place="Café\\Bar",
    goal="Meet two printers",
    notes="Bring cards\nand a pen",
    status=EventStatus.ATTENDED,
)


def back(*events: Event) -> list[Event]:
    return [event_of(draft) for draft in read_events(write(events, now=NOW).encode(), now=NOW).events]


def test_an_event_as_every_calendar_reads_it():
    text = write([BREAKFAST], now=NOW)
    (event,) = Calendar.from_ical(text).walk("VEVENT")

    assert (event["UID"], event["SUMMARY"], event["LOCATION"]) == (
        "event-3@netcrm",
        BREAKFAST.title,
        BREAKFAST.place,
    )
    assert event["DESCRIPTION"] == "Meet two printers\n\nBring cards\nand a pen"
    assert (event["DTSTART"].params["TZID"], event["STATUS"]) == ("Europe/Berlin", "CONFIRMED")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (BREAKFAST.starts_at, BREAKFAST.ends_at)
    assert event["DTSTAMP"].dt == NOW
    assert "\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_it_comes_back_as_it_was():
    assert back(BREAKFAST) == [replace(BREAKFAST, id=0)]
    off = replace(BREAKFAST, status=EventStatus.CANCELLED, goal="", place="", notes="")
    assert back(off) == [replace(off, id=0)]
    assert "STATUS:CANCELLED" in write([off])


def test_the_same_calendar_comes_out_each_time():
    assert write([BREAKFAST], now=NOW) == write([BREAKFAST], now=NOW)
    assert "DTSTAMP:20261118T054500Z" in write([BREAKFAST])


def test_an_empty_calendar_is_one():
    assert Calendar.from_ical(write([])).walk("VEVENT") == []


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Nowhere/Land", "Asia/Kathmandu", "Europe/Dublin"])
def test_zones_of_every_kind_come_back(zone):
    (event,) = back(replace(BREAKFAST, zone=zone))
    assert event.starts_at == BREAKFAST.starts_at
    assert event.zone == (zone if zone != "Nowhere/Land" else "Europe/Berlin")


@pytest.mark.parametrize("hour", [0, 1])
def test_both_hours_that_clocks_show_twice_come_back(hour):
    twice = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    event = replace(BREAKFAST, starts_at=twice, ends_at=twice + timedelta(minutes=10))
    assert back(event) == [replace(event, id=0)]


ZONES = st.sampled_from(
    [
        *("Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "UTC"),
        *("Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "Pacific/Chatham", "Asia/Tehran"),
    ]
)
MOMENTS = st.datetimes(datetime(1975, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n,;:\\\"'"), max_size=90)


def edge(zone: str, year: int, month: int, day: int) -> datetime:
    """Return the last moment before a day on the clock of a zone: clocks change soon after it."""
    return datetime(year, month, day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@given(
    zone=ZONES,
    at=MOMENTS
    | st.builds(
        lambda zone, day, minutes: edge(zone, 2026, *day) + timedelta(minutes=minutes),
        ZONES,
        st.sampled_from([(3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1)]),
        st.integers(0, 300),
    ),
    minutes=st.integers(0, 100_000),
    texts=st.tuples(TEXT, TEXT, TEXT, TEXT),
    status=st.sampled_from(EventStatus),
)
@example(
    zone="Europe/Berlin",
    at=datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    minutes=0,
    texts=("x", "", "", ""),
    status=EventStatus.PLANNED,
)
def test_no_event_changes_on_its_way_out_and_in(zone, at, minutes, texts, status):
    at = at.replace(microsecond=0)
    title, place, goal, notes = texts
    event = Event(
        id=1,
        title=title if title.strip() else "Breakfast",
        starts_at=at,
        ends_at=at + timedelta(minutes=minutes),
        zone=zone,
        place=place,
        goal=goal,
        notes=notes,
        status=status,
    )

    drafts = read_events(write([event]).encode(), now=NOW).events
    (found,) = [event_of(draft) for draft in drafts]

    assert (found.starts_at, found.ends_at, found.zone) == (event.starts_at, event.ends_at, event.zone)
    assert (fold(found.title), found.status) == (fold(event.title), status)
    # Into the book that it came from it brings nothing at all.
    (decision,) = plan_events(drafts, [event], lambda done, total: None)
    assert (decision.kind, decision.event) == (DecisionKind.UNCHANGED, 1)


@given(ZONES.filter(lambda zone: zone != "UTC"), MOMENTS)
def test_the_rules_that_come_along_say_what_clocks_show(zone, at):
    at = at.replace(microsecond=0)
    text = write([replace(BREAKFAST, starts_at=at, ends_at=at, zone=zone)])
    begin, end = text.find("BEGIN:VTIMEZONE"), text.find("END:VTIMEZONE")
    local = at.astimezone(ZoneInfo(zone))
    if begin < 0 or local.replace(fold=1).utcoffset() != local.replace(fold=0).utcoffset():
        return
    rules = tz.tzical(io.StringIO(text[begin:end] + "END:VTIMEZONE\r\n")).get()
    assert local.replace(tzinfo=rules).utcoffset() == local.utcoffset()
