import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.store import search, steps
from netcrm.store.engine import database
from netcrm.store.search import Found, expression, find


@pytest.fixture
def book(step, contact):
    step(
        contact("Søren", family="Łukasiewicz", company="C++ Straßenbau", notes="likes Kaffee"),
        contact("O'Brien", family="Ann", seeks="a printer"),
        contact("Bob", family="Annan", company="Ann & Sons"),
        "INSERT INTO channel (contact, kind, written, normalised)"
        " VALUES (2, 'phone', '+49 170 123-4567', '+491701234567')",
        "INSERT INTO channel (contact, kind, written) VALUES (3, 'email', 'hive@annan.example')",
        "INSERT INTO other_field (contact, name, value) VALUES (3, 'Hobby', 'Beekeeping')",
        "INSERT INTO contact_tag (contact, tag) VALUES (1, 'golf club')",
        'INSERT INTO "group" (name, chapter, kind, status)'
        " VALUES ('Anniversary Breakfast', 'North', 'open', 'member')",
        "INSERT INTO event (title, starts_at, ends_at, zone, status) VALUES"
        " ('Spring lunch', '2026-01-01T11:00:00.000000Z', '2026-01-01T12:00:00.000000Z', 'UTC', 'planned')",
        "INSERT INTO interaction (happened_on, kind, text) VALUES ('2026-01-01', 'call', 'Talked of bees')",
    )


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("soren", [1]),
        ("SØREN", [1]),
        ("lukas", [1]),
        ("łuk", [1]),
        ("strassenbau", [1]),
        ("straße", [1]),
        ("C++", [1]),
        ("kaffee søren", [1]),
        ("golf", [1]),
        ("obrien", []),
        ("o'brien", [2]),
        ("printer", [2]),
        ("01701234567", []),
        ("+491701234567", [2]),
        ("4917012", [2]),
        ("170 123", [2]),
        ("hive@annan.example", [3]),
        ("beekeeping", [3]),
        ("nobody", []),
        ("soren bob", []),
    ],
)
def test_contacts_are_found(book, text, ids):
    assert [hit.id for hit in find(text, ["contact"])] == ids


def test_every_kind_is_found(book):
    assert find("anniv") == [Found("group", 1)]
    assert find("spring") == [Found("event", 1)]
    assert find("bees") == [Found("interaction", 1)]
    assert find("bee") == [Found("contact", 3), Found("interaction", 1)]
    assert find("bee", ["interaction"]) == [Found("interaction", 1)]


def test_names_that_begin_so_come_first(book, step, contact):
    step(contact("Zed", notes="met Ann"), contact("Ann", family="Zuse"))
    assert [(hit.kind, hit.id) for hit in find("ann")] == [
        ("contact", 5),
        ("group", 1),
        ("contact", 3),
        ("contact", 2),
        ("contact", 4),
    ]
    assert len(find("ann", limit=2)) == 2


@pytest.mark.parametrize("text", ["", "   ", "+", '"', "'", "*", "(", "^", ":", "-", "\x00", "🎉", "--"])
def test_signs_alone_find_nothing(book, text):
    assert find(text) == []


def test_no_kinds_or_no_room_find_nothing(book):
    assert find("ann", []) == find("ann", limit=0) == []


def test_any_text_is_safe(book):
    @given(st.text() | st.text(alphabet="ab\"'*^:(){}+-. \x00ANDORNOTNEAR"))
    def search_for(text):
        find(text)

    search_for()


def test_the_query_quotes_every_word():
    assert expression("Ann OR near(b") == '"ann" AND "or" AND "near" AND "b" *'


def test_a_late_channel_moves_with_its_owner(book, step, now):
    step("UPDATE channel SET contact = 1 WHERE contact = 3")
    assert [hit.id for hit in find("hive@annan")] == [1]
    step("UPDATE channel SET written = 'new@place.example' WHERE contact = 1")
    assert [hit.id for hit in find("new@place")] == [1]
    assert find("hive@annan") == []
    steps.undo(now, 2)
    assert [hit.id for hit in find("hive@annan")] == [3]


def test_more_hits_than_candidates_still_answer(writing, now):
    with steps.recorded("import", now):
        database.raw().executemany(
            "INSERT INTO contact (given) VALUES (?)", [("Same",)] * (search.CANDIDATES + 10)
        )
    assert len(find("sam", limit=10_000)) == search.CANDIDATES
