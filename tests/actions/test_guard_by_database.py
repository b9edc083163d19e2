"""Whatever reaches the database, no endorsement stands that PRODUCT.md 4.5 forbids.

The book is the owner's own, made by actions; what is tried is raw SQL through the engine, inside a step and
outside of one. The same rule, cell by cell, is in tests/store/test_triggers.py.
"""

from contextlib import suppress
from dataclasses import replace

import apsw
import pytest

from netcrm.actions import introductions
from netcrm.domain.introduction import Decision, Introduction, Stage
from netcrm.domain.refusal import Refused
from netcrm.store import everything, records, steps
from netcrm.store.engine import database, rows

REASON = "I saw her work myself."
AT = "2026-11-17T08:00:00.000000Z"
LATER = "2026-11-17T08:00:00.000001Z"

OPEN, SOUND = 1, 2
"""The two requests in the book: one flagged and open, one endorsed with a reason."""

ENDORSED = f"decision = 'endorse', stage = 'endorsed', endorsed_at = '{LATER}'"
WEIGHED = (
    f"verdict = 'coattails', weighed_at = '{AT}',"
    " weighed_requester = requester, weighed_target = target_contact"
)
COLUMNS = (
    "requester, target_contact, asked_on, stage, decision, endorsed_at, verdict, weighed_at,"
    " weighed_requester, weighed_target, my_reason"
)


def values(**cells):
    """Return a row for COLUMNS that would be sound but for `cells`, as SQL."""
    row = {
        "requester": "1",
        "target_contact": "2",
        "asked_on": "'2026-11-17'",
        "stage": "'endorsed'",
        "decision": "'endorse'",
        "endorsed_at": f"'{LATER}'",
        "verdict": "'caution'",
        "weighed_at": f"'{AT}'",
        "weighed_requester": "1",
        "weighed_target": "2",
        "my_reason": f"'{REASON}'",
        **cells,
    }
    return ", ".join(row.values())


def insert(verb="INSERT", tail="", **cells):
    return f"{verb} INTO introduction ({COLUMNS}) VALUES ({values(**cells)}) {tail}"


def update(cells, row=SOUND, verb="UPDATE"):
    return f"{verb} introduction SET {cells} WHERE id = {row}"


UPSERT = "ON CONFLICT (id) DO UPDATE SET my_reason = 'short', verdict = 'coattails'"
WAYS = {
    # The open request, which the guard calls Coattails, is endorsed past the action.
    "endorsed with no reason": update(ENDORSED, OPEN),
    "endorsed with nineteen characters": update(f"{ENDORSED}, my_reason = '{'x' * 19}'", OPEN),
    "endorsed with white space": update(
        f"{ENDORSED}, my_reason = char(9, 10, 160, 8195) || '{' ' * 30}'", OPEN
    ),
    "endorsed with a null reason": update(f"{ENDORSED}, my_reason = NULL", OPEN),
    "endorsed with a number for a reason": update(f"{ENDORSED}, my_reason = 1e18", OPEN),
    "endorsed with bytes for a reason": update(f"{ENDORSED}, my_reason = zeroblob(19)", OPEN),
    "endorsed by decision alone": update("decision = 'endorse'", OPEN),
    "endorsed by stage alone": update("stage = 'endorsed'", OPEN),
    "endorsed by moment alone": update(f"endorsed_at = '{LATER}'", OPEN),
    "endorsed and met at once": update(f"decision = 'endorse', stage = 'met', my_reason = '{REASON}'", OPEN),
    # A sound endorsement is spoilt afterwards.
    "reason cut short": update("my_reason = 'short'"),
    "reason taken away": update("my_reason = ''"),
    "reason set to null": update("my_reason = NULL"),
    "reason padded with spaces": update("my_reason = substr(my_reason, 1, 19) || '          '"),
    "verdict taken away": update("verdict = NULL"),
    "verdict of another kind": update("verdict = 'fine'"),
    "verdict in capitals": update("verdict = 'CLEAR', my_reason = ''"),
    "verdict as bytes": update("verdict = CAST('clear' AS BLOB), my_reason = ''"),
    "target changed": update("target_contact = 3"),
    "target taken away": update("target_contact = NULL, weighed_target = NULL"),
    "target a group": update("target_contact = NULL, weighed_target = NULL, target_group = 1"),
    "target nobody": update("target_contact = 0, weighed_target = 0"),
    "requester changed": update("requester = 3"),
    "sides exchanged": update("requester = target_contact, target_contact = requester"),
    "weighed for another requester": update("weighed_requester = 3"),
    "weighed for another target": update("weighed_target = 3"),
    "weighed for nobody": update("weighed_requester = NULL, weighed_target = NULL"),
    "never weighed": update("weighed_at = NULL"),
    "weighed too late": update("weighed_at = '2026-11-17T23:00:00.000000Z'"),
    "weighed at a date": update("weighed_at = '2026-11-17'"),
    "weighed at a number": update("weighed_at = 0"),
    "weighed at seconds": update("weighed_at = '2026-11-17T08:00:00Z'"),
    "weighed with an offset": update("weighed_at = '2026-11-17T07:00:00.000000+01:00'"),
    "weighed with a space": update("weighed_at = '2026-11-17 08:00:00.000000Z'"),
    "weighed in month 13": update("weighed_at = '2026-13-17T08:00:00.000000Z'"),
    "weighed before time": update("weighed_at = ''"),
    "endorsed at no moment": update("endorsed_at = NULL"),
    "endorsed at a word": update("endorsed_at = 'zzzz'"),
    "endorsed at infinity": update("endorsed_at = 9e999"),
    "endorsed at bytes": update(f"endorsed_at = CAST('{LATER}' AS BLOB)"),
    "decision changed, moment kept": update("decision = 'introduce'"),
    "decision null, moment kept": update("decision = NULL"),
    # Other verbs.
    "inserted unweighed": insert(verdict="NULL"),
    "inserted with a null reason": insert(my_reason="NULL"),
    "inserted for another pair": insert(weighed_target="3"),
    "inserted with no target": insert(target_contact="NULL", weighed_target="NULL"),
    "replaced": insert("REPLACE", my_reason="'short'"),
    "inserted or replaced": insert("INSERT OR REPLACE", verdict="NULL"),
    "inserted or ignored": insert("INSERT OR IGNORE", verdict="NULL"),
    "inserted or failed": insert("INSERT OR FAIL", verdict="NULL"),
    "inserted or rolled back": insert("INSERT OR ROLLBACK", verdict="NULL"),
    "updated or ignored": update("my_reason = 'short'", verb="UPDATE OR IGNORE"),
    "updated or replaced": update("verdict = NULL", verb="UPDATE OR REPLACE"),
    "upserted": (f"INSERT INTO introduction (id, {COLUMNS}) VALUES ({SOUND}, {values()}) {UPSERT}"),
    "upserted with the excluded row": (
        f"INSERT INTO introduction (id, {COLUMNS}) VALUES ({OPEN}, {values()})"
        " ON CONFLICT (id) DO UPDATE SET decision = excluded.decision, stage = excluded.stage"
    ),
    "inserted from a select": (
        f"INSERT INTO introduction ({COLUMNS}) SELECT 1, 3, asked_on, stage, decision, endorsed_at, verdict,"
        f" weighed_at, weighed_requester, weighed_target, my_reason FROM introduction WHERE id = {SOUND}"
    ),
    "updated from a table": (
        "UPDATE introduction SET my_reason = told.text FROM (SELECT 'short' AS text) AS told"
        f" WHERE introduction.id = {SOUND}"
    ),
    "updated through a common table": (
        f"WITH told(id) AS (VALUES ({SOUND})) UPDATE introduction SET verdict = NULL"
        " WHERE id IN (SELECT id FROM told)"
    ),
    "all rows at once": "UPDATE introduction SET decision = 'endorse', stage = 'endorsed'",
    "target deleted under it by hand": update(
        "target_contact = (SELECT id FROM contact WHERE given = 'Nobody')"
    ),
}


@pytest.fixture
def people(book):
    made = [book.contact(name) for name in ("Rita", "Tom", "Una")]
    assert made == [1, 2, 3]
    book.group("Harbour")
    return made


@pytest.fixture
def requests(book, people):
    """One open request and one endorsed with a reason; both flagged, both Coattails."""
    introductions.ask(1, 2, now=book.now)
    introductions.ask_and_decide(1, 2, None, Decision.ENDORSE, reason=REASON, now=book.now)
    assert [one.id for one in book.all(Introduction)] == [OPEN, SOUND]


def run(statements):
    for statement in statements:
        database.raw().execute(statement).fetchall()


def run_what_runs(loosening, statement):
    """Run `statement` after all of `loosening` that SQLite takes."""
    for loosened in loosening:
        with suppress(apsw.SQLError, apsw.ReadOnlyError):
            run([loosened])
    run([statement])


@pytest.fixture
def tried(now):
    """Run raw SQL inside a step; it is refused with the code that is returned, and leaves nothing."""

    def attempt(*statements):
        before, lines = everything.read(), steps.history()
        with pytest.raises(Refused) as refused, steps.recorded("test.tried", now):
            run(statements)
        assert everything.read() == before
        assert steps.history() == lines
        return refused.value.code

    return attempt


@pytest.fixture(params=["with checks", "without checks"])
def checks(request, requests):
    """SQLite can be told to ignore CHECK; the triggers can't."""
    if request.param == "without checks":
        with database.unlocked() as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON").fetchall()


ways = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.replace(" ", "-"))


@ways
def test_no_statement_makes_an_unsound_endorsement(checks, tried, way):
    assert tried(WAYS[way]) == "introduction.guard"


@ways
def test_outside_of_a_step_nothing_is_written_at_all(requests, way):
    before = everything.read()
    with pytest.raises(apsw.ReadOnlyError):
        database.raw().execute(WAYS[way]).fetchall()
    assert everything.read() == before


def test_a_sound_one_passes_so_that_the_others_fail_for_their_reason(requests, book, now):
    with steps.recorded("test.tried", now):
        database.raw().execute(insert()).fetchall()
        database.raw().execute(update(f"{ENDORSED}, {WEIGHED}, my_reason = '{REASON}'", OPEN)).fetchall()
        database.raw().execute(update("my_reason = my_reason || ' Twice.'")).fetchall()
    assert [one.stage for one in book.all(Introduction)] == [Stage.ENDORSED] * 3


LOOSENED = {
    "ignored checks": ["PRAGMA ignore_check_constraints = ON"],
    "a writable schema": ["PRAGMA writable_schema = ON", "DELETE FROM sqlite_schema WHERE type = 'trigger'"],
    "a schema read again": [
        "PRAGMA writable_schema = ON",
        "DELETE FROM sqlite_schema WHERE type = 'trigger'",
        "PRAGMA writable_schema = RESET",
    ],
    "a table without checks": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, '>= 20', '>= 0') WHERE name = 'introduction'",
        "PRAGMA writable_schema = RESET",
    ],
    "dropped triggers": ["DROP TRIGGER introduction_guard_insert", "DROP TRIGGER introduction_guard_update"],
    "no foreign keys": ["PRAGMA foreign_keys = OFF", "PRAGMA defer_foreign_keys = ON"],
    "recursive triggers": ["PRAGMA recursive_triggers = ON"],
    "reversed order": ["PRAGMA reverse_unordered_selects = ON", "PRAGMA case_sensitive_like = ON"],
    "another table of the name": ["CREATE TEMP TABLE told (text)", "INSERT INTO told VALUES ('short')"],
}


@pytest.mark.parametrize("loosened", LOOSENED, ids=lambda name: name.replace(" ", "-"))
@pytest.mark.parametrize("way", ["reason cut short", "inserted unweighed", "replaced", "target changed"])
def test_no_pragma_opens_a_way(requests, book, now, loosened, way):
    before = everything.read()
    # What this SQLite refuses at once opens nothing either.
    with pytest.raises((Refused, apsw.Error)), steps.recorded("test.tried", now):
        run_what_runs(LOOSENED[loosened], WAYS[way])
    with database.unlocked() as connection:
        connection.execute("PRAGMA writable_schema = RESET").fetchall()
        connection.execute("PRAGMA ignore_check_constraints = OFF").fetchall()
    assert everything.read() == before
    assert [row[0] for row in rows(database.raw(), "PRAGMA quick_check")] == ["ok"]


def test_many_rows_fail_together(requests, tried):
    """One unsound row among sound ones takes the whole statement and the whole step along."""
    sound, unsound = values(), values(my_reason="'short'")
    statement = f"INSERT INTO introduction ({COLUMNS}) VALUES ({sound}), ({unsound}), ({sound})"
    assert tried(insert(), statement) == "introduction.guard"


def test_what_is_unsound_only_for_a_while_is_refused_too(requests, tried):
    assert tried(update("my_reason = 'short'"), update(f"my_reason = '{REASON}'")) == "introduction.guard"


UNSOUND = ({"my_reason": "short"}, {"verdict": None}, {"target_contact": 3}, {"endorsed_at": None})


@pytest.mark.parametrize("change", UNSOUND, ids=str)
def test_many_values_are_refused_like_raw_sql(requests, book, now, change):
    kept = book.get(Introduction, SOUND)
    with pytest.raises(Refused) as refused, steps.recorded("test.tried", now):
        records.insert_many([replace(kept, id=0), replace(kept, id=0, **change)])
    assert refused.value.code == "introduction.guard"
    assert len(book.all(Introduction)) == 2


@pytest.mark.parametrize("write", [records.update, records.insert])
def test_one_value_is_refused_like_raw_sql(requests, book, now, write):
    kept = book.get(Introduction, SOUND)
    spoilt = replace(kept, id=SOUND if write is records.update else 0, my_reason="short")
    with pytest.raises(Refused) as refused, steps.recorded("test.tried", now):
        write(spoilt)
    assert refused.value.code == "introduction.guard"


def test_an_endorsement_may_be_taken_back_whole(requests, book, now):
    cells = "decision = NULL, stage = 'asked', endorsed_at = NULL, my_reason = ''"
    with steps.recorded("test.tried", now):
        database.raw().execute(update(cells)).fetchall()
    assert book.get(Introduction, SOUND).is_open
