"""Follow-ups: add, do, put off."""

from dataclasses import replace

import pytest

from netcrm.actions import followups
from netcrm.domain.followup import FollowUp, FollowUpKind


@pytest.fixture
def told(book):
    return FollowUp(
        contact=book.contact("Anna"), kind=FollowUpKind.I_PROMISED, due_on=book.day(2), why="Brochure"
    )


@pytest.fixture
def made(book, told):
    return followups.add(told, now=book.now)


def test_adding_and_changing(book, told, does, leaves):
    made = does("follow_up.added", {"name": "Anna"}, followups.add, told)
    assert book.get(FollowUp, made) == replace(told, id=made)
    does("follow_up.changed", {"name": "Anna"}, followups.change, replace(told, id=made, why="Price list"))
    leaves(followups.change, book.get(FollowUp, made))


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"contact": 99}, "record.missing", None),
        ({"event": 99}, "record.missing", None),
        ({"introduction": 99}, "record.missing", None),
        ({"referral": 99}, "record.missing", None),
        ({"why": "x" * 65537}, "text.too_long", "why"),
    ],
)
def test_what_leads_nowhere_is_refused(told, made, refuses, cells, code, field):
    refuses(code, field, followups.add, replace(told, **cells))
    refuses(code, field, followups.change, replace(told, id=made, **cells))


def test_ticking_off_and_on_again(book, made, does, leaves):
    does("follow_up.done", {"name": "Anna"}, followups.do, made)
    assert book.get(FollowUp, made).done_on == book.today
    leaves(followups.do, made)
    does("follow_up.reopened", {"name": "Anna"}, followups.reopen, made)
    assert book.get(FollowUp, made).done_on is None
    leaves(followups.reopen, made)


def test_putting_off_keeps_the_first_due_date(book, made, does, refuses):
    does("follow_up.put_off", {"name": "Anna"}, followups.put_off, made, book.day(1))
    does("follow_up.put_off", {"name": "Anna"}, followups.put_off, made, book.day(9))
    written = book.get(FollowUp, made)
    assert (written.due_on, written.put_off_until, written.shows_on) == (
        book.day(2),
        book.day(9),
        book.day(9),
    )
    refuses("follow_up.put_off_past", "put_off_until", followups.put_off, made, book.today)
    refuses("follow_up.put_off_past", "put_off_until", followups.put_off, made, book.day(-1))
    followups.do(made, now=book.now)
    refuses("follow_up.done", None, followups.put_off, made, book.day(9))


def test_deleting(book, made, does):
    does("follow_up.deleted", {"name": "Anna"}, followups.delete, made)
    assert not book.all(FollowUp)


def test_one_that_is_gone_is_refused(book, told, refuses):
    refuses("record.missing", None, followups.change, replace(told, id=99))
    refuses("record.missing", None, followups.put_off, 99, book.day(1))
    for action in (followups.do, followups.reopen, followups.delete):
        refuses("record.missing", None, action, 99)
