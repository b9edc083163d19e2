"""What stands still reaches the first page, and leaves the follow-ups while it asks there."""

from datetime import timedelta

import pytest

from netcrm.actions import introductions
from netcrm.domain.introduction import Decision, Outcome
from netcrm.domain.stuck import Wait
from netcrm.reads import today


@pytest.fixture
def people(book):
    made = [book.contact("Rita"), book.contact("Tom", email="tom@tide.example"), book.contact("Una")]
    book.received(made[0])
    return made


def page(book):
    return today.page(book.now)


def told(book):
    return [(one.row.introduction.id, one.stuck.wait, one.stuck.days) for one in page(book).stuck]


def test_the_most_pressing_comes_first(book, people):
    rita, tom, una = people
    asked = introductions.ask(rita, una, now=book.now)
    first = introductions.ask(rita, tom, now=book.now)
    introductions.decide(first, Decision.ASK_FIRST, now=book.now)
    made = introductions.ask(tom, una, now=book.now)
    introductions.decide(made, Decision.INTRODUCE, now=book.now)
    book.now += timedelta(days=6)
    assert told(book) == []
    book.now += timedelta(days=1)
    assert told(book) == [(asked, Wait.DECISION, 7), (first, Wait.ANSWER, 7)]
    book.now += timedelta(days=35)
    assert told(book) == [(asked, Wait.DECISION, 42), (first, Wait.ANSWER, 42), (made, Wait.OUTCOME, 42)]
    assert [one.flagged for one in page(book).stuck] == [False, False, True]
    introductions.turn_out(made, Outcome.HELPED, now=book.now)
    introductions.decide(asked, Decision.DECLINE, now=book.now)
    assert [one[0] for one in told(book)] == [first]


def test_the_flagged_request_that_has_a_card_of_its_own_is_not_told_twice(book, people):
    _rita, tom, una = people
    introductions.ask(una, tom, now=book.now)
    other = introductions.ask(tom, una, now=book.now - timedelta(days=1), asked_on=book.day(-1))
    book.now += timedelta(days=9)
    found = page(book)
    assert found.flagged.row.requester.name == "Una"
    assert [(one.row.introduction.id, one.flagged) for one in found.stuck] == [(other, True)]


def test_what_was_put_off_comes_back_and_stands_in_one_place_only(book, people):
    rita, tom, _una = people
    made = introductions.ask(rita, tom, now=book.now)
    introductions.decide(made, Decision.INTRODUCE, now=book.now)
    book.now += timedelta(days=50)
    due_on = page(book).stuck[0].stuck.due_on
    introductions.put_off(made, book.day(5), now=book.now, why="What came of it?")
    found = page(book)
    assert (found.stuck, found.due) == ((), ())
    book.now += timedelta(days=5)
    found = page(book)
    assert [one.stuck.due_on for one in found.stuck] == [due_on]
    assert (found.due, found.soon) == ((), ())
    introductions.turn_out(made, Outcome.MET, now=book.now)
    assert (page(book).stuck, page(book).due) == ((), ())
