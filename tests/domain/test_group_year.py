from datetime import UTC, date, datetime, time, timedelta

import pytest

from netcrm.domain.calendar import month_window
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.favour import Direction
from netcrm.domain.group import FeePeriod, Group
from netcrm.domain.group_year import GroupYear, answered_share, dues, own_field_share, year_figures
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.renewal import Measure

TODAY = date(2026, 3, 11)
YEAR = month_window(TODAY, 12)
OWNER = Owner(currency="GBP", profession="Designer", industry="Media")


def held(days_ago, fee=None, status=EventStatus.ATTENDED, currency="GBP"):
    starts = datetime.combine(TODAY - timedelta(days=days_ago), time(9), tzinfo=UTC)
    return Event(
        group=1,
        title="Meeting",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        zone="Europe/London",
        fee=fee,
        currency=currency,
        status=status,
    )


def passed(days_ago, direction=Direction.RECEIVED, **fields):
    on = TODAY - timedelta(days=days_ago)
    return Referral(
        direction=direction,
        partner=1,
        prospect="Ann",
        passed_on=on,
        check_on=on + timedelta(days=7),
        **fields,
    )


@pytest.mark.parametrize(
    ("period", "joined_on", "expected"),
    [
        (FeePeriod.VISIT, None, 500),
        (FeePeriod.MONTH, None, 1200),
        (FeePeriod.MONTH, date(2026, 1, 12), 200),
        (FeePeriod.QUARTER, None, 400),
        (FeePeriod.QUARTER, date(2025, 11, 20), 200),
        (FeePeriod.YEAR, date(2026, 1, 12), 100),
        (FeePeriod.ONCE, date(2025, 3, 11), 100),
        (FeePeriod.ONCE, date(2025, 3, 10), 0),
        (FeePeriod.ONCE, None, 0),
        (None, None, 0),
    ],
)
def test_dues_of_a_year(period, joined_on, expected):
    group = Group(name="Circle", fee=100, currency="GBP", fee_period=period, joined_on=joined_on)
    assert dues(group, 5, YEAR) == expected


def test_the_figures_of_a_year():
    group = Group(id=1, name="Circle", fee=1000, currency="GBP", fee_period=FeePeriod.YEAR)
    year = GroupYear(
        group=group,
        events=(held(10, fee=100), held(20, fee=100), held(500, fee=900), held(5, status=EventStatus.MISSED)),
        new_people=3,
        referrals=(
            passed(10, status=ReferralStatus.WON, value=5000, currency="GBP"),
            passed(10, direction=Direction.GIVEN, status=ReferralStatus.WON, value=77, currency="GBP"),
            passed(400),
        ),
        overlap=0.25,
    )
    figures = year_figures(year, OWNER, TODAY)
    assert set(figures) == set(Measure)
    assert figures[Measure.COST] == 1200
    assert figures[Measure.HOURS] == 4
    assert figures[Measure.COST_PER_HOUR] == 300
    assert figures[Measure.COST_PER_NEW_PERSON] == 400
    assert (figures[Measure.REFERRALS_RECEIVED], figures[Measure.REFERRALS_GIVEN]) == (1, 1)
    assert figures[Measure.WON_VALUE] == 5000
    assert figures[Measure.OVERLAP] == 25
    assert figures[Measure.ABSENCES_LEFT] is None


def test_another_currency_makes_the_cost_unknown():
    year = GroupYear(group=Group(id=1, name="Circle"), events=(held(3, fee=100, currency="USD"),))
    figures = year_figures(year, OWNER, TODAY)
    assert figures[Measure.COST] is None
    assert figures[Measure.COST_PER_HOUR] is None
    assert figures[Measure.HOURS] == 2


def test_the_share_answered_for_within_a_week():
    told = passed(30, told_giver_on=TODAY - timedelta(days=23))
    late = passed(30, told_giver_on=TODAY - timedelta(days=22))
    waiting, silent = passed(7), passed(8)
    assert answered_share([told], TODAY) == 100
    assert answered_share([told, late, silent, silent], TODAY) == 25
    assert answered_share([waiting], TODAY) is None


def test_the_share_of_the_owners_own_field():
    members = [
        Contact(profession="designer"),
        Contact(profession="Baker", industry="MEDIA"),
        Contact(profession="Baker"),
        Contact(industry="Food"),
        Contact(),
    ]
    assert own_field_share(members, OWNER) == 50
    assert own_field_share(members, Owner()) == 0
    assert own_field_share([Contact()], OWNER) is None
