"""How an import that was done, and the people it brought, look in a list."""

from datetime import date, tzinfo

from netcrm.domain.contact_list import ContactRow
from netcrm.domain.transfer import ImportRun
from netcrm.ui.widgets.row_face import RowFace
from netcrm.words.words import Words

_COUNTS = (
    ("new", "{count} new"),
    ("merged", "{count} merged"),
    ("unchanged", "{count} unchanged"),
    ("skipped", "{count} skipped"),
)


def run_face(words: Words, run: ImportRun, today: date, zone: tzinfo | None) -> RowFace:
    """The line of one import: file, counts and when."""
    return RowFace(
        title=run.file_name, second=counts(words, run), icon="file", right=when(words, run, today, zone)
    )


def counts(words: Words, run: ImportRun) -> str:
    """What came of it ("17 new, 5 merged")."""
    told = [words.tr(text, count=run.counts[name]) for name, text in _COUNTS if run.counts.get(name)]
    return ", ".join(told) or words.tr("Nothing new")


def when(words: Words, run: ImportRun, today: date, zone: tzinfo | None) -> str:
    """The time of today's, else the day."""
    at = run.imported_at.astimezone(zone)
    return words.time(at) if at.date() == today else words.day(at.date(), today)


def spoken(words: Words, run: ImportRun, today: date, zone: tzinfo | None) -> str:
    """The line for screen readers."""
    return ", ".join((run.file_name, counts(words, run), when(words, run, today, zone)))


def person_face(row: ContactRow) -> RowFace:
    """The line of a person that an import brought or changed."""
    return RowFace(title=row.name, second=row.second_line, avatar=row.name)
