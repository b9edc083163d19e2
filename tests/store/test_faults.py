"""The disk fails at the n-th write: nothing half done, the true cause is named, a retry works."""

import pytest

from failing_disk import FAILURES, FailingDisk
from netcrm.domain.refusal import Refused
from netcrm.store import backup, steps
from netcrm.store.engine import database
from netcrm.store.ledger import Ledger


@pytest.fixture
def disk():
    failing = FailingDisk()
    yield failing
    failing.unregister()


@pytest.fixture
def ledger(folder, now, disk):
    opened = Ledger.open(folder, now=now)
    yield opened
    disk.left = None
    opened.close()


def many(now, count=900):
    with steps.recorded("import", now):
        database.raw().executemany(
            "INSERT INTO contact (given, notes) VALUES (?, ?)",
            ((f"n{n}", "x" * 3_000) for n in range(count)),
        )


@pytest.mark.parametrize("kind", FAILURES)
@pytest.mark.parametrize("left", [0, 1, 2, 5, 100, 1_200])
def test_a_failing_write_leaves_nothing_and_a_retry_works(folder, disk, ledger, now, kind, left, dump):
    with ledger.writing():
        before = dump()
        disk.error, disk.left = FAILURES[kind], left
        with pytest.raises(Refused) as refused:
            many(now)
        assert refused.value.code == f"ledger.{kind}"
        disk.left = None
        assert dump() == before
        assert steps.history() == []
        many(now)
        assert len(dump()["contact"]) == 900
        assert ledger.check() == []


@pytest.mark.parametrize("left", [0, 3, 200])
def test_a_failing_undo_leaves_everything(disk, ledger, now, left, dump):
    with ledger.writing():
        many(now)
        before = dump()
        disk.left = left
        with pytest.raises(Refused) as refused:
            steps.undo(now)
        assert refused.value.code == "ledger.full"
        disk.left = None
        assert dump() == before
        assert [line.undone for line in steps.history()] == [False]
        steps.undo(now)
        assert dump()["contact"] == []


@pytest.mark.parametrize("left", [0, 5, 100])
def test_a_failing_backup_leaves_no_half_copy(disk, ledger, now, left):
    with ledger.writing():
        many(now)
    disk.left = left
    with pytest.raises(Refused) as refused:
        backup.make(ledger.folder, now, "daily")
    assert refused.value.code == "ledger.full"
    disk.left = None
    assert list((ledger.folder / "backups").iterdir()) == []
    assert backup.make(ledger.folder, now, "daily").counts["contact"] == 900


@pytest.mark.parametrize("left", [0, 5, 300])
def test_a_failing_restore_changes_nothing(disk, ledger, now, left, dump):
    old = backup.make(ledger.folder, now, "daily")
    with ledger.writing():
        many(now)
        before = dump()
        present = sum(path.stat().st_size for path in ledger.folder.glob("netcrm.db*"))
        assert present
        kept = backup.make(ledger.folder, now, "change")
        disk.left = left
        with pytest.raises(Refused):
            ledger.restore(old.path, now=now)
        disk.left = None
        assert dump() == before
        assert kept.path.exists()
        ledger.restore(old.path, now=now)
        assert dump()["contact"] == []


@pytest.mark.parametrize("left", range(0, 60, 6))
def test_a_failing_start_can_be_started_again(folder, disk, now, left):
    disk.left = left
    with pytest.raises(Refused) as refused:
        Ledger.open(folder, now=now)
    assert refused.value.code == "ledger.full"
    disk.left = None
    opened = Ledger.open(folder, now=now)
    assert opened.check() == []
    opened.close()
