import pytest

from netcrm.domain.refusal import Refused
from netcrm.store import backup, derived, migrate, steps
from netcrm.store.engine import database, rows
from netcrm.store.ledger import Ledger
from netcrm.store.triggers import TRIGGERS


@pytest.fixture
def migrations(tmp_path):
    """Today's migrations in a folder of their own, to which a test adds one."""
    place = tmp_path / "migrations"
    place.mkdir()
    for path in migrate.MIGRATIONS.glob("0*.py"):
        (place / path.name).write_bytes(path.read_bytes())
    return place


def later(migrations, body):
    number = migrate.newest() + 1
    (migrations / f"{number:04}_later.py").write_text(f"def up(migrator, db):\n    {body}\n")
    return number


def start(folder, now, migrations):
    return Ledger.open(folder, now=now, migrations=migrations)


@pytest.fixture
def old(folder, now):
    ledger = Ledger.open(folder, now=now)
    with ledger.writing(), steps.recorded("contact.added", now):
        database.raw().execute("INSERT INTO contact (given) VALUES ('Ann')")
    ledger.close()
    return folder


def test_a_migration_runs_once_after_a_backup(old, now, migrations):
    number = later(migrations, "db.connection().execute('ALTER TABLE contact ADD COLUMN shoe_size INTEGER')")
    for _ in range(2):
        ledger = start(old, now, migrations)
        assert database.raw().pragma("user_version") == number
        assert rows(database.raw(), "SELECT given, shoe_size FROM contact") == [("Ann", None)]
        ledger.close()
    (kept,) = backup.backups(old)
    assert (kept.reason, kept.schema, kept.counts["contact"]) == ("migration", number - 1, 1)


def test_a_new_profile_needs_no_backup(ledger):
    assert backup.backups(ledger.folder) == []


def test_a_failing_migration_changes_nothing(old, now, migrations):
    number = later(migrations, "db.connection().execute('DROP TABLE channel'); raise ValueError('half way')")
    with pytest.raises(ValueError, match="half way"):
        start(old, now, migrations)
    ledger = Ledger.open(old, now=now)
    assert database.raw().pragma("user_version") == number - 1
    assert rows(database.raw(), "SELECT count(*) FROM channel") == [(0,)]
    ledger.close()


def test_a_step_from_before_is_still_undone(old, now, migrations):
    later(migrations, "db.connection().execute('ALTER TABLE contact ADD COLUMN shoe_size INTEGER')")
    ledger = start(old, now, migrations)
    with ledger.writing():
        steps.undo(now)
        assert rows(database.raw(), "SELECT count(*) FROM contact") == [(0,)]
    ledger.close()


def test_triggers_come_back(old, now, migrations):
    later(migrations, "db.connection().execute('DROP TRIGGER introduction_guard_update')")
    ledger = start(old, now, migrations)
    found = rows(database.raw(), "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1")
    assert found == [(name,) for name in sorted(TRIGGERS)]
    ledger.close()


def test_derived_tables_of_another_form_are_made_anew(old, now, monkeypatch):
    monkeypatch.setattr(derived, "fingerprint", lambda: "tomorrow's")
    for _ in range(2):
        ledger = Ledger.open(old, now=now)
        assert rows(database.raw(), "SELECT name FROM listing") == [("Ann",)]
        assert rows(database.raw(), "SELECT fingerprint FROM derived_state") == [("tomorrow's",)]
        ledger.close()


def test_an_older_backup_is_migrated_when_restored(old, now, migrations):
    plain = Ledger.open(old, now=now)
    kept = backup.make(old, now, "daily")
    plain.close()
    number = later(migrations, "db.connection().execute('ALTER TABLE contact ADD COLUMN shoe_size INTEGER')")
    ledger = start(old, now, migrations)
    with ledger.writing():
        ledger.restore(kept.path, now=now)
        assert database.raw().pragma("user_version") == number
        assert rows(database.raw(), "SELECT shoe_size FROM contact") == [(None,)]
    ledger.close()


def test_no_migrations_at_all_is_a_broken_program(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError):
        migrate.newest(tmp_path / "empty")


def test_rows_without_their_parents_are_damage(old, now, monkeypatch):
    ledger = Ledger.open(old, now=now)
    with ledger.writing():
        connection = database.raw()
        connection.execute("PRAGMA foreign_keys = OFF")
        with database.changing():
            connection.execute("INSERT INTO channel (contact, kind, written) VALUES (99, 'email', 'x')")
        connection.execute("PRAGMA foreign_keys = ON")
    assert len(ledger.check()) == 1
    ledger.close()
    monkeypatch.setattr(derived, "fingerprint", lambda: "tomorrow's")
    with pytest.raises(Refused) as refused:
        Ledger.open(old, now=now)
    assert refused.value.code == "ledger.damaged"
