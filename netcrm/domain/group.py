"""Groups and their members (PRODUCT.md 3, group and membership)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netcrm.domain.room import Room


class GroupKind(StrEnum):
    """Open: anyone comes. Exclusive: one seat per profession."""

    OPEN = "open"
    EXCLUSIVE = "exclusive"


class GroupStatus(StrEnum):
    """Where the owner stands with a group."""

    TRYING = "trying"
    MEMBER = "member"
    LEFT = "left"


class GroupReason(StrEnum):
    """Why the owner goes (PRODUCT.md 1 [V])."""

    REFERRALS = "referrals"
    NEW_CONNECTIONS = "new_connections"
    VENDORS_PARTNERS = "vendors_partners"
    TOUCHING_BASE = "touching_base"
    NEXT_CLIENT = "next_client"


class MeetingFormat(StrEnum):
    """What kind of meeting it is."""

    BREAKFAST = "breakfast"
    COFFEE = "coffee"
    LUNCH = "lunch"
    DRINKS = "drinks"
    DINNER = "dinner"
    ONLINE = "online"


class FeePeriod(StrEnum):
    """How often a group's fee falls due."""

    VISIT = "visit"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ONCE = "once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A networking group.

    Attributes:
        kind: open or exclusive.
        vibe: the owner's words for how it feels there; empty if they can't name it.
        reasons: why the owner goes, in the order of GroupReason.
        my_seat: the profession under which the owner sits in an exclusive group.
        recurrence: an RFC 5545 RRULE value, for example ``FREQ=WEEKLY;BYDAY=WE``; empty for none.
        fee: minor units of ``currency`` for each ``fee_period``; None where unknown.
        currency: ISO 4217 code; empty where there is no fee.
        allowed_absences: how many meetings may be missed within ``absence_months``.
        visitor_limit: how often one may come as a visitor.
        core: the owner's own mark for the groups at the core of the network.
    """

    id: int = 0
    name: str
    chapter: str = ""
    kind: GroupKind = GroupKind.OPEN
    room: Room | None = None
    vibe: str = ""
    reasons: tuple[GroupReason, ...] = ()
    status: GroupStatus = GroupStatus.TRYING
    my_seat: str = ""
    format: MeetingFormat | None = None
    place: str = ""
    recurrence: str = ""
    fee: int | None = None
    currency: str = ""
    fee_period: FeePeriod | None = None
    joined_on: date | None = None
    renews_on: date | None = None
    allowed_absences: int | None = None
    absence_months: int | None = None
    visitor_limit: int | None = None
    typical_turnout: int | None = None
    core: bool = False
    how_to_join: str = ""
    notes: str = ""
    created_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One contact's time in one group.

    Attributes:
        seat: the profession they hold in an exclusive group; empty for none.
        role: member, host, organiser or the owner's own word; empty for a plain member.
        from_on: first day, None where unknown.
        to_on: last day, None while it lasts.
    """

    id: int = 0
    contact: int
    group: int
    seat: str = ""
    role: str = ""
    from_on: date | None = None
    to_on: date | None = None

    def is_current(self, today: date) -> bool:
        """Tell whether the membership lasts on `today`; unknown ends are open."""
        begun = self.from_on is None or self.from_on <= today
        return begun and (self.to_on is None or self.to_on >= today)
