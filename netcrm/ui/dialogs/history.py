"""The history as a panel: every step, and back to before any of them (picture 06c)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDockWidget, QVBoxLayout, QWidget

from netcrm.ui.commands import command
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.row_face import RowAction, RowFace
from netcrm.ui.widgets.row_list import ONE_LINE, RowList
from netcrm.ui.widgets.row_model import Column, RowModel


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
    """The steps, newest first.

    Args:
        read: gives the rows, newest first; asked when the panel is shown and on ``refresh``.

    Signals:
        undo_asked(int): take this step and all later ones back.
        redo_asked(): the undone step that is next was asked for.
    """

    undo_asked = Signal(int)
    redo_asked = Signal()

    def __init__(self, read: Callable[[], Sequence[HistoryRow]], parent: QWidget | None = None) -> None:
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
        card = Card(self.tr("History"), "history.card", flush=True)
        card.set_hint(self.tr("everything can be taken back"))
        card.add(self._list, 1)
        card.add_line()
        card.add(self._foot())
        frame = QWidget()
        frame.setProperty("page", True)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 12, 16, 16)
        column.addWidget(card)
        frame.setMinimumWidth(360)
        self.setTitleBarWidget(QWidget())
        self.setWidget(frame)
        self.visibilityChanged.connect(lambda shown: self.refresh() if shown else None)

    def refresh(self) -> None:
        """Read the steps again, while the panel shows."""
        if self.isHidden():
            return
        rows = self._read()
        self._known = {row.id: row for row in rows}
        self._model.set_keys([row.id for row in rows])

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
