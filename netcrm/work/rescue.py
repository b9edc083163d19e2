"""The way back where a profile can't be opened: a good backup in its place (RELIABILITY.md 1.6)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from netcrm.domain.backup import Backup
from netcrm.domain.refusal import Refused

OFFERED: Final = 3
"""Backups that are offered at once; each is read through first."""

_HELPED = frozenset({"ledger.damaged", "ledger.not_ours"})


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can be done for a profile while nobody has it open.

    Attributes:
        backups: returns all its backups, the newest first, as they tell of themselves.
        good: returns the newest ones that were read through and are whole, `OFFERED` at most.
        now: the aware moment on the owner's clock.
        put_back: puts a backup in the place of what can't be opened, and returns that: it is kept aside.
    """

    backups: Callable[[], list[Backup]]
    good: Callable[[], list[Backup]]
    now: Callable[[], datetime]
    put_back: Callable[[Path], Backup]


def helps(refused: Refused) -> bool:
    """Tell whether a backup is the way on: the file is damaged, or looks like another program's."""
    return refused.code in _HELPED
