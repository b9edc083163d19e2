"""What a person may see of the rows that concern them: all of it, and nothing that is another's."""

from datetime import UTC, date, datetime

import pytest

from netcrm.domain.favour import Direction
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.holdings import held, is_told
from netcrm.domain.introduction import (
    Decision,
    Introduction,
    Origin,
    Outcome,
    Reason,
    Stage,
    TargetAnswer,
    Verdict,
)
from netcrm.domain.referral import Delivery, Referral

RITA, TOM = 1, 2
DAY = date(2026, 3, 3)
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
OWN = Reason(code="never_reciprocated", figures={})
THEIRS = Reason(code="target_said_no", figures={"times": 1})
SINCE = Reason(code="known_since", figures={})


def request(**cells):
    told = {
        "requester": RITA,
        "target_contact": TOM,
        "asked_on": DAY,
        "words": "Get me to Tom",
        "verdict": Verdict.COATTAILS,
        "flagged": True,
        "reasons": (OWN,),
        "weighed_at": NOON,
        "my_reason": "I know her work",
        "draft": "Dear Tom",
    }
    return Introduction(**{**told, **cells})


@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        (Stage.TARGET_ASKED, None),
        (Stage.TARGET_YES, TargetAnswer.YES),
        (Stage.TARGET_NO, TargetAnswer.NO),
        (Stage.CLOSED, TargetAnswer.NO),
    ],
)
def test_the_requester_never_learns_whom_was_asked_nor_what_they_said(stage, answer):
    row = request(
        stage=stage,
        target_answer=answer,
        target_asked_on=DAY,
        decision=Decision.ASK_FIRST,
        decided_at=NOON,
        my_reason="Tom may not want to",
    )
    shown = held(row, RITA)
    assert {"target_answer", "target_asked_on", "draft", "decision", "decided_at"} <= shown.left_out
    assert (shown.value.stage, shown.value.target_answer) == (Stage.ASKED, None)
    assert shown.value.target_asked_on is None
    assert shown.value.draft == ""
    # What is missing tells nothing either.
    assert shown == held(request(stage=Stage.ASKED), RITA)


@pytest.mark.parametrize("answer", [None, *TargetAnswer])
def test_a_decline_looks_alike_whatever_the_target_said(answer):
    declined = {"stage": Stage.DECLINED, "decision": Decision.DECLINE, "decided_at": NOON}
    row = request(target_answer=answer, target_asked_on=DAY, my_reason="Tom said no", **declined)
    shown = held(row, RITA)
    assert shown == held(request(**declined), RITA)
    assert (shown.value.stage, shown.value.my_reason) == (Stage.DECLINED, "")


def test_why_somebody_was_endorsed_is_told_to_them():
    row = request(stage=Stage.ENDORSED, decision=Decision.ENDORSE, endorsed_at=NOON, introduced_on=DAY)
    shown = held(row, RITA)
    assert (shown.value.my_reason, shown.value.decision) == ("I know her work", Decision.ENDORSE)
    assert "my_reason" not in shown.left_out


@pytest.mark.parametrize("who", [RITA, TOM])
@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        (Stage.TARGET_YES, TargetAnswer.YES),
        (Stage.CLOSED, TargetAnswer.NO),
        (Stage.CLOSED, None),
    ],
)
def test_of_an_idea_neither_side_learns_what_the_other_said(who, stage, answer):
    asked = {"origin": Origin.OWN_IDEA, "target_asked_on": DAY, "decision": Decision.ASK_FIRST}
    row = request(stage=stage, target_answer=answer, **asked)
    assert held(row, who) == held(request(stage=Stage.TARGET_ASKED, **asked), who)
    assert "target_answer" in held(row, who).left_out


@pytest.mark.parametrize("code", ["asked_first", "answered", "drafted", "weighed"])
def test_the_history_tells_nobody_of_moves_that_are_not_theirs_to_know(code):
    for row in (request(), FollowUp(contact=RITA, kind=FollowUpKind.CHECK, introduction=1, due_on=DAY)):
        assert not is_told(f"introduction.{code}", row, RITA)


def test_the_history_tells_only_the_requester_of_a_decline():
    assert is_told("introduction.declined", request(), RITA)
    assert not is_told("introduction.declined", request(), TOM)
    idea = request(origin=Origin.OWN_IDEA)
    assert not any(is_told("introduction.declined", idea, who) for who in (RITA, TOM))
    question = FollowUp(contact=RITA, kind=FollowUpKind.CHECK, introduction=1, due_on=DAY)
    assert not is_told("introduction.declined", question, RITA)
    assert is_told("follow_up.done", question, RITA)
    assert all(is_told("introduction.introduced", request(), who) for who in (RITA, TOM))


def test_the_requester_sees_what_was_weighed_about_them_but_nothing_about_the_target():
    shown = held(request(reasons=(OWN, THEIRS)), RITA).value
    assert (shown.verdict, shown.flagged, shown.reasons) == (Verdict.COATTAILS, True, (OWN,))


def test_a_verdict_that_no_reason_about_them_explains_is_left_out():
    shown = held(request(verdict=Verdict.CAUTION, reasons=(THEIRS, SINCE)), RITA)
    assert (shown.value.verdict, shown.value.reasons) == (None, (SINCE,))
    assert {"verdict", "weighed_at"} <= shown.left_out
    # Else a verdict that is missing would tell that there is something about the target.
    assert shown == held(request(verdict=Verdict.CLEAR, reasons=(SINCE,)), RITA)


def test_a_verdict_that_a_reason_about_them_explains_is_told():
    alone = held(request(verdict=Verdict.CAUTION), RITA)
    assert alone.value.verdict is Verdict.CAUTION
    assert held(request(verdict=Verdict.CAUTION, reasons=(OWN, THEIRS)), RITA) == alone
    to_nobody = request(verdict=Verdict.CLEAR, reasons=(SINCE,), target_contact=None)
    assert held(to_nobody, RITA).value.verdict is Verdict.CLEAR


def test_what_came_of_an_introduction_is_told_to_both():
    row = request(stage=Stage.MET, introduced_on=DAY, outcome=Outcome.HELPED, decision=Decision.INTRODUCE)
    for who in (RITA, TOM):
        shown = held(row, who).value
        assert (shown.stage, shown.introduced_on, shown.outcome) == (Stage.MET, DAY, Outcome.HELPED)


def test_the_target_sees_their_own_answer_and_nothing_of_the_requesters():
    row = request(target_answer=TargetAnswer.NO, target_asked_on=DAY, stage=Stage.TARGET_NO)
    shown = held(row, TOM)
    assert (shown.value.target_answer, shown.value.target_asked_on) == (TargetAnswer.NO, DAY)
    assert (shown.value.words, shown.value.verdict, shown.value.reasons) == ("", None, ())
    assert (shown.value.my_reason, shown.value.draft, shown.value.flagged) == ("", "", False)


def test_that_the_requester_was_declined_is_not_the_targets():
    assert held(request(stage=Stage.DECLINED, decision=Decision.DECLINE), TOM).value.stage is Stage.ASKED
    assert held(request(stage=Stage.DECLINED, decision=Decision.DECLINE), RITA).value.stage is Stage.DECLINED


def test_the_prospect_of_a_referral_sees_nothing_of_how_well_its_giver_refers():
    row = Referral(
        direction=Direction.RECEIVED,
        partner=RITA,
        prospect="Tom",
        prospect_contact=TOM,
        need="Menus",
        passed_on=DAY,
        check_on=DAY,
        quality=1,
        delivery=Delivery.POORLY,
        notes="She never asks first",
    )
    shown = held(row, TOM)
    assert (shown.value.need, shown.value.quality, shown.value.delivery, shown.value.notes) == (
        "Menus",
        None,
        None,
        "",
    )
    assert held(row, RITA).value == row
