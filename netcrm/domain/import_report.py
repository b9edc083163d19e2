"""What an import did, or would do (PRODUCT.md 8, import)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from netcrm.domain.draft import Problem
from netcrm.domain.import_plan import NotTaken


class RecordDecision(StrEnum):
    """What becomes of one record."""

    NEW = "new"
    MERGE = "merge"
    UNCHANGED = "unchanged"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReport:
    """One record's way into the book.

    Attributes:
        line: where the record begins in its file.
        contact: the contact it became or joined; None where it was skipped or nothing was written.
        why: codes of the reasons, worded by `netcrm.words`.
        erased_on: the record was left out because the owner erased this person for good, on this day.
    """

    line: int
    decision: RecordDecision
    contact: int | None = None
    why: tuple[str, ...] = ()
    erased_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One event's way into the book.

    Attributes:
        line: where the event begins in its file; the days of a series share it.
        event: the event it became or joined; None where it was skipped or nothing was written.
        why: codes of the reasons, worded by `netcrm.words`.
    """

    line: int
    decision: RecordDecision
    event: int | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What came of one file.

    Attributes:
        columns: header to field, None where the cells went to the other fields.
        records: how many people or events the file holds; the further counts are of both, too.
        likely_duplicates: records added that may be somebody who stands in the book.
        problems: what was not taken, by line.
        events: of a calendar, every event; `decisions` are of people.
    """

    path: str
    format: str
    encoding: str = ""
    delimiter: str | None = None
    header_line: int | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    records: int = 0
    new: int = 0
    merged: int = 0
    unchanged: int = 0
    skipped: int = 0
    likely_duplicates: int = 0
    problems: tuple[Problem, ...] = ()
    decisions: tuple[RecordReport, ...] = ()
    events: tuple[EventReport, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of all files together.

    Attributes:
        step: the one step that holds it all; None where nothing was changed.
        contacts: the contacts that were added or changed, in the files' order.
        events: the events that were added or changed, or got more people, in the files' order.
        not_taken: files of folders that hold no contacts.
    """

    step: int | None
    files: tuple[FileReport, ...]
    contacts: tuple[int, ...] = ()
    events: tuple[int, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
