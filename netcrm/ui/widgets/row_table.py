"""A table with declared columns: two-line cells, ticks, row lines and no grid (INTERFACE.md 7)."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.row_keys import KeyKeeper
from netcrm.ui.widgets.row_model import Column, Index, Row, RowModel, RowRole
from netcrm.ui.widgets.row_paint import Fonts, paint_focus, paint_ground
from netcrm.ui.widgets.tick import paint_tick_box

LINE, HEADER = 48, 32
_PAD, _EDGE = 8, 16


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell as its column declares it."""

    def __init__(self, model: RowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._fonts = Fonts()

    def line_height(self, height: int) -> int:
        """Height of a line in px; grows with the text."""
        words = self._fonts.measure(Role.BODY).height() + self._fonts.measure(Role.SECOND).height()
        return max(height, words + 6)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """The column's width at first."""
        return QSize(self._model.columns[index.column()].width or 120, LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, tick or text; a vanished row leaves only the ground."""
        colours, state, rect = tokens(), option.state, option.rect
        selected = bool(state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, rect, colours, selected=False, hovered=False)
        if selected:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), QColor(colours.accent_soft))
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        row = index.data(RowRole.ROW)
        if row is not None:
            self._cell(painter, rect, self._model.columns[index.column()], row)
        self._focus(painter, option, index)

    def _focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Outline the whole line that the keys act on: each cell paints its part of one long frame."""
        view = self.parent()
        if not isinstance(view, QTableView) or not view.hasFocus():
            return
        if view.currentIndex().row() == index.row():
            header = view.horizontalHeader()
            line = QRect(-header.offset(), option.rect.top(), header.length(), option.rect.height())
            painter.save()
            painter.setClipRect(option.rect)
            paint_focus(painter, line, tokens())
            painter.restore()

    def _cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        colours = tokens()
        if column.tick is not None:
            ticked = column.tick(row)
            if ticked is not None:
                paint_tick_box(painter, QRectF(rect), ticked, colours)
            return
        if column.paint is not None:
            column.paint(painter, self._inside(rect, column), row, colours)
            return
        strong = column.strong is not None and column.strong(row)
        tone = column.tone(row) if column.tone is not None else ("text" if strong else "text2")
        area = self._inside(rect, column)
        second = column.second(row) if column.second is not None else ""
        role = Role.NAME if strong or column.second is not None else Role.BODY
        if not second:
            self._line(painter, area, column.text(row), role, str(getattr(colours, tone)), column)
            return
        first, small = self._fonts.measure(role).height() + 1, self._fonts.measure(Role.SECOND).height()
        top = area.top() + (area.height() - first - small) // 2
        upper = QRect(area.left(), top, area.width(), first)
        self._line(painter, upper, column.text(row), role, colours.text, column)
        lower = QRect(area.left(), top + first, area.width(), small)
        self._line(painter, lower, second, Role.SECOND, colours.text2, column)

    def _inside(self, rect: QRect, column: Column) -> QRect:
        """The cell without its air; the outer columns keep 16 px to the card's edge."""
        columns = self._model.columns
        left = _EDGE if column is columns[0] else _PAD
        return rect.adjusted(left, 0, -(_EDGE if column is columns[-1] else _PAD), -1)

    def _line(
        self, painter: QPainter, area: QRect, words: str, role: Role, colour: str, column: Column
    ) -> None:
        shown = self._fonts.measure(role).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(self._fonts.get(role))
        painter.setPen(QColor(colour))
        painter.drawText(area, int(column.align.value) | int(Qt.TextFlag.TextSingleLine), shown)

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click anywhere in a tick cell asks for the tick."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not isinstance(event, QMouseEvent):
            return False
        if event.type() != QEvent.Type.MouseButtonRelease or event.button() != Qt.MouseButton.LeftButton:
            return False
        ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return bool(model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole))


class RowTable(QTableView):
    """A table over a :class:`RowModel`; whole rows are selected, kept by key.

    Args:
        name: ``objectName`` in dotted form.
        label: accessible name in words.
        model: the rows and their columns.
        height: px of a line, at least.
        whole: whether the table is as high as its lines and never scrolls.

    Attributes:
        rows: the model.
        keys: the :class:`KeyKeeper`.

    Signals:
        sort_asked(str, bool): a sortable header was clicked: id of the column, whether descending.
    """

    sort_asked = Signal(str, bool)

    def __init__(
        self,
        name: str,
        label: str,
        model: RowModel,
        *,
        height: int = LINE,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.rows = model
        self._whole = whole
        self._order = ("", False)
        delegate = _CellDelegate(model, self)
        self.setItemDelegate(delegate)
        self._dress()
        self.keys = KeyKeeper(self, model)
        self.verticalHeader().setDefaultSectionSize(delegate.line_height(height))
        self._set_widths()
        self.horizontalHeader().sectionClicked.connect(self._sort)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            model.modelReset.connect(self._fit)
            self._fit()

    def show_order(self, column_id: str, descending: bool) -> None:
        """Show the arrow over the column the rows are sorted by."""
        self._order = (column_id, descending)
        for number, column in enumerate(self.rows.columns):
            if column.id == column_id:
                order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
                self.horizontalHeader().setSortIndicatorShown(True)
                self.horizontalHeader().setSortIndicator(number, order)

    def allow_many(self) -> None:
        """Let the owner select several rows."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setFixedHeight(max(HEADER, header.sizeHint().height()))
        header.setSectionsClickable(any(column.sortable for column in self.rows.columns))
        for number, column in enumerate(self.rows.columns):
            if column.width:
                self.setColumnWidth(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        lines = self.rows.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(lines + self.horizontalHeader().height())

    def _sort(self, section: int) -> None:
        column = self.rows.columns[section]
        if not column.sortable:
            self.show_order(*self._order)
            return
        descending = self._order == (column.id, False)
        self.show_order(column.id, descending)
        self.sort_asked.emit(column.id, descending)
