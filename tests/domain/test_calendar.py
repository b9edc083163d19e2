from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.calendar import (
    Span,
    day_window,
    month_window,
    months_after,
    months_before,
    week_of,
    within_days,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 24, date(2022, 2, 28)),
        (date(2026, 3, 11), 24, date(2024, 3, 11)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2026, 7, 31), 0, date(2026, 7, 31)),
    ],
)
def test_months_earlier_clamp_to_the_end_of_the_month(day, months, expected):
    assert months_before(day, months) == expected


def test_months_stay_inside_the_calendar():
    assert months_before(date(1, 6, 1), 24) == date.min
    assert months_after(date(9999, 6, 1), 24) == date.max


@given(DAYS, st.integers(0, 600))
def test_a_month_window_ends_today_and_keeps_the_day_unless_the_month_is_shorter(today, months):
    window = month_window(today, months)
    assert window.last == today
    assert (today.year * 12 + today.month) - (window.first.year * 12 + window.first.month) == months
    assert window.first.day == today.day or (window.first + timedelta(days=1)).day == 1


@given(DAYS, st.integers(1, 400))
def test_a_day_window_counts_today_as_one_of_its_days(today, days):
    window = day_window(today, days)
    assert window.days == days
    assert window.holds(today)
    assert not window.holds(today - timedelta(days=days))


@given(DAYS, st.integers(0, 400))
def test_within_days_holds_both_ends(today, days):
    window = within_days(today, days)
    assert window.holds(today)
    assert window.holds(today - timedelta(days=days))
    assert not window.holds(today - timedelta(days=days + 1))
    assert not window.holds(today + timedelta(days=1))


def test_an_unknown_day_lies_in_no_span():
    assert not Span(date.min, date.max).holds(None)


def test_a_span_that_ends_before_it_begins_is_empty():
    assert Span(date(2026, 3, 2), date(2026, 3, 1)).days == 0


@given(DAYS, st.integers(0, 6))
def test_a_week_has_seven_days_begins_on_its_weekday_and_holds_the_day(day, first_weekday):
    week = week_of(day, first_weekday)
    assert week.days == 7
    assert week.first.weekday() == first_weekday
    assert week.holds(day)


def test_weeks_begin_on_monday_unless_told():
    sunday = date(2026, 3, 15)
    assert week_of(sunday) == Span(date(2026, 3, 9), sunday)
    assert week_of(sunday, first_weekday=6) == Span(sunday, date(2026, 3, 21))


def test_the_first_week_of_the_calendar_is_cut_short():
    assert week_of(date.min, first_weekday=6).first == date.min
    assert week_of(date.max).last == date.max
