"""The rows that a verdict counted, whole, so that they can be corrected (PRODUCT.md 4.5)."""

from netcrm.domain.event import Attendance
from netcrm.domain.favour import Favour
from netcrm.domain.group import Group, Membership
from netcrm.domain.referral import Referral
from netcrm.store import records


def favour(identifier: int) -> Favour:
    """Return one favour.

    Raises:
        Refused: ``record.missing``.
    """
    return records.get(Favour, identifier)


def attendance(identifier: int) -> Attendance:
    """Return one line of an event's list.

    Raises:
        Refused: ``record.missing``.
    """
    return records.get(Attendance, identifier)


def membership(identifier: int) -> tuple[Membership, Group]:
    """Return one membership with its group.

    Raises:
        Refused: ``record.missing``.
    """
    found = records.get(Membership, identifier)
    return found, records.get(Group, found.group)


def referral(identifier: int) -> Referral:
    """Return one referral.

    Raises:
        Refused: ``record.missing``.
    """
    return records.get(Referral, identifier)
