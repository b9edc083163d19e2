"""Floor of a search: a prefix query on a bare FTS5 table, 100,000 documents."""

import sqlite3
from contextlib import closing

import people
from measure import percentile, seconds

_ROWS = 100_000
_SCHEMA = """
CREATE VIRTUAL TABLE doc USING fts5(
    name, company, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
)
"""
_QUERY = "SELECT rowid FROM doc WHERE doc MATCH ? LIMIT 50"
_TYPED = ("okafor", "sonder", "joiner", "bristol", "amara", "jurgen", "haddad", "architect")


def key_press_to_hits() -> float:
    """Return the 99th percentile, in seconds, over every prefix of words as they are typed."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(_SCHEMA)
        documents = (
            (f"{row[0]} {row[1]}", row[2], f"{row[3]} {row[6]} {row[4]}") for row in people.rows(_ROWS)
        )
        connection.executemany("INSERT INTO doc VALUES (?, ?, ?)", documents)
        prefixes = [word[:length] for word in _TYPED for length in range(1, len(word) + 1)]
        return percentile([_ask(connection, prefix) for prefix in prefixes * 5], 0.99)


def _ask(connection: sqlite3.Connection, prefix: str) -> float:
    return seconds(lambda: connection.execute(_QUERY, (f'"{prefix}"*',)).fetchall())
