"""What the briefing sheet of one event is made from (PRODUCT.md 7)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from netcrm.domain import matching
from netcrm.domain.briefing_facts import (
    OWNER,
    BriefingFacts,
    PairExpected,
    PersonExpected,
    ReferralDue,
    RequestOpen,
    RoomBudget,
)
from netcrm.domain.cards import EventRow, Guest, Person
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event, Presence
from netcrm.domain.group import Group, GroupStatus, Membership
from netcrm.domain.guard import weigh
from netcrm.domain.introduction import Introduction
from netcrm.domain.matching import Candidate
from netcrm.domain.owner import Owner, Pitch
from netcrm.domain.reciprocity import reciprocity
from netcrm.domain.referral import Referral
from netcrm.domain.referral_duties import duty_of
from netcrm.domain.room import Room, RoomPlan
from netcrm.domain.room_suggestion import is_prospect
from netcrm.domain.rooms import DEFAULT_WEEKS, room_shares
from netcrm.store import candidates, event_list, guard, last_contacts, people, query, records, room_hours
from netcrm.store.last_contacts import LastContact


def facts(identifier: int, now: datetime) -> BriefingFacts:
    """Return what the sheet of one event may say.

    Raises:
        Refused: ``record.missing``.
    """
    today = now.date()
    row = event_list.row(identifier)
    owner = records.get(Owner, 1)
    guests = [one for one in event_list.guests(row.event) if one.attendance.presence is not Presence.ABSENT]
    expected = {guest.contact.id for guest in guests}
    members = _members(row.group, today)
    last = last_contacts.before(row.event, sorted(expected))
    return BriefingFacts(
        event=row.event,
        group=row.group,
        owner=owner,
        visit=_visit(row.event),
        pitch=_newest_pitch(),
        budget=_budget(row.room, today),
        people=tuple(_person(guest, owner, members, last.get(guest.contact.id), today) for guest in guests),
        matches=_matches(expected, owner, today),
        seats_held=_seats(row, members),
        referrals=_referrals(row.event, expected, today),
        requests=_requests(expected, owner, today),
        follow_ups=tuple(guest.follow_up for guest in guests if guest.follow_up is not None),
    )


def _members(group: Group | None, today: date) -> dict[int, Membership]:
    if group is None:
        return {}
    found = records.find(Membership, group=group.id)
    return {one.contact: one for one in found if one.is_current(today)}


def _visit(event: Event) -> int | None:
    if event.group is None:
        return None
    before = query.one(
        "SELECT count(*) FROM event WHERE \"group\" = ? AND status = 'attended' AND id <> ?"
        " AND starts_at < (SELECT starts_at FROM event WHERE id = ?)",
        (event.group, event.id, event.id),
    )
    return int(before) + 1


def _newest_pitch() -> str:
    pitches = records.find(Pitch)
    return max(pitches, key=lambda pitch: pitch.version).text if pitches else ""


def _budget(room: Room | None, today: date) -> RoomBudget | None:
    if room is None:
        return None
    plans = {plan.room: plan for plan in records.find(RoomPlan)}
    events = room_hours.events_between(today - timedelta(weeks=DEFAULT_WEEKS), today)
    shares = room_shares(events, {one: plan.target for one, plan in plans.items()}, today)
    return RoomBudget(
        room=room,
        share=shares.of(room).share / 100 if shares.hours else None,
        target=plans[room].target,
        strategy=plans[room].strategy,
    )


def _person(
    guest: Guest,
    owner: Owner,
    members: dict[int, Membership],
    last: LastContact | None,
    today: date,
) -> PersonExpected:
    contact = guest.contact
    tally = reciprocity(guard.favours(contact.id), today, owner.guard_window_months).lately
    return PersonExpected(
        contact=contact.id,
        name=contact.name,
        profession=contact.profession or contact.job_title,
        company=contact.company if contact.name != contact.company else "",
        number=guest.attendance.number,
        known=guest.known,
        last_met_on=guest.last_met_on,
        last_met_at=last.at if last else "",
        about=last.about if last else "",
        seeks=contact.seeks,
        offers=contact.offers,
        given=tally.given.count,
        received=tally.received.count,
        prospect=is_prospect(contact),
        member=contact.id in members,
    )


def _matches(expected: set[int], owner: Owner, today: date) -> tuple[PairExpected, ...]:
    mine = Candidate(
        contact=Contact(
            id=OWNER,
            given=owner.name,
            profession=owner.profession,
            seeks=owner.seeks,
            offers=owner.offers,
        )
    )
    # At one table a shared group is no hindrance to an introduction.
    there = [replace(one, groups=frozenset()) for one in candidates.candidates(today, expected)]
    found = matching.matches([mine, *there], candidates.introduced_pairs(), limit=60)
    return tuple(PairExpected.of(one) for one in found)


def _seats(row: EventRow, members: dict[int, Membership]) -> tuple[str, ...]:
    held = [one.seat for one in members.values() if one.seat]
    if row.group is not None and row.group.status is GroupStatus.MEMBER and row.group.my_seat:
        held.append(row.group.my_seat)
    return tuple(held)


def _referrals(event: Event, expected: set[int], today: date) -> tuple[ReferralDue, ...]:
    """Return what is to be answered for there: of the event's group, or with somebody expected."""
    by = max(event.on, today)
    due = []
    for referral in records.find(Referral):
        duty = duty_of(referral)
        here = (event.group is not None and referral.group == event.group) or referral.partner in expected
        if here and duty is not None and duty.due_on <= by:
            due.append((duty.due_on, referral))
    due.sort(key=lambda found: (found[0], found[1].id))
    named = people.people(referral.partner for _due_on, referral in due)
    return tuple(
        ReferralDue(referral=referral, partner_name=named[referral.partner].name) for _due_on, referral in due
    )


def _requests(expected: set[int], owner: Owner, today: date) -> tuple[RequestOpen, ...]:
    """Return the open requests by or for somebody expected, weighed on what is known now."""
    open_ones = [one for one in records.find(Introduction, stage="asked") if one.is_open]
    here = [one for one in open_ones if {one.requester, one.target_contact} & expected]
    named = people.people({one.requester for one in here} | {one.target_contact or 0 for one in here})
    groups = records.get_many(Group, {one.target_group for one in here if one.target_group is not None})
    found = [
        RequestOpen(
            introduction=_weighed(one, owner, today),
            requester_name=named[one.requester].name,
            target_name=_target_name(one, named, groups),
        )
        for one in here
    ]
    return tuple(sorted(found, key=lambda one: not one.introduction.flagged))


def _weighed(request: Introduction, owner: Owner, today: date) -> Introduction:
    known = guard.facts(
        request.requester, request.target_contact, request.target_group, today=today, origin=request.origin
    )
    now = weigh(known, owner, today, request=request.id)
    return replace(request, verdict=now.verdict, flagged=now.flagged, reasons=now.reasons)


def _target_name(one: Introduction, named: dict[int, Person], groups: dict[int, Group]) -> str:
    if one.target_contact is not None:
        return named[one.target_contact].name
    return groups[one.target_group].name if one.target_group is not None else ""
