"""Which processes have a profile open: a lock that dies with its process, on every system.

SQLite's own file locks do it, on an empty file beside the ledger: everybody who has the profile open holds it
shared; who opens, migrates or repairs holds it alone for that while.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from netcrm.domain.refusal import Refused
from netcrm.store.engine import BUSY_MILLISECONDS
from netcrm.store.private_files import create

_LOCK = "netcrm.lock"
_OPEN_MARK = "netcrm.open"


def mark_unclean(folder: Path) -> None:
    """Have the next opening of a profile look through all of it, as after a crash."""
    create(folder / _OPEN_MARK)


class Occupancy:
    """This process's hold on a profile folder; a context manager that lets go when opening fails."""

    def __init__(self, folder: Path) -> None:
        self._mark = folder / _OPEN_MARK
        create(folder / _LOCK)
        self._lock = apsw.Connection(str(folder / _LOCK), flags=apsw.SQLITE_OPEN_READWRITE)
        self.alone = False

    def enter(self) -> None:
        """Take the profile alone if nobody else has it open, else share it; see `alone`.

        Raises:
            Refused: ``ledger.locked``: somebody else is opening, migrating or repairing it.
        """
        try:
            # Without waiting: another open window is the ordinary case.
            self._lock.set_busy_timeout(0)
            self._lock.execute("BEGIN EXCLUSIVE")
            self.alone = True
        except apsw.BusyError:
            self._lock.set_busy_timeout(BUSY_MILLISECONDS)
            self.share()

    @property
    def is_unclean(self) -> bool:
        """Whether the last to have the profile open did not close it; asked while alone."""
        return self._mark.exists()

    def share(self) -> None:
        """Let others open the profile too; from here on it counts as open.

        Raises:
            Refused: ``ledger.locked``.
        """
        create(self._mark)
        if self.alone:
            self._lock.execute("ROLLBACK")
            self.alone = False
        try:
            self._lock.execute("BEGIN")
            self._lock.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except apsw.BusyError as error:
            raise Refused("ledger.locked") from error

    def leave(self, *, clean: bool) -> None:
        """Let go; the last one to leave cleanly takes the mark away."""
        if self._lock.in_transaction:
            self._lock.execute("ROLLBACK")
        self._lock.set_busy_timeout(0)
        try:
            self._lock.execute("BEGIN EXCLUSIVE")
        except apsw.BusyError:
            clean = False
        if clean:
            self._mark.unlink(missing_ok=True)
        self._lock.close()

    def __enter__(self) -> Self:
        self.enter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.leave(clean=False)
