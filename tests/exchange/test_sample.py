"""The sample data: believable on any day, lawful, and showing every part of the program at work."""

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from netcrm import resources
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactTag
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.favour import Ask, Direction, Favour, FavourKind
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group, GroupKind, Membership
from netcrm.domain.guard import DECIDING, INFORMING, weigh
from netcrm.domain.guard_facts import GuardFacts
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Decision, Introduction, Outcome, Stage, Verdict
from netcrm.domain.owner import Owner, Pitch
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.room import DEFAULT_TARGETS, Room, RoomPlan
from netcrm.domain.rooms import EventInRoom, room_of, room_shares
from netcrm.domain.seats import fold_profession
from netcrm.exchange import archive
from netcrm.exchange.sample import sample

LONDON = "Europe/London"
TODAYS = [
    date(2026, 11, 17),
    date(2026, 11, 21),  # a Saturday
    date(2026, 11, 22),  # a Sunday
    date(2026, 11, 20),  # a Friday: tomorrow is a weekend
    date(2026, 11, 23),  # a Monday: yesterday was one
    date(2027, 1, 31),
    date(2027, 3, 1),
    date(2027, 3, 28),  # summer time begins
    date(2028, 2, 29),
    date(2026, 12, 31),
]
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR"]
STRANGERS = {"Lena Brandt", "Owen Castell", "Yusuf Karim", "Mirela Popescu", "Gareth Pugh"}


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def today(request):
    return request.param


@pytest.fixture(scope="module")
def book(today):
    return sample(today, LONDON, datetime.combine(today, time(9, 30), ZoneInfo(LONDON)))


@pytest.fixture(scope="module")
def tuesday():
    return sample(TODAYS[0], LONDON, datetime.combine(TODAYS[0], time(9, 30), ZoneInfo(LONDON)))


def by_name(book, name):
    return next(contact for contact in book[Contact] if contact.name == name)


def attended(book):
    return [event for event in book[Event] if event.status is EventStatus.ATTENDED]


def planned(book):
    return [event for event in book[Event] if event.status is EventStatus.PLANNED]


def placed(book):
    groups = {group.id: group for group in book[Group]}
    return [EventInRoom(event, room_of(event, groups.get(event.group))) for event in book[Event]]


def facts_of(book, request):
    """What the guard looks at for one request, put together from the whole book."""
    people = {contact.id: contact for contact in book[Contact]}
    events = {event.id: event for event in book[Event]}
    who, target = people[request.requester], people.get(request.target_contact)
    met = events.get(who.met_event)
    return GuardFacts(
        requester=who,
        target=target,
        favours=tuple(row for row in book[Favour] if row.contact == who.id),
        requests=tuple(row for row in book[Introduction] if row.requester == who.id),
        target_introductions=tuple(
            row for row in book[Introduction] if target and row.target_contact == target.id
        ),
        memberships=tuple(row for row in book[Membership] if row.contact == who.id),
        attendances=tuple((row, events[row.event]) for row in book[Attendance] if row.contact == who.id),
        met_event=met,
        asks=tuple(row for row in book[Ask] if row.contact == who.id),
    )


def test_it_is_an_archive_that_comes_back_exactly(book, today):
    moment = datetime.combine(today, time(9, 30), UTC)
    assert archive.read(archive.write(book, moment)) == book


def test_the_owner_keeps_books_for_food_businesses(tuesday):
    [owner] = tuesday[Owner]
    assert (owner.name, owner.profession, owner.home_area) == ("Maya Okafor", "Bookkeeping", "Leeds")
    assert (owner.currency, owner.region, owner.weekly_cap_minutes) == ("GBP", "GB", 360)
    assert {plan.room: plan.target for plan in tuesday[RoomPlan]} == DEFAULT_TARGETS
    assert all(plan.strategy for plan in tuesday[RoomPlan])
    assert [(pitch.version, pitch.seconds) for pitch in tuesday[Pitch]] == [(1, 75), (2, 64), (3, 58)]


def test_about_sixty_people_of_many_kinds(tuesday):
    people = tuesday[Contact]
    assert 55 <= len(people) <= 70
    assert len({contact.name for contact in people}) == len(people)
    assert len({contact.profession for contact in people}) > 40
    assert len({contact.industry for contact in people}) >= 8
    assert {contact.room for contact in people} == {*Room, None}
    assert len({contact.cadence_days for contact in people}) >= 5
    assert len({row.tag for row in tuesday[ContactTag]}) >= 3
    assert all(contact.how_met or contact.met_event for contact in people)
    assert sum(1 for contact in people if contact.seeks and contact.offers) > 40


def test_nobody_can_be_reached_by_accident(tuesday):
    mails = [row for row in tuesday[Channel] if row.kind is ChannelKind.EMAIL]
    phones = [row for row in tuesday[Channel] if row.kind is ChannelKind.PHONE]
    assert {row.contact for row in mails} == {contact.id for contact in tuesday[Contact]}
    assert all(row.normalised.endswith(".example") for row in mails)
    assert len({row.normalised for row in mails}) == len(mails)
    # The ranges that Ofcom keeps for drama.
    assert all(re.fullmatch(r"\+441134960\d{3}|\+447700900\d{3}", row.normalised) for row in phones)
    assert len(phones) > 50


def test_six_groups_in_four_rooms_and_one_without(book):
    assert len(book[Group]) == 6
    assert {group.room for group in book[Group]} == {*Room, None}
    [nowhere] = [group for group in book[Group] if group.room is None]
    assert (nowhere.name, nowhere.vibe) == ("Quayside After Hours", "")
    assert sum(1 for event in attended(book) if event.group == nowhere.id) >= 3
    paid = {group.name: group.fee for group in book[Group] if group.fee_period == "year"}
    assert paid == {"Harbour Breakfast Circle": 78_000, "Finance Leaders Table": 24_000}


def test_every_seat_is_held_once(book):
    for group in book[Group]:
        seats = [fold_profession(row.seat) for row in book[Membership] if row.group == group.id and row.seat]
        if group.kind is GroupKind.EXCLUSIVE:
            assert len(set(seats)) == len(seats) >= 8
            assert fold_profession(group.my_seat or "Bookkeeping") not in seats
        else:
            assert not seats


def test_meetings_fall_on_the_weekday_of_their_rule_and_never_on_a_weekend(book):
    rules = {group.id: group.recurrence for group in book[Group]}
    for event in book[Event]:
        assert event.on.weekday() < 5
        if event.group:
            assert rules[event.group].endswith(WEEKDAYS[event.on.weekday()])


def test_a_year_of_meetings_and_six_to_come(book, today):
    past = attended(book)
    assert len(past) >= 40
    assert timedelta(weeks=50) < today - min(event.on for event in past) < timedelta(days=366)
    assert Counter(event.status for event in book[Event])[EventStatus.MISSED] >= 3
    assert Counter(event.status for event in book[Event])[EventStatus.CANCELLED] >= 2
    assert len(planned(book)) == 6
    assert all(event.on > today for event in planned(book))
    assert all(event.on < today for event in book[Event] if event.status is not EventStatus.PLANNED)


def test_nobody_was_at_a_meeting_to_come_and_nobody_is_expected_at_a_past_one(book):
    status = {event.id: event.status for event in book[Event]}
    for row in book[Attendance]:
        to_come = status[row.event] is EventStatus.PLANNED
        assert (row.presence is Presence.EXPECTED) is to_come
        assert row.presence is Presence.PRESENT or not (row.met or row.new_to_me)


def test_whoever_was_new_was_met_there(book):
    people = {contact.id: contact for contact in book[Contact]}
    events = {event.id: event for event in book[Event]}
    new = [row for row in book[Attendance] if row.new_to_me]
    assert len({row.contact for row in new}) == len(new) >= 20
    for row in new:
        assert row.met
        assert people[row.contact].met_event == row.event
        assert people[row.contact].met_on == events[row.event].on
        assert not [
            other
            for other in book[Attendance]
            if other.contact == row.contact and events[other.event].on < events[row.event].on
        ]


def test_the_next_meeting_is_at_hand_with_five_strangers(book, today):
    upcoming = min(planned(book), key=lambda event: event.starts_at)
    assert upcoming.title == "Harbour Breakfast Circle"
    assert timedelta(days=1) <= upcoming.on - today <= timedelta(days=3)
    assert (f"{upcoming.local_start:%H:%M}", f"{upcoming.local_end:%H:%M}") == ("06:45", "08:15")
    expected = {row.contact for row in book[Attendance] if row.event == upcoming.id}
    met = {row.contact for row in book[Attendance] if row.met}
    met |= {contact for row in book[Interaction] for contact in row.contacts}
    met |= {contact.id for contact in book[Contact] if contact.met_on}
    names = {contact.id: contact.name for contact in book[Contact]}
    assert 13 <= len(expected) <= 18
    assert {names[contact] for contact in expected - met} == STRANGERS


def test_the_hours_of_thirteen_weeks_lie_as_drawn(book, today):
    shares = room_shares(placed(book), DEFAULT_TARGETS, today)
    told = {row.room: round(row.share) for row in shares.shares if row.hours}
    assert told == {
        Room.GIVE_BACK: 8,
        Room.SUPPORT_PEERS: 46,
        Room.LISTEN_LEARN: 21,
        Room.MEET_PROSPECTS: 25,
    }
    assert sum(row.hours for row in shares.shares) == pytest.approx(52)


def test_no_week_is_beyond_belief(book):
    weeks = Counter()
    for event in attended(book):
        weeks[event.on - timedelta(days=event.on.weekday())] += event.hours
    assert max(weeks.values()) <= 12


@pytest.mark.parametrize(
    ("requester", "target", "verdict", "flagged"),
    [
        ("Georgia Pell", "Lena Brandt", Verdict.CLEAR, False),
        ("Tom Ashdown", "Hana Sato", Verdict.CAUTION, False),
        ("Dale Whitcombe", "Priya Raman", Verdict.COATTAILS, True),
    ],
)
def test_the_three_open_requests_weigh_as_drawn(book, today, requester, target, verdict, flagged):
    waiting = [row for row in book[Introduction] if row.is_open]
    assert len(waiting) == 3
    [asked] = [row for row in waiting if row.requester == by_name(book, requester).id]
    assert asked.target_contact == by_name(book, target).id
    found = weigh(facts_of(book, asked), book[Owner][0], today, request=asked.id)
    assert (found.verdict, found.flagged) == (verdict, flagged)
    assert (asked.verdict, asked.flagged) == (verdict, flagged)


def test_georgia_has_given_and_is_in_balance(tuesday):
    georgia = by_name(tuesday, "Georgia Pell").id
    ways = Counter(row.direction for row in tuesday[Favour] if row.contact == georgia)
    assert ways[Direction.RECEIVED] == ways[Direction.GIVEN] >= 1


def test_dale_takes_and_priya_is_asked_a_lot(book, today):
    dale, priya = by_name(book, "Dale Whitcombe"), by_name(book, "Priya Raman")
    assert Counter(row.direction for row in book[Favour] if row.contact == dale.id) == {Direction.GIVEN: 3}
    assert timedelta(days=14) <= today - dale.met_on <= timedelta(days=17)
    assert not [row for row in book[Membership] if row.contact == dale.id]
    lately = [
        row
        for row in book[Introduction]
        if row.target_contact == priya.id and row.introduced_on and (today - row.introduced_on).days < 30
    ]
    assert len(lately) == book[Owner][0].guard_target_limit == 2


def test_two_wait_for_an_answer(tuesday):
    names = {contact.id: contact.name for contact in tuesday[Contact]}
    waiting = {
        (names[row.requester], names[row.target_contact], row.stage)
        for row in tuesday[Introduction]
        if row.stage in (Stage.TARGET_ASKED, Stage.TARGET_YES)
    }
    assert waiting == {
        ("Jonas Weber", "Sofia Karlsen", Stage.TARGET_YES),
        ("Ravi Menon", "Ingrid Solberg", Stage.TARGET_ASKED),
    }


def test_what_was_settled_ended_in_every_way_and_lawfully(book):
    settled = [row for row in book[Introduction] if row.decision]
    assert {row.outcome for row in settled} >= set(Outcome)
    assert {row.decision for row in settled} == set(Decision)
    assert sum(1 for row in settled if row.outcome is Outcome.HARMED) == 1
    for row in settled:
        assert row.verdict
        assert row.weighed_at <= row.decided_at
    for row in (row for row in settled if row.decision is Decision.ENDORSE):
        assert row.weighed_at <= row.endorsed_at
        assert (row.weighed_requester, row.weighed_target) == (row.requester, row.target_contact)
        assert row.verdict is Verdict.CLEAR or len(row.my_reason.strip()) >= 20


def test_stored_reasons_are_the_guards_own(tuesday):
    codes = {reason.code for row in tuesday[Introduction] for reason in row.reasons}
    assert codes <= DECIDING | INFORMING
    assert all(row.reasons for row in tuesday[Introduction])


def test_every_introduction_made_is_one_favour_and_a_second_where_it_helped(book):
    for row in book[Introduction]:
        marks = [favour for favour in book[Favour] if favour.introduction == row.id]
        owed = [row.requester] if row.introduced_on else []
        owed += [row.target_contact] if row.outcome is Outcome.HELPED else []
        assert sorted(favour.contact for favour in marks) == sorted(owed)
        assert {favour.kind for favour in marks} <= {FavourKind.INTRODUCTION}
        assert {favour.direction for favour in marks} <= {Direction.GIVEN}


def test_every_referral_is_one_favour_with_what_was_won(book):
    assert {row.status for row in book[Referral]} == set(ReferralStatus)
    assert {row.direction for row in book[Referral]} == set(Direction)
    for row in book[Referral]:
        [favour] = [favour for favour in book[Favour] if favour.referral == row.id]
        assert (favour.contact, favour.direction, favour.kind) == (
            row.partner,
            row.direction,
            FavourKind.REFERRAL,
        )
        assert (favour.value, favour.currency) == (row.value, row.currency)
        assert (row.value is not None) is (row.status is ReferralStatus.WON)


def test_harbour_is_the_best_source(tuesday):
    harbour = [
        row
        for row in tuesday[Referral]
        if row.group == 1 and row.direction is Direction.RECEIVED and row.value
    ]
    assert (len(harbour), sum(row.value for row in harbour)) == (4, 615_000)


def test_follow_ups_are_late_due_today_and_to_come(book, today):
    waiting = [row for row in book[FollowUp] if row.done_on is None]
    lateness = {(row.due_on - today).days for row in waiting}
    assert min(lateness) < 0
    assert 0 in lateness
    assert {day for day in lateness if 0 < day <= 7}
    assert any(row.put_off_until for row in waiting)
    assert len(book[FollowUp]) > len(waiting)
    late = by_name(book, "Bea Lindqvist").id
    assert (late, today - timedelta(days=1)) in {(row.contact, row.due_on) for row in waiting}


def test_favours_and_asks_go_both_ways(tuesday):
    ways = Counter(row.direction for row in tuesday[Favour])
    assert min(ways.values()) >= 15
    assert {row.kind for row in tuesday[Favour]} == set(FavourKind)
    assert any(row.happened_on is None for row in tuesday[Favour])
    assert len(tuesday[Ask]) >= 5


def test_conversations_have_words_and_lie_in_the_past(book, today):
    assert len(book[Interaction]) >= 35
    assert all(row.text and row.contacts and row.happened_on <= today for row in book[Interaction])
    assert {row.kind for row in book[Interaction]} == set(InteractionKind)


def test_nothing_recorded_lies_in_the_future(book, today):
    for row in book[Favour]:
        assert row.happened_on is None or row.happened_on <= today
    for row in book[Contact]:
        assert row.met_on is None or row.met_on <= today
    for row in book[Introduction]:
        days = (row.asked_on, row.introduced_on, row.target_asked_on, row.outcome_on)
        assert all(day is None or day <= today for day in days)


def test_nothing_is_decided_later_than_now():
    early = datetime.combine(TODAYS[0], time(7, 0), UTC)
    book = sample(TODAYS[0], LONDON, early)
    moments = [moment for row in book[Introduction] for moment in (row.weighed_at, row.decided_at) if moment]
    assert max(moments) == early


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York", "Asia/Kathmandu", "UTC"])
def test_clocks_show_the_same_anywhere(zone):
    book = sample(TODAYS[0], zone, datetime.combine(TODAYS[0], time(9, 30), ZoneInfo(zone)))
    upcoming = min(planned(book), key=lambda event: event.starts_at)
    assert (upcoming.zone, f"{upcoming.local_start:%A %H:%M}") == (zone, "Wednesday 06:45")


def test_the_file_itself_names_no_day_of_any_calendar():
    text = re.sub(r'"birthday": "[^"]*"', "", resources.read_text("demo", "network.json"))
    assert not re.search(r"\d{4}-\d\d-\d\d", text)
