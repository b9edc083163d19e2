"""Who stands in the book twice, or may."""

import pytest

from netcrm.actions import contacts, interactions, introductions
from netcrm.domain.duplicate_sides import History
from netcrm.domain.duplicates import Certainty, Why
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.reads import duplicates


def pairs(**named):
    return [(pair.a.id, pair.b.id, pair.certainty.value) for pair in duplicates.pairs(**named)]


def test_a_name_with_its_email_is_certain_and_with_its_company_likely(book):
    likely = book.contact("Cleo", family="Ek", company="Ek Signs")
    anna = book.contact("Anna", family="Berg", email="anna@berg.example")
    twice = book.contact("Änna", family="Berg", email="Anna@Berg.example", company="Acme")
    also = book.contact("Cleo", family="Ek", company="EK Signs Ltd")

    found = duplicates.pairs()

    assert pairs() == [(anna, twice, "certain"), (likely, also, "likely")]
    assert (found[0].a.name, found[0].b.name) == ("Anna Berg", "Änna Berg")
    assert found[0].why == (Why.SAME_EMAIL, Why.SAME_NAME)
    assert Why.SAME_COMPANY in found[1].why
    assert found[1].b.second_line == "EK Signs Ltd"


def test_namesakes_and_shared_mailboxes_are_no_pairs(book):
    for name in ("Anna", "Bert", "Cleo"):
        book.contact(name, family="Berg", email="office@berg.example", company="Berg")
    book.contact("Anna", family="Berg")
    assert pairs() == []


def test_an_empty_book_has_none(book):
    assert pairs() == []


def test_whom_the_owner_told_apart_is_left_out(book):
    anna = book.contact("Anna", family="Berg", email="anna@berg.example")
    other = book.contact("Anna", family="Berg", email="anna@berg.example")
    third = book.contact("Anna", family="Berg", email="anna@berg.example")
    contacts.tell_apart(other, anna, now=book.now)
    assert pairs() == [(anna, third, "certain"), (other, third, "certain")]


def test_what_two_have_in_common_is_never_empty(book):
    book.contact("Anna", family="Berg", email="anna@berg.example")
    book.contact("", email="anna@berg.example")
    book.contact("Anna", family="Berg", nickname="Ann", company="Acme", email="anna@berg.example")
    found = duplicates.pairs()
    assert len(found) == 3
    assert all(pair.why for pair in found)
    assert {pair.certainty for pair in found} == {Certainty.LIKELY}


def test_it_tells_how_far_it_is_and_can_be_stopped(book):
    book.contact("Anna")
    told = []
    duplicates.pairs(progress=lambda done, total: told.append((done, total)))
    assert told
    assert all(done <= total == 1 for done, total in told)

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        duplicates.pairs(progress=stop)


def test_two_sides_say_which_one_stays_and_what_speaks_of_each(book):
    poor = book.contact("Anna", family="Berg")
    rich = book.contact("Anna", family="Berg", met_event=book.attended("Summer fair"))
    book.gave(rich)
    book.received(rich)
    interactions.log((rich, poor), InteractionKind.NOTE, "Both were there.", now=book.now)
    interactions.log((rich,), InteractionKind.CALL, "", now=book.now)
    introductions.ask(poor, rich, now=book.now)
    introductions.ask(rich, now=book.now)
    found = duplicates.sides(poor, rich)
    assert (found.kept.card.contact.id, found.other.card.contact.id) == (rich, poor)
    assert found.kept.met_at == "Summer fair"
    assert found.kept.history == History(favours=2, conversations=1, notes=1, requests=2)
    assert found.other.history == History(notes=1, requests=1)
    assert found.between == 1


def test_two_sides_of_somebody_who_is_gone_are_refused(book):
    with pytest.raises(Refused, match=r"record\.missing"):
        duplicates.sides(book.contact("Anna"), 99)
