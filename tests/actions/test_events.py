"""Events, who comes, and the follow-ups that meeting somebody new calls for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from netcrm.actions import events, followups, groups, owner
from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import GroupKind
from netcrm.domain.owner import Owner


def test_an_event_is_added_with_its_moments_in_utc(book, does):
    told = book.an_event("Breakfast", away=1, hour=7, fee=1200, currency="EUR", travel_minutes=40)
    made = does("event.added", {"title": "Breakfast"}, events.add, told)
    written = book.get(Event, made)
    assert written == replace(told, id=made)
    assert (written.starts_at.tzinfo, written.local_start.hour) == (UTC, 7)


def test_without_a_title_it_takes_its_groups_name(book, does, refuses):
    told = book.an_event(" ", group=book.group("Harbour"))
    made = does("event.added", {"title": "Harbour"}, events.add, told)
    assert book.get(Event, made).title == "Harbour"
    does("event.changed", {"title": "Harbour"}, events.change, replace(told, id=made, goal="Two owners"))
    refuses("event.no_title", "title", events.add, replace(told, group=None))


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"title": ""}, "event.no_title", "title"),
        ({"zone": "Middle/Earth"}, "event.unknown_zone", "zone"),
        ({"zone": "../etc/passwd"}, "event.unknown_zone", "zone"),
        ({"zone": ""}, "event.unknown_zone", "zone"),
        ({"ends_at": datetime(2026, 1, 1, tzinfo=UTC)}, "event.ends_before_start", "ends_at"),
        ({"travel_minutes": -1}, "event.minutes_negative", "travel_minutes"),
        ({"fee": -1, "currency": "EUR"}, "money.negative", "fee"),
        ({"fee": 1}, "money.no_currency", "currency"),
        ({"currency": "E"}, "money.no_currency", "currency"),
        ({"goal": "x" * 65537}, "text.too_long", "goal"),
        ({"group": 99}, "record.missing", None),
        ({"pitch": 99}, "record.missing", None),
    ],
)
def test_an_impossible_event_is_neither_added_nor_written(book, refuses, cells, code, field):
    told = replace(book.an_event(), **cells)
    refuses(code, field, events.add, told)
    refuses(code, field, events.change, replace(told, id=book.event()))


def test_an_untitled_event_of_a_group_that_is_gone_is_refused(book, refuses):
    refuses("record.missing", None, events.add, book.an_event("", group=99))
    refuses("record.missing", None, events.change, book.an_event(id=99))


def test_did_you_go(book, does, leaves, refuses):
    made = book.event()
    for status in (EventStatus.ATTENDED, EventStatus.MISSED, EventStatus.CANCELLED, EventStatus.PLANNED):
        figures = {"title": "Breakfast", "status": status.value}
        does("event.answered", figures, events.answer, made, status)
        assert book.get(Event, made).status is status
    leaves(events.answer, made, EventStatus.PLANNED)
    refuses("record.missing", None, events.answer, 99, EventStatus.MISSED)


def test_deleting_takes_the_list_along_and_keeps_the_people(book, does, refuses):
    made = book.attended()
    person = book.contact("Anna", met_event=made)
    events.set_attendance(Attendance(event=made, contact=person, met=True, new_to_me=True), now=book.now)
    does("event.deleted", {"title": "Breakfast"}, events.delete, made)
    assert not book.all(Attendance)
    assert book.get(Contact, person).met_event is None
    assert [one.event for one in book.all(FollowUp)] == [None]
    refuses("record.missing", None, events.delete, made)


def test_whom_to_expect(book, does, leaves, refuses):
    made, people = book.event(), [book.contact(name) for name in ("Anna", "Bert", "Cleo")]
    events.expect(made, people[:1], now=book.now)
    told = [*people, people[1]]
    assert does("event.expected", {"title": "Breakfast", "count": 2}, events.expect, made, told) == 2
    assert [(one.contact, one.presence) for one in book.all(Attendance)] == [
        (person, Presence.EXPECTED) for person in people
    ]
    assert leaves(events.expect, made, people) == 0
    refuses("record.missing", None, events.expect, made, [book.contact(), 99])
    refuses("record.missing", None, events.expect, 99, people)


def test_at_an_event_that_is_over_they_were_present(book):
    over, under_way = book.event(away=0, hour=7), book.event(away=0, hour=8)
    book.now = book.now.replace(hour=9)
    person = book.contact()
    events.expect(over, [person], now=book.now)
    events.expect(under_way, [person], now=book.now)
    assert [one.presence for one in book.all(Attendance)] == [Presence.PRESENT, Presence.EXPECTED]


def met(event, contact, **cells):
    return Attendance(event=event, contact=contact, **{"met": True, "new_to_me": True, **cells})


@pytest.mark.parametrize(("kind", "days"), [(GroupKind.OPEN, 1), (GroupKind.EXCLUSIVE, 7), (None, 1)])
def test_meeting_somebody_new_calls_for_a_follow_up(book, does, kind, days):
    group = book.group(kind=kind) if kind else None
    made, person = book.attended(group=group, away=-3), book.contact()
    does("event.attendance", {"title": "Breakfast"}, events.set_attendance, met(made, person))
    assert [one.presence for one in book.all(Attendance)] == [Presence.PRESENT]
    assert [replace(one, id=0) for one in book.all(FollowUp)] == [
        FollowUp(contact=person, kind=FollowUpKind.WRITE, event=made, due_on=book.day(days - 3))
    ]


def test_the_days_are_the_owners_settings(book):
    owner.change(replace(book.get(Owner, 1), open_follow_up_days=0), now=book.now)
    made, person = book.attended(away=-1), book.contact()
    events.set_attendance(met(made, person), now=book.now)
    assert book.all(FollowUp)[0].due_on == book.day(-1)


def test_the_follow_up_counts_from_the_events_own_day(book):
    late = datetime(2026, 11, 16, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    event = Event(title="Late", starts_at=late, ends_at=late + timedelta(hours=1), zone="America/New_York")
    made, person = events.add(event, now=book.now), book.contact()
    events.set_attendance(met(made, person), now=book.now)
    assert book.all(FollowUp)[0].due_on == book.today


@pytest.mark.parametrize(
    "cells", [{"met": False}, {"new_to_me": False}, {"met": False, "presence": Presence.ABSENT}]
)
def test_whoever_was_not_met_or_not_new_needs_none(book, cells):
    made, person = book.attended(), book.contact()
    events.set_attendance(met(made, person, **cells), now=book.now)
    assert not book.all(FollowUp)


def test_none_is_added_while_one_is_open(book):
    first, second, third = (book.attended(away=away) for away in (-3, -2, -1))
    person = book.contact()
    events.set_attendance(met(first, person), now=book.now)
    events.set_attendance(met(second, person), now=book.now)
    assert [one.event for one in book.all(FollowUp)] == [first]
    followups.do(book.all(FollowUp)[0].id, now=book.now)
    events.set_attendance(met(third, person), now=book.now)
    assert [one.event for one in book.all(FollowUp)] == [first, third]


def test_writing_a_line_again_calls_for_no_second_follow_up(book, does):
    made, person = book.attended(), book.contact()
    events.set_attendance(met(made, person), now=book.now)
    followups.do(book.all(FollowUp)[0].id, now=book.now)
    line = replace(book.all(Attendance)[0], number=4)
    does("event.attendance", {"title": "Breakfast"}, events.set_attendance, line)
    assert len(book.all(FollowUp)) == 1


def test_ticking_met_on_a_line_that_was_there_calls_for_one(book, does):
    made, person = book.event(away=-1), book.contact()
    events.expect(made, [person], now=book.now)
    line = replace(book.all(Attendance)[0], met=True, new_to_me=True)
    does("event.attendance", {"title": "Breakfast"}, events.set_attendance, line)
    assert len(book.all(FollowUp)) == 1


def test_nobody_is_on_a_list_twice(book, refuses, leaves):
    made, person = book.attended(), book.contact("Anna")
    events.set_attendance(met(made, person), now=book.now)
    told = refuses("attendance.twice", None, events.set_attendance, met(made, person))
    assert told.figures["name"] == "Anna"
    leaves(events.set_attendance, book.all(Attendance)[0])
    refuses("record.missing", None, events.set_attendance, met(99, person))
    refuses("record.missing", None, events.set_attendance, met(made, 99))
    refuses("record.missing", None, events.set_attendance, met(made, person, id=99))
    other = events.expect(made, [book.contact("Bert")], now=book.now) and book.all(Attendance)[1]
    refuses("attendance.twice", None, events.set_attendance, replace(other, contact=person))


def test_taking_a_line_off(book, does, refuses):
    made = book.event()
    events.expect(made, [book.contact()], now=book.now)
    line = book.all(Attendance)[0]
    does("event.attendance", {"title": "Breakfast"}, events.remove, line.id)
    assert not book.all(Attendance)
    refuses("record.missing", None, events.remove, line.id)


def test_numbers_of_the_sheet_are_kept(book, does, leaves, refuses):
    made, people = book.event(), [book.contact(name) for name in ("Anna", "Bert", "Cleo")]
    events.expect(made, people, now=book.now)
    numbers = {people[0]: 2, people[1]: 1, 99: 7}
    does("event.numbered", {"title": "Breakfast"}, events.keep_numbers, made, numbers)
    assert [one.number for one in book.all(Attendance)] == [2, 1, None]
    leaves(events.keep_numbers, made, numbers)
    refuses("record.missing", None, events.keep_numbers, 99, numbers)


def test_a_group_that_goes_leaves_its_events_open(book, does):
    group = book.group(kind=GroupKind.EXCLUSIVE)
    made, person = book.attended(group=group), book.contact()
    groups.delete(group, now=book.now)
    events.set_attendance(met(made, person), now=book.now)
    assert book.all(FollowUp)[0].due_on == book.day(0)
