"""Backups: made in one go, read back, counted and listed; old ones forgotten (RELIABILITY.md 1.5)."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import apsw

from netcrm.domain.backup import Backup
from netcrm.domain.refusal import Refused
from netcrm.domain.retention import kept
from netcrm.store import private_files
from netcrm.store.errors import told_of_files
from netcrm.store.fields import json_text, moment_of, moment_text

FOLDER = "backups"
LEDGER = "netcrm.db"
PART = ".part"
_UNCOUNTED = ("sqlite_", "doc", "listing", "derived_state", "schema_migration", "step", "eras", "purge")


@told_of_files()
def make(
    folder: Path, now: datetime, reason: str, *, to: Path | None = None, spare: Path | None = None
) -> Backup:
    """Copy the ledger in `folder`, read the copy back, check and count it, and forget old copies.

    Works on any thread beside a running writer: it sees what was committed when it began.

    Args:
        folder: the profile's folder.
        now: aware moment.
        reason: see `Backup`.
        to: the file to make or replace, with no manifest beside it; without it, one in the profile's
            backups, and old ones there are forgotten.
        spare: a backup not to be forgotten now.

    Raises:
        Refused: ``backup.failed``: the copy is not like the ledger; ``backup.onto_itself``;
            ``file.cannot_write``: `to` is a folder; codes of `netcrm.store.errors.told_of_files`. No half
            copy is left.
    """
    place = to or folder / FOLDER / f"netcrm-{stamp(now)}-{reason}.db"
    if place.absolute() == (folder / LEDGER).absolute():
        raise Refused("backup.onto_itself", name=place.name)
    if place.is_dir():
        raise Refused("file.cannot_write", path=str(place))
    private_files.create_folder(place.parent)
    part = place.with_name(place.name + PART)
    discard(part)
    try:
        private_files.create(part)
        counts = _copy_out(folder / LEDGER, part)
        made = _verified(part, place, now, reason, counts)
        part.replace(place)
    finally:
        discard(part)
    if to is None:
        private_files.write(manifest_of(place), json_text(_told(made)))
        forget_old(folder, now, {place, *((spare,) if spare else ())})
    private_files.sync_folder(place.parent)
    return made


def discard(part: Path) -> None:
    """Delete a half-made copy with whatever SQLite left beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def stamp(now: datetime) -> str:
    """Return the moment as it stands in the names of files, sorting by time."""
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def manifest_of(path: Path) -> Path:
    """Return the file that tells about the backup `path`."""
    return path.with_suffix(".json")


def _told(made: Backup) -> dict[str, object]:
    return {
        "made_at": moment_text(made.made_at),
        "reason": made.reason,
        "schema": made.schema,
        "size": made.size,
        "sha256": made.sha256,
        "counts": made.counts,
    }


def _copy_out(ledger: Path, part: Path) -> dict[str, int]:
    """Copy the ledger into the empty file `part` in one go and return the rows it had at that moment."""
    source = apsw.Connection(str(ledger), flags=apsw.SQLITE_OPEN_READONLY)
    target = apsw.Connection(str(part), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        source.set_busy_timeout(5_000)
        source.execute("BEGIN")
        counts = count(source)
        # A fresh file has nothing to roll back to.
        target.pragma("journal_mode", "off")
        with target.backup("main", source, "main") as copying:
            copying.step(-1)
        # A copy is one file: no log beside it.
        target.pragma("journal_mode", "delete")
    finally:
        target.close()
        source.close()
    return counts


def count(connection: apsw.Connection) -> dict[str, int]:
    """Return the number of rows of each recorded table."""
    names = [str(row[0]) for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0])  # type: ignore[arg-type]
        for name in sorted(names)
        if not name.startswith(_UNCOUNTED)
    }


def _verified(part: Path, place: Path, now: datetime, reason: str, counts: dict[str, int]) -> Backup:
    copy = open_copy(part)
    try:
        whole = [row[0] for row in copy.execute("PRAGMA quick_check(1)")] == ["ok"]
        if not whole or count(copy) != counts:
            raise Refused("backup.failed")
        schema = int(copy.pragma("user_version"))
    finally:
        copy.close()
    return Backup(
        path=place,
        made_at=now.astimezone(UTC),
        reason=reason,
        schema=schema,
        size=part.stat().st_size,
        sha256=digest(part),
        counts=counts,
    )


def open_copy(path: Path) -> apsw.Connection:
    """Open a backup to read; nothing is left beside it."""
    address = path.absolute().as_uri() + "?immutable=1"
    return apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)


def digest(path: Path) -> str:
    """Return the SHA-256 of a copy, hexadecimal."""
    # Only ever a copy that no connection has open: reading the ledger itself so would drop SQLite's locks.
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256")
    return found.hexdigest()


def backups(folder: Path) -> list[Backup]:
    """Return the profile's backups, newest first; a file without a readable manifest is none."""
    found = [read(manifest) for manifest in (folder / FOLDER).glob("*.json")]
    return sorted((one for one in found if one), key=lambda one: (one.made_at, one.path.name), reverse=True)


def read(manifest: Path) -> Backup | None:
    """Return the backup that `manifest` tells about, None without one."""
    path = manifest.with_suffix(".db")
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))
        if not path.exists():
            return None
        return Backup(path=path, **{**told, "made_at": moment_of(told["made_at"])})
    except (ValueError, KeyError, TypeError, OSError):
        return None


def forget_old(folder: Path, now: datetime, spare: Iterable[Path] = ()) -> list[Path]:
    """Delete the backups that `kept` lets go, except `spare`, and return their paths.

    Half-made copies that a killed program left go too.
    """
    present = backups(folder)
    stay = kept((one.made_at for one in present), now)
    spared = {path.absolute() for path in spare}
    gone = [one.path for one in present if one.made_at not in stay and one.path.absolute() not in spared]
    for path in gone:
        manifest_of(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    discard_halves(folder)
    return gone


def discard_halves(folder: Path) -> None:
    """Delete the half-made copies that a killed program left."""
    for part in (folder / FOLDER).glob(f"*{PART}"):
        discard(part)
