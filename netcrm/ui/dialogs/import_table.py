"""The list of an import: ticks, names, reasons and chips; its lines are made as they come into sight."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut, QTextLayout
from PySide6.QtWidgets import QWidget

from netcrm.ui.dialogs.import_records import RecordLine
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role
from netcrm.ui.widgets.chip import chip_size, paint_chip
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_model import Column, Row, RowModel
from netcrm.ui.widgets.row_paint import SIDE, RowPainter
from netcrm.ui.widgets.row_table import RowTable
from netcrm.ui.widgets.tick import TickBox

LINE = 46
_TICK, _WHY, _CHIP = 44, 170, 108
_NAME_AT, _WHY_AT = 1, 2
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class LineTable(RowTable):
    """A list of lines; each is asked for by its number when it comes into sight.

    Its model's ``tick_asked`` says that a box was ticked.

    Args:
        name: ``objectName``.
        label: accessible name.
        line: makes the line of a number.
    """

    def __init__(
        self, name: str, label: str, line: Callable[[int], RecordLine], parent: QWidget | None = None
    ) -> None:
        self._line_of = line
        self._painter = RowPainter()
        model = RowModel(
            self._fetch,
            self._columns(),
            key_of=lambda row: int(row.number),
            spoken=lambda row: row.spoken,
        )
        super().__init__(name, label, model, height=LINE, parent=parent)
        self.horizontalHeader().hide()
        self.setMouseTracking(True)

    def _fetch(self, keys: Sequence[int]) -> Iterable[RecordLine]:
        return map(self._line_of, keys)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(id="tick", text=lambda row: "", tick=lambda row: row.ticked, width=_TICK),
            Column(id="name", text=lambda row: str(row.name), paint=self._paint_name),
            Column(id="why", text=lambda row: str(row.why), paint=self._paint_why, width=_WHY),
            Column(id="chip", text=lambda row: str(row.chip.text), paint=_paint_chip, width=_CHIP),
        )

    def _paint_name(self, painter: QPainter, rect: QRect, row: Row, colours: Tokens) -> None:
        """Where there is no reason beside it, a long name goes on over its place."""
        more = 0 if row.why else self.columnWidth(_WHY_AT)
        self._paint_face(painter, rect, rect.adjusted(0, 0, more, 0), row, colours)

    def _paint_face(self, painter: QPainter, cell: QRect, whole: QRect, row: Row, colours: Tokens) -> None:
        """Paint the part of a line's name that lies in one cell."""
        face = RowFace(title=row.name, second=row.second, muted=row.muted)
        painter.save()
        painter.setClipRect(cell.adjusted(-SIDE, 0, SIDE, 0))
        self._painter.paint(painter, whole.adjusted(-SIDE, 0, SIDE, 0), face, colours)
        painter.restore()

    def _paint_why(self, painter: QPainter, rect: QRect, row: Row, colours: Tokens) -> None:
        """Up to two lines; the whole reason stands beside the list when the line is chosen."""
        if not row.why:
            whole = rect.adjusted(-self.columnWidth(_NAME_AT), 0, 0, 0)
            self._paint_face(painter, rect, whole, row, colours)
            return
        measure = self._painter.fonts.measure(Role.SECOND)
        layout = QTextLayout(row.why, self._painter.fonts.get(Role.SECOND))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        first, rest = row.why[: line.textLength()], row.why[line.textLength() :]
        shown = measure.elidedText(rest, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(self._painter.fonts.get(Role.SECOND))
        painter.setPen(QColor(colours.text2))
        painter.drawText(rect, _LEFT, "\n".join(part for part in (first, shown) if part))


class TickAll(TickBox):
    """Ticks every line of a list, or none; Ctrl+A and Ctrl+Shift+A in its window do the same.

    Args:
        name: ``objectName``.
        text: words beside the box.
        ask: called with whether all are wanted.
    """

    def __init__(self, name: str, text: str, ask: Callable[[bool], object]) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.clicked.connect(ask)
        for keys, wanted in (("Ctrl+A", True), ("Ctrl+Shift+A", False)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda wanted=wanted: ask(wanted))
        self.setToolTip(self.tr("Tick every line: Ctrl+A. Tick none: Ctrl+Shift+A."))


def _paint_chip(painter: QPainter, rect: QRect, row: Row, colours: Tokens) -> None:
    size = chip_size(row.chip)
    corner = QPointF(rect.right() - size.width() + 1, rect.center().y() - size.height() / 2 + 1)
    paint_chip(painter, corner, row.chip, colours)
