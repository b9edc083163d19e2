"""Bring a ledger file up to today's schema, one numbered migration after the other (HOUSE.md 3)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
from playhouse.migrations import Migration, Runner

from netcrm.domain.refusal import Refused
from netcrm.store import derived
from netcrm.store.engine import APPLICATION_ID, database, rows
from netcrm.store.triggers import TRIGGERS

MIGRATIONS = Path(__file__).parent / "migrations"


class _Numbered(Migration):  # type: ignore[misc]  # playhouse has no types
    """A migration that sets the file's schema number in its own transaction."""

    __slots__ = ()

    def load(self) -> Any:  # noqa: ANN401 - a module
        module = super().load()
        change = module.up

        def up(migrator: Any, ledger: Any) -> None:  # noqa: ANN401 - playhouse has no types
            change(migrator, ledger)
            ledger.pragma("user_version", self.idx)

        module.up = up
        return module


class _Runner(Runner):  # type: ignore[misc]  # playhouse has no types
    def migrations(self) -> list[_Numbered]:
        return [_Numbered(*one) for one in super().migrations()]


def newest(folder: Path = MIGRATIONS) -> int:
    """Return the number of the newest migration in `folder`.

    Raises:
        FileNotFoundError: there is none; the program was packed without its migrations.
    """
    found = Migration.load_directory(str(folder))
    if not found:
        raise FileNotFoundError(f"no migrations in {folder}")
    return int(found[-1].idx)


def migrate(folder: Path, before: Callable[[], object]) -> None:
    """Run what is missing on this thread's connection, then bring triggers and derived tables in line.

    Must run inside ``database.writing()`` and outside a transaction. `before` is called once if recorded
    tables are about to change: make the backup there.

    Raises:
        Refused: ``ledger.damaged``: rows point at rows that are not there.
    """
    with database.unlocked() as connection:
        runner = _Runner(database, str(folder))
        if any(not one.applied for one in runner.status()):
            before()
            # First of all: the runner's own table is made outside of the first migration.
            connection.pragma("application_id", APPLICATION_ID)
            runner.up()
    with database.changing() as connection:
        _renew_triggers(connection)
        if not derived.is_current(connection):
            derived.rebuild(connection)
            _require_links(connection)


def _renew_triggers(connection: apsw.Connection) -> None:
    present = dict(rows(connection, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    wanted = {name: sql.strip() for name, sql in TRIGGERS.items()}
    for name, sql in present.items():
        if sql != wanted.get(name):
            connection.execute(f'DROP TRIGGER "{name}"')
    for name, sql in wanted.items():
        if present.get(name) != sql:
            connection.execute(sql)


def _require_links(connection: apsw.Connection) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise Refused("ledger.damaged")
