"""The rows that reasons counted, read again as they stand now (PRODUCT.md 4.5)."""

from collections.abc import Callable, Iterable
from datetime import date

from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event
from netcrm.domain.evidence import EvidenceRow
from netcrm.domain.favour import Favour
from netcrm.domain.group import Group, Membership
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Evidence, Introduction
from netcrm.domain.referral import Referral
from netcrm.store import people, records

_Ids = set[int]
_Found = dict[int, EvidenceRow]


def rows(evidence: Iterable[Evidence]) -> list[EvidenceRow]:
    """Return the rows behind some evidence, the newest first, those without a day and those gone last."""
    wanted: dict[str, _Ids] = {}
    for one in evidence:
        wanted.setdefault(one.table, set()).add(one.id)
    found = [line for table, ids in wanted.items() for line in _of_table(table, ids)]
    return sorted(found, key=lambda line: (line.is_gone, -(line.on or date.min).toordinal(), line.id))


def _of_table(table: str, ids: _Ids) -> list[EvidenceRow]:
    found = _READERS[table](ids)
    return [found.get(one) or EvidenceRow(table=table, id=one, is_gone=True) for one in sorted(ids)]


def _names(contacts: Iterable[int]) -> dict[int, str]:
    return {one.id: one.name for one in people.people(contacts).values()}


def _contacts(ids: _Ids) -> _Found:
    return {
        one.id: EvidenceRow(
            table="contact", id=one.id, on=one.met_on, name=one.name, text=one.how_met, contact=one.id
        )
        for one in records.get_many(Contact, ids).values()
    }


def _favours(ids: _Ids) -> _Found:
    favours = records.get_many(Favour, ids).values()
    introductions = records.get_many(Introduction, (one.introduction for one in favours if one.introduction))
    sides = {one.target_contact for one in introductions.values() if one.target_contact}
    names = _names(
        sides | {one.requester for one in introductions.values()} | {one.contact for one in favours}
    )
    return {one.id: _favour(one, introductions, names) for one in favours}


def _favour(favour: Favour, introductions: dict[int, Introduction], names: dict[int, str]) -> EvidenceRow:
    made = introductions.get(favour.introduction) if favour.introduction else None
    other = ""
    if made is not None:
        side = made.target_contact if made.requester == favour.contact else made.requester
        other = names.get(side, "") if side is not None else ""
    return EvidenceRow(
        table="favour",
        id=favour.id,
        on=favour.happened_on,
        code=f"{favour.direction}.{favour.kind}",
        name=names.get(favour.contact, ""),
        other=other,
        text=favour.note,
        contact=favour.contact,
        event=favour.event,
    )


def _introductions(ids: _Ids) -> _Found:
    introductions = records.get_many(Introduction, ids).values()
    names = _names({side for one in introductions for side in (one.requester, one.target_contact) if side})
    groups = records.get_many(Group, {one.target_group for one in introductions if one.target_group})
    return {one.id: _introduction(one, names, groups) for one in introductions}


def _introduction(one: Introduction, names: dict[int, str], groups: dict[int, Group]) -> EvidenceRow:
    other = names.get(one.target_contact, "") if one.target_contact is not None else ""
    if one.target_group is not None and one.target_group in groups:
        other = groups[one.target_group].name
    return EvidenceRow(
        table="introduction",
        id=one.id,
        on=one.introduced_on or one.asked_on,
        code=f"outcome.{one.outcome}" if one.outcome else f"stage.{one.stage}",
        name=names.get(one.requester, ""),
        other=other,
        text=one.words,
        contact=one.requester,
    )


def _events(ids: _Ids) -> _Found:
    events = records.get_many(Event, ids).values()
    groups = _groups_of(events)
    return {one.id: _event(one, "event", one.id, groups) for one in events}


def _attendances(ids: _Ids) -> _Found:
    attendances = records.get_many(Attendance, ids).values()
    events = records.get_many(Event, {one.event for one in attendances})
    groups = _groups_of(events.values())
    return {one.id: _event(events[one.event], "attendance", one.id, groups) for one in attendances}


def _groups_of(events: Iterable[Event]) -> dict[int, Group]:
    return records.get_many(Group, {one.group for one in events if one.group is not None})


def _event(event: Event, table: str, identifier: int, groups: dict[int, Group]) -> EvidenceRow:
    other = groups[event.group].name if event.group in groups else ""
    return EvidenceRow(table=table, id=identifier, on=event.on, name=event.title, other=other, event=event.id)


def _interactions(ids: _Ids) -> _Found:
    return {
        one.id: EvidenceRow(
            table="interaction", id=one.id, on=one.happened_on, code=one.kind.value, text=one.text
        )
        for one in records.get_many(Interaction, ids).values()
    }


def _memberships(ids: _Ids) -> _Found:
    memberships = records.get_many(Membership, ids).values()
    groups = records.get_many(Group, {one.group for one in memberships})
    return {
        one.id: EvidenceRow(
            table="membership",
            id=one.id,
            on=one.from_on,
            name=groups[one.group].name,
            text=", ".join(part for part in (one.seat, one.role) if part),
            contact=one.contact,
            group=one.group,
        )
        for one in memberships
    }


def _referrals(ids: _Ids) -> _Found:
    return {
        one.id: EvidenceRow(
            table="referral",
            id=one.id,
            on=one.thanked_on or one.passed_on,
            code=f"{one.direction}.{one.status}",
            name=one.prospect,
            text=one.need,
            contact=one.partner,
        )
        for one in records.get_many(Referral, ids).values()
    }


_READERS: dict[str, Callable[[_Ids], _Found]] = {
    "attendance": _attendances,
    "contact": _contacts,
    "event": _events,
    "favour": _favours,
    "interaction": _interactions,
    "introduction": _introductions,
    "membership": _memberships,
    "referral": _referrals,
}
