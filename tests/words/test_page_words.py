"""Sentences of the first page and the insights."""

from datetime import UTC, date, datetime

import pytest

from netcrm.domain.backup import Backup
from netcrm.domain.cadence import Owed
from netcrm.domain.calendar import Span
from netcrm.domain.cards import OwedRow, Person
from netcrm.domain.event import Event
from netcrm.domain.fit import core_and_new
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import Group, GroupKind
from netcrm.domain.room import Room
from netcrm.domain.room_advice import Advice
from netcrm.domain.rooms import RoomShares, WeekLoad, shares_of
from netcrm.words import agenda, backups, followups, numbers, rooms
from netcrm.words.words import Words

TODAY = date(2026, 11, 17)
WORDS = Words()
WEEK = Span(date(2026, 11, 16), date(2026, 11, 22))


def event(title="City Lunch", day=16):
    at = datetime(2026, 11, day, 12, 30, tzinfo=UTC)
    return Event(id=1, title=title, starts_at=at, ends_at=at.replace(hour=14), zone="UTC")


def owed(kind=None, why="", *, late=0, at=None, period=7, last=None):
    due = date.fromordinal(TODAY.toordinal() - late)
    follow_up = None if kind is None else FollowUp(contact=1, kind=kind, due_on=due, why=why)
    line = Owed(
        contact=1,
        follow_up=follow_up,
        by_owner=True,
        due_on=due,
        shows_on=due,
        period_days=period,
        days_late=late,
    )
    return OwedRow(owed=line, person=Person(id=1, name="Ann", second_line=""), event=at, last_contact_on=last)


@pytest.mark.parametrize(
    ("row", "kind", "told"),
    [
        (owed(FollowUpKind.WRITE, "Send the dates"), None, "Send the dates."),
        (owed(FollowUpKind.WRITE, "Send them?"), None, "Send them?"),
        (owed(FollowUpKind.WRITE), None, "You wanted to write."),
        (owed(FollowUpKind.I_PROMISED, "a  list\nof two"), None, "You promised: a list of two."),
        (owed(FollowUpKind.I_PROMISED), None, "You promised something."),
        (owed(FollowUpKind.THEY_PROMISED, "Names"), None, "Promised to you: Names."),
        (owed(FollowUpKind.CHECK), None, "You wanted to ask how it went."),
        (
            owed(FollowUpKind.WRITE, at=event()),
            GroupKind.OPEN,
            "Met yesterday at City Lunch. You may not meet again, so write today.",
        ),
        (
            owed(FollowUpKind.WRITE, at=event(day=12), late=-1),
            None,
            "Met on Thursday at City Lunch. You may not meet again, so write soon.",
        ),
        (owed(FollowUpKind.WRITE, at=event(day=2)), GroupKind.EXCLUSIVE, "Met on 2 Nov at City Lunch."),
        (owed(period=42, last=date(2026, 9, 29)), None, "Every 6 weeks. Last in touch 7 weeks ago."),
        (owed(period=30, last=date(2026, 11, 16)), None, "Every month. Last in touch yesterday."),
        (owed(period=45), None, "Every 45 days. No contact recorded yet."),
    ],
)
def test_every_line_has_its_reason(row, kind, told):
    assert followups.reason(row, kind, WORDS, TODAY) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [(1, "1 day"), (13, "13 days"), (14, "2 weeks"), (59, "8 weeks"), (60, "2 months"), (730, "2 years")],
)
def test_spans_are_told_in_the_largest_unit(days, told):
    assert numbers.span(days, WORDS) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [(1, "Every day"), (7, "Every week"), (30, "Every month"), (90, "Every 3 months"), (365, "Every year")],
)
def test_cadences_are_told(days, told):
    assert numbers.every(days, WORDS) == told


def advice(change, now, then, room=Room.SUPPORT_PEERS, target=25):
    return Advice(
        group=Group(id=1, name="City Lunch"),
        change_per_month=change,
        room=room,
        share_now=now,
        share_then=then,
        target=target,
        gain=10.0,
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            advice(-2, 46.2, 30.0),
            "Support peers takes more of your time than you want. Two visits fewer a month to City Lunch"
            " would bring it from 46\u00a0% to 30\u00a0%.",
        ),
        (
            advice(1, 10.0, 22.0),
            "Support peers takes less of your time than you want. One visit more a month to City Lunch"
            " would bring it from 10\u00a0% to 22\u00a0%.",
        ),
        (
            advice(-1, 20.0, 15.0),
            "One visit fewer a month to City Lunch would bring Support peers from 20\u00a0% to 15\u00a0%.",
        ),
        (
            advice(-4, 20.0, 5.0, room=None, target=None),
            "Time without a room takes more of your time than you want. Four visits fewer a month to City"
            " Lunch would bring it from 20\u00a0% to 5\u00a0%.",
        ),
    ],
)
def test_advice_says_the_change_and_the_share_that_results(given, told):
    assert rooms.advice(given, WORDS) == told


def load(attended, planned, cap, **named):
    return WeekLoad(week=WEEK, attended_hours=attended, planned_hours=planned, cap_hours=cap, **named)


def test_a_week_under_its_cap_says_what_is_free():
    under = load(1.0, 3.5, 6.0)
    assert rooms.week(under, WORDS) == ("4.5", "of 6 hours planned")
    assert rooms.week_parts(under, WORDS) == "1.0 attended, 3.5 booked, 1.5 free"
    assert rooms.over_cap(under, WORDS) == ""


def test_a_week_without_a_cap_says_no_more_than_it_knows():
    free = load(1.0, 3.5, None)
    assert rooms.week(free, WORDS) == ("4.5", "hours planned")
    assert rooms.week_parts(free, WORDS) == "1.0 attended, 3.5 booked"


def test_a_week_over_its_cap_names_what_to_leave_out():
    over = load(4.0, 4.5, 6.0, event=event(), room=Room.SUPPORT_PEERS, room_over=23.4)
    assert rooms.over_cap(over, WORDS) == (
        "2.5 hours over your cap. The one to leave out first is City Lunch:"
        " Support peers is 23 points over its target."
    )
    under_target = load(4.0, 4.5, 6.0, event=event(), room=Room.GIVE_BACK, room_over=-3.0)
    assert rooms.over_cap(under_target, WORDS).endswith("The one to leave out first is City Lunch.")
    assert rooms.over_cap(load(8.0, 0.0, 6.0), WORDS) == "2.0 hours over your cap."


def test_a_balance_close_to_the_targets_is_called_so():
    hours = {Room.GIVE_BACK: 1.0, Room.SUPPORT_PEERS: 2.5, Room.LISTEN_LEARN: 2.5, Room.MEET_PROSPECTS: 4.0}
    targets = {Room.GIVE_BACK: 10, Room.SUPPORT_PEERS: 25, Room.LISTEN_LEARN: 25, Room.MEET_PROSPECTS: 40}
    even = RoomShares(WEEK, 10.0, shares_of(hours, targets))
    assert rooms.balance(even, WORDS).startswith("Your time is close to your targets.")


def test_core_and_new_have_a_word_at_either_end():
    core, trial = Group(id=1, name="A", core=True), Group(id=2, name="B")
    assert "nobody new" in rooms.core(core_and_new([(core, 2.0)]), WORDS)
    assert "no one who knows you" in rooms.core(core_and_new([(trial, 2.0)]), WORDS)
    assert "trying" in rooms.core(core_and_new([(core, 2.0), (trial, 2.0)]), WORDS)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ((0, 0, 0), "Nobody on the list yet."),
        ((3, 0, 0), "3 expected, all known to you."),
        ((3, 1, 1), "3 expected, 1 you have never met. 1 referral to answer for."),
        ((3, 0, 2), "3 expected, all known to you. 2 referrals to answer for."),
    ],
)
def test_what_is_known_of_an_event(figures, told):
    assert agenda.expected(*figures, WORDS) == told


def test_times_stand_on_the_event_s_own_clock():
    at = datetime(2026, 11, 18, 6, 45, tzinfo=UTC)
    early = Event(title="E", starts_at=at, ends_at=at.replace(hour=8, minute=0), zone="Europe/Berlin")
    assert agenda.when(early, WORDS, TODAY) == ("Wed 07:45", "to 09:00")
    assert agenda.when(early, WORDS, date(2026, 11, 18)) == ("07:45", "to 09:00")
    assert agenda.when(early, WORDS, date(2026, 11, 19), past=True) == ("Yesterday", "07:45 to 09:00")


def test_a_backup_tells_what_it_holds(tmp_path):
    made = Backup(
        path=tmp_path / "b.db",
        made_at=datetime(2026, 11, 16, 18, 5, tzinfo=UTC),
        reason="import",
        schema=1,
        size=1_234_567,
        sha256="",
        counts={"contact": 1, "group": 2000},
    )
    assert backups.reason(made, WORDS) == "Before an import"
    assert backups.contents(made.counts, WORDS) == "1 person, 2,000 groups, 0 events"
    assert backups.when(made.made_at, WORDS, TODAY) == "yesterday 18:05"
    assert backups.size(made.size) == "1.2\u00a0MB"
    assert backups.size(10) == "1\u00a0KB"
