"""The few figures that the rail shows."""

from dataclasses import dataclass
from datetime import date

from netcrm.domain.group import Group, GroupStatus
from netcrm.reads import introductions, referrals
from netcrm.store import contact_list, records


@dataclass(frozen=True, slots=True)
class RailCounts:
    """Figures beside the views' names.

    Attributes:
        groups: those that were not left.
        referrals: those that ask something of the owner by today.
        flagged: open requests that are flagged.
    """

    contacts: int
    groups: int
    referrals: int
    flagged: int


def rail(today: date) -> RailCounts:
    """Return the figures as they stand."""
    return RailCounts(
        contacts=contact_list.count(),
        groups=sum(group.status is not GroupStatus.LEFT for group in records.find(Group)),
        referrals=len(referrals.waiting(today)),
        flagged=introductions.open_flagged(today),
    )
