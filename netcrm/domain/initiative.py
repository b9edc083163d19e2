"""What a contact does of their own accord (PRODUCT.md 4.5, initiative)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netcrm.domain.calendar import within_days
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.group import Membership
from netcrm.domain.introduction import Evidence
from netcrm.domain.names import fold

# The words for someone who merely belongs; every other role is one.
_PLAIN_ROLES = frozenset({"", "member"})


@dataclass(frozen=True, slots=True)
class Initiative:
    """What is recorded of someone's own initiative.

    Attributes:
        memberships: current memberships that count, ascending.
        attendances: presences at different events of the last year, ascending, counting or not.
        regular: there are enough of these to count.
    """

    memberships: tuple[int, ...]
    attendances: tuple[int, ...]
    regular: bool

    @property
    def recorded(self) -> bool:
        """Tell whether there is any; otherwise say "none recorded", never "none"."""
        return bool(self.memberships) or self.regular

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The rows that count; where nothing counts, the presences that were too few."""
        seen = self.attendances if self.regular or not self.memberships else ()
        return (
            *(Evidence(table="membership", id=row) for row in self.memberships),
            *(Evidence(table="attendance", id=row) for row in seen),
        )


def initiative(
    memberships: Iterable[Membership],
    attendances: Iterable[tuple[Attendance, Event]],
    met_group: int | None,
    today: date,
    *,
    events_needed: int = 3,
    days: int = 365,
) -> Initiative:
    """Find the initiative of one contact.

    A current membership counts in a group other than the one where we met (any group, where that is not
    known), or with a seat or a role: host and organiser are roles, plain "member" is none. Else presence at
    `events_needed` events at most `days` days ago counts; cancelled events never do.

    Args:
        memberships: of the contact, current or not.
        attendances: of the contact, each with its event.
        met_group: group of the event where the owner met them, None where unknown.
        today: the day of asking.
        events_needed: the owner's threshold.
        days: how far back events count, both ends included.
    """
    counting = sorted(row.id for row in memberships if _counts(row, met_group, today))
    year = within_days(today, days)
    present = {
        attendance.event: attendance.id
        for attendance, event in attendances
        if attendance.presence is Presence.PRESENT
        and event.status is not EventStatus.CANCELLED
        and year.holds(event.on)
    }
    regular = len(present) >= max(1, events_needed)
    return Initiative(tuple(counting), tuple(sorted(present.values())), regular)


def _counts(membership: Membership, met_group: int | None, today: date) -> bool:
    if not membership.is_current(today):
        return False
    elsewhere = membership.group != met_group
    return elsewhere or bool(membership.seat.strip()) or fold(membership.role) not in _PLAIN_ROLES
