"""How many rows the tables have."""

from collections.abc import Collection

from netcrm.store import query


def rows_of(tables: Collection[str]) -> dict[str, int]:
    """Return the number of rows of some tables; one that isn't there is left out."""
    there = set(query.column("SELECT name FROM sqlite_schema WHERE type = 'table'"))
    return {name: int(query.one(f'SELECT count(*) FROM "{name}"')) for name in sorted(there & set(tables))}
