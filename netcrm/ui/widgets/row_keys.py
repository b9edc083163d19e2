"""Selection and scroll kept by key while the rows of a list or table change (HOUSE.md 4)."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from netcrm.ui.widgets.row_model import RowModel

_TOGGLE = {Qt.CheckState.Checked: Qt.CheckState.Unchecked, Qt.CheckState.Unchecked: Qt.CheckState.Checked}


class KeyKeeper(QObject):
    """Watches one view over one :class:`RowModel`.

    Signals:
        current_changed(object): key of the current row changed; None for none.
        selection_changed(): the set of selected rows changed.
        activated(int): Enter or a double click on the row of this key.
        key_pressed(int, str): a single letter was typed on the row of this key (INTERFACE.md 9).
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    activated = Signal(int)
    key_pressed = Signal(int, str)

    def __init__(self, view: QAbstractItemView, model: RowModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._told: int | None = None
        self._held: tuple[int | None, list[int], int | None, int] = (None, [], None, 0)
        view.setModel(model)
        selection = view.selectionModel()
        selection.currentChanged.connect(self._current_moved)
        selection.selectionChanged.connect(lambda *_: self.selection_changed.emit())
        view.activated.connect(self._activated)
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._restore)
        view.installEventFilter(self)

    def current_key(self) -> int | None:
        """Key of the current row, or None."""
        index = self._view.currentIndex()
        return self._model.key_at(index.row()) if index.isValid() else None

    def selected_keys(self) -> list[int]:
        """Keys of the selected rows, in the order of the rows."""
        lines: set[int] = set()
        selection = self._view.selectionModel().selection()
        for block in (selection.at(number) for number in range(selection.count())):
            lines.update(range(block.top(), block.bottom() + 1))
        keys = self._model.keys()
        return [keys[line] for line in sorted(lines) if line < len(keys)]

    def select(self, key: int | None) -> bool:
        """Make the row of a key current and visible; False where it isn't shown. None clears."""
        place = None if key is None else self._model.place_of(key)
        if place is None:
            if key is None:
                self._view.selectionModel().clear()
                self._announce(None)
            return False
        index = self._model.index(place, 0)
        flag = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self._view.scrollTo(index)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Space ticks the line, single letters are passed on; typing never searches the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = self.current_key()
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Space:
            return self._toggle() or super().eventFilter(watched, event)
        if len(event.text()) == 1 and event.text().isalpha():
            if key is not None:
                self.key_pressed.emit(key, event.text().lower())
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _toggle(self) -> bool:
        index = self._view.currentIndex()
        if not index.isValid():
            return False
        for number, column in enumerate(self._model.columns):
            if column.tick is None:
                continue
            cell = index.siblingAtColumn(number)
            state = cell.data(Qt.ItemDataRole.CheckStateRole)
            if state is not None:
                wanted = _TOGGLE[Qt.CheckState(state)]
                return self._model.setData(cell, wanted, Qt.ItemDataRole.CheckStateRole)
        return False

    def _hold(self) -> None:
        top = self._view.indexAt(self._view.viewport().rect().topLeft())
        first = self._model.key_at(top.row()) if top.isValid() else None
        shift = self._view.visualRect(top).top() if top.isValid() else 0
        self._held = (self.current_key(), self.selected_keys(), first, shift)

    def _restore(self) -> None:
        current, selected, first, shift = self._held
        with QSignalBlocker(self._view.selectionModel()):
            self._select_again(selected)
            place = None if current is None else self._model.place_of(current)
            if place is not None:
                self._view.selectionModel().setCurrentIndex(
                    self._model.index(place, 0), QItemSelectionModel.SelectionFlag.NoUpdate
                )
        self._scroll_again(first, shift)
        self._view.viewport().update()
        self._announce(self.current_key())
        self.selection_changed.emit()

    def _select_again(self, keys: Iterable[int]) -> None:
        places = sorted(p for p in (self._model.place_of(key) for key in keys) if p is not None)
        last = len(self._model.columns) - 1
        selection, start = QItemSelection(), 0
        for at, place in enumerate(places):
            if at + 1 == len(places) or places[at + 1] != place + 1:
                selection.select(self._model.index(places[start], 0), self._model.index(place, last))
                start = at + 1
        self._view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _scroll_again(self, first: int | None, shift: int) -> None:
        place = None if first is None else self._model.place_of(first)
        if place is None:
            return
        self._view.scrollTo(self._model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        bar = self._view.verticalScrollBar()
        if self._view.verticalScrollMode() == QAbstractItemView.ScrollMode.ScrollPerPixel:
            bar.setValue(bar.value() - shift)

    def _current_moved(self) -> None:
        self._announce(self.current_key())

    def _announce(self, key: int | None) -> None:
        if key != self._told:
            self._told = key
            self.current_changed.emit(key)

    def _activated(self) -> None:
        key = self.current_key()
        if key is not None:
            self.activated.emit(key)
