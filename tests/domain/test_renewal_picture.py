from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Contact
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.favour import Direction
from netcrm.domain.group import FeePeriod, Group, GroupStatus
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.renewal import Measure, Suggestion
from netcrm.domain.renewal_picture import GroupFacts, overlap, received_by_month, weigh
from netcrm.domain.room import Room

TODAY = date(2026, 11, 17)
OWNER = Owner(currency="GBP", profession="Designer")
CIRCLE = Group(
    id=1,
    name="Circle",
    status=GroupStatus.MEMBER,
    room=Room.SUPPORT_PEERS,
    vibe="Warm",
    fee=60000,
    currency="GBP",
    fee_period=FeePeriod.YEAR,
    renews_on=date(2027, 1, 10),
)


def held(days_ago, group=1, fee=None, status=EventStatus.ATTENDED):
    starts = datetime.combine(TODAY - timedelta(days=days_ago), time(9), tzinfo=UTC)
    return Event(
        group=group,
        title="Meeting",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        zone="Europe/London",
        fee=fee,
        currency="GBP",
        status=status,
    )


def passed(days_ago, **fields):
    on = TODAY - timedelta(days=days_ago)
    told = {"direction": Direction.RECEIVED, "partner": 1, "prospect": "Ann"}
    return Referral(**(told | {"passed_on": on, "check_on": on + timedelta(days=7)} | fields))


def people(*ids):
    return tuple(Contact(id=one, given=f"P{one}") for one in ids)


def member(group_id, *members, **fields):
    group = Group(id=group_id, name=f"Group {group_id}", status=GroupStatus.MEMBER)
    return GroupFacts(group=group, members=people(*members), **fields)


def value(weighed, measure):
    return next(one.value for one in weighed.renewal.compared if one.measure is measure)


def test_a_year_and_all_time_are_told_apart():
    own = GroupFacts(
        group=replace(CIRCLE, joined_on=date(2024, 11, 17)),
        events=(held(10, fee=500), held(400)),
        referrals=(passed(10, status=ReferralStatus.WON, value=900, currency="GBP"), passed(500)),
        first_met={7: TODAY - timedelta(days=10), 8: TODAY - timedelta(days=400)},
    )
    picture = weigh(own, [], OWNER, TODAY)
    assert (picture.is_due, picture.others) == (True, 0)
    assert picture.ever.window.first == date(2024, 11, 17)
    told = [
        (value(weighed, measure), value(picture.ever, measure))
        for weighed in [picture.year]
        for measure in (Measure.COST, Measure.HOURS, Measure.NEW_PEOPLE, Measure.REFERRALS_RECEIVED)
    ]
    assert told == [(60500, 60000 * 2 + 500), (2, 4), (1, 2), (1, 2)]
    assert (picture.year.particulars.dues, picture.year.particulars.event_fees) == (60000, 500)
    assert (picture.year.particulars.meetings, picture.year.particulars.won) == (1, 1)


def test_a_fee_for_each_visit_stands_in_only_where_the_meeting_names_none():
    group = replace(CIRCLE, fee=1200, fee_period=FeePeriod.VISIT)
    own = GroupFacts(group=group, events=(held(10, fee=1200), held(20), held(30, fee=0)))
    picture = weigh(own, [], OWNER, TODAY)
    assert value(picture.year, Measure.COST) == 2400
    assert (picture.year.particulars.dues, picture.year.particulars.event_fees) == (1200, 1200)


def test_groups_left_or_never_visited_are_no_other_groups():
    left = replace(member(2, 1, 2), group=Group(id=2, name="L", status=GroupStatus.LEFT))
    unseen = GroupFacts(group=Group(id=3, name="T"), members=people(1))
    tried = GroupFacts(group=Group(id=4, name="V"), members=people(1), events=(held(5, group=4),))
    own = GroupFacts(group=CIRCLE, members=people(1, 2))
    picture = weigh(own, [left, unseen, tried], OWNER, TODAY)
    assert picture.others == 1
    assert value(picture.year, Measure.OVERLAP) == pytest.approx(50)
    assert picture.year.particulars.shared == 1


def test_a_figure_stands_beside_the_median_of_three_others():
    own = GroupFacts(group=CIRCLE, first_met={1: TODAY, 2: TODAY}, referrals=(passed(1),), events=(held(3),))
    others = [member(number, first_met={9: TODAY}) for number in (2, 3, 4)]
    picture = weigh(own, others, OWNER, TODAY)
    figure = next(one for one in picture.year.renewal.compared if one.measure is Measure.NEW_PEOPLE)
    assert (figure.value, figure.median, figure.standing) == (2, 1, "better")


def test_only_the_last_year_decides():
    old = GroupFacts(
        group=CIRCLE,
        events=(held(500),),
        referrals=(passed(500),),
        first_met={1: TODAY - timedelta(days=500)},
    )
    picture = weigh(old, [], OWNER, TODAY)
    assert picture.year.renewal.suggestion is Suggestion.LET_GO
    assert picture.ever.renewal.suggestion is Suggestion.RENEW


def test_a_group_that_was_left_can_still_be_weighed():
    gone = GroupFacts(group=replace(CIRCLE, status=GroupStatus.LEFT), members=people(1, 2))
    picture = weigh(gone, [member(2, 2, 3)], OWNER, TODAY)
    assert not picture.is_due
    assert value(picture.year, Measure.OVERLAP) == pytest.approx(100 / 3)


@given(st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)))
def test_overlap_is_shared_by_both_sides(one, other):
    found = overlap(one, other)
    assert found == overlap(other, one)
    if not one or not other:
        assert found is None
    else:
        assert 0 <= found <= 1
        assert (found == 1) is (one == other)
        assert (found == 0) is one.isdisjoint(other)


def test_twelve_months_end_with_this_one():
    referrals = [
        passed(0),
        passed(16),
        passed(17),
        passed(400),
        passed(0, direction=Direction.GIVEN),
    ]
    months = received_by_month(referrals, TODAY)
    assert [month for month, _count in months[:2]] == [date(2025, 12, 1), date(2026, 1, 1)]
    assert months[-2:] == ((date(2026, 10, 1), 1), (date(2026, 11, 1), 2))
    assert len(months) == 12
    assert sum(count for _month, count in months) == 3
