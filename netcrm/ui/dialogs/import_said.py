"""What is said of the files of an import and of what their records have in common with what is there."""

from collections.abc import Sequence

from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.review_list import LostRow
from netcrm.words import columns as column_words
from netcrm.words.words import Words

CALENDAR = "ics"
"""The format of a file that holds events and nobody."""
_TABLES = frozenset({"csv", "tsv", "xlsx"})
_REMARKS = 3


def about_files(words: Words, plan: ImportPlan) -> str:
    """One line for each file, or how many they are where that would fill the sheet."""
    told = [_about(words, file) for file in plan.files if not file.archive]
    whole = [file.name for file in plan.files if file.archive]
    if whole:
        told.append(words.tr("and everything from {files}", files=", ".join(whole)))
    return "\n".join(told) if len(told) < 4 else words.tr("{count} files", count=len(told))


def remarks(words: Words, found: Sequence[LostRow]) -> str:
    """The first remarks on files as sentences, and how many more there are."""
    told = [words.problem(one.problem.reason_code, one.problem.figures) for one in found[:_REMARKS]]
    if len(found) > _REMARKS:
        told.append(words.tr("And {count} more of the kind.", count=len(found) - _REMARKS))
    return " ".join(told)


def can_be_saved(row: LostRow) -> bool:
    """Tell whether a row that was not read can be completed in a table; an event can't."""
    return row.file.format != CALENDAR


def _about(words: Words, file: PlannedFile) -> str:
    shape = [_counted(words, file)]
    if file.delimiter:
        shape.append(words.tr(column_words.delimiter(file.delimiter)))
    if file.encoding:
        shape.append(column_words.encoding(file.encoding))
    told = [file.name, ", ".join(shape)]
    if file.format in _TABLES:
        told.append(_head(words, file))
    return " · ".join(told)


def _counted(words: Words, file: PlannedFile) -> str:
    one, many = "1 card", "{count} cards"
    if file.format == CALENDAR:
        one, many = "1 event", "{count} events"
    elif file.format in _TABLES:
        one, many = "1 row", "{count} rows"
    return words.tr(one) if file.records == 1 else words.tr(many, count=file.records)


def _head(words: Words, file: PlannedFile) -> str:
    if file.header_line == 1:
        return words.tr("first row holds the names")
    if file.header_line:
        return words.tr("line {line} holds the names", line=file.header_line)
    return words.tr("no row holds the names")
