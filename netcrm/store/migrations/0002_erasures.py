"""Who was erased for good, as salted hashes, and which copies still hold them (RELIABILITY.md 2.7)."""

from typing import Any

TABLES = """
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mark TEXT NOT NULL UNIQUE CHECK (length(mark) = 32),
    erased_on TEXT NOT NULL CHECK (erased_on IS date(erased_on)),
    swept INTEGER NOT NULL DEFAULT 0 CHECK (swept IN (0, 1))
);
CREATE TABLE erased_key (
    id INTEGER PRIMARY KEY,
    erasure INTEGER NOT NULL REFERENCES erasure (id) ON DELETE CASCADE,
    salt TEXT NOT NULL CHECK (length(salt) = 32),
    hash TEXT NOT NULL CHECK (length(hash) = 32)
);
CREATE UNIQUE INDEX erased_key_once ON erased_key (erasure, hash);
CREATE TABLE purge (
    id INTEGER PRIMARY KEY,
    erasure INTEGER NOT NULL REFERENCES erasure (id) ON DELETE CASCADE,
    file TEXT NOT NULL
);
CREATE UNIQUE INDEX purge_once ON purge (erasure, file);
"""


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401 - what the runner hands over
    """Make the tables; they belong to no step, for an erasure can't be undone."""
    db.connection().execute(TABLES)
