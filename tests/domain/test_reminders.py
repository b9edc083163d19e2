from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.reminders import LATEST, day_in

TUESDAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Send the lease tomorrow", date(2026, 11, 18)),
        ("Ring the day after tomorrow", date(2026, 11, 19)),
        ("Call Friday about the quote", date(2026, 11, 20)),
        ("She wants it by Tue", date(2026, 11, 24)),
        ("on Tuesday", date(2026, 11, 24)),
        ("Next Friday we meet", date(2026, 11, 27)),
        ("next wed", date(2026, 11, 25)),
        ("Ask again next week", date(2026, 11, 23)),
        ("next month she is back", date(2026, 12, 1)),
        ("in 3 days", date(2026, 11, 20)),
        ("In two weeks", date(2026, 12, 1)),
        ("in a month", date(2026, 12, 17)),
        ("on 3 Dec", date(2026, 12, 3)),
        ("the 3rd of December, at nine", date(2026, 12, 3)),
        ("Dec 3rd", date(2026, 12, 3)),
        ("moves on 15 January", date(2027, 1, 15)),
        ("15 January 2028", date(2028, 1, 15)),
        ("review on 2027-02-01", date(2027, 2, 1)),
        ("am 3.12. wieder", date(2026, 12, 3)),
        ("3.12.2027", date(2027, 12, 3)),
        ("met on 3 Oct, call on 4 Dec", date(2026, 12, 4)),
    ],
)
def test_a_day_to_come_is_found(text, day):
    assert day_in(text, TUESDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She spoke about break clauses",
        "last Friday she was ill",
        "every Monday",
        "since Tuesday",
        "We sat in the sun, then mon ami",
        "met on 3 Oct",
        "on 3/12",
        "on 31 February",
        "2026-02-31",
        "version 1.2.3",
        "today",
        "Fridays suit her",
        "3 December 2025",
        "1 March 3999",
    ],
)
def test_what_is_no_clear_day_to_come_is_left_alone(text):
    assert day_in(text, TUESDAY) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.text(max_size=60))
def test_a_reminder_always_lies_ahead(today, text):
    for words in (text, f"{text} next Friday", f"on {text} 3 Dec"):
        day = day_in(words, today)
        assert day is None or 1 <= (day - today).days <= LATEST


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 180))
def test_a_written_day_is_read_back(today, ahead):
    day = today + timedelta(days=ahead)
    assert day_in(f"Call on {day.day} {day:%B}", today) == day
    assert day_in(f"Call on {day.isoformat()}", today) == day
