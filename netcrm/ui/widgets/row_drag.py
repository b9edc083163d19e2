"""A list whose rows can be dragged into other programs, and copied with the keyboard."""

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QKeySequence, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication

from netcrm.ui.widgets.row_list import RowList

_BESIDE_POINTER = QPoint(-12, -8)


class DragList(RowList):
    """A list that asks for what its selected rows become outside, and drags that.

    Making it takes a while, so it is asked for when the drag begins; ``carry`` goes on with it, unless the
    button was let go by then. Pressing on a row and moving never selects further rows, as in a file manager.

    Signals:
        drag_asked(): the owner drags the selected rows; answer with ``carry``, or ``let_go``.
        copy_asked(): the selected rows are to be copied.
    """

    drag_asked = Signal()
    copy_asked = Signal()

    def allow_dragging(self) -> None:
        """Let the rows be dragged out; nothing is ever dropped on the list."""
        self._pressed_at: QPoint | None = None
        self._is_pulled = self._is_held = False
        self.rows.draggable = True
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def carry(self, data: QMimeData, picture: QPixmap) -> bool:
        """Drag this, until it is dropped somewhere; tell whether something took it.

        Args:
            data: what is dragged, with nothing left to be made.
            picture: shown at the pointer.
        """
        if not self._is_held:
            return False
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(picture)
        drag.setHotSpot(_BESIDE_POINTER)
        taken = drag.exec(Qt.DropAction.CopyAction)
        self._is_pulled = self._is_held = False
        return taken != Qt.DropAction.IgnoreAction

    def let_go(self) -> None:
        """There is nothing to drag; until the button is let go, moving does nothing more."""
        self._is_held = False

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: N802
        """Ask for what is dragged."""
        self._is_pulled = self._is_held = True
        self.drag_asked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press on a row may become a drag."""
        self._is_pulled = self._is_held = False
        super().mousePressEvent(event)
        at = event.position().toPoint()
        is_row = event.button() == Qt.MouseButton.LeftButton and self.indexAt(at).isValid()
        self._pressed_at = at if is_row else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Far enough from the press the rows are dragged.

        Qt would first ask the model for the flags of every selected row: 1.4 s for 100,000.
        """
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way > QApplication.startDragDistance() and not self._is_pulled:
            self.startDrag(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go: there will be no drag, and the selection stays as it is."""
        self._pressed_at = None
        if self._is_pulled:
            self._is_pulled = self._is_held = False
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copying takes the selected rows; Esc lets go of what is about to be dragged."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_Escape and self._is_held:
            self._is_held = False
        else:
            super().keyPressEvent(event)
