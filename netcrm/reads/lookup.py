"""From what the owner types to the row that is meant: an id, or a name that fits only one (PRODUCT.md 8)."""

from collections.abc import Iterable
from datetime import datetime

from netcrm.domain.contact import Contact
from netcrm.domain.event import Event
from netcrm.domain.group import Group
from netcrm.domain.names import fold
from netcrm.domain.refusal import Refused
from netcrm.store import contacts, event_list, records

_SHOWN = 5
_LARGEST = 2**63 - 1
"""No row has a number above this, and none can be asked for."""


def contact(text: str) -> int:
    """Return the id of the contact that `text` means.

    Raises:
        Refused: ``contact.unknown``, or ``contact.ambiguous`` with the candidates.
    """
    if text.strip().isdecimal():
        return _existing(Contact, int(text), Refused("contact.unknown", name=text))
    return _only(contacts.find_by_name(text), text, "contact.unknown", "contact.ambiguous")


def group(text: str) -> int:
    """Return the id of the group that `text` means.

    Raises:
        Refused: ``group.unknown``, or ``group.ambiguous`` with the candidates.
    """
    if text.strip().isdecimal():
        return _existing(Group, int(text), Refused("group.unknown", name=text))
    wanted = fold(text)
    named = [
        (one.id, one.name)
        for one in records.find(Group)
        if wanted in (fold(one.name), fold(f"{one.name} {one.chapter}"))
    ]
    return _only(named, text, "group.unknown", "group.ambiguous")


def event(text: str, now: datetime) -> int:
    """Return the id of the event that `text` means; ``next`` is the earliest planned one that has not ended.

    Raises:
        Refused: ``event.unknown``, ``event.none_planned``, or ``event.ambiguous`` with the candidates.
    """
    if text.strip().isdecimal():
        return _existing(Event, int(text), Refused("event.unknown", name=text))
    if text.strip() == "next":
        found = event_list.next_planned(now)
        if found is None:
            raise Refused("event.none_planned")
        return found
    wanted = fold(text)
    named = [(one.id, f"{one.title}, {one.on}") for one in records.find(Event) if fold(one.title) == wanted]
    return _only(named, text, "event.unknown", "event.ambiguous")


def _existing(kind: type, identifier: int, unknown: Refused) -> int:
    if identifier > _LARGEST or not records.find(kind, id=identifier):
        raise unknown
    return identifier


def _only(found: Iterable[tuple[int, str]], text: str, unknown: str, ambiguous: str) -> int:
    candidates = list(found)
    if not candidates:
        raise Refused(unknown, name=text)
    if len(candidates) > 1:
        shown = ", ".join(f"{identifier} ({name})" for identifier, name in candidates[:_SHOWN])
        raise Refused(ambiguous, name=text, candidates=shown)
    return candidates[0][0]
