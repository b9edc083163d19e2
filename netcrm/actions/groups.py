"""Groups and their members; each function is one step."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from netcrm.domain.checks import check_group, check_membership
from netcrm.domain.contact import Contact
from netcrm.domain.group import Group, Membership
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.domain.seats import Seated, check_seat, seat_holder, with_seat
from netcrm.store import records, steps


def add(group: Group, *, now: datetime) -> int:
    """Add a group and return its id.

    Raises:
        Refused: what `check_group` refuses.
    """
    check_group(group)
    with steps.recorded("group.added", now, name=group.name):
        return records.insert(replace(group, created_on=group.created_on or now.date()))


def change(group: Group, *, now: datetime) -> None:
    """Write a group as given.

    Raises:
        Refused: ``record.missing`` or what `check_group` refuses.
    """
    check_group(group)
    with steps.recorded("group.changed", now, name=group.name):
        records.update(group)


def move(identifier: int, room: Room | None, *, now: datetime) -> None:
    """Put a group into another room, or into none."""
    group = records.get(Group, identifier)
    with steps.recorded("group.changed", now, name=group.name):
        records.update(replace(group, room=room))


def delete(identifier: int, *, now: datetime) -> None:
    """Delete a group and its memberships; its events stay, without a group.

    Raises:
        Refused: ``record.missing``.
    """
    group = records.get(Group, identifier)
    with steps.recorded("group.deleted", now, name=group.name):
        records.delete(Group, identifier)


def add_member(membership: Membership, *, now: datetime, move_seat: bool = False) -> int:
    """Make a contact a member and return the membership's id.

    Args:
        membership: contact, group, seat, role and days.
        move_seat: take the seat from its present holder, who stays a member without one (PRODUCT.md 4.3).

    Raises:
        Refused: ``group.seat_taken`` with the holder's name, ``membership.twice``, ``record.missing``.
    """
    check_membership(membership)
    group = records.get(Group, membership.group)
    newcomer = records.get(Contact, membership.contact)
    name = newcomer.name
    wanted = with_seat(group, membership, newcomer)
    present = records.find(Membership, group=membership.group)
    _refuse_twice(group, newcomer, present, now.date())
    with steps.recorded("membership.added", now, name=name, group=group.name):
        _settle_seat(group, wanted, present, today=now.date(), move_seat=move_seat)
        return records.insert(wanted)


def change_member(membership: Membership, *, now: datetime, move_seat: bool = False) -> None:
    """Write a membership as given, under the same rules as `add_member`."""
    check_membership(membership)
    group = records.get(Group, membership.group)
    member = records.get(Contact, membership.contact)
    present = [one for one in records.find(Membership, group=membership.group) if one.id != membership.id]
    if membership.is_current(now.date()):
        _refuse_twice(group, member, present, now.date())
    with steps.recorded("membership.changed", now, name=member.name, group=group.name):
        _settle_seat(group, membership, present, today=now.date(), move_seat=move_seat)
        records.update(membership)


def end_membership(identifier: int, *, now: datetime, on: date | None = None) -> None:
    """End a membership; it stays in the history.

    Yesterday is its last day unless `on` says another, so that the seat is free at once; whoever came today
    leaves today.

    Raises:
        Refused: ``membership.ends_before_start``, ``record.missing``.
    """
    membership = records.get(Membership, identifier)
    last = on or now.date() - timedelta(days=1)
    if on is None and membership.from_on == now.date():
        last = membership.from_on
    ended = replace(membership, to_on=last)
    check_membership(ended)
    group = records.get(Group, membership.group)
    name = records.get(Contact, membership.contact).name
    with steps.recorded("membership.ended", now, name=name, group=group.name):
        records.update(ended)


def delete_member(identifier: int, *, now: datetime) -> None:
    """Delete a membership that was entered by mistake."""
    membership = records.get(Membership, identifier)
    group = records.get(Group, membership.group)
    name = records.get(Contact, membership.contact).name
    with steps.recorded("membership.deleted", now, name=name, group=group.name):
        records.delete(Membership, identifier)


def _refuse_twice(group: Group, member: Contact, present: list[Membership], today: date) -> None:
    if any(one.contact == member.id and one.is_current(today) for one in present):
        raise Refused("membership.twice", field="contact", name=member.name, group=group.name)


def _settle_seat(
    group: Group, wanted: Membership, present: list[Membership], *, today: date, move_seat: bool
) -> None:
    """Refuse a taken seat, or take it from its holder, who stays a member without one."""
    people = records.get_many(Contact, (one.contact for one in present))
    members = [Seated(one, people[one.contact]) for one in present]
    holder = seat_holder(group, wanted, members, today) if move_seat else None
    leaving = [holder.membership.id] if holder else []
    check_seat(group, wanted, members, records.get(Owner, 1), today, leaving=leaving)
    if holder is not None:
        records.update(replace(holder.membership, seat=""))
