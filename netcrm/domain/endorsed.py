"""How the introductions turned out that had the owner's name behind them (INTERFACE.md 8)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netcrm.domain.introduction import Introduction, Outcome


@dataclass(frozen=True, slots=True)
class NameBehind:
    """Endorsements, counted.

    Attributes:
        count: how many there are.
        outcomes: how many turned out which way, in the order of Outcome; ways with none are left out.
    """

    count: int
    outcomes: Mapping[Outcome, int]

    @property
    def unknown(self) -> int:
        """Of how many nothing is recorded yet."""
        return self.count - sum(self.outcomes.values())


def name_behind(
    introductions: Iterable[Introduction], requester: int | None = None, *, but: int | None = None
) -> NameBehind:
    """Count endorsements and how they turned out.

    Args:
        introductions: of anybody, endorsed or not.
        requester: counts those of this contact alone; None for all.
        but: id of one that is left out.
    """
    endorsed = [
        one
        for one in introductions
        if one.endorsed_at is not None and one.id != but and requester in (None, one.requester)
    ]
    found = Counter(one.outcome for one in endorsed if one.outcome is not None)
    return NameBehind(len(endorsed), {outcome: found[outcome] for outcome in Outcome if found[outcome]})
