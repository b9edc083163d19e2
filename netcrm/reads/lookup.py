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


def contact(text: str) -> int:
    """Return the id of the contact that `text` means.

    Raises:
        Refused: ``contact.unknown``, or ``contact.ambiguous`` with the candidates.
    """
    if text.strip().isdecimal():
        return _existing(Contact, int(text), "contact.unknown", text)
    return _only(contacts.find_by_name(text), "contact", text)


def group(text: str) -> int:
    """Return the id of the group that `text` means.

    Raises:
        Refused: ``group.unknown``, or ``group.ambiguous`` with the candidates.
    """
    if text.strip().isdecimal():
        return _existing(Group, int(text), "group.unknown", text)
    wanted = fold(text)
    named = [
        (one.id, one.name)
        for one in records.find(Group)
        if wanted in (fold(one.name), fold(f"{one.name} {one.chapter}"))
    ]
    return _only(named, "group", text)


def event(text: str, now: datetime) -> int:
    """Return the id of the event that `text` means; ``next`` is the earliest planned one that has not ended.

    Raises:
        Refused: ``event.unknown``, ``event.none_planned``, or ``event.ambiguous`` with the candidates.
    """
    if text.strip().isdecimal():
        return _existing(Event, int(text), "event.unknown", text)
    if text.strip() == "next":
        found = event_list.next_planned(now)
        if found is None:
            raise Refused("event.none_planned")
        return found
    wanted = fold(text)
    named = [(one.id, f"{one.title}, {one.on}") for one in records.find(Event) if fold(one.title) == wanted]
    return _only(named, "event", text)


def _existing(kind: type, identifier: int, code: str, text: str) -> int:
    if not records.find(kind, id=identifier):
        raise Refused(code, name=text)
    return identifier


def _only(found: Iterable[tuple[int, str]], subject: str, text: str) -> int:
    candidates = list(found)
    if not candidates:
        raise Refused(f"{subject}.unknown", name=text)
    if len(candidates) > 1:
        shown = ", ".join(f"{identifier} ({name})" for identifier, name in candidates[:_SHOWN])
        raise Refused(f"{subject}.ambiguous", name=text, candidates=shown)
    return candidates[0][0]
