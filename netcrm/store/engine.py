"""The one database object: connections of our making, transactions, who may write."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from weakref import WeakKeyDictionary

import apsw
from playhouse.apsw_ext import APSWDatabase

from netcrm.store.fields import DayField, EnumField, JsonField, MomentField
from netcrm.store.functions import register

__all__ = [
    "DayField",
    "EnumField",
    "JsonField",
    "LedgerDatabase",
    "MomentField",
    "database",
    "in_transaction",
    "rows",
]

APPLICATION_ID = 0x6E63726D  # "ncrm"
BUSY_MILLISECONDS = 5_000
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "cache_size = -16384",
    # Lifted only inside a step: nothing is written past the history.
    "query_only = ON",
)


def rows(connection: apsw.Connection, sql: str, given: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Return all rows of one statement; nothing stays open behind."""
    return connection.execute(sql, tuple(given)).fetchall()


def in_transaction(connection: apsw.Connection) -> bool:
    """Tell whether a transaction is open; SQLite itself may have ended it (disk full)."""
    return not connection.get_autocommit()


class _ThreadState(threading.local):
    """What the engine knows of one thread.

    Attributes:
        may_write: depth of `LedgerDatabase.writing`.
        generation: the opening of the database that the thread's connection belongs to.
        touched: tables changed by what was committed since the last `LedgerDatabase.take_touched`.
    """

    may_write = 0
    generation = 0
    touched: frozenset[str] = frozenset()


class LedgerDatabase(APSWDatabase):  # type: ignore[misc]  # playhouse has no types
    """peewee's database on APSW with our pragmas; every connection is read only outside of `changing`.

    One process has one ledger open at a time; each thread has a connection of its own.
    """

    def __init__(self) -> None:
        super().__init__(None, autoconnect=False)
        self._mine = _ThreadState()
        self._made: WeakKeyDictionary[apsw.Connection, threading.Thread] = WeakKeyDictionary()
        self._made_lock = threading.Lock()
        self._generation = 0

    def use(self, path: str) -> None:
        """Point at the file `path`; connections are made per thread by `raw`."""
        self._generation += 1
        # This thread may still hold what another thread has closed.
        self.dispose()
        self.init(path, timeout=BUSY_MILLISECONDS / 1000)

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        super()._add_conn_hooks(conn)
        register(conn)
        conn.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        for pragma in _PRAGMAS:
            conn.execute(f"PRAGMA {pragma}").fetchall()
        with self._made_lock:
            self._made[conn] = threading.current_thread()

    def raw(self) -> apsw.Connection:
        """Return this thread's connection, made now if the thread has none."""
        if not self.is_closed() and self._mine.generation != self._generation:
            self.dispose()
        if self.is_closed():
            self.connect()
            self._mine.generation = self._generation
            self._mine.touched = frozenset()
        connection: apsw.Connection = self.connection()
        return connection

    def connections(self) -> list[tuple[threading.Thread, apsw.Connection]]:
        """Return the connections of all threads, each with its thread."""
        with self._made_lock:
            return [(thread, connection) for connection, thread in self._made.items()]

    def close_all(self) -> None:
        """Close the connections of all threads; whoever still reads is interrupted."""
        present = self.connections()
        self._made.clear()
        self.dispose()
        self._generation += 1
        self.init(None)
        for _, connection in present:
            # What fails while closing (a last checkpoint on a full disk) is made good by the next opening.
            with suppress(apsw.Error):
                connection.interrupt()
                connection.close()

    def note(self, tables: Iterable[str]) -> None:
        """Remember that a committed change touched `tables`."""
        self._mine.touched |= frozenset(tables)

    def take_touched(self) -> frozenset[str]:
        """Return the tables noted on this thread since the last call."""
        touched, self._mine.touched = self._mine.touched, frozenset()
        return touched

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Let this thread use `changing` while inside."""
        self._mine.may_write += 1
        try:
            yield
        finally:
            self._mine.may_write -= 1

    @contextmanager
    def unlocked(self) -> Iterator[apsw.Connection]:
        """Lift ``query_only`` while inside, without a transaction; for what SQLite can't do in one.

        Raises:
            RuntimeError: the thread is not the writer.
        """
        if not self._mine.may_write:
            raise RuntimeError("this thread may not write")
        connection = self.raw()
        connection.execute("PRAGMA query_only = OFF").fetchall()
        try:
            yield connection
        finally:
            connection.execute("PRAGMA query_only = ON").fetchall()

    @contextmanager
    def changing(self) -> Iterator[apsw.Connection]:
        """One transaction of the writer: committed at the end, rolled back on any exception.

        Raises:
            RuntimeError: the thread is not the writer, or a transaction is open already.
            apsw.FullError: SQLite itself rolled the transaction back and somebody swallowed that error.
        """
        with self.unlocked() as connection:
            if in_transaction(connection):
                raise RuntimeError("a transaction is open already")
            connection.execute("BEGIN IMMEDIATE")
            # After SQLite's own rollback (disk full) the next statements would commit one by one.
            connection.set_commit_hook(lambda: True)
            try:
                yield connection
                if not in_transaction(connection):
                    raise apsw.FullError("the transaction was rolled back underneath")
                connection.set_commit_hook(None)
                connection.execute("COMMIT")
            finally:
                connection.set_commit_hook(None)
                if in_transaction(connection):
                    connection.execute("ROLLBACK")


database = LedgerDatabase()
