"""The briefing sheet as values: order, numbers, discretion, and giving way."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.briefing import compose
from netcrm.domain.briefing_facts import (
    OWNER,
    BriefingFacts,
    PairExpected,
    PersonExpected,
    ReferralDue,
    RequestOpen,
    RoomBudget,
)
from netcrm.domain.briefing_page import Level, first_fitting, ladder
from netcrm.domain.briefing_parts import ReferralMatter, WhyCode
from netcrm.domain.briefing_text import one_line
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event
from netcrm.domain.favour import Direction
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import FeePeriod, Group, GroupKind, MeetingFormat
from netcrm.domain.introduction import Introduction, Verdict
from netcrm.domain.matching import Candidate, matches
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.room import Room

TODAY = date(2026, 11, 17)
STARTS = datetime(2026, 11, 18, 6, 45, tzinfo=UTC)
EVENT = Event(
    id=1,
    group=1,
    title="Harbour Breakfast",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(minutes=90),
    zone="Europe/Oslo",
    fee=1200,
    currency="GBP",
)
GROUP = Group(
    id=1, name="Harbour", place="Quay Hotel", kind=GroupKind.EXCLUSIVE, format=MeetingFormat.BREAKFAST
)


def person(contact, name="", *, known=True, **more):
    return PersonExpected(contact=contact, name=name or f"Person {contact}", known=known, **more)


def facts(*people, **more):
    given = {"event": EVENT, "group": GROUP, "owner": Owner(name="Maya"), "people": people}
    return BriefingFacts(**{**given, **more})


def follow_up(contact, kind=FollowUpKind.I_PROMISED, due=TODAY, **more):
    return FollowUp(contact=contact, kind=kind, due_on=due, **more)


def request(requester, **more):
    asked = Introduction(id=9, requester=requester, asked_on=date(2026, 11, 12), **more)
    return RequestOpen(introduction=asked, requester_name="Dale", target_name="Priya")


def brief(*people, discreet=True, **more):
    return compose(facts(*people, **more), discreet=discreet, today=TODAY)


def leaves(value):
    """Return every value inside a value."""
    if is_dataclass(value):
        return [leaf for field in fields(value) for leaf in leaves(getattr(value, field.name))]
    if isinstance(value, tuple):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


def test_something_open_comes_first_then_who_was_met_longest_ago():
    people = (
        person(1, last_met_on=date(2026, 11, 1)),
        person(2, last_met_on=date(2026, 3, 1)),
        person(3, last_met_on=date(2026, 11, 10)),
        person(4, last_met_on=date(2026, 11, 11)),
        person(5, seeks="anything"),
    )
    late, soon = follow_up(3, due=date(2026, 11, 30)), follow_up(4, due=date(2026, 11, 20))

    briefing = brief(*people, follow_ups=(late, soon))

    assert [line.contact for line in briefing.people] == [4, 3, 2, 1, 5]
    assert briefing.numbers == ((4, 1), (3, 2), (2, 3), (1, 4), (5, 5))


def test_someone_with_nothing_to_tell_stands_by_name():
    briefing = brief(person(1, "Una Marsh"), person(2, "Hana Sato", seeks="planners"))

    assert [named.name for named in briefing.others] == ["Una Marsh"]
    assert [line.named.name for line in briefing.people] == ["Hana Sato"]


def test_a_printed_number_stays_and_new_ones_follow_the_highest():
    people = (person(1, seeks="a"), person(2, seeks="b", number=7), person(3, "Zoe"), person(4, number=7))

    assert dict(brief(*people).numbers) == {1: 8, 2: 7, 4: 9, 3: 10}


def test_the_most_pressing_promise_is_told_and_the_others_counted():
    open_ones = (
        follow_up(1, FollowUpKind.THEY_PROMISED, date(2026, 11, 1), why="brochure"),
        follow_up(1, FollowUpKind.I_PROMISED, date(2026, 12, 1), why="payroll intro"),
        follow_up(1, FollowUpKind.I_PROMISED, date(2026, 10, 1), done_on=date(2026, 10, 2)),
    )

    promise = brief(person(1), follow_ups=open_ones).people[0].promise

    assert promise is not None
    assert (promise.kind, promise.what, promise.more) == (FollowUpKind.I_PROMISED, "payroll intro", 1)


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (PairExpected(seeker=2, provider=OWNER, shared="books"), [WhyCode.SEEKS_MY_OFFER]),
        (PairExpected(seeker=OWNER, provider=2, shared="menus"), [WhyCode.OFFERS_WHAT_I_SEEK]),
        (PairExpected(seeker=2, provider=1), [WhyCode.MEETS_SOMEONE]),
        (
            PairExpected(seeker=2, provider=OWNER, mutual=True),
            [WhyCode.SEEKS_MY_OFFER, WhyCode.OFFERS_WHAT_I_SEEK],
        ),
    ],
)
def test_a_stranger_is_worth_meeting_for_a_match(match, expected):
    briefing = brief(person(1), person(2, known=False), matches=(match,))

    assert [why.code for why in briefing.strangers[0].whys] == expected


def test_a_match_between_strangers_is_no_reason_and_no_introduction():
    briefing = brief(
        person(1, known=False), person(2, known=False), matches=(PairExpected(seeker=1, provider=2),)
    )

    assert (briefing.strangers, briefing.introductions) == ((), ())


def test_a_match_of_the_rule_becomes_a_pair_even_with_the_owner():
    me = Candidate(contact=Contact(id=OWNER, given="Maya", offers="bookkeeping for bakeries"))
    yusuf = Candidate(contact=Contact(id=2, given="Yusuf", seeks="Bookkeeping"))

    (found,) = matches([me, yusuf])

    assert PairExpected.of(found) == PairExpected(seeker=2, provider=OWNER, shared="bookkeeping")


def test_an_open_seat_is_a_reason_in_an_exclusive_group_only():
    printer = person(1, known=False, profession="Printer")
    open_group = replace(GROUP, kind=GroupKind.OPEN)

    assert brief(printer, seats_held=("Joiner",)).strangers[0].whys[0].code is WhyCode.OPEN_SEAT
    assert brief(printer, seats_held=("PRINTER",)).strangers == ()
    assert brief(printer, group=open_group).strangers == ()
    assert brief(replace(printer, member=True)).strangers == ()


def test_introductions_are_pairs_expected_of_whom_i_know_one():
    matches = (PairExpected(seeker=1, provider=2, shared="cafés"), PairExpected(seeker=1, provider=99))

    (line,) = brief(person(1), person(2, known=False), matches=matches).introductions

    assert (line.seeker.name, line.provider.name, line.shared) == ("Person 1", "Person 2", "cafés")


@pytest.mark.parametrize(
    ("direction", "more", "matter"),
    [
        (Direction.GIVEN, {}, ReferralMatter.DID_THEY_CALL),
        (Direction.GIVEN, {"status": ReferralStatus.CONTACTED}, ReferralMatter.HOW_DID_IT_GO),
        (Direction.RECEIVED, {}, ReferralMatter.CALL_AND_TELL),
        (Direction.RECEIVED, {"status": ReferralStatus.MET}, ReferralMatter.TELL_GIVER),
        (
            Direction.RECEIVED,
            {"status": ReferralStatus.MET, "told_giver_on": TODAY, "passed_on": date(2026, 10, 1)},
            ReferralMatter.SAY_OUTCOME,
        ),
        (Direction.RECEIVED, {"status": ReferralStatus.WON, "told_giver_on": TODAY}, ReferralMatter.THANK),
    ],
)
def test_what_there_is_to_say_about_a_referral(direction, more, matter):
    passed = {"passed_on": date(2026, 11, 10), "check_on": TODAY, **more}
    referral = Referral(direction=direction, partner=5, prospect="Meridian", **passed)
    due = ReferralDue(referral=referral, partner_name="Ingrid")

    (line,) = brief(referrals=(due,)).referrals

    assert (line.matter, line.partner.name, line.partner.number) == (matter, "Ingrid", None)


def test_head_and_purpose():
    budget = RoomBudget(room=Room.GIVE_BACK, share=0.084, target=10, strategy="One hour a week")

    briefing = brief(budget=budget, visit=3, discreet=False)

    head = briefing.head
    assert (head.title, head.group, head.visit) == ("Harbour Breakfast", "Harbour", 3)
    assert head.place == "Quay Hotel"
    assert (head.starts.hour, head.share, head.target) == (7, 8, 10)
    assert (head.fee, head.currency) == (1200, "GBP")
    assert briefing.purpose.goal == "One hour a week"


def test_a_goal_goes_before_the_rooms_strategy():
    budget = RoomBudget(room=Room.GIVE_BACK, strategy="One hour a week")

    assert brief(event=replace(EVENT, goal="Meet two"), budget=budget).purpose.goal == "Meet two"


def test_a_fee_for_each_visit_is_the_events_fee():
    group = replace(GROUP, fee=900, currency="EUR", fee_period=FeePeriod.VISIT)
    event = replace(EVENT, fee=None)

    assert brief(event=event, group=group, discreet=False).head.fee == 900
    yearly = replace(group, fee_period=FeePeriod.YEAR)
    assert brief(event=event, group=yearly, discreet=False).head.fee is None


def test_discreet_keeps_names_and_the_flag_and_drops_counts_verdicts_and_money():
    flagged = request(1, verdict=Verdict.COATTAILS, flagged=True)
    someone = person(1, "Dale", given=333, received=444)
    prospect = person(2, known=False, prospect=True)

    hidden = brief(someone, prospect, requests=(flagged,))
    told = brief(someone, prospect, requests=(flagged,), discreet=False)

    assert {333, 444, 1200, "GBP", Verdict.COATTAILS, WhyCode.PROSPECT}.isdisjoint(leaves(hidden))
    assert {333, 444, 1200, "GBP", Verdict.COATTAILS, WhyCode.PROSPECT} <= set(leaves(told))
    assert hidden.people[0].flagged
    assert hidden.people[0].named.name == "Dale"
    assert hidden.requests[0].flagged


def test_each_level_gives_up_one_thing():
    levels = ladder(Level(people=30, strangers=8, introductions=6, referrals=8, requests=6))
    figures = [[getattr(level, field.name) for field in fields(level)] for level in levels]

    for before, after in pairwise(figures):
        assert sum(before) - sum(after) == 1
        assert all(late <= early for early, late in zip(before, after, strict=True))
    assert [level.lines for level in levels[:13]] == list(range(14, 1, -1))
    assert levels[13].people == 29
    assert sum(figures[-1]) == levels[-1].lines == 2


@given(st.integers(1, 300), st.integers(0, 300))
def test_the_first_fitting_level_is_found_in_few_measurements(count, wanted):
    measured = []

    def fits(position):
        measured.append(position)
        return position >= wanted

    assert first_fitting(count, fits) == min(wanted, count - 1)
    assert len(measured) <= 9


def test_a_line_of_paper_is_clean_and_bounded():
    assert one_line("  a\tb\u2028c\ufffc\ufdd0\u202ed  ", 20) == "a b c d"
    assert one_line("one two three four", 16) == "one two three…"
    assert one_line("x" * 100, 10) == "x" * 9 + "…"
    assert one_line("anything", 0) == ""
    assert one_line("Zoë 👩‍🔧", 20) == "Zoë 👩‍🔧"


PEOPLE = st.lists(
    st.builds(
        PersonExpected,
        contact=st.integers(1, 250),
        name=st.text(max_size=30),
        known=st.booleans(),
        number=st.none() | st.integers(-2, 60),
        seeks=st.sampled_from(["", "cafés"]),
        profession=st.sampled_from(["", "Printer", "Joiner"]),
        last_met_on=st.none() | st.just(TODAY),
        given=st.just(7_777_777),
        prospect=st.booleans(),
    ),
    max_size=200,
    unique_by=lambda one: one.contact,
)


@given(PEOPLE, st.booleans(), st.integers(0, 400))
def test_everyone_is_named_once_with_a_number_of_their_own_at_every_level(people, discreet, position):
    briefing = brief(*people, discreet=discreet)
    levels = briefing.levels
    page = briefing.at(levels[position % len(levels)])

    lines = [line.named for line in (*page.people, *page.strangers)]
    numbers = sorted(named.number for named in (*lines, *page.names))

    assert numbers == sorted(number for _, number in briefing.numbers)
    assert len(set(numbers)) == len(numbers) == len(people)
    assert {contact for contact, _ in briefing.numbers} == {one.contact for one in people}
    assert all(named.name for named in (*lines, *page.names))
    carried = {one.contact: one.number for one in people if one.number is not None and one.number > 0}
    kept = [contact for contact, number in briefing.numbers if carried.get(contact) == number]
    assert len(kept) == len(set(carried.values()))


@given(PEOPLE)
def test_discreet_values_hold_no_counts(people):
    assert {7_777_777, WhyCode.PROSPECT}.isdisjoint(leaves(brief(*people)))
