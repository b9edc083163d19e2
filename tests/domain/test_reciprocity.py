from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.reciprocity import Balance, BothWays, FavourMark, OneWay, reciprocity

TODAY = date(2026, 3, 11)
GIVEN, RECEIVED = Direction.GIVEN, Direction.RECEIVED
MARKS = st.lists(
    st.builds(
        FavourMark,
        id=st.integers(1, 10_000),
        direction=st.sampled_from(Direction),
        kind=st.sampled_from(FavourKind),
        happened_on=st.none() | st.dates(date(2022, 1, 1), TODAY),
    ),
    max_size=30,
    unique_by=lambda mark: mark.id,
)


def favour(row, direction, on=TODAY, kind=FavourKind.ADVICE):
    return Favour(id=row, contact=1, direction=direction, kind=kind, happened_on=on)


def test_both_ends_of_the_window_count():
    first = date(2024, 3, 11)
    counted = reciprocity([favour(1, GIVEN, first), favour(2, GIVEN, first - timedelta(days=1))], TODAY)
    assert counted.lately.given.ids == (1,)
    assert counted.ever.given.ids == (1, 2)
    assert reciprocity([favour(3, RECEIVED, TODAY)], TODAY).lately.received.ids == (3,)


def test_some_time_ago_counts_ever_and_never_in_the_window():
    counted = reciprocity([favour(1, RECEIVED, None)], TODAY)
    assert counted.ever.received.count == 1
    assert counted.lately.received.count == 0


def test_what_is_dated_after_today_has_not_happened():
    counted = reciprocity([favour(1, RECEIVED, TODAY + timedelta(days=1))], TODAY)
    assert counted.ever.balance is Balance.NOTHING_RECORDED


def test_counts_by_kind():
    rows = [
        favour(4, GIVEN, kind=FavourKind.INTRODUCTION),
        favour(2, GIVEN, kind=FavourKind.INTRODUCTION),
        favour(3, GIVEN, kind=FavourKind.ADVICE),
    ]
    given_side = reciprocity(rows, TODAY).ever.given
    assert given_side.ids == (2, 3, 4)
    assert given_side.kinds == {FavourKind.INTRODUCTION: 2, FavourKind.ADVICE: 1}


def test_the_balance_in_a_word():
    one_each = [favour(1, GIVEN), favour(2, RECEIVED)]
    assert reciprocity(one_each, TODAY).lately.balance is Balance.IN_BALANCE
    assert reciprocity([*one_each, favour(3, GIVEN)], TODAY).lately.balance is Balance.YOU_GAVE_MORE
    assert reciprocity([*one_each, favour(3, RECEIVED)], TODAY).lately.balance is Balance.YOU_RECEIVED_MORE
    nearly = [favour(n, GIVEN) for n in range(1, 5)] + [favour(n, RECEIVED) for n in range(5, 8)]
    assert reciprocity(nearly, TODAY).lately.balance is Balance.IN_BALANCE
    assert reciprocity([], TODAY).lately.balance is Balance.NOTHING_RECORDED


@given(MARKS, st.integers(0, 60))
def test_what_counts_lately_counts_ever_and_every_favour_counts_once(marks, months):
    counted = reciprocity(marks, TODAY, months)
    for side in ("given", "received"):
        lately, ever = getattr(counted.lately, side), getattr(counted.ever, side)
        assert set(lately.ids) <= set(ever.ids)
        assert sum(ever.kinds.values()) == ever.count
    assert counted.ever.given.count + counted.ever.received.count == len(marks)


@given(MARKS)
def test_the_order_of_rows_does_not_matter(marks):
    assert reciprocity(marks, TODAY) == reciprocity(reversed(marks), TODAY)


@given(MARKS)
def test_favours_and_their_marks_count_alike(marks):
    favours = [
        Favour(id=m.id, contact=1, direction=m.direction, kind=m.kind, happened_on=m.happened_on)
        for m in marks
    ]
    assert reciprocity(favours, TODAY) == reciprocity(marks, TODAY)


def in_columns(marks):
    """The same favours as the ledger gives them."""

    def way(direction):
        told = [(one.happened_on.isoformat() if one.happened_on else "", one) for one in marks]
        found = sorted((day, one.id, one.kind.value) for day, one in told if one.direction is direction)
        return OneWay([row[1] for row in found], [row[2] for row in found], [row[0] for row in found])

    return BothWays(way(GIVEN), way(RECEIVED))


@given(MARKS, st.integers(1, 40), st.dates(date(2022, 1, 1), TODAY))
def test_columns_count_as_marks_do(marks, months, today):
    columns = in_columns(marks)

    assert reciprocity(columns, today, months) == reciprocity(marks, today, months)
    assert sorted(columns) == sorted(marks)
