"""Copies of the ledger beside it, and whether somebody stands in them; nothing in them is changed."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import apsw

from netcrm.domain.backup import DAMAGED, Backup
from netcrm.domain.contact import ContactCard
from netcrm.domain.erasure import HeldCopy
from netcrm.store import backup, private_files

_SIDES = ("-journal", "-wal", "-shm")


def copies(folder: Path, zone: datetime) -> list[HeldCopy]:
    """Return the backups of the profile and the damaged ledgers that were kept aside, newest first.

    Args:
        folder: the profile's folder.
        zone: a moment on the owner's clock, by which days and times are told.
    """
    found = [_of_backup(one, zone) for one in backup.backups(folder)]
    # A copy whose manifest is lost is listed nowhere else.
    told = {one.path for one in found}
    found += [_of_file(path, zone) for path in paths(folder) if path not in told]
    return sorted(found, key=lambda one: (one.made_on, one.time, one.path.name), reverse=True)


def paths(folder: Path) -> list[Path]:
    """Return the files of all copies, those without a manifest too."""
    return [*(folder / backup.FOLDER).glob("*.db"), *folder.glob(f"*-{DAMAGED}.db")]


def _of_backup(one: Backup, zone: datetime) -> HeldCopy:
    made = one.made_at.astimezone(zone.tzinfo)
    return HeldCopy(one.path, one.reason, made.date(), f"{made:%H:%M}")


def _of_file(path: Path, zone: datetime) -> HeldCopy:
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone(zone.tzinfo)
    reason = DAMAGED if path.stem.endswith(DAMAGED) else "asked"
    return HeldCopy(path, reason, made.date(), f"{made:%H:%M}")


def holding(found: Iterable[HeldCopy], card: ContactCard) -> list[HeldCopy]:
    """Return the copies that hold a contact, in a row or in the history; what can't be read may hold them."""
    return [one for one in found if one.reason == DAMAGED or may_hold(one.path, card)]


def may_hold(path: Path, card: ContactCard) -> bool:
    """Tell whether a copy may hold a contact: their number, their name, or a way to reach them."""
    one = card.contact
    reach = {channel.normalised for channel in card.channels if channel.normalised}
    questions: list[tuple[str, tuple[object, ...]]] = [
        (
            "SELECT 1 FROM step_touched WHERE table_name = 'contact' AND ? BETWEEN first AND last LIMIT 1",
            (one.id,),
        ),
        (
            "SELECT 1 FROM contact WHERE id = ? OR (sort_name <> '' AND sort_name = ?) LIMIT 1",
            (one.id, one.sort_name),
        ),
        *(("SELECT 1 FROM channel WHERE normalised = ? LIMIT 1", (text,)) for text in sorted(reach)),
    ]
    try:
        copy = backup.open_copy(path)
        try:
            return any(copy.execute(sql, given).fetchone() for sql, given in questions)
        finally:
            copy.close()
    except apsw.Error:
        return True


def delete(folder: Path, wanted: Iterable[Path]) -> list[Path]:
    """Delete copies of the profile with all that lies beside them; what is no copy of it is let be.

    Returns:
        The copies that are gone now.
    """
    gone = []
    for path in wanted:
        is_backup = path.parent == folder / backup.FOLDER and path.suffix == ".db"
        if not (is_backup or (path.parent == folder and path.stem.endswith(DAMAGED))):
            continue
        backup.manifest_of(path).unlink(missing_ok=True)
        for ending in _SIDES:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        gone.append(path)
    for place in {path.parent for path in gone}:
        private_files.sync_folder(place)
    return gone
