"""Questions about the history."""

from netcrm.domain.step import StepLine
from netcrm.store import steps

__all__ = ["StepLine", "lines", "touched_by"]


def lines(limit: int = 200, before: int | None = None) -> list[StepLine]:
    """Return the latest steps, newest first, undone ones included."""
    return steps.history(limit, before)


def touched_by(table: str, identifier: int) -> list[StepLine]:
    """Return the steps that touched one row, newest first."""
    return steps.touched_by(table, identifier)
