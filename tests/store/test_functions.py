from datetime import UTC, date, datetime

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.names import fold
from netcrm.store.functions import bound, digits, folded, folded_text, local_day, register


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


@given(st.text() | st.text(alphabet=st.characters(max_codepoint=127)) | st.text(alphabet="aB Ä\0\t\n"))
def test_sqlite_folds_as_we_do(text):
    connection = apsw.Connection(":memory:")
    register(connection)
    (found,) = connection.execute(f"SELECT {folded_text('told')} FROM (SELECT ? AS told)", (text,)).fetchone()
    connection.close()

    assert found == fold(text)
