"""What was said and done, with one or many people."""

from dataclasses import replace

import pytest

from netcrm.actions import interactions
from netcrm.domain.interaction import Interaction, InteractionContact, InteractionKind
from netcrm.store import interactions as kept
from netcrm.store import records


@pytest.fixture
def people(book):
    return [book.contact(name) for name in ("Anna", "Bert", "Cleo")]


def test_contact_is_logged_today_with_everybody_once(book, people, does):
    told = [people[1], people[0], people[1]]
    made = does(
        "interaction.logged", {"name": "Bert, Anna"}, interactions.log, told, InteractionKind.CALL, " Rates "
    )
    assert kept.get(made) == Interaction(
        id=made,
        happened_on=book.today,
        kind=InteractionKind.CALL,
        text="Rates",
        contacts=(people[1], people[0]),
    )


def test_a_note_is_called_a_note_and_a_day_may_be_told(book, people, does):
    made = does(
        "interaction.noted",
        {"name": "Anna"},
        interactions.log,
        people[:1],
        InteractionKind.NOTE,
        "Likes tea",
        happened_on=book.day(-9),
    )
    assert kept.get(made).happened_on == book.day(-9)


@pytest.mark.parametrize(
    ("who", "kind", "text", "code", "field"),
    [
        ([], InteractionKind.CALL, "", "interaction.nobody", "contacts"),
        ([0], InteractionKind.NOTE, " \n", "interaction.empty", "text"),
        ([0], InteractionKind.CALL, "x" * 65537, "text.too_long", "text"),
        ([0, 98], InteractionKind.CALL, "", "record.missing", None),
    ],
)
def test_what_says_nothing_is_neither_logged_nor_written(book, people, refuses, who, kind, text, code, field):
    named = [people[one] if one < 3 else 99 for one in who]
    refuses(code, field, interactions.log, named, kind, text)
    made = interactions.log(people[:1], InteractionKind.MET, "Lunch", now=book.now)
    wanted = replace(kept.get(made), contacts=tuple(named), kind=kind, text=text)
    refuses(code, field, interactions.change, wanted)


def test_what_is_still_to_come_is_neither_logged_nor_written(book, people, refuses):
    told = (people[:1], InteractionKind.CALL, "Rates")
    refuses("date.after_today", "happened_on", interactions.log, *told, happened_on=book.day(1))
    made = interactions.log(*told, now=book.now, happened_on=book.today)
    wanted = replace(kept.get(made), happened_on=book.day(1))
    refuses("date.after_today", "happened_on", interactions.change, wanted)


def test_changing_words_and_people(book, people, does, leaves, refuses):
    made = interactions.log(people[:2], InteractionKind.MET, "Lunch", now=book.now)
    wanted = replace(kept.get(made), text="Dinner", contacts=(people[2], people[1]))
    does("interaction.changed", {"name": "Cleo, Bert"}, interactions.change, wanted)
    assert kept.get(made) == wanted
    leaves(interactions.change, wanted)
    refuses("record.missing", None, interactions.change, replace(wanted, id=99))


def test_people_who_stay_keep_their_rows(book, people):
    made = interactions.log(people[:2], InteractionKind.MET, "Lunch", now=book.now)
    before = records.find(InteractionContact)
    interactions.change(replace(kept.get(made), contacts=tuple(people)), now=book.now)
    assert records.find(InteractionContact)[:2] == before
    assert kept.get(made).contacts == tuple(people)


def test_deleting(book, people, does, refuses):
    made = interactions.log(people, InteractionKind.MET, "Lunch", now=book.now)
    does("interaction.deleted", {"name": "Anna, Bert, Cleo"}, interactions.delete, made)
    assert not book.all(Interaction)
    refuses("record.missing", None, interactions.delete, made)
