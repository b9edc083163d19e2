"""What a referral asks of the owner, and by when (PRODUCT.md 4.7)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netcrm.domain.favour import Direction
from netcrm.domain.referral import Referral, ReferralStatus

OUTCOME_DAYS = 30
"""Days after which outcome, value and thanks are asked about."""


class Duty(StrEnum):
    """What there is to do about a referral."""

    CHECK = "check"
    CALL = "call"
    TELL_GIVER = "tell_giver"
    ASK_OUTCOME = "ask_outcome"
    THANK = "thank"


@dataclass(frozen=True, slots=True)
class ReferralDuty:
    """One thing to do by a day."""

    duty: Duty
    due_on: date


def duty_of(referral: Referral) -> ReferralDuty | None:
    """Return what a referral asks for next; None where nothing is open.

    Given: a week on, did they call? Received: did I call, *and tell the giver*? At 30 days: what came of it;
    a received one that was won asks for thanks.
    """
    if referral.direction is Direction.GIVEN:
        return _given(referral)
    return _received(referral)


def _outcome_day(referral: Referral) -> date:
    return referral.passed_on + timedelta(days=OUTCOME_DAYS)


def _given(referral: Referral) -> ReferralDuty | None:
    if referral.status is ReferralStatus.PASSED:
        return ReferralDuty(Duty.CHECK, referral.check_on)
    if referral.status in (ReferralStatus.CONTACTED, ReferralStatus.MET):
        return ReferralDuty(Duty.ASK_OUTCOME, _outcome_day(referral))
    return None


def _received(referral: Referral) -> ReferralDuty | None:
    if referral.status is ReferralStatus.PASSED:
        return ReferralDuty(Duty.CALL, referral.check_on)
    if referral.told_giver_on is None:
        return ReferralDuty(Duty.TELL_GIVER, referral.check_on)
    if referral.status is ReferralStatus.WON and referral.thanked_on is None:
        return ReferralDuty(Duty.THANK, _outcome_day(referral))
    if referral.status in (ReferralStatus.CONTACTED, ReferralStatus.MET):
        return ReferralDuty(Duty.ASK_OUTCOME, _outcome_day(referral))
    return None
