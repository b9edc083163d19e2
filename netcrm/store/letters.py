"""What the drafts of an introduction are made from, gathered by a few reads (PRODUCT.md 4.6)."""

from datetime import date

from netcrm.domain.contact import Contact
from netcrm.domain.event import Event
from netcrm.domain.group import Group, GroupKind, GroupStatus, Membership
from netcrm.domain.guard_rules import introduced_day
from netcrm.domain.introduction import Introduction, Origin
from netcrm.domain.letter import Language, LetterFacts, LetterKind, LetterTemplate, Side, Tone, WayIn
from netcrm.domain.names import fold, fold_profession
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.seats import my_seat
from netcrm.store import guard, people, query, records

_HOSTS = ("host", "organiser", "organizer", "chair")


def facts(request: Introduction, today: date) -> LetterFacts:
    """Return what the drafts of one request know; who is a member is told for `today`.

    Raises:
        Refused: ``record.missing`` where a side of the request is gone.
    """
    owner = records.get(Owner, 1)
    asker = records.get(Contact, request.requester)
    target = request.target_contact
    if target is None and request.target_group is not None:
        target = _host(request.target_group, today)
    groups = _groups(request, today)
    paid = [group for group in groups if group.fee]
    shown = [group for group in groups if group.fee or group.id == request.target_group] if paid else groups
    return LetterFacts(
        owner=_first_name(owner),
        requester=_side(asker),
        target=_side(records.get(Contact, target)) if target is not None else None,
        group=records.get(Group, request.target_group).name if request.target_group is not None else "",
        words=request.words,
        flagged=not _has_given(request.requester, today),
        is_idea=request.origin is Origin.OWN_IDEA,
        ways_in=tuple(_way_in(group, asker, owner, today) for group in shown),
        are_paid=len(paid) == len(shown),
        is_introduced=introduced_day(request) is not None,
    )


def facts_of_referral(referral: Referral) -> LetterFacts:
    """Return what thanks for a referral know: its giver and whom they sent.

    Raises:
        Refused: ``record.missing`` where the giver is gone.
    """
    return LetterFacts(
        owner=_first_name(records.get(Owner, 1)),
        requester=_side(records.get(Contact, referral.partner)),
        prospect=referral.prospect,
    )


def _first_name(owner: Owner) -> str:
    return owner.name.split()[0] if owner.name.strip() else ""


def templates() -> tuple[LetterTemplate, ...]:
    """Return the owner's own wordings."""
    return tuple(records.find(LetterTemplate))


def template(kind: LetterKind, tone: Tone, language: Language) -> LetterTemplate | None:
    """Return the owner's own wording of one letter; None where there is none."""
    wanted = (kind, tone, language)
    return next((one for one in templates() if (one.kind, one.tone, one.language) == wanted), None)


def _side(contact: Contact) -> Side:
    listed = people.people([contact.id])
    email = query.one(
        "SELECT written FROM channel WHERE contact = ? AND kind = 'email' ORDER BY position, id LIMIT 1",
        (contact.id,),
    )
    return Side(
        name=contact.name,
        given=contact.given or contact.name,
        second_line=listed[contact.id].second_line if contact.id in listed else "",
        email=(email or "").strip(),
        contact=contact.id,
    )


def _has_given(contact: int, today: date) -> bool:
    """Tell whether anything was received from them up to `today`, as the guard counts."""
    return guard.favours(contact).received.has_any("", today.isoformat())


def _host(group: int, today: date) -> int | None:
    hosts = [
        one.contact
        for one in records.find(Membership, group=group)
        if one.is_current(today) and any(word in fold(one.role) for word in _HOSTS)
    ]
    return hosts[0] if hosts else None


def _groups(request: Introduction, today: date) -> list[Group]:
    """Return the groups that are a way in for the requester: the one asked for first, then what costs."""
    memberships = records.find(Membership, contact=request.requester)
    joined = {one.group for one in memberships if one.is_current(today)}
    groups = [
        group
        for group in records.find(Group, status=GroupStatus.MEMBER)
        if group.id not in joined or group.id == request.target_group
    ]
    return sorted(groups, key=lambda group: (group.id != request.target_group, not group.fee))


def _way_in(group: Group, asker: Contact, owner: Owner, today: date) -> WayIn:
    visited = query.rows(
        'SELECT count(*), min(local_day(starts_at, zone)) FROM event WHERE "group" = ? AND status = ?',
        (group.id, "attended"),
    )[0]
    latest = query.one('SELECT id FROM event WHERE "group" = ? ORDER BY starts_at DESC LIMIT 1', (group.id,))
    starts = records.get(Event, latest).local_start.time() if latest is not None else None
    seat = asker.profession.strip() if group.kind is GroupKind.EXCLUSIVE else ""
    return WayIn(
        name=group.name,
        chapter=group.chapter,
        recurrence=group.recurrence,
        starts=starts,
        fee=group.fee or None,
        currency=group.currency,
        fee_period=group.fee_period,
        how_to_join=group.how_to_join.strip(),
        visits=visited[0],
        since=query.day(visited[1]),
        seat=seat,
        seat_is_free=_is_free(group, seat, owner, today) if seat else None,
    )


def _is_free(group: Group, seat: str, owner: Owner, today: date) -> bool:
    wanted = fold_profession(seat)
    held = {
        fold_profession(one.seat) for one in records.find(Membership, group=group.id) if one.is_current(today)
    }
    return wanted not in held and wanted != my_seat(group, owner)
