"""The one object between the desk and the widgets: futures and changes become signals (HOUSE.md 1)."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal

from netcrm.domain.backup import Backup
from netcrm.domain.erasure import Erased, ErasureReport, HeldCopy
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.work.desk import Change, Desk
from netcrm.work.task import Task

T = TypeVar("T")
Then = Callable[[Any], object] | None
OnRefused = Callable[[Refused], object] | None
REPORT_EVERY = 40


@dataclass(frozen=True, slots=True)
class _Arrived:
    """An answer on its way to the window's thread."""

    future: "Future[Any]"
    then: Then
    refused: OnRefused
    purpose: str = ""
    ticket: int = 0
    task: Task | None = None
    copies: bool = False


class Bridge(QObject):
    """Asks the desk and delivers on the window's thread.

    Signals:
        changed(Change): something in the ledger was touched; ``tables`` says what.
        refused(Refused): an action or question was refused and nobody else wanted to know.
        progress(int, int, str): long work: done, total (0 for unknown), what it is; (1, 1, "") at its end.
        cancelled(): the owner stopped long work; nothing was kept.
        copies_changed(): a backup was made or deleted.
    """

    changed = Signal(object)
    refused = Signal(object)
    progress = Signal(int, int, str)
    cancelled = Signal()
    copies_changed = Signal()
    _arrived = Signal(object)
    _touched = Signal(object)
    _reported = Signal(int, int, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tickets: dict[str, int] = {}
        self._task: Task | None = None
        self._asked: Task | None = None
        self._is_closed = False
        queued = Qt.ConnectionType.QueuedConnection
        self._arrived.connect(self._deliver, queued)
        self._touched.connect(self.changed, queued)
        self._reported.connect(self.progress, queued)
        self._stop_listening = desk.listen(self._note_change)

    @property
    def today(self) -> date:
        """The owner's local day."""
        return self._desk.today

    @property
    def zone(self) -> str:
        """The IANA name of the owner's time zone."""
        return self._desk.clock.zone

    def now(self) -> datetime:
        """The aware moment on the owner's clock, for actions."""
        return self._desk.clock.now()

    def ask(self, question: Callable[..., T], *args: object, **kwargs: object) -> T:
        """Answer a short question at once.

        Raises:
            Refused: what the question refuses.
        """
        return self._desk.ask(question, *args, **kwargs)

    def ask_later(
        self,
        purpose: str,
        question: Callable[..., T],
        *args: object,
        then: Callable[[T], object],
        refused: OnRefused = None,
        **kwargs: object,
    ) -> None:
        """Answer a long question on a reader thread, then call ``then`` with it on this one.

        Args:
            purpose: what the answer is for ("contacts.list"); a newer question for the same purpose
                makes the older one's answer late, and late answers are dropped.
            question: a read.
            args: its arguments.
            then: called with the answer, unless its widget is gone.
            refused: called with a refusal; the signal where None.
            kwargs: its keyword arguments.
        """
        ticket = self._tickets.get(purpose, 0) + 1
        self._tickets[purpose] = ticket
        future = self._desk.ask_later(question, *args, **kwargs)
        self._await(_Arrived(future, then, refused, purpose, ticket))

    def do(
        self,
        action: Callable[..., T],
        *args: object,
        then: Callable[[T], object] | None = None,
        refused: OnRefused = None,
        **kwargs: object,
    ) -> None:
        """Carry out an action on the writer thread, then call ``then`` with its answer on this one."""
        self._await(_Arrived(self._desk.do(action, *args, **kwargs), then, refused))

    def do_long(
        self,
        action: Callable[..., T],
        *args: object,
        words: str = "",
        then: Callable[[T], object] | None = None,
        refused: OnRefused = None,
        **kwargs: object,
    ) -> None:
        """Like ``do`` for an action with ``progress``; ``words`` say what it is ("Importing 22 people")."""
        task = self._watched(words)
        future = self._desk.do_long(action, *args, task=task, **kwargs)
        self._await(_Arrived(future, then, refused, task=task))

    def ask_long(
        self,
        question: Callable[..., T],
        *args: object,
        words: str = "",
        then: Callable[[T], object] | None = None,
        refused: OnRefused = None,
        **kwargs: object,
    ) -> None:
        """Like ``do_long`` for a question with ``progress``, on a reader thread; ``close`` stops it."""
        task = self._asked = self._watched(words)
        future = self._desk.ask_later(question, *args, progress=task.progress, **kwargs)
        self._await(_Arrived(future, then, refused, task=task))

    def _watched(self, words: str) -> Task:
        """Return the task of long work that begins now: shown, and the one that ``cancel`` stops."""
        since = QElapsedTimer()

        def told(done: int, total: int) -> None:
            if (not since.isValid() or since.elapsed() >= REPORT_EVERY) and not self._is_closed:
                since.start()
                self._reported.emit(min(done, max(0, total - 1)), total, words)

        task = Task(told)
        self._task = task
        self.progress.emit(0, 0, words)
        return task

    def backups(self, *, then: Callable[[list[Backup]], object]) -> None:
        """Read the list of backups, then call ``then`` with it, the newest first."""
        self._await(_Arrived(self._desk.apart(self._desk.backups), then, None))

    def back_up(
        self,
        reason: str = "asked",
        *,
        then: Callable[[Backup], object] | None = None,
        refused: OnRefused = None,
    ) -> None:
        """Make a verified backup in the profile, then call ``then`` with it."""
        future = self._desk.apart(self._desk.back_up, None, reason)
        self._await(_Arrived(future, then, refused, copies=True))

    def restore(
        self,
        source: Path,
        *,
        then: Callable[[Backup], object] | None = None,
        refused: OnRefused = None,
    ) -> None:
        """Put a backup in the place of the present, then call ``then`` with the backup of the present."""
        self._await(_Arrived(self._desk.apart(self._desk.restore, source), then, refused, copies=True))

    def copies_holding(self, contact: int, *, then: Callable[[list[HeldCopy]], object]) -> None:
        """Find the backups that hold a contact, then call ``then`` with them."""
        self._await(_Arrived(self._desk.apart(self._desk.copies_holding, contact), then, None))

    def erase(
        self,
        action: Callable[..., ErasureReport],
        contact: int,
        *,
        with_copies: bool,
        then: Callable[[Erased], object],
        refused: OnRefused = None,
    ) -> None:
        """Erase a contact for good on the writer thread; see ``Desk.erase``."""
        future = self._desk.erase(action, contact, with_copies=with_copies)
        self._await(_Arrived(future, then, refused, copies=True))

    def cancel(self) -> None:
        """Stop the long work under way; its transaction unwinds."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Deliver nothing more."""
        if not self._is_closed:
            self._is_closed = True
            self._stop_listening()
            if self._asked is not None:
                self._asked.cancel()

    def _await(self, arrived: _Arrived) -> None:
        def done(_: "Future[Any]") -> None:
            if not self._is_closed:
                self._arrived.emit(arrived)

        arrived.future.add_done_callback(done)

    def _note_change(self, change: Change) -> None:
        if not self._is_closed:
            self._touched.emit(change)

    def _deliver(self, arrived: _Arrived) -> None:
        if arrived.task is not None:
            self._task = None if self._task is arrived.task else self._task
            self.progress.emit(1, 1, "")
        if self._is_closed or self._tickets.get(arrived.purpose, 0) != arrived.ticket:
            return
        try:
            answer = arrived.future.result()
        except Refused as refused:
            self._refuse(refused, arrived.refused)
        except (Cancelled, CancelledError):
            self.cancelled.emit()
        else:
            if arrived.copies:
                self.copies_changed.emit()
            if arrived.then is not None and _is_alive(arrived.then):
                arrived.then(answer)

    def _refuse(self, refused: Refused, wanted: OnRefused) -> None:
        if wanted is None:
            self.refused.emit(refused)
        elif _is_alive(wanted):
            wanted(refused)


def _is_alive(callback: Callable[..., object]) -> bool:
    """Whether the widget that a bound method belongs to still exists, also under what ``partial`` adds.

    A lambda hides its widget: whatever calls something that may be closed meanwhile passes no lambda.
    """
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
