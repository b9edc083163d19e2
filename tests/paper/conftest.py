"""A breakfast with as many people expected as a test asks for."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from netcrm.domain.briefing_facts import (
    OWNER,
    BriefingFacts,
    PairExpected,
    PersonExpected,
    ReferralDue,
    RequestOpen,
    RoomBudget,
)
from netcrm.domain.event import Event
from netcrm.domain.favour import Direction
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import Group, GroupKind, GroupReason, MeetingFormat
from netcrm.domain.introduction import Introduction, Verdict
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.room import Room

TODAY = date(2026, 11, 17)

_GIVEN = (
    "Ingrid", "Sofia", "Neil", "Dale", "Marcus", "Hana", "Ana", "Ravi", "Georgia", "Aisha", "Jonas", "Una",
    "Cyprian", "Yusuf", "Lena", "Owen", "Priya", "Tomás", "Zoë", "Bartholomew",
)  # fmt: skip
_FAMILY = (
    "Solberg", "Karlsen", "Farrow", "Whitcombe", "Obi", "Sato", "Duarte", "Menon", "Pell", "Grant", "Weber",
    "Marsh", "Holt", "Karim", "Brandt", "Castell", "Raman", "Ó Briain", "Featherstonehaugh",
)  # fmt: skip
_WORK = (
    ("Solicitor", "Solberg Law", "First-lease owners; tax partner", "Lease reviews"),
    ("HR consultant", "Plain People", "Firms at 5 to 20 staff", "Handbooks, hiring"),
    ("Insurance broker", "Farrow Cover", "Shops and cafés", "Cover reviews"),
    ("Business coach", "Whitcombe Growth", "Your finance contacts", ""),
    ("Mortgage adviser", "Keystone Homes", "Letting agents", "Buyer talks"),
    ("Architect", "Sato Studio", "Planning consultant", "Café fit-outs"),
    ("Event florist", "Marigold Lane", "Venues with weddings", "Table flowers"),
    ("Joiner", "Menon Joinery", "Architects, shop fitters", "Counters, shelving"),
    ("Wholesale grocer", "Karim & Sons", "Bookkeeper, accountant", "Trade prices"),
    ("Printer", "Tidewater Print", "Café and shop owners", "Menus and brochures"),
    ("Commercial cleaner", "Castell Clean", "Offices over 200 m²", ""),
)
_ABOUT = (
    "The Meridian lease", "Payroll for her new hires", "", "Who she knows at the council", "His new shop",
)  # fmt: skip
_PITCH = (
    "I keep the books for food businesses that have outgrown the shoebox. Last month a bakery found £4,100 "
    "of VAT it could reclaim. A good introduction for me is a café or maker with its first five staff."
)


def _person(position: int, name: str) -> PersonExpected:
    profession, company, seeks, offers = _WORK[position % len(_WORK)]
    known = position % 4 != 3
    return PersonExpected(
        contact=position + 1,
        name=name,
        profession=profession,
        company=company,
        known=known,
        last_met_on=TODAY - timedelta(days=7 + 9 * (position % 31)) if known else None,
        last_met_at="Harbour Breakfast Circle" if known and position % 2 else "",
        about=_ABOUT[position % len(_ABOUT)] if known else "",
        seeks=seeks,
        offers=offers,
        given=position % 5 if known else 0,
        received=position % 3 if known else 0,
    )


def _name(position: int) -> str:
    turn = position // len(_GIVEN)
    return f"{_GIVEN[position % len(_GIVEN)]} {_FAMILY[(position + turn) % len(_FAMILY)]}"


def _event() -> Event:
    starts = datetime(2026, 11, 18, 6, 45, tzinfo=UTC)
    return Event(
        id=1,
        group=1,
        title="Harbour Breakfast Circle",
        starts_at=starts,
        ends_at=starts + timedelta(minutes=90),
        zone="Europe/London",
        place="Quay Hotel, Harbour Room",
        goal="Speak to two strangers, report on the Meridian lease, leave by 08:15.",
        fee=1250,
        currency="GBP",
    )


def _group() -> Group:
    return Group(
        id=1,
        name="Harbour Breakfast Circle",
        kind=GroupKind.EXCLUSIVE,
        room=Room.MEET_PROSPECTS,
        format=MeetingFormat.BREAKFAST,
        reasons=(GroupReason.REFERRALS, GroupReason.NEXT_CLIENT),
    )


def _matches(people: tuple[PersonExpected, ...]) -> tuple[PairExpected, ...]:
    strangers = [person for person in people if not person.known]
    own = [PairExpected(seeker=p.contact, provider=OWNER, shared="bookkeeper") for p in strangers[::3]]
    own += [PairExpected(seeker=OWNER, provider=p.contact, shared="menus") for p in strangers[1::5]]
    further = zip(people, people[3:], strict=False)
    pairs = [PairExpected(seeker=a.contact, provider=b.contact, shared="cafés") for a, b in further]
    return (*own, *pairs[:4])


def _follow_ups(people: tuple[PersonExpected, ...]) -> tuple[FollowUp, ...]:
    due = TODAY + timedelta(days=3)
    known = [person.contact for person in people if person.known]
    kinds = (FollowUpKind.I_PROMISED, FollowUpKind.THEY_PROMISED, FollowUpKind.CHECK)
    whys = ("Payroll introduction", "Broker list", "How Meridian went")
    return tuple(
        FollowUp(id=i + 1, contact=contact, kind=kind, due_on=due + timedelta(days=i), why=why)
        for i, (contact, kind, why) in enumerate(zip(known[::3], kinds, whys, strict=False))
    )


def _requests(people: tuple[PersonExpected, ...]) -> tuple[RequestOpen, ...]:
    asked = [
        Introduction(
            id=i + 1,
            requester=person.contact,
            target_contact=900,
            asked_on=date(2026, 11, 12),
            verdict=Verdict.COATTAILS,
            flagged=i == 0,
        )
        for i, person in enumerate(people[4:6])
    ]
    named = {"requester_name": "?", "target_name": "Priya Raman"}
    return tuple(RequestOpen(introduction=one, **named) for one in asked)


def _referrals(people: tuple[PersonExpected, ...]) -> tuple[ReferralDue, ...]:
    passed = date(2026, 11, 10)
    both = zip(people, Direction, ("Meridian Fitness", "Bay Bakery"), strict=False)
    return tuple(
        ReferralDue(
            referral=Referral(
                id=i + 1,
                direction=direction,
                partner=person.contact,
                prospect=prospect,
                passed_on=passed,
                check_on=passed + timedelta(days=7),
            ),
            partner_name=person.name,
        )
        for i, (person, direction, prospect) in enumerate(both)
    )


@pytest.fixture
def make_facts() -> Callable[[int], BriefingFacts]:
    """Return a maker of facts for so many people, every fourth of them a stranger."""

    def make(count: int) -> BriefingFacts:
        people = tuple(_person(position, _name(position)) for position in range(count))
        return BriefingFacts(
            event=_event(),
            group=_group(),
            owner=Owner(name="Maya Okafor", currency="GBP"),
            visit=7,
            pitch=_PITCH,
            budget=RoomBudget(room=Room.MEET_PROSPECTS, share=0.31, target=40, strategy="Two new cafés"),
            people=people,
            matches=_matches(people),
            seats_held=("Solicitor", "Bookkeeper", "Joiner", "Printer", "Architect", "HR consultant"),
            referrals=_referrals(people),
            requests=_requests(people),
            follow_ups=_follow_ups(people),
        )

    return make


@pytest.fixture
def today() -> date:
    """Return the day on which the sheets are made."""
    return TODAY
