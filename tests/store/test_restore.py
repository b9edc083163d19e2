from datetime import timedelta

import apsw
import pytest

from netcrm.domain.refusal import Refused
from netcrm.store import backup, migrate, restore, steps
from netcrm.store.ledger import Ledger


@pytest.fixture
def filled(step, contact):
    step(contact("Ann"), contact("Bob"))


def refusal(call, *given_, **named):
    with pytest.raises(Refused) as refused:
        call(*given_, **named)
    return refused.value.code


def test_restore_brings_all_back_and_can_be_taken_back(filled, ledger, now, step, contact, dump, ask):
    then = dump()
    old = backup.make(ledger.folder, now, "daily")
    step(contact("Cy"))
    later = dump()
    ledger.take_touched()
    present = ledger.restore(old.path, now=now + timedelta(minutes=1))
    assert "contact" in ledger.take_touched()
    assert dump() == then
    assert ask("SELECT name FROM listing ORDER BY 1") == [("Ann",), ("Bob",)]
    assert ledger.check() == []
    step("UPDATE contact SET notes = 'still works'")
    ledger.restore(present.path, now=now + timedelta(minutes=2))
    assert dump() == later
    assert [line.id for line in steps.undo(now)] == [2]
    assert [one.reason for one in backup.backups(ledger.folder)] == ["restore", "restore", "daily"]


def test_what_is_no_backup_is_refused(filled, ledger, now, tmp_path, dump):
    before = dump()
    assert refusal(ledger.restore, tmp_path / "nothing.db", now=now) == "backup.missing"
    text = tmp_path / "text.db"
    text.write_text("no database at all")
    assert refusal(ledger.restore, text, now=now) == "backup.unusable"
    made = backup.make(ledger.folder, now, "daily")
    content = bytearray(made.path.read_bytes())
    content[-1] ^= 1
    made.path.write_bytes(content)
    assert refusal(ledger.restore, made.path, now=now) == "backup.unusable"
    assert dump() == before


def test_a_newer_backup_is_refused(filled, ledger, now):
    made = backup.make(ledger.folder, now, "daily")
    assert refusal(restore.require_usable, made.path, migrate.newest() - 1) == "ledger.too_new"


def test_a_damaged_ledger_is_replaced_and_kept(folder, now):
    ledger = Ledger.open(folder, now=now)
    with ledger.writing(), steps.recorded("contact.added", now):
        steps.database.raw().execute("INSERT INTO contact (given) VALUES ('Ann')")
    old = backup.make(folder, now, "daily")
    steps.database.raw().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART)
    with ledger.writing(), steps.recorded("contact.added", now):
        steps.database.raw().execute("INSERT INTO contact (given) VALUES ('Bob')")
    stale = (folder / "netcrm.db-wal").read_bytes()
    ledger.close()
    (folder / "netcrm.db").write_bytes(b"broken" * 1_000)
    (folder / "netcrm.db-wal").write_bytes(stale)
    (folder / "netcrm.open").touch()
    assert refusal(Ledger.open, folder, now=now) == "ledger.damaged"
    kept = Ledger.put_back(folder, old.path, now=now)
    aside = kept.path
    assert (kept.reason, kept.size) == ("damaged", 6_000)
    assert aside.read_bytes() == b"broken" * 1_000
    assert aside.with_name(aside.name + "-wal").read_bytes() == stale
    ledger = Ledger.open(folder, now=now)
    assert steps.rows(steps.database.raw(), "SELECT given FROM contact") == [("Ann",)]
    assert ledger.check() == []
    ledger.close()


def spoil(ledger, table):
    """Overwrite the first page of a table in the closed ledger's file."""
    connection = steps.database.raw()
    ((page,),) = steps.rows(connection, "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
    ((size,),) = steps.rows(connection, "PRAGMA page_size")
    ledger.close()
    content = bytearray(ledger.path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    ledger.path.write_bytes(content)
    return bytes(content)


def test_a_ledger_that_opens_although_it_is_damaged_is_kept_aside_and_replaced(folder, now, dump):
    ledger = Ledger.open(folder, now=now)
    with ledger.writing(), steps.recorded("contact.added", now):
        steps.database.raw().execute("INSERT INTO contact (given) VALUES ('Ann')")
    then = dump()
    old = backup.make(folder, now, "daily")
    broken = spoil(ledger, "favour")
    ledger = Ledger.open(folder, now=now)
    with ledger.writing():
        kept = ledger.restore(old.path, now=now + timedelta(minutes=1))
    assert (kept.reason, kept.counts) == ("damaged", {})
    assert kept.path.read_bytes() == broken
    assert kept.path.stat().st_mode & 0o077 == 0
    assert dump() == then
    assert ledger.check() == []
    assert [one.reason for one in ledger.backups()] == ["daily"]
    ledger.close()


def test_nothing_is_put_back_under_somebody_who_has_the_profile_open(filled, ledger, now):
    old = backup.make(ledger.folder, now, "daily")
    before = ledger.path.stat().st_ino
    assert refusal(Ledger.put_back, ledger.folder, old.path, now=now) == "ledger.locked"
    assert ledger.path.stat().st_ino == before


def test_only_whole_backups_are_offered_and_the_newest_first(filled, ledger, now):
    made = [backup.make(ledger.folder, now + timedelta(hours=hour), "daily") for hour in range(4)]
    made[2].path.write_bytes(made[2].path.read_bytes()[:-1] + b"?")
    found = Ledger.good_backups(ledger.folder, 2)
    assert [one.path for one in found] == [made[3].path, made[1].path]
