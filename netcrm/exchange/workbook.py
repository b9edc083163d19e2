"""Workbooks to rows; what one would unpack to is looked at before anything is (RELIABILITY.md 2.3)."""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Protocol, cast
from xml.etree.ElementTree import ParseError

from netcrm.domain.draft import Problem
from netcrm.domain.refusal import Refused
from netcrm.exchange.reading import FILE_LIMIT, Progress
from netcrm.exchange.sheet_cells import text_of
from netcrm.exchange.table import LONGEST_LINE, MOST_COLUMNS, MOST_ROWS, Record

_WORKBOOK = "xl/workbook.xml"
_BINARY_WORKBOOK = "xl/workbook.bin"
# Pictures and embedded files are never unpacked.
_NOT_READ = ("xl/media/", "xl/embeddings/", "xl/vbaProject")
_MOST_SHEETS = 50
_PROGRESS_ROWS = 500
_RAW_LIMIT = 65_536
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, RuntimeError, AssertionError),
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
)
"""What a damaged archive or its XML makes zipfile and openpyxl raise."""


class _Cell(Protocol):
    """What is used of a cell of openpyxl's that is only read."""

    value: object
    data_type: str
    number_format: str | None


class _Grid(Protocol):
    """What is used of a sheet of openpyxl's that is only read."""

    title: str
    sheet_state: str
    max_row: int | None

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, max_row: int | None) -> Iterator[Sequence[_Cell]]: ...


@dataclass(frozen=True, slots=True)
class Row:
    """A row with at least one filled cell; `number` is the one that the spreadsheet shows."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook, read whole.

    Attributes:
        name: on its tab.
        others: the names of the other sheets that show anything.
        problems: rows that were not read.
    """

    name: str
    rows: Sequence[Row]
    others: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class SheetRows:
    """The rows of a sheet as `netcrm.exchange.card_table` takes them; blank rows are passed over.

    Attributes:
        problems: what was not read of the sheet.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._rows = sheet.rows
        self.problems = list(sheet.problems)

    def records(self, *, after: int = 0, width: int = 0, limit: int = MOST_ROWS) -> Iterator[Record]:
        """Yield the rows below row `after`, at most `limit`; a row's text is a line of CSV."""
        given = 0
        for row in self._rows:
            if row.number > after and given < limit:
                given += 1
                yield Record(row.number, row.number, row.cells, _raw(row.cells))


def parts(data: bytes) -> frozenset[str]:
    """Return the names of a zip archive's parts; none where it is no sound archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except _BROKEN:
        return frozenset()


def is_workbook(names: frozenset[str]) -> bool:
    """Tell whether these are the parts of a workbook of any kind."""
    return _WORKBOOK in names or _BINARY_WORKBOOK in names


def is_binary(names: frozenset[str]) -> bool:
    """Tell whether the workbook is one in binary form (.xlsb), which can't be read."""
    return _WORKBOOK not in names


def read_sheet(data: bytes, likeness: Callable[[Sequence[Record]], int], progress: Progress) -> Sheet:
    """Return the sheet that is most like contacts; of equals the first.

    Args:
        data: a workbook.
        likeness: tells by the first rows of a sheet how much it is like contacts.
        progress: told after every few hundred rows how far it is.

    Raises:
        Refused: ``file.workbook_too_large``, ``file.workbook_damaged`` or, where no sheet holds anything,
            ``file.empty``.
        Cancelled: by `progress`.
    """
    with _opened(data) as sheets:
        samples = [(sheet, sheet.max_row or 0, _sample(sheet)) for sheet in sheets[:_MOST_SHEETS]]
        filled = [found for found in samples if found[2]]
        if not filled:
            raise Refused("file.empty")
        chosen, size, _first = max(filled, key=lambda found: likeness(found[2]))
        rows, problems = _read(chosen, size, progress)
        others = tuple(sheet.title for sheet, _size, _first in filled if sheet is not chosen)
        return Sheet(name=chosen.title, rows=rows, others=others, problems=tuple(problems))


@contextmanager
def _opened(data: bytes) -> Iterator[list[_Grid]]:
    """Give the sheets that are not hidden."""
    from openpyxl import load_workbook

    # It warns of what it leaves out: styles, validations, charts. None of it is a contact.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _refuse_huge(data)
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            with closing(book):
                found = cast("list[_Grid]", book.worksheets)
                yield [one for one in found if one.sheet_state == "visible"] or found
        except _BROKEN as error:
            raise Refused("file.workbook_damaged") from error


def _refuse_huge(data: bytes) -> None:
    """Look at what the parts say they unpack to; not a byte more is ever unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(one.file_size for one in archive.infolist() if not one.filename.startswith(_NOT_READ))
    if size > FILE_LIMIT:
        raise Refused("file.workbook_too_large", megabytes=size // 1_000_000, limit=FILE_LIMIT // 1_048_576)


def _sample(sheet: _Grid) -> list[Record]:
    """Return some of the first filled rows."""
    found: list[Record] = []
    for row in _rows(sheet, last=200):
        found.append(Record(row.number, row.number, row.cells, ""))
        if len(found) == 50:
            break
    return found


def _read(sheet: _Grid, size: int, progress: Progress) -> tuple[list[Row], list[Problem]]:
    """Return the rows and what was not read; `size` is how many rows the sheet says it has."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for row in _rows(sheet, last=None):
        if row.number % _PROGRESS_ROWS == 0:
            progress(row.number, max(size, row.number))
        if row.number > MOST_ROWS:
            figures = {"limit": MOST_ROWS}
            problems.append(Problem(line=row.number, reason_code="table.too_many_rows", figures=figures))
            break
        if sum(map(len, row.cells)) > LONGEST_LINE:
            raw = _raw(row.cells)
            problems.append(Problem(line=row.number, reason_code="row.too_long", raw=raw))
        else:
            rows.append(row)
    return rows, problems


def _rows(sheet: _Grid, last: int | None) -> Iterator[Row]:
    """Yield the rows with anything in them; what a sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=last), start=1):
        # One more than is read, so that a table too wide is seen to be.
        told = _texts(cells[: MOST_COLUMNS + 1])
        if told:
            yield Row(number, told)
        elif number > MOST_ROWS:
            return


def _texts(cells: Iterable[_Cell]) -> list[str]:
    """Return the cells as text, without the empty ones at the end."""
    told: list[str] = []
    width = 0
    for place, cell in enumerate(cells, start=1):
        value = cell.value
        if value is None or cell.data_type == "e":
            told.append("")
            continue
        is_number = isinstance(value, int | float)
        text = text_of(value, cell.number_format or "" if is_number else "")
        told.append(text)
        if text.strip():
            width = place
    return told[:width]


def _raw(cells: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()[:_RAW_LIMIT]
