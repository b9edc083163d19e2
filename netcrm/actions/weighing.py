"""A request weighed on what is known now, with the verdict as it is kept (PRODUCT.md 4.5)."""

from dataclasses import replace
from datetime import datetime

from netcrm.domain.guard import weigh
from netcrm.domain.introduction import Introduction
from netcrm.domain.owner import Owner
from netcrm.store import guard, records


def weighed(request: Introduction, now: datetime) -> Introduction:
    """Return a request with the verdict that it has now, for its requester and its target.

    Raises:
        Refused: ``introduction.same_person``, ``record.missing``.
    """
    facts = guard.facts(
        request.requester,
        request.target_contact,
        request.target_group,
        today=now.date(),
        origin=request.origin,
        asked_on=request.asked_on,
    )
    weighing = weigh(facts, records.get(Owner, 1), now.date(), request=request.id or None)
    return replace(
        request,
        verdict=weighing.verdict,
        flagged=weighing.flagged,
        reasons=weighing.reasons,
        weighed_at=now,
        weighed_requester=request.requester,
        weighed_target=request.target_contact,
    )
