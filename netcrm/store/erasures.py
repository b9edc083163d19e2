"""What is remembered of people who were erased for good; no text of theirs (see `netcrm.domain.erasure`)."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import apsw

from netcrm.domain.erasure import ErasedKey, ErasedPeople, hashed
from netcrm.store import backup, query
from netcrm.store.engine import rows

_BYTES = 16
_READ = (
    "SELECT e.mark, e.erased_on, coalesce(k.salt, ''), coalesce(k.hash, '')"
    " FROM erasure e LEFT JOIN erased_key k ON k.erasure = e.id ORDER BY e.id, k.id"
)


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure, as it travels from one ledger to another.

    Attributes:
        mark: random; the same erasure has the same everywhere.
        keys: its hashes.
        files: names of the backups that still hold the person.
    """

    mark: str
    erased_on: date
    keys: tuple[ErasedKey, ...] = ()
    files: tuple[str, ...] = ()


def people() -> ErasedPeople:
    """Return everybody who was erased."""
    found = query.rows(
        "SELECT k.salt, k.hash, e.erased_on FROM erased_key k JOIN erasure e ON e.id = k.erasure"
    )
    return ErasedPeople(ErasedKey(salt, key, date.fromisoformat(day)) for salt, key, day in found)


def remember(keys: Iterable[str], on: date, files: Iterable[str] = ()) -> None:
    """Remember identity keys, as hashes, and the copies that hold the person; inside `steps.erasing`."""
    salt = query.one("SELECT salt FROM erased_key ORDER BY id DESC LIMIT 1") or secrets.token_hex(_BYTES)
    made = tuple(ErasedKey(salt, hashed(key, salt), on) for key in sorted(keys))
    write([Erasure(secrets.token_hex(_BYTES), on, made, tuple(files))], swept=False)


def write(erasures: Iterable[Erasure], *, swept: bool) -> None:
    """Write erasures down as they are; those that are known by their mark only gain what they lack."""
    for one in erasures:
        query.execute(
            "INSERT OR IGNORE INTO erasure (mark, erased_on, swept) VALUES (?, ?, ?)",
            (one.mark, one.erased_on.isoformat(), int(swept)),
        )
        number = query.one("SELECT id FROM erasure WHERE mark = ?", (one.mark,))
        for key in one.keys:
            query.execute(
                "INSERT OR IGNORE INTO erased_key (erasure, salt, hash) VALUES (?, ?, ?)",
                (number, key.salt, key.hash),
            )
        for file in one.files:
            query.execute("INSERT OR IGNORE INTO purge (erasure, file) VALUES (?, ?)", (number, file))


def present(connection: apsw.Connection) -> list[Erasure]:
    """Return the erasures that a ledger knows; none for one of a schema before them."""
    if not _is_told(connection):
        return []
    keys: dict[str, list[ErasedKey]] = {}
    days: dict[str, date] = {}
    for mark, day, salt, key in rows(connection, _READ):
        days[mark] = date.fromisoformat(day)
        listed = keys.setdefault(mark, [])
        if key:
            listed.append(ErasedKey(salt, key, days[mark]))
    files: dict[str, list[str]] = {}
    for mark, file in rows(
        connection, "SELECT e.mark, p.file FROM purge p JOIN erasure e ON e.id = p.erasure"
    ):
        files.setdefault(mark, []).append(file)
    return [Erasure(mark, days[mark], tuple(keys[mark]), tuple(files.get(mark, ()))) for mark in days]


def in_copies(paths: Iterable[Path]) -> list[Erasure]:
    """Return the erasures that any of these copies of a ledger knows; one that can't be read knows none."""
    found: dict[str, Erasure] = {}
    for path in paths:
        try:
            copy = backup.open_copy(path)
            try:
                found |= {one.mark: one for one in present(copy)}
            finally:
                copy.close()
        except apsw.Error:
            continue
    return list(found.values())


def unknown_here(known: Collection[Erasure], connection: apsw.Connection) -> list[Erasure]:
    """Return those of `known` that the ledger of `connection` has not heard of."""
    here = {one.mark for one in present(connection)}
    return [one for one in known if one.mark not in here]


def is_swept(connection: apsw.Connection) -> bool:
    """Tell whether the traces of everybody who was erased have left the file."""
    return not _is_told(connection) or not rows(connection, "SELECT 1 FROM erasure WHERE swept = 0 LIMIT 1")


def _is_told(connection: apsw.Connection) -> bool:
    return bool(rows(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'purge'"))


def held_by_files() -> dict[str, int]:
    """Return, by file name of a copy, how many erased people it still holds."""
    return dict(query.rows("SELECT file, count(*) FROM purge GROUP BY file"))
