"""Questions about the owner."""

from netcrm.domain.owner import Owner, Pitch
from netcrm.domain.room import Room, RoomPlan
from netcrm.store import records


def owner() -> Owner:
    """Return the owner with all settings that belong to the data."""
    return records.get(Owner, 1)


def plans() -> dict[Room, RoomPlan]:
    """Return target and strategy of the four rooms, in their order."""
    found = {plan.room: plan for plan in records.find(RoomPlan)}
    return {room: found[room] for room in Room}


def pitches() -> list[Pitch]:
    """Return every version of the pitch, the newest first."""
    return sorted(records.find(Pitch), key=lambda pitch: pitch.version, reverse=True)
