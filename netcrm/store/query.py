"""Questions to the database in SQL, for what a model can't say as fast."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from netcrm.store.engine import database


def rows(sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """Return all rows; nothing stays open behind (a forgotten cursor lets the log grow)."""
    return list(database.execute_sql(sql, tuple(parameters)).fetchall())


def column(sql: str, parameters: Sequence[object] = ()) -> list[Any]:
    """Return the first column of all rows."""
    return [row[0] for row in rows(sql, parameters)]


def one(sql: str, parameters: Sequence[object] = ()) -> Any:  # noqa: ANN401 - whatever the column holds
    """Return the first column of the first row, None without one."""
    found = rows(sql, parameters)
    return found[0][0] if found else None


def execute(sql: str, parameters: Sequence[object] = ()) -> None:
    """Run one statement that returns nothing."""
    database.execute_sql(sql, tuple(parameters)).fetchall()


def day(text: str | None) -> date | None:
    """Return a stored day as a date."""
    return date.fromisoformat(text) if text else None


def listed(numbers: Iterable[int]) -> str:
    """Return numbers as the JSON that ``json_each`` takes; there may be more than SQLite has marks for."""
    return "[" + ",".join(map(str, numbers)) + "]"


def marks(values: Sequence[object]) -> str:
    """Return the question marks of an IN list."""
    return ", ".join("?" for _ in values)
