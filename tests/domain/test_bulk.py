import gc
import weakref

import pytest

from netcrm.domain.bulk import let_go, uncollected, unhurried


class Value:
    pass


def test_letting_go_empties_the_list_and_frees_what_it_held():
    values = [Value() for _ in range(1_001)]
    seen = [weakref.ref(one) for one in values]

    let_go(values)

    assert values == []
    assert [one() for one in seen] == [None] * 1_001


@pytest.mark.parametrize("pause", [uncollected, unhurried])
def test_the_collector_runs_again_afterwards_whatever_happened(pause):
    def stopped():
        with pause():
            assert not gc.isenabled()
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        stopped()
    assert gc.isenabled()


@pytest.mark.parametrize("pause", [uncollected, unhurried])
def test_one_pause_inside_another_ends_with_the_outer_one(pause):
    with pause():
        with pause():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
