"""What a referral asks for next, in one sentence (PRODUCT.md 4.7)."""

from datetime import date

from netcrm.domain.cards import ReferralRow
from netcrm.domain.favour import Direction
from netcrm.domain.referral_duties import Duty
from netcrm.words.words import Words

SENTENCES: dict[str, str] = {
    "given.check": "Ask {partner}: was {prospect} called?",
    "given.ask_outcome": "Ask {partner} what came of it",
    "received.call": "Call {prospect}, then tell {partner}",
    "received.tell_giver": "Tell {partner} how it went",
    "received.ask_outcome": "Note what came of it",
    "received.thank": "Thank {partner}",
}
"""One sentence for each direction and duty."""


def duty_sentence(row: ReferralRow, words: Words) -> str:
    """Return what there is to do about a referral; empty where nothing is open."""
    if row.duty is None:
        return ""
    told = SENTENCES[f"{row.referral.direction}.{row.duty.duty}"]
    given = row.partner.name.split(maxsplit=1)[0] if row.partner.name.strip() else row.partner.name
    return words.tr(told, partner=given, prospect=row.referral.prospect)


def why(row: ReferralRow, words: Words, today: date) -> str:
    """Return why now: how long ago it was passed, and in which group it is answered for."""
    if row.duty is None:
        return ""
    days = (today - row.referral.passed_on).days
    since = words.tr("Passed {days} days ago.", days=days) if days > 1 else words.tr("Just passed.")
    if row.duty.duty in (Duty.CHECK, Duty.CALL, Duty.TELL_GIVER) and row.group is not None:
        answer = words.tr("It is answered for at {group}, a week after.", group=row.group.name)
        return f"{since} {answer}"
    if row.referral.direction is Direction.RECEIVED and row.duty.duty is Duty.THANK:
        return words.tr("It was won, and nothing recorded says that you thanked them.")
    return since
