"""Backups: made in one go, read back, counted and listed; kept by age (RELIABILITY.md 1.5)."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from netcrm.domain.refusal import Refused
from netcrm.store import private_files
from netcrm.store.errors import told_of_files
from netcrm.store.fields import json_text, moment_of, moment_text
from netcrm.store.peek import Seen, peek

FOLDER = "backups"
_LEDGER = "netcrm.db"
_PART = ".part"
_UNCOUNTED = ("sqlite_", "doc", "listing", "derived_state", "schema_migration", "step")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One verified copy of a ledger.

    Attributes:
        made_at: aware UTC moment.
        reason: why it was made: ``daily``, ``change``, ``import``, ``merge``, ``migration``, ``restore`` ...
        schema: number of the schema it has.
        size: bytes.
        sha256: hexadecimal, of the whole file.
        counts: rows by table.
    """

    path: Path
    made_at: datetime
    reason: str
    schema: int
    size: int
    sha256: str
    counts: dict[str, int]


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
        to: the file to make; without it, one in the profile's backups, and old ones there are forgotten.
        spare: a backup not to be forgotten now.

    Raises:
        Refused: ``backup.failed``: the copy is not like the ledger; codes of
            `netcrm.store.errors.told_of_files`. No half copy is left.
    """
    place = to or folder / FOLDER / f"netcrm-{_stamp(now)}-{reason}.db"
    private_files.create_folder(place.parent)
    part = place.with_name(place.name + _PART)
    _discard(part)
    try:
        private_files.create(part)
        counts = _copy_out(folder / _LEDGER, part)
        made = _verified(part, place, now, reason, counts)
        part.replace(place)
    finally:
        _discard(part)
    private_files.write(_manifest(place), json_text(_told(made)))
    private_files.sync_folder(place.parent)
    if to is None:
        forget_old(folder, now, {place, *((spare,) if spare else ())})
    return made


def _discard(part: Path) -> None:
    """Delete a half-made copy with whatever SQLite left beside it."""
    for path in part.parent.glob(f"{part.name}*"):
        path.unlink(missing_ok=True)


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _manifest(path: Path) -> Path:
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
    copy = _open_copy(part)
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
        sha256=_digest(part),
        counts=counts,
    )


def _open_copy(path: Path) -> apsw.Connection:
    address = path.absolute().as_uri() + "?immutable=1"
    return apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)


def _digest(path: Path) -> str:
    # Only ever a copy that no connection has open: reading the ledger itself so would drop SQLite's locks.
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        os.fsync(file.fileno())
    return digest.hexdigest()


def backups(folder: Path) -> list[Backup]:
    """Return the profile's backups, newest first; a file without a readable manifest is none."""
    found = [_read(manifest) for manifest in (folder / FOLDER).glob("*.json")]
    return sorted((one for one in found if one), key=lambda one: (one.made_at, one.path.name), reverse=True)


def _read(manifest: Path) -> Backup | None:
    path = manifest.with_suffix(".db")
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))
        if not path.exists():
            return None
        return Backup(path=path, **{**told, "made_at": moment_of(told["made_at"])})
    except (ValueError, KeyError, TypeError):
        return None


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay: all of 48 hours, and the newest of each of 14 days, 8 weeks, 12 months.

    Days, weeks and months are those of the clock of `now`'s time zone; those without a backup don't count.
    Backups from the future stay.
    """
    newest_first = sorted(set(moments), reverse=True)
    stay = {moment for moment in newest_first if now - moment <= timedelta(hours=48)}
    spans: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
        (14, lambda day: (day.year, day.month, day.day)),
        (8, lambda day: (day.isocalendar().year, day.isocalendar().week)),
        (12, lambda day: (day.year, day.month)),
    )
    for limit, span in spans:
        first: dict[tuple[int, ...], datetime] = {}
        for moment in newest_first:
            first.setdefault(span(moment.astimezone(now.tzinfo)), moment)
        stay.update(list(first.values())[:limit])
    return stay


def is_due(last: datetime | None, changed: datetime | None, now: datetime) -> bool:
    """Tell whether it is time: something changed since the last backup, and that is 30 minutes old.

    Args:
        last: moment of the last backup, None without one.
        changed: moment of the last step, None without one.
        now: aware moment.
    """
    if changed is None:
        return False
    return last is None or (changed > last and now - last >= timedelta(minutes=30))


def forget_old(folder: Path, now: datetime, spare: Iterable[Path] = ()) -> list[Path]:
    """Delete the backups that `kept` lets go, except `spare`, and return their paths.

    Half-made copies that a killed program left go too.
    """
    present = backups(folder)
    stay = kept((one.made_at for one in present), now)
    spared = {path.absolute() for path in spare}
    gone = [one.path for one in present if one.made_at not in stay and one.path.absolute() not in spared]
    for path in gone:
        _manifest(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    for part in (folder / FOLDER).glob(f"*{_PART}"):
        _discard(part)
    return gone


@told_of_files()
def require_usable(path: Path, newest: int) -> Seen:
    """Make sure that `path` is a whole ledger that this program can take in place of the present.

    Raises:
        Refused: ``backup.missing``; ``backup.unusable``: damaged, or not as its manifest says;
            ``ledger.not_ours``; ``ledger.too_new``.
    """
    if not path.is_file() or not path.stat().st_size:
        raise Refused("backup.missing", name=path.name)
    listed = _read(_manifest(path)) if _manifest(path).exists() else None
    if listed is not None and _digest(path) != listed.sha256:
        raise Refused("backup.unusable", name=path.name)
    try:
        seen = peek(path, newest)
        copy = _open_copy(path)
        try:
            whole = [row[0] for row in copy.execute("PRAGMA quick_check(1)")] == ["ok"]
        finally:
            copy.close()
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise Refused("backup.unusable", name=path.name) from error
    if not whole or seen.is_new:
        raise Refused("backup.unusable", name=path.name)
    return seen


def copy_into(connection: apsw.Connection, source: Path) -> None:
    """Replace all that `connection`'s ledger holds by the backup `source`, in one transaction."""
    copy = _open_copy(source)
    try:
        with connection.backup("main", copy, "main") as copying:
            copying.step(-1)
    finally:
        copy.close()


@told_of_files()
def replace_damaged(folder: Path, source: Path, now: datetime, newest: int) -> Path:
    """Put a backup in the place of a ledger that can't be opened; its files are kept aside.

    To be called while no ledger is open. The stale log goes aside first: beside another file it would be
    played into it.

    Returns:
        Where the damaged ledger's file is now.

    Raises:
        Refused: as `require_usable`; nothing was changed.
    """
    require_usable(source, newest)
    ledger = folder / _LEDGER
    aside = folder / f"netcrm-{_stamp(now)}-damaged.db"
    part = folder / (_LEDGER + _PART)
    _discard(part)
    private_files.create(part)
    fresh = apsw.Connection(str(part), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        fresh.pragma("journal_mode", "off")
        copy_into(fresh, source)
    finally:
        fresh.close()
    for ending in ("-wal", "-shm", ""):
        present = folder / (_LEDGER + ending)
        if present.exists():
            present.replace(aside.with_name(aside.name + ending))
    part.replace(ledger)
    private_files.sync_folder(folder)
    return aside
