from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from netcrm.store.traces import ranges


@given(st.lists(st.integers(min_value=1, max_value=60)))
def test_ranges_hold_exactly_the_ids(ids):
    found = ranges(ids)
    assert [n for first, last in found for n in range(first, last + 1)] == sorted(set(ids))
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(found))


def test_neighbours_are_one_range():
    assert ranges([3, 1, 2, 7, 2]) == [(1, 3), (7, 7)]
