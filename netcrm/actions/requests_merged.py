"""The requests of and for two contacts who become one; part of the step of a merge."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from netcrm.actions.weighing import weighed
from netcrm.domain.contact import Contact
from netcrm.domain.favour import Favour
from netcrm.domain.group import Group
from netcrm.domain.guard_shift import Shift
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Evidence, Introduction, Reason, Verdict
from netcrm.store import interactions, records


def merge_requests(kept: int, other: int, moved: Mapping[tuple[str, int], int]) -> tuple[int, ...]:
    """Move the requests of and for `other` to `kept`.

    The pair that a verdict was weighed for moves along, so that an endorsement still stands for the people
    it was weighed for; its reasons point at the rows that stand for those that went. A request by which the
    one was to meet the other is deleted with its favours.

    Args:
        kept: the contact that stays.
        other: the contact that goes.
        moved: (table, id) of the rows that went to the id of the row that stands for them.

    Returns:
        The ids of the notes that keep what was written in deleted requests.
    """
    notes: list[int] = []
    for request in _touching(kept, other):
        requester = _now(request.requester, kept, other)
        target = _now(request.target_contact, kept, other)
        if requester is None or requester == target:
            notes += _put_to_notes(request, kept)
            continue
        wanted = replace(
            request,
            requester=requester,
            target_contact=target,
            weighed_requester=_now(request.weighed_requester, kept, other),
            weighed_target=_now(request.weighed_target, kept, other),
            reasons=tuple(_pointing(reason, moved) for reason in request.reasons),
        )
        if wanted != request:
            records.update(wanted)
    return tuple(notes)


def weigh_open(contact: int, now: datetime) -> tuple[Shift, ...]:
    """Weigh the open requests of and for a contact again and return what came of it, in id order."""
    found = {one.id: one for one in _touching(contact, contact) if one.is_open}
    return tuple(_weigh(found[identifier], now) for identifier in sorted(found))


def _weigh(request: Introduction, now: datetime) -> Shift:
    after = weighed(request, now)
    records.update(after)
    verdict = after.verdict or Verdict.CLEAR
    target = ""
    if request.target_contact is not None:
        target = records.get(Contact, request.target_contact).name
    elif request.target_group is not None:
        target = records.get(Group, request.target_group).name
    return Shift(
        request=request.id,
        requester=records.get(Contact, request.requester).name,
        target=target,
        before=request.verdict or verdict,
        after=verdict,
    )


def _touching(one: int, other: int) -> list[Introduction]:
    found = {
        request.id: request
        for contact in (one, other)
        for column in ("requester", "target_contact")
        for request in records.find(Introduction, **{column: contact})
    }
    return [found[identifier] for identifier in sorted(found)]


def _now(contact: int | None, kept: int, other: int) -> int | None:
    return kept if contact == other else contact


def _put_to_notes(request: Introduction, contact: int) -> list[int]:
    """Delete a request and keep what the requester and the owner wrote, each text as a note."""
    for favour in records.find(Favour, introduction=request.id):
        records.delete(Favour, favour.id)
    records.delete(Introduction, request.id)
    return [
        interactions.insert(
            Interaction(
                happened_on=request.asked_on, kind=InteractionKind.NOTE, text=text, contacts=(contact,)
            )
        )
        for text in (request.words, request.my_reason, request.draft)
        if text.strip()
    ]


def _pointing(reason: Reason, moved: Mapping[tuple[str, int], int]) -> Reason:
    if not any((one.table, one.id) in moved for one in reason.evidence):
        return reason
    rows = {(one.table, moved.get((one.table, one.id), one.id)) for one in reason.evidence}
    return replace(reason, evidence=tuple(Evidence(table=table, id=row) for table, row in sorted(rows)))
