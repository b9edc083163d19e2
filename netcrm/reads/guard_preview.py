"""What other thresholds would do to the open requests, before they are kept (PRODUCT.md 4.5)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from netcrm.domain.calendar import days_before
from netcrm.domain.cards import RequestRow
from netcrm.domain.checks import check_owner
from netcrm.domain.guard import weigh
from netcrm.domain.guard_shift import Preview, Shift
from netcrm.domain.owner import Owner
from netcrm.store import guard, records, request_list

THRESHOLDS = tuple(name for name in Owner.__dataclass_fields__ if name.startswith("guard_"))
"""Names of the owner's settings that the guard weighs by."""


def preview(thresholds: Mapping[str, int], today: date) -> Preview:
    """Weigh every open request by the kept thresholds and by others; nothing is recorded.

    Args:
        thresholds: those that are being edited, by the names in `THRESHOLDS`; the rest are as kept.
        today: the owner's day.

    Raises:
        Refused: what `check_owner` refuses of them.
    """
    kept = records.get(Owner, 1)
    written: dict[str, Any] = {name: thresholds[name] for name in THRESHOLDS if name in thresholds}
    edited = replace(kept, **written)
    check_owner(edited)
    rows = [row for row in request_list.rows() if row.introduction.is_open]
    shifts = [_shift(row, kept, edited, today) for row in rows] if edited != kept else []
    return Preview(open_requests=len(rows), shifts=tuple(shift for shift in shifts if shift.is_other))


def _shift(row: RequestRow, kept: Owner, edited: Owner, today: date) -> Shift:
    request = row.introduction
    facts = guard.facts(
        request.requester,
        request.target_contact,
        request.target_group,
        today=_reach(kept, edited, today),
        origin=request.origin,
        asked_on=request.asked_on,
    )
    target = row.target or row.group
    return Shift(
        request=request.id,
        requester=row.requester.name,
        target=target.name if target is not None else "",
        before=weigh(facts, kept, today, request=request.id).verdict,
        after=weigh(facts, edited, today, request=request.id).verdict,
    )


def _reach(kept: Owner, edited: Owner, today: date) -> date:
    """Return the day from which facts must reach back for both: they are gathered by the kept thresholds."""
    more = max(
        edited.guard_initiative_days - kept.guard_initiative_days,
        edited.guard_target_days - kept.guard_target_days,
        0,
    )
    return days_before(today, more)
