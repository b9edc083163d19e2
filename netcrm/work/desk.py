"""The desk: every question and every action passes here, and only here is a connection at hand.

Questions run on the caller's thread (short ones) or on a reader thread (long ones); actions run one after the
other on the one writer thread. The desk knows neither Qt nor the database: it is given a ledger.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

from netcrm.domain.backup import Backup
from netcrm.domain.erasure import Erased, ErasureReport, HeldCopy
from netcrm.domain.refusal import Refused
from netcrm.work.task import Task

P = ParamSpec("P")
BacksUp = Callable[[Callable[..., object], tuple[object, ...], Mapping[str, object]], str | None]
"""Given an action and its arguments, says why a backup comes first; None for no reason."""
T = TypeVar("T")


class Clock(Protocol):
    """Where today and now come from."""

    def now(self) -> datetime:
        """Return the aware moment on the owner's clock; its date is today."""
        ...

    @property
    def zone(self) -> str:
        """The IANA name of the owner's time zone."""
        ...


class Ledger(Protocol):
    """What the desk needs of the store."""

    def reading(self) -> AbstractContextManager[None]:
        """Give this thread a connection that can only read."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Give this thread, always the same one, the connection that writes."""
        ...

    def take_touched(self) -> frozenset[str]:
        """Return the names of the tables touched by what was committed since the last call."""
        ...

    def check(self) -> list[str]:
        """Return what is wrong with the file; empty if nothing is."""
        ...

    def back_up(self, reason: str, *, now: datetime, to: Path | None = None) -> Backup:
        """Copy the file and verify the copy."""
        ...

    def backups(self) -> list[Backup]:
        """Return the backups of the profile, the newest first."""
        ...

    def restore(self, source: Path, *, now: datetime) -> Backup:
        """Put a backup in the place of the present, and return the backup of the present."""
        ...

    def compact(self) -> bool:
        """Take what was deleted out of the file for good; tells whether it is out."""
        ...

    def copies_holding(self, contact: int, *, now: datetime) -> list[HeldCopy]:
        """Return the backups that hold a contact."""
        ...

    def delete_copies(self, paths: Iterable[Path]) -> list[Path]:
        """Delete backups and return those that are gone."""
        ...

    def interrupt(self) -> None:
        """End the questions that are being answered; they raise `Cancelled`."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


ALL_TABLES = frozenset(
    {
        *("owner", "room_plan", "pitch", "group", "event", "contact", "channel", "other_field"),
        *("contact_tag", "not_same", "membership", "attendance", "interaction", "interaction_contact"),
        *("introduction", "referral", "favour", "ask", "follow_up", "import_run", "header_mapping"),
    }
)
"""What is touched when the whole ledger is another one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an action, an undo or a redo touched: the names of the tables (singular, as in evidence)."""

    tables: frozenset[str]


class Desk:
    """Runs questions and actions over one ledger.

    Args:
        ledger: the open store.
        clock: today and now, for those who need them as arguments.
        backs_up: the reason for which an action backs up first, None for none (RELIABILITY.md 1.5).
    """

    def __init__(
        self,
        ledger: Ledger,
        clock: Clock,
        backs_up: BacksUp = lambda _action, _arguments, _named: None,
    ) -> None:
        self.clock = clock
        self._ledger = ledger
        self._backs_up = backs_up
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="reader")
        self._listeners: list[Callable[[Change], None]] = []
        self._lock = threading.Lock()
        # A copy that is under way while somebody is erased would hold them and be told by nobody.
        self._copying = threading.Lock()
        self._is_closed = False

    @property
    def today(self) -> date:
        """The owner's local day."""
        return self.clock.now().date()

    def ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Answer a short question on the caller's thread.

        Raises:
            Refused: whatever the question refuses.
        """
        with self._ledger.reading():
            return question(*args, **kwargs)

    def ask_later(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Answer a long question on a reader thread."""
        return self._readers.submit(lambda: self.ask(question, *args, **kwargs))

    def do(self, action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Carry out one action on the writer thread, after all that were asked for before it.

        The future holds the action's answer, or Refused or Cancelled; then nothing was changed.
        """
        return self._writer.submit(self._carry_out, action, args, kwargs)

    def do_long(
        self, action: Callable[..., T], *args: object, task: Task | None = None, **kwargs: object
    ) -> Future[T]:
        """Like `do`, for an action with a `progress` parameter; `task` tells how far it is and can stop."""
        watched = task or Task()
        return self._writer.submit(self._carry_out, action, args, {**kwargs, "progress": watched.progress})

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Have `listener` called, on the writer thread, after each change; returns how to stop it."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def apart(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do something that takes long and asks nothing of the ledger itself: a backup, a file."""
        return self._readers.submit(work, *args, **kwargs)

    def check(self) -> list[str]:
        """Look through the whole file and return what is wrong, in SQLite's words; empty if nothing is."""
        return self._writer.submit(self._ledger.check).result()

    def back_up(self, to: Path | None = None, reason: str = "asked") -> Backup:
        """Make a verified backup: the file `to`, or one in the profile.

        Raises:
            Refused: ``backup.failed``, ``ledger.full`` and the like; no half copy is left.
        """
        with self._copying:
            return self._ledger.back_up(reason, now=self.clock.now(), to=to)

    def backups(self) -> list[Backup]:
        """Return the backups of the profile, the newest first."""
        return self._ledger.backups()

    def restore(self, source: Path) -> Backup:
        """Put a backup in the place of the present; the present is backed up first and returned.

        Raises:
            Refused: ``backup.missing``, ``backup.unusable``, ``ledger.too_new``; nothing was changed.
        """
        return self._writer.submit(self._restore, source).result()

    def copies_holding(self, contact: int) -> list[HeldCopy]:
        """Return the backups, and damaged ledgers kept aside, that hold a contact; the newest first.

        Raises:
            Refused: ``record.missing``.
        """
        with self._ledger.reading():
            return self._ledger.copies_holding(contact, now=self.clock.now())

    def erase(
        self, action: Callable[..., ErasureReport], contact: int, *, with_copies: bool = False
    ) -> Future[Erased]:
        """Erase a contact for good, on the writer thread: the rows, then every trace of them in the file.

        Args:
            action: `netcrm.actions.erasing.erase`.
            contact: who.
            with_copies: delete the backups that hold them, after a new one has been made and verified.

        The future holds what went, and what went wrong after; or Refused, and nothing was changed.
        """
        return self._writer.submit(self._erase, action, contact, with_copies)

    def close(self) -> None:
        """Let all that was asked of the writer end, then close the ledger; questions not begun are given up.

        A second time does nothing.
        """
        if self._is_closed:
            return
        self._is_closed = True
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._ledger.interrupt()
        self._readers.shutdown(wait=True)
        self._writer.shutdown(wait=True)
        self._ledger.close()

    def _carry_out(self, action: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        reason = self._backs_up(action, args, kwargs)
        with self._ledger.writing():
            if reason is not None:
                self._ledger.back_up(reason, now=self.clock.now())
            try:
                return action(*args, **kwargs)
            finally:
                self._tell(self._ledger.take_touched())

    def _erase(self, action: Callable[..., ErasureReport], contact: int, with_copies: bool) -> Erased:
        now = self.clock.now()
        with self._copying, self._ledger.writing():
            try:
                copies = self._ledger.copies_holding(contact, now=now)
                report = action(contact, copies, now=now)
                found = self._sweep(report, copies if with_copies else (), now)
            finally:
                self._tell(self._ledger.take_touched())
        return found

    def _sweep(self, report: ErasureReport, copies: Iterable[HeldCopy], now: datetime) -> Erased:
        """Take the traces out of file and backups; what goes wrong is told, for the rows are gone already."""
        is_swept, deleted = False, list[Path]()
        try:
            is_swept = self._ledger.compact()
            if copies:
                self._ledger.back_up("erase", now=now)
                deleted = self._ledger.delete_copies([one.path for one in copies])
        except Refused as trouble:
            return Erased(report=report, is_swept=is_swept, deleted=tuple(deleted), trouble=trouble)
        return Erased(report=report, is_swept=is_swept, deleted=tuple(deleted))

    def _restore(self, source: Path) -> Backup:
        with self._ledger.writing():
            present = self._ledger.restore(source, now=self.clock.now())
        self._tell(ALL_TABLES)
        return present

    def _tell(self, touched: frozenset[str]) -> None:
        if not touched:
            return
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            listener(Change(touched))
