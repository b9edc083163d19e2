from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Contact
from netcrm.domain.favour import Direction, FavourKind
from netcrm.domain.guard import weigh
from netcrm.domain.guard_facts import GuardFacts, rows
from netcrm.domain.introduction import Evidence, Introduction
from netcrm.domain.owner import Owner
from netcrm.domain.reciprocity import BothWays, FavourMark, OneWay

TODAY = date(2026, 3, 11)
DALE = Contact(id=1, given="Dale")
MARKS = st.lists(
    st.tuples(
        st.sampled_from(Direction),
        st.sampled_from(FavourKind),
        st.none() | st.integers(-40, 900).map(lambda days: TODAY - timedelta(days=days)),
    ),
    max_size=12,
).map(lambda told: [FavourMark(row, *one) for row, one in enumerate(told, 1)])


def in_columns(marks):
    def way(direction):
        told = [one for one in marks if one.direction is direction]
        told.sort(key=lambda one: one.happened_on or date.min)
        days = [one.happened_on.isoformat() if one.happened_on else "" for one in told]
        return OneWay([one.id for one in told], [one.kind.value for one in told], days)

    return BothWays(way(Direction.GIVEN), way(Direction.RECEIVED))


@given(MARKS, st.lists(st.integers(0, 200), max_size=4))
def test_a_verdict_is_the_same_however_its_favours_come(marks, asked):
    requests = tuple(
        Introduction(id=row, requester=1, asked_on=TODAY - timedelta(days=days))
        for row, days in enumerate(asked, 1)
    )
    one, other = (
        GuardFacts(requester=DALE, favours=favours, requests=requests)
        for favours in (tuple(marks), in_columns(marks))
    )

    assert weigh(one, Owner(), TODAY) == weigh(other, Owner(), TODAY)


@given(st.sets(st.integers(1, 10_000), max_size=300))
def test_many_rows_are_named_as_few_are(ids):
    found = rows("favour", tuple(ids))

    assert found == tuple(Evidence(table="favour", id=row) for row in sorted(ids))
    assert {type(one) for one in found} <= {Evidence}
    assert hash(found) == hash(tuple(Evidence(table="favour", id=row) for row in sorted(ids)))
