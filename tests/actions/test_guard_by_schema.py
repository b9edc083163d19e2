"""Ways to the table itself: other schemas, temporary triggers, renumbered people, copies that are attached.

Each is tried as raw SQL inside a step, on a book with one sound endorsement. It is refused, or it reaches
nothing: afterwards every endorsement is the one that was there.
"""

from contextlib import closing, suppress

import apsw
import pytest

from book import Book
from netcrm.actions import introductions
from netcrm.domain.contact import Contact
from netcrm.domain.introduction import Decision, Introduction
from netcrm.domain.refusal import Refused
from netcrm.store import restore, steps
from netcrm.store.engine import database
from netcrm.store.ledger import Ledger
from netcrm.store.migrate import newest

REASON = "I saw her work myself."
SHORT = "UPDATE introduction SET my_reason = 'short' WHERE id = 1"
AFTER = "CREATE TEMP TRIGGER later AFTER UPDATE ON main.contact BEGIN {} ; END"
WAYS = {
    # Other people under the same numbers.
    "requester renumbered": ["UPDATE contact SET id = 9 WHERE id = 1"],
    "target renumbered": ["UPDATE contact SET id = 9 WHERE id = 2"],
    "numbers exchanged": [
        "UPDATE contact SET id = 9 WHERE id = 1",
        "UPDATE contact SET id = 1 WHERE id = 3",
    ],
    "number of the target taken by the requester": ["UPDATE OR REPLACE contact SET id = 2 WHERE id = 1"],
    "target merged by hand": [
        "UPDATE introduction SET target_contact = 3 WHERE target_contact = 2",
        "DELETE FROM contact WHERE id = 2",
    ],
    "requester merged by hand": [
        "UPDATE introduction SET requester = 3 WHERE requester = 1",
        "DELETE FROM contact WHERE id = 1",
    ],
    "target deleted for another, links unchecked": [
        "PRAGMA foreign_keys = OFF",
        "PRAGMA defer_foreign_keys = ON",
        "UPDATE introduction SET weighed_target = 3",
    ],
    # Triggers that work behind the statement.
    "a temporary trigger": [AFTER.format(SHORT), "UPDATE contact SET notes = 'x'"],
    "a temporary trigger that ignores": [
        AFTER.format("UPDATE OR IGNORE introduction SET verdict = NULL"),
        "UPDATE contact SET notes = 'x'",
    ],
    "recursive triggers and a replaced row": [
        "PRAGMA recursive_triggers = ON",
        "INSERT OR REPLACE INTO introduction SELECT * FROM introduction WHERE id = 1",
        "REPLACE INTO introduction (id, requester, target_contact, asked_on, decision, stage)"
        " VALUES (1, 1, 2, '2026-11-17', 'endorse', 'endorsed')",
    ],
    "a trigger of the same name": [
        "CREATE TEMP TRIGGER introduction_guard_update BEFORE UPDATE ON main.introduction"
        " BEGIN SELECT 1; END",
        SHORT,
    ],
    # Other tables in the place of this one.
    "a table that is copied": [
        "CREATE TABLE copied AS SELECT * FROM introduction",
        "UPDATE copied SET my_reason = 'short'",
        "DROP TABLE introduction",
        "ALTER TABLE copied RENAME TO introduction",
    ],
    "a table that is renamed": [
        "ALTER TABLE introduction RENAME TO gone",
        SHORT.replace("introduction", "gone"),
    ],
    "a column that is dropped": ["ALTER TABLE introduction DROP COLUMN weighed_at"],
    "a column that is another": [
        "ALTER TABLE introduction RENAME COLUMN my_reason TO told",
        "UPDATE introduction SET told = ''",
    ],
    "a view with a trigger": [
        "CREATE TEMP VIEW asked AS SELECT * FROM introduction",
        "CREATE TEMP TRIGGER through INSTEAD OF UPDATE ON asked BEGIN"
        " UPDATE introduction SET my_reason = NEW.my_reason WHERE id = NEW.id; END",
        "UPDATE asked SET my_reason = 'short'",
    ],
    "a rowid": ["UPDATE introduction SET my_reason = 'short' WHERE rowid = 1"],
    "a returning clause": [f"{SHORT} RETURNING id"],
    "pieces of a savepoint": ["SAVEPOINT half", SHORT, "RELEASE half"],
    "an open blob's text": [
        "UPDATE introduction SET my_reason = CAST(x'00' AS TEXT) || my_reason WHERE 0",
        SHORT,
    ],
    "a nul that hides the rest": [
        f"UPDATE introduction SET my_reason = 'a' || char(0) || '{'x' * 40}' WHERE id = 1"
    ],
}


def endorse(book):
    for name in ("Rita", "Tom", "Una"):
        book.contact(name)
    introductions.ask_and_decide(1, 2, None, Decision.ENDORSE, reason=REASON, now=book.now)
    return book.get(Introduction, 1)


@pytest.fixture
def endorsed(book):
    return endorse(book)


def copied(path):
    """Return a connection of SQLite's own to a copy of the book, which nobody watches."""
    copy = apsw.Connection(str(path))
    with copy.backup("main", database.raw(), "main") as copying:
        copying.step(-1)
    copy.pragma("journal_mode", "delete")
    return copy


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.replace(" ", "-"))
def test_no_way_to_the_table_spoils_an_endorsement(endorsed, book, now, way):
    with suppress(Refused, apsw.Error), steps.recorded("test.tried", now):
        for statement in WAYS[way]:
            database.raw().execute(statement).fetchall()
    for name in ("later", "introduction_guard_update", "through"):
        database.raw().execute(f"DROP TRIGGER IF EXISTS temp.{name}").fetchall()
    assert [one for one in book.all(Introduction) if one.endorsed_at] == [endorsed]
    assert [one.name for one in book.all(Contact)[:2]] == ["Rita", "Tom"]


def test_a_copy_that_is_attached_reaches_nothing(endorsed, book, now, tmp_path):
    copy = tmp_path / "copy.db"
    target = copied(copy)
    target.execute("DROP TRIGGER introduction_guard_update")
    target.execute("PRAGMA ignore_check_constraints = ON").fetchall()
    target.execute("UPDATE introduction SET my_reason = 'short'")
    target.close()
    tries = (
        f"ATTACH '{copy}' AS other",
        "INSERT OR REPLACE INTO main.introduction SELECT * FROM other.introduction",
        "UPDATE main.introduction SET my_reason = (SELECT my_reason FROM other.introduction)",
    )
    for chosen in (tries, tries[::2]):
        with suppress(Refused, apsw.Error), steps.recorded("test.tried", now):
            for statement in chosen:
                database.raw().execute(statement).fetchall()
    with suppress(apsw.SQLError):
        database.raw().execute("DETACH other").fetchall()
    assert book.get(Introduction, 1) == endorsed


SPOILT = ("my_reason = 'short'", "verdict = NULL", "weighed_target = 3", "endorsed_at = NULL")


@pytest.mark.parametrize("spoilt", SPOILT)
@pytest.mark.parametrize("checked", [True, False], ids=["checked", "unchecked"])
def test_a_backup_that_was_written_into_is_no_backup(endorsed, tmp_path, spoilt, checked):
    copy = tmp_path / "forged.db"
    target = copied(copy)
    restore.require_usable(copy, newest())
    target.execute("DROP TRIGGER introduction_guard_update")
    target.execute("PRAGMA ignore_check_constraints = ON").fetchall()
    target.execute(f"UPDATE introduction SET {spoilt}")
    if not checked:
        loosen(target)
    target.close()
    with pytest.raises(Refused) as refused:
        restore.require_usable(copy, newest())
    assert refused.value.code == "backup.unusable"


def loosen(connection):
    """Take every check out of the table, so that SQLite finds nothing to say."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'introduction'").fetchone()
    connection.execute("PRAGMA writable_schema = ON").fetchall()
    loose = sql.replace("CHECK (", "CHECK (1 OR ")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'introduction'", (loose,))
    connection.execute("PRAGMA writable_schema = RESET").fetchall()
    assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def test_a_backup_without_triggers_gets_them_back(tmp_path, now):
    """A file whose guard was taken out, and nothing else, is watched again from the moment it is here."""
    ledger = Ledger.open(tmp_path / "profile", now=now)
    with closing(ledger), ledger.writing():
        endorse(Book())
        copy = copied(tmp_path / "bare.db")
        copy.execute("DROP TRIGGER introduction_guard_update; DROP TRIGGER introduction_guard_insert")
        loosen(copy)
        copy.close()
        ledger.restore(tmp_path / "bare.db", now=now)
        with pytest.raises(Refused) as refused, steps.recorded("test.tried", now):
            database.raw().execute(SHORT).fetchall()
        assert refused.value.code == "introduction.guard"
