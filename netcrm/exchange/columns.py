"""Columns to fields: by header, by the neighbours where it is ambiguous, by content where it is unknown."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netcrm.domain.channels import normalise_email, normalise_url, profile_site
from netcrm.domain.names import fold
from netcrm.exchange.person_names import looks_like_firm
from netcrm.exchange.values import clean
from netcrm.exchange.vocabulary import NONE, Meaning, header_key, meanings, word_list

_MOST = 0.8
_PHONE = re.compile(r"\+?[\d\s()./-]{7,20}(?:\s?(?:x|ext\.?)\s?\d{1,6})?")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NAME_AND_EMAIL = re.compile(r"[^<>@]{1,100}<[^<>\s@]+@[^<>\s@]+\.[^<>\s@]+>")
_NAMES = frozenset(
    {"given", "family", "nickname", "name", "full_name", "family_first_name", "chinese_name", "company"}
)
_EIGHT_MARK = "名刺交換日"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        index: place in the row, from 0.
        header: its name, unlike every other column's.
        field: what it holds; empty where its cells go to the other fields.
        label: label of its channel.
        ordinal: see `Meaning`.
        is_known: whether the vocabulary knows the header, so that its content is not asked.
    """

    index: int
    header: str
    field: str = ""
    label: str = ""
    ordinal: int = 0
    is_known: bool = True


def unique_headers(cells: Sequence[str]) -> list[str]:
    """Return the header row with every name unlike the others: "Titre", "Titre (2)", "Column 7" for none."""
    seen: dict[str, int] = {}
    named: list[str] = []
    for index, cell in enumerate(cells):
        header = " ".join(cell.split())[:200] or f"Column {index + 1}"
        seen[header] = seen.get(header, 0) + 1
        while seen[header] > 1 and f"{header} ({seen[header]})" in seen:
            seen[header] += 1
        named.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
        seen.setdefault(named[-1], 1)
    return named


def fingerprint(headers: Sequence[str]) -> str:
    """Return the key under which a mapping of these headers is remembered."""
    return hashlib.sha256("\n".join(header_key(header) for header in headers).encode()).hexdigest()[:32]


def content_key(rows: Sequence[Sequence[str]]) -> str:
    """Return the key under which a mapping of a table without headers is remembered: for it alone."""
    told = "\x1e".join("\x1f".join(row) for row in rows)
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()[:32]


def recognise(
    cells: Sequence[str],
    rows: Sequence[Sequence[str]],
    mapping: Mapping[str, str | None] | None = None,
) -> list[Column]:
    """Return what each column holds.

    Args:
        cells: the header row.
        rows: some rows below it, for telling by content.
        mapping: the owner's choice, header (as `unique_headers` gives it) to field or None; it wins.
    """
    columns = [
        _column(index, header, meaning)
        for index, (header, meaning) in enumerate(zip(unique_headers(cells), meanings(cells), strict=True))
    ]
    columns = [
        column if column.is_known else by_content(column, _filled(rows, column.index)) for column in columns
    ]
    columns = _settle_titles(_settle_names(columns), rows)
    columns = _named_by_content(_tag_columns(columns, rows), rows)
    return [_chosen(column, mapping) for column in columns] if mapping else columns


def _column(index: int, header: str, meaning: Meaning | None) -> Column:
    if meaning is None:
        return Column(index, header, is_known=_is_never_value(header))
    return Column(
        index, header, "" if meaning.field == NONE else meaning.field, meaning.label, meaning.ordinal
    )


def _is_never_value(header: str) -> bool:
    return not word_list("never_values").isdisjoint(header_key(header).split())


def _chosen(column: Column, mapping: Mapping[str, str | None]) -> Column:
    if column.header not in mapping:
        return column
    field, _, label = (mapping[column.header] or "").partition("/")
    return replace(column, field=field, label=label or (column.label if field == column.field else ""))


def _filled(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    cells = (clean(row[index]) for row in rows if index < len(row))
    return [cell for cell in cells if cell]


def person_column(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the place of the first column that holds names of people as they are written; None for none."""
    for place in range(max(map(len, rows), default=0)):
        cells = _filled(rows, place)
        if cells and sum(map(is_person, cells)) >= _MOST * len(cells):
            return place
    return None


def is_person(cell: str) -> bool:
    """Tell whether a cell is a name as people write one: two to four words, large at their beginning."""
    words = cell.split()
    if not 2 <= len(words) <= 4 or looks_like_firm(cell):
        return False
    return all(_NAME_WORD.fullmatch(word) and _is_large(word) for word in words)


def _is_large(word: str) -> bool:
    return not word[0].islower() or fold(word) in word_list("particles")


def _named_by_content(columns: list[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Find the names of people under an unknown header, where no column is known to hold any."""
    if any(column.field in _NAMES for column in columns):
        return columns
    open_columns = [column for column in columns if not column.field and not column.is_known]
    for column in open_columns:
        cells = _filled(rows, column.index)
        if len(cells) > 1 and sum(map(is_person, cells)) >= _MOST * len(cells):
            columns[column.index] = replace(column, field="full_name")
            return columns
    return columns


def by_content(column: Column, cells: Sequence[str], *, is_headless: bool = False) -> Column:
    """Return the column with a field if its cells leave no doubt: emails, web addresses, phone numbers.

    Args:
        column: one whose header is unknown.
        cells: its filled cells.
        is_headless: whether there are no headers; else a phone number must be called one.
    """
    if not cells:
        return column
    least = _MOST * len(cells)
    if (
        sum(bool(normalise_email(cell)) or _NAME_AND_EMAIL.fullmatch(cell) is not None for cell in cells)
        >= least
    ):
        return replace(column, field="email")
    links = [normalise_url(cell) for cell in cells if "/" in cell or cell.lower().startswith("www.")]
    if sum(bool(link) for link in links) >= least:
        return replace(column, field="social" if all(profile_site(link) for link in links) else "website")
    is_called_phone = is_headless or not word_list("phone_words").isdisjoint(
        header_key(column.header).split()
    )
    if is_called_phone and sum(_PHONE.fullmatch(cell) is not None for cell in cells) >= least:
        return replace(column, field="phone")
    return column


def _settle_names(columns: list[Column]) -> list[Column]:
    """Decide what "Name" and "Nome" are: beside a given name the family name, alone the whole one."""
    fields = {column.field for column in columns}
    has_given, has_family = "given" in fields, "family" in fields
    settled = {}
    for column in columns:
        if column.field == "name":
            settled[column.index] = "family" if has_given and not has_family else "full_name"
            has_family = has_family or has_given
        elif column.field == "name_or_given":
            settled[column.index] = "given" if has_family and not has_given else "full_name"
            has_given = has_given or has_family
    return [replace(column, field=settled.get(column.index, column.field)) for column in columns]


def _settle_titles(columns: list[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Decide what "Title" is: beside a job title, or before a second "Title", the prefix; alone the job."""
    titles = [column for column in columns if column.field == "title"]
    has_job = any(column.field == "job_title" for column in columns)
    for place, column in enumerate(titles):
        is_last = place == len(titles) - 1
        is_prefix = has_job or not is_last or _are_prefixes(_filled(rows, column.index))
        columns[column.index] = replace(column, field="prefix" if is_prefix else "job_title")
    return columns


def _are_prefixes(cells: Sequence[str]) -> bool:
    parts = [[word.strip(".") for word in fold(cell).split()] for cell in cells]
    return bool(parts) and all(words and word_list("prefixes").issuperset(words) for words in parts)


def _tag_columns(columns: list[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Eight writes one column a tag, with 1 for whoever has it."""
    if not any(column.header == _EIGHT_MARK for column in columns):
        return columns
    return [
        replace(column, field="tag_mark")
        if not column.field and not column.is_known and set(_filled(rows, column.index)) <= {"1"}
        else column
        for column in columns
    ]


def headless(
    rows: Sequence[Sequence[str]], width: int, mapping: Mapping[str, str | None] | None = None
) -> list[Column]:
    """Return what the columns of a table without headers hold, by their content alone.

    Args:
        rows: the first rows.
        width: how many columns there are.
        mapping: the owner's choice by "Column 1", "Column 2", ...; it wins.
    """
    columns = [Column(index, f"Column {index + 1}", is_known=False) for index in range(width)]
    columns = [by_content(column, _filled(rows, column.index), is_headless=True) for column in columns]
    texts = [
        (column.index, cells)
        for column in columns
        if not column.field and (cells := _filled(rows, column.index)) and not _has_digits(cells)
    ]
    named = _names_and_work(texts)
    columns = [replace(column, field=named.get(column.index, column.field)) for column in columns]
    return [_chosen(column, mapping) for column in columns] if mapping else columns


def _has_digits(cells: Sequence[str]) -> bool:
    return any(char.isdigit() for char in "".join(cells))


def _names_and_work(texts: Sequence[tuple[int, list[str]]]) -> dict[int, str]:
    """Return what columns of plain words hold: who it is, then what they do, then the firm."""
    singles = [index for index, cells in texts if all(len(cell.split()) <= 2 for cell in cells)]
    wholes = [
        index
        for index, cells in texts
        if sum(2 <= len(cell.split()) <= 4 for cell in cells) >= _MOST * len(cells)
    ]
    firms = [index for index, cells in texts if sum(map(looks_like_firm, cells)) * 3 >= len(cells)]
    named = dict.fromkeys(firms[:1], "company")
    wholes = [index for index in wholes if index not in named]
    if wholes and (not singles or wholes[0] <= singles[0]):
        named[wholes[0]] = "full_name"
    elif len(singles) > 1 and singles[1] == singles[0] + 1:
        named |= {singles[0]: "given", singles[1]: "family"}
    if named and set(named.values()) != {"company"}:
        rest = [index for index, _cells in texts if index not in named and index > min(named)]
        work = ["job_title", "company"][-len(rest) :] if not firms else ["job_title"]
        named |= zip(rest[:2], work, strict=False)
    return named
