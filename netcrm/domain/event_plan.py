"""What an import would do with events, one by one, before anything is written (PRODUCT.md 6).

An event is the same if it starts at the same moment under the same title. It never loses what it has: blanks
are filled, everything else stays as it is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from netcrm.domain.event import Event
from netcrm.domain.event_draft import EventDraft
from netcrm.domain.merge import Change, ChangeKind
from netcrm.domain.names import fold
from netcrm.domain.plan import DecisionKind

_PROGRESS_EVENTS = 500
_FILLED = ("place", "goal", "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDecision:
    """What becomes of one event of a file.

    Attributes:
        draft: the event as the file tells it.
        kind: new, merge, unchanged or skip; never likely.
        event: the present event it merges into or equals; None if that is one of the same import.
        record: place of the earlier decision of the same import that is the same event.
        value: what to write: the new event, or the merged one; None where there is nothing to write.
        changes: field by field; of a conflict the present value stays.
    """

    draft: EventDraft
    kind: DecisionKind
    event: int | None = None
    record: int | None = None
    value: Event | None = None
    changes: tuple[Change, ...] = ()

    @property
    def why(self) -> tuple[str, ...]:
        """Codes of what it has in common with a present event, and of what differs and was left."""
        if self.event is None and self.record is None:
            return ()
        kept = (change.field for change in self.changes if change.kind is ChangeKind.CONFLICT)
        return ("same_event", *(f"{field}_kept" for field in kept))

    def written_at(self, place: int) -> tuple[int | None, int | None]:
        """Return what tells one event of an import from another: its id, else the place that writes it.

        Args:
            place: of this decision among all of its import.
        """
        if self.event is not None:
            return self.event, None
        return None, place if self.record is None else self.record


def plan_events(
    drafts: Sequence[EventDraft], present: Iterable[Event], progress: Callable[[int, int], None]
) -> list[EventDecision]:
    """Return one decision for each draft, in their order.

    Args:
        drafts: the events of one or of several files.
        present: the events that are kept.
        progress: called with (done, total) now and then; it may raise `Cancelled`.
    """
    known: dict[tuple[datetime, str], Event] = {}
    for event in present:
        known.setdefault(event_key(event), event)
    writers: dict[tuple[datetime, str], int] = {}
    decisions: list[EventDecision] = []
    for place, draft in enumerate(drafts):
        if place % _PROGRESS_EVENTS == 0:
            progress(place, len(drafts))
        key = event_key(draft)
        before = known.get(key)
        if before is None:
            known[key] = event_of(draft)
            writers[key] = place
            decisions.append(EventDecision(draft=draft, kind=DecisionKind.NEW, value=known[key]))
            continue
        known[key], changes = filled(before, draft)
        decisions.append(_joined(draft, known[key], changes, writers.get(key)))
        if known[key] != before:
            _write_once(decisions, writers, key, known[key])
    return decisions


def counts(decisions: Sequence[EventDecision]) -> dict[str, int]:
    """Return how many are new, merged, unchanged and skipped."""
    kinds = [decision.kind for decision in decisions]
    return {
        "new": kinds.count(DecisionKind.NEW),
        "merged": kinds.count(DecisionKind.MERGE),
        "unchanged": kinds.count(DecisionKind.UNCHANGED),
        "skipped": kinds.count(DecisionKind.SKIP),
    }


def _write_once(
    decisions: list[EventDecision],
    writers: dict[tuple[datetime, str], int],
    key: tuple[datetime, str],
    value: Event,
) -> None:
    """Have the first decision on an event that writes it write all that later ones add."""
    writer = writers.setdefault(key, len(decisions) - 1)
    decisions[writer] = replace(decisions[writer], value=value)


def _joined(
    draft: EventDraft, event: Event, changes: tuple[Change, ...], writer: int | None
) -> EventDecision:
    is_filled = any(change.kind is ChangeKind.FILLED for change in changes)
    return EventDecision(
        draft=draft,
        kind=DecisionKind.MERGE if is_filled else DecisionKind.UNCHANGED,
        event=event.id or None,
        record=None if event.id else writer,
        changes=changes,
    )


def event_key(one: Event | EventDraft) -> tuple[datetime, str]:
    """Return what two tellings of one event share: the moment it starts and its title."""
    return one.starts_at.replace(microsecond=0), fold(one.title)


def event_of(draft: EventDraft) -> Event:
    """Return the new event that a draft becomes."""
    return Event(
        title=draft.title,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        zone=draft.zone,
        place=draft.place,
        goal=draft.goal,
        notes=draft.notes,
        status=draft.status,
    )


def filled(event: Event, draft: EventDraft) -> tuple[Event, tuple[Change, ...]]:
    """Return the event with its blanks filled, and what differs; an event without any length has no end."""
    after, changes = event, list[Change]()
    for field in _FILLED:
        present, incoming = getattr(event, field), getattr(draft, field)
        if not incoming.strip() or _holds(event, field, incoming):
            continue
        kind = ChangeKind.CONFLICT if present.strip() else ChangeKind.FILLED
        changes.append(Change(field=field, present=present, incoming=incoming, kind=kind))
        if kind is ChangeKind.FILLED:
            after = replace(after, **{field: incoming})
    present_end = event.ends_at.replace(microsecond=0)
    if draft.ends_at not in (present_end, draft.starts_at):
        blank = event.ends_at == event.starts_at
        kind = ChangeKind.FILLED if blank else ChangeKind.CONFLICT
        told = (f"{moment.isoformat()}" for moment in (present_end, draft.ends_at))
        changes.append(Change(field="end", present=next(told), incoming=next(told), kind=kind))
        after = replace(after, ends_at=draft.ends_at) if blank else after
    return after, tuple(changes)


def _holds(event: Event, field: str, text: str) -> bool:
    """Tell whether the event says this already; goal and notes leave it as one text (PRODUCT.md 6)."""
    held = (event.place,) if field == "place" else (event.goal, event.notes, f"{event.goal} {event.notes}")
    return fold(text) in [fold(one) for one in held]
