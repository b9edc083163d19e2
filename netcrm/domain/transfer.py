"""What is remembered of imports (PRODUCT.md 3, import; PRODUCT.md 6)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """One file that was imported.

    Attributes:
        fingerprint: SHA-256 of the file's bytes, hexadecimal.
        columns: header to field, None where the column went to the other fields.
        counts: new, merged, unchanged, skipped.
        step: the step that holds the import.
    """

    id: int = 0
    file_name: str
    fingerprint: str
    format: str
    columns: dict[str, str | None]
    counts: dict[str, int]
    imported_at: datetime
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderMapping:
    """The columns that the owner chose for a set of headers; used again for the same set.

    Attributes:
        header_key: fingerprint of the folded header row.
        columns: header to field, None for other fields.
    """

    id: int = 0
    header_key: str
    columns: dict[str, str | None]
