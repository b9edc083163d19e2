"""The events of an import as the owner looks at them, before anything is written (PRODUCT.md 6).

A value and pure functions: a choice gives a new review. An event that a file tells more than once is one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from netcrm.domain.event_plan import EventDecision, event_key
from netcrm.domain.import_plan import ImportPlan
from netcrm.domain.plan import DecisionKind

_WRITTEN = frozenset({DecisionKind.NEW, DecisionKind.MERGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReview:
    """What an import would do with events.

    Attributes:
        decisions: of all files, in their order.
        joining: place of a decision to the contacts whom it puts on the event's list.
        strangers: how many who are invited are nobody, or surely no one, of the contacts; each email once.
        left_out: start and title of the events that the owner doesn't want.
    """

    decisions: tuple[EventDecision, ...] = ()
    joining: Mapping[int, frozenset[int]] = field(default_factory=dict)
    strangers: int = 0
    left_out: frozenset[tuple[datetime, str]] = frozenset()

    def changed(self) -> int:
        """Return how many events the import adds, changes or puts somebody on the list of."""
        return len(
            {
                decision.written_at(place)
                for place, decision in enumerate(self.decisions)
                if self.is_ticked(place)
            }
        )

    def in_order(self) -> list[int]:
        """Return the places of all decisions: what would change something first, each by its start."""
        return sorted(
            range(len(self.decisions)),
            key=lambda place: (not self.can_tick(place), self.decisions[place].draft.starts_at),
        )

    def can_tick(self, place: int) -> bool:
        """Tell whether an event would change anything, so that there is something to choose."""
        return self.decisions[place].kind in _WRITTEN or place in self.joining

    def is_ticked(self, place: int) -> bool:
        """Tell whether an event is imported as things stand."""
        return self.can_tick(place) and event_key(self.decisions[place].draft) not in self.left_out

    def kind(self, place: int) -> DecisionKind:
        """Return what becomes of an event now; whoever goes on the list of one that is here changes it."""
        kind = self.decisions[place].kind
        if self.can_tick(place) and not self.is_ticked(place):
            return DecisionKind.SKIP
        return DecisionKind.MERGE if kind is DecisionKind.UNCHANGED and place in self.joining else kind

    def tick(self, places: Iterable[int], wanted: bool) -> "EventReview":
        """Return the review with events imported or left out."""
        keys = {event_key(self.decisions[place].draft) for place in places}
        return replace(self, left_out=self.left_out - keys if wanted else self.left_out | keys)

    def carried(self, old: "EventReview") -> "EventReview":
        """Return this review with the choices of an earlier one over the same files."""
        return replace(self, left_out=old.left_out)

    def into(self, plan: ImportPlan) -> ImportPlan:
        """Return the plan without the events that are left out."""
        files = (replace(file, events=tuple(map(self._settled, file.events))) for file in plan.files)
        return replace(plan, files=tuple(files)) if self.left_out else plan

    def _settled(self, decision: EventDecision) -> EventDecision:
        if event_key(decision.draft) not in self.left_out:
            return decision
        return EventDecision(draft=decision.draft, kind=DecisionKind.SKIP)
