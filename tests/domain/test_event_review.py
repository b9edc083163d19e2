from datetime import UTC, datetime, timedelta

from netcrm.domain.event import Event
from netcrm.domain.event_draft import EventDraft
from netcrm.domain.event_plan import plan_events
from netcrm.domain.event_review import EventReview
from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.plan import DecisionKind

SKIP, MERGE, UNCHANGED = DecisionKind.SKIP, DecisionKind.MERGE, DecisionKind.UNCHANGED

START = datetime(2026, 11, 18, 7, tzinfo=UTC)


def draft(title, days=0, **fields):
    at = START + timedelta(days=days)
    return EventDraft(title=title, starts_at=at, ends_at=at + timedelta(hours=2), zone="UTC", **fields)


def review(*drafts, joining=None):
    present = Event(id=4, title="Lunch", starts_at=START, ends_at=START + timedelta(hours=2), zone="UTC")
    return EventReview(
        decisions=tuple(plan_events(drafts, [present], lambda done, total: None)), joining=joining or {}
    )


def test_every_event_that_changes_is_counted_once():
    fair = draft("Fair", 1)
    assert review(fair, fair, draft("Fair", 1, place="Hall"), draft("Lunch")).changed() == 1
    assert review(draft("Lunch", place="Bar"), draft("Lunch", goal="Meet two")).changed() == 1
    assert review(draft("Lunch")).changed() == 0
    assert review().changed() == 0


def test_a_list_that_grows_is_a_change():
    assert review(draft("Lunch"), joining={0: frozenset({7})}).changed() == 1
    assert review(draft("Fair"), draft("Fair"), joining={1: frozenset({7})}).changed() == 1


def test_what_changes_stands_first_and_the_earliest_of_it():
    drafts = (draft("Lunch"), draft("Later", 9), draft("Sooner", -9))
    assert review(*drafts).in_order() == [2, 1, 0]
    assert review(*drafts, joining={0: frozenset({7})}).in_order() == [2, 0, 1]


def test_an_event_that_is_left_out_takes_all_its_tellings_along():
    found = review(draft("Fair", 1), draft("Fair", 1, place="Hall"), draft("Lunch", place="Bar"))
    left = found.tick([1], False)
    assert [left.is_ticked(place) for place in range(3)] == [False, False, True]
    assert [left.kind(place) for place in range(3)] == [SKIP, SKIP, MERGE]
    assert (found.changed(), left.changed(), left.tick([0], True)) == (2, 1, found)
    assert left.in_order() == found.in_order(), "the order stays while the owner chooses"


def test_what_changes_nothing_can_not_be_ticked():
    found = review(draft("Lunch"))
    assert not found.can_tick(0)
    assert not found.is_ticked(0)
    assert found.tick([0], False).kind(0) is UNCHANGED


def test_the_plan_is_carried_out_without_what_is_left_out():
    found = review(draft("Fair", 1), draft("Lunch", place="Bar"))
    file = PlannedFile(path="a", name="a", fingerprint="", format="ics", events=found.decisions)
    plan = ImportPlan(files=(file,))
    assert found.into(plan) is plan
    (first, second) = found.tick([0], False).into(plan).files[0].events
    assert (first.kind, first.value, first.event) == (SKIP, None, None)
    assert second == found.decisions[1]


def test_choices_are_carried_over_when_the_files_are_read_again():
    old = review(draft("Fair", 1), draft("Lunch", place="Bar")).tick([0], False)
    again = review(draft("Lunch", place="Bar"), draft("Fair", 1)).carried(old)
    assert [again.is_ticked(place) for place in range(2)] == [True, False]
