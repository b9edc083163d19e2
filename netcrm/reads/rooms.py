"""Questions about the four rooms."""

from datetime import date, timedelta

from netcrm.domain.calendar import week_of
from netcrm.domain.fit import CoreAndNew
from netcrm.domain.fit import core_and_new as weigh_core
from netcrm.domain.group import Group
from netcrm.domain.owner import Owner
from netcrm.domain.room import Room, RoomPlan
from netcrm.domain.room_advice import advise
from netcrm.domain.rooms import DEFAULT_WEEKS, EventInRoom, attended_within, room_shares, week_load
from netcrm.domain.rooms_picture import RoomsPicture, WeekHours
from netcrm.store import records, room_hours


def picture(today: date, weeks: int = DEFAULT_WEEKS, first_weekday: int = 0) -> RoomsPicture:
    """Return shares, this week, advice and hours by week for the last `weeks` weeks.

    Args:
        today: the last day of the window.
        weeks: 4, 13 or 52.
        first_weekday: 0 for Monday, as the locale says.
    """
    plans = sorted(records.find(RoomPlan), key=lambda plan: list(Room).index(plan.room))
    targets = {plan.room: plan.target for plan in plans}
    events = room_hours.events_between(today - timedelta(days=7 * weeks + 7), today + timedelta(days=7))
    shares = room_shares(events, targets, today, weeks)
    attended = attended_within(events, today, weeks)
    return RoomsPicture(
        weeks=weeks,
        shares=shares,
        plans=tuple(plans),
        week=week_load(events, shares, today, records.get(Owner, 1).weekly_cap_minutes, first_weekday),
        advice=advise(events, records.find(Group), targets, today, weeks),
        meetings=len(attended),
        by_week=_by_week(attended, today, weeks, first_weekday),
    )


def _by_week(
    attended: list[EventInRoom], today: date, weeks: int, first_weekday: int
) -> tuple[WeekHours, ...]:
    this_week = week_of(today, first_weekday).first
    firsts = [this_week - timedelta(days=7 * back) for back in range(weeks - 1, -1, -1)]
    hours: dict[date, dict[Room | None, float]] = {first: {} for first in firsts}
    for placed in attended:
        week = hours.get(week_of(placed.event.on, first_weekday).first)
        if week is not None:
            week[placed.room] = week.get(placed.room, 0.0) + placed.event.hours
    rooms: tuple[Room | None, ...] = (*Room, None)
    return tuple(
        WeekHours(first, tuple((room, told.get(room, 0.0)) for room in rooms))
        for first, told in hours.items()
    )


def core_and_new(today: date, weeks: int = DEFAULT_WEEKS) -> CoreAndNew:
    """Return the hours in core groups against those on trial in the last `weeks` weeks (PRODUCT.md 4.2)."""
    events = room_hours.events_between(today - timedelta(days=7 * weeks + 7), today)
    hours: dict[int, float] = {}
    for placed in attended_within(events, today, weeks):
        if placed.event.group is not None:
            hours[placed.event.group] = hours.get(placed.event.group, 0.0) + placed.event.hours
    groups = records.get_many(Group, hours)
    return weigh_core(((groups[one], spent) for one, spent in hours.items()))


def has_core() -> bool:
    """Tell whether the owner marked any group as core."""
    return any(group.core for group in records.find(Group))
