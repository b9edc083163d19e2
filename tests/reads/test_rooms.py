"""Shares, this week, weeks and advice of the four rooms; the owner's own page."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from netcrm.actions import events, owner
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.owner import Owner
from netcrm.domain.room import DEFAULT_TARGETS, Room
from netcrm.reads import owner as about
from netcrm.reads import rooms


def shares(book, weeks=4):
    picture = rooms.picture(book.today, weeks)
    return {share.room: (share.hours, round(share.share)) for share in picture.shares.shares if share.hours}


def test_a_new_book_has_no_hours(book):
    picture = rooms.picture(book.today)
    assert (picture.shares.hours, picture.meetings, picture.advice) == (0, 0, None)
    assert {plan.room: plan.target for plan in picture.plans} == DEFAULT_TARGETS
    assert len(picture.by_week) == 13
    assert about.owner().weekly_cap_minutes is None
    assert about.pitches() == []
    assert list(about.plans()) == list(Room)


def test_hours_count_where_they_belong(book):
    group = book.group(room=Room.GIVE_BACK)
    book.attended(group=group)
    book.attended(group=group, room=Room.LISTEN_LEARN, travel_minutes=60)
    book.attended(away=-2)
    book.event(away=-3, group=group)
    events.answer(book.event(away=-3, group=group), EventStatus.MISSED, now=book.now)
    assert shares(book) == {Room.GIVE_BACK: (2, 29), Room.LISTEN_LEARN: (3, 43), None: (2, 29)}


@pytest.mark.parametrize(("away", "counted"), [(0, True), (-27, True), (-28, False), (1, False)])
def test_the_window_is_half_open(book, away, counted):
    book.attended(away=away, hour=0)
    assert bool(shares(book)) is counted


def test_the_local_day_of_the_event_decides(book):
    """Half past midnight on Auckland's 21 October is still the 20th in UTC, a day before the window."""
    begins = datetime(2026, 10, 20, 11, 30, tzinfo=UTC)
    told = Event(
        title="Late",
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
        zone="Pacific/Auckland",
        status=EventStatus.ATTENDED,
    )
    events.add(told, now=book.now)
    assert told.on == book.day(-27)
    assert shares(book) == {None: (1, 100)}


def test_this_week_against_the_cap(book):
    book.attended(away=-1, hour=7)
    planned = book.event(away=2, room=Room.GIVE_BACK)
    book.event(away=7)
    week = rooms.picture(book.today).week
    assert (week.attended_hours, week.planned_hours, week.cap_hours, week.event) == (2, 2, None, None)
    owner.change(replace(book.get(Owner, 1), weekly_cap_minutes=180), now=book.now)
    week = rooms.picture(book.today).week
    assert (week.over_by, week.event.id, week.room) == (1, planned, Room.GIVE_BACK)


def test_weeks_begin_as_the_locale_says(book):
    book.attended(away=-2)  # A Sunday.
    monday, sunday = rooms.picture(book.today, 4), rooms.picture(book.today, 4, first_weekday=6)
    assert [sum(hours for _room, hours in week.hours) for week in monday.by_week] == [0, 0, 2, 0]
    assert [sum(hours for _room, hours in week.hours) for week in sunday.by_week] == [0, 0, 0, 2]
    assert [week.first.weekday() for week in sunday.by_week] == [6] * 4


def test_versions_of_the_pitch_newest_first(book):
    for text in ("First", "Second"):
        owner.write_pitch(text, None, now=book.now)
    assert [pitch.text for pitch in about.pitches()] == ["Second", "First"]


@pytest.mark.parametrize("weeks", [4, 13, 52])
def test_the_samples_picture_adds_up(sample, weeks):
    picture = rooms.picture(sample.today, weeks)
    assert sum(share.hours for share in picture.shares.shares) == pytest.approx(picture.shares.hours)
    assert sum(share.share for share in picture.shares.shares) == pytest.approx(100)
    assert picture.meetings > 0
    assert [week.first for week in picture.by_week] == sorted(week.first for week in picture.by_week)
    assert len(picture.by_week) == weeks
    charted = sum(hours for week in picture.by_week for _room, hours in week.hours)
    assert 0 < charted <= picture.shares.hours + 1e-9
