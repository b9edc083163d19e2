from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.event import Event, EventStatus
from netcrm.domain.fit import CoreWord, Fit, absences_left, core_and_new, fit, is_renewal_due
from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.room import Room

TODAY = date(2026, 3, 11)
WELL = {"room": Room.SUPPORT_PEERS, "vibe": "Warm"}


@pytest.mark.parametrize(
    ("fields", "visits", "expected"),
    [
        ({}, 0, Fit.NOT_VISITED),
        ({}, 1, Fit.STILL_LOOKING),
        (WELL, 2, Fit.STILL_LOOKING),
        ({}, 3, Fit.DONT_RETURN),
        ({"room": Room.GIVE_BACK}, 3, Fit.DONT_RETURN),
        ({"vibe": "Warm"}, 4, Fit.DONT_RETURN),
        (WELL | {"vibe": "  "}, 3, Fit.DONT_RETURN),
        (WELL, 3, Fit.FITS),
        ({"status": GroupStatus.MEMBER}, 2, Fit.FITS),
        ({"status": GroupStatus.MEMBER}, 3, Fit.DONT_RETURN),
    ],
)
def test_what_the_visits_say(fields, visits, expected):
    assert fit(Group(name="Circle", **fields), visits).fit is expected


def test_the_mark_tells_what_is_missing():
    mark = fit(Group(name="Circle", vibe="Warm"), 3)
    assert (mark.no_room, mark.no_vibe, mark.visits) == (True, False, 3)


def test_a_group_that_was_left_is_not_judged():
    assert fit(Group(name="Circle", status=GroupStatus.LEFT), 5) is None


@given(st.integers(0, 50), st.sampled_from([None, *Room]), st.sampled_from(["", "Warm"]))
def test_nobody_is_sent_away_before_the_third_visit(visits, room, vibe):
    mark = fit(Group(name="Circle", room=room, vibe=vibe), visits)
    assert (mark.fit is Fit.DONT_RETURN) is (visits >= 3 and (room is None or not vibe))


@pytest.mark.parametrize(("days", "due"), [(61, False), (60, True), (0, True), (-5, True)])
def test_renewal_is_raised_sixty_days_before(days, due):
    group = Group(name="Circle", status=GroupStatus.MEMBER, renews_on=TODAY + timedelta(days=days))
    assert is_renewal_due(group, TODAY) is due


def test_only_a_member_with_a_date_renews():
    assert not is_renewal_due(Group(name="Circle", status=GroupStatus.MEMBER), TODAY)
    assert not is_renewal_due(Group(name="Circle", renews_on=TODAY), TODAY)


def missed(on, group=1, status=EventStatus.MISSED):
    starts = datetime.combine(on, time(9), tzinfo=UTC)
    return Event(
        group=group, title="Meeting", starts_at=starts, ends_at=starts, zone="Europe/London", status=status
    )


def test_absences_left_count_missed_meetings_in_the_window():
    group = Group(id=1, name="Circle", allowed_absences=3, absence_months=6)
    events = [
        missed(TODAY),
        missed(date(2025, 9, 11)),
        missed(date(2025, 9, 10)),
        missed(TODAY, group=2),
        missed(TODAY, status=EventStatus.CANCELLED),
    ]
    assert absences_left(group, events, TODAY) == 1
    assert absences_left(Group(id=1, name="Circle"), events, TODAY) is None


def test_core_against_trial_with_a_word_at_either_end():
    core, trial = Group(name="Core", core=True, status=GroupStatus.MEMBER), Group(name="Trial")
    member = Group(name="Member", status=GroupStatus.MEMBER)
    assert core_and_new([(core, 3), (trial, 1), (member, 9)]).core_share == 75
    assert core_and_new([(core, 3), (trial, 1)]).word is None
    assert core_and_new([(core, 3), (member, 9)]).word is CoreWord.NOBODY_NEW
    assert core_and_new([(trial, 3)]).word is CoreWord.NO_ONE_WHO_KNOWS_YOU
    assert core_and_new([(member, 3)]).core_share is None
