"""The four rules that decide (PRODUCT.md 4.5, rules 1 to 4); rule 5 is that none of them spoke."""

from datetime import date

from netcrm.domain.calendar import day_window, days_after
from netcrm.domain.contact import Contact
from netcrm.domain.favour import Direction
from netcrm.domain.guard_facts import Case, Finding, rows
from netcrm.domain.introduction import Introduction, Origin, Outcome, Reason, TargetAnswer, Verdict
from netcrm.domain.reciprocity import BothWays, Side

Figures = dict[str, str | int | float | bool | None]


def is_vouched_for(contact: Contact, today: date) -> bool:
    """Tell whether the owner vouches for a contact: a reason stands, with no later date than `today`."""
    begun = contact.vouched_on is None or contact.vouched_on <= today
    return begun and bool(contact.vouched_reason.strip())


def introduced_day(introduction: Introduction) -> date | None:
    """Return the day on which it was introduced or endorsed; None for neither."""
    if introduction.introduced_on is not None:
        return introduction.introduced_on
    return introduction.endorsed_at.date() if introduction.endorsed_at else None


def never_reciprocated(case: Case) -> list[Finding]:
    """Rule 1: nothing received ever; Coattails without initiative and vouching, else Caution."""
    ever = case.counts.ever
    if ever.received.count:
        return []
    vouched = is_vouched_for(case.facts.requester, case.today)
    mild = case.initiative.recorded or vouched
    verdict = Verdict.CAUTION if mild else Verdict.COATTAILS
    figures: Figures = {**case.names, "given": ever.given.count, "received": 0, **kinds("given", ever.given)}
    findings = [
        Finding(
            verdict,
            Reason(code="never_reciprocated", figures=figures, evidence=rows("favour", ever.given.ids)),
        )
    ]
    if not case.initiative.recorded:
        seen: Figures = {
            **case.names,
            "events": len(case.initiative.attendances),
            "events_needed": case.owner.guard_initiative_events,
            "days": case.owner.guard_initiative_days,
        }
        reason = Reason(code="no_initiative", figures=seen, evidence=case.initiative.evidence)
        findings.append(Finding(verdict, reason))
    return findings


def lopsided(case: Case) -> list[Finding]:
    """Rule 2, favours: something received but none of it in the window, or given >= ratio x received there.

    With nothing received in the window only the first part can speak (and with nothing received ever only
    rule 1): nought times four is no measure.
    """
    ever, lately = case.counts.ever, case.counts.lately
    given, received = lately.given, lately.received
    if not ever.received.count:
        return []
    figures: Figures = {
        **case.names,
        "given": given.count,
        "received": received.count,
        "months": case.owner.guard_window_months,
        "since_on": case.counts.window.first.isoformat(),
        **kinds("given", given),
        **kinds("received", received),
    }
    if not received.count:
        figures["received_ever"] = ever.received.count
        reason = Reason(
            code="nothing_received_lately",
            figures=figures,
            evidence=rows("favour", given.ids + ever.received.ids),
        )
        return [Finding(Verdict.CAUTION, reason)]
    if given.count < case.owner.guard_ratio * received.count:
        return []
    figures["ratio"] = case.owner.guard_ratio
    reason = Reason(code="gave_much_more", figures=figures, evidence=rows("favour", given.ids + received.ids))
    return [Finding(Verdict.CAUTION, reason)]


def requests_in_a_row(case: Case) -> list[Finding]:
    """Rule 2, requests: the third within 90 days with nothing received since the first.

    The request being weighed and those just before it are looked at, so that a fourth is no milder than a
    third. First and last lie at most 90 days apart. A favour of the first one's own day counts as received
    since; one of "some time ago" does not. An idea of the owner's own is no request.
    """
    origin = case.request.origin if case.request else case.facts.origin
    earlier = _earlier_requests(case)
    needed = max(2, case.owner.guard_requests) - 1
    if origin is not Origin.REQUEST or len(earlier) < needed:
        return []
    asked_on = case.request.asked_on if case.request else case.facts.asked_on or case.today
    run = earlier[-needed:]
    first_on = run[0].asked_on
    if (asked_on - first_on).days > case.owner.guard_request_days or _received_since(case, first_on):
        return []
    counted = [*run, case.request] if case.request else run
    figures: Figures = {
        **case.names,
        "requests": needed + 1,
        "days": case.owner.guard_request_days,
        "first_on": first_on.isoformat(),
    }
    evidence = rows("introduction", tuple(row.id for row in counted))
    return [Finding(Verdict.CAUTION, Reason(code="requests_in_a_row", figures=figures, evidence=evidence))]


def _earlier_requests(case: Case) -> list[Introduction]:
    asked = [row for row in case.others if row.origin is Origin.REQUEST]
    if case.request is None:
        asked = [row for row in asked if row.asked_on <= (case.facts.asked_on or case.today)]
    else:
        this = (case.request.asked_on, case.request.id)
        asked = [row for row in asked if (row.asked_on, row.id) < this]
    return sorted(asked, key=lambda row: (row.asked_on, row.id))


def _received_since(case: Case, first_on: date) -> bool:
    favours = case.facts.favours
    if isinstance(favours, BothWays):
        return favours.received.has_any(first_on.isoformat(), case.today.isoformat())
    return any(
        favour.direction == Direction.RECEIVED
        and favour.happened_on is not None
        and first_on <= favour.happened_on <= case.today
        for favour in favours
    )


def target_side(case: Case) -> list[Finding]:
    """Rule 3: the target wants none, has reached their limit, or said no to this requester before.

    The no that closed an idea of the owner's own came from either of two, so it is not told as the target's.
    """
    target = case.facts.target
    if target is None:
        return []
    findings = []
    if target.no_introductions:
        reason = Reason(
            code="target_wants_none", figures=dict(case.names), evidence=rows("contact", (target.id,))
        )
        findings.append(Finding(Verdict.CAUTION, reason))
    findings += _limit_reached(case, target)
    refused = tuple(
        row.id
        for row in case.others
        if row.origin is Origin.REQUEST
        and row.target_contact == target.id
        and row.target_answer is TargetAnswer.NO
    )
    if refused:
        figures: Figures = {**case.names, "times": len(refused)}
        reason = Reason(code="target_said_no", figures=figures, evidence=rows("introduction", refused))
        findings.append(Finding(Verdict.CAUTION, reason))
    return findings


def _limit_reached(case: Case, target: Contact) -> list[Finding]:
    owner = case.owner
    limit = owner.guard_target_limit if target.introduction_limit is None else target.introduction_limit
    window = day_window(case.today, owner.guard_target_days)
    weighed = case.request.id if case.request else None
    lately = sorted(
        (day, row.id)
        for row in case.facts.target_introductions
        if row.target_contact == target.id and row.id != weighed
        for day in [introduced_day(row)]
        if day is not None and window.holds(day)
    )
    if len(lately) < limit:
        return []
    figures: Figures = {
        **case.names,
        "introductions": len(lately),
        "limit": limit,
        "days": owner.guard_target_days,
        "free_on": None,
    }
    if limit > 0:
        frees = days_after(lately[len(lately) - limit][0], owner.guard_target_days)
        figures["free_on"] = frees.isoformat()
    evidence = rows("introduction", tuple(row for _day, row in lately))
    return [Finding(Verdict.CAUTION, Reason(code="target_limit_reached", figures=figures, evidence=evidence))]


def earlier_outcomes(case: Case) -> list[Finding]:
    """Rule 4: an earlier introduction did harm (Coattails), or ended in no show or no thanks (Caution)."""
    findings = []
    for outcome, verdict in (
        (Outcome.HARMED, Verdict.COATTAILS),
        (Outcome.NO_SHOW, Verdict.CAUTION),
        (Outcome.NO_THANKS, Verdict.CAUTION),
    ):
        ended = tuple(row.id for row in case.others if row.outcome is outcome)
        if ended:
            figures: Figures = {**case.names, "times": len(ended)}
            code = f"outcome_{outcome.value}"
            reason = Reason(code=code, figures=figures, evidence=rows("introduction", ended))
            findings.append(Finding(verdict, reason))
    return findings


def kinds(prefix: str, side: Side) -> Figures:
    """Return the counts by kind as figures, for example ``given_advice``; kinds with none are left out."""
    return {f"{prefix}_{kind.value}": count for kind, count in sorted(side.kinds.items())}
