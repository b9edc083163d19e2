"""One group's last twelve months in figures (PRODUCT.md 4.2, evidence for renewal)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from netcrm.domain.calendar import Span, month_window
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.favour import Direction
from netcrm.domain.fit import absences_left
from netcrm.domain.group import FeePeriod, Group
from netcrm.domain.names import fold_profession
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.renewal import Measure

ANSWER_DAYS = 7
"""Days within which a referral is answered for."""

_MONTH = 365 / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupYear:
    """What is recorded of a group; older rows than a year may be left out, but for missed events.

    Attributes:
        events: of the group.
        new_people: contacts met there for the first time in the last 12 months.
        referrals: passed in the group, both ways.
        members: current ones.
        industry_variety: effective number of industries (PRODUCT.md 4.9); None under 10 known.
        profession_variety: the same by profession.
        overlap: Jaccard of the members and those of the owner's other groups together, 0 to 1.
        only_through_it: contacts the owner knows only through this group.
    """

    group: Group
    events: tuple[Event, ...] = ()
    new_people: int = 0
    referrals: tuple[Referral, ...] = ()
    members: tuple[Contact, ...] = ()
    industry_variety: float | None = None
    profession_variety: float | None = None
    overlap: float | None = None
    only_through_it: int = 0


def year_figures(
    year: GroupYear, owner: Owner, today: date, window: Span | None = None
) -> dict[Measure, float | None]:
    """Return every figure of a group's last 12 months; None where it can't be known.

    Money is in minor units of the owner's currency; amounts in another currency make their figure unknown.
    Shares are per cent.

    Args:
        year: what is recorded; its new people are those of the window.
        owner: whose currency and field count.
        today: the last day.
        window: another span than the last 12 months ("all time").
    """
    window = window or month_window(today, 12)
    attended = [one for one in year.events if one.status is EventStatus.ATTENDED and window.holds(one.on)]
    referrals = [one for one in year.referrals if window.holds(one.passed_on)]
    received = [one for one in referrals if one.direction is Direction.RECEIVED]
    cost = _cost(year.group, attended, owner, window)
    hours = sum(event.hours for event in attended)
    return {
        Measure.COST: cost,
        Measure.HOURS: hours,
        Measure.COST_PER_HOUR: _per(cost, hours),
        Measure.COST_PER_NEW_PERSON: _per(cost, year.new_people),
        Measure.NEW_PEOPLE: year.new_people,
        Measure.REFERRALS_RECEIVED: len(received),
        Measure.REFERRALS_GIVEN: len(referrals) - len(received),
        Measure.WON_VALUE: _won(received, owner),
        Measure.ANSWERED_SHARE: answered_share(received, today),
        Measure.ABSENCES_LEFT: absences_left(year.group, year.events, today),
        Measure.INDUSTRY_VARIETY: year.industry_variety,
        Measure.PROFESSION_VARIETY: year.profession_variety,
        Measure.OWN_FIELD_SHARE: own_field_share(year.members, owner),
        Measure.OVERLAP: None if year.overlap is None else 100 * year.overlap,
        Measure.ONLY_THROUGH_IT: year.only_through_it,
    }


def dues(group: Group, visits: int, window: Span) -> int:
    """Return the dues of a window in minor units; 0 where no fee is known.

    A fee for each visit counts by `visits`; months, quarters and years from the day of joining, begun ones
    whole, so that a yearly fee counts once in 12 months; a single fee only where the owner joined within the
    window.
    """
    if not group.fee or group.fee_period is None:
        return 0
    joined = group.joined_on
    months = max(1, round(window.days / _MONTH))
    if joined is not None and joined > window.first:
        months = max(1, min(months, ceil(((window.last - joined).days + 1) / _MONTH)))
    times = {
        FeePeriod.VISIT: visits,
        FeePeriod.MONTH: months,
        FeePeriod.QUARTER: ceil(months / 3),
        FeePeriod.YEAR: ceil(months / 12),
        FeePeriod.ONCE: int(window.holds(joined)),
    }
    return group.fee * times[group.fee_period]


def unpaid_visits(attended: Iterable[Event]) -> int:
    """Return the visits without a fee of their own: only for these a fee for each visit stands in."""
    return sum(event.fee is None for event in attended)


def answered_share(received: Iterable[Referral], today: date) -> float | None:
    """Return the per cent of received referrals whose giver was told within a week.

    One that is not a week old yet and not told of is left out; None where none counts.
    """
    answered, counted = answered_for(received, today)
    return 100 * answered / counted if counted else None


def answered_for(received: Iterable[Referral], today: date) -> tuple[int, int]:
    """Return how many received referrals were answered for within a week, and of how many it can be said."""
    answered = counted = 0
    for referral in received:
        last = referral.passed_on + timedelta(days=ANSWER_DAYS)
        in_time = referral.told_giver_on is not None and referral.told_giver_on <= last
        if in_time or last < today:
            counted += 1
            answered += in_time
    return answered, counted


def own_field_share(members: Iterable[Contact], owner: Owner) -> float | None:
    """Return the per cent of members with the owner's profession or industry, of those with either known."""
    profession, industry = fold_profession(owner.profession), fold_profession(owner.industry)
    known = same = 0
    for member in members:
        theirs = fold_profession(member.profession), fold_profession(member.industry)
        if any(theirs):
            known += 1
            same += bool((profession and theirs[0] == profession) or (industry and theirs[1] == industry))
    return 100 * same / known if known else None


def _cost(group: Group, attended: list[Event], owner: Owner, window: Span) -> float | None:
    paid = [(event.fee, event.currency) for event in attended if event.fee]
    paid.append((dues(group, unpaid_visits(attended), window), group.currency))
    return _sum(paid, owner)


def _won(received: list[Referral], owner: Owner) -> float | None:
    won = [one for one in received if one.status is ReferralStatus.WON]
    return _sum([(one.value or 0, one.currency) for one in won], owner)


def _sum(amounts: list[tuple[int, str]], owner: Owner) -> float | None:
    if any(amount and currency not in ("", owner.currency) for amount, currency in amounts):
        return None
    return sum(amount for amount, _currency in amounts)


def _per(cost: float | None, count: float) -> float | None:
    return cost / count if cost is not None and count else None
