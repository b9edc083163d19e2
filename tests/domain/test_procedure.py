from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from netcrm.domain.favour import Direction, FavourKind
from netcrm.domain.introduction import Decision, Introduction, Origin, Outcome, Stage, TargetAnswer, Verdict
from netcrm.domain.procedure import (
    after_answer,
    after_decision,
    after_outcome,
    asks_for_outcome,
    check_endorsement,
    days_waiting,
    favours_of,
    ways,
)
from netcrm.domain.refusal import Refused

TODAY = date(2026, 3, 11)
ASKED = Introduction(id=3, requester=1, target_contact=2, asked_on=TODAY)
IDEA = replace(ASKED, origin=Origin.OWN_IDEA)


@pytest.mark.parametrize(
    ("decision", "stage"),
    [
        (Decision.DECLINE, Stage.DECLINED),
        (Decision.ASK_FIRST, Stage.TARGET_ASKED),
        (Decision.INTRODUCE, Stage.INTRODUCED),
        (Decision.ENDORSE, Stage.ENDORSED),
    ],
)
def test_a_request_can_be_answered_in_four_ways(decision, stage):
    assert after_decision(ASKED, decision) is stage


def test_without_a_contact_there_is_nothing_to_endorse():
    nobody = replace(ASKED, target_contact=None)
    assert ways(nobody) == (Decision.DECLINE, Decision.ASK_FIRST, Decision.INTRODUCE)
    with pytest.raises(Refused) as refused:
        after_decision(nobody, Decision.ENDORSE)
    assert refused.value.code == "introduction.no_target_to_endorse"


def test_an_idea_is_introduced_only_after_both_said_yes():
    assert ways(IDEA) == (Decision.DECLINE, Decision.ASK_FIRST)
    asked = replace(IDEA, stage=after_decision(IDEA, Decision.ASK_FIRST))
    agreed = replace(asked, stage=after_answer(asked, TargetAnswer.YES))
    assert after_decision(agreed, Decision.INTRODUCE) is Stage.INTRODUCED
    assert after_answer(asked, TargetAnswer.NO) is Stage.CLOSED
    assert after_decision(IDEA, Decision.DECLINE) is Stage.CLOSED


def test_after_a_no_only_declining_is_left():
    asked = replace(ASKED, stage=Stage.TARGET_ASKED)
    refused = replace(asked, stage=after_answer(asked, TargetAnswer.NO))
    assert ways(refused) == (Decision.DECLINE,)
    with pytest.raises(Refused) as error:
        after_decision(refused, Decision.INTRODUCE)
    assert error.value.code == "introduction.not_now"


@pytest.mark.parametrize("stage", [Stage.DECLINED, Stage.INTRODUCED, Stage.ENDORSED, Stage.MET, Stage.CLOSED])
def test_what_is_settled_is_not_decided_again(stage):
    with pytest.raises(Refused) as refused:
        after_decision(replace(ASKED, stage=stage), Decision.DECLINE)
    assert refused.value.code == "introduction.already_decided"


@pytest.mark.parametrize("stage", [Stage.ASKED, Stage.DECLINED, Stage.INTRODUCED, Stage.CLOSED])
def test_nobody_answers_who_was_not_asked(stage):
    with pytest.raises(Refused):
        after_answer(replace(ASKED, stage=stage), TargetAnswer.YES)


def test_an_answer_can_be_corrected():
    assert after_answer(replace(ASKED, stage=Stage.TARGET_NO), TargetAnswer.YES) is Stage.TARGET_YES
    closed = replace(IDEA, stage=Stage.CLOSED, target_answer=TargetAnswer.NO)
    assert after_answer(closed, TargetAnswer.YES) is Stage.TARGET_YES


def test_only_an_introduction_has_an_outcome():
    with pytest.raises(Refused):
        after_outcome(ASKED, Outcome.HELPED)
    made = replace(ASKED, stage=Stage.INTRODUCED, introduced_on=TODAY)
    assert after_outcome(made, Outcome.MET) is Stage.MET
    for outcome in set(Outcome) - {Outcome.MET}:
        assert after_outcome(made, outcome) is Stage.CLOSED


@pytest.mark.parametrize(
    ("verdict", "reason", "allowed"),
    [
        (Verdict.CLEAR, "", True),
        (Verdict.CAUTION, "x" * 20, True),
        (Verdict.CAUTION, "x" * 19, False),
        (Verdict.COATTAILS, " " * 10 + "x" * 19 + " " * 10, False),
        (Verdict.COATTAILS, "\n" + "x" * 20, True),
    ],
)
def test_an_endorsement_that_is_not_clear_needs_twenty_characters(verdict, reason, allowed):
    if allowed:
        check_endorsement(2, verdict, reason)
        return
    with pytest.raises(Refused) as refused:
        check_endorsement(2, verdict, reason)
    assert refused.value.code == "introduction.needs_reason"


def test_an_endorsement_needs_a_contact():
    with pytest.raises(Refused) as refused:
        check_endorsement(None, Verdict.CLEAR, "x" * 30)
    assert refused.value.code == "introduction.no_target_to_endorse"


def test_an_introduction_is_one_favour_to_the_requester_and_one_to_the_target_who_was_helped():
    assert favours_of(ASKED) == ()
    made = replace(ASKED, introduced_on=TODAY)
    assert [(one.contact, one.direction, one.kind) for one in favours_of(made)] == [
        (1, Direction.GIVEN, FavourKind.INTRODUCTION)
    ]
    helped = replace(made, outcome=Outcome.HELPED, outcome_on=TODAY + timedelta(days=9))
    assert [(one.contact, one.happened_on) for one in favours_of(helped)] == [
        (1, TODAY),
        (2, TODAY + timedelta(days=9)),
    ]
    assert len(favours_of(replace(helped, target_contact=None))) == 1
    assert len(favours_of(replace(helped, outcome=Outcome.HARMED))) == 1


def test_stuck_ones_age():
    later = TODAY + timedelta(days=12)
    assert days_waiting(ASKED, later) == 12
    asked = replace(ASKED, stage=Stage.TARGET_ASKED, target_asked_on=TODAY + timedelta(days=2))
    assert days_waiting(asked, later) == 10
    assert days_waiting(replace(ASKED, stage=Stage.DECLINED), later) is None


def test_after_six_weeks_the_outcome_is_asked_for():
    endorsed = replace(
        ASKED, stage=Stage.ENDORSED, endorsed_at=datetime(2026, 3, 11, 9, tzinfo=UTC), introduced_on=TODAY
    )
    assert not asks_for_outcome(endorsed, TODAY + timedelta(days=41))
    assert asks_for_outcome(endorsed, TODAY + timedelta(days=42))
    assert not asks_for_outcome(ASKED, TODAY + timedelta(days=99))


@given(st.sampled_from(Origin), st.sampled_from(Stage), st.none() | st.just(2), st.sampled_from(Decision))
def test_exactly_the_ways_shown_are_open(origin, stage, target, decision):
    introduction = replace(ASKED, origin=origin, stage=stage, target_contact=target)
    if decision in ways(introduction):
        assert after_decision(introduction, decision) is not stage
        return
    with pytest.raises(Refused):
        after_decision(introduction, decision)


class Procedure(RuleBasedStateMachine):
    """One introduction in careless hands."""

    @initialize(origin=st.sampled_from(Origin), other=st.none() | st.just(2))
    def asked(self, origin, other):
        self.one = replace(ASKED, origin=origin, target_contact=other)
        self.agreed = False

    @rule(decision=st.sampled_from(Decision))
    def decide(self, decision):
        try:
            stage = after_decision(self.one, decision)
        except Refused:
            return
        introduced_on = TODAY if decision in (Decision.INTRODUCE, Decision.ENDORSE) else None
        self.one = replace(self.one, stage=stage, decision=decision, introduced_on=introduced_on)

    @rule(answer=st.sampled_from(TargetAnswer))
    def answer(self, answer):
        try:
            stage = after_answer(self.one, answer)
        except Refused:
            return
        self.agreed = answer is TargetAnswer.YES
        self.one = replace(self.one, stage=stage, target_answer=answer)

    @rule(outcome=st.sampled_from(Outcome))
    def turn_out(self, outcome):
        try:
            stage = after_outcome(self.one, outcome)
        except Refused:
            return
        self.one = replace(self.one, stage=stage, outcome=outcome, outcome_on=TODAY)

    @invariant()
    def holds(self):
        one = self.one
        introduced = one.introduced_on is not None
        assert (one.stage is Stage.MET) <= introduced
        assert (one.outcome is not None) <= introduced
        assert (one.stage in (Stage.INTRODUCED, Stage.ENDORSED)) <= introduced
        assert len(favours_of(one)) <= 2
        if introduced:
            assert one.target_answer is not TargetAnswer.NO
            assert not ways(one)
        if introduced and one.origin is Origin.OWN_IDEA:
            assert self.agreed
        if one.decision is Decision.ENDORSE:
            assert one.target_contact is not None


def test_no_order_of_steps_breaks_the_procedure():
    run_state_machine_as_test(Procedure)
