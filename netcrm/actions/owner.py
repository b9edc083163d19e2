"""The owner's own details, targets, guard settings and pitch; each function is one step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from netcrm.domain.checks import check_figures, check_lengths, check_owner
from netcrm.domain.owner import Owner, Pitch
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room, RoomPlan
from netcrm.domain.rooms import check_targets
from netcrm.store import records, steps


def change(owner: Owner, *, now: datetime) -> None:
    """Write the owner's details and settings.

    Raises:
        Refused: what `check_owner` refuses.
    """
    check_owner(owner)
    before = records.get(Owner, 1)
    guard = {name: getattr(owner, name) for name in owner.__dataclass_fields__ if name.startswith("guard_")}
    only_guard = replace(before, **guard) == owner and before != owner
    with steps.recorded("owner.guard" if only_guard else "owner.changed", now):
        records.update(replace(owner, id=1))


def set_targets(
    targets: Mapping[Room, int], *, now: datetime, strategies: Mapping[Room, str] | None = None
) -> None:
    """Set the four rooms' targets, and their strategies where given (PRODUCT.md 4.1).

    Raises:
        Refused: ``rooms.target_range`` or ``rooms.targets_sum``.
    """
    told = strategies or {}
    check_targets(targets)
    plans = tuple(
        replace(plan, target=targets.get(plan.room, 0), strategy=told.get(plan.room, plan.strategy).strip())
        for plan in records.find(RoomPlan)
    )
    for plan in plans:
        check_lengths(plan)
    with steps.recorded("owner.targets", now):
        for plan in plans:
            records.update(plan)


def write_pitch(text: str, seconds: int | None, *, now: datetime) -> int:
    """Keep a new version of the pitch and return its id; older versions stay.

    Raises:
        Refused: ``pitch.empty``, ``number.not_positive``, ``text.too_long``.
    """
    if not text.strip():
        raise Refused("pitch.empty", field="text")
    version = max((pitch.version for pitch in records.find(Pitch)), default=0) + 1
    pitch = Pitch(version=version, text=text.strip(), seconds=seconds or None, written_on=now.date())
    check_lengths(pitch)
    check_figures(pitch, least=1, fields=("seconds",))
    with steps.recorded("owner.pitch", now, version=version):
        return records.insert(pitch)
