from datetime import UTC, datetime, timedelta

from netcrm.domain.event import Event
from netcrm.domain.event_draft import EventDraft
from netcrm.domain.event_plan import plan_events
from netcrm.domain.event_review import EventReview

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
