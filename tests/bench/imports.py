"""An import of 50,000 rows and its undo."""

import csv
import functools
import tempfile
from pathlib import Path

import people
from big_profile import NOW
from measure import seconds

from netcrm.actions import history, imports
from netcrm.store.ledger import Ledger

ROWS = 50_000
_REPEATS = 3


def write_people(path: Path) -> None:
    """Write the CSV of 50,000 people."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([people.HEADER, *people.rows(ROWS)])


def file_into_book() -> float:
    """Return the seconds from a CSV file to 50,000 contacts, duplicates checked, as one step."""
    return _taken()[0]


def undo() -> float:
    """Return the seconds to undo that import."""
    return _taken()[1]


@functools.cache
def _taken() -> tuple[float, float]:
    """Return the median import and the median undo of a few runs."""
    imported, undone = zip(*(_both() for _ in range(_REPEATS)), strict=True)
    return sorted(imported)[_REPEATS // 2], sorted(undone)[_REPEATS // 2]


def _both() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "people.csv")
        write_people(source)
        ledger = Ledger.open(Path(folder, "profile"), now=NOW)
        try:
            with ledger.writing():
                taken = seconds(lambda: imports.import_files([source], now=NOW))
                return taken, seconds(lambda: history.undo(now=NOW))
        finally:
            ledger.close()
