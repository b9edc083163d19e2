from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from netcrm.domain.event import Event, EventStatus
from netcrm.domain.group import Group
from netcrm.domain.group_page import next_meeting

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 20, 9, 0, tzinfo=LONDON)
WEEKLY = Group(id=3, name="Circle", recurrence="FREQ=WEEKLY;BYDAY=WE")


def meeting(day, hour=6, **fields):
    starts = datetime(day.year, day.month, day.day, hour, 45, tzinfo=LONDON).astimezone(UTC)
    told = {"group": 3, "title": "Breakfast", "starts_at": starts, "ends_at": starts + timedelta(minutes=90)}
    return Event(**(told | {"zone": "Europe/London", "status": EventStatus.ATTENDED} | fields))


def test_the_next_meeting_is_like_the_last_one():
    last = meeting(date(2026, 3, 18), place="Quay Hotel", fee=1400, currency="GBP", travel_minutes=30)
    found = next_meeting(WEEKLY, [meeting(date(2026, 3, 4)), last], NOW)
    assert (found.id, found.status, found.on) == (0, EventStatus.PLANNED, date(2026, 3, 25))
    assert (found.place, found.fee, found.travel_minutes) == ("Quay Hotel", 1400, 30)
    assert found.ends_at - found.starts_at == timedelta(minutes=90)


def test_it_keeps_the_hour_on_the_wall_over_the_change_of_clocks():
    found = next_meeting(WEEKLY, [meeting(date(2026, 3, 25))], NOW)
    assert found.on == date(2026, 4, 1)
    assert f"{found.local_start:%H:%M}" == "06:45"
    assert found.starts_at.astimezone(UTC).hour == 5


def test_it_comes_after_the_last_planned_one():
    planned = meeting(date(2026, 4, 8), status=EventStatus.PLANNED)
    assert next_meeting(WEEKLY, [planned], NOW).on == date(2026, 4, 15)


def test_weeks_that_nobody_wrote_down_are_passed_over():
    assert next_meeting(WEEKLY, [meeting(date(2025, 1, 8))], NOW).on == date(2026, 3, 25)


def test_today_counts_while_no_meeting_of_today_is_recorded():
    now = datetime(2026, 3, 25, 5, 0, tzinfo=LONDON)
    assert next_meeting(WEEKLY, [meeting(date(2026, 3, 18))], now).on == date(2026, 3, 25)
    assert next_meeting(WEEKLY, [meeting(date(2026, 3, 25))], now).on == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("group", "events"),
    [
        (WEEKLY, []),
        (Group(id=3, name="Circle"), [meeting(date(2026, 3, 18))]),
        (Group(id=3, name="Circle", recurrence="FREQ=NEVER"), [meeting(date(2026, 3, 18))]),
    ],
)
def test_without_a_meeting_or_a_rhythm_nothing_is_told(group, events):
    assert next_meeting(group, events, NOW) is None
