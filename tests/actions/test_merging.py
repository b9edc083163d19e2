"""Two contacts become one; nothing of either is lost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.actions import contacts, events, favours, groups, history, interactions, introductions, referrals
from netcrm.actions import followups as follow_ups
from netcrm.actions.merging import merge
from netcrm.domain.contact import (
    Answer,
    Channel,
    ChannelKind,
    Contact,
    ContactCard,
    NotSame,
    OtherField,
)
from netcrm.domain.event import Attendance, Presence
from netcrm.domain.favour import Ask, Direction, Favour
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import GroupKind, GroupStatus, Membership
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Decision, Introduction, Outcome, Stage, Verdict
from netcrm.domain.referral import Referral
from netcrm.domain.uniting import united
from netcrm.domain.uniting_members import overlap, together
from netcrm.reads.contacts import card
from netcrm.store import steps
from netcrm.words.words import Words

REASON = "I saw her work with my own eyes."


@pytest.fixture
def two(book):
    """Anna twice, and Cleo."""
    return book.contact("Anna", family="Berg"), book.contact("Anna", family="Berg"), book.contact("Cleo")


def merged_card(book, kept, other, choices=None):
    merge(kept, other, choices, now=book.now)
    return card(kept)


def test_a_merge_is_one_step(book, does, two):
    kept, other, _ = two
    figures = {"name": "Anna Berg", "other": "Anna Berg"}
    answer = does("contacts.merged", figures, merge, kept, other)
    assert (answer.contact, answer.weighed, answer.notes) == (kept, (), ())
    assert [one.id for one in book.all(Contact)] == [kept, 3]


def test_one_cant_be_merged_with_itself_or_nobody(refuses, two):
    refuses("contacts.same", None, merge, two[0], two[0])
    refuses("record.missing", None, merge, two[0], 99)
    refuses("record.missing", None, merge, 99, two[0])
    refuses("contact.years_impossible", "years_in_business", merge, *two[:2], {"years_in_business": 999})


def test_every_value_of_both_stays(book):
    kept = book.contact(
        "Anna", family="Muller", company="Acme", notes="Likes tea", email="a@x.example", tags=("vip",)
    )
    other = book.contact(
        "ANNA",
        family="Müller",
        company="Umbrella",
        place="Bonn",
        team_size=0,
        notes="Has a dog",
        local=Answer.YES,
        no_introductions=True,
        email="A@x.example",
        tags=("vip", "old"),
    )
    contact = (found := merged_card(book, kept, other)).contact
    assert (contact.given, contact.family) == ("Anna", "Muller")
    assert (contact.company, contact.place) == ("Acme", "Bonn")
    assert (contact.team_size, contact.local, contact.no_introductions) == (0, Answer.YES, True)
    assert contact.notes == "Likes tea\nHas a dog"
    assert [one.written for one in found.channels] == ["a@x.example"]
    assert found.tags == ("old", "vip")
    lost = [(one.name, one.value) for one in found.other_fields]
    assert lost == [("Family", "Müller"), ("Company", "Umbrella")]


def test_the_owner_chooses_field_by_field(book, two):
    book.now = book.now.replace(hour=10)
    kept, other = book.contact("Ann", company="Acme"), book.contact("Anna", company="Umbrella")
    found = merged_card(book, kept, other, {"given": "Anna", "company": "Umbrella", "place": "Rome"})
    assert (found.contact.given, found.contact.company, found.contact.place) == ("Anna", "Umbrella", "Rome")
    assert found.contact.sort_name == "anna"
    assert [(one.name, one.value) for one in found.other_fields] == [("Given", "Ann"), ("Company", "Acme")]


def test_a_vouching_goes_with_its_day(book, two):
    kept, other, _ = two
    contacts.vouch(other, "She keeps her word", now=book.now)
    assert merged_card(book, kept, other).contact.vouched_on == book.today
    third = book.contact("Anna")
    contacts.vouch(third, "Brought me two clients", now=book.now)
    found = merged_card(book, kept, third)
    assert found.contact.vouched_reason == "She keeps her word"
    assert found.other_fields[0].value == f"Brought me two clients ({book.today})"


def test_where_they_were_met_stays(book):
    breakfast, lunch = book.attended("Breakfast"), book.attended("Lunch")
    kept = book.contact("Anna")
    found = merged_card(book, kept, book.contact("Anna", met_event=breakfast))
    assert (found.contact.met_event, found.other_fields) == (breakfast, ())
    found = merged_card(book, kept, book.contact("Anna", met_event=lunch))
    assert found.contact.met_event == breakfast
    assert [(one.name, one.value) for one in found.other_fields] == [("Met event", "Lunch")]


def test_what_was_done_passes_on(book, two):
    kept, other, cleo = two
    book.gave(other)
    favours.record_ask(Ask(contact=other, asked_on=book.today, what="A quote"), now=book.now)
    told = FollowUp(contact=other, kind=FollowUpKind.CHECK, due_on=book.day(3))
    follow_ups.add(told, now=book.now)
    interactions.log([kept, other, cleo], InteractionKind.MET, "Lunch", now=book.now)
    interactions.log([other], InteractionKind.CALL, "Price", now=book.now)
    contacts.tell_apart(other, cleo, now=book.now)
    merge(kept, other, now=book.now)
    for kind in (Favour, Ask, FollowUp):
        assert [one.contact for one in book.all(kind)] == [kept]
    assert [one.contacts for one in book.all(Interaction)] == [(kept, cleo), (kept,)]
    assert [(one.first, one.second) for one in book.all(NotSame)] == [(kept, cleo)]


def test_told_apart_stands_once(book, two):
    kept, other, cleo = two
    for one, another in ((kept, cleo), (cleo, other), (kept, other)):
        contacts.tell_apart(one, another, now=book.now)
    merge(cleo, other, now=book.now)
    assert [(one.first, one.second) for one in book.all(NotSame)] == [(kept, cleo)]


def test_one_event_is_attended_once(book, two):
    kept, other, _ = two
    breakfast, lunch = book.attended("Breakfast"), book.attended("Lunch")
    rows = [
        Attendance(event=breakfast, contact=kept, presence=Presence.EXPECTED),
        Attendance(event=breakfast, contact=other, presence=Presence.PRESENT, met=True, new_to_me=True),
        Attendance(event=lunch, contact=other, presence=Presence.ABSENT),
    ]
    for row in rows:
        events.set_attendance(row, now=book.now)
    events.keep_numbers(breakfast, {other: 7}, now=book.now)
    merge(kept, other, now=book.now)
    first, second = book.all(Attendance)
    assert (first.contact, first.presence, first.met, first.new_to_me, first.number) == (
        *(kept, Presence.PRESENT, True, True),
        7,
    )
    assert (second.contact, second.event, second.presence) == (kept, lunch, Presence.ABSENT)


def test_memberships_of_one_time_become_one(book, two):
    kept, other, _ = two
    table = book.group("Table", kind=GroupKind.EXCLUSIVE, status=GroupStatus.TRYING)
    open_ = book.group("Open")
    joins = [
        Membership(contact=kept, group=table, from_on=date(2024, 1, 1), role="host"),
        Membership(contact=other, group=table, from_on=date(2020, 1, 1), seat="Printer", role="member"),
        Membership(contact=kept, group=open_, from_on=date(2010, 1, 1), to_on=date(2011, 1, 1)),
        Membership(contact=other, group=open_, from_on=date(2020, 1, 1)),
    ]
    for one in joins:
        groups.add_member(one, now=book.now)
    found = merged_card(book, kept, other)
    first, second, third = sorted(book.all(Membership), key=lambda one: (one.group, one.from_on))
    assert (first.seat, first.role, first.from_on, first.to_on) == ("Printer", "host", date(2020, 1, 1), None)
    assert [(one.contact, one.group) for one in (second, third)] == [(kept, open_)] * 2
    assert [(one.name, one.value) for one in found.other_fields] == [("Role in Table", "member")]


def test_a_seat_that_is_taken_by_now_is_kept_in_words(book, two):
    kept, other, cleo = two
    table = book.group("Table", kind=GroupKind.EXCLUSIVE, status=GroupStatus.TRYING)
    past = Membership(contact=kept, group=table, seat="Printer", from_on=book.day(-900), to_on=book.day(-100))
    groups.add_member(past, now=book.now)
    groups.add_member(Membership(contact=cleo, group=table, seat="Printer"), now=book.now)
    groups.add_member(Membership(contact=other, group=table, from_on=book.day(-200)), now=book.now)
    found = merged_card(book, kept, other)
    mine = next(one for one in book.all(Membership) if one.contact == kept)
    assert (mine.seat, mine.from_on, mine.to_on) == ("", book.day(-900), None)
    assert [(one.name, one.value) for one in found.other_fields] == [("Seat in Table", "Printer")]


def test_referrals_pass_on_and_nobody_is_referred_to_themselves(book, two):
    kept, other, cleo = two
    told = {"prospect": "Someone", "passed_on": book.today, "check_on": book.day(7)}
    passed = [
        Referral(direction=Direction.GIVEN, partner=other, prospect_contact=cleo, **told),
        Referral(direction=Direction.GIVEN, partner=cleo, prospect_contact=other, **told),
        Referral(direction=Direction.RECEIVED, partner=kept, prospect_contact=other, **told),
    ]
    for one in passed:
        referrals.record(one, now=book.now)
    merge(kept, other, now=book.now)
    found = [(one.partner, one.prospect_contact) for one in book.all(Referral)]
    assert found == [(kept, cleo), (cleo, kept), (kept, None)]


def test_an_endorsement_stays_sound(book, does, two):
    kept, other, cleo = two
    asked = introductions.ask_and_decide(other, cleo, None, Decision.ENDORSE, now=book.now, reason=REASON)
    whom = introductions.ask_and_decide(cleo, other, None, Decision.ENDORSE, now=book.now, reason=REASON)
    does("contacts.merged", {"name": "Anna Berg", "other": "Anna Berg"}, merge, kept, other)
    first, second = book.get(Introduction, asked), book.get(Introduction, whom)
    assert (first.requester, first.weighed_requester, first.target_contact) == (kept, kept, cleo)
    assert (second.target_contact, second.weighed_target, second.stage) == (kept, kept, Stage.ENDORSED)
    assert {one.contact for one in book.all(Favour)} == {kept, cleo}


def test_open_requests_are_weighed_again(book, two):
    kept, other, cleo = two
    mine = introductions.ask(kept, cleo, now=book.now)
    introductions.ask(cleo, now=book.now)
    assert book.get(Introduction, mine).verdict is Verdict.COATTAILS
    theirs = introductions.ask(cleo, other, now=book.now)
    book.received(other)
    book.gave(kept)
    answer = merge(kept, other, now=book.now)
    assert answer.weighed == (mine, theirs)
    assert [(one.requester, one.before, one.after) for one in answer.shifts] == [
        ("Anna Berg", Verdict.COATTAILS, Verdict.CLEAR),
        ("Cleo", Verdict.COATTAILS, Verdict.COATTAILS),
    ]
    line = steps.history(1)[0]
    assert Words().step(line.code, line.figures) == (
        "Merged Anna Berg into Anna Berg. Weighed again: Anna Berg → Cleo is now Clear. "
        "Weighed again: Cleo → Anna Berg stays Coattails."
    )
    assert book.get(Introduction, mine).verdict is Verdict.CLEAR
    assert not book.get(Introduction, mine).flagged


def test_a_request_to_meet_oneself_becomes_notes(book, does, two):
    kept, other, _ = two
    request = introductions.ask(kept, other, words="Get me to Anna", now=book.now)
    introductions.decide(request, Decision.ENDORSE, reason=REASON, now=book.now)
    introductions.turn_out(request, Outcome.HELPED, now=book.now)
    figures = {"name": "Anna Berg", "other": "Anna Berg"}
    answer = does("contacts.merged", figures, merge, kept, other)
    assert book.all(Introduction) == []
    assert book.all(Favour) == []
    notes = [one for one in book.all(Interaction) if one.id in answer.notes]
    assert [(one.kind, one.text, one.contacts) for one in notes] == [
        (InteractionKind.NOTE, "Get me to Anna", (kept,)),
        (InteractionKind.NOTE, REASON, (kept,)),
    ]


def test_reasons_point_at_the_rows_that_stay(book, two):
    kept, other, cleo = two
    breakfast = book.attended("Breakfast")
    for contact in (kept, other):
        row = Attendance(event=breakfast, contact=contact, presence=Presence.PRESENT)
        events.set_attendance(row, now=book.now)
    gone = next(one for one in book.all(Attendance) if one.contact == other)
    asked = introductions.ask_and_decide(other, cleo, None, Decision.DECLINE, now=book.now)
    request = book.get(Introduction, asked)
    evidence = tuple(one for reason in request.reasons for one in reason.evidence)
    merge(kept, other, now=book.now)
    after = book.get(Introduction, asked)
    pointed = {(one.table, one.id) for reason in after.reasons for one in reason.evidence}
    assert [one.code for one in after.reasons] == [one.code for one in request.reasons]
    assert ("attendance", gone.id) not in pointed
    assert ("contact", other) not in pointed
    assert len(evidence) >= len(pointed)


def test_undo_brings_both_back_across_other_steps(book, two):
    kept, other, cleo = two
    introductions.ask(other, cleo, now=book.now)
    merge(kept, other, now=book.now)
    contacts.delete([kept], now=book.now)
    history.undo(now=book.now)
    history.undo(now=book.now)
    assert {one.id for one in book.all(Contact)} == {kept, other, cleo}
    assert book.all(Introduction)[0].requester == other


TEXTS = st.sampled_from(["", "Anna", "ANNA", "Änna", "Berg", "Acme", "x" * 900])
CARDS = st.builds(
    ContactCard,
    contact=st.builds(
        Contact,
        given=TEXTS,
        family=TEXTS,
        notes=st.sampled_from(["", "tea", "tea and dogs", "x" * 40_000]),
        team_size=st.sampled_from([None, 0, 3]),
        local=st.sampled_from(Answer),
        vouched_reason=TEXTS,
    ),
    channels=st.lists(
        st.builds(
            Channel,
            kind=st.sampled_from([ChannelKind.EMAIL, ChannelKind.PHONE]),
            written=st.sampled_from(["a@b.se", "A@b.se", "070"]),
            label=st.sampled_from(["", "work", "home"]),
        ),
        max_size=3,
    ).map(tuple),
    other_fields=st.lists(st.builds(OtherField, name=TEXTS, value=TEXTS), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(["vip", "old"]), unique=True).map(tuple),
)


def told(one: ContactCard) -> set[str]:
    """Return everything that a card says, case apart."""
    contact = one.contact
    cells = [contact.given, contact.family, contact.vouched_reason, *contact.notes.split("\n")]
    cells += [str(contact.team_size), contact.local.value, *one.tags]
    cells += [part for field in one.other_fields for part in (field.value, field.value.split(" (")[0])]
    cells += [channel.written for channel in one.channels]
    return {cell.casefold() for cell in cells if cell}


@given(CARDS, CARDS)
def test_nothing_that_either_says_is_lost(kept, other):
    both = united(kept, other)
    shown = told(both) | {both.contact.notes} | {field.value for field in both.other_fields}
    for cell in told(kept) | told(other):
        assert cell in {"none", "unknown"} or any(cell in one.casefold() for one in shown)
    assert united(both, other) == both


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9))


@given(st.lists(st.tuples(DAYS, DAYS, TEXTS), min_size=1, max_size=4))
def test_a_united_membership_covers_all(spans):
    rows = [
        Membership(contact=1, group=1, from_on=begin, to_on=end, seat=seat)
        for begin, end, seat in spans
        if begin is None or end is None or begin <= end
    ]
    rows = [row for row in rows if overlap(rows[0], row)]
    if not rows:
        return
    one = together(rows, date(2020, 1, 5)).membership
    assert all(overlap(one, row) for row in rows)
    assert one.from_on is None or one.to_on is None or one.from_on <= one.to_on
    assert bool(one.seat) == any(row.seat for row in rows)
    assert replace(one, seat="", from_on=None, to_on=None) == Membership(contact=1, group=1)
