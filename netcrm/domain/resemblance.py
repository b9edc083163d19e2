"""How much two words resemble each other; the library is loaded with the first question."""

from collections.abc import Callable
from functools import cache

Measure = Callable[[str, str], float]


@cache
def _measures() -> tuple[Measure, Measure, Measure]:
    from rapidfuzz.distance import OSA, Indel, JaroWinkler

    return JaroWinkler.similarity, Indel.normalized_similarity, OSA.distance


def likeness_of_words(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two words are, the beginning counting more (Jaro-Winkler)."""
    return _measures()[0](one, other)


def overlap(one: str, other: str) -> float:
    """Return from 0 to 1 how much of two longer texts is common to both, in order."""
    return _measures()[1](one, other)


def slips(one: str, other: str) -> int:
    """Return how many slips lead from one text to the other: a sign more, less, wrong, or two swapped."""
    return int(_measures()[2](one, other))
