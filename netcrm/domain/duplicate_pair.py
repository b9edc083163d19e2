"""Two contacts that are, or may be, one person, as they are shown side by side (PRODUCT.md 4.11 and 8)."""

from dataclasses import dataclass

from netcrm.domain.cards import Person
from netcrm.domain.duplicates import Certainty, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatePair:
    """A pair of the whole book.

    Attributes:
        a: the one with the lower id.
        certainty: certain by the rule of PRODUCT.md 4.11, or likely by the points of `likeness`.
        why: what both have in common, or take part in; never empty.
        score: points, higher for more alike; for the order of a list.
    """

    a: Person
    b: Person
    certainty: Certainty
    why: tuple[Why, ...]
    score: float
