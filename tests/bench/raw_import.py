"""Floor of an import: the csv module and one executemany into a table with the indexes of ours."""

import csv
import sqlite3
import tempfile
from pathlib import Path

import people
from measure import median, seconds

_ROWS = 50_000
_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT, given TEXT, family TEXT, company TEXT, profession TEXT,
    email TEXT, phone TEXT, place TEXT
);
CREATE INDEX contact_name ON contact (family, given);
CREATE INDEX contact_company ON contact (company);
CREATE INDEX contact_email ON contact (email);
CREATE INDEX contact_phone ON contact (phone);
"""
_INSERT = (
    "INSERT INTO contact (given, family, company, profession, email, phone, place) VALUES (?,?,?,?,?,?,?)"
)


def csv_into_table() -> float:
    """Return the seconds to read a CSV of 50,000 people into a fresh table."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "people.csv")
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([people.HEADER, *people.rows(_ROWS)])
        return median(lambda: _once(source), repeats=3)


def _once(source: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder, "raw.db"))
        connection.executescript(_SCHEMA)
        taken = seconds(lambda: _fill(connection, source))
        connection.close()
        return taken


def _fill(connection: sqlite3.Connection, source: Path) -> None:
    with source.open(encoding="utf-8", newline="") as file, connection:
        reader = csv.reader(file)
        next(reader)
        connection.executemany(_INSERT, reader)
