"""Events and who comes (PRODUCT.md 3, event and attendance)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from netcrm.domain.group import MeetingFormat
from netcrm.domain.room import Room


class EventStatus(StrEnum):
    """What became of an event."""

    PLANNED = "planned"
    ATTENDED = "attended"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Presence(StrEnum):
    """Whether somebody comes, came or stayed away."""

    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One meeting, of a group or alone.

    Attributes:
        starts_at: aware moment in UTC.
        ends_at: aware moment in UTC, not before the start.
        zone: IANA name of the place's time zone.
        room: set only where it differs from the group's; see `EventInRoom` questions in reads.
        fee: minor units of ``currency``.
        travel_minutes: there and back together.
        pitch: the version of the owner's pitch that was used.
    """

    id: int = 0
    group: int | None = None
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    place: str = ""
    format: MeetingFormat | None = None
    room: Room | None = None
    goal: str = ""
    fee: int | None = None
    currency: str = ""
    travel_minutes: int = 0
    status: EventStatus = EventStatus.PLANNED
    pitch: int | None = None
    notes: str = ""

    @property
    def local_start(self) -> datetime:
        """The start on the clock of the event's place."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def local_end(self) -> datetime:
        """The end on the clock of the event's place."""
        return self.ends_at.astimezone(ZoneInfo(self.zone))

    @property
    def on(self) -> date:
        """The local start date, which decides the week and the window (PRODUCT.md 4.1)."""
        return self.local_start.date()

    @property
    def hours(self) -> float:
        """Length and travel together, in hours (PRODUCT.md 4.1)."""
        return (self.ends_at - self.starts_at).total_seconds() / 3600 + self.travel_minutes / 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One contact at one event.

    Attributes:
        met: the owner spoke with them there.
        new_to_me: they had not met before.
        number: their number on the printed sheet, None before printing.
    """

    id: int = 0
    event: int
    contact: int
    presence: Presence = Presence.EXPECTED
    met: bool = False
    new_to_me: bool = False
    number: int | None = None
