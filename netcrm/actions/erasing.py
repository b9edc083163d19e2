"""Erasing a person for good; the one action that is no step and can't be undone (RELIABILITY.md 2.7)."""

from collections.abc import Sequence
from datetime import datetime

from netcrm.domain.erasure import ErasureReport, HeldCopy
from netcrm.store import erasing


def erase(contact: int, copies: Sequence[HeldCopy] = (), *, now: datetime) -> ErasureReport:
    """Delete a contact with everything that is only theirs, and end the history, which may hold them.

    The traces are still in the file: ``Desk.erase`` takes them out and looks after the backups.

    Args:
        contact: who.
        copies: the backups that still hold them; remembered by the files' names.
        now: aware moment on the owner's clock.

    Raises:
        Refused: ``record.missing``; nothing was changed.
    """
    return erasing.remove(contact, now.date(), copies)
