import json
from datetime import timedelta

import pytest

from netcrm.domain.refusal import Refused
from netcrm.store import backup, migrate, restore, steps


@pytest.fixture
def filled(step, contact):
    step(contact("Ann"), contact("Bob"))


def test_a_backup_is_verified_counted_and_listed(filled, ledger, now):
    made = backup.make(ledger.folder, now, "daily")
    assert made.counts["contact"] == 2
    assert made.counts["owner"] == 1
    assert made.schema == migrate.newest()
    assert made.size == made.path.stat().st_size
    assert backup.backups(ledger.folder) == [made]
    names = sorted(path.name for path in made.path.parent.iterdir())
    assert names == [made.path.name, made.path.with_suffix(".json").name]
    assert all(path.stat().st_mode & 0o077 == 0 for path in made.path.parent.iterdir())


def test_a_backup_may_go_anywhere(filled, ledger, now, tmp_path):
    place = tmp_path / "elsewhere" / "mine.db"
    assert backup.make(ledger.folder, now, "asked", to=place).path == place
    assert backup.backups(ledger.folder) == []
    assert list(place.parent.iterdir()) == [place]
    restore.require_usable(place, migrate.newest())


def test_a_backup_sees_only_what_was_committed(filled, ledger, now, contact):
    with steps.recorded("test.half", now):
        sql, *cells = contact("Cy")
        steps.database.raw().execute(sql, tuple(cells))
        assert backup.make(ledger.folder, now, "daily").counts["contact"] == 2


def test_a_stray_or_broken_manifest_is_no_backup(filled, ledger, now):
    made = backup.make(ledger.folder, now, "daily")
    (made.path.parent / "stray.json").write_text("{}")
    (made.path.parent / "broken.json").write_text("{")
    (made.path.parent / "list.json").write_text(json.dumps([1]))
    assert backup.backups(ledger.folder) == [made]


def test_old_backups_go_when_a_new_one_is_made(filled, ledger, now):
    first = backup.make(ledger.folder, now, "daily")
    second = backup.make(ledger.folder, now + timedelta(hours=1), "daily")
    killed = first.path.with_name("netcrm-x.db.part")
    killed.touch()
    third = backup.make(ledger.folder, now + timedelta(days=3), "daily")
    assert backup.backups(ledger.folder) == [third, second]
    assert not killed.exists()
    assert not first.path.exists()
    assert not first.path.with_suffix(".json").exists()


def test_the_ledger_is_no_place_for_its_backup(filled, ledger, now, ask):
    with pytest.raises(Refused) as refused:
        backup.make(ledger.folder, now, "asked", to=ledger.folder / "." / "netcrm.db")
    assert refused.value.code == "backup.onto_itself"
    assert ask("SELECT count(*) FROM contact") == [(2,)]
