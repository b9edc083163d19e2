"""Everything that is held about one person, as that person may see it (PRODUCT.md 6).

It is both the owner's own extract and the copy that the person may ask for. So every row that concerns them
is there, and what is another person's stays out of it, but for names:

- as the one who asked for an introduction: whether and what the target answered. A target's *no* stays
  private (PRODUCT.md 4.6), so a *yes* is not told either, and all stages before introducing look alike.
  What the guard found about the target is left out; where that alone may have made the verdict Caution, the
  verdict is too. Verdicts about this person and their reasons stay.
- as the one who was asked for: what was weighed and decided about the requester, and the requester's words.
- as the prospect of a referral: how well its giver's referrals are, and the notes about them.

What is left out is left out whole: no key in the JSON, no line on the sheet. Texts of the owner stand as they
were written, and may name others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netcrm.domain.contact import ContactCard
from netcrm.domain.event import Event
from netcrm.domain.group import Group
from netcrm.domain.introduction import Introduction, Stage, TargetAnswer, Verdict
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


def _asked(row: Introduction) -> Held:
    """Return an introduction that this person asked for: nothing of what the target said."""
    left = {"target_answer", "target_asked_on", "draft"}
    shown = replace(row, target_answer=None, target_asked_on=None, draft="", stage=_between(row))
    about_them = tuple(reason for reason in row.reasons if reason.code not in OF_THE_TARGET)
    if about_them != row.reasons:
        shown = replace(shown, reasons=about_them)
        if row.verdict is Verdict.CAUTION:
            shown, left = replace(shown, verdict=None, weighed_at=None), left | _NO_VERDICT
    if row.target_answer is TargetAnswer.NO:
        shown, left = replace(shown, my_reason=""), left | {"my_reason"}
    return Held(shown, frozenset(left))


def _between(row: Introduction) -> Stage:
    is_over = row.introduced_on is not None or row.endorsed_at is not None
    return Stage.ASKED if row.stage in _BETWEEN and not is_over else row.stage


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
    return Held(shown, _OF_THE_REQUESTER)
