"""One verified copy of the ledger (RELIABILITY.md 1.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

DAMAGED = "damaged"
"""The reason of a copy that is none: a ledger nothing can read any more, kept aside as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One verified copy of a ledger.

    Attributes:
        made_at: aware UTC moment.
        reason: why it was made: ``daily``, ``change``, ``import``, ``merge``, ``migration``, ``restore`` ...,
            or `DAMAGED`; then nothing was verified, and schema and counts say nothing.
        schema: number of the schema it has.
        size: bytes.
        sha256: hexadecimal, of the whole file.
        counts: rows by table.
        erased_again: of the backup that a restore makes of the present: how many people, erased before, the
            restored backup had brought back; they were erased again.
    """

    path: Path
    made_at: datetime
    reason: str
    schema: int
    size: int
    sha256: str
    counts: Mapping[str, int]
    erased_again: int = 0
