"""Requests that stand still, from the day before their time is over to the day after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.introduction import Introduction, Origin, Outcome, Stage
from netcrm.domain.stuck import Wait, asks, stands_for, stuck, waits

TODAY = date(2026, 3, 11)


def ago(days):
    return TODAY - timedelta(days=days)


def request(stage, days, **cells):
    return Introduction(id=4, requester=1, target_contact=2, asked_on=ago(days), stage=stage, **cells)


def introduced(days, **cells):
    return request(Stage.INTRODUCED, 200, introduced_on=ago(days), **cells)


WAITING = [
    (Stage.ASKED, Origin.REQUEST, Wait.DECISION),
    (Stage.ASKED, Origin.OWN_IDEA, Wait.DECISION),
    (Stage.TARGET_ASKED, Origin.REQUEST, Wait.ANSWER),
    (Stage.TARGET_ASKED, Origin.OWN_IDEA, Wait.BOTH_ANSWERS),
    (Stage.TARGET_YES, Origin.REQUEST, Wait.INTRODUCTION),
    (Stage.TARGET_NO, Origin.REQUEST, Wait.REPLY),
]


@pytest.mark.parametrize(("stage", "origin", "wait"), WAITING)
def test_a_week_without_a_move_is_stuck(stage, origin, wait):
    assert stuck(request(stage, 6, origin=origin), TODAY) is None
    found = stuck(request(stage, 7, origin=origin), TODAY)
    assert (found.wait, found.since, found.days, found.due_on) == (wait, ago(7), 7, TODAY)
    assert found.lateness == 0
    assert stuck(request(stage, 14, origin=origin), TODAY).lateness == 1


def test_since_the_target_was_asked_counts_not_since_the_request_came():
    asked = request(Stage.TARGET_ASKED, 30, target_asked_on=ago(3))
    assert stuck(asked, TODAY) is None
    assert stuck(replace(asked, target_asked_on=ago(8)), TODAY).since == ago(8)


def test_after_six_weeks_the_outcome_is_asked_for():
    assert stuck(introduced(41), TODAY) is None
    found = stuck(introduced(42), TODAY)
    assert (found.wait, found.due_on, found.period_days) == (Wait.OUTCOME, TODAY, 42)
    endorsed = request(Stage.ENDORSED, 90, endorsed_at=datetime.combine(ago(50), datetime.min.time(), UTC))
    assert stuck(endorsed, TODAY).due_on == ago(8)


@pytest.mark.parametrize("stage", [Stage.DECLINED, Stage.CLOSED, Stage.MET])
def test_nothing_is_waited_for_once_it_is_settled(stage):
    settled = introduced(300, outcome=Outcome.MET)
    assert waits(replace(settled, stage=stage)) is None
    assert stuck(replace(settled, stage=stage), TODAY) is None


def test_what_was_put_off_is_asked_again_on_its_day_with_its_first_due_date():
    question = FollowUp(
        id=9,
        contact=1,
        kind=FollowUpKind.CHECK,
        introduction=4,
        due_on=ago(8),
        put_off_until=TODAY + timedelta(days=1),
    )
    one = introduced(50)
    assert asks(one, [question], TODAY) is None
    assert asks(one, [question], TODAY + timedelta(days=1)).due_on == ago(8)
    for other in (
        replace(question, introduction=5),
        replace(question, kind=FollowUpKind.WRITE),
        replace(question, done_on=TODAY),
    ):
        assert stands_for(4, [other]) is None
        assert asks(one, [other], TODAY) is not None


def test_whose_move_it_is():
    assert [wait for wait in Wait if wait.by_owner] == [Wait.DECISION, Wait.INTRODUCTION, Wait.REPLY]
