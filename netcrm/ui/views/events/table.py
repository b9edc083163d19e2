"""A table on a page: it shows its selection only while it has the focus, and tells what was cut."""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import attrgetter

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from netcrm.ui.widgets.elide import plain_tip
from netcrm.ui.widgets.row_model import Column, Row, RowModel, RowRole
from netcrm.ui.widgets.row_table import LINE, RowTable

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class PageTable(RowTable):
    """A table as high as its lines, among other cards of a page.

    Args:
        name: ``objectName`` in dotted form.
        label: accessible name in words.
        columns: in order.
        spoken: a row for screen readers, and its tooltip.
        key_of: the key of a row; its ``id`` unless told otherwise.
        height: px of a line, at least.

    Signals:
        opened(int): Enter, or a click beside a tick box, on the row of this key.
        menu_asked(int, QPoint): the menu of the row of this key was asked for, at a global place.
        removed(int): Delete on the row of this key.
    """

    opened = Signal(int)
    menu_asked = Signal(int, QPoint)
    removed = Signal(int)

    def __init__(
        self,
        name: str,
        label: str,
        columns: Sequence[Column],
        spoken: Callable[[Row], str],
        *,
        key_of: Callable[[Row], int] = attrgetter("id"),
        height: int = LINE,
        parent: QWidget | None = None,
    ) -> None:
        self._key_of = key_of
        self._held: dict[int, Row] = {}
        model = RowModel(self._fetch, columns, key_of=key_of, spoken=spoken)
        super().__init__(name, label, model, height=height, whole=True, parent=parent)
        model.setParent(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._clicked)
        self.keys.activated.connect(self.opened)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; selection stays with its key."""
        self._held = {self._key_of(row): row for row in rows}
        self.rows.set_keys(list(self._held))

    def row(self, key: int) -> Row | None:
        """The row of a key, or None."""
        return self._held.get(key)

    def hide_columns(self, hidden: Collection[str]) -> None:
        """Hide the columns of these ids and show the others."""
        for number, column in enumerate(self.rows.columns):
            self.setColumnHidden(number, column.id in hidden)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns their width in px by id; those that take what is left are not named."""
        for number, column in enumerate(self.rows.columns):
            if column.id in widths:
                self.setColumnWidth(number, widths[column.id])

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The page scrolls, never the table."""
        event.ignore()

    def _fit(self) -> None:
        super()._fit()
        # Without the line under the last row: the edge of the card stands there.
        self.setFixedHeight(max(0, self.height() - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Select the row where the owner was, else the first."""
        super().focusInEvent(event)
        if event.reason() not in _PASSING and self.rows.rowCount():
            key = self.keys.current_key()
            self.keys.select(key if key is not None else self.rows.key_at(0))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The selection is of no use to anybody now."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete takes the row away."""
        key = self.keys.current_key()
        if event.key() == Qt.Key.Key_Delete and key is not None:
            self.removed.emit(key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The menu of the row under the pointer, or of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(int(index.data(RowRole.KEY)), self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """A tooltip with the whole row, since cells may cut their words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            words = (
                index.siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else ""
            )
            QToolTip.showText(event.globalPos(), plain_tip(str(words or "")), self)
            return True
        return super().viewportEvent(event)

    def _fetch(self, keys: Sequence[int]) -> list[Row]:
        return [self._held[key] for key in keys if key in self._held]

    def _clicked(self, index: QModelIndex) -> None:
        key = index.data(RowRole.KEY)
        # A tick may have brought other rows, and left nothing where the click was.
        if key is not None and self.rows.columns[index.column()].tick is None:
            self.opened.emit(int(key))
