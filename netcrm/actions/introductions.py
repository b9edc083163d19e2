"""Requests for introductions: ask, weigh, decide (PRODUCT.md 4.5 and 4.6); each function is one step.

Whoever endorses passes through `decide`, which weighs again and writes that verdict with the decision; the
database refuses every other way.
"""

from dataclasses import replace
from datetime import date, datetime

from netcrm.actions.newcomers import newcomer
from netcrm.actions.weighing import weighed
from netcrm.domain import cadence, procedure, stuck
from netcrm.domain.checks import check_lengths
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.favour import Favour
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import Group
from netcrm.domain.introduction import (
    AskedBy,
    Decision,
    Introduction,
    Origin,
    Outcome,
    TargetAnswer,
)
from netcrm.domain.names import fold
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.store import contacts, records, steps

_CODES = {
    Decision.DECLINE: "introduction.declined",
    Decision.ASK_FIRST: "introduction.asked_first",
    Decision.INTRODUCE: "introduction.introduced",
    Decision.ENDORSE: "introduction.endorsed",
}


def ask(
    requester: int,
    target_contact: int | None = None,
    target_group: int | None = None,
    *,
    now: datetime,
    words: str = "",
    asked_by: AskedBy = AskedBy.OTHER,
    asked_on: date | None = None,
    origin: Origin = Origin.REQUEST,
) -> int:
    """Record a request, or an idea of the owner's own, with its verdict and return its id.

    Args:
        requester: the contact who asks.
        target_contact: whom they want to meet; None for a group or nobody named.
        target_group: the group they want to get into.
        words: the request in their words.
        asked_by: how it came.
        asked_on: the day; today where not given.
        origin: an idea of the owner's own has as requester the one whose *seeks* is met (PRODUCT.md 4.6).

    Raises:
        Refused: ``introduction.same_person``, ``introduction.two_targets``, ``record.missing``.
    """
    request = Introduction(
        origin=origin,
        requester=requester,
        target_contact=target_contact,
        target_group=target_group,
        asked_on=asked_on or now.date(),
        asked_by=asked_by,
        words=words.strip(),
    )
    check_lengths(request)
    ready = weighed(request, now)
    code = "introduction.asked" if origin is Origin.REQUEST else "introduction.idea"
    with steps.recorded(code, now, **_names(request)):
        return records.insert(ready)


def receive(
    requester: int | ContactCard,
    target: int | ContactCard | None = None,
    target_group: int | None = None,
    *,
    now: datetime,
    words: str = "",
    asked_by: AskedBy = AskedBy.OTHER,
    asked_on: date | None = None,
) -> int:
    """Record a request with its verdict and return its id; either side may be somebody new, added with it.

    Args:
        requester: the contact who asks, or the card of somebody new.
        target: whom they want to meet, likewise; the rest is as `ask` has it.

    Raises:
        Refused: as `ask`, and what `check_contact` refuses of a card; then nobody is added either.
    """
    who, whom = _ready(requester, now), None if target is None else _ready(target, now)
    added = [_shown(side) for side in (who, whom) if isinstance(side, ContactCard)]
    if len(set(map(fold, added))) < len(added):
        raise Refused("introduction.same_person", field="target", name=added[0])
    with steps.recorded("introduction.received" if added else "introduction.asked", now) as step:
        request = Introduction(
            requester=_kept(who),
            target_contact=None if whom is None else _kept(whom),
            target_group=target_group,
            asked_on=asked_on or now.date(),
            asked_by=asked_by,
            words=words.strip(),
        )
        check_lengths(request)
        step.figures.update(_names(request))
        if added:
            step.figures["added"] = ", ".join(added)
        return records.insert(weighed(request, now))


def weigh_again(identifier: int, *, now: datetime) -> None:
    """Weigh an open request on what is known now, and keep that verdict."""
    request = records.get(Introduction, identifier)
    if not request.is_open:
        raise Refused("introduction.already_decided")
    with steps.recorded("introduction.weighed", now, name=_names(request)["name"]):
        records.update(weighed(request, now))


def decide(identifier: int, decision: Decision, *, now: datetime, reason: str = "", draft: str = "") -> None:
    """Answer a request; weighs again first and keeps that verdict with the decision.

    A request whose target was asked first can be decided once more when the answer is there.

    Args:
        identifier: the request.
        decision: one of the four ways.
        reason: the owner's own words; needed to endorse where the verdict is not Clear.
        draft: the reply as it was sent or kept.

    Raises:
        Refused: ``introduction.already_decided``, ``introduction.no_target_to_endorse``,
            ``introduction.needs_reason``, ``introduction.not_now``.
    """
    decided = _decided(records.get(Introduction, identifier), decision, now, reason, draft)
    with steps.recorded(_CODES[decision], now, **_names(decided)):
        records.update(decided)
        _settle_favours(decided)
        _settle_question(identifier, now)


def ask_and_decide(
    requester: int,
    target_contact: int | None,
    target_group: int | None,
    decision: Decision,
    *,
    now: datetime,
    reason: str = "",
) -> int:
    """Record a request that was not in the book, with its verdict and the decision, as one step.

    Raises:
        Refused: as `ask` and `decide`; then nothing is recorded.
    """
    request = Introduction(
        requester=requester, target_contact=target_contact, target_group=target_group, asked_on=now.date()
    )
    decided = _decided(request, decision, now, reason, "")
    with steps.recorded(_CODES[decision], now, **_names(request)):
        identifier = records.insert(decided)
        _settle_favours(replace(decided, id=identifier))
        return identifier


def answer_of_target(identifier: int, answer: TargetAnswer, *, now: datetime) -> None:
    """Keep what the target said when asked first; a no stays private (PRODUCT.md 4.6).

    Raises:
        Refused: ``introduction.not_now`` where nobody was asked.
    """
    request = records.get(Introduction, identifier)
    stage = procedure.after_answer(request, answer)
    with steps.recorded("introduction.answered", now, **_names(request)):
        records.update(replace(request, target_answer=answer, stage=stage))
        _settle_question(identifier, now)


def turn_out(identifier: int, outcome: Outcome, *, now: datetime) -> None:
    """Note how an introduction turned out; one that helped is a favour to the target too (PRODUCT.md 4.6).

    Raises:
        Refused: ``introduction.not_now`` where nobody was introduced.
    """
    request = records.get(Introduction, identifier)
    stage = procedure.after_outcome(request, outcome)
    settled = replace(request, outcome=outcome, outcome_on=now.date(), stage=stage)
    with steps.recorded("introduction.turned_out", now, **_names(request)):
        records.update(settled)
        _settle_favours(settled)
        _settle_question(identifier, now)


def put_off(identifier: int, until: date, *, now: datetime, why: str = "") -> None:
    """Ask again on `until` about a request that stands still; the first due date stays (PRODUCT.md 4.8).

    A follow-up stands for the question from then on; whatever moves the request on ticks it off.

    Args:
        identifier: the request.
        until: the day.
        why: what the follow-up says where nothing stands for the question yet.

    Raises:
        Refused: ``introduction.not_now`` where nothing is waited for, ``follow_up.put_off_past``,
            ``record.missing``, ``text.too_long``.
    """
    request = records.get(Introduction, identifier)
    if stuck.waits(request) is None:
        raise Refused("introduction.not_now")
    asked = stuck.stuck(request, now.date())
    present = stuck.stands_for(identifier, records.find(FollowUp, introduction=identifier))
    question = present or FollowUp(
        contact=request.requester,
        kind=FollowUpKind.CHECK,
        introduction=identifier,
        due_on=asked.due_on if asked else now.date(),
        why=why.strip(),
    )
    later = cadence.put_off(question, until, now.date())
    check_lengths(later)
    with steps.recorded("follow_up.put_off", now, name=_names(request)["name"]):
        if present is None:
            records.insert(later)
        else:
            records.update(later)


def keep_draft(identifier: int, draft: str, *, now: datetime) -> None:
    """Keep a reply for later; the request stays open.

    Raises:
        Refused: ``record.missing``, ``text.too_long``.
    """
    request = replace(records.get(Introduction, identifier), draft=draft)
    check_lengths(request)
    with steps.recorded("introduction.drafted", now, name=_names(request)["name"]):
        records.update(request)


def delete(identifier: int, *, now: datetime) -> None:
    """Delete a request that was entered by mistake, with the favours that came of it."""
    request = records.get(Introduction, identifier)
    with steps.recorded("introduction.deleted", now, name=_names(request)["name"]):
        for favour in records.find(Favour, introduction=identifier):
            records.delete(Favour, favour.id)
        records.delete(Introduction, identifier)


def _decided(
    request: Introduction, decision: Decision, now: datetime, reason: str, draft: str
) -> Introduction:
    stage = procedure.after_decision(request, decision)
    ready = weighed(request, now)
    told = reason.strip()
    if decision is Decision.ENDORSE and ready.verdict is not None:
        procedure.check_endorsement(ready.target_contact, ready.verdict, told)
    introduced = decision in (Decision.INTRODUCE, Decision.ENDORSE)
    decided = replace(
        ready,
        decision=decision,
        decided_at=now,
        stage=stage,
        endorsed_at=now if decision is Decision.ENDORSE else None,
        my_reason=told,
        draft=draft or request.draft,
        introduced_on=now.date() if introduced else None,
        target_asked_on=now.date() if decision is Decision.ASK_FIRST else request.target_asked_on,
    )
    check_lengths(decided)
    return decided


def _settle_favours(request: Introduction) -> None:
    """Make the favours of an introduction those that it stands for, touching none that is there already."""
    wanted = {favour.contact: favour for favour in procedure.favours_of(request)}
    for present in records.find(Favour, introduction=request.id):
        if wanted.pop(present.contact, None) is None:
            records.delete(Favour, present.id)
    for favour in wanted.values():
        records.insert(favour)


def _settle_question(identifier: int, now: datetime) -> None:
    """Tick off the follow-up by which the owner put off asking: the request has moved on."""
    question = stuck.stands_for(identifier, records.find(FollowUp, introduction=identifier))
    if question is not None:
        records.update(replace(question, done_on=now.date()))


def _ready(side: int | ContactCard, now: datetime) -> int | ContactCard:
    return side if isinstance(side, int) else newcomer(side, None, records.get(Owner, 1).region, now)


def _kept(side: int | ContactCard) -> int:
    return side if isinstance(side, int) else contacts.insert(side)


def _shown(card: ContactCard) -> str:
    return card.contact.name or next(one.written for one in card.channels)


def _names(request: Introduction) -> dict[str, str]:
    target = ""
    if request.target_contact is not None:
        target = records.get(Contact, request.target_contact).name
    elif request.target_group is not None:
        target = records.get(Group, request.target_group).name
    return {"name": records.get(Contact, request.requester).name, "target": target}
