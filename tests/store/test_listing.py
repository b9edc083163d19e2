import pytest

from netcrm.store import steps

COLUMNS = "name, work, company, last_contact_on, due_on, gave, received, open_requests, flagged, tags"
EVENT = (
    "INSERT INTO event (title, starts_at, ends_at, zone, status) VALUES"
    " ('Late', '2026-01-31T23:30:00.000000Z', '2026-02-01T01:00:00.000000Z', 'Europe/Berlin', 'attended')"
)


@pytest.fixture
def row(ask):
    def of(identifier):
        names = [name.strip() for name in COLUMNS.split(",")]
        found = ask(f"SELECT {COLUMNS} FROM listing WHERE contact = ?", identifier)
        return dict(zip(names, found[0], strict=True)) if found else None

    return of


def test_a_new_contact_has_a_row(step, contact, row):
    step(contact("Ann", family="Bee", company="Ångström", job_title="", profession="printer"))
    assert row(1) == {
        "name": "Ann Bee",
        "work": "printer",
        "company": "Ångström",
        "last_contact_on": None,
        "due_on": None,
        "gave": 0,
        "received": 0,
        "open_requests": 0,
        "flagged": 0,
        "tags": "",
    }


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"given": "", "family": "Bee"}, "Bee"),
        ({"given": "", "nickname": "Bo", "company": "Co"}, "Bo"),
        ({"given": "", "company": "Co"}, "Co"),
        ({"given": ""}, ""),
    ],
)
def test_the_name_is_that_of_the_contact(step, contact, row, cells, name):
    step(contact(**cells))
    assert row(1)["name"] == name


def test_contact_is_any_interaction_but_a_note(step, contact, row):
    step(
        contact("Ann"),
        "INSERT INTO interaction (happened_on, kind) VALUES ('2026-01-05', 'call'), ('2026-02-01', 'note')",
        "INSERT INTO interaction_contact (interaction, contact) VALUES (1, 1), (2, 1)",
    )
    assert row(1)["last_contact_on"] == "2026-01-05"
    step("UPDATE interaction SET kind = 'email' WHERE id = 2")
    assert row(1)["last_contact_on"] == "2026-02-01"
    step("DELETE FROM interaction WHERE id = 2")
    assert row(1)["last_contact_on"] == "2026-01-05"


def test_meeting_at_an_attended_event_is_contact_on_the_local_day(step, contact, row, now):
    step(contact("Ann"), EVENT, "INSERT INTO attendance (event, contact, presence) VALUES (1, 1, 'present')")
    assert row(1)["last_contact_on"] is None
    step("UPDATE attendance SET met = 1")
    assert row(1)["last_contact_on"] == "2026-02-01"
    step("UPDATE event SET status = 'cancelled'")
    assert row(1)["last_contact_on"] is None
    steps.undo(now)
    assert row(1)["last_contact_on"] == "2026-02-01"


def test_due_is_the_earliest_of_follow_ups_and_cadence(step, contact, row):
    step(
        contact("Ann", cadence_days=30),
        "INSERT INTO interaction (happened_on, kind) VALUES ('2026-01-05', 'call')",
    )
    assert row(1)["due_on"] is None
    step("INSERT INTO interaction_contact (interaction, contact) VALUES (1, 1)")
    assert row(1)["due_on"] == "2026-02-04"
    step("INSERT INTO follow_up (contact, kind, due_on) VALUES (1, 'write', '2026-01-20')")
    assert row(1)["due_on"] == "2026-01-20"
    step("UPDATE follow_up SET put_off_until = '2026-02-02'")
    assert row(1)["due_on"] == "2026-02-02"
    step("UPDATE follow_up SET done_on = '2026-01-21'")
    assert row(1)["due_on"] == "2026-02-04"
    step("UPDATE contact SET cadence_days = NULL")
    assert row(1)["due_on"] is None


def test_favours_and_the_flag(step, contact, row):
    step(contact("Ann"), "INSERT INTO introduction (requester, asked_on) VALUES (1, '2026-01-01')")
    assert (row(1)["open_requests"], row(1)["flagged"]) == (1, 1)
    step(
        "INSERT INTO favour (contact, direction, kind) VALUES (1, 'given', 'advice')",
        "INSERT INTO favour (contact, direction, kind) VALUES (1, 'received', 'advice')",
    )
    assert (row(1)["gave"], row(1)["received"], row(1)["flagged"]) == (1, 1, 0)
    step("UPDATE favour SET direction = 'given'")
    assert (row(1)["gave"], row(1)["received"], row(1)["flagged"]) == (2, 0, 1)
    step("UPDATE introduction SET decision = 'decline', stage = 'declined'")
    assert (row(1)["open_requests"], row(1)["flagged"]) == (0, 0)


def test_what_moves_leaves_both_contacts_right(step, contact, row, now):
    step(
        contact("Ann"),
        contact("Bob"),
        "INSERT INTO favour (contact, direction, kind) VALUES (1, 'given', 'advice')",
        "INSERT INTO contact_tag (contact, tag) VALUES (1, 'b'), (1, 'a')",
    )
    assert (row(1)["gave"], row(2)["gave"], row(1)["tags"]) == (1, 0, "a, b")
    step("UPDATE favour SET contact = 2", "UPDATE contact_tag SET contact = 2 WHERE tag = 'a'")
    assert (row(1)["gave"], row(2)["gave"], row(1)["tags"], row(2)["tags"]) == (0, 1, "b", "a")
    step("DELETE FROM contact WHERE id = 2")
    assert row(2) is None
    steps.undo(now)
    assert (row(2)["gave"], row(2)["tags"]) == (1, "a")


def test_a_nameless_contact_is_called_by_how_it_is_reached(step, row):
    step(
        "INSERT INTO contact (id) VALUES (7)",
        "INSERT INTO channel (contact, kind, written) VALUES (7, 'email', 'x@y.example')",
    )
    assert row(7)["name"] == "x@y.example"
    step("UPDATE channel SET written = 'z@y.example' WHERE contact = 7")
    assert row(7)["name"] == "z@y.example"


def test_a_cadence_counts_from_the_day_they_met_while_nothing_is_recorded(step, row):
    step("INSERT INTO contact (id, given, created_on, cadence_days) VALUES (7, 'Ann', '2026-01-01', 30)")
    assert row(7)["due_on"] == "2026-01-31"
    step("UPDATE contact SET met_on = '2026-01-11' WHERE id = 7")
    assert row(7)["due_on"] == "2026-02-10"
