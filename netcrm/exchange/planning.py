"""Files to a plan: read each by its content, then decide record by record (PRODUCT.md 6)."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from netcrm.domain.contact import ContactCard
from netcrm.domain.duplicates import DuplicateIndex, Person
from netcrm.domain.erasure import ErasedPeople
from netcrm.domain.event import Event
from netcrm.domain.event_plan import EventDecision, plan_events
from netcrm.domain.import_plan import FIND_OUT, ImportPlan, NotTaken, PlannedFile, ReadAs
from netcrm.domain.plan import Decision, plan, wanted_cards
from netcrm.domain.refusal import Refused
from netcrm.exchange import events_ics, formats, name_lines
from netcrm.exchange.reading import Progress, Reading
from netcrm.exchange.sources import Loaded, Source, about, left

ARCHIVE_FORMAT = "netcrm"
CALENDAR_KIND = "iCalendar"
_ARCHIVE_MARK = b'"format": "netcrm"'
_ARCHIVE_HEAD = 400


class Book(NamedTuple):
    """What planning asks of the ledger.

    Attributes:
        people: everybody as the duplicate index needs them.
        cards: cards by id.
        mapping: the remembered mapping of a header key; None for none.
        region: by which local phone numbers are read.
        events: every event there is.
        now: aware moment on the owner's clock, on which a calendar's times without a zone are meant and from
            which the days of its series are counted; a calendar can't be read without it.
        erased: everybody who was erased for good.
    """

    people: Callable[[], Sequence[Person]]
    cards: Callable[[Collection[int]], Mapping[int, ContactCard]]
    mapping: Callable[[str], Mapping[str, str | None] | None]
    region: str
    events: Callable[[], Sequence[Event]]
    now: datetime | None
    erased: Callable[[], ErasedPeople] = ErasedPeople


def plan_files(
    loaded: Loaded,
    book: Book,
    *,
    event: int | None,
    keep_all: bool,
    chosen: Mapping[str, Mapping[str, str | None]],
    progress: Progress,
    read_as: Mapping[str, ReadAs] | None = None,
) -> ImportPlan:
    """Return what an import of these files would do; nothing is written.

    Args:
        loaded: the files.
        book: what the ledger holds.
        event: the event on whose list everybody is put.
        keep_all: whether certain duplicates are added too.
        chosen: mappings by header key that the owner chose in this review; before the remembered ones.
        progress: told how far it is; may raise `Cancelled`.
        read_as: how the owner wants files read that were taken wrongly, by their path.

    Raises:
        Refused: a file can't be read, with its name where there are several; then none is planned. A file
            that was found in a folder is passed over instead.
        Cancelled: by `progress`.
    """
    readings, not_taken = _readings(loaded, book, _Wishes(chosen, read_as or {}), progress)
    drafts = [draft for _source, reading in readings if reading for draft in reading.drafts]
    decisions: list[Decision] = []
    if drafts:
        people = book.people()
        index = DuplicateIndex(people)
        cards = book.cards(wanted_cards(drafts, index)) if people else {}
        erased = book.erased()
        decisions = plan(drafts, index, cards, keep_all=keep_all, erased=erased, progress=progress)
    events = _events([reading for _source, reading in readings if reading], book, progress)
    files = _files(readings, decisions, events, read_as or {})
    return ImportPlan(files=files, event=event, chosen=dict(chosen), not_taken=not_taken)


def _files(
    readings: Sequence[tuple[Source, Reading | None]],
    decisions: Sequence[Decision],
    events: Sequence[EventDecision],
    read_as: Mapping[str, ReadAs],
) -> tuple[PlannedFile, ...]:
    """Give each file its part of what was decided on all of them together."""
    files: list[PlannedFile] = []
    first = first_event = 0
    for source, reading in readings:
        last = first + (len(reading.drafts) if reading else 0)
        last_event = first_event + (len(reading.events) if reading else 0)
        planned = _planned(source, reading, decisions[first:last], events[first_event:last_event])
        files.append(replace(planned, read_as=read_as.get(source.path, FIND_OUT)))
        first, first_event = last, last_event
    return tuple(files)


class _Wishes(NamedTuple):
    """What the owner said about the reading: mappings by header key, and the rest by path."""

    columns: Mapping[str, Mapping[str, str | None]]
    read_as: Mapping[str, ReadAs]


def _readings(
    loaded: Loaded, book: Book, wishes: _Wishes, progress: Progress
) -> tuple[list[tuple[Source, Reading | None]], tuple[NotTaken, ...]]:
    """Read all files; `None` stands for the reading of an archive, which is taken in whole."""
    readings: list[tuple[Source, Reading | None]] = []
    not_taken = list(loaded.not_taken)
    for source in loaded.sources:
        try:
            reading = _read(source, book, wishes, progress)
            if source.is_found and reading is not None and not formats.is_surely_contacts(reading):
                raise Refused("file.not_a_table")
        except Refused as refused:
            if not source.is_found:
                raise about(source.name, refused) if len(loaded.sources) > 1 else refused from None
            not_taken.append(left(source.path, refused))
        else:
            readings.append((source, reading))
    if not readings and loaded.sources:
        raise Refused("folder.nothing", path=str(Path(loaded.sources[0].path).parent))
    return readings, tuple(sorted(not_taken, key=lambda one: one.path))


def _events(readings: Sequence[Reading], book: Book, progress: Progress) -> list[EventDecision]:
    drafts = [draft for reading in readings for draft in reading.events]
    return plan_events(drafts, book.events(), progress) if drafts else []


def is_archive(data: bytes) -> bool:
    """Tell whether a file is a netcrm archive, by its first lines."""
    head = data[:_ARCHIVE_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and _ARCHIVE_MARK.replace(b" ", b"") in head.replace(b" ", b"")


def _read(source: Source, book: Book, wishes: _Wishes, progress: Progress) -> Reading | None:
    if is_archive(source.data):
        return None
    if formats.kind_of(source.data) == CALENDAR_KIND:
        if book.now is None:
            raise ValueError("a calendar is read at a moment")
        return events_ics.read_events(source.data, now=book.now, progress=progress)
    read = partial(
        name_lines.read_copied if source.is_copied else formats.read,
        source.data,
        region=book.region,
        progress=progress,
        read_as=wishes.read_as.get(source.path, FIND_OUT),
    )
    reading = read()
    key = reading.header_key
    mapping = wishes.columns.get(key) or (key and book.mapping(key))
    return read(mapping=mapping) if mapping and dict(mapping) != dict(reading.columns) else reading


def _planned(
    source: Source,
    reading: Reading | None,
    decisions: Sequence[Decision],
    events: Sequence[EventDecision],
) -> PlannedFile:
    fingerprint = hashlib.sha256(source.data).hexdigest()
    name = Path(source.path).name
    if reading is None:
        try:
            text = source.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused("archive.unreadable", line=1, column=1) from None
        return PlannedFile(
            path=source.path, name=name, fingerprint=fingerprint, format=ARCHIVE_FORMAT, archive=text
        )
    return PlannedFile(
        path=source.path,
        name=name,
        fingerprint=fingerprint,
        format=reading.format,
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        header_line=reading.header_line,
        columns=dict(reading.columns),
        header_key=reading.header_key,
        records=reading.records,
        problems=reading.problems,
        decisions=tuple(decisions),
        events=tuple(events),
    )
