"""An import that was looked at and not yet carried out (PRODUCT.md 6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from netcrm.domain.draft import Problem
from netcrm.domain.event_plan import EventDecision
from netcrm.domain.plan import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """How the owner wants a file read, where it was taken for something else.

    Attributes:
        encoding: Python's name of the encoding; empty to find out.
        delimiter: the sign between two cells; empty to find out.
        has_header: whether a row holds the names of the columns; None to find out.
    """

    encoding: str = ""
    delimiter: str = ""
    has_header: bool | None = None


FIND_OUT = ReadAs()
"""Nothing was said: everything is found out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A file in a folder that was passed over.

    Attributes:
        reason_code: ``folder.file_not_contacts``, ``folder.file_closed``, ...
    """

    path: str
    reason_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """One file with what would become of each of its records.

    Attributes:
        path: as it was given.
        name: the file's own name.
        fingerprint: SHA-256 of the bytes, hexadecimal.
        columns: header to field, None where the cells go to the other fields.
        header_key: fingerprint of the header row, under which a mapping is remembered.
        events: what would become of each event of a calendar.
        archive: the text of a netcrm archive, which is taken in whole; then there are no decisions.
        read_as: what the owner said of it; `encoding` and `delimiter` are what it was read with.
    """

    path: str
    name: str
    fingerprint: str
    format: str
    encoding: str = ""
    delimiter: str | None = None
    header_line: int | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    header_key: str = ""
    records: int = 0
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    events: tuple[EventDecision, ...] = ()
    archive: str = ""
    read_as: ReadAs = FIND_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All files of one import.

    Attributes:
        event: the event on whose list everybody is put; None for none.
        chosen: header mappings that the owner chose by hand, by header key; remembered with the import.
        not_taken: files of folders that hold no contacts.
    """

    files: tuple[PlannedFile, ...]
    event: int | None = None
    chosen: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    not_taken: tuple[NotTaken, ...] = ()
