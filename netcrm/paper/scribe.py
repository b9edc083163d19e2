"""Writes paragraphs and grids into a document; nothing that comes from outside is ever markup."""

from collections.abc import Iterable

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from netcrm.domain.room import Room
from netcrm.paper.marks import Mark, picture
from netcrm.paper.pieces import Block, Cell, Grid, Paragraph, Row, Sign, Text
from netcrm.paper.typeface import UNITS, Role, Typeface


class Scribe:
    """Fills one document.

    Args:
        typeface: the type of the sheet.
        area: width and height of a page between its margins, in points.

    Attributes:
        document: what has been written, in layout units.
    """

    def __init__(self, typeface: Typeface, area: QSizeF) -> None:
        self._typeface = typeface
        self._width = area.width()
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setUseDesignMetrics(True)
        self.document.setDefaultFont(typeface.font(Role.BODY))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)
        self.document.setPageSize(area * UNITS)
        self._cursor = QTextCursor(self.document)
        self._marks: dict[tuple[Mark | Room, float], QTextImageFormat] = {}

    def write(self, blocks: Iterable[Block]) -> None:
        """Write `blocks` in their order."""
        self._cursor.beginEditBlock()
        first = True
        for block in blocks:
            if isinstance(block, Grid):
                self._grid(block)
            else:
                self._paragraph(block, first=first)
            first = False
        self._cursor.endEditBlock()

    def _paragraph(self, paragraph: Paragraph, *, first: bool) -> None:
        # The empty paragraph that follows a table takes no height and swallows its margin, so it stays empty.
        if first:
            self._cursor.setBlockFormat(_block_format(paragraph))
        else:
            self._cursor.insertBlock(_block_format(paragraph))
        for piece in paragraph.pieces:
            if isinstance(piece, Text):
                self._cursor.insertText(piece.text, self._typeface.format(piece.role))
            else:
                self._cursor.insertImage(self._mark(piece))

    def _mark(self, sign: Sign) -> QTextImageFormat:
        known = self._marks.get((sign.mark, sign.scale))
        if known is not None:
            return known
        name = f"mark:{sign.mark.value}"
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document.addResource(kind, QUrl(name), picture(sign.mark))
        image = QTextImageFormat()
        image.setName(name)
        image.setWidth(self._typeface.size * sign.scale * UNITS)
        image.setHeight(self._typeface.size * sign.scale * UNITS)
        self._marks[sign.mark, sign.scale] = image
        return image

    def _grid(self, grid: Grid) -> None:
        layout = QTextTableFormat()
        layout.setBorder(0)
        layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        layout.setCellSpacing(0)
        layout.setCellPadding(0)
        layout.setBorderCollapse(True)
        layout.setTopMargin(grid.before * UNITS)
        layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        layout.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, width) for width in grid.widths]
        )
        table = self._cursor.insertTable(len(grid.rows), len(grid.widths), layout)
        for number, row in enumerate(grid.rows):
            self._row(table, number, row, grid)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _row(self, table: QTextTable, number: int, row: Row, grid: Grid) -> None:
        inner = _cell_format(row, grid, gap=grid.gap)
        outer = _cell_format(row, grid, gap=0)
        last = len(grid.widths) - 1
        for column, cell in enumerate(row.cells):
            place = table.cellAt(number, column)
            place.setFormat(outer if column == last else inner)
            if cell:
                width = self._width * grid.widths[column] / 100 - grid.gap
                self._cell(place.firstCursorPosition(), cell, width)

    def _cell(self, cursor: QTextCursor, cell: Cell, width: float) -> None:
        outside, self._cursor = self._cursor, cursor
        for position, paragraph in enumerate(cell):
            fitted = self._cut(paragraph, width) if paragraph.single else paragraph
            self._paragraph(fitted, first=position == 0)
        self._cursor = outside

    def _cut(self, paragraph: Paragraph, width: float) -> Paragraph:
        *before, last = paragraph.pieces
        if not isinstance(last, Text):
            return paragraph
        room = (width - paragraph.hang) * UNITS
        metrics = self._typeface.metrics(last.role)
        cut = metrics.elidedText(last.text, Qt.TextElideMode.ElideRight, room)
        return paragraph._replace(pieces=(*before, last._replace(text=cut)))


def _block_format(paragraph: Paragraph) -> QTextBlockFormat:
    block = QTextBlockFormat()
    if paragraph.before:
        block.setTopMargin(paragraph.before * UNITS)
    if paragraph.right:
        block.setAlignment(Qt.AlignmentFlag.AlignRight)
    if paragraph.hang:
        block.setLeftMargin(paragraph.hang * UNITS)
        block.setTextIndent(-paragraph.hang * UNITS)
        tab = QTextOption.Tab()
        tab.position = paragraph.hang * UNITS
        block.setTabPositions([tab])
    return block


def _cell_format(row: Row, grid: Grid, *, gap: float) -> QTextTableCellFormat:
    look = QTextTableCellFormat()
    look.setTopPadding(row.above * UNITS)
    look.setBottomPadding(row.below * UNITS)
    look.setRightPadding(gap * UNITS)
    if grid.low:
        look.setVerticalAlignment(QTextTableCellFormat.VerticalAlignment.AlignBottom)
    if row.rule:
        look.setBottomBorder(row.rule * UNITS)
        look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBottomBorderBrush(QBrush(Qt.GlobalColor.black))
    return look
