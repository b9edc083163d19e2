"""A group weighed for renewal beside the owner's other groups, from what is recorded (PRODUCT.md 4.2)."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from netcrm.domain.calendar import Span, month_window, months_before
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.favour import Direction
from netcrm.domain.fit import is_renewal_due
from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.group_year import GroupYear, answered_for, dues, unpaid_visits, year_figures
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.renewal import Renewal, renewal
from netcrm.domain.variety import Variety, variety

YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """What is recorded of one group, of all times.

    Attributes:
        referrals: passed in it, both ways.
        members: current ones.
        first_met: contacts met there for the first time, each with the day.
        only_through_it: contacts known through this group and nothing else.
    """

    group: Group
    events: tuple[Event, ...] = ()
    referrals: tuple[Referral, ...] = ()
    members: tuple[Contact, ...] = ()
    first_met: Mapping[int, date] = field(default_factory=dict)
    only_through_it: int = 0

    @property
    def is_mine(self) -> bool:
        """Whether the owner goes there: a member, or on trial and there at least once."""
        if self.group.status is GroupStatus.TRYING:
            return any(event.status is EventStatus.ATTENDED for event in self.events)
        return self.group.status is GroupStatus.MEMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """The counts behind a group's figures in one window.

    Attributes:
        dues: minor units of the group's currency.
        event_fees: minor units, of the attended events.
        meetings: attended.
        won: received referrals that were won.
        answered: received referrals answered for within a week, ``answer_due`` of how many it can be said.
        industries: of the members.
        professions: of the members.
        shared: members who are in another of the owner's groups as well.
    """

    dues: int
    event_fees: int
    meetings: int
    won: int
    answered: int
    answer_due: int
    members: int
    industries: Variety
    professions: Variety
    shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One window's evidence with the counts behind it."""

    window: Span
    renewal: Renewal
    particulars: Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalPicture:
    """Is a membership worth renewing.

    Attributes:
        currency: of every amount.
        is_due: renewal is at most 60 days away, or past.
        others: how many other groups it is compared with.
        year: the last 12 months, which alone decide.
        ever: everything recorded.
    """

    group: Group
    currency: str
    is_due: bool
    others: int
    year: Weighed
    ever: Weighed


def weigh(own: GroupFacts, others: Iterable[GroupFacts], owner: Owner, today: date) -> RenewalPicture:
    """Weigh a group against the others that are the owner's; one that was left can be weighed too.

    Args:
        own: the group.
        others: all other groups; those left or never visited are passed over.
        owner: whose field and currency count.
        today: the last day of both windows.
    """
    mine = [other for other in others if other.is_mine and other.group.id != own.group.id]
    everyone = [own, *mine]
    year, ever = month_window(today, YEAR_MONTHS), Span(_first_day(everyone, today), today)
    return RenewalPicture(
        group=own.group,
        currency=owner.currency,
        is_due=is_renewal_due(own.group, today),
        others=len(mine),
        year=_weighed(own, mine, owner, year),
        ever=_weighed(own, mine, owner, ever),
    )


def overlap(members: Set[int], others: Set[int]) -> float | None:
    """Return the Jaccard overlap of two sets of members, 0 to 1; None where one is empty (PRODUCT.md 4.9)."""
    if not members or not others:
        return None
    return len(members & others) / len(members | others)


def received_by_month(referrals: Iterable[Referral], today: date) -> tuple[tuple[date, int], ...]:
    """Return the referrals received in each of the last twelve calendar months, this one the last."""
    this = today.replace(day=1)
    months = {months_before(this, back): 0 for back in range(YEAR_MONTHS - 1, -1, -1)}
    for referral in referrals:
        month = referral.passed_on.replace(day=1)
        if referral.direction is Direction.RECEIVED and referral.passed_on <= today and month in months:
            months[month] += 1
    return tuple(months.items())


def _first_day(facts: Iterable[GroupFacts], today: date) -> date:
    """Return the first day of all times: nothing recorded of these groups is older."""
    days = [today]
    for one in facts:
        days.extend(event.on for event in one.events)
        days.extend(referral.passed_on for referral in one.referrals)
        days.extend(one.first_met.values())
        if one.group.joined_on is not None:
            days.append(one.group.joined_on)
    return min(days)


def _weighed(own: GroupFacts, mine: list[GroupFacts], owner: Owner, window: Span) -> Weighed:
    elsewhere = _members(mine)
    figures = year_figures(_in_window(own, elsewhere, window), owner, window.last, window)
    compared_with = [
        year_figures(_in_window(other, _members([own, *mine], other), window), owner, window.last, window)
        for other in mine
    ]
    return Weighed(
        window=window,
        renewal=renewal(own.group, figures, compared_with),
        particulars=_particulars(own, elsewhere, window),
    )


def _members(facts: Iterable[GroupFacts], but: GroupFacts | None = None) -> set[int]:
    """Return the members of all these groups together, those of `but` alone left out.

    A group that is weighed after it was left, or before the first visit, is no "other group" of the rest.
    """
    return {member.id for one in facts if one is not but and one.is_mine for member in one.members}


def _in_window(facts: GroupFacts, elsewhere: Set[int], window: Span) -> GroupYear:
    return GroupYear(
        group=facts.group,
        events=facts.events,
        new_people=sum(window.holds(day) for day in facts.first_met.values()),
        referrals=facts.referrals,
        members=facts.members,
        industry_variety=variety(member.industry for member in facts.members).effective,
        profession_variety=variety(member.profession for member in facts.members).effective,
        overlap=overlap({member.id for member in facts.members}, elsewhere),
        only_through_it=facts.only_through_it,
    )


def _particulars(facts: GroupFacts, elsewhere: Set[int], window: Span) -> Particulars:
    attended = [
        event for event in facts.events if event.status is EventStatus.ATTENDED and window.holds(event.on)
    ]
    received = [
        one for one in facts.referrals if one.direction is Direction.RECEIVED and window.holds(one.passed_on)
    ]
    answered, answer_due = answered_for(received, window.last)
    return Particulars(
        dues=dues(facts.group, unpaid_visits(attended), window),
        event_fees=sum(event.fee or 0 for event in attended),
        meetings=len(attended),
        won=sum(one.status is ReferralStatus.WON for one in received),
        answered=answered,
        answer_due=answer_due,
        members=len(facts.members),
        industries=variety(member.industry for member in facts.members),
        professions=variety(member.profession for member in facts.members),
        shared=sum(member.id in elsewhere for member in facts.members),
    )
