"""What the briefing sheet of an event is made from (PRODUCT.md 7)."""

from datetime import datetime

from netcrm.domain.briefing_facts import BriefingFacts
from netcrm.store import briefing


def facts(identifier: int, *, now: datetime) -> BriefingFacts:
    """Return what the sheet of one event may say, as things stand.

    Raises:
        Refused: ``record.missing``.
    """
    return briefing.facts(identifier, now)
