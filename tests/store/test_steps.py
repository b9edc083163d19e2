import pytest

from netcrm.domain.refusal import Cancelled, Refused
from netcrm.store import parts, steps
from netcrm.store.engine import database
from netcrm.store.ledger import Ledger
from netcrm.store.steps import Touched


def refusal(call, *given):
    with pytest.raises(Refused) as refused:
        call(*given)
    return refused.value.code


def test_a_step_is_one_line_of_history(writing, now, contact):
    with steps.recorded("contact.added", now, name="Ann") as step:
        sql, *given = contact("Ann")
        database.raw().execute(sql, tuple(given))
        step.figures["count"] = 1
        step.code = "contact.new"
    assert step.kept
    (line,) = steps.history()
    assert (line.id, line.code, line.figures, line.made_at) == (
        step.id,
        "contact.new",
        {"name": "Ann", "count": 1},
        now,
    )
    assert line.touched == step.touched == (Touched("contact", 1, 1),)
    assert not line.undone
    assert writing.take_touched() == {"contact"}
    assert writing.take_touched() == frozenset()


def test_nothing_written_is_no_step(writing, now, step, contact):
    with steps.recorded("test.nothing", now) as empty:
        pass
    assert not empty.kept
    assert steps.history() == []
    assert step(contact("Ann")).id == empty.id


def test_changed_and_changed_back_is_no_step(step, contact):
    step(contact("Ann"))
    back = step("UPDATE contact SET notes = 'x'", "UPDATE contact SET notes = ''")
    assert not back.kept
    assert len(steps.history()) == 1


@pytest.mark.parametrize("error", [ValueError, Cancelled, KeyboardInterrupt])
def test_an_exception_leaves_nothing(writing, now, contact, dump, error):
    before = dump()

    def fail():
        with steps.recorded("test.failing", now):
            sql, *given = contact("Ann")
            database.raw().execute(sql, tuple(given))
            raise error

    with pytest.raises(error):
        fail()
    assert dump() == before
    assert steps.history() == []


def test_undo_and_redo(step, contact, dump, now):
    states = [dump()]
    for name in ("Ann", "Bob", "Cy"):
        step(contact(name))
        states.append(dump())
    assert [line.id for line in steps.undo(now)] == [3]
    assert dump() == states[2]
    assert [line.id for line in steps.undo(now, 1)] == [2, 1]
    assert dump() == states[0]
    assert all(line.undone for line in steps.history())
    assert [steps.redo(now).id for _ in range(3)] == [1, 2, 3]
    assert dump() == states[3]
    assert refusal(steps.redo, now) == "steps.nothing_to_redo"


def test_nothing_to_undo(writing, step, contact, now):
    assert refusal(steps.undo, now) == "steps.nothing_to_undo"
    assert refusal(steps.undo, now, 7) == "history.unknown_step"
    step(contact("Ann"))
    steps.undo(now)
    assert refusal(steps.undo, now, 1) == "history.unknown_step"


def test_a_new_step_ends_what_could_be_redone(step, contact, now):
    step(contact("Ann"))
    step(contact("Bob"))
    steps.undo(now)
    step(contact("Cy"))
    assert [line.id for line in steps.history()] == [3, 1]
    assert refusal(steps.redo, now) == "steps.nothing_to_redo"


def test_ids_are_never_given_twice(step, contact, ask, now):
    step(contact("Ann"))
    steps.undo(now)
    step(contact("Bob"))
    assert ask("SELECT id, given FROM contact") == [(2, "Bob")]


def test_cascades_come_back(step, contact, dump, now):
    step(contact("Ann"), "INSERT INTO channel (contact, kind, written) VALUES (1, 'email', 'a@b.c')")
    step(
        "INSERT INTO event (title, starts_at, ends_at, zone, status)"
        " VALUES ('Lunch', '2026-01-01T11:00:00.000000Z', '2026-01-01T12:00:00.000000Z', 'UTC', 'attended')",
        "INSERT INTO attendance (event, contact, presence) VALUES (1, 1, 'present')",
        "INSERT INTO favour (contact, direction, kind, event) VALUES (1, 'given', 'advice', 1)",
    )
    before = dump()
    gone = step("DELETE FROM event", "DELETE FROM contact")
    assert {one.table for one in gone.touched} == {"contact", "channel", "event", "attendance", "favour"}
    steps.undo(now)
    assert dump() == before


def test_a_conflict_changes_nothing(step, contact, dump, ledger, now):
    step(contact("Ann"))
    step("UPDATE contact SET notes = 'mine'")
    with database.changing() as connection:
        connection.execute("UPDATE contact SET notes = 'changed behind the history'")
    before = dump()
    assert refusal(steps.undo, now) == "steps.conflict"
    assert refusal(steps.undo, now, 1) == "steps.conflict"
    assert dump() == before
    assert not any(line.undone for line in steps.history())


def test_undo_leaves_no_broken_link(step, contact, dump, now):
    step(contact("Ann"))
    with database.changing() as connection:
        connection.execute("INSERT INTO channel (contact, kind, written) VALUES (1, 'email', 'a@b.c')")
    before = dump()
    assert refusal(steps.undo, now) == "steps.conflict"
    assert dump() == before


def test_a_lost_column_is_a_conflict(step, contact, now):
    step(contact("Ann"))
    with database.changing() as connection:
        connection.execute("DROP INDEX contact_by_met_event")
        connection.execute("ALTER TABLE contact DROP COLUMN sort_name")
    assert refusal(steps.undo, now) == "steps.conflict"


def test_an_added_column_keeps_old_steps(step, contact, ask, now):
    step(contact("Ann"))
    with database.changing() as connection:
        connection.execute("ALTER TABLE contact ADD COLUMN shoe_size INTEGER")
    steps.undo(now)
    assert ask("SELECT count(*) FROM contact") == [(0,)]
    steps.redo(now)
    assert ask("SELECT given FROM contact") == [("Ann",)]


def test_history_pages_backwards(step, contact):
    for name in "abcdef":
        step(contact(name))
    assert [line.id for line in steps.history(2)] == [6, 5]
    assert [line.id for line in steps.history(2, before=5)] == [4, 3]
    assert [line.id for line in steps.made_after(4)] == [6, 5]


def test_who_touched_a_row(step, contact):
    step(contact("Ann"), contact("Bob"), contact("Cy"))
    step("UPDATE contact SET notes = 'x' WHERE id IN (1, 3)")
    assert [line.id for line in steps.touched_by("contact", 3)] == [2, 1]
    assert [line.id for line in steps.touched_by("contact", 2)] == [1]
    assert steps.touched_by("contact", 4) == []
    assert steps.touched_by("event", 1) == []


def test_undo_works_after_a_restart(folder, now, contact):
    for begin in range(2):
        ledger = Ledger.open(folder, now=now)
        with ledger.writing():
            if begin == 0:
                with steps.recorded("contact.added", now):
                    sql, *given = contact("Ann")
                    database.raw().execute(sql, tuple(given))
            else:
                assert [line.code for line in steps.undo(now)] == ["contact.added"]
                assert steps.redo(now).id == 1
        ledger.close()


def test_large_steps_are_kept_in_parts(writing, now, dump, ask):
    before = dump()
    with steps.recorded("import", now):
        database.raw().executemany(
            "INSERT INTO contact (given, notes) VALUES (?, ?)", ((f"n{n}", "x" * 400) for n in range(6_000))
        )
    after = dump()
    sizes = [row[0] for row in ask("SELECT length(content) FROM step_part ORDER BY number")]
    assert len(sizes) > 2
    assert max(sizes) <= parts.PART_BYTES
    steps.undo(now)
    assert dump() == before
    steps.redo(now)
    assert dump() == after


def test_erasing_ends_the_past(step, contact, ask, now):
    step(contact("Ann"))
    step(contact("Bob"))
    with steps.erasing():
        database.raw().execute("DELETE FROM contact WHERE given = 'Ann'")
    assert steps.history() == []
    assert refusal(steps.undo, now) == "steps.nothing_to_undo"
    assert ask("SELECT name FROM listing") == [("Bob",)]
    assert ask("SELECT count(*) FROM step_part") == ask("SELECT count(*) FROM step_touched") == [(0,)]
    assert step(contact("Cy")).id == 3


def test_what_is_erased_leaves_the_file(ledger, now, contact):
    canary = "Xanthippequagga"
    with ledger.writing():
        with steps.recorded("contact.added", now, name=canary):
            sql, *given = contact(canary, notes=canary * 50)
            database.raw().execute(sql, tuple(given))
        with steps.erasing():
            database.raw().execute("DELETE FROM contact")
        ledger.compact()
    for path in ledger.folder.iterdir():
        assert canary.encode() not in path.read_bytes().lower()
        assert canary.casefold().encode() not in path.read_bytes()
