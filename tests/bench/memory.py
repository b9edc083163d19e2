"""The most memory that an import ever holds, each taken in a process of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

import people
from imports import ROWS, write_people

_PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from netcrm.actions import imports
from netcrm.store.ledger import Ledger

now = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
ledger = Ledger.open(Path(sys.argv[1]), now=now)
with ledger.writing():
    imports.import_files([Path(sys.argv[2])], now=now)
ledger.close()
try:
    import resource
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(held / 1024 if sys.platform != "darwin" else held / 1024 ** 2)
except ImportError:
    print("nan")
"""
_CARD = (
    "BEGIN:VCARD",
    "VERSION:3.0",
    "N:{family};{given};;;",
    "FN:{given} {family}",
    "ORG:{company}",
    "ROLE:{trade}",
    "EMAIL;TYPE=INTERNET,WORK:{email}",
    "TEL;TYPE=CELL:{phone}",
    "ADR;TYPE=WORK:;;;{place};;;",
    "NOTE:met as number {number}",
    "UID:urn:uuid:{number:032x}",
    "END:VCARD",
    "",
)


def of_rows() -> float:
    """Return the megabytes of importing 50,000 rows of CSV; not a number where the system doesn't tell."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "people.csv")
        write_people(source)
        return _peak(folder, source)


def of_cards() -> float:
    """Return the megabytes of importing 50,000 vCards; not a number where the system doesn't tell."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "people.vcf")
        card = "\r\n".join(_CARD)
        with source.open("w", encoding="utf-8", newline="") as file:
            for number, row in enumerate(people.rows(ROWS)):
                given, family, company, trade, email, phone, place = row
                told = {"given": given, "family": family, "company": company, "trade": trade, "email": email}
                file.write(card.format(**told, phone=phone, place=place, number=number))
        return _peak(folder, source)


def _peak(folder: str, source: Path) -> float:
    command = [sys.executable, "-c", _PROGRAM, str(Path(folder, "profile")), str(source)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])
