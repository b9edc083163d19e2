"""Questions about referrals."""

from datetime import date

from netcrm.domain.cards import ReferralRow
from netcrm.domain.favour import Direction
from netcrm.domain.referral import Delivery, Referral
from netcrm.store import records, referral_list


def rows() -> list[ReferralRow]:
    """Return every referral with its people named, the newest first."""
    return referral_list.rows()


def get(identifier: int) -> Referral:
    """Return one referral.

    Raises:
        Refused: ``record.missing``.
    """
    return records.get(Referral, identifier)


def waiting(until: date) -> list[ReferralRow]:
    """Return the referrals that ask something of the owner by `until`, the most pressing first."""
    due = [(row.duty.due_on, row) for row in rows() if row.duty is not None and row.duty.due_on <= until]
    return [row for _due_on, row in sorted(due, key=lambda pair: (pair[0], pair[1].referral.id))]


def row(identifier: int) -> ReferralRow:
    """Return one referral with its people named.

    Raises:
        Refused: ``record.missing``.
    """
    return referral_list.named([records.get(Referral, identifier)])[0]


def delivered_poorly(partner: int) -> list[Referral]:
    """Return the referrals given to a contact who then delivered poorly, the newest first.

    Shown before the owner refers to them again (PRODUCT.md 3, referral).
    """
    found = records.find(Referral, partner=partner, direction=Direction.GIVEN, delivery=Delivery.POORLY)
    return sorted(found, key=lambda one: (one.passed_on, one.id), reverse=True)
