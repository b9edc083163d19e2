"""Everything about the rooms that a view shows at once (PRODUCT.md 4.1)."""

from dataclasses import dataclass
from datetime import date

from netcrm.domain.room import Room, RoomPlan
from netcrm.domain.room_advice import Advice
from netcrm.domain.rooms import RoomShares, WeekLoad


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The attended hours of one week by room, in the order of the rooms, the unassigned last."""

    first: date
    hours: tuple[tuple[Room | None, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomsPicture:
    """Shares, week, advice and the weeks of one window.

    Attributes:
        meetings: attended events in the window.
        by_week: one entry a week of the window, the oldest first.
        advice: None where no change would gain five points.
    """

    weeks: int
    shares: RoomShares
    plans: tuple[RoomPlan, ...]
    week: WeekLoad
    advice: Advice | None
    meetings: int
    by_week: tuple[WeekHours, ...]
