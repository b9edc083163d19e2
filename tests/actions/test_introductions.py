"""Requests for introductions: asked, weighed, decided (PRODUCT.md 4.5 and 4.6)."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from netcrm.actions import contacts, favours, introductions
from netcrm.domain.contact import Contact
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.followup import FollowUp
from netcrm.domain.introduction import (
    AskedBy,
    Decision,
    Introduction,
    Origin,
    Outcome,
    Stage,
    TargetAnswer,
    Verdict,
)

NAMES = {"name": "Rita", "target": "Tom"}
ENOUGH = "I saw her work myself."


@pytest.fixture
def rita(book):
    return book.contact("Rita")


@pytest.fixture
def tom(book):
    return book.contact("Tom")


@pytest.fixture
def clear(book, rita, tom):
    """A request that the guard calls Clear."""
    book.received(rita)
    return introductions.ask(rita, tom, now=book.now)


@pytest.fixture
def flagged(book, rita, tom):
    """A request of somebody who never gave anything."""
    return introductions.ask(rita, tom, now=book.now)


def given(book):
    return [(one.contact, one.introduction) for one in book.all(Favour) if one.direction is Direction.GIVEN]


def test_asking_keeps_the_words_and_the_verdict_for_this_pair(book, rita, tom, does):
    made = does(
        "introduction.asked",
        NAMES,
        introductions.ask,
        rita,
        tom,
        words=" Could you? ",
        asked_by=AskedBy.EMAIL,
        asked_on=book.day(-2),
    )
    kept = book.get(Introduction, made)
    assert (kept.words, kept.asked_by, kept.asked_on) == ("Could you?", AskedBy.EMAIL, book.day(-2))
    assert (kept.stage, kept.origin, kept.is_open) == (Stage.ASKED, Origin.REQUEST, True)
    assert (kept.verdict, kept.flagged) == (Verdict.COATTAILS, True)
    assert (kept.weighed_requester, kept.weighed_target) == (rita, tom)
    assert kept.weighed_at == book.now.astimezone(UTC)
    assert [one.code for one in kept.reasons][:2] == ["never_reciprocated", "no_initiative"]
    assert not book.all(Favour)


def test_asking_for_a_group_or_for_nobody(book, rita, does):
    group = book.group("Harbour")
    figures = {"name": "Rita", "target": "Harbour"}
    does("introduction.asked", figures, introductions.ask, rita, None, group)
    does("introduction.asked", {"name": "Rita", "target": ""}, introductions.ask, rita)
    assert [(one.target_contact, one.target_group, one.weighed_target) for one in book.all(Introduction)] == [
        (None, group, None),
        (None, None, None),
    ]


def test_who_cannot_be_asked_for(book, rita, tom, refuses):
    group = book.group()
    decide = introductions.ask_and_decide
    for action, more in ((introductions.ask, ()), (decide, (Decision.DECLINE,))):
        refuses("introduction.same_person", "target", action, rita, rita, None, *more)
        refuses("introduction.two_targets", "target", action, rita, tom, group, *more)
        refuses("record.missing", None, action, 99, tom, None, *more)
        refuses("record.missing", None, action, rita, 99, None, *more)
        refuses("record.missing", None, action, rita, None, 99, *more)
    refuses("text.too_long", "words", introductions.ask, rita, tom, words="x" * 65537)


def test_weighing_again_keeps_what_is_known_now(book, rita, flagged, does, leaves, refuses):
    leaves(introductions.weigh_again, flagged)
    book.received(rita)
    does("introduction.weighed", {"name": "Rita"}, introductions.weigh_again, flagged)
    kept = book.get(Introduction, flagged)
    assert (kept.verdict, kept.flagged) == (Verdict.CLEAR, False)
    introductions.decide(flagged, Decision.DECLINE, now=book.now)
    refuses("introduction.already_decided", None, introductions.weigh_again, flagged)
    refuses("record.missing", None, introductions.weigh_again, 99)


@pytest.mark.parametrize(
    ("decision", "code", "stage"),
    [
        (Decision.DECLINE, "introduction.declined", Stage.DECLINED),
        (Decision.ASK_FIRST, "introduction.asked_first", Stage.TARGET_ASKED),
        (Decision.INTRODUCE, "introduction.introduced", Stage.INTRODUCED),
        (Decision.ENDORSE, "introduction.endorsed", Stage.ENDORSED),
    ],
)
def test_the_four_ways_out(book, rita, clear, does, decision, code, stage):
    does(code, NAMES, introductions.decide, clear, decision, draft="Dear Tom")
    kept = book.get(Introduction, clear)
    introduced = decision in (Decision.INTRODUCE, Decision.ENDORSE)
    assert (kept.decision, kept.stage, kept.draft) == (decision, stage, "Dear Tom")
    assert kept.decided_at == book.now.astimezone(UTC)
    assert kept.introduced_on == (book.today if introduced else None)
    assert kept.endorsed_at == (kept.decided_at if decision is Decision.ENDORSE else None)
    assert kept.target_asked_on == (book.today if decision is Decision.ASK_FIRST else None)
    assert given(book) == ([(rita, clear)] if introduced else [])


def test_deciding_weighs_again_and_keeps_that_verdict(book, rita, flagged, does):
    """What was Coattails when asked is Clear once something came back; the later verdict stands."""
    book.received(rita)
    book.now = book.now.replace(hour=18)
    does("introduction.endorsed", NAMES, introductions.decide, flagged, Decision.ENDORSE)
    kept = book.get(Introduction, flagged)
    assert (kept.verdict, kept.weighed_at) == (Verdict.CLEAR, book.now.astimezone(UTC))


def test_a_verdict_that_was_clear_may_not_be_leant_on_later(book, rita, clear, refuses):
    favours.delete(book.all(Favour)[0].id, now=book.now)
    refuses("introduction.needs_reason", "reason", introductions.decide, clear, Decision.ENDORSE)


@pytest.mark.parametrize("reason", ["", "x" * 19, f" \t\n{'x' * 19}\u00a0\u3000 ", " " * 40])
def test_nineteen_characters_are_no_reason(book, rita, tom, flagged, refuses, reason):
    told = refuses(
        "introduction.needs_reason", "reason", introductions.decide, flagged, Decision.ENDORSE, reason=reason
    )
    assert (told.figures["needed"], told.figures["given"]) == (20, len(reason.strip()))
    endorse = introductions.ask_and_decide
    refuses("introduction.needs_reason", "reason", endorse, rita, tom, None, Decision.ENDORSE, reason=reason)


@pytest.mark.parametrize("reason", ["x" * 20, f"\n {'ü' * 20} \t", ENOUGH])
def test_twenty_characters_are_one(book, rita, tom, flagged, does, reason):
    does("introduction.endorsed", NAMES, introductions.decide, flagged, Decision.ENDORSE, reason=reason)
    kept = book.get(Introduction, flagged)
    assert (kept.my_reason, kept.verdict, kept.flagged) == (reason.strip(), Verdict.COATTAILS, True)
    assert (kept.weighed_requester, kept.weighed_target) == (rita, tom)


def test_a_clear_endorsement_needs_none(book, clear, does):
    does("introduction.endorsed", NAMES, introductions.decide, clear, Decision.ENDORSE)


def test_without_a_contact_there_is_nothing_to_endorse(book, rita, does, refuses):
    book.received(rita)
    for target in (book.group("Harbour"), None):
        made = introductions.ask(rita, None, target, now=book.now)
        code = "introduction.no_target_to_endorse"
        refuses(code, None, introductions.decide, made, Decision.ENDORSE, reason=ENOUGH)
        refuses(code, None, introductions.ask_and_decide, rita, None, target, Decision.ENDORSE, reason=ENOUGH)
        figures = {"name": "Rita", "target": "Harbour" if target else ""}
        does("introduction.introduced", figures, introductions.decide, made, Decision.INTRODUCE)


@pytest.mark.parametrize("first", [Decision.DECLINE, Decision.INTRODUCE, Decision.ENDORSE])
@pytest.mark.parametrize("second", list(Decision))
def test_what_is_settled_is_not_decided_again(book, clear, refuses, first, second):
    introductions.decide(clear, first, now=book.now)
    refuses("introduction.already_decided", None, introductions.decide, clear, second, reason=ENOUGH)


def test_a_request_can_be_recorded_and_decided_in_one_step(book, rita, tom, does):
    made = does(
        "introduction.endorsed",
        NAMES,
        introductions.ask_and_decide,
        rita,
        tom,
        None,
        Decision.ENDORSE,
        reason=ENOUGH,
    )
    kept = book.get(Introduction, made)
    assert (kept.stage, kept.verdict, kept.asked_on) == (Stage.ENDORSED, Verdict.COATTAILS, book.today)
    assert given(book) == [(rita, made)]


def test_the_target_is_asked_and_says_yes(book, clear, does, refuses):
    refuses("introduction.not_now", None, introductions.answer_of_target, clear, TargetAnswer.YES)
    introductions.decide(clear, Decision.ASK_FIRST, now=book.now)
    for decision in (Decision.ASK_FIRST, Decision.INTRODUCE, Decision.ENDORSE):
        refuses("introduction.not_now", None, introductions.decide, clear, decision, reason=ENOUGH)
    does("introduction.answered", NAMES, introductions.answer_of_target, clear, TargetAnswer.YES)
    kept = book.get(Introduction, clear)
    assert (kept.stage, kept.target_answer, kept.target_asked_on) == (
        Stage.TARGET_YES,
        TargetAnswer.YES,
        book.today,
    )
    refuses("introduction.not_now", None, introductions.decide, clear, Decision.ASK_FIRST)
    does("introduction.endorsed", NAMES, introductions.decide, clear, Decision.ENDORSE)
    assert book.get(Introduction, clear).target_asked_on == book.today
    refuses("introduction.not_now", None, introductions.answer_of_target, clear, TargetAnswer.NO)
    refuses("record.missing", None, introductions.answer_of_target, 99, TargetAnswer.NO)


def test_a_no_leaves_only_declining_and_may_be_corrected(book, clear, does, refuses):
    introductions.decide(clear, Decision.ASK_FIRST, now=book.now)
    does("introduction.answered", NAMES, introductions.answer_of_target, clear, TargetAnswer.NO)
    for decision in (Decision.ASK_FIRST, Decision.INTRODUCE, Decision.ENDORSE):
        refuses("introduction.not_now", None, introductions.decide, clear, decision, reason=ENOUGH)
    does("introduction.answered", NAMES, introductions.answer_of_target, clear, TargetAnswer.YES)
    introductions.answer_of_target(clear, TargetAnswer.NO, now=book.now)
    does("introduction.declined", NAMES, introductions.decide, clear, Decision.DECLINE)
    assert book.get(Introduction, clear).target_answer is TargetAnswer.NO


def test_declining_while_the_target_has_not_answered(book, clear, does):
    introductions.decide(clear, Decision.ASK_FIRST, now=book.now)
    does("introduction.declined", NAMES, introductions.decide, clear, Decision.DECLINE)
    assert book.get(Introduction, clear).stage is Stage.DECLINED


def test_only_what_helped_is_a_favour_to_the_target_too(book, rita, tom, clear, does):
    introductions.decide(clear, Decision.ENDORSE, now=book.now)
    first = book.all(Favour)
    for outcome in (Outcome.MET, Outcome.NO_SHOW, Outcome.HELPED, Outcome.HARMED, Outcome.NO_THANKS):
        book.now = book.now.replace(hour=book.now.hour + 1)
        does("introduction.turned_out", NAMES, introductions.turn_out, clear, outcome)
        expected = [(rita, clear), (tom, clear)] if outcome is Outcome.HELPED else [(rita, clear)]
        assert given(book) == expected
        kept = book.get(Introduction, clear)
        assert (kept.outcome, kept.outcome_on) == (outcome, book.today)
        assert kept.stage is (Stage.MET if outcome is Outcome.MET else Stage.CLOSED)
        assert kept.decision is Decision.ENDORSE
    assert book.all(Favour) == first


def test_a_group_gets_no_favour(book, rita, does):
    made = introductions.ask_and_decide(rita, None, book.group("Harbour"), Decision.INTRODUCE, now=book.now)
    figures = {"name": "Rita", "target": "Harbour"}
    does("introduction.turned_out", figures, introductions.turn_out, made, Outcome.HELPED)
    assert given(book) == [(rita, made)]


def test_what_was_never_introduced_did_not_turn_out(book, clear, refuses):
    refuses("introduction.not_now", None, introductions.turn_out, clear, Outcome.MET)
    introductions.decide(clear, Decision.ASK_FIRST, now=book.now)
    refuses("introduction.not_now", None, introductions.turn_out, clear, Outcome.MET)
    introductions.decide(clear, Decision.DECLINE, now=book.now)
    refuses("introduction.not_now", None, introductions.turn_out, clear, Outcome.HARMED)
    refuses("record.missing", None, introductions.turn_out, 99, Outcome.MET)


def test_a_favour_that_the_owner_wrote_on_is_left_as_it_is(book, rita, clear):
    introductions.decide(clear, Decision.INTRODUCE, now=book.now)
    favour = next(one for one in book.all(Favour) if one.introduction == clear)
    favours.change(replace(favour, note="By phone"), now=book.now)
    introductions.turn_out(clear, Outcome.HELPED, now=book.now)
    introductions.turn_out(clear, Outcome.MET, now=book.now)
    assert book.get(Favour, favour.id).note == "By phone"
    assert (favour.kind, favour.happened_on) == (FavourKind.INTRODUCTION, book.today)


def test_a_draft_is_kept_and_the_request_stays_open(book, clear, does, refuses):
    letter = "Dear Rita,\n" + "I go to Harbour on Wednesdays; anyone may visit. " * 60
    does("introduction.drafted", {"name": "Rita"}, introductions.keep_draft, clear, letter)
    assert book.get(Introduction, clear).is_open
    does("introduction.declined", NAMES, introductions.decide, clear, Decision.DECLINE)
    assert book.get(Introduction, clear).draft == letter
    refuses("text.too_long", "draft", introductions.keep_draft, clear, "x" * 65537)
    refuses("record.missing", None, introductions.keep_draft, 99, "")


def test_a_reason_too_long_is_refused(book, flagged, refuses):
    told = "x" * 70000
    refuses("text.too_long", "my_reason", introductions.decide, flagged, Decision.ENDORSE, reason=told)


def test_deleting_takes_its_favours_along(book, rita, tom, clear, does, refuses):
    introductions.decide(clear, Decision.ENDORSE, now=book.now)
    introductions.turn_out(clear, Outcome.HELPED, now=book.now)
    does("introduction.deleted", {"name": "Rita"}, introductions.delete, clear)
    assert given(book) == []
    assert len(book.all(Favour)) == 1
    refuses("record.missing", None, introductions.delete, clear)


def test_the_targets_side_asks_for_caution(book, clear, tom, refuses):
    contacts.change_many([tom], {"no_introductions": True}, now=book.now)
    refuses("introduction.needs_reason", "reason", introductions.decide, clear, Decision.ENDORSE)
    assert book.get(Contact, tom).no_introductions


@pytest.fixture
def idea(book, rita, tom):
    book.received(rita)
    return introductions.ask(rita, tom, now=book.now, origin=Origin.OWN_IDEA)


def test_an_idea_of_my_own_has_its_own_words(book, rita, tom, does):
    made = does("introduction.idea", NAMES, introductions.ask, rita, tom, origin=Origin.OWN_IDEA)
    assert book.get(Introduction, made).origin is Origin.OWN_IDEA


def test_an_idea_asks_both_first(book, idea, does, refuses):
    for decision in (Decision.INTRODUCE, Decision.ENDORSE):
        refuses("introduction.not_now", None, introductions.decide, idea, decision, reason=ENOUGH)
    does("introduction.asked_first", NAMES, introductions.decide, idea, Decision.ASK_FIRST)
    does("introduction.answered", NAMES, introductions.answer_of_target, idea, TargetAnswer.YES)
    does("introduction.introduced", NAMES, introductions.decide, idea, Decision.INTRODUCE)
    assert book.get(Introduction, idea).stage is Stage.INTRODUCED


def test_either_no_closes_an_idea_until_it_is_corrected(book, idea, does, refuses):
    introductions.decide(idea, Decision.ASK_FIRST, now=book.now)
    does("introduction.answered", NAMES, introductions.answer_of_target, idea, TargetAnswer.NO)
    assert book.get(Introduction, idea).stage is Stage.CLOSED
    refuses("introduction.already_decided", None, introductions.decide, idea, Decision.INTRODUCE)
    does("introduction.answered", NAMES, introductions.answer_of_target, idea, TargetAnswer.YES)
    does("introduction.endorsed", NAMES, introductions.decide, idea, Decision.ENDORSE)


def test_one_no_to_an_idea_is_not_told_as_the_no_of_the_target(book, rita, tom, idea, clear):
    introductions.decide(idea, Decision.ASK_FIRST, now=book.now)
    introductions.answer_of_target(idea, TargetAnswer.NO, now=book.now)
    introductions.weigh_again(clear, now=book.now)
    assert book.get(Introduction, clear).verdict is Verdict.CLEAR
    introductions.decide(clear, Decision.ASK_FIRST, now=book.now)
    introductions.answer_of_target(clear, TargetAnswer.NO, now=book.now)
    again = book.get(Introduction, introductions.ask(rita, tom, now=book.now))
    told = {reason.code: [row.id for row in reason.evidence] for reason in again.reasons}
    assert told["target_said_no"] == [clear]


def test_an_idea_that_is_dropped_is_closed(book, idea, does):
    does("introduction.declined", NAMES, introductions.decide, idea, Decision.DECLINE)
    assert book.get(Introduction, idea).stage is Stage.CLOSED


def test_a_question_is_put_off_and_ticked_off_once_there_is_an_answer(book, does, refuses):
    rita, tom = book.contact("Rita"), book.contact("Tom")
    request = introductions.ask(rita, tom, now=book.now)
    introductions.decide(request, Decision.INTRODUCE, now=book.now)
    book.now += timedelta(days=50)
    refuses("follow_up.put_off_past", "put_off_until", introductions.put_off, request, book.today)
    does("follow_up.put_off", {"name": "Rita"}, introductions.put_off, request, book.day(7), why=" How? ")
    (question,) = book.all(FollowUp)
    assert (question.introduction, question.contact, question.why) == (request, rita, "How?")
    assert (question.due_on, question.put_off_until) == (book.day(-8), book.day(7))
    introductions.put_off(request, book.day(20), now=book.now)
    (later,) = book.all(FollowUp)
    assert (later.id, later.due_on, later.put_off_until) == (question.id, book.day(-8), book.day(20))
    introductions.turn_out(request, Outcome.HELPED, now=book.now)
    (done,) = book.all(FollowUp)
    assert done.done_on == book.today
    refuses("introduction.not_now", None, introductions.put_off, request, book.day(7))


@pytest.mark.parametrize("moves_on", ["answer", "decide"])
def test_whatever_moves_a_request_on_ticks_its_question_off(book, moves_on):
    rita, tom = book.contact("Rita"), book.contact("Tom")
    request = introductions.ask(rita, tom, now=book.now)
    introductions.decide(request, Decision.ASK_FIRST, now=book.now)
    book.now += timedelta(days=9)
    introductions.put_off(request, book.day(7), now=book.now)
    if moves_on == "answer":
        introductions.answer_of_target(request, TargetAnswer.YES, now=book.now)
    else:
        introductions.decide(request, Decision.DECLINE, now=book.now)
    assert [one.done_on for one in book.all(FollowUp)] == [book.today]
