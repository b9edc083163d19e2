"""Whatever is cut off by a kill is there whole or not at all, and the next start asks nothing."""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netcrm.actions import contacts, imports
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.store import backup, check, migrate, steps
from netcrm.store.engine import database, rows
from netcrm.store.ledger import Ledger

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
KILLS, ROWS = 60, 1_500
MANY_KILLS, MANY_ROWS = 200, 50_000

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")


class House:
    """Carries out jobs on copies of a profile, and kills them."""

    def __init__(self, process, place):
        self._process = process
        self._place = place

    def run(self, job, base, *, file="", left=None):
        """Do a job on a copy of `base`; return the copy, what came of it, and what was printed."""
        folder, out = self._place / "profile", self._place / "out"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base, folder)
        order = {"job": job, "folder": str(folder), "file": str(file), "left": left, "out": str(out)}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        assert not told["failed"], out.read_text()
        return folder, told, out.read_text()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    place = tmp_path_factory.mktemp("house")
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "shared")])
    with subprocess.Popen(
        [sys.executable, "-m", "killing_house"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield House(process, place)
        process.stdin.close()


@contextmanager
def opened(folder: Path, **more) -> Iterator[Ledger]:
    ledger = Ledger.open(folder, now=NOW, **more)
    try:
        with ledger.writing():
            yield ledger
    finally:
        ledger.close()


def state():
    """Return how many rows every recorded table has, what the two twins look like, and the steps."""
    connection = database.raw()
    tables = steps.recorded_tables(connection)
    counted = {name: rows(connection, f'SELECT count(*) FROM "{name}"')[0][0] for name in tables}
    twins = rows(connection, "SELECT * FROM contact WHERE family = 'Lovelace' ORDER BY id")
    kept = [(line.code, line.undone) for line in steps.history()]
    return counted, twins, kept


def state_of(folder: Path):
    """Open a profile as the next start would, see that it is whole, and return its state."""
    with opened(folder):
        assert check.problems(database.raw()) == []
        assert check.repair_derived() is False
        (documents,) = rows(database.raw(), "SELECT count(*) FROM doc WHERE id % 4 = 0")
        found = state()
        assert documents[0] == found[0]["contact"]
        for kept in backup.backups(folder):
            assert backup.digest(kept.path) == kept.sha256
        return found


def people(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        told = csv.writer(file)
        told.writerow(["First Name", "Last Name", "Company", "Email", "Notes"])
        told.writerows(
            [f"Ann{n}", f"Berg{n}", f"Firm {n % 97}", f"p{n}@example.com", "x" * (n % 60)]
            for n in range(count)
        )
    return path


def ada(number: int) -> ContactCard:
    email = Channel(kind=ChannelKind.EMAIL, written=f"ada{number}@example.org")
    return ContactCard(contact=Contact(given="Ada", family="Lovelace"), channels=(email,))


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A profile with two contacts, each by an acknowledged step, and a backup of the first."""
    folder = tmp_path_factory.mktemp("base") / "profile"
    with opened(folder) as ledger:
        contacts.add(ada(1), now=NOW)
        ledger.back_up("daily", now=NOW)
        contacts.add(ada(2), now=NOW)
    return folder


@pytest.fixture(scope="module")
def filled(tmp_path_factory, base):
    """The same profile after an import."""
    place = tmp_path_factory.mktemp("filled")
    shutil.copytree(base, place / "profile")
    with opened(place / "profile"):
        imports.import_files([people(place / "people.csv", ROWS)], now=NOW)
    return place / "profile"


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    """A profile of the first released schema."""
    place = tmp_path_factory.mktemp("older")
    first = place / "migrations"
    first.mkdir()
    for path in migrate.MIGRATIONS.glob("0001*.py"):
        shutil.copy(path, first)
    folder = place / "profile"
    with opened(folder, migrations=first), steps.recorded("contact.added", NOW):
        database.raw().execute("INSERT INTO contact (given, family) VALUES ('Ada', 'Lovelace')")
    return folder


def moments(writes: int, count: int) -> list[int]:
    """Return writes spread over the whole run, its very end among them; commits are where writes are."""
    return sorted({place * (writes - 1) // max(1, count - 1) for place in range(count)})


def cut_off(house, job, base, count, file=""):
    """Kill a job at `count` moments; each time all or nothing of it is there, and what it told is."""
    with tempfile.TemporaryDirectory() as place:
        before = state_of(shutil.copytree(base, Path(place, "profile")))
    folder, whole, told = house.run(job, base, file=file)
    after = state_of(folder)
    assert told or job == "open"
    seen = []
    for left in moments(whole["writes"], count):
        folder, ended, printed = house.run(job, base, file=file, left=left)
        found = state_of(folder)
        assert found in (before, after), f"{job}, killed at write {left} of {whole['writes']}"
        if printed or not ended["killed"]:
            assert found == after
        seen.append((ended["killed"], found == after))
    return before, after, seen


def test_an_import_is_cut_off(house, base, tmp_path):
    file = people(tmp_path / "people.csv", ROWS)
    before, after, seen = cut_off(house, "import", base, KILLS, file)
    assert after[0]["contact"] == before[0]["contact"] + ROWS
    assert sum(killed for killed, _all in seen) >= 50
    assert {arrived for _killed, arrived in seen} == {False, True}


@pytest.mark.parametrize(
    ("job", "kills"), [("import in the window", 12), ("merge", 8), ("backup", 8), ("restore", 10)]
)
def test_a_change_is_cut_off(house, base, tmp_path, job, kills):
    file = people(tmp_path / "people.csv", ROWS)
    (kept,) = backup.backups(base)
    before, after, seen = cut_off(house, job, base, kills, kept.path if job == "restore" else file)
    assert (after != before) is (job != "backup")
    assert sum(killed for killed, _all in seen) >= kills // 2


def test_the_undo_of_an_import_is_cut_off(house, filled):
    before, after, seen = cut_off(house, "undo", filled, 8)
    assert before[0]["contact"] - after[0]["contact"] == ROWS
    assert sum(killed for killed, _all in seen) >= 4


def test_a_migration_is_cut_off(house, older):
    _before, after, seen = cut_off(house, "open", older, 10)
    assert after[0]["contact"] == 1
    assert sum(killed for killed, _all in seen) >= 5


@pytest.mark.full
def test_a_large_import_is_cut_off(house, base, tmp_path):
    file = people(tmp_path / "people.csv", MANY_ROWS)
    _before, after, seen = cut_off(house, "import", base, MANY_KILLS, file)
    assert after[0]["contact"] == MANY_ROWS + 2
    assert sum(killed for killed, _all in seen) >= MANY_KILLS - 10
