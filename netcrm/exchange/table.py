"""Text to records: quoted newlines, ragged rows, unclosed quotes and caps, each record with its true line."""

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from netcrm.domain.draft import Problem

LONGEST_LINE = 1_048_576
"""Characters of a line or a cell (RELIABILITY.md 2.3)."""
MOST_COLUMNS = 200
"""Columns of a table (RELIABILITY.md 2.3)."""
MOST_ROWS = 1_000_000
"""Rows of a table (RELIABILITY.md 2.3)."""

# After so many broken records, or so many lines read in vain, quotes mean nothing in this file; it bounds the
# work on a hostile one.
_PATIENCE = 100
_MOST_IN_VAIN = 2_000_000
_RAW_LIMIT = 65_536


class Record(NamedTuple):
    """One row of a table.

    Attributes:
        line: 1-based line of the file where it begins.
        last_line: 1-based line where it ends.
        cells: as they stood, guards and blanks included.
        raw: its text, without the last line end.
    """

    line: int
    last_line: int
    cells: list[str]
    raw: str


class Rows(Protocol):
    """The rows of a table, to be gone through once.

    Attributes:
        problems: what `records` could not read so far.
    """

    problems: list[Problem]

    def records(self, *, after: int = 0, width: int = 0, limit: int = MOST_ROWS) -> Iterator[Record]:
        """Yield the rows below line `after`; see `Table.records`."""
        ...


class Table:
    """The records of a text in a known dialect.

    Attributes:
        problems: what `records` could not read so far.
    """

    def __init__(self, lines: Sequence[str], delimiter: str) -> None:
        self._lines = lines
        self._is_long = max(map(len, lines), default=0) > LONGEST_LINE
        self._delimiter = delimiter
        self._stopped = 0
        self.problems: list[Problem] = []

    def records(self, *, after: int = 0, width: int = 0, limit: int = MOST_ROWS) -> Iterator[Record]:
        """Yield the rows below line `after`; blank lines are passed over, broken rows become problems.

        Args:
            after: number of lines to pass over at the top.
            width: how many cells a row should have, 0 for unknown; it tells an unclosed quote from a quoted
                line break.
            limit: the row after so many is a problem and ends the table.
        """
        csv.field_size_limit(LONGEST_LINE)
        start, patience, count = after, _PATIENCE, 0
        while start < len(self._lines):
            for begin, end, cells in self._read_from(start, by_line=patience <= 0):
                if not cells or (len(cells) == 1 and not cells[0].strip()):
                    continue
                if end - begin > 1 and self._is_broken(begin, end, len(cells), width):
                    broken = begin
                    patience -= (end - begin) * _PATIENCE // _MOST_IN_VAIN
                    break
                if count == limit:
                    self._report(begin, "table.too_many_rows", limit=limit)
                    return
                count += 1
                yield Record(begin + 1, end, cells, self._raw(begin, end))
            else:
                broken = self._stopped
                if broken >= len(self._lines):
                    return
            too_long = len(self._lines[broken]) > LONGEST_LINE
            self._report(broken, "row.too_long" if too_long else "row.unclosed_quote")
            patience -= 1
            start = broken + 1

    def _read_from(self, start: int, *, by_line: bool) -> Iterator[tuple[int, int, list[str]]]:
        """Yield (first line, line after, cells); `_stopped` is where it could not go on, or the end."""
        begin = self._stopped = start
        try:
            if by_line:
                for begin in range(start, len(self._lines)):
                    self._stopped = begin
                    yield begin, begin + 1, next(csv.reader([self._lines[begin]], delimiter=self._delimiter))
            else:
                lines = islice(self._lines, start, None)
                reader = csv.reader(
                    map(_bounded, lines) if self._is_long else lines, delimiter=self._delimiter
                )
                for cells in reader:
                    end = start + reader.line_num
                    yield begin, end, cells
                    begin = self._stopped = end
        except csv.Error:
            return
        self._stopped = len(self._lines)

    def _is_broken(self, begin: int, end: int, found: int, width: int) -> bool:
        """Tell whether a row over several lines comes of a quote that was never closed."""
        lines = self._lines[begin:end]
        try:
            for _ in csv.reader(lines, delimiter=self._delimiter, strict=True):
                pass
        except csv.Error:
            if end == len(self._lines) and "".join(lines).count('"') % 2:
                return True
            if width and found != width:
                return True
            # Sloppy quotes inside a cell are forgiven unless a line inside would be a row of its own.
            return width > 1 and any(
                len(cells) == width
                for line in lines[1:]
                for cells in csv.reader([line], delimiter=self._delimiter)
            )
        return False

    def _report(self, begin: int, code: str, **figures: int) -> None:
        raw = self._raw(begin, begin + 1)
        self.problems.append(Problem(line=begin + 1, reason_code=code, figures=figures, raw=raw))

    def _raw(self, begin: int, end: int) -> str:
        text = self._lines[begin] if end - begin == 1 else "".join(self._lines[begin:end])
        return text.rstrip("\r\n")[:_RAW_LIMIT]


def _bounded(line: str) -> str:
    if len(line) > LONGEST_LINE:
        raise csv.Error("line too long")
    return line
