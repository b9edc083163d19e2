"""Requests, weighed without recording anything, and the few figures of the rail."""

from dataclasses import replace

import pytest

from netcrm.actions import contacts, owner
from netcrm.actions import introductions as acts
from netcrm.domain.contact import Contact
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.introduction import Decision, Introduction, Origin, TargetAnswer, Verdict
from netcrm.domain.owner import Owner
from netcrm.reads import counts, introductions
from netcrm.store import everything, records, steps


@pytest.fixture
def people(book):
    return [book.contact(name) for name in ("Rita", "Tom", "Una")]


def test_rows_newest_first_with_both_sides_named(book, people, refused):
    rita, tom, _una = people
    group = book.group("Harbour")
    old = acts.ask(rita, tom, now=book.now, asked_on=book.day(-9))
    grouped = acts.ask(tom, None, group, now=book.now)
    nobody = acts.ask(rita, now=book.now)
    lines = introductions.rows()
    assert [line.introduction.id for line in lines] == [nobody, grouped, old]
    assert [
        (line.requester.name, line.target and line.target.name, line.group and line.group.name)
        for line in lines
    ] == [
        ("Rita", None, None),
        ("Tom", None, "Harbour"),
        ("Rita", "Tom", None),
    ]
    assert introductions.row(old) == lines[2]
    refused("record.missing", introductions.row, 99)
    refused("record.missing", introductions.weighed_request, 99, book.today)


def test_open_flagged_counts_requests_that_wait(book, people):
    rita, tom, una = people
    book.received(una)
    made = [
        acts.ask(rita, tom, now=book.now),
        acts.ask(rita, una, now=book.now),
        acts.ask(una, tom, now=book.now),
    ]
    assert introductions.open_flagged(book.today) == counts.rail(book.today).flagged == 2
    acts.decide(made[0], Decision.ASK_FIRST, now=book.now)
    assert introductions.open_flagged(book.today) == 1
    book.received(rita)
    assert introductions.open_flagged(book.today) == 0
    contacts.delete([rita], now=book.now)
    assert introductions.open_flagged(book.today) == 0


def test_a_favour_still_to_come_lifts_the_flag_nowhere(book, people):
    rita, tom, _una = people
    request = acts.ask(rita, tom, now=book.now)
    # No form takes such a day, but an archive may bring it.
    received = Favour(
        contact=rita, direction=Direction.RECEIVED, kind=FavourKind.ADVICE, happened_on=book.day(1)
    )
    with steps.recorded("favour.received", book.now):
        records.insert(received)
    assert introductions.weighed_request(request, book.today).flagged
    assert introductions.letter_facts(request, book.today).flagged
    assert introductions.open_flagged(book.today) == 1
    assert introductions.open_flagged(book.day(1)) == 0
    assert not introductions.letter_facts(request, book.day(1)).flagged


def test_weighing_records_nothing_and_agrees_with_what_asking_keeps(book, people):
    rita, tom, _una = people
    before, lines = everything.read(), steps.history()
    told = introductions.weighed(rita, tom, None, book.today)
    assert (everything.read(), steps.history()) == (before, lines)
    kept = book.get(Introduction, acts.ask(rita, tom, now=book.now))
    assert (told.verdict, told.flagged, told.reasons) == (kept.verdict, kept.flagged, kept.reasons)
    assert told.defaults_to is Decision.DECLINE


def test_the_owners_thresholds_are_used(book, people):
    rita, tom, _una = people
    book.received(rita)
    for _ in range(3):
        book.gave(rita)
    assert introductions.weighed(rita, tom, None, book.today).verdict is Verdict.CLEAR
    owner.change(replace(book.get(Owner, 1), guard_ratio=3), now=book.now)
    assert introductions.weighed(rita, tom, None, book.today).verdict is Verdict.CAUTION


def test_a_request_never_counts_against_itself(book, people):
    rita, tom, una = people
    book.received(rita, on=book.day(-200))
    for away in (-40, -20):
        acts.ask(rita, una, now=book.now, asked_on=book.day(away))
    third = acts.ask(rita, tom, now=book.now)
    codes = [
        [reason.code for reason in introductions.weighed_request(one, book.today).reasons]
        for one in (1, 2, third)
    ]
    assert ["requests_in_a_row" in told for told in codes] == [False, False, True]
    assert "requests_in_a_row" in [
        one.code for one in introductions.weighed(rita, tom, None, book.today).reasons
    ]


def test_a_no_to_this_requester_asks_for_caution_next_time(book, people):
    rita, tom, _una = people
    book.received(rita)
    made = acts.ask(rita, tom, now=book.now, origin=Origin.REQUEST)
    acts.decide(made, Decision.ASK_FIRST, now=book.now)
    acts.answer_of_target(made, TargetAnswer.NO, now=book.now)
    told = introductions.weighed(rita, tom, None, book.today)
    assert (told.verdict, told.reasons[0].code) == (Verdict.CAUTION, "target_said_no")


def test_who_cannot_be_weighed(book, people, refused):
    rita, tom, _una = people
    group = book.group()
    refused("introduction.same_person", introductions.weighed, rita, rita, None, book.today)
    refused("introduction.two_targets", introductions.weighed, rita, tom, group, book.today)
    for sides in ((99, tom, None), (rita, 99, None), (rita, None, 99)):
        refused("record.missing", introductions.weighed, *sides, book.today)


def test_evidence_names_rows_that_are_there(sample):
    present = {
        records_name: {one.id for one in values}
        for records_name, values in (
            (kind.__name__.lower(), found) for kind, found in everything.read().items()
        )
    }
    for line in introductions.rows():
        told = introductions.weighed_request(line.introduction.id, sample.today)
        for reason in told.reasons:
            assert all(row.id in present[row.table.replace("_", "")] for row in reason.evidence)


def test_open_requests_of_the_sample_carry_their_verdict(sample):
    weighed = {
        line.introduction.id: told
        for line, told in introductions.weighed_rows(sample.today)
        if told is not None
    }
    open_ones = [line.introduction.id for line in introductions.rows() if line.introduction.is_open]
    assert sorted(weighed) == sorted(open_ones)
    assert sum(told.flagged for told in weighed.values()) == introductions.open_flagged(sample.today) == 1


def test_of_somebody_who_is_not_in_the_book_nothing_is_recorded(book, people, refused):
    rita, tom, una = people
    group = book.group("Harbour")
    acts.ask(rita, una, now=book.now)
    book.received(rita)
    nora, zoe = Contact(given="Nora"), Contact(given="Zoe")
    for target, where in ((tom, None), (zoe, None), (None, group), (None, None)):
        told = introductions.weighed(nora, target, where, book.today)
        assert (told.verdict, told.flagged) == (Verdict.COATTAILS, True)
        assert told.reasons[0].figures["requester"] == "Nora"
    assert introductions.weighed(rita, zoe, None, book.today).verdict is Verdict.CLEAR
    refused("introduction.two_targets", introductions.weighed, nora, zoe, group, book.today)
    refused("record.missing", introductions.weighed, nora, 99, None, book.today)
