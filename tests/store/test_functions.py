from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.names import fold
from netcrm.store.functions import bound, digits, folded, local_day


@given(st.lists(st.text() | st.text(alphabet=st.characters(max_codepoint=127)), max_size=3))
def test_folding_for_search_is_folding(texts):
    assert folded(*texts) == fold(" ".join(text for text in texts if text))


def test_digits_of_a_phone_number():
    assert digits("+49 (170) 123-4567") == "491701234567"
    assert digits(None) == ""


def test_the_day_is_that_of_the_place():
    assert local_day("2026-03-10T23:30:00.000000Z", "Europe/Berlin") == "2026-03-11"
    assert local_day("2026-03-10T23:30:00.000000Z", "America/New_York") == "2026-03-10"
    assert local_day(None, "Europe/Berlin") is None


def test_dates_are_bound_as_their_text():
    assert bound(None, 1, date(2026, 3, 1)) == "2026-03-01"
    assert bound(None, 1, datetime(2026, 3, 1, tzinfo=UTC)) == "2026-03-01T00:00:00.000000Z"
    with pytest.raises(TypeError):
        bound(None, 1, object())
