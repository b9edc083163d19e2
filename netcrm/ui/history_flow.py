"""Undo, redo, the history panel and the words of the last change."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from netcrm.actions import history as actions
from netcrm.domain.refusal import Refused
from netcrm.domain.step import StepLine
from netcrm.reads import history as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.history import HistoryDock, HistoryRow
from netcrm.ui.main_window import MainWindow
from netcrm.words.words import Words

_ICONS = {
    "contact": "users",
    "contacts": "users",
    "group": "rooms",
    "membership": "rooms",
    "event": "calendar",
    "interaction": "note",
    "favour": "gift",
    "introduction": "network",
    "referral": "swap",
    "import": "import",
    "owner": "gear",
}
_NOTHING = frozenset({"steps.nothing_to_undo", "steps.nothing_to_redo"})


class HistoryFlow(QObject):
    """Takes steps back and does them again, and shows which was the last.

    Args:
        bridge: to the desk.
        words: words the steps.
        window: gets the panel, the commands and the status line.
    """

    def __init__(self, bridge: Bridge, words: Words, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge, self._words, self._window = bridge, words, window
        self._dock = HistoryDock(self._rows, window)
        self._dock.hide()
        self._dock.settle()
        self._dock.took.connect(window.set_beside)
        self._dock.undo_asked.connect(self.undo_to)
        self._dock.redo_asked.connect(self.redo)
        window.handle("edit.undo", self.undo)
        window.handle("edit.redo", self.redo)
        window.handle("edit.history", self.toggle)
        bridge.changed.connect(self._show_last)
        self._show_last()

    def undo(self) -> None:
        """Take the last step back."""
        self._bridge.do(actions.undo, now=self._bridge.now(), refused=self._refused)

    def undo_to(self, step: int) -> None:
        """Take this step and all later ones back."""
        self._bridge.do(actions.undo, step, now=self._bridge.now(), refused=self._refused)

    def redo(self) -> None:
        """Do the step that was undone last again."""
        self._bridge.do(actions.redo, now=self._bridge.now(), refused=self._refused)

    def toggle(self) -> None:
        """Show the panel, or put it away."""
        self._dock.setVisible(self._dock.isHidden())
        self._dock.refresh()
        self._dock.take_focus()

    def _refused(self, refused: Refused) -> None:
        if refused.code not in _NOTHING:
            self._window.show_refusal(refused)

    def _show_last(self, _change: object = None) -> None:
        lines = self._bridge.ask(reads.lines, 20)
        last = next((line for line in lines if not line.undone), None)
        if last is None:
            self._window.status.show_change("", undoable=False)
        else:
            told = self.tr("{what}, {when}").format(
                what=self._words.step(last.code, last.figures, inside=True), when=self._when(last)
            )
            self._window.status.show_change(told, undoable=True)
        self._dock.refresh()

    def _rows(self) -> Sequence[HistoryRow]:
        return [
            HistoryRow(
                id=line.id,
                text=self._step(line),
                when=self._when(line),
                icon=_ICONS.get(line.code.partition(".")[0], "pencil"),
                undone=line.undone,
            )
            for line in self._bridge.ask(reads.lines, 200)
        ]

    def _step(self, line: StepLine) -> str:
        return self._words.step(line.code, line.figures)

    def _when(self, line: StepLine) -> str:
        made = line.made_at.astimezone(self._bridge.now().tzinfo)
        if made.date() == self._bridge.today:
            return self._words.time(made)
        return self._words.day(made.date(), self._today())

    def _today(self) -> date:
        return self._bridge.today
