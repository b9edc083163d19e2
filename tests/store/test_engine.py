import threading

import apsw
import pytest

from netcrm.domain.refusal import Refused
from netcrm.store import steps
from netcrm.store.engine import database, rows


def test_every_connection_has_the_pragmas(ledger):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "query_only": 1,
    }
    connection = database.raw()
    assert {name: connection.pragma(name) for name in wanted} == wanted


def test_nothing_is_written_outside_of_a_step(writing, contact):
    sql, *given = contact("Ann")
    with pytest.raises(apsw.ReadOnlyError):
        database.raw().execute(sql, tuple(given))


def test_a_thread_that_is_no_writer_cannot_begin(ledger):
    with pytest.raises(RuntimeError, match="may not write"), database.changing():
        pass


def test_one_transaction_at_a_time(writing):
    with database.changing(), pytest.raises(RuntimeError, match="open already"), database.changing():
        pass


def test_rows_written_after_a_swallowed_rollback_are_not_kept(writing, ask, contact, now):
    """A full disk makes SQLite roll back; if the error is swallowed the rest would commit row by row."""

    def careless():
        with steps.recorded("test.careless", now):
            connection = database.raw()
            connection.execute(*_split(contact("Ann")))
            connection.execute("ROLLBACK")
            connection.execute(*_split(contact("Bob")))

    with pytest.raises((Refused, apsw.ConstraintError)):
        careless()
    assert ask("SELECT count(*) FROM contact") == [(0,)]
    assert steps.history() == []


def test_a_rollback_underneath_at_the_end_is_noticed(writing, now):
    def careless():
        with steps.recorded("test.careless", now):
            database.raw().execute("ROLLBACK")

    with pytest.raises(Refused) as refused:
        careless()
    assert refused.value.code == "ledger.full"


def _split(statement):
    sql, *given = statement
    return sql, tuple(given)


def test_each_thread_has_its_own_connection(ledger):
    seen = []

    def look():
        with ledger.reading():
            seen.append(database.raw())
            seen.append(rows(database.raw(), "SELECT count(*) FROM owner"))
            with pytest.raises(apsw.ReadOnlyError):
                database.raw().execute("UPDATE owner SET name = 'x'")
            seen.append("read only")

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen[0] is not database.raw()
    assert seen[1:] == [[(1,)], "read only"]
