"""Events, their lists of people, and the briefing made from them."""

from dataclasses import replace

import pytest

from netcrm.actions import contacts, followups, groups, interactions, introductions, owner, referrals
from netcrm.actions import events as acts
from netcrm.domain.briefing_facts import OWNER
from netcrm.domain.contact import Answer
from netcrm.domain.event import Attendance, EventStatus, Presence
from netcrm.domain.favour import Direction
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import GroupKind, GroupStatus, Membership
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.introduction import Verdict
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.room import Room
from netcrm.reads import briefing, events


def guests(identifier):
    return {guest.contact.given: guest for guest in events.detail(identifier).guests}


def call(book, person, away, text="Rates"):
    interactions.log([person], InteractionKind.CALL, text, now=book.now, happened_on=book.day(away))


def test_rows_latest_first_with_room_and_counts(book, refused):
    group = book.group(room=Room.GIVE_BACK)
    old = book.attended("Old", away=-9, group=group)
    own = book.event("Own", away=3, group=group, room=Room.LISTEN_LEARN)
    alone = book.event("Alone", away=3)
    people = [book.contact(name) for name in ("Anna", "Bert")]
    acts.expect(old, people, now=book.now)
    acts.set_attendance(replace(book.all(Attendance)[0], met=True), now=book.now)
    lines = events.rows()
    assert [(line.event.id, line.room, line.expected, line.met) for line in lines] == [
        (alone, None, 0, 0),
        (own, Room.LISTEN_LEARN, 0, 0),
        (old, Room.GIVE_BACK, 2, 1),
    ]
    assert events.get(old).title == "Old"
    refused("record.missing", events.get, 99)
    refused("record.missing", events.detail, 99)
    assert events.next_planned(book.now) == own


def test_whoever_has_something_open_comes_first(book):
    made = book.event()
    people = {name: book.contact(name) for name in ("Bert", "Anna", "Dora", "Cleo")}
    call(book, people["Bert"], -3)
    introductions.ask(people["Cleo"], now=book.now)
    told = FollowUp(contact=people["Dora"], kind=FollowUpKind.WRITE, due_on=book.day(9))
    followups.add(told, now=book.now)
    acts.expect(made, list(people.values()), now=book.now)
    assert list(guests(made)) == ["Cleo", "Dora", "Bert", "Anna"]
    assert guests(made)["Cleo"].flagged
    assert guests(made)["Dora"].follow_up.due_on == book.day(9)


def test_known_is_whoever_was_met_before_by_any_record(book):
    earlier, made = book.attended("Earlier", away=-30), book.event()
    people = {name: book.contact(name) for name in ("Called", "Noted", "Met", "There", "Stranger")}
    call(book, people["Called"], -3)
    interactions.log([people["Noted"]], InteractionKind.NOTE, "Tea", now=book.now)
    acts.set_attendance(Attendance(event=earlier, contact=people["There"], met=True), now=book.now)
    contacts.change_many([people["Met"]], {"met_on": book.day(-100)}, now=book.now)
    acts.expect(made, list(people.values()), now=book.now)
    assert {name: guest.known for name, guest in guests(made).items()} == {
        "Called": True,
        "Noted": False,
        "Met": True,
        "There": True,
        "Stranger": False,
    }
    assert guests(made)["Called"].last_met_on == book.day(-3)


def test_what_happened_there_or_later_makes_nobody_known_before(book):
    made = book.attended(away=-10)
    there, later = book.contact("There"), book.contact("Later")
    for person in (there, later):
        acts.set_attendance(Attendance(event=made, contact=person, met=True), now=book.now)
    call(book, later, -1)
    for guest in guests(made).values():
        assert (guest.known, guest.last_met_on) == (False, None)


def test_the_last_contact_before_the_event_is_told(book):
    first, made = book.attended("First", away=-40), book.attended("Second", away=-10)
    person = book.contact("Anna")
    for one in (first, made):
        acts.set_attendance(Attendance(event=one, contact=person, met=True), now=book.now)
    assert guests(made)["Anna"].last_met_on == book.day(-40)
    call(book, person, -20)
    call(book, person, -2)
    assert guests(made)["Anna"].last_met_on == book.day(-20)


@pytest.fixture
def circle(book):
    """An exclusive group with a planned event; Anna sits there."""
    owner.change(
        replace(
            book.get(Owner, 1), name="Maya", profession="Bookkeeper", seeks="Cafés", offers="VAT returns"
        ),
        now=book.now,
    )
    group = book.group(
        "Circle",
        kind=GroupKind.EXCLUSIVE,
        status=GroupStatus.MEMBER,
        room=Room.MEET_PROSPECTS,
        my_seat="Bookkeeper",
    )
    for away in (-28, -21, -14):
        book.attended("Circle", away=away, group=group)
    return group


@pytest.fixture
def table(book, circle):
    """A planned meeting of the circle: Anna and Bert expected, Gone has declined, Away is not on the list."""
    told = {"Anna": {"profession": "Architect", "seeks": "VAT returns", "challenge": Answer.YES}}
    told |= {"Bert": {"profession": "Printer", "seeks": "An architect"}, "Gone": {}, "Away": {}}
    people = {name: book.contact(name, **cells) for name, cells in told.items()}
    made = book.event("Circle", away=2, group=circle)
    acts.expect(made, [people[name] for name in ("Anna", "Bert", "Gone")], now=book.now)
    line = next(one for one in book.all(Attendance) if one.contact == people["Gone"])
    acts.set_attendance(replace(line, presence=Presence.ABSENT), now=book.now)
    groups.add_member(Membership(contact=people["Anna"], group=circle), now=book.now)
    return made, people


def test_a_briefing_tells_of_the_event_and_its_people(book, table):
    made, people = table
    call(book, people["Anna"], -3, "Her lease")
    book.gave(people["Anna"])
    for text in ("First", "Second"):
        owner.write_pitch(text, 30, now=book.now)
    facts = briefing.facts(made, now=book.now)
    assert (facts.visit, facts.pitch, facts.owner.name) == (4, "Second", "Maya")
    assert (facts.budget.room, facts.budget.share, facts.budget.target) == (Room.MEET_PROSPECTS, 1.0, 40)
    anna, bert = sorted(facts.people, key=lambda person: person.name)
    assert (anna.about, anna.last_met_on, anna.known) == ("Her lease", book.day(-3), True)
    assert (anna.member, anna.prospect, anna.given) == (True, True, 1)
    assert (bert.member, bert.known, bert.last_met_at, bert.last_met_on) == (False, False, "", None)
    assert sorted(facts.seats_held) == ["Architect", "Bookkeeper"]


def test_a_briefing_tells_what_is_open_at_the_table(book, circle, table):
    made, people = table
    told = Referral(
        direction=Direction.GIVEN,
        partner=people["Away"],
        prospect="Mill",
        group=circle,
        passed_on=book.day(-7),
        check_on=book.today,
    )
    referrals.record(told, now=book.now)
    for sides in (("Away", "Anna"), ("Away", "Gone")):
        introductions.ask(*(people[name] for name in sides), now=book.now)
    introductions.ask(people["Bert"], now=book.now)
    due = FollowUp(contact=people["Bert"], kind=FollowUpKind.WRITE, due_on=book.day(5))
    followups.add(due, now=book.now)
    facts = briefing.facts(made, now=book.now)
    assert [one.partner_name for one in facts.referrals] == ["Away"]
    requests = [(one.requester_name, one.target_name) for one in facts.requests]
    assert requests == [("Away", "Anna"), ("Bert", "")]
    assert [one.contact for one in facts.follow_ups] == [people["Bert"]]
    pairs = {(match.seeker, match.provider) for match in facts.matches}
    assert pairs == {(people["Bert"], people["Anna"]), (people["Anna"], OWNER)}


def test_a_briefing_of_an_event_alone(book, refused):
    made = book.event("Alone")
    facts = briefing.facts(made, now=book.now)
    assert (facts.group, facts.visit, facts.budget, facts.people, facts.pitch) == (None, None, None, (), "")
    refused("record.missing", briefing.facts, 99, now=book.now)


def test_where_and_when_they_last_met_agree(book, circle):
    """An event that was not answered yet counts, one that was cancelled does not, nor does this one."""
    made = book.event("Circle", away=2, group=circle)
    unanswered, cancelled = book.event("Unanswered", away=-5), book.event("Cancelled", away=-2)
    acts.answer(cancelled, EventStatus.CANCELLED, now=book.now)
    person = book.contact("Anna")
    for one in (unanswered, cancelled):
        acts.set_attendance(Attendance(event=one, contact=person, met=True), now=book.now)
    acts.expect(made, [person], now=book.now)
    (told,) = briefing.facts(made, now=book.now).people
    assert (told.last_met_on, told.last_met_at) == (book.day(-5), "Unanswered")


def test_an_old_briefing_says_what_was_known_then(book, circle):
    made = book.attended("Circle", away=-7, group=circle)
    person = book.contact("Anna")
    acts.set_attendance(Attendance(event=made, contact=person, met=True), now=book.now)
    call(book, person, -1, "Later")
    (told,) = briefing.facts(made, now=book.now).people
    assert (told.known, told.last_met_on, told.last_met_at, told.about) == (False, None, "", "")


def test_the_samples_next_event_fills_a_sheet(sample):
    made = events.next_planned(sample.now)
    facts = briefing.facts(made, now=sample.now)
    assert facts.event.status is EventStatus.PLANNED
    assert facts.event.ends_at >= sample.now
    assert len(facts.people) > 10
    assert facts.matches
    assert facts.referrals
    ids = {person.contact for person in facts.people} | {OWNER}
    assert all({match.seeker, match.provider} <= ids for match in facts.matches)
    for person in facts.people:
        assert bool(person.last_met_at or person.about) <= (person.last_met_on is not None)


def test_a_briefing_weighs_requests_on_what_is_known_now(book, table):
    made, people = table
    away, bert = people["Away"], people["Bert"]
    introductions.ask(away, people["Anna"], now=book.now)
    introductions.ask(bert, people["Anna"], now=book.now)
    book.received(away)
    told = [
        (one.requester_name, one.introduction.verdict, one.introduction.flagged)
        for one in briefing.facts(made, now=book.now).requests
    ]
    assert told == [("Bert", Verdict.COATTAILS, True), ("Away", Verdict.CLEAR, False)]
