"""A referral that waits for the owner, in a few words (picture 01)."""

from datetime import date

from netcrm.domain.cards import ReferralRow
from netcrm.domain.favour import Direction
from netcrm.words.followups import late
from netcrm.words.words import Words


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
