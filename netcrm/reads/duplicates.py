"""Who stands in the book twice, or may (PRODUCT.md 4.11 and 8)."""

from collections.abc import Callable

from netcrm.domain.bulk import uncollected
from netcrm.domain.duplicate_pair import DuplicatePair
from netcrm.domain.duplicates import Certainty, DuplicateIndex, Why
from netcrm.domain.likely_pairs import likely_pairs, no_progress
from netcrm.store import duplicate_people, people, portraits

Progress = Callable[[int, int], None]


def pairs(*, progress: Progress = no_progress) -> list[DuplicatePair]:
    """Return the pairs of the whole book, certain ones first, then those most alike.

    Whom the owner told apart is left out. Made for a reader thread: a hundred thousand contacts take seconds.

    Args:
        progress: called with (done, total) now and then; it may raise `Cancelled`.
    """
    apart = portraits.told_apart()
    with uncollected():
        certain = _certain(apart, progress)
        found = likely_pairs(portraits.portraits(), known=certain, apart=apart, progress=progress)
    persons = people.people(identifier for pair in found for identifier in pair)
    told = [
        DuplicatePair(
            a=persons[a],
            b=persons[b],
            certainty=Certainty.CERTAIN if (a, b) in certain else Certainty.LIKELY,
            why=certain.get((a, b)) or alike.why or (Why.SAME_CIRCLE,),
            score=alike.score,
        )
        for (a, b), alike in found.items()
    ]
    told.sort(key=lambda pair: (pair.certainty is not Certainty.CERTAIN, -pair.score, pair.a.id, pair.b.id))
    return told


def _certain(
    apart: frozenset[tuple[int, int]], progress: Progress
) -> dict[tuple[int, int], tuple[Why, ...]]:
    everybody = duplicate_people.people()
    progress(0, len(everybody))
    found = DuplicateIndex(everybody).certain_pairs()
    return {pair: why for pair, why in found.items() if pair not in apart}
