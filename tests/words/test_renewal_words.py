from dataclasses import replace
from datetime import date

import pytest

from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.renewal import Compared, Lack, Measure, Standing, renewal
from netcrm.domain.renewal_picture import Particulars
from netcrm.domain.room import Room
from netcrm.domain.variety import variety
from netcrm.words import renewal as told
from netcrm.words.words import Words

WORDS = Words()
CIRCLE = Group(id=1, name="Circle", status=GroupStatus.MEMBER, room=Room.SUPPORT_PEERS, vibe="Warm")
BEHIND = Particulars(
    dues=78000,
    event_fees=57400,
    meetings=41,
    won=4,
    answered=7,
    answer_due=11,
    members=15,
    industries=variety(["Food"] * 10),
    professions=variety(["Baker"] * 10),
    shared=5,
)
ALIVE = {Measure.REFERRALS_RECEIVED: 11, Measure.NEW_PEOPLE: 8, Measure.COST: 135400, Measure.HOURS: 61.5}
OTHERS = [{Measure.REFERRALS_RECEIVED: 1, Measure.NEW_PEOPLE: 8, Measure.COST: 1500, Measure.HOURS: 10}] * 3


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        (Measure.COST, 135400, "£1,354"),
        (Measure.COST_PER_HOUR, 272.7, "£2.73"),
        (Measure.COST_PER_NEW_PERSON, 16925.0, "£169"),
        (Measure.HOURS, 61.5, "62 h"),
        (Measure.HOURS, 7.5, "7.5 h"),
        (Measure.NEW_PEOPLE, 8, "8"),
        (Measure.NEW_PEOPLE, 8.5, "8.5"),
        (Measure.OVERLAP, 11.1, "11 %"),
        (Measure.INDUSTRY_VARIETY, 5.853, "5.9"),
        (Measure.ABSENCES_LEFT, None, "–"),
    ],
)
def test_figures_as_people_write_them(measure, value, words):
    assert told.figure(WORDS, measure, value, "GBP") == words


def test_a_currency_without_small_change_is_not_rounded_away():
    assert told.figure(WORDS, Measure.COST, 1354, "JPY") == "¥1,354"


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("standing", [*Standing, None])
def test_every_figure_has_a_name_a_line_and_a_reading(measure, standing):
    one = Compared(measure=measure, value=3, median=2, standing=standing)
    assert told.MEASURES[measure]
    assert bool(told.reading(WORDS, one)) is (standing is not None)
    words = told.behind(WORDS, measure, BEHIND, "GBP")
    assert words
    assert "{" not in words


def test_what_a_figure_is_made_of():
    assert told.behind(WORDS, Measure.COST, BEHIND, "GBP") == "£780 dues + £574 at meetings"
    free = replace(BEHIND, dues=0, event_fees=0, meetings=1)
    assert told.behind(WORDS, Measure.COST, free, "GBP") == "no fee recorded"
    assert told.behind(WORDS, Measure.HOURS, free, "GBP") == "1 meeting, travel included"
    assert told.behind(WORDS, Measure.ANSWERED_SHARE, BEHIND, "GBP") == "7 of 11 referrals received"


def test_the_suggestion_names_the_figures_that_decided():
    found = renewal(CIRCLE, ALIVE, OTHERS)
    head, why = told.suggestion(WORDS, CIRCLE, found, "GBP")
    assert head == "The evidence is undecided."
    assert "It cost £1,354 (typical: £15)." in why
    assert why.endswith("Better than your other groups in 1, worse in 2.")


def test_who_has_nothing_to_renew_is_told_to_stay():
    found = renewal(CIRCLE, ALIVE, [])
    assert told.suggestion(WORDS, CIRCLE, found, "GBP")[0] == "The evidence says stay."
    member = replace(CIRCLE, renews_on=date(2027, 1, 1))
    assert told.suggestion(WORDS, member, found, "GBP")[0] == "The evidence says renew."


@pytest.mark.parametrize(
    ("own", "group", "begins"),
    [
        ({Measure.NEW_PEOPLE: 1}, CIRCLE, "No referral came in 12 months."),
        ({Measure.REFERRALS_RECEIVED: 1}, CIRCLE, "You met nobody new there in 12 months."),
        (ALIVE, replace(CIRCLE, room=None), "It stands in no room."),
        (ALIVE, replace(CIRCLE, vibe=""), "Its vibe has no words yet."),
    ],
)
def test_letting_go_begins_with_what_is_missing(own, group, begins):
    head, why = told.suggestion(WORDS, group, renewal(group, own, []), "GBP")
    assert head == "The evidence says let it go."
    assert why.startswith(begins)


def test_what_is_missing_is_not_told_twice():
    found = renewal(CIRCLE, {Measure.REFERRALS_RECEIVED: 0, Measure.NEW_PEOPLE: 0, Measure.COST: 0}, [])
    why = told.suggestion(WORDS, CIRCLE, found, "GBP")[1]
    assert found.lacks == (Lack.NO_REFERRAL, Lack.NOBODY_NEW)
    assert why == "No referral came in 12 months. You met nobody new there in 12 months. It cost £0."


def test_unknown_figures_are_named():
    found = renewal(CIRCLE, dict.fromkeys(Measure, 1) | {Measure.ABSENCES_LEFT: None}, [])
    assert told.unknown(WORDS, found) == "Not enough is recorded for: absences left."
    assert told.unknown(WORDS, renewal(CIRCLE, dict.fromkeys(Measure, 1), [])) == ""
