"""What erasing a person would take away, before it is done (RELIABILITY.md 2.7)."""

from collections.abc import Sequence

from netcrm.domain.erasure import ErasureReport, HeldCopy
from netcrm.store import erasing, erasures


def look(contact: int, copies: Sequence[HeldCopy] = ()) -> ErasureReport:
    """Return what would go, what others would lose, and what can't be reached; nothing is changed.

    Args:
        contact: who.
        copies: the backups that hold them; see ``Desk.copies_holding``.

    Raises:
        Refused: ``record.missing``.
    """
    return erasing.look(contact, copies)


def held_by_files() -> dict[str, int]:
    """Return, by file name of a backup, how many erased people it still holds."""
    return erasures.held_by_files()
