from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.favour import Ask, Direction, FavourKind
from netcrm.domain.group import Group, Membership
from netcrm.domain.guard import CHANGES, DECIDING, INFORMING, weigh
from netcrm.domain.guard_facts import GuardFacts
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import (
    Decision,
    Evidence,
    Introduction,
    Origin,
    Outcome,
    Stage,
    TargetAnswer,
    Verdict,
)
from netcrm.domain.owner import Owner
from netcrm.domain.reciprocity import FavourMark
from netcrm.domain.referral import Referral
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room

TODAY = date(2026, 3, 11)
WINDOW_START = date(2024, 3, 11)
OWNER = Owner()
DALE = Contact(id=1, given="Dale", family="Whitcombe")
PRIYA = Contact(id=2, given="Priya", family="Raman")
GIVEN, RECEIVED = Direction.GIVEN, Direction.RECEIVED
SEATED = Membership(id=1, contact=1, group=9, seat="Coach")


def ago(days):
    return TODAY - timedelta(days=days)


def favours(given_on=(), received_on=()):
    """Favours in this order, ids from 1."""
    days = [(GIVEN, on) for on in given_on] + [(RECEIVED, on) for on in received_on]
    return tuple(FavourMark(row, way, FavourKind.ADVICE, on) for row, (way, on) in enumerate(days, 1))


def request(row, asked_on=TODAY, **fields):
    return Introduction(id=row, requester=1, asked_on=asked_on, **({"target_contact": 2} | fields))


def facts(**fields):
    return GuardFacts(requester=DALE, **({"target": PRIYA} | fields))


BALANCED = facts(favours=favours([TODAY], [TODAY]))


def codes(weighing):
    return [reason.code for reason in weighing.reasons[: weighing.deciding]]


def reason(weighing, code):
    return next(found for found in weighing.reasons if found.code == code)


def rows(weighing, code):
    return [(row.table, row.id) for row in reason(weighing, code).evidence]


# Rule 1


def test_nothing_ever_received_and_no_initiative_is_coattails():
    weighing = weigh(facts(favours=favours([TODAY, None, ago(900)])), OWNER, TODAY)
    assert weighing.verdict is Verdict.COATTAILS
    assert weighing.flagged
    assert weighing.defaults_to is Decision.DECLINE
    assert codes(weighing) == ["never_reciprocated", "no_initiative"]
    assert reason(weighing, "never_reciprocated").figures["given"] == 3
    assert rows(weighing, "never_reciprocated") == [("favour", 1), ("favour", 2), ("favour", 3)]
    assert weighing.change.code == "change_first_favour_or_initiative"


def test_nothing_recorded_at_all_is_flagged_coattails():
    weighing = weigh(facts(), OWNER, TODAY)
    assert (weighing.verdict, weighing.flagged) == (Verdict.COATTAILS, True)


def test_initiative_makes_it_caution_and_leaves_the_flag():
    weighing = weigh(facts(memberships=(SEATED,)), OWNER, TODAY)
    assert (weighing.verdict, weighing.flagged) == (Verdict.CAUTION, True)
    assert weighing.defaults_to is Decision.ASK_FIRST
    assert codes(weighing) == ["never_reciprocated"]
    assert rows(weighing, "initiative") == [("membership", 1)]
    assert weighing.change.code == "change_first_favour"


def test_vouching_lowers_it_to_caution_leaves_the_flag_and_shows():
    vouched = replace(DALE, vouched_reason="We built a school together", vouched_on=TODAY)
    weighing = weigh(GuardFacts(requester=vouched, target=PRIYA), OWNER, TODAY)
    assert (weighing.verdict, weighing.flagged) == (Verdict.CAUTION, True)
    assert reason(weighing, "vouched_for").for_requester


@pytest.mark.parametrize(
    "fields", [{"vouched_reason": "  "}, {"vouched_reason": "Good", "vouched_on": TODAY + timedelta(days=1)}]
)
def test_an_empty_or_later_vouching_is_none(fields):
    weighing = weigh(GuardFacts(requester=replace(DALE, **fields), target=PRIYA), OWNER, TODAY)
    assert weighing.verdict is Verdict.COATTAILS


def test_one_favour_of_some_time_ago_lifts_the_flag():
    weighing = weigh(facts(favours=favours([], [None])), OWNER, TODAY)
    assert not weighing.flagged
    assert codes(weighing) == ["nothing_received_lately"]


def test_a_favour_of_tomorrow_has_not_been_received():
    weighing = weigh(facts(favours=favours([], [TODAY + timedelta(days=1)])), OWNER, TODAY)
    assert weighing.flagged


# Rule 2


@pytest.mark.parametrize(
    ("received_on", "verdict"),
    [
        (WINDOW_START, Verdict.CLEAR),
        (WINDOW_START - timedelta(days=1), Verdict.CAUTION),
        (None, Verdict.CAUTION),
        (TODAY, Verdict.CLEAR),
    ],
)
def test_something_received_must_lie_in_the_window(received_on, verdict):
    weighing = weigh(facts(favours=favours([], [received_on])), OWNER, TODAY)
    assert weighing.verdict is verdict
    assert not weighing.flagged


def test_the_window_is_clamped_at_the_end_of_the_month():
    leap_day = date(2028, 2, 29)
    in_time = facts(favours=favours([], [date(2026, 2, 28)]))
    assert weigh(in_time, OWNER, leap_day).verdict is Verdict.CLEAR
    late = facts(favours=favours([], [date(2026, 2, 27)]))
    assert weigh(late, OWNER, leap_day).verdict is Verdict.CAUTION


@pytest.mark.parametrize(
    ("given_count", "received_count", "verdict"),
    [(3, 1, Verdict.CLEAR), (4, 1, Verdict.CAUTION), (7, 2, Verdict.CLEAR), (8, 2, Verdict.CAUTION)],
)
def test_four_times_as_much_given_in_the_window_is_caution(given_count, received_count, verdict):
    weighing = weigh(facts(favours=favours([TODAY] * given_count, [TODAY] * received_count)), OWNER, TODAY)
    assert weighing.verdict is verdict


def test_what_was_given_before_the_window_does_not_weigh():
    old = [WINDOW_START - timedelta(days=1), None, None]
    assert weigh(facts(favours=favours([TODAY, *old], [TODAY])), OWNER, TODAY).verdict is Verdict.CLEAR


def test_what_would_change_a_lopsided_balance_is_counted():
    weighing = weigh(facts(favours=favours([TODAY] * 9, [TODAY])), OWNER, TODAY)
    assert weighing.change.code == "change_more_received"
    assert weighing.change.figures["needed"] == 2


@given(st.integers(0, 30), st.integers(0, 5))
def test_as_many_favours_as_are_said_to_be_needed_lift_the_measure(given_count, received_count):
    marks = favours([TODAY] * given_count, [TODAY] * received_count + [None])
    weighing = weigh(facts(favours=marks), OWNER, TODAY)
    needed = weighing.change.figures.get("needed", 0)
    for missing in (0, 1):
        enough = favours([TODAY] * given_count, [TODAY] * (received_count + needed - missing) + [None])
        lifted = weigh(facts(favours=enough), OWNER, TODAY).verdict is Verdict.CLEAR
        assert lifted is (missing == 0 or needed == 0)
        if not needed:
            break


def received_long_ago():
    return favours([], [ago(500)])


def test_the_third_request_within_ninety_days_is_caution():
    asked = (request(1, ago(90)), request(2, ago(40)), request(3))
    weighing = weigh(facts(favours=received_long_ago(), requests=asked), OWNER, TODAY, request=3)
    assert codes(weighing) == ["requests_in_a_row"]
    assert rows(weighing, "requests_in_a_row") == [("introduction", row) for row in (1, 2, 3)]
    assert weighing.change.code == "change_received_since"


def test_ninety_one_days_are_too_many():
    asked = (request(1, ago(91)), request(2, ago(40)), request(3))
    weighing = weigh(facts(favours=received_long_ago(), requests=asked), OWNER, TODAY, request=3)
    assert weighing.verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    ("received_on", "verdict"),
    [(ago(80), Verdict.CLEAR), (ago(81), Verdict.CAUTION), (None, Verdict.CAUTION)],
)
def test_something_received_since_the_first_request_makes_good(received_on, verdict):
    asked = (request(1, ago(80)), request(2, ago(40)), request(3))
    marks = favours([], [ago(500), received_on])
    assert weigh(facts(favours=marks, requests=asked), OWNER, TODAY, request=3).verdict is verdict


def test_the_second_of_three_requests_is_not_the_third():
    asked = (request(1, ago(50)), request(2, ago(40)), request(3, ago(30)))
    weighing = weigh(facts(favours=received_long_ago(), requests=asked), OWNER, TODAY, request=2)
    assert weighing.verdict is Verdict.CLEAR


def test_a_fourth_request_is_no_milder_than_a_third():
    asked = tuple(request(row, ago(80 - 20 * row)) for row in (1, 2, 3, 4))
    marks = favours([], [ago(500), ago(55)])
    weighing = weigh(facts(favours=marks, requests=asked), OWNER, TODAY, request=4)
    assert rows(weighing, "requests_in_a_row") == [("introduction", row) for row in (2, 3, 4)]


def test_a_request_that_is_not_recorded_counts_as_one_more():
    asked = (request(1, ago(50)), request(2))
    weighing = weigh(facts(favours=received_long_ago(), requests=asked), OWNER, TODAY)
    assert codes(weighing) == ["requests_in_a_row"]
    assert rows(weighing, "requests_in_a_row") == [("introduction", 1), ("introduction", 2)]
    one = weigh(facts(favours=received_long_ago(), requests=asked[:1]), OWNER, TODAY)
    assert one.verdict is Verdict.CLEAR
    earlier = facts(favours=received_long_ago(), requests=asked, asked_on=ago(45))
    assert weigh(earlier, OWNER, TODAY).verdict is Verdict.CLEAR


def test_ideas_of_the_owner_are_no_requests():
    idea = request(3, origin=Origin.OWN_IDEA)
    asked = (request(1, ago(50)), request(2, ago(40)), idea)
    known = facts(favours=received_long_ago(), requests=asked)
    assert weigh(known, OWNER, TODAY, request=3).verdict is Verdict.CLEAR
    two_ideas = (request(1, ago(50)), replace(idea, id=2), request(3))
    assert weigh(replace(known, requests=two_ideas), OWNER, TODAY, request=3).verdict is Verdict.CLEAR


# Rule 3


def test_a_target_who_wants_none_is_caution_and_declined_beforehand():
    shy = replace(PRIYA, no_introductions=True)
    weighing = weigh(replace(BALANCED, target=shy), OWNER, TODAY)
    assert weighing.verdict is Verdict.CAUTION
    assert weighing.defaults_to is Decision.DECLINE
    assert rows(weighing, "target_wants_none") == [("contact", 2)]


def introduced(*days_ago, start=10):
    return tuple(
        Introduction(id=row, requester=50 + row, target_contact=2, asked_on=ago(400), introduced_on=ago(days))
        for row, days in enumerate(days_ago, start)
    )


@pytest.mark.parametrize(
    ("days_ago", "verdict"),
    [((0, 29), Verdict.CAUTION), ((0, 30), Verdict.CLEAR), ((5,), Verdict.CLEAR), ((0, 0), Verdict.CAUTION)],
)
def test_two_introductions_in_thirty_days_reach_the_limit(days_ago, verdict):
    weighing = weigh(replace(BALANCED, target_introductions=introduced(*days_ago)), OWNER, TODAY)
    assert weighing.verdict is verdict


@pytest.mark.parametrize(
    ("limit", "count", "verdict"),
    [(0, 0, Verdict.CAUTION), (1, 1, Verdict.CAUTION), (3, 2, Verdict.CLEAR), (3, 3, Verdict.CAUTION)],
)
def test_the_limit_on_the_card_overrides_the_default(limit, count, verdict):
    target = replace(PRIYA, introduction_limit=limit)
    known = replace(BALANCED, target=target, target_introductions=introduced(*range(count)))
    assert weigh(known, OWNER, TODAY).verdict is verdict


def test_an_endorsement_counts_towards_the_limit_and_an_open_request_does_not():
    endorsed = replace(introduced(1)[0], introduced_on=None, endorsed_at=datetime(2026, 3, 10, tzinfo=UTC))
    open_request = replace(endorsed, id=11, endorsed_at=None)
    known = replace(BALANCED, target_introductions=(endorsed, open_request, *introduced(3, start=12)))
    assert rows(weigh(known, OWNER, TODAY), "target_limit_reached") == [
        ("introduction", 10),
        ("introduction", 12),
    ]


def test_waiting_until_the_day_named_frees_the_target():
    known = replace(BALANCED, target_introductions=introduced(5, 12, 20))
    change = weigh(known, OWNER, TODAY).change
    assert change.code == "change_target_limit_until"
    free_on = date.fromisoformat(change.figures["free_on"])
    assert free_on == ago(12) + timedelta(days=30)
    assert weigh(known, OWNER, free_on).verdict is Verdict.CLEAR
    assert weigh(known, OWNER, free_on - timedelta(days=1)).verdict is Verdict.CAUTION


def test_a_limit_of_none_at_all_names_no_day():
    target = replace(PRIYA, introduction_limit=0)
    assert weigh(replace(BALANCED, target=target), OWNER, TODAY).change.code == "change_target_limit"


def test_a_target_who_said_no_before_is_caution():
    earlier = request(4, ago(900), target_answer=TargetAnswer.NO, stage=Stage.TARGET_NO)
    weighing = weigh(replace(BALANCED, requests=(earlier,)), OWNER, TODAY)
    assert codes(weighing) == ["target_said_no"]
    other_target = replace(earlier, target_contact=3)
    assert weigh(replace(BALANCED, requests=(other_target,)), OWNER, TODAY).verdict is Verdict.CLEAR


def test_the_request_itself_does_not_count_against_itself():
    this = request(
        4,
        ago(3),
        target_answer=TargetAnswer.NO,
        introduced_on=ago(1),
        outcome=Outcome.HARMED,
    )
    known = replace(BALANCED, requests=(this,), target_introductions=(this, *introduced(2)), target=PRIYA)
    assert weigh(known, OWNER, TODAY, request=4).verdict is Verdict.CLEAR
    assert weigh(known, OWNER, TODAY).verdict is Verdict.COATTAILS


def test_without_a_contact_rule_three_is_skipped():
    refused = request(4, target_contact=None, target_group=7, target_answer=TargetAnswer.NO)
    for target_group in (None, Group(id=7, name="Harbour Breakfast Circle")):
        known = replace(
            BALANCED,
            target=None,
            target_group=target_group,
            requests=(refused,),
            target_introductions=introduced(1, 2, 3),
        )
        weighing = weigh(known, OWNER, TODAY)
        assert weighing.verdict is Verdict.CLEAR
        assert weighing.defaults_to is Decision.INTRODUCE


def test_nobody_is_introduced_to_themselves():
    with pytest.raises(Refused) as refused:
        weigh(facts(target=DALE), OWNER, TODAY)
    assert refused.value.code == "introduction.same_person"


def test_one_target_at_most():
    with pytest.raises(Refused) as refused:
        weigh(facts(target_group=Group(id=7, name="Circle")), OWNER, TODAY)
    assert refused.value.code == "introduction.two_targets"


# Rule 4


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Outcome.HARMED, Verdict.COATTAILS),
        (Outcome.NO_SHOW, Verdict.CAUTION),
        (Outcome.NO_THANKS, Verdict.CAUTION),
        (Outcome.MET, Verdict.CLEAR),
        (Outcome.HELPED, Verdict.CLEAR),
    ],
)
def test_how_an_earlier_introduction_ended(outcome, verdict):
    earlier = request(4, ago(2000), target_contact=3, outcome=outcome)
    weighing = weigh(replace(BALANCED, requests=(earlier,)), OWNER, TODAY)
    assert weighing.verdict is verdict
    assert not weighing.flagged


def test_vouching_never_lowers_harm():
    vouched = replace(DALE, vouched_reason="An old friend", vouched_on=TODAY)
    earlier = request(4, ago(200), outcome=Outcome.HARMED)
    for marks in ((), favours([], [TODAY])):
        known = replace(BALANCED, requester=vouched, favours=marks, requests=(earlier,))
        weighing = weigh(known, OWNER, TODAY)
        assert weighing.verdict is Verdict.COATTAILS
        assert weighing.change.code == "change_harmed"


def test_reasons_that_decide_come_first_the_strictest_leading():
    known = facts(
        memberships=(SEATED,),
        requests=(
            request(4, ago(200), outcome=Outcome.HARMED),
            request(5, ago(300), outcome=Outcome.NO_SHOW),
        ),
        target=replace(PRIYA, no_introductions=True),
    )
    weighing = weigh(known, OWNER, TODAY)
    assert codes(weighing) == ["outcome_harmed", "never_reciprocated", "outcome_no_show", "target_wants_none"]
    informing = [found.code for found in weighing.reasons[weighing.deciding :]]
    assert informing == ["initiative", "known_since_unrecorded", "never_asked"]


# What only informs


def test_clear_introduces():
    weighing = weigh(BALANCED, OWNER, TODAY)
    assert weighing.verdict is Verdict.CLEAR
    assert weighing.defaults_to is Decision.INTRODUCE
    assert weighing.deciding == 0
    assert weighing.change.code == "change_nothing"


def test_everything_that_speaks_for_the_requester_is_listed_and_decides_nothing():
    starts = datetime(2026, 1, 5, 9, tzinfo=UTC)
    event = Event(id=6, group=9, title="First Year", starts_at=starts, ends_at=starts, zone="Europe/London")
    thanks = Referral(
        id=8,
        direction=GIVEN,
        partner=1,
        prospect="Ann",
        passed_on=ago(20),
        check_on=ago(13),
        thanked_on=ago(9),
    )
    known = facts(
        met_event=event,
        met_room=Room.GIVE_BACK,
        thanks=(thanks, replace(thanks, id=9, direction=RECEIVED)),
        requests=(request(4, ago(50), outcome=Outcome.HELPED),),
        first_interaction=Interaction(id=3, happened_on=ago(10), kind=InteractionKind.CALL, contacts=(1,)),
        asks=(Ask(id=1, contact=1, asked_on=ago(3)),),
    )
    weighing = weigh(known, OWNER, TODAY)
    assert weighing.verdict is Verdict.COATTAILS
    assert [found.code for found in weighing.reasons if found.for_requester] == [
        "thanked",
        "outcome_helped",
        "met_giving_back",
    ]
    assert rows(weighing, "thanked") == [("referral", 8)]
    assert reason(weighing, "known_since").figures["days"] == 65
    assert rows(weighing, "known_since") == [("event", 6)]
    assert "never_asked" not in {found.code for found in weighing.reasons}


def test_the_place_of_meeting_may_stand_on_the_card_alone():
    seen_there = replace(DALE, room=Room.GIVE_BACK, met_on=ago(14))
    weighing = weigh(replace(BALANCED, requester=seen_there), OWNER, TODAY)
    assert rows(weighing, "met_giving_back") == [("contact", 1)]
    assert reason(weighing, "known_since").figures["days"] == 14


def test_three_events_of_the_last_year_are_initiative():
    def at(row):
        starts = datetime.combine(ago(row), time(9), tzinfo=UTC)
        event = Event(
            id=row,
            title="Coffee",
            starts_at=starts,
            ends_at=starts,
            zone="Europe/London",
            status=EventStatus.ATTENDED,
        )
        return Attendance(id=row, event=row, contact=1, presence=Presence.PRESENT), event

    three = tuple(at(row) for row in (1, 2, 3))
    assert weigh(facts(attendances=three), OWNER, TODAY).verdict is Verdict.CAUTION
    two = weigh(facts(attendances=three[:2]), OWNER, TODAY)
    assert two.verdict is Verdict.COATTAILS
    assert reason(two, "no_initiative").figures["events"] == 2
    assert reason(two, "no_initiative").evidence == tuple(
        Evidence(table="attendance", id=row) for row in (1, 2)
    )


def test_thresholds_are_the_owners():
    strict = replace(OWNER, guard_ratio=2, guard_window_months=1)
    assert weigh(facts(favours=favours([TODAY] * 2, [TODAY])), strict, TODAY).verdict is Verdict.CAUTION
    assert weigh(facts(favours=favours([], [date(2026, 2, 10)])), strict, TODAY).verdict is Verdict.CAUTION
    assert weigh(facts(favours=favours([], [date(2026, 2, 11)])), strict, TODAY).verdict is Verdict.CLEAR
    often = replace(OWNER, guard_requests=2, guard_request_days=10)
    asked = facts(favours=received_long_ago(), requests=(request(1, ago(10)),))
    assert weigh(asked, often, TODAY).verdict is Verdict.CAUTION
    assert weigh(asked, OWNER, TODAY).verdict is Verdict.CLEAR


# Properties

PAST = st.dates(date(2023, 1, 1), TODAY)
MARKS = st.lists(
    st.tuples(st.sampled_from(Direction), st.none() | PAST, st.sampled_from(FavourKind)), max_size=12
).map(lambda found: tuple(FavourMark(row, way, kind, on) for row, (way, on, kind) in enumerate(found, 1)))
REQUESTS = st.lists(
    st.builds(
        Introduction,
        requester=st.just(1),
        target_contact=st.sampled_from([2, 3, None]),
        asked_on=PAST,
        introduced_on=st.none() | PAST,
        outcome=st.none() | st.sampled_from(Outcome),
        target_answer=st.none() | st.sampled_from(TargetAnswer),
        origin=st.sampled_from(Origin),
    ),
    max_size=6,
).map(lambda found: tuple(replace(one, id=row) for row, one in enumerate(found, 1)))
CASES = st.builds(
    GuardFacts,
    requester=st.builds(replace, st.just(DALE), vouched_reason=st.sampled_from(["", "An old friend"])),
    target=st.none()
    | st.builds(
        replace,
        st.just(PRIYA),
        no_introductions=st.booleans(),
        introduction_limit=st.none() | st.integers(0, 3),
    ),
    favours=MARKS,
    requests=REQUESTS,
    target_introductions=st.lists(st.integers(0, 60), max_size=4).map(lambda days: introduced(*days)),
    memberships=st.sampled_from([(), (SEATED,)]),
)


@given(CASES)
def test_the_flag_says_exactly_that_nothing_was_ever_received(known):
    received = any(mark.direction is RECEIVED for mark in known.favours)
    weighing = weigh(known, OWNER, TODAY)
    assert weighing.flagged is not received
    if weighing.flagged:
        assert weighing.verdict is not Verdict.CLEAR


@given(CASES)
def test_reasons_are_known_sorted_and_explain_the_verdict(known):
    weighing = weigh(known, OWNER, TODAY)
    decided = weighing.reasons[: weighing.deciding]
    assert {found.code for found in decided} <= DECIDING
    assert {found.code for found in weighing.reasons[weighing.deciding :]} <= INFORMING
    assert weighing.change.code in CHANGES
    assert bool(decided) is (weighing.verdict is not Verdict.CLEAR)
    assert not any(found.for_requester for found in decided)
    for found in weighing.reasons:
        ids = [row.id for row in found.evidence]
        assert ids == sorted(ids)
        assert all(value is None or isinstance(value, str | int | float) for value in found.figures.values())


@given(CASES)
def test_nothing_is_ever_endorsed_beforehand(known):
    weighing = weigh(known, OWNER, TODAY)
    assert weighing.defaults_to is not Decision.ENDORSE
    if weighing.verdict is Verdict.COATTAILS:
        assert weighing.defaults_to is Decision.DECLINE


@given(CASES)
def test_the_order_of_rows_does_not_matter(known):
    turned = replace(
        known,
        favours=known.favours[::-1],
        requests=known.requests[::-1],
        target_introductions=known.target_introductions[::-1],
    )
    assert weigh(turned, OWNER, TODAY) == weigh(known, OWNER, TODAY)


@given(CASES)
def test_a_favour_received_today_is_never_held_against_anyone(known):
    more = (*known.favours, FavourMark(999, RECEIVED, FavourKind.REFERRAL, TODAY))
    after = weigh(replace(known, favours=more), OWNER, TODAY)
    assert after.verdict.strictness <= weigh(known, OWNER, TODAY).verdict.strictness
    assert not after.flagged


@given(CASES)
def test_giving_once_more_never_makes_it_milder(known):
    more = (*known.favours, FavourMark(999, GIVEN, FavourKind.ADVICE, TODAY))
    after = weigh(replace(known, favours=more), OWNER, TODAY)
    assert after.verdict.strictness >= weigh(known, OWNER, TODAY).verdict.strictness


@given(CASES)
def test_vouching_only_ever_lowers_coattails_to_caution(known):
    plain = weigh(replace(known, requester=DALE), OWNER, TODAY)
    vouched = weigh(replace(known, requester=replace(DALE, vouched_reason="A friend")), OWNER, TODAY)
    assert vouched.flagged is plain.flagged
    if vouched.verdict is not plain.verdict:
        assert (plain.verdict, vouched.verdict) == (Verdict.COATTAILS, Verdict.CAUTION)
    if any(one.outcome is Outcome.HARMED for one in known.requests):
        assert vouched.verdict is Verdict.COATTAILS


@given(CASES, PAST)
def test_one_more_request_never_makes_it_milder(known, asked_on):
    more = (*known.requests, request(999, asked_on, target_contact=4))
    after = weigh(replace(known, requests=more), OWNER, TODAY)
    assert after.verdict.strictness >= weigh(known, OWNER, TODAY).verdict.strictness
