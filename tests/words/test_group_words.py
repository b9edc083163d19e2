from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from netcrm.domain.event import Event
from netcrm.domain.fit import fit
from netcrm.domain.group import FeePeriod, Group, GroupStatus, MeetingFormat
from netcrm.domain.room import Room
from netcrm.domain.room_suggestion import Likeness, RoomSuggestion
from netcrm.words import groups as told
from netcrm.words.words import Words

WORDS = Words()
TODAY = date(2026, 11, 17)
CIRCLE = Group(
    id=1,
    name="Circle",
    format=MeetingFormat.BREAKFAST,
    place="Quay Hotel",
    recurrence="FREQ=WEEKLY;BYDAY=WE",
    fee=78000,
    currency="GBP",
    fee_period=FeePeriod.YEAR,
)


def at(day):
    starts = datetime(day.year, day.month, day.day, 6, 45, tzinfo=UTC)
    return Event(title="B", starts_at=starts, ends_at=starts, zone="Europe/London")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", "weekly"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "fortnightly"),
        ("FREQ=WEEKLY;INTERVAL=4;BYDAY=TU", "every 4 weeks"),
        ("FREQ=MONTHLY;BYDAY=1MO", "monthly"),
        ("FREQ=MONTHLY;INTERVAL=5", ""),
        ("FREQ=WEEKLY;INTERVAL=x", ""),
        ("", ""),
    ],
)
def test_how_often_a_group_meets(rule, words):
    assert told.rhythm(WORDS, rule) == words


@pytest.mark.parametrize(
    ("away", "words"),
    [(0, "today 06:45"), (1, "tomorrow 06:45"), (3, "next Fri 06:45"), (9, "next 26 Nov")],
)
def test_when_a_group_meets_next(away, words):
    assert told.next_line(WORDS, at(TODAY + timedelta(days=away)), TODAY) == words
    assert told.next_line(WORDS, None, TODAY) == ""


def test_the_lines_about_a_group():
    assert told.meeting_line(WORDS, CIRCLE) == "Breakfast, weekly"
    assert told.meeting_line(WORDS, Group(name="X", recurrence="FREQ=DAILY")) == "Daily"
    assert (
        told.second_line(WORDS, CIRCLE, at(TODAY))
        == "Open · breakfast Wednesdays at 06:45 at Quay Hotel · £780 a year"
    )
    assert told.second_line(WORDS, Group(name="X", place="The Barn"), None) == "Open · The Barn · No fee"
    assert told.fee_line(WORDS, replace(CIRCLE, fee_period=None)) == "£780"


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (-3, "Renewal was 14 Nov"),
        (0, "Renews today"),
        (1, "Renews tomorrow"),
        (59, "Renews in 59 days"),
        (61, "Renews 17 Jan"),
    ],
)
def test_when_membership_renews(away, words):
    group = replace(CIRCLE, renews_on=TODAY + timedelta(days=away))
    assert told.renews(WORDS, group, TODAY) == words


def test_a_group_without_a_day_never_renews():
    assert told.renews(WORDS, CIRCLE, TODAY) == ""
    soon = replace(CIRCLE, renews_on=TODAY + timedelta(days=59))
    assert told.renews(WORDS, soon, TODAY, short=True) == "Renews in 59 d"


@pytest.mark.parametrize(
    ("fields", "visits", "word", "reason"),
    [
        ({}, 0, "Not visited yet", ""),
        ({}, 1, "Still looking", "1 visit"),
        ({}, 3, "Don't return", "No room and no vibe after 3 visits"),
        ({"vibe": "Warm"}, 4, "Don't return", "No room after 4 visits"),
        ({"room": Room.GIVE_BACK}, 3, "Don't return", "No vibe after 3 visits"),
        ({"room": Room.GIVE_BACK, "vibe": "Warm"}, 3, "It fits", "3 visits"),
        ({"status": GroupStatus.MEMBER}, 0, "It fits", ""),
        ({"status": GroupStatus.MEMBER}, 2, "It fits", "2 visits"),
    ],
)
def test_the_mark_and_its_reason(fields, visits, word, reason):
    mark = fit(Group(name="X", **fields), visits)
    assert (told.fit_word(WORDS, mark), told.fit_reason(WORDS, mark)) == (word, reason)
    sentence = told.fit_sentence(WORDS, mark)
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("likeness", Likeness)
def test_every_suggested_room_has_a_reason(likeness):
    found = RoomSuggestion(room=None, likeness=likeness, known=6, prospects=4, theirs=9.5, mine=3)
    words = told.room_reason(WORDS, found)
    assert words.endswith(".")
    assert "{" not in words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (None, "41 of 44 meetings attended."),
        (2, "41 of 44 meetings attended. You may miss 2 more within 6 months."),
        (0, "41 of 44 meetings attended. One more absence within 6 months would put the seat at risk."),
        (-1, "41 of 44 meetings attended. 1 more missed in 6 months than allowed."),
    ],
)
def test_how_a_seat_stands(left, words):
    assert told.seat_sentence(WORDS, 41, 44, left, 6) == words


def test_a_seat_with_nothing_held_says_only_the_rule():
    assert told.seat_sentence(WORDS, 0, 0, None, 12) == ""
    assert told.seat_sentence(WORDS, 0, 0, 1, 12).startswith("You may miss 1 more")
