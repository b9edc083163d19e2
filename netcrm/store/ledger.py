"""The ledger: the one file of a profile, opened, read, written by one thread, and closed."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import apsw

from netcrm.domain.backup import DAMAGED, Backup
from netcrm.domain.erasure import HeldCopy
from netcrm.domain.refusal import Refused
from netcrm.store import backup, check, contacts, copies, derived, erasing, erasures, migrate, restore
from netcrm.store.engine import database, in_transaction, rows
from netcrm.store.errors import told, told_of_files
from netcrm.store.occupancy import Occupancy
from netcrm.store.peek import peek
from netcrm.store.private_files import create, create_folder

_DAMAGE = frozenset({"backup.failed", "ledger.damaged"})
"""What a backup of a damaged ledger is refused with."""


class Ledger:
    """An open profile; made by `open`. One process has one open at a time.

    Attributes:
        folder: the profile's folder.
    """

    def __init__(self, folder: Path, occupancy: Occupancy, migrations: Path) -> None:
        self.folder = folder
        self._occupancy = occupancy
        self._migrations = migrations
        self._writer: threading.Thread | None = None

    @classmethod
    def open(cls, folder: Path, *, now: datetime, migrations: Path = migrate.MIGRATIONS) -> "Ledger":
        """Open the profile in `folder`, made where it isn't there, and bring it up to today's schema.

        A verified backup comes before a migration. After an unclean end the whole file is checked first;
        a broken search index is repaired in silence.

        Args:
            folder: the profile's folder; it and its files are for this account only.
            now: aware moment, for the backup's name.
            migrations: where the numbered migrations are.

        Raises:
            Refused: ``ledger.too_new``, ``ledger.not_ours``, ``ledger.damaged``, ``ledger.locked``,
                ``ledger.read_only``, ``ledger.full``, ``ledger.unreachable``, ``ledger.disk``. The file is as
                it was.
            RuntimeError: this process has a ledger open already.
        """
        if not database.deferred:
            raise RuntimeError("a ledger is open already")
        with told_of_files():
            create_folder(folder)
            path = folder / backup.LEDGER
            newest = migrate.newest(migrations)
            seen = peek(path, newest)
            with Occupancy(folder) as occupancy:
                if not occupancy.alone and seen.schema != newest:
                    raise Refused("ledger.locked")
                create(path)
                ledger = cls(folder, occupancy, migrations)
                ledger._start(now)
        return ledger

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self.folder / backup.LEDGER

    def _start(self, now: datetime) -> None:
        database.use(str(self.path))
        try:
            connection = database.raw()
            if connection.readonly("main"):
                raise Refused("ledger.read_only")
            connection.pragma("journal_mode", "wal")
            if self._occupancy.alone:
                self._make_whole(now)
                self._occupancy.share()
        except BaseException:
            database.close_all()
            raise

    def _make_whole(self, now: datetime) -> None:
        connection = database.raw()
        with database.writing():
            unclean = self._occupancy.is_unclean
            if unclean and check.problems(connection):
                raise Refused("ledger.damaged")
            migrate.migrate(self._migrations, lambda: self._back_up_old(now))
            if unclean:
                check.repair_derived()
                # A restore may have been cut off before it erased again whom the backup brought back.
                erasing.again(erasures.in_copies(copies.paths(self.folder)))
            if not erasures.is_swept(connection):
                self.compact()

    def _back_up_old(self, now: datetime) -> None:
        if database.raw().pragma("user_version"):
            backup.make(self.folder, now, "migration")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let this thread ask questions; all answers inside are of one moment. May be nested.

        Raises:
            Refused: as `netcrm.store.errors.told`.
            Cancelled: interrupted (see `interrupt`).
        """
        with told():
            connection = database.raw()
            if in_transaction(connection):
                yield
                return
            connection.execute("BEGIN")
            try:
                yield
            finally:
                if in_transaction(connection):
                    connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Let this thread make steps (`netcrm.store.steps`); always the same thread while it lives.

        Raises:
            Refused: as `netcrm.store.errors.told`.
            RuntimeError: another thread is the writer.
        """
        here = threading.current_thread()
        if self._writer is not None and self._writer is not here and self._writer.is_alive():
            raise RuntimeError("another thread is the writer")
        self._writer = here
        with told(), database.writing():
            database.raw()
            yield

    def take_touched(self) -> frozenset[str]:
        """Return the names of the tables touched by what this thread committed since the last call."""
        return database.take_touched()

    def interrupt(self, thread: threading.Thread | None = None) -> None:
        """Stop the questions that are being answered: of one thread, or of all but the writer.

        They end with `netcrm.domain.refusal.Cancelled`; the connections stay usable.
        """
        for owner, connection in database.connections():
            if owner is thread or (thread is None and owner is not self._writer):
                connection.interrupt()

    def check(self) -> list[str]:
        """Look through the whole file; return what is wrong in SQLite's words, empty if nothing is.

        Raises:
            Refused: the file can't be read at all.
        """
        with told():
            return check.problems(database.raw())

    def rebuild(self) -> None:
        """Make search and lists anew from what is recorded; inside `writing`."""
        with told(), database.changing() as connection:
            derived.rebuild(connection)

    def compact(self) -> bool:
        """Take what was deleted out of the file for good; inside `writing`, after `steps.erasing`.

        Returns:
            Whether it is out. Else somebody reads the file, and so its log, at this moment: it is done when
            the profile is next opened alone.

        Raises:
            Refused: ``ledger.locked`` while another program writes, ``ledger.full``; what was deleted is
                taken out when the profile is next opened.
        """
        self.rebuild()
        with told(), database.unlocked() as connection:
            connection.execute("PRAGMA secure_delete = ON").fetchall()
            connection.execute("VACUUM")
            is_busy = rows(connection, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
            connection.execute("PRAGMA secure_delete = OFF").fetchall()
            with told_of_files():
                backup.discard_halves(self.folder)
            if not is_busy:
                connection.execute("UPDATE erasure SET swept = 1 WHERE swept = 0")
        return not is_busy

    def copies_holding(self, contact: int, *, now: datetime) -> list[HeldCopy]:
        """Return the backups, and damaged ledgers kept aside, that hold a contact; inside `reading`.

        Raises:
            Refused: ``record.missing``.
        """
        with told():
            card = contacts.card(contact)
        with told_of_files():
            return copies.holding(copies.copies(self.folder, now), card)

    def delete_copies(self, paths: Iterable[Path]) -> list[Path]:
        """Delete backups, or damaged ledgers kept aside, and return those that are gone."""
        with told_of_files():
            return copies.delete(self.folder, paths)

    def back_up(self, reason: str, *, now: datetime, to: Path | None = None) -> Backup:
        """Make a verified backup on any thread; see `netcrm.store.backup.make`.

        Raises:
            Refused: ``backup.failed`` and the codes of `netcrm.store.errors.told_of_files`.
        """
        return backup.make(self.folder, now, reason, to=to)

    def backups(self) -> list[Backup]:
        """Return the profile's backups, newest first."""
        return backup.backups(self.folder)

    def restore(self, source: Path, *, now: datetime) -> Backup:
        """Put a backup in the place of the present, all or nothing; inside `writing`.

        Other threads keep reading and see the restored data with their next question. An older backup is
        migrated. Whoever was erased since that backup was made is erased again at once: then the history of
        what was restored ends (RELIABILITY.md 2.7).

        Returns:
            The backup of what was there before; restoring it takes this back. It tells how many were erased
            again. What is damaged can't be backed up: it is kept aside as it is (`backup.DAMAGED`).

        Raises:
            Refused: ``backup.unusable``, ``backup.missing``, ``ledger.too_new``, ``ledger.not_ours`` and the
                codes of `netcrm.store.errors.told`; nothing was changed.
        """
        with told_of_files():
            restore.require_usable(source, migrate.newest(self._migrations))
            present = self._keep_present(source, now)
            erased = self._erased(is_damaged=present.reason == DAMAGED)
            with database.unlocked() as connection:
                restore.copy_into(connection, source)
            migrate.migrate(self._migrations, lambda: None)
            again = erasing.again(erased)
            if again:
                self.compact()
            database.note(backup.count(database.raw()))
            return replace(present, erased_again=again)

    def _keep_present(self, source: Path, now: datetime) -> Backup:
        try:
            return backup.make(self.folder, now, "restore", spare=source)
        except Refused as refused:
            if refused.code not in _DAMAGE:
                raise
            return restore.keep_aside(self.folder, now)

    def _erased(self, *, is_damaged: bool) -> list[erasures.Erasure]:
        if not is_damaged:
            return erasures.present(database.raw())
        # What the damaged file can't tell any more, its backups may.
        told = erasures.in_copies(copies.paths(self.folder))
        with suppress(apsw.Error):
            told += erasures.present(database.raw())
        return told

    @classmethod
    def put_back(
        cls, folder: Path, source: Path, *, now: datetime, migrations: Path = migrate.MIGRATIONS
    ) -> Backup:
        """Put a backup in the place of a ledger that can't be opened, and keep that one aside.

        Returns:
            The damaged ledger, where it is now; its reason is `backup.DAMAGED`.

        Raises:
            Refused: ``ledger.locked``: somebody has the profile open; and as `restore`. Nothing was changed.
        """
        with told_of_files(), Occupancy(folder) as occupancy:
            if not occupancy.alone:
                raise Refused("ledger.locked")
            kept = restore.replace_damaged(folder, source, now, migrate.newest(migrations))
            occupancy.leave(clean=False)
        return kept

    @classmethod
    def good_backups(cls, folder: Path, most: int, *, migrations: Path = migrate.MIGRATIONS) -> list[Backup]:
        """Return the newest backups of a profile that are whole, `most` at most; the ledger stays closed."""
        newest = migrate.newest(migrations)
        good: list[Backup] = []
        for one in backup.backups(folder):
            if len(good) == most:
                break
            with suppress(Refused):
                restore.require_usable(one.path, newest)
                good.append(one)
        return good

    def close(self) -> None:
        """Write everything into the one file and close the connections of all threads."""
        try:
            with told_of_files(), database.writing(), database.unlocked() as connection:
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        finally:
            database.close_all()
            self._occupancy.leave(clean=True)
