"""What is worked out from the recorded tables and may be thrown away: search documents and list rows."""

import hashlib

import apsw

from netcrm.store import listing, search
from netcrm.store.traces import Traces

_STATE = "CREATE TABLE IF NOT EXISTS derived_state (fingerprint TEXT NOT NULL)"
_DROPS = "DROP TABLE IF EXISTS doc_search; DROP TABLE IF EXISTS doc; DROP TABLE IF EXISTS listing"


def reindex(connection: apsw.Connection, traces: Traces) -> None:
    """Bring search and list in line with what was touched, in the transaction that touched it."""
    search.reindex(connection, traces)
    listing.reindex(connection, traces)


def rebuild(connection: apsw.Connection) -> None:
    """Drop the derived tables and make them anew from the recorded ones, inside a transaction."""
    connection.execute(_DROPS)
    connection.execute(search.TABLES + listing.TABLES)
    search.rebuild(connection)
    listing.rebuild(connection)
    connection.execute(_STATE)
    connection.execute("DELETE FROM derived_state")
    connection.execute("INSERT INTO derived_state (fingerprint) VALUES (?)", (fingerprint(),))


def fingerprint() -> str:
    """Return what tells today's form of the derived tables from an older program's."""
    made = "".join((search.TABLES, listing.TABLES, *search.STATEMENTS, *listing.STATEMENTS))
    return hashlib.sha256(made.encode()).hexdigest()


def is_current(connection: apsw.Connection) -> bool:
    """Tell whether the derived tables have today's form."""
    connection.execute(_STATE)
    found = connection.execute("SELECT fingerprint FROM derived_state").fetchone()
    return found is not None and found[0] == fingerprint()
