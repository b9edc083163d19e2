"""Days of groups that meet again and again."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.recurrence import next_dates

TUESDAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("rule", "count", "days"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", 3, ["2026-11-18", "2026-11-25", "2026-12-02"]),
        ("RRULE:FREQ=WEEKLY;BYDAY=TU", 2, ["2026-11-24", "2026-12-01"]),
        ("freq=weekly;byday=we", 1, ["2026-11-18"]),
        ("FREQ=MONTHLY;BYDAY=2TU", 2, ["2026-12-08", "2027-01-12"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", 2, ["2026-11-30", "2026-12-31"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 1, ["2028-02-29"]),
        ("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261125T235959Z", 9, ["2026-11-18", "2026-11-25"]),
        ("FREQ=WEEKLY;BYDAY=WE;COUNT=1", 9, ["2026-11-18"]),
    ],
)
def test_the_next_days(rule, count, days):
    assert [day.isoformat() for day in next_dates(rule, TUESDAY, count)] == days


def test_every_second_week_is_counted_from_the_last_time():
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"
    assert next_dates(rule, TUESDAY, 1, begins=date(2026, 11, 4)) == (date(2026, 11, 18),)
    assert next_dates(rule, TUESDAY, 1, begins=date(2026, 11, 11)) == (date(2026, 11, 25),)


def test_a_begin_after_the_day_counts_for_nothing():
    assert next_dates("FREQ=WEEKLY", TUESDAY, 1, begins=date(2027, 1, 1)) == (date(2026, 11, 24),)


def test_what_is_past_uses_the_count_up():
    rule = "FREQ=WEEKLY;BYDAY=WE;COUNT=2"
    assert next_dates(rule, TUESDAY, 5, begins=date(2026, 11, 11)) == (date(2026, 11, 18),)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every Wednesday",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;BYHOUR=8",
        "FREQ=WEEKLY;UNTIL=soon",
        "FREQ=WEEKLY;COUNT=many",
        "FREQ=WEEKLY\nEXDATE:20261118",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=0",
    ],
)
def test_no_day_where_there_is_none_to_name(rule):
    assert next_dates(rule, TUESDAY, 3) == ()


def test_the_calendar_ends():
    assert next_dates("FREQ=DAILY", date.max - timedelta(days=1), 5) == (date.max,)
    assert next_dates("FREQ=DAILY", date.max, 5) == ()


@given(
    after=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    every=st.integers(1, 5),
    weekday=st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]),
    count=st.integers(0, 6),
)
def test_days_rise_and_lie_after(after, every, weekday, count):
    days = next_dates(f"FREQ=WEEKLY;INTERVAL={every};BYDAY={weekday}", after, count)
    assert len(days) == count
    assert all(day > after for day in days)
    assert all((later - earlier).days == 7 * every for earlier, later in pairwise(days))


@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    assert isinstance(next_dates(text, TUESDAY, 2), tuple)
