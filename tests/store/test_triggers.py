"""The guard's invariant against raw SQL: CHECK and triggers each hold alone (PRODUCT.md 4.5)."""

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.refusal import Refused
from netcrm.store import steps
from netcrm.store.engine import database
from netcrm.store.triggers import TRIGGERS

EARLY, LATE = "2026-03-11T09:00:00.000000Z", "2026-03-11T09:00:01.000000Z"
REASON = "I saw her work myself."
SOUND = {
    "requester": 1,
    "target_contact": 2,
    "asked_on": "2026-03-01",
    "stage": "endorsed",
    "verdict": "caution",
    "weighed_at": EARLY,
    "weighed_requester": 1,
    "weighed_target": 2,
    "decision": "endorse",
    "decided_at": LATE,
    "endorsed_at": LATE,
    "my_reason": REASON,
}
UNSOUND = [
    {"verdict": None},
    {"weighed_at": None},
    {"weighed_at": "2026-03-11T09:00:02.000000Z"},
    {"weighed_at": "2026-03-11 09:00:00"},
    {"weighed_at": "0"},
    {"weighed_at": 0},
    {"weighed_at": "2026-13-41T09:00:00.000000Z"},
    {"endorsed_at": "zzzz"},
    {"endorsed_at": 9e99},
    {"endorsed_at": ""},
    {"endorsed_at": None},
    {"endorsed_at": None, "decision": "introduce"},
    {"endorsed_at": None, "stage": "introduced"},
    {"decision": None},
    {"decision": "introduce"},
    {"decided_at": LATE, "decision": "decline", "stage": "declined"},
    {"weighed_requester": 3},
    {"weighed_requester": None},
    {"weighed_target": 3},
    {"weighed_target": None},
    {"target_contact": None, "weighed_target": None},
    {"target_contact": 3},
    {"requester": 3},
    {"my_reason": ""},
    {"my_reason": "x" * 19},
    {"my_reason": "x" * 19 + " \t\r\n\v\f\u00a0\u2003\u3000"},
    {"my_reason": "\n" * 40},
]


def write(row, *, table="introduction"):
    names = ", ".join(row)
    sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})"
    database.raw().execute(sql, tuple(row.values()))


@pytest.fixture(params=["both", "triggers only", "check only"])
def guarded(request, step, contact, now):
    step(contact("Rita"), contact("Tom"), contact("Una"))
    with database.unlocked() as connection:
        if request.param == "triggers only":
            connection.execute("PRAGMA ignore_check_constraints = ON")
        if request.param == "check only":
            for name in TRIGGERS:
                connection.execute(f"DROP TRIGGER {name}")


def test_a_sound_endorsement_passes(guarded, now, ask):
    with steps.recorded("introduction.endorsed", now):
        write(SOUND)
        write({**SOUND, "verdict": "clear", "my_reason": ""})
        write({**SOUND, "verdict": "coattails", "weighed_at": LATE, "my_reason": "ü" * 20})
        write({**SOUND, "stage": "closed"})
    assert ask("SELECT count(*) FROM introduction") == [(4,)]


@pytest.mark.parametrize("change", UNSOUND, ids=str)
def test_an_unsound_endorsement_is_not_inserted(guarded, change, now, ask):
    def endorse():
        with steps.recorded("introduction.endorsed", now):
            write({**SOUND, **change})

    with pytest.raises(Refused) as refused:
        endorse()
    assert refused.value.code == "introduction.guard"
    assert ask("SELECT count(*) FROM introduction") == [(0,)]


@pytest.mark.parametrize("change", UNSOUND, ids=str)
def test_a_sound_endorsement_is_not_spoilt(guarded, change, now, dump):
    with steps.recorded("introduction.endorsed", now):
        write(SOUND)
    before = dump()

    def spoil():
        with steps.recorded("introduction.changed", now):
            cells = ", ".join(f"{name} = ?" for name in change)
            database.raw().execute(f"UPDATE introduction SET {cells}", tuple(change.values()))

    with pytest.raises(Refused) as refused:
        spoil()
    assert refused.value.code == "introduction.guard"
    assert dump() == before


@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "INSERT OR IGNORE"])
def test_no_other_verb_gets_around(guarded, verb, now, ask):
    row = {**SOUND, "verdict": None}

    def endorse():
        with steps.recorded("introduction.endorsed", now):
            sql = f"{verb} INTO introduction ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
            database.raw().execute(sql, tuple(row.values()))
            write({**SOUND, "my_reason": "short"})

    with pytest.raises(Refused):
        endorse()
    assert ask("SELECT count(*) FROM introduction") == [(0,)]


def test_an_open_request_needs_nothing(guarded, now, ask):
    with steps.recorded("introduction.asked", now):
        write({"requester": 1, "target_contact": 2, "asked_on": "2026-03-01"})
        write({"requester": 1, "asked_on": "2026-03-01", "decision": "decline", "stage": "declined"})
    assert ask("SELECT count(*) FROM introduction") == [(2,)]


def test_endorsements_are_undone_and_redone(step, contact, dump, now):
    step(contact("Rita"), contact("Tom"))
    asked = {key: SOUND[key] for key in ("requester", "target_contact", "asked_on")}
    states = [dump()]
    with steps.recorded("introduction.asked", now):
        write(asked)
    states.append(dump())
    with steps.recorded("introduction.endorsed", now):
        cells = {key: value for key, value in SOUND.items() if key not in asked}
        names = ", ".join(f"{name} = ?" for name in cells)
        database.raw().execute(f"UPDATE introduction SET {names}", tuple(cells.values()))
    states.append(dump())
    step("DELETE FROM contact WHERE given = 'Tom'")
    steps.undo(now)
    assert dump() == states[2]
    steps.undo(now)
    assert dump() == states[1]
    steps.redo(now)
    assert dump() == states[2]
    steps.undo(now, 2)
    assert dump() == states[0]


MOMENTS = st.sampled_from([None, EARLY, LATE, "2026-03-11", "", 5])
ROWS = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(["asked", "introduced", "endorsed", "met", "closed"]),
        "verdict": st.sampled_from([None, "clear", "caution", "coattails"]),
        "weighed_at": MOMENTS,
        "weighed_requester": st.sampled_from([None, 1, 2]),
        "weighed_target": st.sampled_from([None, 1, 2]),
        "decision": st.sampled_from([None, "endorse", "introduce"]),
        "endorsed_at": MOMENTS,
        "my_reason": st.sampled_from(["", REASON, "short", " " * 30]),
        "target_contact": st.sampled_from([None, 2]),
    }
)


def allowed(row):
    """The rule of PRODUCT.md 4.5 said again in Python."""
    if row["endorsed_at"] is None:
        return row["decision"] != "endorse" and row["stage"] != "endorsed"
    return (
        row["endorsed_at"] in (EARLY, LATE)
        and row["weighed_at"] in (EARLY, LATE)
        and row["weighed_at"] <= row["endorsed_at"]
        and row["decision"] == "endorse"
        and row["verdict"] is not None
        and row["target_contact"] == 2
        and (row["weighed_requester"], row["weighed_target"]) == (1, 2)
        and (row["verdict"] == "clear" or len(row["my_reason"].strip()) >= 20)
    )


def test_the_database_says_what_the_rule_says(guarded, now):
    @given(ROWS)
    def agree(row):
        try:
            with steps.recorded("introduction.tried", now):
                write({"requester": 1, "asked_on": "2026-03-01", **row})
        except Refused:
            assert not allowed(row)
        else:
            assert allowed(row)

    agree()


def test_other_constraints_are_bugs(step, contact):
    with pytest.raises(apsw.ConstraintError):
        step("INSERT INTO channel (contact, kind, written) VALUES (99, 'email', 'x')")
