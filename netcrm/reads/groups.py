"""Questions about groups."""

from datetime import date, datetime

from netcrm.domain.cards import GroupDetail, GroupRow, Person
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.fit import absences_left, fit, is_renewal_due
from netcrm.domain.group import Group, GroupKind, GroupStatus, Membership
from netcrm.domain.group_page import GroupPage, next_meeting, professions
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.refusal import Refused
from netcrm.domain.renewal_picture import RenewalPicture, received_by_month, weigh
from netcrm.domain.room_suggestion import suggest_room
from netcrm.domain.seats import OpenSeat, Seated, my_seat, open_seats, second_exclusive
from netcrm.store import group_list, people, records, renewal_facts


def rows(now: datetime) -> list[GroupRow]:
    """Return every group with its next event, visits and current members."""
    return group_list.rows(now)


def get(identifier: int) -> Group:
    """Return one group.

    Raises:
        Refused: ``record.missing``.
    """
    return records.get(Group, identifier)


def detail(identifier: int, today: date) -> GroupDetail:
    """Return everything that stands on a group's page.

    Raises:
        Refused: ``record.missing``.
    """
    group = records.get(Group, identifier)
    memberships = records.find(Membership, group=identifier)
    named = people.people(one.contact for one in memberships)
    lines = sorted(
        ((one, named[one.contact]) for one in memberships), key=lambda line: line[1].name.casefold()
    )
    events = records.find(Event, group=identifier)
    referrals = records.find(Referral, group=identifier)
    return GroupDetail(
        group=group,
        members=tuple(line for line in lines if line[0].is_current(today)),
        former=tuple(line for line in lines if not line[0].is_current(today)),
        events=tuple(sorted(events, key=lambda one: one.starts_at, reverse=True)),
        referrals=tuple(sorted(referrals, key=lambda one: one.passed_on, reverse=True)),
    )


def members(identifier: int, today: date) -> list[tuple[Membership, Person]]:
    """Return the current members of a group with their seats, by name."""
    return list(detail(identifier, today).members)


def page(identifier: int, now: datetime) -> GroupPage:
    """Return a group with its fit, suggested room, seats and meetings (PRODUCT.md 4.1 to 4.3).

    Raises:
        Refused: ``record.missing``.
    """
    today = now.date()
    told = detail(identifier, today)
    group, owner = told.group, records.get(Owner, 1)
    contacts = records.get_many(Contact, (one.contact for one, _person in told.members))
    visits = sum(event.status is EventStatus.ATTENDED for event in told.events)
    coming = [one for one in told.events if one.status is EventStatus.PLANNED and one.ends_at >= now]
    return GroupPage(
        detail=told,
        professions=professions(contacts.values()),
        fit=fit(group, visits),
        suggestion=suggest_room(contacts.values(), owner),
        next_event=min(coming, key=lambda event: event.starts_at, default=None),
        coming=next_meeting(group, told.events, now),
        my_seat=(group.my_seat or owner.profession) if my_seat(group, owner) else "",
        second_seat=second_exclusive(group, records.find(Group), owner),
        open_seats=tuple(_open_seats(told, contacts, owner, today)),
        absences_left=absences_left(group, told.events, today),
        received_by_month=received_by_month(told.referrals, today),
        is_renewal_due=is_renewal_due(group, today),
    )


def renewal(identifier: int, today: date) -> RenewalPicture:
    """Weigh a group beside the owner's other groups, over 12 months and all time (PRODUCT.md 4.2).

    Raises:
        Refused: ``record.missing``.
    """
    every = renewal_facts.every_group(today)
    own = next((facts for facts in every if facts.group.id == identifier), None)
    if own is None:
        raise Refused("record.missing", table="group", id=identifier)
    return weigh(own, [facts for facts in every if facts is not own], records.get(Owner, 1), today)


def _open_seats(told: GroupDetail, contacts: dict[int, Contact], owner: Owner, today: date) -> list[OpenSeat]:
    group = told.group
    if group.kind is not GroupKind.EXCLUSIVE or group.status is GroupStatus.LEFT:
        return []
    return open_seats(
        group,
        [Seated(one, contacts[one.contact]) for one, _person in told.members],
        group_list.with_profession(),
        owner,
        today,
        seated_elsewhere=group_list.seated_elsewhere(group.id, today),
    )
