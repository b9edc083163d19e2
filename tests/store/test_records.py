"""Values to rows and back: many at once are kept as each by itself would be."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Answer, Channel, ChannelKind, Contact
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.room import Room
from netcrm.store import records, steps
from netcrm.store.engine import database, rows

TEXTS = st.sampled_from(["", "unknown", "0", "it's", "Åse"])
CONTACTS = st.lists(
    st.builds(
        Contact,
        given=TEXTS,
        notes=TEXTS,
        team_size=st.none() | st.just(0),
        local=st.sampled_from(Answer),
        room=st.none() | st.sampled_from(Room),
        met_on=st.none() | st.just(date(2026, 1, 2)),
        no_introductions=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


def test_many_at_once_are_kept_as_one_by_one(fresh_profile, now):
    @given(CONTACTS)
    def keep(wanted):
        with fresh_profile():
            with steps.recorded("test.step", now):
                ids = [records.insert(one) for one in wanted]
                ids += records.insert_many(wanted)
            kept = [replace(one, id=0) for one in records.find(Contact)]
            told = rows(database.raw(), "SELECT * FROM contact ORDER BY id")

        assert ids == list(range(1, 2 * len(wanted) + 1))
        assert kept == wanted + wanted
        assert [row[1:] for row in told[: len(wanted)]] == [row[1:] for row in told[len(wanted) :]]

    keep()


def test_more_than_fit_a_statement_keep_their_order(writing, now):
    many = [Contact(given=str(number)) for number in range(123)]
    with steps.recorded("test.step", now):
        ids = records.insert_many(many)
        records.insert_many(
            [Channel(kind=ChannelKind.EMAIL, written="a@b.example")] * len(ids), {"contact": ids}
        )

    assert [one.given for one in records.find(Contact)] == [str(number) for number in range(123)]
    assert [one.contact for one in records.find(Channel)] == ids


def test_ids_that_are_told_stay_and_the_others_follow(writing, now):
    with steps.recorded("test.step", now):
        ids = records.insert_many([Contact(), Contact(id=40), Contact(), Contact(id=7)])

    assert ids == [1, 40, 41, 7]
    assert [one.id for one in records.find(Contact)] == [1, 7, 40, 41]


def test_what_is_left_out_is_what_the_database_fills_in(writing):
    for kind in records.TABLE_OF:
        usual = records._usual(kind)
        told = {field.name: field.default for field in fields(kind)}
        assert "id" not in usual
        assert all(told[name] == value for name, value in usual.items())
    assert {"notes", "local", "room", "no_introductions", "created_on"} <= set(records._usual(Contact))


def test_nothing_and_something_are_both_found(writing, now, step):
    step(
        "INSERT INTO event (title, starts_at, ends_at, zone, status) VALUES"
        " ('Lunch', '2026-01-01T11:00:00.000000Z', '2026-01-01T12:00:00.000000Z', 'UTC', 'planned')"
    )
    (lunch,) = records.find(Event, group=None, status=EventStatus.PLANNED)

    assert (lunch.title, lunch.starts_at.hour, lunch.starts_at.tzinfo is not None) == ("Lunch", 11, True)
    assert records.find(Event, status=EventStatus.CANCELLED) == []
