import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Answer, Contact
from netcrm.domain.owner import Owner
from netcrm.domain.room import Room
from netcrm.domain.room_suggestion import Likeness, suggest_room

OWNER = Owner(years_in_business=10, team_size=4)


def people(**columns):
    return [Contact(**dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)]


def years(*known):
    return people(years_in_business=known)


@pytest.mark.parametrize(
    ("marks", "room"),
    [
        ([Answer.YES] * 3 + [Answer.NO] * 3, Room.MEET_PROSPECTS),
        ([Answer.YES] * 2 + [Answer.NO] * 3, None),
        ([Answer.YES] * 4, None),
        ([Answer.YES] * 3 + [Answer.NO] * 2 + [Answer.UNKNOWN] * 9, Room.MEET_PROSPECTS),
    ],
)
def test_half_of_those_with_a_known_mark_make_a_room_of_prospects(marks, room):
    assert suggest_room(people(challenge=marks), OWNER).room is room


def test_who_cannot_invest_is_no_prospect():
    members = people(challenge=[Answer.YES] * 5, invest=[Answer.NO] * 3 + [Answer.UNKNOWN, Answer.YES])
    assert suggest_room(members, OWNER).room is None


@pytest.mark.parametrize(
    ("known", "room"),
    [
        ([15] * 5, Room.LISTEN_LEARN),
        ([14] * 5, Room.SUPPORT_PEERS),
        ([5] * 5, Room.GIVE_BACK),
        ([6] * 5, Room.SUPPORT_PEERS),
        ([15] * 4, None),
        ([1, 1, 15, 30, 40], Room.LISTEN_LEARN),
    ],
)
def test_the_median_of_years_decides(known, room):
    assert suggest_room(years(*known), OWNER).room is room


@pytest.mark.parametrize(
    ("team", "mine", "room"),
    [
        (8, 4, Room.LISTEN_LEARN),
        (7, 4, Room.SUPPORT_PEERS),
        (2, 1, Room.SUPPORT_PEERS),
        (4, 1, Room.LISTEN_LEARN),
    ],
)
def test_a_team_is_ahead_when_twice_as_large_and_three_more(team, mine, room):
    members = people(team_size=[team] * 5, years_in_business=[10] * 5)
    assert suggest_room(members, Owner(years_in_business=10, team_size=mine)).room is room


def test_a_larger_team_comes_before_fewer_years():
    members = people(team_size=[20] * 5, years_in_business=[1] * 5)
    assert suggest_room(members, OWNER).likeness is Likeness.AHEAD_IN_TEAM


def test_the_figures_that_decided_are_told():
    found = suggest_room(years(4, 5, 5, 5, 40), OWNER)
    assert (found.likeness, found.known, found.theirs, found.mine) == (Likeness.NEWER, 5, 5.0, 10)


def test_without_figures_to_compare_nothing_is_suggested():
    assert suggest_room(years(1, 2, 3, 4, 5), Owner()).likeness is Likeness.TOO_FEW_KNOWN
    assert suggest_room([], OWNER).room is None


def test_nobody_new_is_ahead_of_somebody_new():
    assert suggest_room(years(0, 0, 0, 0, 0), Owner(years_in_business=0)).room is Room.GIVE_BACK


@given(st.lists(st.integers(0, 60), min_size=5, max_size=12), st.integers(1, 40))
def test_years_alone_lead_to_one_room_and_never_to_prospects(known, mine):
    found = suggest_room(years(*known), Owner(years_in_business=mine))
    assert found.room in (Room.GIVE_BACK, Room.SUPPORT_PEERS, Room.LISTEN_LEARN)
    assert suggest_room(years(*reversed(known)), Owner(years_in_business=mine)) == found
