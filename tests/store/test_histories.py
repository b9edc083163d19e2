"""Random histories: undo everything, redo everything, and derived tables that never differ from a rebuild."""

from contextlib import suppress

import apsw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netcrm.store import derived, steps
from netcrm.store.engine import database, rows

IDS = st.integers(min_value=1, max_value=5)
TEXTS = st.sampled_from(["", "Ann", "Søren", "print shop", "bees & co", "x" * 30])
DAYS = st.sampled_from(["2025-12-31", "2026-01-05", "2026-02-28"])
MOMENT = "2026-01-05T23:30:00.000000Z"

CHANGES = st.one_of(
    st.tuples(
        st.just("INSERT INTO contact (given, company, cadence_days) VALUES (?, ?, ?)"), TEXTS, TEXTS, IDS
    ),
    st.tuples(st.just("UPDATE contact SET given = ?, notes = ? WHERE id = ?"), TEXTS, TEXTS, IDS),
    st.tuples(st.just("UPDATE contact SET cadence_days = NULL WHERE id = ?"), IDS),
    st.tuples(st.just("DELETE FROM contact WHERE id = ?"), IDS),
    st.tuples(st.just("INSERT INTO channel (contact, kind, written) VALUES (?, 'email', ?)"), IDS, TEXTS),
    st.tuples(st.just("UPDATE channel SET written = ? WHERE id = ?"), TEXTS, IDS),
    st.tuples(st.just("UPDATE channel SET contact = ? WHERE id = ?"), IDS, IDS),
    st.tuples(st.just("DELETE FROM channel WHERE id = ?"), IDS),
    st.tuples(st.just("INSERT INTO other_field (contact, name, value) VALUES (?, 'n', ?)"), IDS, TEXTS),
    st.tuples(st.just("INSERT OR IGNORE INTO contact_tag (contact, tag) VALUES (?, ?)"), IDS, st.just("vip")),
    st.tuples(st.just("UPDATE OR IGNORE contact_tag SET contact = ? WHERE id = ?"), IDS, IDS),
    st.tuples(
        st.just("INSERT INTO \"group\" (name, kind, status) VALUES (?, 'open', 'member')"), st.just("Bees")
    ),
    st.tuples(st.just('DELETE FROM "group" WHERE id = ?'), IDS),
    st.tuples(
        st.just(
            'INSERT INTO event (title, starts_at, ends_at, zone, status, "group")'
            f" VALUES (?, '{MOMENT}', '{MOMENT}', 'Europe/Berlin', 'attended', ?)"
        ),
        TEXTS,
        st.none() | IDS,
    ),
    st.tuples(
        st.just("UPDATE event SET status = ? WHERE id = ?"), st.sampled_from(["attended", "missed"]), IDS
    ),
    st.tuples(st.just("DELETE FROM event WHERE id = ?"), IDS),
    st.tuples(
        st.just(
            "INSERT OR IGNORE INTO attendance (event, contact, presence, met) VALUES (?, ?, 'present', 1)"
        ),
        IDS,
        IDS,
    ),
    st.tuples(st.just("UPDATE attendance SET met = 1 - met WHERE id = ?"), IDS),
    st.tuples(
        st.just("INSERT INTO interaction (happened_on, kind, text) VALUES (?, 'call', ?)"), DAYS, TEXTS
    ),
    st.tuples(st.just("UPDATE interaction SET happened_on = ?, kind = 'note' WHERE id = ?"), DAYS, IDS),
    st.tuples(st.just("DELETE FROM interaction WHERE id = ?"), IDS),
    st.tuples(
        st.just("INSERT OR IGNORE INTO interaction_contact (interaction, contact) VALUES (?, ?)"), IDS, IDS
    ),
    st.tuples(
        st.just("INSERT INTO favour (contact, direction, kind, event) VALUES (?, ?, 'advice', ?)"),
        IDS,
        st.sampled_from(["given", "received"]),
        st.none() | IDS,
    ),
    st.tuples(st.just("UPDATE favour SET contact = ? WHERE id = ?"), IDS, IDS),
    st.tuples(st.just("INSERT INTO follow_up (contact, kind, due_on) VALUES (?, 'write', ?)"), IDS, DAYS),
    st.tuples(st.just("UPDATE follow_up SET done_on = ? WHERE id = ?"), st.none() | DAYS, IDS),
    st.tuples(st.just("INSERT INTO introduction (requester, asked_on) VALUES (?, '2026-01-01')"), IDS),
    st.tuples(st.just("UPDATE introduction SET requester = ? WHERE id = ?"), IDS, IDS),
    st.tuples(st.just("UPDATE introduction SET decision = 'decline', stage = 'declined' WHERE id = ?"), IDS),
)
DERIVED = ("doc", "listing")
VOCABULARY = "CREATE VIRTUAL TABLE temp.doc_words USING fts5vocab ('main', 'doc_search', 'instance')"


def write(changes, now):
    """Make one step; a change that names a row which is not there fails alone."""
    with steps.recorded("test.random", now) as step:
        for sql, *values in changes:
            with suppress(apsw.ConstraintError):
                database.raw().execute(sql, tuple(values))
    return step.kept


def derived_state():
    """Return the derived rows, and what the full-text index really holds: term, document, column, place."""
    connection = database.raw()
    found = [rows(connection, f"SELECT * FROM {name} ORDER BY 1") for name in DERIVED]
    return [*found, rows(connection, "SELECT * FROM temp.doc_words ORDER BY 1, 2, 3, 4")]


def check_derived():
    kept = derived_state()
    with database.changing() as connection:
        connection.execute("INSERT INTO doc_search (doc_search, rank) VALUES ('integrity-check', 1)")
        connection.execute("DROP TABLE temp.doc_words")
        derived.rebuild(connection)
        connection.execute(VOCABULARY)
    assert kept == derived_state()


def test_undo_all_and_redo_all(fresh_profile, dump, now):
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(
        history=st.lists(st.lists(CHANGES, min_size=1, max_size=8), min_size=1, max_size=8),
        cut=st.integers(min_value=1, max_value=8),
    )
    def holds(history, cut):
        with fresh_profile():
            with database.unlocked() as connection:
                connection.execute(VOCABULARY)
            states = [dump()]
            for changes in history:
                if write(changes, now):
                    states.append(dump())
                check_derived()
            walk(states, cut, dump, now)

    holds()


def walk(states, cut, dump, now):
    """Undo one by one, redo one by one, undo several at once, redo them; every state comes back."""
    for wanted in reversed(states[:-1]):
        steps.undo(now)
        assert dump() == wanted
        check_derived()
    for wanted in states[1:]:
        steps.redo(now)
        assert dump() == wanted
        check_derived()
    if cut < len(states):
        made = sorted(line.id for line in steps.history())
        assert len(steps.undo(now, made[cut - 1])) == len(states) - cut
        assert dump() == states[cut - 1]
        check_derived()
