"""The briefing sheet: what an owner carries into a meeting, on one page (PRODUCT.md 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netcrm.domain.briefing_facts import BriefingFacts, ReferralDue, RequestOpen
from netcrm.domain.briefing_page import PITCH_LENGTHS, Level, ladder
from netcrm.domain.briefing_parts import (
    Head,
    IntroductionLine,
    Named,
    PersonLine,
    Purpose,
    ReferralLine,
    ReferralMatter,
    RequestLine,
    StrangerLine,
)
from netcrm.domain.briefing_people import CELL_LENGTH, NAME_LENGTH, place
from netcrm.domain.briefing_text import one_line
from netcrm.domain.favour import Direction
from netcrm.domain.group import FeePeriod
from netcrm.domain.names import fold
from netcrm.domain.referral import Referral
from netcrm.domain.referral_duties import Duty, duty_of

_MOST_STRANGERS = 8
_MOST_INTRODUCTIONS = 6
_MOST_REFERRALS = 8
_MOST_REQUESTS = 6

_MATTERS = {
    Duty.CHECK: ReferralMatter.DID_THEY_CALL,
    Duty.CALL: ReferralMatter.CALL_AND_TELL,
    Duty.TELL_GIVER: ReferralMatter.TELL_GIVER,
    Duty.THANK: ReferralMatter.THANK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Everything the sheet could say, in order; `at` says what stands on the page at one level.

    Attributes:
        people: people the owner knows, as rows: something open first, then those met longest ago.
        others: people expected with nothing to tell but their name and number.
        known_total: how many of those expected the owner knows.
        discreet: counts, verdicts and money are already gone; a flag is a small mark.
        as_of: the day the data stood like this.
        numbers: (contact, number) of everyone expected, for storing when the sheet is printed.
        levels: the levels in the order of giving way; the last takes the least room.
    """

    head: Head
    purpose: Purpose
    people: tuple[PersonLine, ...]
    strangers: tuple[StrangerLine, ...]
    others: tuple[Named, ...]
    known_total: int
    introductions: tuple[IntroductionLine, ...]
    referrals: tuple[ReferralLine, ...]
    requests: tuple[RequestLine, ...]
    pitch: str
    discreet: bool
    as_of: date
    numbers: tuple[tuple[int, int], ...]
    levels: tuple[Level, ...]

    def at(self, level: Level) -> "Page":
        """Return the page at `level`: one of `levels`, or one of them with other write-in lines."""
        rest = [line.named for line in self.people[level.people :]]
        rest += [line.named for line in self.strangers[level.strangers :]]
        names = sorted((*rest, *self.others), key=lambda named: named.number or 0)
        return Page(
            briefing=self,
            level=level,
            people=self.people[: level.people],
            names=tuple(names),
            strangers=self.strangers[: level.strangers],
            introductions=self.introductions[: level.introductions],
            referrals=self.referrals[: level.referrals],
            requests=self.requests[: level.requests],
            pitch=one_line(self.pitch, PITCH_LENGTHS[level.pitch]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on the page at one level, between the head and the foot; an empty part is left out.

    Attributes:
        briefing: head, purpose and everything that had to give way.
        names: people expected who have no row of their own, by number: nobody is ever left out.
    """

    briefing: Briefing
    level: Level
    people: tuple[PersonLine, ...]
    names: tuple[Named, ...]
    strangers: tuple[StrangerLine, ...]
    introductions: tuple[IntroductionLine, ...]
    referrals: tuple[ReferralLine, ...]
    requests: tuple[RequestLine, ...]
    pitch: str


def compose(facts: BriefingFacts, *, discreet: bool, today: date) -> Briefing:
    """Return the briefing that `facts` make on `today`.

    Discreet leaves out given and received counts, verdicts, prospect marks and money; names stay and a flag
    is a small mark (PRODUCT.md 7).
    """
    places = place(facts, discreet=discreet)
    introductions = _introductions(facts, places.named)
    referrals = tuple(_referral_line(due, places.named) for due in facts.referrals)
    requests = tuple(_request_line(asked, facts, places.named, discreet=discreet) for asked in facts.requests)
    start = Level(
        people=len(places.known),
        strangers=min(_MOST_STRANGERS, len(places.strangers)),
        introductions=min(_MOST_INTRODUCTIONS, len(introductions)),
        referrals=min(_MOST_REFERRALS, len(referrals)),
        requests=min(_MOST_REQUESTS, len(requests)),
    )
    return Briefing(
        head=_head(facts, discreet=discreet),
        purpose=_purpose(facts),
        people=places.known,
        strangers=places.strangers,
        others=places.others,
        known_total=places.known_total,
        introductions=introductions,
        referrals=referrals,
        requests=requests,
        pitch=one_line(facts.pitch, PITCH_LENGTHS[-1]),
        discreet=discreet,
        as_of=today,
        numbers=places.numbers,
        levels=ladder(start),
    )


def _head(facts: BriefingFacts, *, discreet: bool) -> Head:
    event, group, budget = facts.event, facts.group, facts.budget
    fee, currency = event.fee, event.currency
    if fee is None and group is not None and group.fee_period is FeePeriod.VISIT:
        fee, currency = group.fee, group.currency
    name = " ".join(part for part in (group.name, group.chapter) if part) if group else ""
    return Head(
        title=one_line(event.title, 90) or one_line(name, 90),
        owner=one_line(facts.owner.name or facts.owner.business, NAME_LENGTH),
        starts=event.local_start,
        ends=event.local_end,
        place=one_line(event.place or (group.place if group else ""), 70),
        format=event.format or (group.format if group else None),
        group="" if fold(name) == fold(event.title) else one_line(name, 70),
        kind=group.kind if group else None,
        visit=facts.visit if group else None,
        fee=None if discreet or not fee else fee,
        currency="" if discreet or not fee else currency,
        room=budget.room if budget else None,
        share=round(budget.share * 100) if budget and budget.share is not None else None,
        target=budget.target if budget else None,
    )


def _purpose(facts: BriefingFacts) -> Purpose:
    strategy = facts.budget.strategy if facts.budget else ""
    return Purpose(
        reasons=facts.group.reasons if facts.group else (),
        goal=one_line(facts.event.goal, 240) or one_line(strategy, 240),
    )


def _introductions(facts: BriefingFacts, named: Mapping[int, Named]) -> tuple[IntroductionLine, ...]:
    """Return the pairs among those expected of whom the owner knows at least one."""
    known = {person.contact for person in facts.people if person.known}
    return tuple(
        IntroductionLine(
            seeker=named[match.seeker],
            provider=named[match.provider],
            shared=one_line(match.shared, 40),
            mutual=match.mutual,
        )
        for match in facts.matches
        if {match.seeker, match.provider} <= named.keys()
        and match.seeker != match.provider
        and known & {match.seeker, match.provider}
    )


def _referral_line(due: ReferralDue, named: Mapping[int, Named]) -> ReferralLine:
    referral = due.referral
    partner = named.get(referral.partner) or Named(name=one_line(due.partner_name, NAME_LENGTH), number=None)
    return ReferralLine(
        matter=_matter(referral),
        partner=partner,
        prospect=one_line(referral.prospect, NAME_LENGTH),
        need=one_line(referral.need, CELL_LENGTH),
        passed_on=referral.passed_on,
    )


def _matter(referral: Referral) -> ReferralMatter:
    duty = duty_of(referral)
    if duty is not None and duty.duty in _MATTERS:
        return _MATTERS[duty.duty]
    given = referral.direction is Direction.GIVEN
    return ReferralMatter.HOW_DID_IT_GO if given else ReferralMatter.SAY_OUTCOME


def _request_line(
    request: RequestOpen, facts: BriefingFacts, named: Mapping[int, Named], *, discreet: bool
) -> RequestLine:
    asked = request.introduction
    requester = named.get(asked.requester) or Named(
        name=one_line(request.requester_name, NAME_LENGTH), number=None
    )
    target = named.get(asked.target_contact) if asked.target_contact is not None else None
    if target is None and request.target_name.strip():
        target = Named(name=one_line(request.target_name, NAME_LENGTH), number=None)
    person = next((p for p in facts.people if p.contact == asked.requester), None)
    counted = None if discreet else person
    return RequestLine(
        requester=requester,
        target=target,
        words=one_line(asked.words, 120),
        asked_on=asked.asked_on,
        verdict=None if discreet else asked.verdict,
        flagged=asked.flagged,
        given=counted.given if counted else None,
        received=counted.received if counted else None,
    )
