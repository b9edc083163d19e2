"""Who should meet (PRODUCT.md 4.10)."""

from datetime import date

from netcrm.domain import matching
from netcrm.store import candidates


def matches(today: date, limit: int | None = 50) -> list[matching.Match]:
    """Return the pairs of the whole book who should meet, the best first."""
    return matching.matches(candidates.candidates(today), candidates.introduced_pairs(), limit=limit)
