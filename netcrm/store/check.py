"""Is the file whole? SQLite's checks, the links between rows, and the search index."""

import apsw

from netcrm.store import derived
from netcrm.store.engine import database

_INDEX = "INSERT INTO doc_search (doc_search, rank) VALUES ('integrity-check', 1)"


def problems(connection: apsw.Connection) -> list[str]:
    """Return what is wrong with the file behind `connection`, in SQLite's words; empty if it is whole.

    Derived tables are not looked at; see `repair_derived`.
    """
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
        links = connection.execute("PRAGMA foreign_key_check").fetchall()
    except (apsw.CorruptError, apsw.NotADBError) as error:
        return [str(error)]
    broken = [
        f"{table} {row} names a row of {parent} that is not there" for table, row, parent, _ in links[:20]
    ]
    return [line for line in found if line != "ok"] + broken


def repair_derived() -> bool:
    """Check the search index and make all derived tables anew where it is broken; tell whether it was.

    SQLite's own check misses a flipped bit in an indexed text; the index's finds it. Must run inside
    ``database.writing()``.
    """
    try:
        with database.changing() as connection:
            connection.execute(_INDEX)
    except apsw.CorruptError:
        with database.changing() as connection:
            derived.rebuild(connection)
        return True
    return False
