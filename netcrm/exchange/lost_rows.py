"""Rows that were not read to a CSV of their own: complete them, and import them again (PRODUCT.md 6)."""

import csv
import io
from collections.abc import Sequence

from netcrm.domain.review_list import LostRow
from netcrm.exchange.own_columns import guard

_TABLES = frozenset({"csv", "tsv", "xlsx"})


def write(rows: Sequence[LostRow]) -> bytes:
    """Return the rows as CSV: UTF-8 with a byte order mark, under the headers of all their files.

    The cells are as they stood; one that a spreadsheet would read as a formula gets an apostrophe before it,
    which import takes away. Without any header row in the files there is none here.
    """
    headers = list(dict.fromkeys(name for row in rows if row.file.header_line for name in row.file.columns))
    lines = [_cells(row, headers) for row in rows]
    width = max([len(headers), *(len(line) for line in lines)], default=0)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if headers:
        extra = (f"Column {place + 1}" for place in range(len(headers), width))
        writer.writerow([guard(header) for header in (*headers, *extra)])
    for line in lines:
        writer.writerow([guard(cell) for cell in (*line, *[""] * (width - len(line)))])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _cells(row: LostRow, headers: Sequence[str]) -> list[str]:
    """Return the cells in the order of `headers`; what has no header comes after them."""
    if row.file.format not in _TABLES:
        return [row.problem.raw]
    cells = _parsed(row.problem.raw, row.file.delimiter or ",")
    if not row.file.header_line:
        return cells
    own = list(row.file.columns)
    by_header = dict(zip(own, cells, strict=False))
    return [by_header.get(header, "") for header in headers] + cells[len(own) :]


def _parsed(raw: str, delimiter: str) -> list[str]:
    """Return the cells of one row; a row that is no CSV is one cell."""
    try:
        return next(csv.reader(io.StringIO(raw.replace("\0", ""), newline=""), delimiter=delimiter), [])
    except csv.Error:
        return [raw]
