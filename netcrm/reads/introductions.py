"""Questions about introductions; weighing here records nothing."""

from datetime import date

from netcrm.domain.cards import RequestRow
from netcrm.domain.guard import weigh
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.introduction import Introduction
from netcrm.domain.owner import Owner
from netcrm.store import guard, records, request_list


def rows() -> list[RequestRow]:
    """Return every request with both sides named, the newest first."""
    return request_list.rows()


def row(identifier: int) -> RequestRow:
    """Return one request with both sides named.

    Raises:
        Refused: ``record.missing``.
    """
    return request_list.named([records.get(Introduction, identifier)])[0]


def open_flagged() -> int:
    """Return how many open requests are flagged; the rail shows it."""
    return request_list.open_flagged()


def weighed(
    requester: int, target_contact: int | None, target_group: int | None, today: date
) -> Weighing:
    """Weigh a request that is not recorded (PRODUCT.md 8, guard).

    Raises:
        Refused: ``introduction.same_person``, ``introduction.two_targets``, ``record.missing``.
    """
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
