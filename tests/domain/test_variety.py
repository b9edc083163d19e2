from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.variety import variety


def test_equal_words_count_as_many_as_they_are():
    found = variety(["Baker"] * 4 + ["Florist"] * 4 + ["Printer"] * 4 + [""])
    assert (found.total, found.known, found.kinds) == (13, 12, 3)
    assert found.effective == pytest.approx(3)
    assert found.largest_share == pytest.approx(100 / 3)


def test_one_word_for_most_is_little_variety():
    found = variety(["Law"] * 9 + ["Food"])
    assert found.effective == pytest.approx(1.384, abs=0.001)
    assert (found.largest, found.largest_share) == ("Law", 90)


def test_spelling_counts_as_in_seats():
    found = variety(["Web designer", "web  designer.", "WEB DESIGNER"])
    assert (found.kinds, found.largest) == (1, "Web designer")


def test_below_ten_known_nothing_is_said():
    assert variety(["Law"] * 9).effective is None
    assert variety(["Law"] * 10).effective == pytest.approx(1)
    nobody = variety(["", " "])
    assert (nobody.total, nobody.known, nobody.largest, nobody.largest_share) == (2, 0, "", None)


@given(st.lists(st.sampled_from(["", "a", "b", "c", "d"]), max_size=40))
def test_the_effective_number_lies_between_one_and_the_kinds(words):
    found = variety(words)
    assert found.known <= found.total == len(words)
    if found.effective is not None:
        assert found.effective >= 1 or isclose(found.effective, 1)
        assert found.effective <= found.kinds or isclose(found.effective, found.kinds)
