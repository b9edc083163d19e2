"""What the insights show of one window (PRODUCT.md 4.1 and 4.2)."""

from dataclasses import dataclass
from datetime import date

from netcrm.domain.fit import CoreAndNew
from netcrm.domain.rooms_picture import RoomsPicture
from netcrm.reads import rooms


@dataclass(frozen=True, slots=True, kw_only=True)
class Insights:
    """One window.

    Attributes:
        core: hours in core groups against those on trial; None while no group is marked as core.
    """

    rooms: RoomsPicture
    core: CoreAndNew | None


def window(today: date, weeks: int, first_weekday: int = 0) -> Insights:
    """Return the last `weeks` weeks: 4, 13 or 52.

    Args:
        today: the last day.
        weeks: how far it looks back.
        first_weekday: 0 for Monday, as the locale says.
    """
    core = rooms.core_and_new(today, weeks) if rooms.has_core() else None
    return Insights(rooms=rooms.picture(today, weeks, first_weekday), core=core)
