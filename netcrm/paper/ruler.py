"""Measures paragraphs and rows without laying them out, which would cost ten times as much."""

from PySide6.QtGui import QFontMetricsF

from netcrm.paper.pieces import Block, Cell, Grid, Paragraph, Row, Text
from netcrm.paper.typeface import STRONG_ROLES, UNITS, Role, Typeface

_SAMPLE = 10.0


class Widths:
    """Widths of texts, remembered: type scales evenly, so each is measured once for all sizes."""

    def __init__(self) -> None:
        sample = Typeface(_SAMPLE)
        self._metrics: dict[bool, QFontMetricsF] = {
            False: sample.metrics(Role.BODY),
            True: sample.metrics(Role.STRONG),
        }
        self._known: dict[tuple[str, bool], float] = {}

    def of(self, text: str, *, strong: bool) -> float:
        """Return the width in points that `text` takes when set in one point."""
        width = self._known.get((text, strong))
        if width is None:
            width = self._metrics[strong].horizontalAdvance(text) / (_SAMPLE * UNITS)
            self._known[text, strong] = width
        return width


class Ruler:
    """Heights, in points, of what is set in one type size.

    A measure may exceed what a layout makes of it by a line here and there, where the layout breaks inside a
    word or at a hyphen; it seldom falls short.

    Args:
        size: points of the running text.
        width: of the page between its margins, in points.
        widths: of texts, shared by the rulers of all sizes.
    """

    def __init__(self, size: float, width: float, widths: Widths) -> None:
        typeface = Typeface(size)
        self.size = size
        self._width = width
        self._widths = widths
        self._points = {role: typeface.points(role) for role in Role}
        self._heights = {role: typeface.metrics(role).lineSpacing() / UNITS for role in Role}

    def block(self, block: Block) -> float:
        """Return the height of a paragraph or grid on the page."""
        if isinstance(block, Grid):
            return block.before + sum(self.row(row, block.widths, block.gap) for row in block.rows)
        return self.paragraph(block, self._width)

    def row(self, row: Row, widths: tuple[float, ...], gap: float) -> float:
        """Return the height of a row of a grid with such columns."""
        last = len(widths) - 1
        tallest = max(
            self.cell(cell, widths[column] / 100 * self._width - (gap if column < last else 0))
            for column, cell in enumerate(row.cells)
        )
        return tallest + row.above + row.below + row.rule

    def cell(self, cell: Cell, width: float) -> float:
        """Return the height of the paragraphs of a cell `width` points wide; an empty one holds a line."""
        if not cell:
            return self._heights[Role.BODY]
        return sum(self.paragraph(paragraph, width) for paragraph in cell)

    def paragraph(self, paragraph: Paragraph, width: float) -> float:
        """Return the height of a paragraph in a column `width` points wide."""
        roles = {piece.role for piece in paragraph.pieces if isinstance(piece, Text)} or {Role.BODY}
        return paragraph.before + self.lines(paragraph, width) * max(self._heights[role] for role in roles)

    def lines(self, paragraph: Paragraph, width: float) -> int:
        """Return how many lines a paragraph takes in a column `width` points wide."""
        count, at = 1, 0.0
        if paragraph.single:
            return count
        for piece in paragraph.pieces:
            if not isinstance(piece, Text):
                at += piece.scale * self.size
                continue
            text = piece.text
            if text.startswith("\t"):
                at, text = max(at, paragraph.hang), text[1:]
            whole = self._advance(text, piece.role)
            if at + whole <= width:
                at += whole
                continue
            more, at = self._wrap(text, piece.role, at, width, paragraph.hang)
            count += more
        return count

    def _wrap(self, text: str, role: Role, at: float, width: float, hang: float) -> tuple[int, float]:
        """Set `text` word by word from `at` on; return the lines it adds and where the last one ends."""
        more = 0
        space = self._advance(" ", role)
        for word in text.split(" "):
            taken = self._advance(word, role)
            if at + taken > width and at > hang:
                more, at = more + 1, hang
            while at + taken > width > hang:
                more, taken = more + 1, taken - (width - at)
                at = hang
            at += taken + space
        return more, at - space

    def _advance(self, text: str, role: Role) -> float:
        return self._widths.of(text, strong=role in STRONG_ROLES) * self._points[role]
