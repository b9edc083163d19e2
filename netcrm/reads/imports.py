"""What an import would do, before anything is written (PRODUCT.md 6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from netcrm.domain.contact import Contact
from netcrm.domain.event import Event
from netcrm.domain.event_review import EventReview
from netcrm.domain.group import Group
from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.owner import Owner
from netcrm.domain.review import Review, wanted
from netcrm.domain.review_list import LostRow
from netcrm.domain.step import StepLine
from netcrm.domain.transfer import ImportRun
from netcrm.exchange import archive, lost_rows, vocabulary
from netcrm.exchange.planning import Book, Source, load, plan_files
from netcrm.store import duplicate_people, import_people, invited, records, steps


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


def look(
    paths: Sequence[Path],
    *,
    event: int | None = None,
    keep_all: bool = False,
    chosen: Mapping[str, Mapping[str, str | None]] | None = None,
    now: datetime | None = None,
    progress: Callable[[int, int], None] = no_progress,
) -> ImportPlan:
    """Read files and return what importing them would do.

    Args:
        paths: the files.
        event: puts everybody on this event's list.
        keep_all: merge nothing.
        chosen: header mappings that the owner chose in this review, by header key.
        now: aware moment on the owner's clock; a calendar can't be read without it.
        progress: told how far it is; may raise `Cancelled`.

    Raises:
        Refused: ``file.*``: one of the files can't be read.
    """
    return _plan(load(paths), event, keep_all, chosen or {}, now, progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveContents:
    """What a netcrm archive holds of each, for saying what it is."""

    people: int
    groups: int
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Everything that is shown before an import.

    Attributes:
        guessed: for each file the headers that were read by their content, or not by the owner's word.
        archives: for each file what it holds; None for a file of cards.
        events: what would become of the events of all files.
    """

    review: Review
    guessed: tuple[frozenset[str], ...]
    archives: tuple[ArchiveContents | None, ...]
    events: EventReview = field(default_factory=EventReview)


def for_review(
    what: Sequence[Path] | str,
    *,
    name: str = "",
    event: int | None = None,
    chosen: Mapping[str, Mapping[str, str | None]] | None = None,
    now: datetime | None = None,
    progress: Callable[[int, int], None] = no_progress,
) -> Looked:
    """Read files, or pasted text that is called `name`, and return all that the review shows; see `look`.

    Raises:
        Refused: ``file.*`` or ``archive.*``: one of the files can't be read.
        Cancelled: by `progress`.
    """
    sources = [Source(name, what.encode())] if isinstance(what, str) else load(what)
    plan = _plan(sources, event, False, chosen or {}, now, progress)
    return Looked(
        review=Review.of(plan, duplicate_people.cards(wanted(plan))),
        guessed=tuple(_guessed(file, chosen or {}) for file in plan.files),
        archives=tuple(_contents(file.archive) if file.archive else None for file in plan.files),
        events=_events(plan),
    )


def lost_rows_csv(rows: Sequence[LostRow]) -> bytes:
    """Return rows that were not read as CSV, under the headers of their files, to be completed."""
    return lost_rows.write(rows)


def runs() -> list[ImportRun]:
    """Return what was imported, the latest first."""
    return list(reversed(records.find(ImportRun)))


def people_of(run: ImportRun) -> list[int]:
    """Return the ids of the contacts that an import added or changed and that are still there, by name."""
    return import_people.touched_by(run.step)


def later_steps(step: int) -> int | None:
    """Return how many later steps an undo of this one takes back too; None where it can't be undone."""
    if not any(not line.undone for line in _line(step)):
        return None
    return sum(not line.undone for line in steps.made_after(step))


def _plan(
    sources: Sequence[Source],
    event: int | None,
    keep_all: bool,
    chosen: Mapping[str, Mapping[str, str | None]],
    now: datetime | None,
    progress: Callable[[int, int], None],
) -> ImportPlan:
    book = Book(
        people=duplicate_people.people,
        cards=duplicate_people.cards,
        mapping=duplicate_people.mapping,
        region=records.get(Owner, 1).region,
        events=lambda: records.find(Event),
        now=now,
    )
    return plan_files(sources, book, event=event, keep_all=keep_all, chosen=chosen, progress=progress)


def _events(plan: ImportPlan) -> EventReview:
    decisions = tuple(one for file in plan.files for one in file.events)
    known = invited.known_of(decisions)
    return EventReview(
        decisions=decisions,
        joining=invited.joining(decisions, known),
        strangers=len({one.email for one, contact in known.items() if contact is None}),
    )


def _line(step: int) -> list[StepLine]:
    return [line for line in steps.history(1, step + 1) if line.id == step]


def _guessed(file: PlannedFile, chosen: Mapping[str, Mapping[str, str | None]]) -> frozenset[str]:
    told = chosen.get(file.header_key) or duplicate_people.mapping(file.header_key) or {}
    headers = [header for header in file.columns if file.header_key]
    known = zip(headers, vocabulary.meanings(headers), strict=True)
    return frozenset(
        header
        for header, meaning in known
        if meaning is None and file.columns[header] is not None and header not in told
    )


def _contents(text: str) -> ArchiveContents:
    values = archive.read(text)
    people, groups, events = (len(values.get(kind, ())) for kind in (Contact, Group, Event))
    return ArchiveContents(people=people, groups=groups, events=events)
