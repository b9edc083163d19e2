"""What a referral asks of the owner, in a few words (PRODUCT.md 4.7)."""

from datetime import date

from netcrm.domain.cards import ReferralRow
from netcrm.domain.favour import Direction
from netcrm.domain.referral_duties import Duty
from netcrm.words.followups import late
from netcrm.words.words import Words

_DUTIES = {
    Duty.CHECK: "Ask whether they called",
    Duty.CALL: "Call them",
    Duty.TELL_GIVER: "Tell {partner} how it goes",
    Duty.ASK_OUTCOME: "Ask what came of it",
    Duty.THANK: "Thank {partner}",
}
_OWN_OUTCOME = "Write down what came of it"


def duty(row: ReferralRow, words: Words) -> str:
    """Return what there is to do; empty where nothing is open."""
    if row.duty is None:
        return ""
    told = _DUTIES[row.duty.duty]
    if row.duty.duty is Duty.ASK_OUTCOME and row.referral.direction is Direction.RECEIVED:
        told = _OWN_OUTCOME
    return words.tr(told, partner=row.partner.name)


def way(row: ReferralRow, words: Words) -> str:
    """Return where a referral went, or whom it came from, to stand after the prospect's name."""
    given = row.referral.direction is Direction.GIVEN
    return words.tr("to {partner}" if given else "from {partner}", partner=row.partner.name)


def due(row: ReferralRow, words: Words, today: date) -> str:
    """Return by when, or how late it is; empty where nothing is open."""
    if row.duty is None:
        return ""
    days = (today - row.duty.due_on).days
    return late(days, words) if days > 0 else words.tr("Due {day}", day=words.day(row.duty.due_on, today))
