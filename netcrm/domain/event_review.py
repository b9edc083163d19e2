"""The events of an import as the owner looks at them, before anything is written (PRODUCT.md 6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from netcrm.domain.event_plan import EventDecision
from netcrm.domain.plan import DecisionKind

_WRITTEN = frozenset({DecisionKind.NEW, DecisionKind.MERGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReview:
    """What an import would do with events.

    Attributes:
        decisions: of all files, in their order.
        joining: place of a decision to the contacts whom it puts on the event's list.
        strangers: how many who are invited are nobody, or surely no one, of the contacts; each email once.
    """

    decisions: tuple[EventDecision, ...] = ()
    joining: Mapping[int, frozenset[int]] = field(default_factory=dict)
    strangers: int = 0

    def changed(self) -> int:
        """Return how many events the import would add, change or put somebody on the list of."""
        return len(
            {
                decision.written_at(place)
                for place, decision in enumerate(self.decisions)
                if self._changes(place)
            }
        )

    def in_order(self) -> list[int]:
        """Return the places of all decisions: what changes something first, each by the event's start."""
        return sorted(
            range(len(self.decisions)),
            key=lambda place: (not self._changes(place), self.decisions[place].draft.starts_at),
        )

    def _changes(self, place: int) -> bool:
        return self.decisions[place].kind in _WRITTEN or place in self.joining
