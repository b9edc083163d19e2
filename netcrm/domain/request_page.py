"""What stands on the page of one request for an introduction, put together by the reads."""

from dataclasses import dataclass
from datetime import date

from netcrm.domain.cards import RequestRow
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.letter import LetterFacts, LetterTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """Everything that stands on the page of one request.

    Attributes:
        weighing: what the guard says today; None once the request is settled.
        templates: the owner's own wordings.
        asks_again_on: the day until which the owner put the question off; None where it never was.
    """

    row: RequestRow
    weighing: Weighing | None
    letter: LetterFacts
    templates: tuple[LetterTemplate, ...] = ()
    asks_again_on: date | None = None
