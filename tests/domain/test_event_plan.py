from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from netcrm.domain.event import Event
from netcrm.domain.event_draft import EventDraft
from netcrm.domain.event_plan import counts, event_of, plan_events
from netcrm.domain.merge import ChangeKind
from netcrm.domain.plan import DecisionKind
from netcrm.domain.refusal import Cancelled

START = datetime(2026, 11, 18, 6, 45, tzinfo=UTC)
DRAFT = EventDraft(
    title="Breakfast", starts_at=START, ends_at=START + timedelta(hours=2), zone="Europe/Berlin", line=3
)
PRESENT = replace(event_of(DRAFT), id=7)


def plan(drafts, present=()):
    return plan_events(drafts, present, lambda done, total: None)


def test_an_event_that_nobody_has_is_new():
    (decision,) = plan([DRAFT])
    assert (decision.kind, decision.value, decision.why) == (DecisionKind.NEW, event_of(DRAFT), ())


def test_the_same_start_and_title_are_the_same_event():
    (decision,) = plan([replace(DRAFT, title=" BREAKFAST")], [PRESENT])
    assert (decision.kind, decision.event, decision.value) == (DecisionKind.UNCHANGED, 7, None)
    assert decision.why == ("same_event",)
    for other in (replace(DRAFT, title="Lunch"), replace(DRAFT, starts_at=START + timedelta(minutes=1))):
        assert plan([other], [PRESENT])[0].kind is DecisionKind.NEW


def test_blanks_are_filled_and_nothing_is_overwritten():
    draft = replace(DRAFT, place="Café", notes="Bring cards", ends_at=START + timedelta(hours=3))
    (decision,) = plan([draft], [replace(PRESENT, place="Bar")])
    assert decision.kind is DecisionKind.MERGE
    assert decision.value == replace(PRESENT, place="Bar", notes="Bring cards")
    assert {change.field: change.kind for change in decision.changes} == {
        "place": ChangeKind.CONFLICT,
        "notes": ChangeKind.FILLED,
        "end": ChangeKind.CONFLICT,
    }
    assert decision.why == ("same_event", "place_kept", "end_kept")


def test_an_event_without_a_length_takes_the_end():
    (decision,) = plan([DRAFT], [replace(PRESENT, ends_at=START)])
    assert decision.value == PRESENT
    (decision,) = plan([replace(DRAFT, ends_at=START)], [PRESENT])
    assert decision.kind is DecisionKind.UNCHANGED


@pytest.mark.parametrize("notes", ["goal", "Goal\n\nnotes", "NOTES"])
def test_a_description_that_says_what_is_there_changes_nothing(notes):
    present = replace(PRESENT, goal="Goal", notes="notes")
    (decision,) = plan([replace(DRAFT, notes=notes)], [present])
    assert (decision.kind, decision.changes) == (DecisionKind.UNCHANGED, ())


def test_one_event_twice_in_a_file_is_written_once_with_all_it_says():
    drafts = [DRAFT, replace(DRAFT, place="Café"), replace(DRAFT, place="Café")]
    first, second, third = plan(drafts)
    assert first.value == replace(event_of(DRAFT), place="Café")
    assert (second.kind, second.record, second.value) == (DecisionKind.MERGE, 0, None)
    assert (third.kind, third.record, third.value) == (DecisionKind.UNCHANGED, 0, None)

    present = replace(PRESENT, ends_at=START)
    first, second, third = plan(drafts, [present])
    assert [one.event for one in (first, second, third)] == [7, 7, 7]
    assert first.value == replace(PRESENT, place="Café")


def test_counts():
    decisions = plan(
        [DRAFT, DRAFT, replace(DRAFT, title="Lunch", place="x")], [replace(PRESENT, title="lunch")]
    )
    assert counts(decisions) == {"new": 1, "merged": 1, "unchanged": 1, "skipped": 0}


def test_planning_can_be_stopped():
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        plan_events([DRAFT], (), stop)


def test_seconds_are_the_finest_that_tells_events_apart():
    present: Event = replace(PRESENT, starts_at=START.replace(microsecond=5))
    assert plan([DRAFT], [present])[0].kind is DecisionKind.UNCHANGED
