"""A list of lines with avatar, two or three texts, chips, room mark and balance (INTERFACE.md 5-7)."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from netcrm.ui.theme import tokens
from netcrm.ui.widgets.elide import plain_tip
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_keys import KeyKeeper
from netcrm.ui.widgets.row_model import Index, Row, RowModel, RowRole
from netcrm.ui.widgets.row_paint import RowPainter, paint_focus, paint_ground, place

ONE_LINE, TWO_LINES, THREE_LINES = 44, 52, 68
COMPACT = 40
_BUTTON_EVENTS = (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)


class RowDelegate(QStyledItemDelegate):
    """Paints lines from their faces and finds what was clicked.

    Signals:
        acted(int, str): an icon at the end was clicked: key of the row, id of the action.
    """

    acted = Signal(int, str)

    def __init__(self, face: Callable[[Row], RowFace], height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.face = face
        self.height = height
        self._painter = RowPainter()

    def line_height(self) -> int:
        """Height of every line in px; grows with the text."""
        first, small = self._painter.line_heights()
        smalls = {ONE_LINE: 0, TWO_LINES: 1, COMPACT: 1, THREE_LINES: 2}.get(self.height, 1)
        return max(self.height, first + smalls * small + 3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """The same for every line."""
        return QSize(120, self.line_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line; a vanished row leaves only the ground."""
        colours, state = tokens(), option.state
        paint_ground(
            painter,
            option.rect,
            colours,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        )
        row = index.data(RowRole.ROW)
        if row is not None:
            self._painter.paint(painter, option.rect, self.face(row), colours)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, option.rect, colours)

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the tick box ticks, one on an icon acts; neither opens the row."""
        row = index.data(RowRole.ROW)
        if row is None or not isinstance(event, QMouseEvent) or event.type() not in _BUTTON_EVENTS:
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        return self._click(event.position().toPoint(), self.face(row), option, model, index)

    def _click(
        self,
        at: QPoint,
        face: RowFace,
        option: QStyleOptionViewItem,
        model: QAbstractItemModel,
        index: Index,
    ) -> bool:
        places = place(face, option.rect)
        if face.tick is not None and places.tick.contains(at):
            wanted = Qt.CheckState.Unchecked if face.tick else Qt.CheckState.Checked
            return bool(model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole))
        for action, square in zip(face.actions, places.actions, strict=True):
            if square.contains(at):
                self.acted.emit(int(index.data(RowRole.KEY)), action.id)
                return True
        return False

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tooltip: what an icon does, the room's name, or the words that were cut."""
        row = index.data(RowRole.ROW)
        if row is None or event.type() != QEvent.Type.ToolTip:
            return False
        face = self.face(row)
        QToolTip.showText(event.globalPos(), plain_tip(_tip(face, option, event.pos())), view)
        return True


def _tip(face: RowFace, option: QStyleOptionViewItem, at: QPoint) -> str:
    for action, square in zip(face.actions, place(face, option.rect).actions, strict=True):
        if square.contains(at):
            return action.tip
    parts = (face.plain_title, face.second, face.third, face.room_word, face.note)
    return "\n".join(part for part in parts if part)


class RowList(QTableView):
    """A list over a :class:`RowModel`; one column, fixed line height, selection kept by key.

    It is a table with one column because QListView asks the model for every index when the rows change:
    0.4 s for 100,000 rows, against 7 ms.

    Args:
        name: ``objectName`` in dotted form, for example ``contacts.list``.
        label: accessible name in words.
        model: the rows. For tick boxes its first column declares ``tick``.
        face: what a row's line shows.
        height: ``ONE_LINE``, ``TWO_LINES`` or ``THREE_LINES``.
        whole: whether the list is as high as its lines (for short lists on cards) and never scrolls.

    Attributes:
        rows: the model.
        keys: the :class:`KeyKeeper`: current key, selected keys, ``select``, and its signals.

    Signals:
        acted(int, str): an icon at a line's end was clicked: key, action id.
        menu_asked(int, QPoint): the context menu of the row of this key was asked for, at a global place.
    """

    acted = Signal(int, str)
    menu_asked = Signal(int, QPoint)

    def __init__(
        self,
        name: str,
        label: str,
        model: RowModel,
        face: Callable[[Row], RowFace],
        *,
        height: int = TWO_LINES,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._whole = whole
        self.rows = model
        self._delegate = RowDelegate(face, height, self)
        self._delegate.acted.connect(self.acted)
        self.setItemDelegate(self._delegate)
        self._dress()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.keys = KeyKeeper(self, model)
        self._one_column(model)
        self.verticalHeader().setDefaultSectionSize(self._delegate.line_height())
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            model.modelReset.connect(self._fit)
            self._fit()

    def set_height(self, height: int) -> None:
        """Change the line height (comfortable 52, compact 40)."""
        self._delegate.height = height
        self.verticalHeader().setDefaultSectionSize(self._delegate.line_height())
        if self._whole:
            self._fit()

    def allow_many(self) -> None:
        """Let the owner select several rows."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last line, as in a list."""
        moves = QAbstractItemView.CursorAction
        last = self.rows.rowCount() - 1
        if action in (moves.MoveHome, moves.MoveEnd) and last >= 0:
            return self.rows.index(0 if action == moves.MoveHome else last, 0)
        return super().moveCursor(action, modifiers)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def _one_column(self, model: RowModel) -> None:
        for column in range(1, len(model.columns)):
            self.hideColumn(column)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        model = self.model()
        self.setFixedHeight(self._delegate.line_height() * (model.rowCount() if model is not None else 0))

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_asked.emit(int(index.data(RowRole.KEY)), self.viewport().mapToGlobal(at))
