"""Which records of a review are listed, and in what order: what needs the owner first (INTERFACE.md 6).

A line is a number: the place of a record, or, below zero, a row of a file that was not read, or, from
`EVENTS` on, the place of an event.
"""

import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netcrm.domain.draft import Problem
from netcrm.domain.event_review import EventReview
from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.plan import DecisionKind
from netcrm.domain.review import Review

# Rows that nobody misses; they stand last.
_VOID = frozenset({"row.empty", "row.footer", "row.total"})


class Segment(StrEnum):
    """A part of the list."""

    ALL = "all"
    NEW = "new"
    MERGE = "merge"
    LOOK = "look"
    UNCHANGED = "unchanged"
    SKIP = "skip"
    EVENTS = "events"


EVENTS = 1 << 30
"""The line of the first event."""

_NO_EVENTS = EventReview()
_KINDS: Mapping[Segment, DecisionKind] = {
    Segment.NEW: DecisionKind.NEW,
    Segment.MERGE: DecisionKind.MERGE,
    Segment.UNCHANGED: DecisionKind.UNCHANGED,
    Segment.SKIP: DecisionKind.SKIP,
}
_RANK: Mapping[DecisionKind, int] = {
    DecisionKind.LIKELY: 0,
    DecisionKind.MERGE: 1,
    DecisionKind.NEW: 3,
    DecisionKind.UNCHANGED: 4,
    DecisionKind.SKIP: 5,
}
_LOST, _NOBODY = 2, 6


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row that was not read, with the file where it stands."""

    file: PlannedFile
    problem: Problem


def lost_rows(plan: ImportPlan) -> tuple[LostRow, ...]:
    """Return the rows of all files that were not read."""
    return tuple(LostRow(file, one) for file in plan.files for one in file.problems if is_row(one))


def remarks_on_files(plan: ImportPlan) -> tuple[LostRow, ...]:
    """Return what is to be said of a file as a whole: characters lost, more rows than are read."""
    return tuple(LostRow(file, one) for file in plan.files for one in file.problems if not is_row(one))


def is_row(problem: Problem) -> bool:
    """Tell whether a problem is about one row, not about the file."""
    return problem.reason_code.startswith("row.")


def lost_line(number: int) -> int:
    """Return the line of a lost row by its place among `lost_rows`, and the other way round."""
    return -1 - number


def is_record(line: int) -> bool:
    """Tell whether a line is a record."""
    return 0 <= line < EVENTS


def lines(review: Review, segment: Segment = Segment.ALL, events: EventReview = _NO_EVENTS) -> list[int]:
    """Return the lines of a segment; the order does not change with the owner's choices.

    Events stand after the people of whom the same becomes.
    """
    if segment is Segment.LOOK:
        return list(review.looks)
    in_order = [(place, EVENTS + place) for place in events.in_order()]
    if segment is Segment.EVENTS:
        return [line for _place, line in in_order]
    looks = frozenset(review.looks)
    ranked = [
        (0 if place in looks else _RANK[decision.kind], place)
        for place, decision in enumerate(review.decisions)
        if segment is Segment.ALL or review.kinds[place] is _KINDS[segment]
    ]
    if segment in (Segment.ALL, Segment.SKIP):
        lost = enumerate(lost_rows(review.plan))
        ranked += [(_NOBODY if one.problem.reason_code in _VOID else _LOST, lost_line(n)) for n, one in lost]
    ranked.sort(key=lambda pair: (pair[0], abs(pair[1])))
    shown = [
        (_RANK[DecisionKind.NEW if events.can_tick(place) else DecisionKind.UNCHANGED], line)
        for place, line in in_order
        if segment is Segment.ALL or events.kind(place) is _KINDS[segment]
    ]
    merged = heapq.merge(ranked, shown, key=lambda pair: pair[0])
    return [line for _rank, line in merged]


def counts(review: Review, events: EventReview = _NO_EVENTS) -> dict[Segment, int]:
    """Return how many lines each segment has now."""
    lost = len(lost_rows(review.plan))
    kinds = Counter(review.kinds) + Counter(map(events.kind, range(len(events.decisions))))
    found = {segment: kinds[kind] for segment, kind in _KINDS.items()}
    found[Segment.SKIP] += lost
    found[Segment.LOOK] = len(review.looks)
    found[Segment.EVENTS] = len(events.decisions)
    found[Segment.ALL] = len(review.decisions) + lost + len(events.decisions)
    return found


def next_look(review: Review, line: int | None) -> int | None:
    """Return the next record to look at after a line, from the first one again after the last."""
    looks = review.looks
    if not looks:
        return None
    if line in looks:
        return looks[(looks.index(line) + 1) % len(looks)]
    return looks[0]
