"""In which order the groups stand: whatever asks for a decision first (INTERFACE.md 6)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from netcrm.domain.cards import GroupRow
from netcrm.domain.names import fold
from netcrm.ui.views.groups.face import needs_owner, room_order

ORDERS = {"room": "Room", "name": "Name", "next": "Next meeting", "renewal": "Renewal"}
"""Orders by id, in words."""

_NEVER = datetime.max.replace(tzinfo=UTC)


def ordered(rows: Iterable[GroupRow], order: str, today: date) -> list[GroupRow]:
    """Return groups in one of the `ORDERS`; by room, those that need the owner come first."""

    def by_name(row: GroupRow) -> tuple[object, ...]:
        return (fold(row.group.name), row.group.id)

    def by_room(row: GroupRow) -> tuple[object, ...]:
        return (not needs_owner(row, today), room_order(row.group.room), *by_name(row))

    def by_next(row: GroupRow) -> tuple[object, ...]:
        starts = row.next_event.starts_at if row.next_event is not None else _NEVER
        return (starts, *by_name(row))

    def by_renewal(row: GroupRow) -> tuple[object, ...]:
        return (row.group.renews_on or date.max, *by_name(row))

    keys = {"room": by_room, "name": by_name, "next": by_next, "renewal": by_renewal}
    return sorted(rows, key=keys.get(order, by_room))
