"""Questions about groups."""

from datetime import date, datetime

from netcrm.domain.cards import GroupDetail, GroupRow, Person
from netcrm.domain.event import Event
from netcrm.domain.group import Group, Membership
from netcrm.domain.referral import Referral
from netcrm.store import group_list, people, records


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
