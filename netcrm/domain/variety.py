"""How different the people of a set are, by profession or industry (PRODUCT.md 4.9)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log

from netcrm.domain.names import fold_profession

LEAST_KNOWN = 10
"""People with the word known, below which nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variety:
    """The words of a set of people and how evenly they are spread.

    Attributes:
        total: people in the set.
        known: those whose word is known.
        kinds: different words among them.
        effective: as many equal words would be as various, ``exp(-sum p ln p)``; None under ten known.
        largest: the word that most of them share, as it is first written; empty where none is known.
        largest_share: per cent of the known that share it; None where none is known.
    """

    total: int
    known: int
    kinds: int
    effective: float | None
    largest: str
    largest_share: float | None


def variety(words: Iterable[str]) -> Variety:
    """Measure a set by one word a person; an empty word is not known. Spelling counts as in seats."""
    written = list(words)
    first: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for word in written:
        key = fold_profession(word)
        if key:
            first.setdefault(key, word.strip())
            counted[key] += 1
    known = counted.total()
    if not known:
        return Variety(total=len(written), known=0, kinds=0, effective=None, largest="", largest_share=None)
    largest, most = max(counted.items(), key=lambda one: one[1])
    entropy = -sum(count / known * log(count / known) for count in counted.values())
    return Variety(
        total=len(written),
        known=known,
        kinds=len(counted),
        effective=exp(entropy) if known >= LEAST_KNOWN else None,
        largest=first[largest],
        largest_share=100 * most / known,
    )
