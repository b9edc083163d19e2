"""Undo and redo, across restarts (RELIABILITY.md 1.4)."""

from datetime import datetime

from netcrm.domain.step import StepLine
from netcrm.store import steps


def undo(step: int | None = None, *, now: datetime) -> list[StepLine]:
    """Undo the last step, or `step` and all later ones; returns what was undone, last first.

    Raises:
        Refused: ``steps.nothing_to_undo``, ``history.unknown_step``, ``steps.conflict``.
    """
    return steps.undo(now, step)


def redo(*, now: datetime) -> StepLine:
    """Do the step that was undone last again.

    Raises:
        Refused: ``steps.nothing_to_redo``, ``steps.conflict``.
    """
    return steps.redo(now)
