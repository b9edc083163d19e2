"""The search for duplicates on a reader thread, seen from the window's thread."""

from PySide6.QtCore import QObject, QTimer, Signal

from netcrm.domain.duplicate_pair import DuplicatePair
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.reads import duplicates
from netcrm.ui.bridge import Bridge
from netcrm.work.task import Task

LOOK_EVERY = 100
"""Milliseconds between two looks at how far the search is."""


class DuplicateSearch(QObject):
    """Searches the whole book; a newer search ends the older one.

    Signals:
        progress(int, int): done, total; (1, 1) at the end.
        found(list): the pairs.
        stopped(): the search ended without an answer: by the owner, or refused.
    """

    progress = Signal(int, int)
    found = Signal(object)
    stopped = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._task = Task()
        self._reached = (0, 0)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY)
        self._look.timeout.connect(lambda: self.progress.emit(*self._reached))

    def start(self) -> None:
        """Search, now and from the beginning."""
        self._task.cancel()
        self._reached = (0, 0)
        self._task = Task(self._note)
        self._look.start()
        self.progress.emit(0, 0)
        self._bridge.ask_later("duplicates", pairs, self._task, then=self._arrived, refused=self._refused)

    def stop(self) -> None:
        """End the search; what was found so far is given up."""
        self._task.cancel()

    def _note(self, done: int, total: int) -> None:
        """Keep how far it is; called on the reader's thread, so nothing of Qt is touched."""
        self._reached = (min(done, max(0, total - 1)), total)

    def _arrived(self, answer: list[DuplicatePair] | None) -> None:
        self._look.stop()
        self.progress.emit(1, 1)
        if answer is None:
            self.stopped.emit()
        else:
            self.found.emit(answer)

    def _refused(self, refused: Refused) -> None:
        """Say in the window below why nothing could be read."""
        self._arrived(None)
        self._bridge.refused.emit(refused)


def pairs(task: Task) -> list[DuplicatePair] | None:
    """Return the pairs of the whole book; None once the task was cancelled."""
    try:
        return duplicates.pairs(progress=task.progress)
    except Cancelled:
        return None
