"""A backup in the place of the present (RELIABILITY.md 1.5 and 1.6)."""

import os
from datetime import UTC, datetime
from pathlib import Path

import apsw

from netcrm.domain.backup import DAMAGED, Backup
from netcrm.domain.refusal import Refused
from netcrm.store import private_files
from netcrm.store.backup import LEDGER, PART, digest, discard, manifest_of, open_copy, read, stamp
from netcrm.store.errors import told_of_files
from netcrm.store.occupancy import mark_unclean
from netcrm.store.peek import Seen, peek
from netcrm.store.triggers import UNSOUND

_PIECE = 1_048_576


@told_of_files()
def require_usable(path: Path, newest: int) -> Seen:
    """Make sure that `path` is a whole ledger that this program can take in place of the present.

    Raises:
        Refused: ``backup.missing``; ``backup.unusable``: damaged, not as its manifest says, or written
            into by hand past the guard (PRODUCT.md 4.5); ``ledger.not_ours``; ``ledger.too_new``.
    """
    if not path.is_file() or not path.stat().st_size:
        raise Refused("backup.missing", name=path.name)
    listed = read(manifest_of(path)) if manifest_of(path).exists() else None
    if listed is not None and digest(path) != listed.sha256:
        raise Refused("backup.unusable", name=path.name)
    try:
        seen = peek(path, newest)
        copy = open_copy(path)
        try:
            whole = [row[0] for row in copy.execute("PRAGMA quick_check(1)")] == ["ok"]
            sound = seen.is_new or copy.execute(UNSOUND).fetchall() == [(0,)]
        finally:
            copy.close()
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError) as error:
        raise Refused("backup.unusable", name=path.name) from error
    if not whole or not sound or seen.is_new:
        raise Refused("backup.unusable", name=path.name)
    return seen


def copy_into(connection: apsw.Connection, source: Path) -> None:
    """Replace all that `connection`'s ledger holds by the backup `source`, in one transaction."""
    copy = open_copy(source)
    try:
        with connection.backup("main", copy, "main") as copying:
            copying.step(-1)
    finally:
        copy.close()


@told_of_files()
def keep_aside(folder: Path, now: datetime) -> Backup:
    """Copy a damaged ledger that is open, as it is and with its log: no backup of it can be made."""
    aside = _aside(folder, now)
    for ending in ("-wal", ""):
        present = folder / (LEDGER + ending)
        if present.exists():
            _copy_bytes(present, aside.with_name(aside.name + ending))
    private_files.sync_folder(folder)
    return _kept(aside, now)


def _copy_bytes(present: Path, copy: Path) -> None:
    # Through SQLite: this process would lose its locks on a file that it opened and closed past it.
    file = apsw.VFSFile("", str(present), [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0])
    try:
        private_files.create(copy)
        with copy.open("wb") as made:
            size = file.xFileSize()
            for start in range(0, size, _PIECE):
                made.write(file.xRead(min(_PIECE, size - start), start))
            made.flush()
            os.fsync(made.fileno())
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    finally:
        file.xClose()


def _aside(folder: Path, now: datetime) -> Path:
    return folder / f"netcrm-{stamp(now)}-{DAMAGED}.db"


def _kept(aside: Path, now: datetime) -> Backup:
    return Backup(
        path=aside,
        made_at=now.astimezone(UTC),
        reason=DAMAGED,
        schema=0,
        size=aside.stat().st_size,
        sha256=digest(aside),
        counts={},
    )


@told_of_files()
def replace_damaged(folder: Path, source: Path, now: datetime, newest: int) -> Backup:
    """Put a backup in the place of a ledger that can't be opened; its files are kept aside.

    To be called while no ledger is open. The stale log goes aside first: beside another file it would be
    played into it.

    Returns:
        The damaged ledger's file where it is now.

    Raises:
        Refused: as `require_usable`; nothing was changed.
    """
    require_usable(source, newest)
    ledger = folder / LEDGER
    aside = _aside(folder, now)
    part = folder / (LEDGER + PART)
    discard(part)
    private_files.create(part)
    fresh = apsw.Connection(str(part), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        fresh.pragma("journal_mode", "off")
        copy_into(fresh, source)
    finally:
        fresh.close()
    for ending in ("-wal", "-shm", ""):
        present = folder / (LEDGER + ending)
        if present.exists():
            present.replace(aside.with_name(aside.name + ending))
    part.replace(ledger)
    # The opening then erases again whom the backup has brought back.
    mark_unclean(folder)
    private_files.sync_folder(folder)
    return _kept(aside, now)
