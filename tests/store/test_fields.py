from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.room import Room
from netcrm.store.fields import (
    MOMENT_LENGTH,
    DayField,
    EnumField,
    JsonField,
    MomentField,
    json_text,
    moment_of,
    moment_text,
)

moments = st.datetimes(timezones=st.just(UTC))


@given(moments)
def test_a_moment_comes_back_and_has_one_width(moment):
    text = moment_text(moment)
    assert moment_of(text) == moment
    assert len(text) == MOMENT_LENGTH


@given(moments, moments)
def test_texts_sort_like_moments(one, other):
    assert (moment_text(one) < moment_text(other)) is (one < other)


def test_a_moment_of_another_zone_is_kept_in_utc():
    moment = datetime(2026, 3, 11, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert moment_text(moment) == "2026-03-10T23:30:00.000000Z"


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        moment_text(datetime(2026, 3, 11))  # noqa: DTZ001 - that is the point


def test_a_day_is_no_moment():
    field = DayField()
    assert field.db_value(date(2026, 3, 1)) == "2026-03-01"
    assert field.python_value("2026-03-01") == date(2026, 3, 1)
    with pytest.raises(ValueError, match="not a moment"):
        field.db_value(datetime(2026, 3, 1, tzinfo=UTC))


def test_json_has_one_form():
    assert json_text({"b": "ø", "a": [1, None]}) == '{"a":[1,null],"b":"ø"}'
    with pytest.raises(ValueError, match="JSON"):
        json_text(float("nan"))


def test_nothing_stays_nothing():
    for field in (MomentField(), DayField(), JsonField(), EnumField(Room)):
        assert field.db_value(None) is None
        assert field.python_value(None) is None


def test_an_enumeration_keeps_its_text_and_refuses_others():
    field = EnumField(Room)
    assert field.db_value(Room.GIVE_BACK) == "give_back"
    assert field.python_value("give_back") is Room.GIVE_BACK
    with pytest.raises(ValueError, match="kitchen"):
        field.db_value("kitchen")
