"""Plain lines for a terminal: one row a line, columns aligned, nothing in them that a terminal obeys."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

WIDEST = 44
"""Columns on screen that a cell may take, but for the last of its row."""

_GAP = "  "
# Control characters, line and paragraph ends, halves of characters.
_OBEYED = frozenset({"Cc", "Zl", "Zp", "Cs"})
# Marks that turn the reading direction would reorder the cells after them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """Return `text` on one line; what a terminal would obey becomes a space."""
    if text.isprintable():
        return text
    harmless = "".join(" " if _is_obeyed(char) else char for char in text)
    return " ".join(harmless.split())


def _is_obeyed(char: str) -> bool:
    return char in _TURNING or unicodedata.category(char) in _OBEYED


def width(text: str) -> int:
    """Return how many columns `text` takes on screen: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, limit: int) -> str:
    """Return `text` in at most `limit` columns, with an ellipsis where it was longer."""
    if width(text) <= limit:
        return text
    kept, taken = "", 0
    for char in text:
        taken += _width(char)
        if taken >= limit:
            break
        kept += char
    return kept.rstrip() + "…"


def aligned(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield one line a row, each column as wide as its widest cell; the last may be of any length.

    Args:
        rows: cells of equal number; anything may stand in them.
    """
    ready = [_cells(row) for row in rows]
    columns = max((len(row) for row in ready), default=0)
    widths = [max((width(row[at]) for row in ready if at < len(row)), default=0) for at in range(columns)]
    for row in ready:
        padded = (cell + " " * (widths[at] - width(cell)) for at, cell in enumerate(row))
        yield _GAP.join(padded).rstrip()


def _cells(row: Sequence[str]) -> list[str]:
    cells = [one_line(cell) for cell in row]
    return [cut(cell, WIDEST) for cell in cells[:-1]] + cells[-1:]
