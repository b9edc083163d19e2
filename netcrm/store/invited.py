"""Whom the invited of a calendar are among the owner's contacts (PRODUCT.md 6)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance
from netcrm.domain.event_draft import Invited
from netcrm.domain.event_plan import EventDecision
from netcrm.domain.names import fold
from netcrm.domain.plan import DecisionKind
from netcrm.store import reached, records


def known_of(decisions: Iterable[EventDecision]) -> dict[Invited, int | None]:
    """Return the contact that everybody invited is, by email; None where nobody or several may be meant.

    Of several contacts with one email it is the one who bears the name.
    """
    invited = {one for decision in decisions if is_kept(decision) for one in decision.draft.invited}
    found = reached.by_email(one.email for one in invited)
    shared = {contact for contacts in found.values() if len(contacts) > 1 for contact in contacts}
    names = {one.id: fold(one.name) for one in records.get_many(Contact, shared).values()}
    return {one: _meant(one, found.get(one.email, []), names) for one in invited}


def joining(
    decisions: Sequence[EventDecision], known: Mapping[Invited, int | None]
) -> dict[int, frozenset[int]]:
    """Return the contacts whom each decision puts on its event's list, by its place; nobody twice."""
    listed: dict[tuple[int | None, int | None], set[int]] = defaultdict(set)
    present = {one.event for one in decisions if one.event is not None}
    for row in records.find_in(Attendance, "event", present):
        listed[row.event, None].add(row.contact)
    found: dict[int, frozenset[int]] = {}
    for place, decision in enumerate(decisions):
        here = listed[decision.written_at(place)]
        contacts = {known.get(one) for one in decision.draft.invited} if is_kept(decision) else set()
        new = frozenset(one for one in contacts if one is not None and one not in here)
        if new:
            found[place] = new
            here |= new
    return found


def is_kept(decision: EventDecision) -> bool:
    """Tell whether the event comes in or is here already."""
    return decision.kind is not DecisionKind.SKIP


def _meant(invited: Invited, contacts: Sequence[int], names: Mapping[int, str]) -> int | None:
    if len(contacts) > 1:
        contacts = [one for one in contacts if names.get(one) == fold(invited.name)]
    return contacts[0] if len(contacts) == 1 else None
