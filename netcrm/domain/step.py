"""One line of the history: what the owner changed, and which rows it touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Touched:
    """Rows of one table that a step touched: all ids from `first` to `last`."""

    table: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One line of the history.

    Attributes:
        code: what was done, worded by ``netcrm.words``.
        figures: what the words need; plain JSON values.
        made_at: aware UTC moment.
        undone: taken back, and could be done again.
        touched: the rows touched, by table and id.
    """

    id: int
    code: str
    figures: Mapping[str, Any]
    made_at: datetime
    undone: bool
    touched: tuple[Touched, ...] = ()
