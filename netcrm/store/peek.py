"""A look at a ledger file that changes not one byte of it, before anything opens it to write."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from netcrm.domain.refusal import Refused
from netcrm.store.engine import APPLICATION_ID, BUSY_MILLISECONDS


@dataclass(frozen=True, slots=True)
class Seen:
    """What the file's head says.

    Attributes:
        is_new: no file, or one without any table yet.
        schema: number of the last migration; 0 for a new file.
    """

    is_new: bool
    schema: int


def peek(path: Path, newest: int) -> Seen:
    """Look at the ledger file `path`; `newest` is the newest schema that this program knows.

    Raises:
        Refused: ``ledger.not_ours`` (a database of another program), ``ledger.too_new`` with the figures
            ``schema`` and ``known``.
        apsw.Error: damaged, no database, unreadable (see `netcrm.store.errors`).
    """
    if not path.exists() or path.stat().st_size == 0:
        return Seen(is_new=True, schema=0)
    connection = apsw.Connection(_address(path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    try:
        connection.set_busy_timeout(BUSY_MILLISECONDS)
        application = connection.pragma("application_id")
        schema = int(connection.pragma("user_version"))
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        # A log can't be folded in without the right to write: no news, and nothing lost.
        with suppress(apsw.IOError):
            connection.close()
    if not application and not schema and tables is not None and not tables[0]:
        return Seen(is_new=True, schema=0)
    if application != APPLICATION_ID:
        raise Refused("ledger.not_ours", path=str(path))
    if schema > newest:
        raise Refused("ledger.too_new", schema=schema, known=newest)
    return Seen(is_new=False, schema=schema)


def _address(path: Path) -> str:
    # Without a log to read, "immutable" leaves no -wal and -shm behind where there were none.
    log = path.with_name(path.name + "-wal")
    alone = not log.exists() or log.stat().st_size == 0
    return path.absolute().as_uri() + ("?immutable=1" if alone else "")
