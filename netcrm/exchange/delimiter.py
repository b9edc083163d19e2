"""Lines of a text and what separates its cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

DELIMITERS = (",", ";", "\t", "|")
_HINT = re.compile(r"\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)
_SAMPLE_ROWS = 200
_SAMPLE_LINES = 2_000
_LEAST_SCORE = 0.25
# What str.splitlines would split at, too, but no table does.
_NO_LINE_ENDS = ("\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def split_lines(text: str) -> list[str]:
    """Return the lines with their ends; CR, LF and CRLF end a line and nothing else does."""
    if any(char in text for char in _NO_LINE_ENDS):
        return _LINE.findall(text)
    return text.splitlines(keepends=True)


def hinted(lines: Sequence[str]) -> str:
    """Return the delimiter that a first line ``sep=;`` names; empty without such a line."""
    found = _HINT.fullmatch(lines[0]) if lines else None
    return found[1] if found else ""


def find_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that gives the most even widths over the first rows; a comma where none does.

    A list of one column holds no delimiter, and a comma in it is text: then U+001F is returned, which no cell
    holds, unless there is no comma at all.
    """
    sample = lines[:_SAMPLE_LINES]
    scores = {delimiter: _evenness(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    if scores[best] >= _LEAST_SCORE:
        return best
    return "\x1f" if any("," in line for line in lines) else ","


def _evenness(lines: Sequence[str], delimiter: str) -> float:
    """Return the share of rows with the commonest width above one, less for narrow tables."""
    widths = Counter(_widths(lines, delimiter))
    rows = sum(widths.values())
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return 0
    count, width = max(wide)
    return count / rows * (1 - 1 / width)


def _widths(lines: Sequence[str], delimiter: str) -> Iterator[int]:
    if not any(delimiter in line for line in lines):
        return
    reader = csv.reader(iter(lines), delimiter=delimiter)
    try:
        for row in islice(reader, _SAMPLE_ROWS):
            if any(cell.strip() for cell in row):
                yield len(row)
    except csv.Error:
        return
