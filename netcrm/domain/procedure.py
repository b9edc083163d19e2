"""An introduction as a procedure: what may come next, and what it leaves behind (PRODUCT.md 4.6).

A request goes asked -> declined | target asked -> target yes / no | introduced | endorsed -> met -> outcome.
An idea of the owner's own goes asked -> both asked -> both yes -> introduced; either no closes it. For an
idea the stage *target asked* means both, and the target's answer is the answer of both together.
"""

from datetime import date

from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.guard_rules import introduced_day
from netcrm.domain.introduction import Decision, Introduction, Origin, Outcome, Stage, TargetAnswer, Verdict
from netcrm.domain.refusal import Refused

REASON_LENGTH = 20
"""Characters, trimmed, that a reason to endorse needs where the verdict is not Clear (PRODUCT.md 4.5)."""

OUTCOME_AFTER_DAYS = 42
"""Days after an introduction when the owner is asked how it turned out (INTERFACE.md 8)."""

_ANSWERED = (Stage.TARGET_ASKED, Stage.TARGET_YES, Stage.TARGET_NO)
_SETTLED = frozenset({Stage.DECLINED, Stage.INTRODUCED, Stage.ENDORSED, Stage.MET, Stage.CLOSED})

_WAYS: dict[tuple[Origin, Stage], tuple[Decision, ...]] = {
    (Origin.REQUEST, Stage.ASKED): tuple(Decision),
    (Origin.REQUEST, Stage.TARGET_ASKED): (Decision.DECLINE,),
    (Origin.REQUEST, Stage.TARGET_YES): (Decision.DECLINE, Decision.INTRODUCE, Decision.ENDORSE),
    (Origin.REQUEST, Stage.TARGET_NO): (Decision.DECLINE,),
    (Origin.OWN_IDEA, Stage.ASKED): (Decision.DECLINE, Decision.ASK_FIRST),
    (Origin.OWN_IDEA, Stage.TARGET_ASKED): (Decision.DECLINE,),
    (Origin.OWN_IDEA, Stage.TARGET_YES): (Decision.DECLINE, Decision.INTRODUCE, Decision.ENDORSE),
}
_STAGES = {
    Decision.DECLINE: Stage.DECLINED,
    Decision.ASK_FIRST: Stage.TARGET_ASKED,
    Decision.INTRODUCE: Stage.INTRODUCED,
    Decision.ENDORSE: Stage.ENDORSED,
}


def ways(introduction: Introduction) -> tuple[Decision, ...]:
    """Return the decisions that may be taken now, in the order of Decision; none once it is settled.

    Without a contact as target there is nothing to endorse (PRODUCT.md 4.5); asking first stays: a group's
    host can be asked, and one who named nobody can be asked whom they mean.
    """
    possible = _WAYS.get((introduction.origin, introduction.stage), ())
    if introduction.target_contact is None:
        return tuple(decision for decision in possible if decision is not Decision.ENDORSE)
    return possible


def after_decision(introduction: Introduction, decision: Decision) -> Stage:
    """Return the stage that a decision leads to; an idea that is dropped is closed, not declined.

    Raises:
        Refused: ``introduction.already_decided`` once it is settled, ``introduction.no_target_to_endorse``
            without a contact as target, ``introduction.not_now`` for any other decision out of turn.
    """
    if decision not in ways(introduction):
        if introduction.stage in _SETTLED:
            raise Refused("introduction.already_decided")
        if decision is Decision.ENDORSE and introduction.target_contact is None:
            raise Refused("introduction.no_target_to_endorse")
        raise Refused("introduction.not_now")
    if decision is Decision.DECLINE and introduction.origin is Origin.OWN_IDEA:
        return Stage.CLOSED
    return _STAGES[decision]


def check_endorsement(target_contact: int | None, verdict: Verdict, reason: str) -> None:
    """Refuse an endorsement that the guard's invariant forbids (PRODUCT.md 4.5).

    Raises:
        Refused: ``introduction.no_target_to_endorse``; ``introduction.needs_reason`` with ``needed`` and
            ``given`` characters where the verdict is not Clear and the trimmed reason is too short.
    """
    if target_contact is None:
        raise Refused("introduction.no_target_to_endorse")
    given = len(reason.strip())
    if verdict is not Verdict.CLEAR and given < REASON_LENGTH:
        raise Refused("introduction.needs_reason", field="reason", needed=REASON_LENGTH, given=given)


def after_answer(introduction: Introduction, answer: TargetAnswer) -> Stage:
    """Return the stage after the target (for an idea: both) answered; an answer may be corrected.

    Raises:
        Refused: ``introduction.not_now`` where nobody was asked, or where it went on already.
    """
    idea = introduction.origin is Origin.OWN_IDEA
    closed_by_no = (
        idea and introduction.stage is Stage.CLOSED and introduction.target_answer is TargetAnswer.NO
    )
    if introduction.stage not in _ANSWERED and not closed_by_no:
        raise Refused("introduction.not_now")
    if answer is TargetAnswer.YES:
        return Stage.TARGET_YES
    return Stage.CLOSED if idea else Stage.TARGET_NO


def after_outcome(introduction: Introduction, outcome: Outcome) -> Stage:
    """Return the stage after an outcome; *met* waits for a better word, every other outcome closes.

    An outcome may be corrected later, also on a closed introduction.

    Raises:
        Refused: ``introduction.not_now`` where nobody was introduced.
    """
    if introduced_day(introduction) is None:
        raise Refused("introduction.not_now")
    return Stage.MET if outcome is Outcome.MET else Stage.CLOSED


def favours_of(introduction: Introduction) -> tuple[Favour, ...]:
    """Return the favours that stand for an introduction: all of them, none twice, without ids.

    Introduced or endorsed is one favour given to the requester; to the target as well only on the outcome
    *helped*, dated the day that was noted.
    """
    on = introduced_day(introduction)
    if on is None:
        return ()
    given = (_favour(introduction, introduction.requester, on),)
    if introduction.outcome is not Outcome.HELPED or introduction.target_contact is None:
        return given
    return (*given, _favour(introduction, introduction.target_contact, introduction.outcome_on or on))


def _favour(introduction: Introduction, contact: int, on: date) -> Favour:
    return Favour(
        contact=contact,
        direction=Direction.GIVEN,
        kind=FavourKind.INTRODUCTION,
        happened_on=on,
        introduction=introduction.id,
    )


def days_waiting(introduction: Introduction, today: date) -> int | None:
    """Return for how many days it has stood where it stands, so that stuck ones age visibly.

    None where nothing is waited for: declined, closed, or with an outcome.
    """
    since: date | None = None
    if introduction.stage is Stage.ASKED:
        since = introduction.asked_on
    elif introduction.stage in (Stage.TARGET_ASKED, Stage.TARGET_YES, Stage.TARGET_NO):
        since = introduction.target_asked_on or introduction.asked_on
    elif introduction.stage in (Stage.INTRODUCED, Stage.ENDORSED):
        since = introduced_day(introduction)
    return None if since is None else max(0, (today - since).days)


def asks_for_outcome(introduction: Introduction, today: date) -> bool:
    """Tell whether it is time to ask how it turned out: six weeks after, with nothing noted."""
    waiting = days_waiting(introduction, today)
    introduced = introduction.stage in (Stage.INTRODUCED, Stage.ENDORSED)
    return introduced and waiting is not None and waiting >= OUTCOME_AFTER_DAYS
