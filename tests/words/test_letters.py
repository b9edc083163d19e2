from dataclasses import fields, replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.group import FeePeriod
from netcrm.domain.introduction import Decision
from netcrm.domain.letter import LetterFacts, Side, Tone, WayIn
from netcrm.words.letters import letter
from netcrm.words.meetings import meets
from netcrm.words.words import Words

WORDS = Words()
DALE = Side(
    name="Dale Whitcombe",
    given="Dale",
    second_line="Business coach, Whitcombe Growth",
    email="dale@x.example",
)
PRIYA = Side(
    name="Priya Raman", given="Priya", second_line="Finance director, Northgate", email="priya@x.example"
)
HARBOUR = WayIn(
    name="Harbour Breakfast Circle",
    recurrence="FREQ=WEEKLY;BYDAY=WE",
    starts=time(6, 45),
    fee=78000,
    currency="GBP",
    fee_period=FeePeriod.YEAR,
    how_to_join="Visit twice as a guest.",
    visits=41,
    since=date(2026, 1, 14),
    seat="Business coach",
    seat_is_free=True,
)
FACTS = LetterFacts(
    owner="Maya",
    requester=DALE,
    target=PRIYA,
    words="She would love my programme.",
    flagged=True,
    ways_in=(HARBOUR,),
)


def text(decision, tone=Tone.WARM, **changes):
    return letter(decision, replace(FACTS, **changes), tone, WORDS).text


def test_declining_is_a_hand_up():
    told = text(Decision.DECLINE)
    assert told.startswith("Hi Dale,")
    assert told.rstrip().endswith("Maya")
    for part in (
        "These are the groups I pay to be in:",
        "Harbour Breakfast Circle, Wednesdays at 06:45, £780 a year.",
        "Visit twice as a guest.",
        "I have been 41 times since January 2026.",
        "the seat for Business coach is free",
    ):
        assert part in told


def test_brief_says_less_but_still_how_to_join():
    told = text(Decision.DECLINE, Tone.BRIEF)
    assert len(told) < len(text(Decision.DECLINE))
    assert "Visit twice as a guest." in told


def test_groups_that_cost_nothing_are_not_called_paid():
    told = text(Decision.DECLINE, are_paid=False, ways_in=(replace(HARBOUR, fee=None),))
    assert "These are the groups I go to:" in told
    assert "pay" not in told


def test_without_groups_nothing_is_offered_that_is_not_there():
    told = text(Decision.DECLINE, ways_in=())
    assert "groups" not in told
    assert "Come along" not in told


def test_asking_first_says_that_no_is_fine_and_stays_private():
    made = letter(Decision.ASK_FIRST, FACTS, Tone.WARM, WORDS)
    assert made.to == ("priya@x.example",)
    assert "A no is fine: it stays between us, and Dale won't hear that I asked." in made.text
    assert "“She would love my programme.”" in made.text
    assert "stays between us" in text(Decision.ASK_FIRST, Tone.BRIEF)


@pytest.mark.parametrize("decision", [Decision.ASK_FIRST, Decision.INTRODUCE])
def test_flagged_says_that_the_work_is_not_known(decision):
    for tone in Tone:
        assert "I can't speak for Dale's work." in text(decision, tone)
        assert "can't speak" not in text(decision, tone, flagged=False)


def test_introducing_goes_to_both_and_names_both():
    made = letter(Decision.INTRODUCE, FACTS, Tone.WARM, WORDS)
    assert made.to == ("priya@x.example", "dale@x.example")
    assert made.subject == "An introduction: Dale Whitcombe and Priya Raman"
    assert "Priya, meet Dale Whitcombe (Business coach, Whitcombe Growth)." in made.text


def test_only_endorsing_puts_the_name_behind_it():
    assert "put my name behind Dale" in text(Decision.ENDORSE)
    for decision in set(Decision) - {Decision.ENDORSE}:
        assert "my name" not in text(decision)


def test_a_group_is_asked_for_at_its_host():
    changes = {
        "group": "Harbour Breakfast Circle",
        "target": replace(PRIYA, name="Ruth Ellison", given="Ruth"),
    }
    assert text(Decision.ASK_FIRST, **changes).startswith("Hi Ruth,")
    assert "asked me about Harbour Breakfast Circle" in text(Decision.ASK_FIRST, **changes)


def test_whoever_names_nobody_is_asked_whom_they_mean():
    made = letter(Decision.ASK_FIRST, replace(FACTS, target=None), Tone.WARM, WORDS)
    assert made.to == ("dale@x.example",)
    assert "Whom would you like to meet" in made.text


def test_an_idea_is_put_to_both_apart_and_dropped_in_silence():
    idea = replace(FACTS, is_idea=True)
    asked = letter(Decision.ASK_FIRST, idea, Tone.WARM, WORDS)
    assert asked.apart
    assert asked.to == ("dale@x.example", "priya@x.example")
    assert letter(Decision.DECLINE, idea, Tone.WARM, WORDS).text == ""


def test_a_letter_knows_nothing_of_an_answer():
    assert not {field.name for field in fields(LetterFacts)} & {
        "stage",
        "target_answer",
        "answer",
        "introduction",
    }


@given(
    decision=st.sampled_from(Decision),
    tone=st.sampled_from(Tone),
    flagged=st.booleans(),
    name=st.text(max_size=30),
    target=st.one_of(st.none(), st.just(PRIYA)),
)
def test_any_name_makes_a_letter(decision, tone, flagged, name, target):
    facts = replace(FACTS, requester=Side(name=name, given=name), target=target, flagged=flagged, words=name)
    made = letter(decision, facts, tone, WORDS)
    assert made.text.endswith("Maya\n")
    assert all(made.to)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", "Wednesdays at 06:45"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "every second Thursday at 06:45"),
        ("FREQ=MONTHLY;BYDAY=2TU", "the second Tuesday of the month at 06:45"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "the last Friday of the month at 06:45"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", ""),
        ("FREQ=YEARLY", ""),
        ("", ""),
        ("nonsense;;=", ""),
    ],
)
def test_when_a_group_meets(rule, told):
    assert meets(WORDS.tr, rule, time(6, 45)) == told


@given(st.text(max_size=40))
def test_any_rule_is_read_or_passed_over(rule):
    assert isinstance(meets(WORDS.tr, rule), str)
