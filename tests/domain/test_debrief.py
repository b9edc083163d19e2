"""What is typed after a meeting, and what it means."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.cards import Person
from netcrm.domain.contact import ChannelKind
from netcrm.domain.debrief import DebriefGuest, settle, understand, usual_event
from netcrm.domain.debrief_words import day_at_end
from netcrm.domain.event import Event, EventStatus, Presence
from netcrm.domain.favour import Direction
from netcrm.domain.followup import FollowUpKind

TODAY = date(2026, 11, 18)
FRIDAY = date(2026, 11, 20)
NEIL = DebriefGuest(contact=30, name="Neil Farrow", number=3)
ADA = DebriefGuest(contact=40, name="Ada Brook", number=4, known=False)
OWEN = DebriefGuest(contact=50, name="Owen O'Shea", number=5)
OTHER_NEIL = DebriefGuest(contact=60, name="Neil Marsh")
GUESTS = (NEIL, ADA, OWEN, OTHER_NEIL)


def read(text, guests=GUESTS, lookup=lambda _: ()):
    return understand(text, guests, TODAY, lookup)


def only(text, **told):
    (line,) = read(text, **told)
    assert line.problem is None, line.problem
    return line


def problem(text, **told):
    return read(text, **told)[-1].problem.code


def test_the_example_of_the_paper():
    promise, noshow, new = read("3 promise brochure fri; 5 noshow; + Lena Brandt, printer")
    assert (promise.people, promise.met) == ((NEIL,), True)
    told = promise.promise
    assert (told.kind, told.why, told.due_on) == (FollowUpKind.I_PROMISED, "brochure", FRIDAY)
    assert (noshow.people, noshow.presence, noshow.met) == ((OWEN,), Presence.ABSENT, False)
    assert (new.newcomer.contact.name, new.newcomer.contact.profession) == ("Lena Brandt", "printer")
    assert (new.met, new.new) == (True, True)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("3", [NEIL]),
        ("3,5", [NEIL, OWEN]),
        ("3, 5 and 4: met", [NEIL, OWEN, ADA]),
        ("3-5", [NEIL, ADA, OWEN]),
        ("#4", [ADA]),
        ("ada", [ADA]),
        ("neil farrow met", [NEIL]),
        ("Owen O'Shea, card", [OWEN]),
        ("Marsh likes jazz", [OTHER_NEIL]),
    ],
)
def test_whom_it_is_about(text, people):
    line = only(text)
    assert line.people == tuple(people)
    assert line.met


@pytest.mark.parametrize(
    ("text", "kind", "why", "due"),
    [
        ("3 promise brochure", FollowUpKind.I_PROMISED, "brochure", date(2026, 11, 25)),
        (
            "3 i promised the price list by 12 dec",
            FollowUpKind.I_PROMISED,
            "the price list",
            date(2026, 12, 12),
        ),
        ("3 promised names tomorrow", FollowUpKind.THEY_PROMISED, "names", date(2026, 11, 19)),
        ("3 they promise a call in 2 weeks", FollowUpKind.THEY_PROMISED, "a call", date(2026, 12, 2)),
        ("3 write", FollowUpKind.WRITE, "", date(2026, 11, 19)),
        ("3 new write friday", FollowUpKind.WRITE, "", FRIDAY),
        ("3 write about the lease today", FollowUpKind.WRITE, "about the lease", TODAY),
    ],
)
def test_promises_and_their_days(text, kind, why, due):
    promise = only(text).promise
    assert (promise.kind, promise.why, promise.due_on) == (kind, why, due)


def test_flags_notes_and_referrals():
    line = only("3 new card likes jazz")
    assert (line.new, line.card, line.note) == (True, True, "likes jazz")
    assert only("3 note: promise nothing").note == "promise nothing"
    assert only("3 newly married").note == "newly married"
    here = only("3 here")
    assert (here.presence, here.met) == (Presence.PRESENT, False)
    given_slip, got = (only(f"3 {word} Ann Lee, new roof, soon").slip for word in ("ref", "got"))
    assert (given_slip.direction, given_slip.prospect) == (Direction.GIVEN, "Ann Lee")
    assert (got.direction, got.need) == (Direction.RECEIVED, "new roof, soon")


def test_an_entry_goes_on_about_the_same_people_and_about_newcomers():
    lines = read("3 card\npromise brochure fri\n+ Lena Brandt\nLena promise samples\n+ lena brandt")
    assert [line.people[0].name for line in lines] == ["Neil Farrow"] * 2 + ["Lena Brandt"] * 3
    assert [line.newcomer is not None for line in lines] == [False, False, True, False, False]


def test_a_newcomers_card():
    card = only("+ Ada de Vries, Tide Ltd, printer, ada@tide.example, +44 7700 900701, likes tea").newcomer
    contact = card.contact
    assert (contact.given, contact.family, contact.company) == ("Ada de", "Vries", "Tide Ltd")
    assert (contact.profession, contact.notes) == ("printer", "likes tea")
    assert [one.kind for one in card.channels] == [ChannelKind.EMAIL, ChannelKind.PHONE]


def test_a_plus_means_the_contact_who_bears_the_name():
    kai = Person(id=7, name="Kai Holm", second_line="")
    line = only("+ kai holm, joiner, Tide", lookup=lambda _: [kai])
    assert (line.people[0].contact, line.newcomer, line.new) == (7, None, False)
    assert line.note == "joiner, Tide"
    assert problem("+ Kai Holm", lookup=lambda _: [kai, kai]) == "debrief.several_contacts"
    assert only("++ Kai Holm", lookup=lambda _: [kai, kai]).newcomer is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9 met", "debrief.unknown_number"),
        ("3-9", "debrief.unknown_number"),
        ("99999 met", "debrief.unknown_name"),
        ("Zoe met", "debrief.unknown_name"),
        ("Neil met", "debrief.several_fit"),
        ("promise brochure", "debrief.nobody_named"),
        ("3 promise", "debrief.nothing_promised"),
        ("3 they promise fri", "debrief.nothing_promised"),
        ("3 promise lunch 12 dec 2020", "debrief.day_not_ahead"),
        ("3 promise lunch 30 feb", "debrief.day_not_ahead"),
        ("3 note", "debrief.empty_note"),
        ("3 ref", "debrief.no_prospect"),
        ("+", "debrief.no_name"),
        ("3 noshow; 3 promise brochure", "debrief.there_and_not"),
    ],
)
def test_what_is_not_understood_says_why(text, code):
    assert problem(text) == code


def test_before_the_sheet_was_printed_nobody_has_a_number():
    assert problem("3", guests=[OTHER_NEIL]) == "debrief.no_numbers"


def test_the_sun_is_no_day():
    assert day_at_end("time in the sun", TODAY) == ("time in the sun", None)


def test_a_stranger_who_was_met_is_new():
    said = settle(read("3 met; 4; 5 noshow; 3 new"))
    assert {guest.number: (one.met, one.new) for guest, one in said.items()} == {
        3: (True, True),
        4: (True, True),
        5: (False, False),
    }


def test_the_usual_event_is_the_last_that_ended_within_a_week():
    now = datetime(2026, 11, 18, 12, tzinfo=UTC)

    def event(number, hours, status=EventStatus.ATTENDED):
        start = now - timedelta(hours=hours)
        ends = start + timedelta(hours=2)
        return Event(id=number, title="x", starts_at=start, ends_at=ends, zone="UTC", status=status)

    found = [event(1, 1), event(2, 30), event(3, 20), event(4, 5, EventStatus.MISSED), event(5, 400)]
    assert usual_event(found, now).id == 3
    assert usual_event(found[-1:], now) is None


SOME = st.lists(
    st.sampled_from(
        ["3", "4", "77", "3-5", ",", ";", "\n", "+", "Neil", "Ada", "promise", "they promise", "fri", "ref",
         "noshow", "new", "card", "note", "write", "in 2 weeks", "31.12.", "0000-00-00", "@", "\u2028"]
    )
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), SOME))
def test_any_text_is_understood_or_says_why(text):
    lines = read(text)
    for line in lines:
        assert text[line.start :].startswith(line.text)
        assert (line.problem is None) == bool(line.people)
    settle(lines)
    left = text
    for line in reversed(lines):
        left = left[: line.start] + left[line.start + len(line.text) :]
    assert not left.replace(";", "").strip()
