"""From what the owner types to the row that is meant."""

import pytest

from netcrm.actions import events
from netcrm.domain.event import EventStatus
from netcrm.reads import lookup


def test_a_number_means_the_row_with_that_number(book, refused):
    person, group, event = book.contact(), book.group(), book.event()
    assert lookup.contact(f" {person} ") == person
    assert lookup.group(str(group)) == group
    assert lookup.event(str(event), book.now) == event
    for unknown in ("99", "0", "9" * 40):
        assert refused("contact.unknown", lookup.contact, unknown).figures["name"] == unknown
        refused("group.unknown", lookup.group, unknown)
        refused("event.unknown", lookup.event, unknown, book.now)


@pytest.mark.parametrize("text", ["Lucía López", "lucia lopez", " LUCIA  LÓPEZ "])
def test_a_name_means_whoever_alone_has_it(book, text):
    book.contact("Lucía", family="López García")
    wanted = book.contact("Lucía", family="López")
    assert lookup.contact(text) == wanted


def test_a_company_or_a_nickname_is_a_name_too(book):
    firm = book.contact("", company="Nadia's Bakes")
    nick = book.contact("", nickname="C++")
    assert lookup.contact("nadia's bakes") == firm
    assert lookup.contact("c++") == nick


def test_a_name_that_fits_two_or_nobody(book, refused):
    people = [book.contact("John", family="Smith") for _ in range(7)]
    told = refused("contact.ambiguous", lookup.contact, "john smith")
    assert told.figures["candidates"].startswith(f"{people[0]} (John Smith), {people[1]} (John Smith)")
    assert told.figures["candidates"].count("John Smith") == 5
    for text in ("John", "Smith", "Jon Smith", "", "!?"):
        refused("contact.unknown", lookup.contact, text)


def test_groups_by_name_with_or_without_chapter(book, refused):
    north, south = book.group("Harbour", chapter="North"), book.group("Harbour", chapter="South")
    assert lookup.group("harbour north") == north
    assert lookup.group("Harbour South") == south
    refused("group.ambiguous", lookup.group, "Harbour")
    refused("group.unknown", lookup.group, "")


def test_events_by_title_or_the_next_one(book, refused):
    refused("event.none_planned", lookup.event, "next", book.now)
    over = book.event("Breakfast", away=-1)
    lunch = book.event("Lunch", away=5)
    soon = book.event("Breakfast", away=2)
    events.answer(book.event("Tea", away=1), EventStatus.CANCELLED, now=book.now)
    assert lookup.event("next", book.now) == soon
    assert lookup.event("lunch", book.now) == lunch
    told = refused("event.ambiguous", lookup.event, "breakfast", book.now)
    assert (
        told.figures["candidates"] == f"{over} (Breakfast, {book.day(-1)}), {soon} (Breakfast, {book.day(2)})"
    )
    refused("event.unknown", lookup.event, "Dinner", book.now)


def test_the_next_one_may_be_under_way(book):
    running = book.event(away=0, hour=8)
    book.event(away=0, hour=9)
    assert lookup.event("next", book.now) == running
