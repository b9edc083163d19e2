"""Bring a ledger file up to today's schema, one numbered migration after the other (HOUSE.md 3)."""

from collections.abc import Callable
from pathlib import Path

import apsw

from netcrm.domain.refusal import Refused
from netcrm.store import derived
from netcrm.store.engine import APPLICATION_ID, database, rows
from netcrm.store.triggers import TRIGGERS

MIGRATIONS = Path(__file__).parent / "migrations"


def newest(folder: Path = MIGRATIONS) -> int:
    """Return the number of the newest migration in `folder`.

    Raises:
        FileNotFoundError: there is none; the program was packed without its migrations.
    """
    numbers = [int(path.name.partition("_")[0]) for path in folder.glob("[0-9]*_*.py")]
    if not numbers:
        raise FileNotFoundError(f"no migrations in {folder}")
    return max(numbers)


def migrate(folder: Path, before: Callable[[], object]) -> None:
    """Run what is missing on this thread's connection, then bring triggers and derived tables in line.

    Must run inside ``database.writing()`` and outside a transaction. `before` is called once if recorded
    tables are about to change: make the backup there.

    Raises:
        Refused: ``ledger.damaged``: rows point at rows that are not there.
    """
    with database.unlocked() as connection:
        if connection.pragma("user_version") < newest(folder):
            from netcrm.store.runner import NumberedRunner

            before()
            # First of all: the runner's own table is made outside of the first migration.
            connection.pragma("application_id", APPLICATION_ID)
            NumberedRunner(database, str(folder)).up()
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
