"""Everything that is held about one person, as that person may see it (PRODUCT.md 6).

It is both the owner's own extract and the copy that the person may ask for. So every row that concerns them
is there, and what is another person's stays out of it, but for names:

- as the one who asked for an introduction: whether the target was asked, and what they answered. A target's
  *no* stays private (PRODUCT.md 4.6), so a *yes* is not told either: all stages before introducing look
  alike, and so do all declines. What the guard found about the target is left out, and a verdict that no
  reason about this person explains. Verdicts about this person and their reasons stay.
- as the one who was asked for: what was weighed and decided about the requester, and the requester's words.
- of an idea of the owner's own, on either side: what both answered, for one of them may be the one who
  said no.
- as the prospect of a referral: how well its giver's referrals are, and the notes about them.

What is left out is left out whole: no key in the JSON, no line on the sheet, no step of the history. What is
missing tells nothing either, since it is missing whatever was answered. Texts of the owner stand as they were
written, and may name others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netcrm.domain.contact import ContactCard
from netcrm.domain.event import Event
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group
from netcrm.domain.guard import DECIDING
from netcrm.domain.introduction import Introduction, Origin, Stage
from netcrm.domain.referral import Referral
from netcrm.domain.step import StepLine

OF_THE_TARGET = frozenset({"target_wants_none", "target_limit_reached", "target_said_no"})
"""Codes of what the guard finds about the one who is asked for."""

_BETWEEN = frozenset({Stage.ASKED, Stage.TARGET_ASKED, Stage.TARGET_YES, Stage.TARGET_NO, Stage.CLOSED})
_OF_THE_REQUESTER = frozenset(
    {
        *("words", "verdict", "flagged", "reasons", "weighed_at", "weighed_requester", "weighed_target"),
        *("decision", "decided_at", "endorsed_at", "my_reason", "draft"),
    }
)
_OF_THE_PARTNER = frozenset({"quality", "delivery", "told_giver_on", "thanked_on", "notes"})
_NO_VERDICT = frozenset({"verdict", "weighed_at"})
_OF_THE_ANSWER = frozenset({"target_answer", "target_asked_on", "draft"})
_OF_THE_WAY = frozenset({"decision", "decided_at"})
_PRIVATE_STEPS = frozenset(
    f"introduction.{move}" for move in ("asked_first", "answered", "drafted", "weighed")
)


@dataclass(frozen=True, slots=True)
class Held:
    """One row as the person may see it.

    Attributes:
        value: the row; fields that are left out hold nothing that counts.
        left_out: names of these fields.
    """

    value: Any
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Everything about one person.

    Attributes:
        card: the contact with channels, other fields and tags.
        rows: every other row that concerns them, by kind, in id order.
        people: names of others whom rows point at, by id.
        groups: whom rows point at, by id.
        events: what rows point at, by id.
        steps: the steps of the history that touched any of it, the newest first.
    """

    card: ContactCard
    rows: Mapping[type, Sequence[Held]]
    people: Mapping[int, str]
    groups: Mapping[int, Group]
    events: Mapping[int, Event]
    steps: tuple[StepLine, ...] = ()


def held(row: Any, contact: int) -> Held:  # noqa: ANN401 - any kind of value
    """Return a row as `contact` may see it."""
    if isinstance(row, Introduction):
        return _asked(row) if row.requester == contact else _asked_for(row)
    if isinstance(row, Referral) and row.partner != contact:
        blank = replace(row, quality=None, delivery=None, told_giver_on=None, thanked_on=None, notes="")
        return Held(blank, _OF_THE_PARTNER)
    return Held(row)


def is_told(code: str, row: Any, contact: int) -> bool:  # noqa: ANN401 - any kind of value
    """Tell whether `contact` may hear of a step that touched a row of theirs.

    Args:
        code: of the step.
        row: one that it touched.
        contact: whose copy it is.
    """
    if code in _PRIVATE_STEPS:
        return False
    if isinstance(row, FollowUp):
        # It is ticked off by whatever moves its request on, which the request tells where it may.
        return not code.startswith("introduction.")
    if code == "introduction.declined" and isinstance(row, Introduction):
        return row.requester == contact and row.origin is Origin.REQUEST
    return True


def _asked(row: Introduction) -> Held:
    """Return an introduction that this person asked for: nothing of what the target said."""
    shown = replace(row, target_answer=None, target_asked_on=None, draft="", stage=_between(row))
    left = _OF_THE_ANSWER
    if not _is_introduced(row):
        shown, left = replace(shown, my_reason=""), left | {"my_reason"}
    if shown.stage is Stage.ASKED:
        shown, left = replace(shown, decision=None, decided_at=None), left | _OF_THE_WAY
    shown = replace(shown, reasons=tuple(one for one in row.reasons if one.code not in OF_THE_TARGET))
    if row.target_contact is not None and not any(one.code in DECIDING for one in shown.reasons):
        shown, left = replace(shown, verdict=None, weighed_at=None), left | _NO_VERDICT
    return Held(shown, left)


def _is_introduced(row: Introduction) -> bool:
    return row.introduced_on is not None or row.endorsed_at is not None


def _between(row: Introduction) -> Stage:
    return Stage.ASKED if row.stage in _BETWEEN and not _is_introduced(row) else row.stage


def _asked_for(row: Introduction) -> Held:
    """Return an introduction to this person: nothing of what was weighed about the one who asked."""
    shown = replace(
        row,
        words="",
        verdict=None,
        flagged=False,
        reasons=(),
        weighed_at=None,
        weighed_requester=None,
        weighed_target=None,
        decision=None,
        decided_at=None,
        endorsed_at=None,
        my_reason="",
        draft="",
        # Whether somebody else was declined is theirs.
        stage=Stage.ASKED if row.stage is Stage.DECLINED else row.stage,
    )
    if row.origin is Origin.OWN_IDEA:
        shown = replace(shown, stage=_between(row), target_answer=None)
        return Held(shown, _OF_THE_REQUESTER | {"target_answer"})
    return Held(shown, _OF_THE_REQUESTER)
