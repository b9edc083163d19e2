"""What a person may see of the rows that concern them: all of it, and nothing that is another's."""

from datetime import UTC, date, datetime

import pytest

from netcrm.domain.favour import Direction
from netcrm.domain.holdings import held
from netcrm.domain.introduction import (
    Decision,
    Introduction,
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
        (Stage.ASKED, None),
        (Stage.TARGET_ASKED, None),
        (Stage.TARGET_YES, TargetAnswer.YES),
        (Stage.TARGET_NO, TargetAnswer.NO),
        (Stage.CLOSED, TargetAnswer.NO),
    ],
)
def test_the_requester_never_learns_what_the_target_said(stage, answer):
    row = request(stage=stage, target_answer=answer, target_asked_on=DAY)
    silent = request(stage=Stage.ASKED)
    shown = held(row, RITA)
    assert {"target_answer", "target_asked_on", "draft"} <= shown.left_out
    assert (shown.value.stage, shown.value.target_answer) == (Stage.ASKED, None)
    assert shown.value.target_asked_on is None
    assert shown.value.draft == ""
    if answer is not TargetAnswer.NO:
        assert shown == held(silent, RITA)


def test_a_reason_that_may_tell_of_a_no_is_left_out_with_it():
    row = request(target_answer=TargetAnswer.NO, my_reason="Tom said no")
    assert held(row, RITA).value.my_reason == ""
    assert held(request(), RITA).value.my_reason == "I know her work"


def test_the_requester_sees_what_was_weighed_about_them_but_nothing_about_the_target():
    shown = held(request(reasons=(OWN, THEIRS)), RITA).value
    assert (shown.verdict, shown.flagged, shown.reasons) == (Verdict.COATTAILS, True, (OWN,))


def test_a_verdict_that_may_be_the_targets_alone_is_left_out_with_its_reason():
    shown = held(request(verdict=Verdict.CAUTION, reasons=(OWN, THEIRS)), RITA)
    assert (shown.value.verdict, shown.value.reasons) == (None, (OWN,))
    assert {"verdict", "weighed_at"} <= shown.left_out
    assert held(request(verdict=Verdict.CAUTION), RITA).value.verdict is Verdict.CAUTION


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
