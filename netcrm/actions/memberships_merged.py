"""The memberships of two contacts who become one; part of the step of a merge."""

from dataclasses import replace
from datetime import date

from netcrm.domain.contact import Contact, OtherField
from netcrm.domain.group import Group, Membership
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.domain.seats import Seated, check_seat
from netcrm.domain.uniting_members import Together, overlap, together
from netcrm.store import records


def merge_memberships(
    kept: int, other: int, moved: dict[tuple[str, int], int], today: date
) -> list[OtherField]:
    """Move the memberships of `other` to `kept`; those of one group that overlap become one.

    Args:
        kept: the contact that stays.
        other: the contact that goes.
        moved: is told which membership stands for one that goes.
        today: the day that decides who is current.

    Returns:
        Seats and roles that a united membership could not keep (PRODUCT.md 4.3 and 4.11).
    """
    lost: list[OtherField] = []
    for row in records.find(Membership, contact=other):
        present = records.find(Membership, contact=kept, group=row.group)
        same_time = [one for one in present if overlap(one, row)]
        if not same_time:
            records.update(replace(row, contact=kept))
            continue
        group = records.get(Group, row.group)
        for one in (*same_time[1:], row):
            moved["membership", one.id] = same_time[0].id
            records.delete(Membership, one.id)
        made = together([*same_time, row], today)
        seated = _seated(group, made, today)
        records.update(seated)
        lost += _left_over(f"Seat in {group.name}", made.seats, seated.seat)
        lost += _left_over(f"Role in {group.name}", made.roles, seated.role)
    return lost


def _seated(group: Group, made: Together, today: date) -> Membership:
    """Return the membership in the first of its seats that nobody else holds, or in none."""
    others = [one for one in records.find(Membership, group=group.id) if one.id != made.membership.id]
    people = records.get_many(Contact, (one.contact for one in others))
    members = [Seated(one, people[one.contact]) for one in others]
    owner = records.get(Owner, 1)
    for seat in made.seats:
        wanted = replace(made.membership, seat=seat)
        try:
            check_seat(group, wanted, members, owner, today)
        except Refused:
            # Taken in the meantime; the next seat may be free.
            continue
        return wanted
    return replace(made.membership, seat="")


def _left_over(name: str, told: tuple[str, ...], stays: str) -> list[OtherField]:
    return [OtherField(name=name, value=one) for one in told if one != stays]
