"""Floors of an import: csv.reader and executemany, and nothing else.

Nothing is asked of the rows: no encoding or header is found, no name, number or address is read, no duplicate
looked for, no undo kept; a cell goes into its column as it stands. Three floors, from the barest on:

- `csv_into_one_table`: one narrow table of seven columns with four indexes, as the file itself would be;
- `csv_into_tables`: the tables that an import fills (contact, channel with two rows each, listing), with
  every constraint and index that they have;
- `csv_into_tables_and_search`: these, the documents, and the full-text index over them.

The tables of the last two come out of the ledger's own schema, so "the same indexes" holds whatever is added.
"""

import csv
import importlib.util
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import ModuleType

import people
from measure import median, seconds

from netcrm.store import listing, search
from netcrm.store.migrate import MIGRATIONS

_ROWS = 50_000
_PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -16384;
"""
_ONE_TABLE = """
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT, given TEXT, family TEXT, company TEXT, profession TEXT,
    email TEXT, phone TEXT, place TEXT
);
CREATE INDEX person_name ON person (family, given);
CREATE INDEX person_company ON person (company);
CREATE INDEX person_email ON person (email);
CREATE INDEX person_phone ON person (phone);
"""
_PERSON = (
    "INSERT INTO person (given, family, company, profession, email, phone, place) VALUES (?,?,?,?,?,?,?)"
)
_CONTACT = """
INSERT INTO contact (id, given, family, company, profession, place, sort_name, source, created_on)
VALUES (?, ?, ?, ?, ?, ?, ?, 'people.csv', '2026-11-17')"""
_CHANNEL = "INSERT INTO channel (contact, kind, written, normalised, position) VALUES (?, ?, ?, ?, ?)"
_LISTING = """INSERT INTO listing (contact, name, sort_name, work, company, sort_company, local)
VALUES (?, ?, ?, ?, ?, ?, 'unknown')"""
_DOCUMENT = "INSERT INTO doc (id, name, work, channels, notes) VALUES (?, ?, ?, ?, ?)"
_INDEXED = "INSERT INTO doc_search (rowid, name, work, channels, notes) VALUES (?, ?, ?, ?, ?)"

_Cells = Sequence[str]
_Numbered = list[tuple[int, _Cells]]


def csv_into_one_table() -> float:
    """Return the seconds to fill one narrow table with four indexes from 50,000 lines."""
    return _floor(_one_table)


def csv_into_tables() -> float:
    """Return the seconds to fill contact, channel and listing with all their indexes from 50,000 lines."""
    return _floor(_tables)


def csv_into_tables_and_search() -> float:
    """Return the seconds to fill these and the documents with their full-text index from 50,000 lines."""
    return _floor(_tables_and_search)


def _floor(fill: Callable[[sqlite3.Connection, _Numbered], None]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "people.csv")
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([people.HEADER, *people.rows(_ROWS)])
        return median(lambda: _once(source, fill), repeats=3)


def _once(source: Path, fill: Callable[[sqlite3.Connection, _Numbered], None]) -> float:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder, "raw.db"))) as connection,
    ):
        schema = _schema()
        connection.executescript(_PRAGMAS + schema.RECORDED + schema.INDEXES)
        connection.executescript(search.TABLES + listing.TABLES + _ONE_TABLE)
        return seconds(lambda: _import(connection, source, fill))


def _schema() -> ModuleType:
    """Return the migration that makes the tables; its file name is no module name."""
    path = next(MIGRATIONS.glob("0001_*.py"))
    spec = importlib.util.spec_from_file_location("first_migration", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _import(
    connection: sqlite3.Connection, source: Path, fill: Callable[[sqlite3.Connection, _Numbered], None]
) -> None:
    with source.open(encoding="utf-8", newline="") as file, connection:
        reader = csv.reader(file)
        next(reader)
        fill(connection, list(enumerate(reader, start=1)))


def _one_table(connection: sqlite3.Connection, rows: _Numbered) -> None:
    connection.executemany(_PERSON, (cells for _number, cells in rows))


def _tables(connection: sqlite3.Connection, rows: _Numbered) -> None:
    connection.executemany(
        _CONTACT,
        (
            (number, given, family, company, trade, place, f"{given} {family}".lower())
            for number, (given, family, company, trade, _email, _phone, place) in rows
        ),
    )
    connection.executemany(_CHANNEL, _channels(rows))
    connection.executemany(
        _LISTING,
        (
            (number, f"{given} {family}", f"{given} {family}".lower(), trade, company, company.lower())
            for number, (given, family, company, trade, _email, _phone, _place) in rows
        ),
    )


def _channels(rows: _Numbered) -> Iterator[tuple[int, str, str, str, int]]:
    for number, (_given, _family, _company, _trade, email, phone, _place) in rows:
        yield number, "email", email, email, 0
        yield number, "phone", phone, phone, 1


def _tables_and_search(connection: sqlite3.Connection, rows: _Numbered) -> None:
    _tables(connection, rows)
    for statement in (_DOCUMENT, _INDEXED):
        connection.executemany(statement, _documents(rows))


def _documents(rows: _Numbered) -> Iterator[tuple[int, str, str, str, str]]:
    """Yield what the ledger's documents hold of such rows, put together as simply as can be."""
    for number, (given, family, company, trade, email, phone, place) in rows:
        channels = f"{email} {email} {phone} {phone} {phone[1:]} {phone[1:]}"
        yield number * 4, f"{given} {family}".lower(), f"{company} {trade}".lower(), channels, place.lower()
