from datetime import date
from itertools import product

import pytest

from netcrm.domain import letter_rules, procedure
from netcrm.domain.favour import Direction
from netcrm.domain.introduction import Decision, Introduction, Origin, Outcome, Stage
from netcrm.domain.letter import LetterFacts, LetterKind, Offer, Reader, Side
from netcrm.domain.referral import Referral

DAY = date(2026, 11, 17)
ANA, BO = Side(name="Ana", given="Ana"), Side(name="Bo", given="Bo")
FACTS = LetterFacts(owner="Maya", requester=ANA, target=BO)


def request(stage, **changes):
    introduced = DAY if stage in (Stage.INTRODUCED, Stage.ENDORSED, Stage.MET) else None
    told = {"requester": 1, "target_contact": 2, "asked_on": DAY, "stage": stage, "introduced_on": introduced}
    return Introduction(**{**told, **changes})


def kinds(stage, facts=FACTS, **changes):
    return [
        (offer.kind.value, offer.reader.value)
        for offer in letter_rules.offers(request(stage, **changes), facts)
    ]


@pytest.mark.parametrize(
    ("stage", "offered"),
    [
        (
            Stage.ASKED,
            [("decline", "requester"), ("ask", "target"), ("introduce", "both"), ("endorse", "both")],
        ),
        (Stage.DECLINED, []),
        (Stage.TARGET_ASKED, [("decline", "requester"), ("chase", "target")]),
        (Stage.TARGET_YES, [("decline", "requester"), ("introduce", "both"), ("endorse", "both")]),
        (Stage.TARGET_NO, [("decline", "requester")]),
        (Stage.INTRODUCED, [("chase", "requester"), ("thank", "target")]),
        (Stage.ENDORSED, [("chase", "requester"), ("thank", "target")]),
        (Stage.CLOSED, []),
    ],
)
def test_each_stage_has_its_letters(stage, offered):
    assert kinds(stage) == offered


@pytest.mark.parametrize("outcome", Outcome)
def test_thanks_go_to_whoever_gave_their_time(outcome):
    stage = Stage.MET if outcome is Outcome.MET else Stage.CLOSED
    told = kinds(stage, outcome=outcome, introduced_on=DAY)
    thanked = outcome not in (Outcome.NO_SHOW, Outcome.HARMED)
    assert told == ([("thank", "target")] if thanked else [])


def test_without_a_target_nobody_is_thanked_and_the_asker_is_asked():
    alone = LetterFacts(owner="Maya", requester=ANA)
    assert kinds(Stage.INTRODUCED, alone, target_contact=None) == [("chase", "requester")]
    assert ("ask", "requester") in kinds(Stage.ASKED, alone, target_contact=None)
    group = LetterFacts(owner="Maya", requester=ANA, group="Circle")
    assert ("ask", "target") in kinds(Stage.ASKED, group, target_contact=None, target_group=3)


def test_an_idea_is_put_to_both_apart_and_dropped_without_a_word():
    idea = LetterFacts(owner="Maya", requester=ANA, target=BO, is_idea=True)
    assert kinds(Stage.ASKED, idea, origin=Origin.OWN_IDEA) == [("ask", "both")]
    assert letter_rules.is_apart(Offer(LetterKind.ASK, Reader.BOTH), idea)
    assert letter_rules.is_apart(Offer(LetterKind.CHASE, Reader.BOTH), idea)
    assert not letter_rules.is_apart(Offer(LetterKind.INTRODUCE, Reader.BOTH), idea)
    assert not letter_rules.is_apart(Offer(LetterKind.ASK, Reader.TARGET), FACTS)


def test_readers_are_the_sides_that_are_known():
    assert letter_rules.readers(Offer(LetterKind.INTRODUCE, Reader.BOTH), FACTS) == (BO, ANA)
    alone = LetterFacts(owner="Maya", requester=ANA)
    assert letter_rules.readers(Offer(LetterKind.INTRODUCE, Reader.BOTH), alone) == (ANA,)
    assert letter_rules.readers(Offer(LetterKind.ASK, Reader.TARGET), alone) == ()


def test_no_letter_to_the_requester_depends_on_what_the_target_said():
    """Whatever stands open at a no stands open before any answer too, word for word."""
    for origin, stage in product(Origin, (Stage.TARGET_ASKED, Stage.ASKED)):
        before = set(letter_rules.offers(request(stage, origin=origin), FACTS))
        after = letter_rules.offers(request(Stage.TARGET_NO, origin=origin), FACTS)
        assert {each for each in after if each.reader is Reader.REQUESTER} <= before


def test_every_decision_has_its_letter():
    assert [letter_rules.of_decision(each, FACTS).kind.value for each in Decision] == [
        *("decline", "ask", "introduce", "endorse"),
    ]
    for kind in LetterKind:
        assert letter_rules.natural(kind, FACTS).kind is kind
    assert set(procedure.ways(request(Stage.ASKED))) == set(Decision)


@pytest.mark.parametrize(
    ("direction", "thanked_on", "count"),
    [(Direction.RECEIVED, None, 1), (Direction.RECEIVED, DAY, 0), (Direction.GIVEN, None, 0)],
)
def test_the_giver_of_a_referral_is_thanked_once(direction, thanked_on, count):
    referral = Referral(
        direction=direction, partner=1, prospect="Bo", passed_on=DAY, check_on=DAY, thanked_on=thanked_on
    )
    assert letter_rules.for_referral(referral) == (Offer(LetterKind.THANK, Reader.REQUESTER),) * count
