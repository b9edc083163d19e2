"""What a sheet is made of before it is measured or written: text, marks, paragraphs, rows, grids."""

from typing import NamedTuple

from netcrm.domain.room import Room
from netcrm.paper.marks import Mark
from netcrm.paper.typeface import Role
from netcrm.words.sheet import Run

HAIR = 0.4
"""Points of a thin line."""

RULE = 1.2
"""Points of a strong line."""

GAP = 6.0
"""Points kept free between two columns."""


class Text(NamedTuple):
    """Plain text in one role."""

    text: str
    role: Role = Role.BODY


class Sign(NamedTuple):
    """A mark in a line of text, as high as `scale` times its size."""

    mark: Mark | Room
    scale: float = 0.95


class Paragraph(NamedTuple):
    """Text and marks in a line, or as many lines as it takes.

    Attributes:
        before: points of space above.
        hang: points by which later lines, and what follows a tab, stand from the edge.
        right: flush right.
        single: stays on one line; its last text is cut to the width, with an ellipsis.
    """

    pieces: tuple[Text | Sign, ...]
    before: float = 0
    hang: float = 0
    right: bool = False
    single: bool = False


Cell = tuple[Paragraph, ...]


class Row(NamedTuple):
    """One row of a grid: its cells, the line below, the space above and below the text."""

    cells: tuple[Cell, ...]
    rule: float = HAIR
    above: float = 2.0
    below: float = 2.0


class Grid(NamedTuple):
    """A table over the whole width.

    Attributes:
        widths: per cent of the columns.
        before: points of space above.
        gap: points between two columns.
        low: the text stands at the bottom of its row.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    before: float = 0
    gap: float = GAP
    low: bool = False


Block = Paragraph | Grid


def line(text: str, role: Role = Role.BODY) -> Paragraph:
    """Return a paragraph of one text."""
    return Paragraph((Text(text, role),))


def lines(*texts: tuple[str, Role]) -> Cell:
    """Return a cell with a paragraph for each text that says something."""
    return tuple(line(text, role) for text, role in texts if text)


def of_runs(runs: tuple[Run, ...]) -> tuple[Text, ...]:
    """Return the pieces of a sentence with its strong names."""
    return tuple(Text(run.text, Role.STRONG if run.strong else Role.BODY) for run in runs)


def heading(text: str, hint: str, size: float) -> Paragraph:
    """Return the heading of a part with a hint beside it, on a sheet of type `size`."""
    pieces: tuple[Text, ...] = (Text(text, Role.HEADING),)
    if hint:
        pieces += (Text("\u2003" + hint, Role.SMALL),)
    return Paragraph(pieces, before=size * 0.95)


def labels(*texts: str) -> Row:
    """Return the first row of a table: what its columns hold."""
    return Row(tuple(lines((text, Role.LABEL)) for text in texts), rule=RULE, above=1.5, below=1.5)
