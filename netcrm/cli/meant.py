"""Whom and what the owner means: numbers, unique names, ``group:`` and ``next`` (PRODUCT.md 8)."""

from dataclasses import dataclass

from netcrm.domain.refusal import Refused
from netcrm.reads import lookup
from netcrm.work.desk import Desk

GROUP_MARK = "group:"
"""Before a number or name: a group is meant."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Who asks, and whom they want to meet: a contact, a group, or nobody named."""

    requester: int
    target_contact: int | None = None
    target_group: int | None = None


def pair(desk: Desk, requester: str, target: str | None) -> Pair:
    """Return the two sides of a request as the owner typed them.

    A number is a contact's. A name that fits no contact but one group means the group.

    Raises:
        Refused: ``contact.unknown``, ``contact.ambiguous``, ``group.unknown`` or ``group.ambiguous``.
    """
    asker = desk.ask(lookup.contact, requester)
    if target is None or not target.strip():
        return Pair(asker)
    if target.strip().casefold().startswith(GROUP_MARK):
        named = target.strip()[len(GROUP_MARK) :]
        return Pair(asker, target_group=desk.ask(lookup.group, named))
    try:
        return Pair(asker, target_contact=desk.ask(lookup.contact, target))
    except Refused as refused:
        if refused.code != "contact.unknown" or target.strip().isdecimal():
            raise
        return Pair(asker, target_group=_group_instead(desk, target, refused))


def _group_instead(desk: Desk, name: str, refused: Refused) -> int:
    """Return the group of that name; where there is none either, it was a contact that is unknown."""
    try:
        return desk.ask(lookup.group, name)
    except Refused as no_group:
        raise (refused if no_group.code == "group.unknown" else no_group) from None


def event(desk: Desk, text: str) -> int:
    """Return the event that the owner means; ``next`` is the earliest planned one that has not ended.

    Raises:
        Refused: ``event.unknown``, ``event.none_planned`` or ``event.ambiguous``.
    """
    return desk.ask(lookup.event, text, desk.clock.now())
