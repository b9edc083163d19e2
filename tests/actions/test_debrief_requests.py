"""An introduction asked for at an event becomes a request, weighed, in the debrief's one step."""

from netcrm.actions import debriefs, events
from netcrm.domain.contact import Contact
from netcrm.domain.introduction import AskedBy, Introduction, Stage, Verdict
from netcrm.reads import debriefs as questions


def test_what_was_asked_for_is_weighed_with_the_rest(book, does):
    made = book.event("Evening", away=-1)
    anna, ben = (book.contact(name, met_on=book.day(-90)) for name in ("Anna", "Ben"))
    events.expect(made, [anna, ben], now=book.now)
    events.keep_numbers(made, {anna: 1, ben: 2}, now=book.now)
    text = "1 intro to 2\n+ Lena Brandt, printer\nBen intro to Lena Brandt\nLena Brandt asks for an intro"
    lines = questions.understood(made, text, book.today)
    kept = does("event.debriefed", {"title": "Evening", "count": 3}, debriefs.write_down, made, lines)
    assert kept.requests == 3
    lena = next(one.id for one in book.all(Contact) if one.given == "Lena")
    requests = book.all(Introduction)
    pairs = [(one.requester, one.target_contact) for one in requests]
    assert pairs == [(anna, ben), (ben, lena), (lena, None)]
    for one in requests:
        assert (one.asked_by, one.asked_on) == (AskedBy.IN_PERSON, book.day(-1))
        assert (one.stage, one.verdict, one.flagged) == (Stage.ASKED, Verdict.COATTAILS, True)
        assert (one.weighed_requester, one.weighed_target) == (one.requester, one.target_contact)
        assert one.endorsed_at is None


def test_a_group_is_asked_for_and_nothing_twice(book):
    made = book.event("Evening", away=-1)
    anna, ben = (book.contact(name) for name in ("Anna", "Ben"))
    circle = book.group("Harbour Circle", chapter="North")
    book.group("Harbour Lunch")
    events.expect(made, [anna, ben], now=book.now)
    text = "Anna intro to the harbour circle; Anna intro to Harbour Circle; Anna intro to Ben; intro to Ben"
    lines = questions.understood(made, text, book.today)
    assert [line.problem for line in lines] == [None] * 4
    assert debriefs.write_down(made, lines, now=book.now).requests == 2
    pairs = [(one.target_contact, one.target_group) for one in book.all(Introduction)]
    assert pairs == [(None, circle), (ben, None)]
    (unsure,) = questions.understood(made, "Anna intro to harbour", book.today)
    assert unsure.problem.code == "debrief.several_fit"
