"""What the guard lists always and never decides by (PRODUCT.md 4.5, last part)."""

from datetime import date

from netcrm.domain.favour import Direction
from netcrm.domain.guard_facts import Case, rows
from netcrm.domain.guard_rules import Figures, is_vouched_for, kinds
from netcrm.domain.introduction import Evidence, Outcome, Reason
from netcrm.domain.room import Room


def notes(case: Case) -> list[Reason]:
    """List what speaks for the requester, then how long they are known and whether they were ever asked."""
    found = [
        _vouched_for(case),
        _gave_back(case),
        _initiative(case),
        _thanked(case),
        _helped(case),
        _met_giving_back(case),
        _known_since(case),
        _never_asked(case),
    ]
    return [reason for reason in found if reason is not None]


def _vouched_for(case: Case) -> Reason | None:
    requester = case.facts.requester
    if not is_vouched_for(requester, case.today):
        return None
    figures: Figures = {
        **case.names,
        "reason": requester.vouched_reason.strip(),
        "vouched_on": requester.vouched_on.isoformat() if requester.vouched_on else None,
    }
    return _for(case, "vouched_for", figures, rows("contact", (requester.id,)))


def _gave_back(case: Case) -> Reason | None:
    given, received = case.counts.lately.given, case.counts.lately.received
    if not received.count or given.count >= case.owner.guard_ratio * received.count:
        return None
    figures: Figures = {
        **case.names,
        "given": given.count,
        "received": received.count,
        "months": case.owner.guard_window_months,
        **kinds("given", given),
        **kinds("received", received),
    }
    return _for(case, "gave_back", figures, rows("favour", given.ids + received.ids))


def _initiative(case: Case) -> Reason | None:
    if not case.initiative.recorded:
        return None
    figures: Figures = {
        **case.names,
        "groups": len(case.initiative.memberships),
        "events": len(case.initiative.attendances) if case.initiative.regular else 0,
        "days": case.owner.guard_initiative_days,
    }
    return _for(case, "initiative", figures, case.initiative.evidence)


def _thanked(case: Case) -> Reason | None:
    thanked = tuple(
        row.id
        for row in case.facts.thanks
        if row.direction is Direction.GIVEN and row.thanked_on is not None and row.thanked_on <= case.today
    )
    if not thanked:
        return None
    return _for(case, "thanked", {**case.names, "times": len(thanked)}, rows("referral", thanked))


def _helped(case: Case) -> Reason | None:
    helped = tuple(row.id for row in case.others if row.outcome is Outcome.HELPED)
    if not helped:
        return None
    return _for(case, "outcome_helped", {**case.names, "times": len(helped)}, rows("introduction", helped))


def _met_giving_back(case: Case) -> Reason | None:
    event, requester = case.facts.met_event, case.facts.requester
    if event is not None:
        evidence = rows("event", (event.id,))
        here = case.facts.met_room is Room.GIVE_BACK
    else:
        evidence = rows("contact", (requester.id,))
        here = requester.room is Room.GIVE_BACK
    return _for(case, "met_giving_back", dict(case.names), evidence) if here else None


def _known_since(case: Case) -> Reason:
    known: list[tuple[date, str, int]] = []
    facts = case.facts
    if facts.requester.met_on is not None:
        known.append((facts.requester.met_on, "contact", facts.requester.id))
    if facts.met_event is not None:
        known.append((facts.met_event.on, "event", facts.met_event.id))
    if facts.first_interaction is not None:
        known.append((facts.first_interaction.happened_on, "interaction", facts.first_interaction.id))
    past = [entry for entry in known if entry[0] <= case.today]
    if not past:
        return Reason(code="known_since_unrecorded", figures=dict(case.names))
    since, table, row = min(past)
    figures: Figures = {**case.names, "days": (case.today - since).days, "since_on": since.isoformat()}
    return Reason(code="known_since", figures=figures, evidence=rows(table, (row,)))


def _never_asked(case: Case) -> Reason | None:
    if any(ask.asked_on <= case.today for ask in case.facts.asks):
        return None
    return Reason(code="never_asked", figures=dict(case.names))


def _for(case: Case, code: str, figures: Figures, evidence: tuple[Evidence, ...]) -> Reason:
    return Reason(code=code, for_requester=True, figures=figures, evidence=evidence)
