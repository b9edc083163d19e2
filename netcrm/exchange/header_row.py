"""Where the header row stands, and which rows below it are no contacts: totals and footers."""

import re
from collections.abc import Sequence
from functools import cache

from netcrm.domain.channels import normalise_email
from netcrm.domain.names import fold
from netcrm.exchange.columns import headless, is_person, person_column, recognise
from netcrm.exchange.table import MOST_COLUMNS, Record
from netcrm.exchange.vocabulary import known, vocabularies, word_list

_LOOKED_AT = 15
_LONGEST_HEADER = 80
_LONGEST_TOTAL = 30
_DATA = re.compile(r"[^@]*<?[^@\s]+@[^@\s]+\.[^@\s]+|https?://\S+|www\.\S+|\+?[\d\s()./,:-]*\d[\d\s()./,:-]*")
_FIGURE = re.compile(r"[\s\d.,:%€$£+-]*")


def find_header(records: Sequence[Record]) -> int | None:
    """Return the place of the header row among the first records; None where there is none.

    The row with most headers that some language knows wins; two must be known, or half of a narrow table's.
    If none is known, the first row is the header unless it holds an email, a number or a web address.
    """
    best, best_known = None, 0
    for place, record in enumerate(records[:_LOOKED_AT]):
        cells = [cell for cell in record.cells[:MOST_COLUMNS] if cell.strip()]
        if not cells or any(len(cell) > _LONGEST_HEADER or _is_data(cell) for cell in cells):
            continue
        found = known(cells)
        enough = found >= 2 or (found == 1 and len(cells) <= 2)
        if enough and found > best_known:
            best, best_known = place, found
    if best is not None:
        return best
    return 0 if _may_be_header(records) and not _is_like_the_rest(records) else None


def _is_data(cell: str) -> bool:
    return _DATA.fullmatch(cell.strip()) is not None


def _may_be_header(records: Sequence[Record]) -> bool:
    if len(records) < 2:
        return False
    cells = [cell.strip() for cell in records[0].cells]
    filled = [cell for cell in cells if cell]
    if not filled or len(set(filled)) < len(filled):
        return False
    return not any(len(cell) > _LONGEST_HEADER or _is_data(cell) for cell in filled)


def _is_like_the_rest(records: Sequence[Record]) -> bool:
    """Tell whether a first row of unknown words is a person as the rows below are, and no row of names."""
    rows = [record.cells[:MOST_COLUMNS] for record in records]
    place = person_column(rows[1:])
    if place is not None:
        first = rows[0][place].strip() if place < len(rows[0]) else ""
        return is_person(first) and _header_words().isdisjoint(fold(first).split())
    if any(column.field for column in recognise(rows[0], rows[1:])):
        return False
    places = [
        column.index for column in headless(rows, max(map(len, rows))) if column.field in ("given", "family")
    ]
    cells = [row[place].strip() for row in rows for place in places if place < len(row)]
    return len(places) == 2 and all(cell[1:] and cell[0].isupper() for cell in cells if cell)


@cache
def _header_words() -> frozenset[str]:
    """Return the words of which headers over names consist."""
    return frozenset(
        word
        for language in vocabularies()
        for header, field in language.fields.items()
        if field in ("name", "full_name", "given", "family", "company")
        for word in header.split()
    )


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row adds up the table: "Total" first and figures beside it, no email."""
    first = next(filter(None, cells), "").strip()
    if len(first) > _LONGEST_TOTAL or first[:2].lower() not in _total_starts():
        return False
    filled = [cell.strip() for cell in cells if cell.strip()]
    first = fold(first).rstrip(":. ").rstrip("0123456789 =:")
    return first in word_list("totals") and all(_FIGURE.fullmatch(cell) for cell in filled[1:])


@cache
def _total_starts() -> frozenset[str]:
    """Return how totals begin; it spares most rows the rest."""
    return frozenset(word[:2] for word in word_list("totals"))


def is_footer(cells: Sequence[str]) -> bool:
    """Tell whether a row is a report's last words: one filled cell that begins as they do."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) != 1 or normalise_email(filled[0]):
        return False
    text = fold(filled[0])
    return any(text.startswith(start) for start in word_list("footers"))
