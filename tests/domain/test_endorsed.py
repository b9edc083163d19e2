"""How endorsements turned out: only those, whoever asked, and in words."""

from datetime import UTC, date, datetime

from netcrm.domain.endorsed import name_behind
from netcrm.domain.introduction import Introduction, Outcome
from netcrm.words.endorsed import of_requester, sentence
from netcrm.words.words import Words

AT = datetime(2026, 3, 1, tzinfo=UTC)


def made(row, outcome=None, requester=1, endorsed_at=AT):
    return Introduction(
        id=row, requester=requester, asked_on=date(2026, 3, 1), endorsed_at=endorsed_at, outcome=outcome
    )


HELPED, HARMED = Outcome.HELPED, Outcome.HARMED


def test_seven_of_which_six_helped_and_one_did_harm():
    found = name_behind([*(made(row, HELPED) for row in range(1, 7)), made(7, HARMED, requester=2)])
    assert (found.count, found.outcomes, found.unknown) == (7, {HELPED: 6, HARMED: 1}, 0)
    assert sentence(found, Words()) == "Your name was behind 7 introductions: 6 helped, 1 did harm."


def test_what_was_only_introduced_doesn_t_count_and_what_is_open_is_told():
    found = name_behind([made(1, HELPED, endorsed_at=None), made(2), made(3, Outcome.NO_SHOW)])
    assert (found.count, found.unknown) == (2, 1)
    assert sentence(found, Words()) == (
        "Your name was behind 2 introductions: 1 no show, 1 with nothing recorded yet."
    )


def test_of_one_requester_the_one_in_front_left_out():
    rows = [made(1, HELPED), made(2, HARMED), made(3, HELPED, requester=2), made(4)]
    found = name_behind(rows, 1, but=4)
    assert of_requester(found, "Dale", Words()) == (
        "Your name was behind Dale before.",
        "2 times: 1 helped, 1 did harm.",
    )
    assert of_requester(name_behind(rows, 2), "Ann", Words())[1] == "Once: it helped."
    assert of_requester(name_behind([made(1)], 1), "Dale", Words())[1] == "Once: nothing recorded yet."


def test_where_there_is_none_nothing_is_said():
    assert sentence(name_behind([]), Words()) == ""
    assert of_requester(name_behind([made(1)], 2), "Dale", Words()) == ("", "")
