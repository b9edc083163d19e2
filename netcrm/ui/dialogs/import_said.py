"""What is said of the files of an import and of what their records have in common with what is there."""

from collections.abc import Sequence
from pathlib import PurePath

from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.review_list import LostRow
from netcrm.words import columns as column_words
from netcrm.words.words import Words

CALENDAR = "ics"
"""The format of a file that holds events and nobody."""
_TABLES = frozenset({"csv", "tsv", "xlsx"})
_CARDS = frozenset({"vcard", "ldif"})
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


def not_taken(words: Words, plan: ImportPlan) -> str:
    """Which files of the folders were passed over and why; empty for none."""
    if not plan.not_taken:
        return ""
    told = [
        words.tr("{name}: {reason}", name=PurePath(one.path).name, reason=words.problem(one.reason_code, {}))
        for one in plan.not_taken[:_REMARKS]
    ]
    count = len(plan.not_taken)
    head = (
        words.tr("1 file was not taken.")
        if count == 1
        else words.tr("{count} files were not taken.", count=count)
    )
    more = [words.tr("And {count} more of the kind.", count=count - _REMARKS)] if count > _REMARKS else []
    return " ".join([head, *told, *more])


def strangers(words: Words, count: int) -> str:
    """How many who are invited to the events come in as nobody; empty for none."""
    if not count:
        return ""
    if count == 1:
        return words.tr("1 person who is invited can't be told among your contacts, and is not added.")
    return words.tr(
        "{count} people who are invited can't be told among your contacts, and are not added.", count=count
    )


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
    one, many = ("1 card", "{count} cards") if file.format in _CARDS else ("1 line", "{count} lines")
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
