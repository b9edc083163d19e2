from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Contact
from netcrm.domain.matching import LEAST_LETTERS, STOP_WORDS, Candidate, matches, telling_words
from netcrm.domain.names import fold


def person(row, seeks="", offers="", profession="", **fields):
    contact = Contact(
        id=row,
        given=f"P{row}",
        seeks=seeks,
        offers=offers,
        profession=profession,
        no_introductions=fields.pop("no_introductions", False),
    )
    return Candidate(contact=contact, **fields)


SEEKER = person(1, seeks="A printer for brochures")
PRINTER = person(2, profession="Printer")


def pairs(*candidates, **more):
    return [(found.seeker.id, found.helper.id) for found in matches(candidates, **more)]


@pytest.mark.parametrize(
    ("seeks", "offers", "profession", "shared"),
    [
        ("a good printer", "", "Printer", ("printer",)),
        ("Übersetzung", "ubersetzung und Lektorat", "", ("ubersetzung",)),
        ("tax advice", "Tax", "", ()),
        ("someone with people", "people with someone", "", ()),
        ("printing", "printer", "", ()),
    ],
)
def test_a_shared_folded_word_of_four_letters_makes_a_pair(seeks, offers, profession, shared):
    found = matches([person(1, seeks=seeks), person(2, offers=offers, profession=profession)])
    assert [reason.words for match in found for reason in match.reasons] == ([shared] if shared else [])


@pytest.mark.parametrize("seeks", ["CPA", "printer, cpa", "C.P.A.; lawyer"])
def test_a_short_profession_named_as_such_makes_a_pair(seeks):
    found = matches([person(1, seeks=seeks), person(2, profession="CPA" if "." not in seeks else "C P A")])
    assert [match.reasons[0].profession != "" for match in found] == [True]


def test_both_ways_comes_before_one_way():
    one_way = person(3, offers="printer brochures printing paper")
    seeker = person(1, seeks="printer brochures printing paper", offers="copywriting")
    both = person(2, seeks="copywriting", profession="Printer")
    found = matches([one_way, seeker, both])
    assert [(match.helper.id, match.both_ways) for match in found] == [(2, True), (3, False)] or [
        ({match.seeker.id, match.helper.id}, match.both_ways) for match in found
    ] == [({1, 2}, True), ({1, 3}, False)]
    assert found[0].score > found[1].score


@pytest.mark.parametrize(
    "change",
    [
        {"contact": replace(PRINTER.contact, no_introductions=True)},
        {"groups": frozenset({7})},
        {"introduced_lately": 2},
        {"introduced_lately": 0, "limit": 0},
    ],
)
def test_who_is_left_out(change):
    seeker = replace(SEEKER, groups=frozenset({7, 8}))
    assert pairs(seeker, replace(PRINTER, groups=frozenset({9}))) == [(1, 2)]
    assert pairs(seeker, replace(PRINTER, **change)) == []


def test_who_was_introduced_is_left_out():
    assert pairs(SEEKER, PRINTER, introduced={(1, 2)}) == []


def test_an_open_flagged_request_sorts_last():
    flagged = replace(person(2, profession="Printer", offers="brochures"), flagged=True)
    plain = person(3, profession="Printer")
    assert pairs(SEEKER, flagged, plain) == [(1, 3), (1, 2)]


def test_no_more_than_asked_for():
    assert pairs(SEEKER, PRINTER, person(3, profession="Printer"), limit=1) == [(1, 2)]


def test_stop_words_are_folded_and_long_enough():
    assert all(word == fold(word) and len(word) >= LEAST_LETTERS for word in STOP_WORDS)
    assert telling_words("Someone who would print, e.g. print") == {"print"}


def test_a_crowd_around_common_words_is_cut_and_rare_words_stay():
    crowd = [person(row, seeks="marketing", offers="marketing") for row in range(10, 400)]
    found = matches([SEEKER, PRINTER, *crowd])
    assert [(match.seeker.id, match.helper.id) for match in found] == [(1, 2)]


TEXTS = st.lists(st.sampled_from(["printer", "tax", "lawyer", "website", "with", "coach"]), max_size=3).map(
    ", ".join
)
CROWD = st.lists(
    st.tuples(TEXTS, TEXTS, TEXTS, st.booleans(), st.sets(st.integers(1, 4), max_size=2), st.booleans()),
    max_size=8,
).map(
    lambda found: [
        person(row, seeks, offers, profession, no_introductions=left, groups=frozenset(groups), flagged=flag)
        for row, (seeks, offers, profession, left, groups, flag) in enumerate(found, 1)
    ]
)


@given(CROWD)
def test_every_pair_has_a_reason_comes_once_and_is_allowed(crowd):
    found = matches(crowd)
    by_id = {one.contact.id: one for one in crowd}
    seen = [tuple(sorted((match.seeker.id, match.helper.id))) for match in found]
    assert len(seen) == len(set(seen))
    for match in found:
        seeker, helper = by_id[match.seeker.id], by_id[match.helper.id]
        assert seeker.contact.id != helper.contact.id
        assert not seeker.groups & helper.groups
        assert seeker.open_to_it
        assert helper.open_to_it
        assert all(reason.words or reason.profession for reason in match.reasons)
    order = [(match.flagged, not match.both_ways) for match in found]
    assert order == sorted(order)


@given(CROWD)
def test_the_order_of_contacts_does_not_matter(crowd):
    assert matches(crowd) == matches(crowd[::-1])
