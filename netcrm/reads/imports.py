"""What an import would do, before anything is written (PRODUCT.md 6)."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from netcrm.domain.import_plan import ImportPlan
from netcrm.domain.owner import Owner
from netcrm.domain.transfer import ImportRun
from netcrm.exchange.planning import Book, Source, load, plan_files
from netcrm.store import duplicate_people, records


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


def look(
    paths: Sequence[Path],
    *,
    event: int | None = None,
    keep_all: bool = False,
    chosen: Mapping[str, Mapping[str, str | None]] | None = None,
    progress: Callable[[int, int], None] = no_progress,
) -> ImportPlan:
    """Read files and return what importing them would do.

    Args:
        paths: the files.
        event: puts everybody on this event's list.
        keep_all: merge nothing.
        chosen: header mappings that the owner chose in this review, by header key.
        progress: told how far it is; may raise `Cancelled`.

    Raises:
        Refused: ``file.*``: one of the files can't be read.
    """
    return _plan(load(paths), event, keep_all, chosen or {}, progress)


def look_at_text(
    text: str,
    name: str,
    *,
    event: int | None = None,
    chosen: Mapping[str, Mapping[str, str | None]] | None = None,
) -> ImportPlan:
    """Do the same for text that was pasted; `name` is what the import is called."""
    return _plan([Source(name, text.encode())], event, False, chosen or {}, no_progress)


def runs() -> list[ImportRun]:
    """Return what was imported, the latest first."""
    return list(reversed(records.find(ImportRun)))


def _plan(
    sources: Sequence[Source],
    event: int | None,
    keep_all: bool,
    chosen: Mapping[str, Mapping[str, str | None]],
    progress: Callable[[int, int], None],
) -> ImportPlan:
    book = Book(
        people=duplicate_people.people,
        cards=duplicate_people.cards,
        mapping=duplicate_people.mapping,
        region=records.get(Owner, 1).region,
    )
    return plan_files(sources, book, event=event, keep_all=keep_all, chosen=chosen, progress=progress)
