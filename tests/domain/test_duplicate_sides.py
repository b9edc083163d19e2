"""Two contacts side by side before they become one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Answer, Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.duplicate_sides import History, OneSide, Sides, differences, kept_first, same_fields
from netcrm.domain.uniting import united


def side(*, emails=(), tags=(), others=(), favours=0, met_at="", **cells):
    card = ContactCard(
        contact=Contact(**cells),
        channels=tuple(
            Channel(kind=ChannelKind.EMAIL, written=one, normalised=one.lower()) for one in emails
        ),
        other_fields=tuple(OtherField(name=name, value=value) for name, value in others),
        tags=tags,
    )
    return OneSide(card=card, history=History(favours=favours), met_at=met_at)


def compared(kept, other):
    sides = Sides(kept=kept, other=other)
    told = [(row.field, row.kept, row.other, row.is_conflict) for row in differences(sides)]
    return told, [row.label or row.field for row in same_fields(sides)]


def test_more_history_stays_else_the_older_one():
    rich = side(id=2, favours=1, created_on=date(2026, 5, 1))
    old = side(id=3, created_on=date(2020, 1, 1))
    undated = side(id=1)
    assert kept_first(old, rich) == (rich, old)
    assert kept_first(undated, old) == (old, undated)
    assert kept_first(replace(undated, card=side(id=9).card), undated)[0] is undated


def test_conflicts_come_first_and_what_is_equal_is_no_difference():
    kept = side(given="Anna", place="York", profession="Printer", emails=("a@x.example",))
    other = side(
        given="anna ", place="Leeds", profession="printer", birthday="--05-01", emails=("A@x.example",)
    )
    assert compared(kept, other) == (
        [("place", ("York",), ("Leeds",), True), ("birthday", (), ("--05-01",), False)],
        ["given", "profession", "email"],
    )


def test_what_can_stand_together_is_no_conflict():
    kept = side(notes="Tall.", tags=("a",), others=[("Ref", "1")], emails=("a@x.example",), met_at="Fair")
    other = side(notes="Kind.", tags=("b",), others=[("Ref", "2")], emails=("b@x.example",), met_at="Lunch")
    told, same = compared(kept, other)
    assert [row[0] for row in told] == ["notes", "met_event", "email", "tag", "other"]
    assert not any(row[3] for row in told)
    assert same == []


def test_nothing_said_is_neither_same_nor_different():
    assert compared(side(), side(local=Answer.UNKNOWN)) == ([], [])


def test_other_fields_and_tags_compare_without_their_order():
    kept = side(tags=("a", "b"), others=[("Ref", "1"), ("Ref", "2")])
    other = side(tags=("b", "a"), others=[("Ref", "2"), ("Ref", "1")])
    assert compared(kept, other) == ([], ["tag", "Ref"])


@pytest.mark.parametrize("name", ["place", "company", "birthday", "nickname"])
def test_a_choice_of_the_other_value_is_what_a_merge_takes(name):
    kept, other = side(**{name: "one"}), side(**{name: "two"})
    (row,) = differences(Sides(kept=kept, other=other))
    card = united(kept.card, other.card, {row.field: row.other[0]})
    assert getattr(card.contact, name) == "two"


CELLS = st.sampled_from(["", "York", "york ", "Leeds"])


@given(st.tuples(CELLS, CELLS, CELLS), st.tuples(CELLS, CELLS, CELLS))
def test_without_a_conflict_a_merge_puts_nothing_aside(mine, theirs):
    names = ("place", "company", "industry")
    kept, other = side(**dict(zip(names, mine, strict=True))), side(**dict(zip(names, theirs, strict=True)))
    conflicts = [row.field for row in differences(Sides(kept=kept, other=other)) if row.is_conflict]
    aside = united(kept.card, other.card).other_fields
    assert sorted(one.name.lower() for one in aside) == sorted(conflicts)
