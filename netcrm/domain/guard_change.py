"""What would change a verdict, in one sentence (PRODUCT.md 4.5)."""

from netcrm.domain.guard_facts import Case, Finding
from netcrm.domain.guard_rules import Figures
from netcrm.domain.introduction import Reason, Verdict

# Which reason answers for the verdict: first those that nothing done by the requester can lift.
_ORDER = (
    "outcome_harmed",
    "never_reciprocated",
    "no_initiative",
    "target_wants_none",
    "outcome_no_show",
    "outcome_no_thanks",
    "target_said_no",
    "nothing_received_lately",
    "gave_much_more",
    "requests_in_a_row",
    "target_limit_reached",
)


def change(case: Case, findings: list[Finding]) -> Reason:
    """Say what would lift the strictest finding; `change_nothing` where nothing stands in the way."""
    if not findings:
        return Reason(code="change_nothing", figures=dict(case.names))
    strictest = max(finding.verdict.strictness for finding in findings)
    leading = [finding for finding in findings if finding.verdict.strictness == strictest]
    chosen = min(leading, key=lambda finding: _ORDER.index(finding.reason.code))
    code, more = _answer(case, chosen)
    return Reason(code=code, figures={**case.names, **more})


def _answer(case: Case, finding: Finding) -> tuple[str, Figures]:
    reason = finding.reason
    if reason.code in ("never_reciprocated", "no_initiative"):
        return _first_favour(case, finding)
    if reason.code in ("nothing_received_lately", "gave_much_more"):
        return "change_more_received", {"needed": favours_needed(case), "months": reason.figures["months"]}
    if reason.code == "requests_in_a_row":
        return "change_received_since", {"first_on": reason.figures["first_on"]}
    if reason.code == "target_limit_reached":
        free_on = reason.figures["free_on"]
        if free_on is None:
            return "change_target_limit", {}
        return "change_target_limit_until", {"free_on": free_on}
    return _STANDING[reason.code], {}


_STANDING = {
    "outcome_harmed": "change_harmed",
    "outcome_no_show": "change_outcome",
    "outcome_no_thanks": "change_outcome",
    "target_wants_none": "change_target_wants_none",
    "target_said_no": "change_target_said_no",
}


def _first_favour(case: Case, finding: Finding) -> tuple[str, Figures]:
    if finding.verdict is Verdict.CAUTION:
        return "change_first_favour", {}
    thresholds: Figures = {
        "events_needed": case.owner.guard_initiative_events,
        "days": case.owner.guard_initiative_days,
    }
    return "change_first_favour_or_initiative", thresholds


def favours_needed(case: Case) -> int:
    """Return how many more favours received in the window would lift rule 2's measure of favours."""
    lately = case.counts.lately
    return lately.given.count // max(1, case.owner.guard_ratio) + 1 - lately.received.count
