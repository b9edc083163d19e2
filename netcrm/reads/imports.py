"""What an import would do, before anything is written (PRODUCT.md 6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from netcrm.domain.bulk import uncollected
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event
from netcrm.domain.event_review import EventReview
from netcrm.domain.group import Group
from netcrm.domain.import_plan import ImportPlan, PlannedFile, ReadAs
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.domain.review import Review, wanted
from netcrm.domain.review_list import LostRow, Segment, lines
from netcrm.domain.step import StepLine
from netcrm.domain.transfer import ImportRun
from netcrm.exchange import archive, lost_rows, samples, vocabulary
from netcrm.exchange.planning import ARCHIVE_FORMAT, Book, plan_files
from netcrm.exchange.sources import Loaded, Source, about, load
from netcrm.store import duplicate_people, erasures, import_people, invited, records, steps

ARCHIVE_STEP = "import.archive"
"""Code of the step that takes in an archive."""

_A_MOMENT = timedelta(seconds=1)


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
    wishes = _Wishes(event, keep_all, chosen or {}, {})
    return _plan(load(paths, progress), wishes, now, progress)


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
        samples: for each file without headers what stands in its columns first, by "Column 1", ...
        carried: the earlier review whose choices `review` has taken over; None for none.
        lines: all lines of the review in their order.
    """

    review: Review
    guessed: tuple[frozenset[str], ...]
    archives: tuple[ArchiveContents | None, ...]
    events: EventReview = field(default_factory=EventReview)
    samples: tuple[Mapping[str, str], ...] = ()
    carried: Review | None = None
    lines: tuple[int, ...] = ()


def for_review(
    what: Sequence[Path] | str,
    *,
    name: str = "",
    event: int | None = None,
    chosen: Mapping[str, Mapping[str, str | None]] | None = None,
    read_as: Mapping[str, ReadAs] | None = None,
    before: Review | None = None,
    now: datetime | None = None,
    progress: Callable[[int, int], None] = no_progress,
) -> Looked:
    """Read files, or pasted text that is called `name`, and return all that the review shows; see `look`.

    Args:
        what: files, folders, or text.
        name: of the text.
        event: as in `look`.
        chosen: as in `look`.
        read_as: how the owner wants files read that were taken wrongly, by their path.
        before: an earlier review of the same files, whose choices are taken over.
        now: as in `look`.
        progress: as in `look`.

    Raises:
        Refused: ``file.*``, ``folder.*`` or ``archive.*``: one of the files can't be read.
        Cancelled: by `progress`.
    """
    if isinstance(what, str):
        loaded = Loaded((Source(name, what.encode(errors="replace"), is_copied=True),))
    else:
        loaded = load(what, progress)
    with uncollected():
        plan = _plan(loaded, _Wishes(event, False, chosen or {}, read_as or {}), now, progress)
        return _looked(plan, chosen or {}, before)


def _looked(
    plan: ImportPlan, chosen: Mapping[str, Mapping[str, str | None]], before: Review | None
) -> Looked:
    review, events = Review.of(plan, duplicate_people.cards(wanted(plan))), _events(plan)
    if before is not None:
        review = review.carried(before)
    return Looked(
        review=review,
        guessed=tuple(_guessed(file, chosen) for file in plan.files),
        archives=tuple(_contents(file, len(plan.files)) if file.archive else None for file in plan.files),
        events=events,
        samples=tuple(samples.of_columns(file) for file in plan.files),
        carried=before,
        lines=tuple(lines(review, Segment.ALL, events)),
    )


def lost_rows_csv(rows: Sequence[LostRow]) -> bytes:
    """Return rows that were not read as CSV, under the headers of their files, to be completed."""
    return lost_rows.write(rows)


def runs() -> list[ImportRun]:
    """Return what was imported, the latest first; of a whole archive its step tells, under a negative id."""
    found = [*records.find(ImportRun), *map(_archive_run, steps.with_code(ARCHIVE_STEP))]
    return sorted(found, key=lambda run: (run.imported_at, run.step, run.id), reverse=True)


def step_of(run: ImportRun) -> int | None:
    """Return the step of an import; None where it was done in another netcrm, whose archive was taken in."""
    made = [line.made_at for line in _line(run.step)]
    return run.step if made and abs(made[0] - run.imported_at) < _A_MOMENT else None


def people_of(step: int) -> list[int]:
    """Return the ids of the contacts that an import added or changed and that are still there, by name."""
    return import_people.touched_by(step)


def later_steps(step: int) -> int | None:
    """Return how many later steps an undo of this one takes back too; None where it can't be undone."""
    if not any(not line.undone for line in _line(step)):
        return None
    return sum(not line.undone for line in steps.made_after(step))


class _Wishes(NamedTuple):
    """What the owner said about an import before it is planned."""

    event: int | None
    keep_all: bool
    chosen: Mapping[str, Mapping[str, str | None]]
    read_as: Mapping[str, ReadAs]


def _plan(
    loaded: Loaded, wishes: _Wishes, now: datetime | None, progress: Callable[[int, int], None]
) -> ImportPlan:
    book = Book(
        people=duplicate_people.people,
        cards=duplicate_people.cards,
        mapping=duplicate_people.mapping,
        region=records.get(Owner, 1).region,
        events=lambda: records.find(Event),
        now=now,
        erased=erasures.people,
    )
    return plan_files(loaded, book, **wishes._asdict(), progress=progress)


def _events(plan: ImportPlan) -> EventReview:
    decisions = tuple(one for file in plan.files for one in file.events)
    known = invited.known_of(decisions)
    return EventReview(
        decisions=decisions,
        joining=invited.joining(decisions, known),
        strangers=len({one.email for one, contact in known.items() if contact is None}),
    )


def _archive_run(line: StepLine) -> ImportRun:
    return ImportRun(
        id=-line.id,
        file_name=str(line.figures["file"]),
        fingerprint="",
        format=ARCHIVE_FORMAT,
        columns={},
        counts={name: line.figures.get(name, 0) for name in ("new", "unchanged")},
        imported_at=line.made_at,
        step=line.id,
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


def _contents(file: PlannedFile, files: int) -> ArchiveContents:
    try:
        values = archive.read(file.archive)
    except Refused as refused:
        raise about(file.name, refused) if files > 1 else refused from None
    people, groups, events = (len(values.get(kind, ())) for kind in (Contact, Group, Event))
    return ArchiveContents(people=people, groups=groups, events=events)
