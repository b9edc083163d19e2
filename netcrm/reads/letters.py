"""Questions about letters."""

from netcrm.domain import procedure
from netcrm.domain.cards import RequestRow
from netcrm.domain.letter import LetterFacts, LetterTemplate
from netcrm.domain.referral import Referral
from netcrm.store import letters, records, request_list


def templates() -> tuple[LetterTemplate, ...]:
    """Return the owner's own wordings."""
    return letters.templates()


def facts_of_referral(identifier: int) -> LetterFacts:
    """Return what thanks for a referral are made from.

    Raises:
        Refused: ``record.missing``.
    """
    return letters.facts_of_referral(records.get(Referral, identifier))


def waiting(limit: int = 12) -> list[RequestRow]:
    """Return the newest requests that wait for something, at most `limit`, to try a wording on."""
    return [row for row in request_list.rows() if procedure.ways(row.introduction)][:limit]
