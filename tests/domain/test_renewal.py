from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.renewal import Lack, Measure, Standing, Suggestion, renewal, standing
from netcrm.domain.room import Room

CIRCLE = Group(id=1, name="Circle", status=GroupStatus.MEMBER, room=Room.SUPPORT_PEERS, vibe="Warm")
ALIVE = {Measure.REFERRALS_RECEIVED: 2, Measure.NEW_PEOPLE: 5}


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        (Measure.NEW_PEOPLE, 10, Standing.SAME),
        (Measure.NEW_PEOPLE, 12, Standing.SAME),
        (Measure.NEW_PEOPLE, 8, Standing.SAME),
        (Measure.NEW_PEOPLE, 13, Standing.BETTER),
        (Measure.NEW_PEOPLE, 7, Standing.WORSE),
        (Measure.COST, 7, Standing.BETTER),
        (Measure.COST, 13, Standing.WORSE),
        (Measure.OVERLAP, 7, Standing.BETTER),
    ],
)
def test_within_a_fifth_of_the_median_is_the_same(measure, value, expected):
    assert standing(measure, value, 10) is expected


def test_nothing_but_nought_is_the_same_as_nought():
    assert standing(Measure.WON_VALUE, 0, 0) is Standing.SAME
    assert standing(Measure.WON_VALUE, 1, 0) is Standing.BETTER
    assert standing(Measure.ABSENCES_LEFT, -1, 0) is Standing.WORSE


def compared(found, measure):
    return next(one for one in found.compared if one.measure is measure)


def test_fewer_than_three_others_are_no_comparison():
    others = [{Measure.NEW_PEOPLE: 1}, {Measure.NEW_PEOPLE: 2}, {Measure.NEW_PEOPLE: None}]
    assert compared(renewal(CIRCLE, ALIVE, others), Measure.NEW_PEOPLE).standing is None
    others[2] = {Measure.NEW_PEOPLE: 3}
    figure = compared(renewal(CIRCLE, ALIVE, others), Measure.NEW_PEOPLE)
    assert (figure.median, figure.standing) == (2, Standing.BETTER)


@pytest.mark.parametrize(
    ("group", "own", "lacks"),
    [
        (CIRCLE, ALIVE | {Measure.REFERRALS_RECEIVED: 0}, (Lack.NO_REFERRAL,)),
        (CIRCLE, ALIVE | {Measure.NEW_PEOPLE: 0}, (Lack.NOBODY_NEW,)),
        (replace(CIRCLE, room=None), ALIVE, (Lack.NO_ROOM,)),
        (replace(CIRCLE, vibe=" "), ALIVE, (Lack.NO_VIBE,)),
        (CIRCLE, {}, (Lack.NO_REFERRAL, Lack.NOBODY_NEW)),
    ],
)
def test_what_says_to_let_go(group, own, lacks):
    found = renewal(group, own, [])
    assert (found.suggestion, found.lacks) == (Suggestion.LET_GO, lacks)


OTHERS = [{Measure.COST: 100, Measure.HOURS: 10, Measure.WON_VALUE: 50} for _ in range(3)]


@pytest.mark.parametrize(
    ("figures", "status", "suggestion"),
    [
        ({Measure.COST: 50, Measure.HOURS: 20}, GroupStatus.MEMBER, Suggestion.RENEW),
        ({Measure.COST: 200, Measure.HOURS: 20}, GroupStatus.MEMBER, Suggestion.UNDECIDED),
        ({Measure.COST: 200, Measure.HOURS: 20}, GroupStatus.TRYING, Suggestion.TRY_TWO_MORE),
        ({}, GroupStatus.MEMBER, Suggestion.RENEW),
    ],
)
def test_as_many_better_as_worse_is_worth_renewing(figures, status, suggestion):
    assert renewal(replace(CIRCLE, status=status), ALIVE | figures, OTHERS).suggestion is suggestion


def test_the_figures_that_decided_are_those_farthest_off():
    own = ALIVE | {Measure.COST: 200, Measure.HOURS: 40, Measure.WON_VALUE: 500}
    found = renewal(CIRCLE, own, OTHERS)
    assert (found.better, found.worse) == (1, 2)
    assert [one.measure for one in found.deciding[:2]] == [Measure.HOURS, Measure.COST]


@given(
    st.dictionaries(st.sampled_from(Measure), st.integers(0, 100)),
    st.lists(st.dictionaries(st.sampled_from(Measure), st.integers(0, 100)), max_size=5),
)
def test_the_suggestion_follows_from_the_figures(own, others):
    found = renewal(CIRCLE, own, others)
    assert len(found.compared) == len(Measure)
    assert (found.suggestion is Suggestion.LET_GO) is bool(found.lacks)
    if not found.lacks:
        assert (found.suggestion is Suggestion.RENEW) is (found.better >= found.worse)
        assert 2 <= len(found.deciding) <= 3
