"""Everything about one group that its page shows at once (PRODUCT.md 4.1 to 4.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from netcrm.domain.cards import GroupDetail
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.fit import FitMark
from netcrm.domain.group import Group
from netcrm.domain.recurrence import next_dates
from netcrm.domain.room_suggestion import RoomSuggestion
from netcrm.domain.seats import OpenSeat, SecondSeat


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """A group with what follows from its rows.

    Attributes:
        professions: of the current members by contact id, for those without a seat.
        fit: None for a group that was left.
        suggestion: the room that its members suggest.
        next_event: the earliest planned event that has not ended.
        coming: the meeting that the rhythm says comes after the last one; None where that can't be told.
        my_seat: the seat the owner holds here, as written; empty for none.
        second_seat: set where the owner holds a seat for the same profession elsewhere.
        open_seats: that contacts could fill.
        absences_left: None without a rule.
        received_by_month: the last 12 calendar months, the oldest first: first day and referrals received.
        is_renewal_due: renewal is at most 60 days away, or past.
    """

    detail: GroupDetail
    professions: dict[int, str]
    fit: FitMark | None
    suggestion: RoomSuggestion
    next_event: Event | None
    coming: Event | None
    my_seat: str
    second_seat: SecondSeat | None
    open_seats: tuple[OpenSeat, ...]
    absences_left: int | None
    received_by_month: tuple[tuple[date, int], ...]
    is_renewal_due: bool

    @property
    def group(self) -> Group:
        """The group itself."""
        return self.detail.group

    @property
    def held(self) -> tuple[Event, ...]:
        """Attended and missed meetings, the oldest first."""
        wanted = (EventStatus.ATTENDED, EventStatus.MISSED)
        return tuple(event for event in reversed(self.detail.events) if event.status in wanted)


def next_meeting(group: Group, events: Iterable[Event], now: datetime) -> Event | None:
    """Return the meeting that the group's rhythm says comes next, made after the last one on record.

    Args:
        group: with its rule of repeating.
        events: of the group.
        now: aware moment on the owner's clock.

    Returns:
        A planned event with id 0; None where no meeting or no rhythm is recorded.
    """
    last = max(events, key=lambda event: event.starts_at, default=None)
    if last is None or not group.recurrence:
        return None
    after = max(last.on, now.date() - timedelta(days=1))
    days = next_dates(group.recurrence, after, 1, begins=last.on)
    if not days:
        return None
    zone = ZoneInfo(last.zone)
    starts = datetime.combine(days[0], last.local_start.time(), tzinfo=zone).astimezone(UTC)
    return Event(
        group=group.id,
        title=group.name,
        starts_at=starts,
        ends_at=starts + (last.ends_at - last.starts_at),
        zone=last.zone,
        place=last.place or group.place,
        format=last.format,
        room=last.room,
        fee=last.fee,
        currency=last.currency,
        travel_minutes=last.travel_minutes,
    )


def professions(members: Iterable[Contact]) -> dict[int, str]:
    """Return what each member does, by contact id."""
    return {member.id: member.profession or member.job_title for member in members}
