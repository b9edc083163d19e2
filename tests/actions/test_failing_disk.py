"""An import whose disk fails at the n-th write: nothing half done, the true cause is named, a retry works."""

import pytest

from book import NOW, Book
from failing_disk import FAILURES, FailingDisk
from netcrm.actions import history, imports
from netcrm.domain.refusal import Refused
from netcrm.store import check, everything, steps
from netcrm.store.engine import database
from netcrm.store.ledger import Ledger
from netcrm.words.words import Words

ROWS = 1_500


@pytest.fixture
def disk():
    failing = FailingDisk()
    yield failing
    failing.unregister()


@pytest.fixture
def ledger(tmp_path, disk):
    opened = Ledger.open(tmp_path / "profile", now=NOW)
    try:
        with opened.writing():
            Book().contact("Ada", email="p1@example.com")
            yield opened
    finally:
        disk.left = None
        opened.close()


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    rows = (f"Ann{n},Berg{n},p{n}@example.com,{'x' * 200}\n" for n in range(ROWS))
    path.write_text("First Name,Last Name,Email,Notes\n" + "".join(rows), encoding="utf-8")
    return path


def import_(people):
    return imports.import_files([people], now=NOW)


def fails_at(disk, left, action, code):
    """Do an action whose writes fail after so many; nothing of it is there."""
    before, kept = everything.read(), steps.history()
    disk.left = left
    with pytest.raises(Refused) as refused:
        action()
    disk.left = None
    assert refused.value.code == code
    assert Words().refusal(refused.value)
    assert everything.read() == before
    assert steps.history() == kept


@pytest.mark.parametrize("kind", FAILURES)
def test_an_import_fails_at_the_nth_write(disk, ledger, people, kind):
    disk.writes = 0
    import_(people)
    total = disk.writes
    history.undo(now=NOW)
    disk.error = FAILURES[kind]
    for turn in range(20):
        fails_at(disk, turn * (total - 1) // 19, lambda: import_(people), f"ledger.{kind}")
    assert check.problems(database.raw()) == []
    assert import_(people).files[0].new == ROWS
    assert check.repair_derived() is False


def test_the_undo_of_an_import_fails_at_the_nth_write(disk, ledger, people):
    import_(people)
    disk.writes = 0
    history.undo(now=NOW)
    total = disk.writes
    import_(people)
    for turn in range(8):
        fails_at(disk, turn * (total - 1) // 7, lambda: history.undo(now=NOW), "ledger.full")
    history.undo(now=NOW)
    assert check.problems(database.raw()) == []
