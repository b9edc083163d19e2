"""Questions about introductions; weighing here records nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from netcrm.domain import endorsed, procedure
from netcrm.domain.cards import RequestRow
from netcrm.domain.contact import Contact
from netcrm.domain.endorsed import NameBehind
from netcrm.domain.evidence import EvidenceRow
from netcrm.domain.followup import FollowUp
from netcrm.domain.guard import weigh
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.introduction import Introduction, Reason
from netcrm.domain.letter import LetterFacts
from netcrm.domain.owner import Owner
from netcrm.domain.request_page import RequestPage
from netcrm.domain.stuck import stands_for
from netcrm.store import evidence as evidence_rows
from netcrm.store import guard, letters, records, request_list


def rows() -> list[RequestRow]:
    """Return every request with both sides named, the newest first."""
    return request_list.rows()


def row(identifier: int) -> RequestRow:
    """Return one request with both sides named.

    Raises:
        Refused: ``record.missing``.
    """
    return request_list.named([records.get(Introduction, identifier)])[0]


def open_flagged(today: date) -> int:
    """Return how many open requests are flagged; the rail shows it."""
    return len(request_list.open_flagged(today))


def name_behind(requester: int, but: int) -> NameBehind:
    """Return how the endorsements of one requester turned out, apart from the introduction `but`."""
    return endorsed.name_behind(records.find(Introduction, requester=requester), requester, but=but)


def weighed(
    requester: int | Contact, target_contact: int | Contact | None, target_group: int | None, today: date
) -> Weighing:
    """Weigh a request that is not recorded (PRODUCT.md 8, guard).

    Args:
        requester: who asks; a value without an id for somebody who isn't in the book yet.
        target_contact: whom they want to meet, likewise.
        target_group: the group they want to get into.
        today: the day of weighing.

    Raises:
        Refused: ``introduction.same_person``, ``introduction.two_targets``, ``record.missing``.
    """
    if isinstance(target_contact, Contact):
        # Two who are both new are two people: their ids may not be equal.
        target_contact = replace(target_contact, id=-1)
    facts = guard.facts(requester, target_contact, target_group, today=today)
    return weigh(facts, records.get(Owner, 1), today)


def weighed_request(identifier: int, today: date) -> Weighing:
    """Weigh a recorded request on what is known now.

    Raises:
        Refused: ``record.missing``.
    """
    request = records.get(Introduction, identifier)
    facts = guard.facts(
        request.requester, request.target_contact, request.target_group, today=today, origin=request.origin
    )
    return weigh(facts, records.get(Owner, 1), today, request=identifier)


def weighed_rows(today: date) -> list[tuple[RequestRow, Weighing | None]]:
    """Return every request, the newest first, those that wait for a decision weighed on what is known now."""
    return [
        (line, weighed_request(line.introduction.id, today) if line.introduction.is_open else None)
        for line in request_list.rows()
    ]


def page(identifier: int, today: date) -> RequestPage:
    """Return everything that stands on the page of one request; weighed while it can be decided.

    Raises:
        Refused: ``record.missing``.
    """
    request = records.get(Introduction, identifier)
    later = stands_for(identifier, records.find(FollowUp, introduction=identifier))
    return RequestPage(
        row=request_list.named([request])[0],
        weighing=weighed_request(identifier, today) if procedure.ways(request) else None,
        letter=letters.facts(request, today),
        templates=letters.templates(),
        asks_again_on=later.put_off_until if later is not None else None,
    )


def letter_facts(identifier: int, today: date) -> LetterFacts:
    """Return what the drafts of a request are made from.

    Raises:
        Refused: ``record.missing``.
    """
    return letters.facts(records.get(Introduction, identifier), today)


def evidence(reasons: Iterable[Reason]) -> list[EvidenceRow]:
    """Return the rows behind these reasons as they stand now, the newest first, those gone last."""
    return evidence_rows.rows(one for reason in reasons for one in reason.evidence)
