"""The history as a panel: every step, and back to before any of them (picture 06c)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from netcrm.ui.commands import command
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.row_face import RowAction, RowFace
from netcrm.ui.widgets.row_list import ONE_LINE, RowList
from netcrm.ui.widgets.row_model import Column, RowModel

WIDTH = 360
"""Of the panel, in px."""
VIEWS_NEED = 1024
"""Width in px that a window must keep beside the panel; in a narrower one the panel lies over the views."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One step, in words.

    Attributes:
        id: the step's number.
        text: what was done.
        when: the time, or the day.
        icon: name of an icon.
        undone: taken back already.
    """

    id: int
    text: str
    when: str
    icon: str = "pencil"
    undone: bool = False


class HistoryDock(QDockWidget):
    """The steps, newest first; beside the views, or over them where the window has no room for both.

    Args:
        read: gives the rows, newest first; asked when the panel is shown and on ``refresh``.
        parent: the window beside or over whose views it lies.

    Signals:
        undo_asked(int): take this step and all later ones back.
        redo_asked(): the undone step that is next was asked for.
        took(int): the views now have so many px less; 0 while the panel is hidden or lies over them.
    """

    undo_asked = Signal(int)
    redo_asked = Signal()
    took = Signal(int)

    def __init__(self, read: Callable[[], Sequence[HistoryRow]], parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setWindowTitle(self.tr("History"))
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea)
        self._read = read
        self._known: dict[int, HistoryRow] = {}
        self._model = RowModel(
            lambda keys: [self._known[key] for key in keys if key in self._known],
            [Column(id="text", text=lambda row: str(row.text))],
            spoken=lambda row: f"{row.text}, {row.when}",
            parent=self,
        )
        self._list = RowList("history.list", self.tr("History"), self._model, self._face, height=ONE_LINE)
        self._list.acted.connect(self._act)
        self._list.keys.activated.connect(lambda key: self._act(key, "undo"))
        self._none = PlainLabel(self.tr("No change to take back yet."), Role.BODY, "text2", wrap=True)
        self._none.setObjectName("history.none")
        self._none.setContentsMargins(16, 12, 16, 12)
        self._is_over: bool | None = None
        self._window = parent
        self.setTitleBarWidget(QWidget())
        self.setWidget(self._make_frame())
        self.visibilityChanged.connect(lambda shown: self.refresh() if shown else None)

    def _make_frame(self) -> QWidget:
        card = Card(self.tr("History"), "history.card", flush=True)
        card.set_hint(self.tr("everything can be taken back"))
        card.add(self._none)
        card.add(self._list, 1)
        card.add_line()
        card.add(self._foot())
        frame = QWidget()
        frame.setProperty("page", True)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 12, 16, 16)
        column.addWidget(card)
        frame.setMinimumWidth(WIDTH)
        return frame

    def settle(self) -> None:
        """Lie beside the views or over them, as the window has room now."""
        window = self._window
        shown, over = not self.isHidden(), window.width() - WIDTH < VIEWS_NEED
        if over != self._is_over:
            self._is_over = over
            if over:
                window.removeDockWidget(self)
            else:
                window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
            self.setVisible(shown)
        if over and shown:
            below = window.centralWidget()
            place = below.geometry() if below is not None else window.rect()
            place.setLeft(place.right() + 1 - WIDTH)
            self.setGeometry(place)
            self.raise_()
        self.took.emit(self.width() if shown and not over else 0)

    def take_focus(self) -> None:
        """Let the keys work in the panel where it lies over the views: Esc puts it away."""
        if self.isVisible() and self._is_over:
            self._list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Settle again once the window has laid itself out at another size."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            QTimer.singleShot(0, self, self.settle)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take room, and follow the window's size."""
        super().showEvent(event)
        self._window.installEventFilter(self)
        QTimer.singleShot(0, self, self.settle)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Give the room back."""
        super().hideEvent(event)
        self._window.removeEventFilter(self)
        QTimer.singleShot(0, self, self.settle)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The owner may pull the panel wider."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.settle)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc puts the panel away where it covers something."""
        if event.key() == Qt.Key.Key_Escape and self._is_over:
            self.hide()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Read the steps again, while the panel shows."""
        if self.isHidden():
            return
        rows = self._read()
        self._known = {row.id: row for row in rows}
        self._model.set_keys([row.id for row in rows])
        show_if(self._none, not rows)

    def _face(self, row: HistoryRow) -> RowFace:
        action = RowAction("redo", "redo", self.tr("Do this again"))
        if not row.undone:
            action = RowAction("undo", "undo", self.tr("Undo this and all later steps"))
        return RowFace(
            title=row.text,
            title_strong=False,
            icon=row.icon,
            right=row.when,
            muted=row.undone,
            actions=(action,),
        )

    def _act(self, key: int, _: str) -> None:
        row = self._known.get(key)
        if row is None:
            return
        if row.undone:
            self.redo_asked.emit()
        else:
            self.undo_asked.emit(key)

    def _foot(self) -> QWidget:
        words = self.tr(
            "Choose an older line to go back to it. {undo} undoes one step, {redo} does it again. "
            "Undo also works after a restart."
        ).format(undo=command("edit.undo").shown_keys, redo=command("edit.redo").shown_keys)
        label = PlainLabel(words, Role.SECOND, "text3", wrap=True)
        label.setContentsMargins(16, 10, 16, 10)
        return label
