"""The coattails guard: may the owner put their name behind this introduction (PRODUCT.md 4.5)?

How the text is read where it leaves a choice:

- The window is closed at both ends. "The last 365 days" and "within 90 days" are distances, so a day exactly
  that far away still counts; "in 30 days, today included" are thirty days of which today is one.
- A favour, an ask or a thank-you dated after today has not happened yet and counts nowhere.
- Rule 4, and "said no before", look at every other introduction of the requester, however old. A no to an
  idea of the owner's own may be the requester's, so it is no "said no before".
- The request being weighed never counts against itself, except as the last of "requests in a row".
"""

from datetime import date

from netcrm.domain.guard_change import change
from netcrm.domain.guard_facts import Case, Finding, GuardFacts, Weighing
from netcrm.domain.guard_notes import notes
from netcrm.domain.guard_rules import (
    earlier_outcomes,
    lopsided,
    never_reciprocated,
    requests_in_a_row,
    target_side,
)
from netcrm.domain.initiative import initiative
from netcrm.domain.introduction import Decision, Verdict
from netcrm.domain.owner import Owner
from netcrm.domain.reciprocity import reciprocity
from netcrm.domain.refusal import Refused

DECIDING = frozenset(
    {
        "never_reciprocated",
        "no_initiative",
        "nothing_received_lately",
        "gave_much_more",
        "requests_in_a_row",
        "target_wants_none",
        "target_limit_reached",
        "target_said_no",
        "outcome_harmed",
        "outcome_no_show",
        "outcome_no_thanks",
    }
)
"""Codes of reasons that decide; stored reasons can be told apart by them."""

INFORMING = frozenset(
    {
        "vouched_for",
        "gave_back",
        "initiative",
        "thanked",
        "outcome_helped",
        "met_giving_back",
        "known_since",
        "known_since_unrecorded",
        "never_asked",
    }
)
"""Codes of reasons that are listed and never decide."""

CHANGES = frozenset(
    {
        "change_nothing",
        "change_harmed",
        "change_first_favour",
        "change_first_favour_or_initiative",
        "change_more_received",
        "change_received_since",
        "change_outcome",
        "change_target_limit",
        "change_target_limit_until",
        "change_target_said_no",
        "change_target_wants_none",
    }
)
"""Codes of `Weighing.change`."""


def weigh(facts: GuardFacts, owner: Owner, today: date, *, request: int | None = None) -> Weighing:
    """Weigh one request; linear in the facts.

    Args:
        facts: all that is recorded of both sides.
        owner: whose thresholds apply.
        today: the day of weighing.
        request: id of the recorded request among ``facts.requests``; None (or an id that is not there) for
            one that would be asked today.

    Raises:
        Refused: ``introduction.same_person`` where requester and target are one;
            ``introduction.two_targets`` where both a contact and a group are named.
    """
    _check(facts)
    case = Case(
        facts=facts,
        owner=owner,
        today=today,
        request=next((row for row in facts.requests if row.id == request), None) if request else None,
        counts=reciprocity(facts.favours, today, owner.guard_window_months),
        initiative=initiative(
            facts.memberships,
            facts.attendances,
            facts.met_event.group if facts.met_event else None,
            today,
            events_needed=owner.guard_initiative_events,
            days=owner.guard_initiative_days,
        ),
    )
    return _answer(case, _findings(case))


def _check(facts: GuardFacts) -> None:
    if facts.target is None:
        return
    if facts.target.id == facts.requester.id:
        raise Refused("introduction.same_person", field="target", name=facts.requester.name)
    if facts.target_group is not None:
        raise Refused("introduction.two_targets", field="target")


def _findings(case: Case) -> list[Finding]:
    found = [
        *never_reciprocated(case),
        *earlier_outcomes(case),
        *lopsided(case),
        *requests_in_a_row(case),
        *target_side(case),
    ]
    return sorted(found, key=lambda finding: -finding.verdict.strictness)


def _answer(case: Case, findings: list[Finding]) -> Weighing:
    verdict = findings[0].verdict if findings else Verdict.CLEAR
    informing = notes(case)
    return Weighing(
        verdict=verdict,
        flagged=case.counts.ever.received.count == 0,
        reasons=(*(finding.reason for finding in findings), *informing),
        deciding=len(findings),
        defaults_to=_default(case, verdict),
        change=change(case, findings),
    )


def _default(case: Case, verdict: Verdict) -> Decision:
    unwanted = case.facts.target is not None and case.facts.target.no_introductions
    if unwanted or verdict is Verdict.COATTAILS:
        return Decision.DECLINE
    return Decision.ASK_FIRST if verdict is Verdict.CAUTION else Decision.INTRODUCE
