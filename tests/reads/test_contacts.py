"""The list of contacts and one contact's page."""

from dataclasses import replace

import pytest

from netcrm.actions import contacts as acts
from netcrm.actions import events, favours, followups, groups, interactions, introductions, referrals
from netcrm.domain.contact import Answer
from netcrm.domain.contact_list import ContactFilter, ContactOrder
from netcrm.domain.event import Attendance
from netcrm.domain.favour import Ask, Direction
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import Membership
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.introduction import Decision
from netcrm.domain.referral import Referral
from netcrm.domain.room import Room
from netcrm.domain.timeline import TimelineKind
from netcrm.reads import contacts


def named(wanted=None, order=ContactOrder.NAME, **cells):
    """Return the names that a filter lets through, in order."""
    rows = contacts.rows(contacts.keys(wanted or ContactFilter(**cells), order))
    return [row.name for row in rows]


def talked(book, person, away, kind=InteractionKind.CALL):
    interactions.log([person], kind, "Rates", now=book.now, happened_on=book.day(away))


def due(book, person, away, **cells):
    told = FollowUp(contact=person, kind=FollowUpKind.WRITE, due_on=book.day(away), **cells)
    return followups.add(told, now=book.now)


def test_without_a_filter_everybody_comes_by_name_accents_apart(book):
    for given, family in (("Zoë", "Adams"), ("Émile", "Zola"), ("emil", "Nolde"), ("Adam", "Ant")):
        book.contact(given, family=family)
    assert named() == ["Adam Ant", "emil Nolde", "Émile Zola", "Zoë Adams"]
    assert contacts.count() == 4


@pytest.mark.parametrize(
    "text", ["lopez", "LÓPEZ", "lucía lo", "lopez lucia", "l", "horno.example", "harina", "7946"]
)
def test_a_search_folds_accents_and_looks_everywhere(book, text):
    book.contact("Bert", family="Novák")
    book.contact("Lucía", family="López", email="lucia@horno.example", seeks="Harina", notes="Tel. 020 7946")
    assert named(text=text) == ["Lucía López"]


@pytest.mark.parametrize("text", ["opez", "lopez bert", '"', "* OR"])
def test_what_is_not_there_is_not_found(book, text):
    book.contact("Lucía", family="López")
    book.contact("Bert", family="Novák")
    found = named(text=text)
    assert found == [] or not text.strip('"* ')


def test_a_blank_search_narrows_nothing(book):
    book.contact("Anna")
    assert named(text="  ") == ["Anna"]


def test_rooms_and_no_room(book):
    book.contact("Anna", room=Room.GIVE_BACK)
    book.contact("Bert", room=Room.LISTEN_LEARN)
    book.contact("Cleo")
    assert named(rooms=frozenset({Room.GIVE_BACK})) == ["Anna"]
    assert named(rooms=frozenset({Room.LISTEN_LEARN, None})) == ["Bert", "Cleo"]
    assert named(rooms=frozenset({None})) == ["Cleo"]


def test_local_tag_event_and_group_must_all_hold(book):
    group, event = book.group(), book.event()
    for name, local in (
        ("Anna", Answer.YES),
        ("Bert", Answer.YES),
        ("Cleo", Answer.NO),
        ("Dora", Answer.YES),
    ):
        person = book.contact(name, local=local, tags=("vip",) if name != "Bert" else ())
        if name != "Dora":
            groups.add_member(Membership(contact=person, group=group), now=book.now)
            events.expect(event, [person], now=book.now)
    assert named(local=Answer.YES) == ["Anna", "Bert", "Dora"]
    assert named(tag="vip") == ["Anna", "Cleo", "Dora"]
    assert named(group=group) == named(event=event) == ["Anna", "Bert", "Cleo"]
    assert named(local=Answer.YES, tag="vip", group=group, event=event, text="a") == ["Anna"]
    assert contacts.tags() == [("vip", 3)]


def test_a_member_who_left_is_no_member(book):
    group, person = book.group(), book.contact("Anna")
    made = groups.add_member(Membership(contact=person, group=group), now=book.now)
    groups.end_membership(made, now=book.now)
    assert named(group=group) == []


def test_due_by_a_day_by_follow_up_or_cadence(book):
    anna, bert, cleo = (book.contact(name) for name in ("Anna", "Bert", "Cleo"))
    due(book, anna, 3)
    acts.change_many([bert], {"cadence_days": 30}, now=book.now)
    talked(book, bert, -29)
    due(book, cleo, -1, put_off_until=book.day(9))
    assert named(due_by=book.day(1)) == ["Bert"]
    assert named(due_by=book.day(3)) == ["Anna", "Bert"]
    assert named(ContactFilter(), ContactOrder.DUE) == ["Bert", "Anna", "Cleo"]
    assert [row.due_on for row in contacts.rows([anna, bert, cleo])] == [
        book.day(3),
        book.day(1),
        book.day(9),
    ]


def test_flagged_is_an_open_request_of_whoever_never_gave(book):
    anna, bert, cleo = (book.contact(name) for name in ("Anna", "Bert", "Cleo"))
    book.received(bert)
    for person in (anna, bert, cleo):
        made = introductions.ask(person, now=book.now)
    introductions.decide(made, Decision.DECLINE, now=book.now)
    assert named(flagged=True) == ["Anna"]


def test_the_other_orders(book):
    for name, company, away in (
        ("Anna", "", -9),
        ("Bert", "Éclair", -1),
        ("Cleo", "Zebra", None),
        ("Dora", "eagle", -1),
    ):
        person = book.contact(name, company=company)
        if away is not None:
            talked(book, person, away)
    assert named(order=ContactOrder.COMPANY) == ["Dora", "Bert", "Cleo", "Anna"]
    assert named(order=ContactOrder.LAST_CONTACT) == ["Bert", "Dora", "Anna", "Cleo"]


def test_rows_come_in_the_order_asked_for_without_those_gone(book):
    first = book.contact("Anna", job_title="Baker", profession="Cook", company="Horno")
    second = book.contact("Bert", profession="Cook")
    book.gave(first)
    book.received(first)
    rows = contacts.rows([second, 99, first])
    assert [(row.name, row.second_line, row.gave, row.received) for row in rows] == [
        ("Bert", "Cook", 0, 0),
        ("Anna", "Baker, Horno", 1, 1),
    ]
    assert contacts.rows([]) == []


def test_the_last_contact_is_never_a_bare_note(book):
    person = book.contact("Anna")
    talked(book, person, -5, InteractionKind.NOTE)
    assert contacts.detail(person, book.today).last_contact_on is None
    talked(book, person, -9)
    assert contacts.detail(person, book.today).last_contact_on == book.day(-9)
    event = book.attended(away=-7)
    events.set_attendance(Attendance(event=event, contact=person, met=True), now=book.now)
    assert contacts.detail(person, book.today).last_contact_on == book.day(-7)


def test_a_page_holds_everything(book, refused):
    event, group = book.attended(), book.group()
    person = book.contact("Anna", met_event=event)
    old = groups.add_member(Membership(contact=person, group=group), now=book.now)
    groups.end_membership(old, now=book.now)
    current = groups.add_member(Membership(contact=person, group=group, from_on=book.today), now=book.now)
    book.gave(person, on=book.day(-1))
    book.received(person, on=book.day(-1000))
    later, sooner = due(book, person, 9), due(book, person, 2)
    followups.do(due(book, person, 1), now=book.now)
    asks = [favours.record_ask(Ask(contact=person, asked_on=book.today), now=book.now) for _ in range(2)]
    asked = [introductions.ask(person, now=book.now) for _ in range(2)]
    page = contacts.detail(person, book.today)
    assert page.met_event.id == event
    assert [one.id for one, _group in page.memberships] == [current, old]
    assert [one.happened_on for one in page.favours] == [book.day(-1), book.day(-1000)]
    assert (page.reciprocity.ever.received.count, page.reciprocity.lately.received.count) == (1, 0)
    assert [one.id for one in page.follow_ups] == [sooner, later]
    assert [one.id for one in page.asks] == asks[::-1]
    assert [one.id for one in page.requests] == asked[::-1]
    assert page.due_on == book.day(2)
    refused("record.missing", contacts.detail, 99, book.today)
    refused("record.missing", contacts.card, 99)


def test_the_timeline_has_each_thing_once_newest_first(book):
    person, target = book.contact("Anna"), book.contact("Tom")
    talked(book, person, -9)
    talked(book, person, -2, InteractionKind.NOTE)
    event, missed = book.attended(away=-4, notes="Warm"), book.event("Missed", away=-3)
    for one in (event, missed):
        events.expect(one, [person], now=book.now)
    book.gave(person, on=book.day(-30))
    told = Referral(
        direction=Direction.GIVEN,
        partner=person,
        prospect="Mill",
        passed_on=book.day(-6),
        check_on=book.day(1),
    )
    referrals.record(told, now=book.now)
    introductions.ask_and_decide(person, target, None, Decision.INTRODUCE, now=book.now)
    favours.record_ask(Ask(contact=person, asked_on=book.day(-60), what="A printer"), now=book.now)
    lines = contacts.detail(person, book.today).timeline
    assert [(line.kind, line.on, line.code, line.title) for line in lines] == [
        (TimelineKind.INTRODUCTION, book.today, "introduced", "Tom"),
        (TimelineKind.INTERACTION, book.day(-2), "note", ""),
        (TimelineKind.EVENT, book.day(-4), "present", "Breakfast"),
        (TimelineKind.REFERRAL, book.day(-6), "given.passed", "Mill"),
        (TimelineKind.INTERACTION, book.day(-9), "call", ""),
        (TimelineKind.FAVOUR, book.day(-30), "given.advice", ""),
        (TimelineKind.ASK, book.day(-60), "asked", ""),
    ]
    assert [line.is_note for line in lines].count(True) == 1


def test_some_time_ago_stands_last(book):
    person = book.contact("Anna")
    book.gave(person)
    kept = contacts.detail(person, book.today).favours[0]
    favours.change(replace(kept, happened_on=None), now=book.now)
    talked(book, person, -4000)
    assert [line.on for line in contacts.detail(person, book.today).timeline] == [book.day(-4000), None]


def test_someone_known_by_their_company_is_named_as_a_target(book):
    person, firm = book.contact("Anna"), book.contact("", company="Horno")
    introductions.ask(person, firm, now=book.now)
    assert contacts.detail(person, book.today).timeline[0].title == "Horno"


def test_the_sample_has_a_page_for_everybody(sample):
    everybody = contacts.keys(ContactFilter())
    assert len(everybody) == contacts.count() > 50
    for row in contacts.rows(everybody):
        page = contacts.detail(row.id, sample.today)
        days = [line.on for line in page.timeline if line.on is not None]
        assert days == sorted(days, reverse=True)
        assert (page.last_contact_on, page.due_on, page.flagged) == (
            row.last_contact_on,
            row.due_on,
            row.flagged,
        )
        assert row.gave == page.reciprocity.ever.given.count
