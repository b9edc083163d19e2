"""Referrals passed and received (PRODUCT.md 3 and 4.7)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netcrm.domain.favour import Direction

CHECK_AFTER = timedelta(days=7)
"""A referral is answered for so long after it was passed (PRODUCT.md 4.7)."""


class ReferralStatus(StrEnum):
    """How far a referral has come; it moves both ways."""

    PASSED = "passed"
    CONTACTED = "contacted"
    MET = "met"
    WON = "won"
    LOST = "lost"


class Delivery(StrEnum):
    """How the work was done; shown before the owner refers to them again."""

    WELL = "well"
    POORLY = "poorly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Someone who wants to be called, passed on by or to the owner.

    Attributes:
        direction: given by the owner, or received.
        partner: the contact it went to (given) or came from (received).
        prospect: name of the one who wants to be called.
        prospect_contact: that person, if in the book.
        is_lead: they do not expect the call: a lead, not a referral.
        group: the group it was passed in, which hears of it a week later.
        check_on: a week after it was passed.
        value: closed business in minor units of ``currency``.
        quality: 1 to 5.
        told_giver_on: when the giver of a received referral was told.
    """

    id: int = 0
    direction: Direction
    partner: int
    prospect: str
    prospect_contact: int | None = None
    is_lead: bool = False
    need: str = ""
    group: int | None = None
    event: int | None = None
    passed_on: date
    check_on: date
    status: ReferralStatus = ReferralStatus.PASSED
    value: int | None = None
    currency: str = ""
    quality: int | None = None
    delivery: Delivery | None = None
    told_giver_on: date | None = None
    thanked_on: date | None = None
    notes: str = ""
