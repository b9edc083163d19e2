"""Seats of exclusive groups: one profession, one member (PRODUCT.md 4.3)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from netcrm.domain.contact import Contact
from netcrm.domain.group import Group, GroupKind, GroupStatus, Membership
from netcrm.domain.names import fold_profession
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused


@dataclass(frozen=True, slots=True)
class Seated:
    """A membership with whose it is."""

    membership: Membership
    contact: Contact

    @property
    def key(self) -> str:
        """The seat normalised for comparing; empty for none."""
        return fold_profession(self.membership.seat)


@dataclass(frozen=True, slots=True)
class SecondSeat:
    """A warning: the owner holds a seat for the same profession in another exclusive group."""

    other: Group
    profession: str


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A profession that nobody holds in an exclusive group, and contacts who could.

    Attributes:
        profession: as the first of the contacts writes it.
        contacts: in the order they were given.
    """

    group: Group
    profession: str
    contacts: tuple[Contact, ...]


def with_seat(group: Group, membership: Membership, contact: Contact) -> Membership:
    """Return a new membership with its seat: who joins an exclusive group sits under their profession.

    A seat that is written stays, and in an open group there are none to fill.
    """
    if group.kind is not GroupKind.EXCLUSIVE or membership.seat.strip():
        return membership
    return replace(membership, seat=contact.profession.strip())


def check_seat(
    group: Group,
    membership: Membership,
    members: Iterable[Seated],
    owner: Owner,
    today: date,
    *,
    leaving: Collection[int] = (),
) -> None:
    """Refuse a second current member of an exclusive group with the same profession.

    The owner's own seat counts as held while they are a member. Open groups, members without a seat and
    memberships that are not current on `today` are never in conflict.

    Args:
        group: the group of all these memberships.
        membership: the one to be written, its seat filled in (see `with_seat`).
        members: of this group; the one to be written may be among them.
        owner: whose seat ``group.my_seat`` is.
        today: the day that decides who is current.
        leaving: ids of memberships that give up their seat in the same step ("move the seat").

    Raises:
        Refused: ``group.seat_taken`` with ``holder`` (a name), ``profession`` (as written), ``membership``
            (the holder's row id, 0 for the owner's own seat) and ``mine``; field ``seat``.
    """
    if my_seat(group, owner) == fold_profession(membership.seat) and _sits(group, membership, today):
        _refuse(owner.name, membership.seat, 0)
    holder = seat_holder(group, membership, members, today)
    if holder is not None and holder.membership.id not in leaving:
        _refuse(holder.contact.name, membership.seat, holder.membership.id)


def seat_holder(
    group: Group, membership: Membership, members: Iterable[Seated], today: date
) -> Seated | None:
    """Return who else holds the seat that a membership asks for; None if it is free or none is asked for."""
    if not _sits(group, membership, today):
        return None
    wanted = fold_profession(membership.seat)
    for seated in members:
        other = seated.membership
        if other.contact != membership.contact and other.is_current(today) and seated.key == wanted:
            return seated
    return None


def _sits(group: Group, membership: Membership, today: date) -> bool:
    exclusive = group.kind is GroupKind.EXCLUSIVE
    return exclusive and bool(fold_profession(membership.seat)) and membership.is_current(today)


def _refuse(holder: str, seat: str, membership: int) -> None:
    raise Refused(
        "group.seat_taken",
        field="seat",
        holder=holder,
        profession=seat.strip(),
        membership=membership,
        mine=not membership,
    )


def my_seat(group: Group, owner: Owner) -> str:
    """Return the owner's seat in a group, normalised: as written, else their profession; empty for none.

    Only a member of an exclusive group holds one.
    """
    if group.kind is not GroupKind.EXCLUSIVE or group.status is not GroupStatus.MEMBER:
        return ""
    return fold_profession(group.my_seat) or fold_profession(owner.profession)


def second_exclusive(group: Group, groups: Iterable[Group], owner: Owner) -> SecondSeat | None:
    """Warn where `group` would be a second exclusive group for the owner's profession.

    Args:
        group: the exclusive group that the owner tries or joins.
        groups: all groups; `group` itself and those left or on trial are passed over.
        owner: whose profession stands in where no seat is written.
    """
    if group.kind is not GroupKind.EXCLUSIVE or group.status is GroupStatus.LEFT:
        return None
    wanted = fold_profession(group.my_seat) or fold_profession(owner.profession)
    for other in groups:
        if wanted and other.id != group.id and my_seat(other, owner) == wanted:
            return SecondSeat(other, group.my_seat.strip() or owner.profession.strip())
    return None


def open_seats(
    group: Group,
    members: Sequence[Seated],
    contacts: Iterable[Contact],
    owner: Owner,
    today: date,
    *,
    seated_elsewhere: Collection[int] = (),
) -> list[OpenSeat]:
    """List the open seats of an exclusive group that the owner's contacts could fill: a favour to both.

    Passed over are current members, people without a profession, those who want no introductions and
    `seated_elsewhere` (current members of another exclusive group). Seats stand in the order of their
    normalised profession. A group that the owner has left, or an open one, has none to offer.
    """
    if group.kind is not GroupKind.EXCLUSIVE or group.status is GroupStatus.LEFT:
        return []
    current = [seated for seated in members if seated.membership.is_current(today)]
    held = {seated.key for seated in current} | {"", my_seat(group, owner)}
    inside = {seated.membership.contact for seated in current}
    fitting: dict[str, list[Contact]] = {}
    for contact in contacts:
        key = fold_profession(contact.profession)
        unwilling = contact.no_introductions or contact.id in seated_elsewhere
        if key not in held and contact.id not in inside and not unwilling:
            fitting.setdefault(key, []).append(contact)
    return [
        OpenSeat(group, people[0].profession.strip(), tuple(people))
        for _key, people in sorted(fitting.items())
    ]
