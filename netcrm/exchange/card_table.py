"""A table of rows to contacts, whatever file the rows come from: text or a workbook (PRODUCT.md 6)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from netcrm.domain.bulk import uncollected
from netcrm.domain.draft import ContactDraft, Problem
from netcrm.domain.refusal import Refused
from netcrm.exchange import own_csv
from netcrm.exchange.cells import DATES, CellReader
from netcrm.exchange.columns import Column, content_key, fingerprint, headless, recognise
from netcrm.exchange.drafts import DraftMaker, is_usable
from netcrm.exchange.header_row import find_header, is_footer, is_total
from netcrm.exchange.reading import Progress, Reading
from netcrm.exchange.table import MOST_COLUMNS, Record, Rows

_SAMPLE_ROWS = 200
_PROGRESS_ROWS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the rows of a table come from.

    Attributes:
        rows: gives the rows from the top, anew each time.
        top: how many lines above the first row are none.
        lines: how many lines there are, for telling how far the reading is.
    """

    rows: Callable[[], Rows]
    top: int = 0
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """What is known of a table before its rows are read.

    Attributes:
        header: the header row without empty cells at its end; None without one.
        columns: at most `MOST_COLUMNS`.
        first_line: how many lines stand above the first row.
        width: how many cells the header row has, or the widest of the first rows.
        key: under which a mapping is remembered; empty where the columns are not for the owner to choose.
    """

    source: Source
    header: Record | None = None
    columns: list[Column]
    first_line: int
    width: int
    key: str


def read_table(
    source: Source,
    file: Reading,
    region: str,
    mapping: Mapping[str, str | None] | None,
    progress: Progress,
    *,
    has_header: bool | None = None,
) -> Reading:
    """Return `file` with all that the rows of its table say.

    Args:
        source: the rows.
        file: what is known of the file already: its format, its encoding, its problems.
        region: see `Reader.read`.
        mapping: see `Reader.read`.
        progress: told after every few hundred rows how far it is, in lines.
        has_header: whether a row holds the names of the columns; None to find out.

    Raises:
        Refused: ``file.not_a_table``.
        Cancelled: by `progress`.
    """
    layout = _lay_out(source, mapping, has_header)
    if len(layout.columns) == 1 and not layout.columns[0].field:
        raise Refused("file.not_a_table")
    with uncollected():
        drafts, problems, count = _rows(layout, region, progress)
    columns = _named(layout)
    return replace(
        file,
        header_line=layout.header.line if layout.header else None,
        headers=tuple(header for header, _ in columns),
        columns=columns,
        drafts=tuple(drafts),
        problems=tuple(sorted([*file.problems, *problems], key=lambda one: one.line)),
        records=count,
        header_key=layout.key,
    )


def _rows(layout: _Layout, region: str, progress: Progress) -> tuple[list[ContactDraft], list[Problem], int]:
    if layout.header is not None and own_csv.is_own(layout.header.cells):
        return own_csv.read_rows(layout.source.rows(), layout.header, region, progress, layout.source.lines)
    return _read_rows(layout, region, progress)


def _named(layout: _Layout) -> tuple[tuple[str, str | None], ...]:
    if layout.header is not None and own_csv.is_own(layout.header.cells):
        return own_csv.columns(layout.header.cells)
    return tuple((column.header, column.field or None) for column in layout.columns)


def _lay_out(source: Source, mapping: Mapping[str, str | None] | None, has_header: bool | None) -> _Layout:
    """Find the header row and what the columns hold."""
    sample = list(islice(source.rows().records(after=source.top), _SAMPLE_ROWS))
    if not sample:
        raise Refused("file.not_a_table")
    place = None if has_header is False else find_header(sample)
    if place is None and not has_header:
        return _without_header(source, sample, mapping)
    header = sample[place or 0]
    width = len(header.cells)
    cells = _trimmed(header.cells)
    rows = islice(source.rows().records(after=header.last_line, width=width), _SAMPLE_ROWS)
    return _Layout(
        source=source,
        header=header._replace(cells=cells),
        columns=recognise(cells[:MOST_COLUMNS], [record.cells for record in rows], mapping),
        first_line=header.last_line,
        width=width,
        key="" if own_csv.is_own(cells) else fingerprint(cells),
    )


def _without_header(
    source: Source, sample: list[Record], mapping: Mapping[str, str | None] | None
) -> _Layout:
    """Return the layout of a table whose columns have no names: the owner's choice goes by its first rows."""
    rows = [record.cells for record in sample]
    width = max(map(len, rows))
    return _Layout(
        source=source,
        columns=headless(rows, min(width, MOST_COLUMNS), mapping),
        first_line=source.top,
        width=width,
        key=content_key(rows),
    )


def _trimmed(cells: list[str]) -> list[str]:
    """Return the header row without empty cells at its end."""
    width = len(cells)
    while width > 1 and not cells[width - 1].strip():
        width -= 1
    return cells[:width]


def _read_rows(
    layout: _Layout, region: str, progress: Progress
) -> tuple[list[ContactDraft], list[Problem], int]:
    rows = layout.source.rows()
    reader, maker = CellReader(layout.columns, _date_cells(layout), region), DraftMaker(region)
    is_too_wide = layout.width > MOST_COLUMNS
    drafts: list[ContactDraft] = []
    problems = [_too_wide(layout)] if is_too_wide else []
    count = 0
    for record in rows.records(after=layout.first_line, width=layout.width):
        count += 1
        if count % _PROGRESS_ROWS == 0:
            progress(record.line, layout.source.lines)
        reason = _reason_to_skip(record.cells)
        if not reason:
            cells = record.cells[:MOST_COLUMNS] if is_too_wide else record.cells
            draft = maker.make(reader.gather(cells), record.line, record.raw)
            if is_usable(draft):
                drafts.append(draft)
                continue
            reason = "row.nothing_usable"
        problems.append(Problem(line=record.line, reason_code=reason, raw=record.raw))
    return drafts, problems + rows.problems, count + len(rows.problems)


def _too_wide(layout: _Layout) -> Problem:
    line = layout.header.line if layout.header else 1
    return Problem(line=line, reason_code="table.too_many_columns", figures={"limit": MOST_COLUMNS})


def _date_cells(layout: _Layout) -> dict[int, list[str]]:
    """Return the filled cells of every column of dates, for the vote on day and month."""
    cells: dict[int, list[str]] = {column.index: [] for column in layout.columns if column.field in DATES}
    if cells:
        for record in layout.source.rows().records(after=layout.first_line):
            for index, kept in cells.items():
                if index < len(record.cells) and record.cells[index]:
                    kept.append(record.cells[index])
    return cells


def _reason_to_skip(cells: list[str]) -> str:
    """Return why a row is no contact at all; empty where it may be one."""
    filled = len(cells[:4]) - cells[:4].count("")
    if filled == 0 and not any(cell.strip() for cell in cells):
        return "row.empty"
    if is_total(cells):
        return "row.total"
    if filled <= 1 and is_footer(cells):
        return "row.footer"
    return ""
