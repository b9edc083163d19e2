"""A request of, or for, somebody who isn't in the book: they are added with it, in one step."""

import pytest

from netcrm.actions import introductions
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.introduction import AskedBy, Introduction, Verdict

NORA = ContactCard(contact=Contact(given="Nora", family="Vale"))
ZOE = ContactCard(
    contact=Contact(company="Corwin Labs"),
    channels=(Channel(kind=ChannelKind.EMAIL, written="Zoe@Corwin.example"),),
)


@pytest.fixture
def tom(book):
    return book.contact("Tom")


def test_somebody_new_asks(book, tom, does):
    figures = {"name": "Nora Vale", "target": "Tom", "added": "Nora Vale"}
    made = does(
        "introduction.received",
        figures,
        introductions.receive,
        NORA,
        tom,
        words=" Could you? ",
        asked_by=AskedBy.CALL,
        asked_on=book.day(-2),
    )
    kept = book.get(Introduction, made)
    nora = book.get(Contact, kept.requester)
    assert (nora.name, nora.sort_name, nora.created_on, nora.source) == (
        "Nora Vale",
        "nora vale",
        book.today,
        "",
    )
    assert (kept.target_contact, kept.words, kept.asked_by, kept.asked_on) == (
        tom,
        "Could you?",
        AskedBy.CALL,
        book.day(-2),
    )
    assert (kept.verdict, kept.flagged, kept.weighed_requester) == (Verdict.COATTAILS, True, nora.id)


def test_both_are_new(book, does):
    figures = {"name": "Nora Vale", "target": "Corwin Labs", "added": "Nora Vale, Corwin Labs"}
    made = does("introduction.received", figures, introductions.receive, NORA, ZOE)
    kept = book.get(Introduction, made)
    assert kept.requester != kept.target_contact
    assert [one.normalised for one in book.all(Channel)] == ["zoe@corwin.example"]


def test_somebody_new_wants_into_a_group_or_to_meet_nobody_named(book, does):
    group = book.group("Harbour")
    told = {"name": "Nora Vale", "target": "Harbour", "added": "Nora Vale"}
    does("introduction.received", told, introductions.receive, NORA, None, group)
    does("introduction.received", told | {"target": ""}, introductions.receive, NORA)


def test_with_both_in_the_book_it_is_a_request_like_any_other(book, tom, does):
    rita = book.contact("Rita")
    does("introduction.asked", {"name": "Rita", "target": "Tom"}, introductions.receive, rita, tom)


def test_what_is_refused_adds_nobody(book, tom, refuses):
    group, receive = book.group(), introductions.receive
    nameless = ContactCard(contact=Contact(), channels=(Channel(kind=ChannelKind.EMAIL, written=" "),))
    twin = ContactCard(contact=Contact(given="nora", family="VALE"))
    refuses("introduction.same_person", "target", receive, NORA, twin)
    refuses("introduction.same_person", "target", receive, tom, tom)
    refuses("introduction.two_targets", "target", receive, NORA, ZOE, group)
    refuses("contact.no_name", "given", receive, nameless, tom)
    refuses("record.missing", None, receive, NORA, 99)
    refuses("record.missing", None, receive, 99, ZOE)
    refuses("record.missing", None, receive, NORA, None, 99)
    refuses("text.too_long", "words", receive, NORA, tom, words="x" * 65537)
