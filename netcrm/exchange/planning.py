"""Files to a plan: read each by its content, then decide record by record (PRODUCT.md 6)."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from netcrm.domain.contact import ContactCard
from netcrm.domain.duplicates import DuplicateIndex, Person
from netcrm.domain.event import Event
from netcrm.domain.event_plan import EventDecision, plan_events
from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.plan import Decision, plan, wanted_cards
from netcrm.domain.refusal import Refused
from netcrm.exchange import events_ics, formats
from netcrm.exchange.reading import FILE_LIMIT, Progress, Reading

ARCHIVE_FORMAT = "netcrm"
CALENDAR_KIND = "iCalendar"
_ARCHIVE_MARK = b'"format": "netcrm"'
_ARCHIVE_HEAD = 400


class Source(NamedTuple):
    """One file's bytes, and how they are called."""

    path: str
    data: bytes


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
    """

    people: Callable[[], Sequence[Person]]
    cards: Callable[[Collection[int]], Mapping[int, ContactCard]]
    mapping: Callable[[str], Mapping[str, str | None] | None]
    region: str
    events: Callable[[], Sequence[Event]]
    now: datetime | None


def load(paths: Sequence[Path]) -> list[Source]:
    """Return the bytes of files.

    Raises:
        Refused: ``file.missing``, ``file.is_folder``, ``file.no_permission``, ``file.too_large`` or
            ``file.unreadable``, with the path; of several files none is read then.
    """
    return [Source(str(path), _bytes(path)) for path in paths]


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Refused("file.is_folder", path=str(path))
        if size > FILE_LIMIT:
            raise Refused("file.too_large", megabytes=size // 1_000_000, limit=FILE_LIMIT // 1_048_576)
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused("file.missing", path=str(path)) from None
    except PermissionError:
        raise Refused("file.no_permission", path=str(path)) from None
    except OSError as error:
        raise Refused("file.unreadable", path=str(path), reason=error.strerror or "") from error


def plan_files(
    sources: Sequence[Source],
    book: Book,
    *,
    event: int | None,
    keep_all: bool,
    chosen: Mapping[str, Mapping[str, str | None]],
    progress: Progress,
) -> ImportPlan:
    """Return what an import of these files would do; nothing is written.

    Args:
        sources: the files.
        book: what the ledger holds.
        event: the event on whose list everybody is put.
        keep_all: whether certain duplicates are added too.
        chosen: mappings by header key that the owner chose in this review; before the remembered ones.
        progress: told how far it is; may raise `Cancelled`.

    Raises:
        Refused: a file can't be read; then none is planned.
        Cancelled: by `progress`.
    """
    readings = [(source, _read(source, book, chosen, progress)) for source in sources]
    drafts = [draft for _source, reading in readings if reading for draft in reading.drafts]
    decisions: list[Decision] = []
    if drafts:
        people = book.people()
        index = DuplicateIndex(people)
        cards = book.cards(wanted_cards(drafts, index)) if people else {}
        decisions = plan(drafts, index, cards, keep_all=keep_all, progress=progress)
    events = _events([reading for _source, reading in readings if reading], book, progress)
    files = []
    for source, reading in readings:
        count, held = (len(reading.drafts), len(reading.events)) if reading else (0, 0)
        files.append(_planned(source, reading, decisions[:count], events[:held]))
        decisions, events = decisions[count:], events[held:]
    return ImportPlan(files=tuple(files), event=event, chosen=dict(chosen))


def _events(readings: Sequence[Reading], book: Book, progress: Progress) -> list[EventDecision]:
    drafts = [draft for reading in readings for draft in reading.events]
    return plan_events(drafts, book.events(), progress) if drafts else []


def is_archive(data: bytes) -> bool:
    """Tell whether a file is a netcrm archive, by its first lines."""
    head = data[:_ARCHIVE_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and _ARCHIVE_MARK.replace(b" ", b"") in head.replace(b" ", b"")


def _read(
    source: Source, book: Book, chosen: Mapping[str, Mapping[str, str | None]], progress: Progress
) -> Reading | None:
    if is_archive(source.data):
        return None
    if formats.kind_of(source.data) == CALENDAR_KIND:
        if book.now is None:
            raise ValueError("a calendar is read at a moment")
        return events_ics.read_events(source.data, now=book.now, progress=progress)
    reading = formats.read(source.data, region=book.region, progress=progress)
    mapping = chosen.get(reading.header_key) or (reading.header_key and book.mapping(reading.header_key))
    if mapping and dict(mapping) != dict(reading.columns):
        reading = formats.read(source.data, region=book.region, mapping=mapping, progress=progress)
    return reading


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
