"""An event as a calendar file tells it, before anybody decided what becomes of it (PRODUCT.md 6)."""

from dataclasses import dataclass
from datetime import datetime

from netcrm.domain.draft import Remark
from netcrm.domain.event import EventStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody whom a calendar file names with an event.

    Attributes:
        name: as it is written; empty where only the address is.
        email: normalised.
        declined: they said that they don't come.
    """

    name: str
    email: str
    declined: bool = False

    @property
    def called(self) -> str:
        """The name with the address, for telling the owner who is meant."""
        return f"{self.name} <{self.email}>" if self.name else self.email


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """One event of a file, or one day of a series, as values.

    Attributes:
        starts_at: aware moment in UTC, whole seconds.
        ends_at: aware moment in UTC, not before the start.
        zone: IANA name of the time zone that the file names, else the owner's.
        status: planned unless the file says otherwise; nobody is taken to have been anywhere.
        invited: each address once.
        line: 1-based line of the file where the event begins; days of a series share it.
        raw: the event's text as it stood in the file.
        warnings: what was kept but could not be understood.
    """

    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    place: str = ""
    goal: str = ""
    notes: str = ""
    status: EventStatus = EventStatus.PLANNED
    invited: tuple[Invited, ...] = ()
    line: int = 0
    raw: str = ""
    warnings: tuple[Remark, ...] = ()
