"""Requests that stand still: who is waited for, since when, and what may happen next (PRODUCT.md 4.6).

A request that waits for an answer speaks up after a week; an introduction without an outcome is asked about
after six weeks. Putting that off makes a follow-up that stands for the question and keeps its first due date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.introduction import Introduction, Origin, Stage
from netcrm.domain.procedure import OUTCOME_AFTER_DAYS, days_waiting

STUCK_DAYS = 7
"""From so many days on a request that waits for an answer is stuck."""


class Wait(StrEnum):
    """Who is waited for, and what for."""

    DECISION = "decision"
    ANSWER = "answer"
    BOTH_ANSWERS = "both_answers"
    INTRODUCTION = "introduction"
    REPLY = "reply"
    OUTCOME = "outcome"

    @property
    def by_owner(self) -> bool:
        """Tell whether the next move is the owner's own, on the request's page."""
        return self in (Wait.DECISION, Wait.INTRODUCTION, Wait.REPLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """Where a request stands still.

    Attributes:
        wait: who is waited for, and what for.
        since: the day from which it has stood there.
        days: how many days that is.
        due_on: the first day on which it was asked about; putting off never changes it.
        period_days: how long it may stand there: a week, or six.
    """

    wait: Wait
    since: date
    days: int
    due_on: date
    period_days: int

    @property
    def lateness(self) -> float:
        """Days since it was due by the period, as follow-ups are ordered (PRODUCT.md 4.8)."""
        return (self.days - self.period_days) / self.period_days


def waits(introduction: Introduction) -> Wait | None:
    """Return who is waited for; None where nothing is: declined, closed, or with an outcome."""
    is_idea = introduction.origin is Origin.OWN_IDEA
    found = {
        Stage.ASKED: Wait.DECISION,
        Stage.TARGET_ASKED: Wait.BOTH_ANSWERS if is_idea else Wait.ANSWER,
        Stage.TARGET_YES: Wait.INTRODUCTION,
        Stage.TARGET_NO: Wait.REPLY,
        Stage.INTRODUCED: Wait.OUTCOME,
        Stage.ENDORSED: Wait.OUTCOME,
    }
    return found.get(introduction.stage)


def stuck(introduction: Introduction, today: date) -> Stuck | None:
    """Return where a request stands still; None while it moves, and before its time is over."""
    wait, days = waits(introduction), days_waiting(introduction, today)
    if wait is None or days is None:
        return None
    period = OUTCOME_AFTER_DAYS if wait is Wait.OUTCOME else STUCK_DAYS
    if days < period:
        return None
    since = today - timedelta(days=days)
    due_on = since + timedelta(days=period)
    return Stuck(wait=wait, since=since, days=days, due_on=due_on, period_days=period)


def stands_for(introduction: int, follow_ups: Iterable[FollowUp]) -> FollowUp | None:
    """Return the open follow-up by which the owner put the question off; None where it never was."""
    return next(
        (
            one
            for one in follow_ups
            if one.introduction == introduction and one.kind is FollowUpKind.CHECK and one.done_on is None
        ),
        None,
    )


def asks(introduction: Introduction, follow_ups: Iterable[FollowUp], today: date) -> Stuck | None:
    """Return where a request stands still, unless the question was put off until after `today`."""
    later = stands_for(introduction.id, follow_ups)
    return None if later is not None and later.shows_on > today else stuck(introduction, today)
