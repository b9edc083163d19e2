"""A profile on a real file, and the plain statements that tests of the engine write with."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netcrm.store import steps
from netcrm.store.engine import database, rows
from netcrm.store.ledger import Ledger

NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_stays_open():
    """Keep the failure of one test from being that of all later ones."""
    yield
    if not database.deferred:
        database.close_all()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "profile"


@pytest.fixture
def ledger(folder):
    opened = Ledger.open(folder, now=NOW)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def writing(ledger):
    with ledger.writing():
        yield ledger


@contextmanager
def profile() -> Iterator[Ledger]:
    """A profile of its own for one example of a property."""
    place = Path(tempfile.mkdtemp())
    try:
        opened = Ledger.open(place / "profile", now=NOW)
        try:
            with opened.writing():
                yield opened
        finally:
            opened.close()
    finally:
        shutil.rmtree(place)


@pytest.fixture
def fresh_profile():
    return profile


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def ask():
    """Ask one statement and get all its rows."""
    return asked


def asked(sql, *given):
    return rows(database.raw(), sql, given)


@pytest.fixture
def step(writing):
    """Run statements as one step and get the step."""
    return made


def made(*statements, code="test.step"):
    with steps.recorded(code, NOW) as step:
        for statement in statements:
            sql, *given = (statement,) if isinstance(statement, str) else statement
            database.raw().execute(sql, tuple(given))
    return step


def add_contact(given, **cells):
    """Return the statement that adds a contact."""
    cells = {"given": given, "sort_name": given.casefold(), **cells}
    names = ", ".join(cells)
    return (f"INSERT INTO contact ({names}) VALUES ({', '.join('?' * len(cells))})", *cells.values())


@pytest.fixture
def contact():
    return add_contact


def dumped(tables=None):
    """Return all rows of the recorded tables, or of `tables`."""
    connection = database.raw()
    names = tables or steps.recorded_tables(connection)
    return {name: rows(connection, f'SELECT * FROM "{name}" ORDER BY 1') for name in names}


@pytest.fixture
def dump():
    return dumped
