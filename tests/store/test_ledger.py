import os
import subprocess
import sys
import threading

import apsw
import pytest

from netcrm.domain.refusal import Cancelled, Refused
from netcrm.store import migrate, steps
from netcrm.store.engine import APPLICATION_ID, database, rows
from netcrm.store.errors import told
from netcrm.store.ledger import Ledger

WINDOWS = os.name == "nt"


def opened_and_closed(folder, now):
    Ledger.open(folder, now=now).close()
    return folder / "netcrm.db"


def refused_open(folder, now):
    with pytest.raises(Refused) as refused:
        Ledger.open(folder, now=now)
    assert database.deferred
    return refused.value


def changed(path, *statements):
    connection = apsw.Connection(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def test_a_new_profile_has_the_first_rows(ledger):
    with ledger.reading():
        assert rows(database.raw(), "SELECT count(*) FROM room_plan") == [(4,)]
        assert database.raw().pragma("application_id") == APPLICATION_ID
        assert database.raw().pragma("user_version") == migrate.newest()


@pytest.mark.skipif(WINDOWS, reason="Windows has no such modes")
def test_files_are_private(ledger, step, contact):
    step(contact("Ann"))
    assert ledger.folder.stat().st_mode & 0o777 == 0o700
    for path in ledger.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_closing_leaves_one_file_and_the_lock(folder, now):
    opened_and_closed(folder, now)
    assert sorted(path.name for path in folder.iterdir()) == ["netcrm.db", "netcrm.lock"]


def test_opening_again_changes_no_row(folder, now, contact, dump):
    for begin in range(2):
        ledger = Ledger.open(folder, now=now)
        with ledger.writing():
            if not begin:
                with steps.recorded("contact.added", now):
                    database.raw().execute("INSERT INTO contact (given) VALUES ('Ann')")
                first = dump()
            assert dump() == first
        ledger.close()


def test_one_ledger_at_a_time(ledger, tmp_path, now):
    with pytest.raises(RuntimeError, match="open already"):
        Ledger.open(tmp_path / "other", now=now)


def test_a_newer_one_is_refused_untouched(folder, now):
    path = opened_and_closed(folder, now)
    changed(path, "PRAGMA user_version = 999")
    before = snapshot(folder)
    error = refused_open(folder, now)
    assert error.code == "ledger.too_new"
    assert error.figures == {"schema": 999, "known": migrate.newest()}
    assert snapshot(folder) == before


def test_a_newer_one_with_a_log_is_refused(folder, now):
    """Killed in a newer version: its number may stand in the log only."""
    path = opened_and_closed(folder, now)
    other = apsw.Connection(str(path))
    other.execute("PRAGMA user_version = 999")
    kept = {name: (folder / name).read_bytes() for name in ("netcrm.db", "netcrm.db-wal")}
    other.close()
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    assert refused_open(folder, now).code == "ledger.too_new"
    assert {name: (folder / name).read_bytes() for name in kept} == kept


def test_another_programs_database_is_refused_untouched(folder, now):
    folder.mkdir()
    changed(folder / "netcrm.db", "CREATE TABLE recipe (id)", "PRAGMA application_id = 7")
    before = snapshot(folder)
    assert refused_open(folder, now).code == "ledger.not_ours"
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    "content", [b"Dear diary", b"SQLite format 3\x00" + b"\x00" * 4_000, b"\x00" * 8_192]
)
def test_what_is_no_database_is_refused_untouched(folder, now, content):
    folder.mkdir()
    (folder / "netcrm.db").write_bytes(content)
    assert refused_open(folder, now).code == "ledger.damaged"
    assert (folder / "netcrm.db").read_bytes() == content


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_file_is_a_new_profile(folder, now, content):
    folder.mkdir()
    (folder / "netcrm.db").write_bytes(content or b"")
    opened_and_closed(folder, now)


def test_an_interrupted_first_start_is_a_new_profile(folder, now):
    folder.mkdir()
    changed(folder / "netcrm.db", "PRAGMA journal_mode = WAL", "VACUUM")
    opened_and_closed(folder, now)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path, now):
    (tmp_path / "profile").write_text("a file")
    assert refused_open(tmp_path / "profile", now).code == "ledger.unreachable"


def test_a_damaged_file_is_found_after_an_unclean_end(folder, now):
    path = opened_and_closed(folder, now)
    content = bytearray(path.read_bytes())
    (folder / "netcrm.open").touch()
    size = 4_096
    for page in range(3, len(content) // size):
        content[page * size : page * size + 64] = b"\xff" * 64
    path.write_bytes(content)
    assert refused_open(folder, now).code == "ledger.damaged"
    assert path.read_bytes() == bytes(content)


def test_a_broken_search_index_is_mended_after_an_unclean_end(folder, now, contact):
    ledger = Ledger.open(folder, now=now)
    with ledger.writing():
        with steps.recorded("contact.added", now):
            database.raw().execute("INSERT INTO contact (given) VALUES ('Ann')")
        with database.changing() as connection:
            connection.execute("UPDATE doc SET name = 'zoe'")
    ledger.close()
    (folder / "netcrm.open").touch()
    ledger = Ledger.open(folder, now=now)
    with ledger.reading():
        assert rows(database.raw(), "SELECT name FROM doc") == [("ann",)]
    ledger.close()


def test_reading_sees_one_moment(ledger, now):
    seen = []
    with ledger.reading():
        before = rows(database.raw(), "SELECT count(*) FROM contact")
        writer = threading.Thread(target=lambda: seen.append(_add(ledger, now)))
        writer.start()
        writer.join()
        with ledger.reading():
            assert rows(database.raw(), "SELECT count(*) FROM contact") == before
    with ledger.reading():
        assert rows(database.raw(), "SELECT count(*) FROM contact") == [(1,)]
    assert seen == [1]


def _add(ledger, now):
    with ledger.writing(), steps.recorded("contact.added", now) as step:
        database.raw().execute("INSERT INTO contact (given) VALUES ('Ann')")
    return step.id


def test_there_is_one_writer_at_a_time(ledger, now):
    hold, begun, errors = threading.Event(), threading.Event(), []

    def write():
        with ledger.writing():
            begun.set()
            hold.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(10)
    with pytest.raises(RuntimeError, match="another thread"), ledger.writing():
        errors.append("two writers")
    hold.set()
    writer.join()
    assert not errors
    assert _add(ledger, now) == 1


def test_an_interrupted_question_is_cancelled_and_the_next_works(ledger):
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    database.raw().set_progress_handler(lambda: ledger.interrupt() or False, 1_000)
    with pytest.raises(Cancelled), ledger.reading():
        rows(database.raw(), endless)
    database.raw().set_progress_handler(None)
    with ledger.reading():
        assert rows(database.raw(), "SELECT 1") == [(1,)]


def test_interrupting_one_thread_spares_the_others(ledger):
    ledger.interrupt(threading.Thread())
    with ledger.reading():
        assert rows(database.raw(), "SELECT 1") == [(1,)]


OTHER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from netcrm.store import steps
from netcrm.store.engine import database
from netcrm.store.ledger import Ledger
now = datetime(2026, 3, 11, tzinfo=UTC)
ledger = Ledger.open(Path(sys.argv[1]), now=now)
with ledger.writing(), steps.recorded("contact.added", now):
    database.raw().execute("INSERT INTO contact (given) VALUES ('From the other')")
if "die" in sys.argv:
    import os
    os._exit(9)
ledger.close()
"""


def other_process(folder, *words):
    return subprocess.run(
        [sys.executable, "-c", OTHER, str(folder), *words], check=False, timeout=60
    ).returncode


def test_two_processes_share_a_profile(ledger, now, ask):
    assert other_process(ledger.folder) == 0
    assert ask("SELECT given FROM contact") == [("From the other",)]
    assert (ledger.folder / "netcrm.open").exists()
    assert _add(ledger, now) == 2


def test_after_a_kill_the_next_start_asks_nothing(folder, now, ask):
    assert other_process(folder, "die") == 9
    assert (folder / "netcrm.open").exists()
    ledger = Ledger.open(folder, now=now)
    assert ask("SELECT given FROM contact") == [("From the other",)]
    ledger.close()
    assert not (folder / "netcrm.open").exists()


def test_a_profile_that_another_process_repairs_is_locked(folder, now, monkeypatch):
    opened_and_closed(folder, now)
    monkeypatch.setattr("netcrm.store.occupancy.BUSY_MILLISECONDS", 1)
    repairer = apsw.Connection(str(folder / "netcrm.lock"))
    repairer.execute("BEGIN EXCLUSIVE")
    assert refused_open(folder, now).code == "ledger.locked"
    repairer.close()
    opened_and_closed(folder, now)


def test_no_migration_beside_an_open_window(folder, now, tmp_path):
    migrations = tmp_path / "migrations"
    migrations.mkdir()
    first = next(migrate.MIGRATIONS.glob("0001*.py"))
    (migrations / first.name).write_bytes(first.read_bytes())
    Ledger.open(folder, now=now, migrations=migrations).close()
    window = apsw.Connection(str(folder / "netcrm.lock"))
    window.execute("BEGIN")
    rows(window, "SELECT * FROM sqlite_schema")
    (migrations / "0002_more.py").write_text("def up(migrator, db):\n    pass\n")
    with pytest.raises(Refused) as refused:
        Ledger.open(folder, now=now, migrations=migrations)
    assert refused.value.code == "ledger.locked"
    window.close()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (apsw.BusyError, "ledger.locked"),
        (apsw.FullError, "ledger.full"),
        (apsw.ReadOnlyError, "ledger.read_only"),
        (apsw.CantOpenError, "ledger.unreachable"),
        (apsw.CorruptError, "ledger.damaged"),
        (apsw.IOError, "ledger.disk"),
    ],
)
def test_known_errors_are_told_and_bugs_pass(error, code):
    with pytest.raises(Refused) as refused, told():
        raise error("x")
    assert refused.value.code == code
    with pytest.raises(apsw.SQLError), told():
        raise apsw.SQLError("no such table")
    with pytest.raises(FileNotFoundError), told():
        raise FileNotFoundError
