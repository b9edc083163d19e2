"""Memberships of two contacts who are one: time in one group that overlaps becomes one membership."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from netcrm.domain.group import Membership
from netcrm.domain.names import fold_profession


def overlap(one: Membership, other: Membership) -> bool:
    """Tell whether two memberships share a day; an unknown begin or end is open."""
    return _begin(one) <= _end(other) and _begin(other) <= _end(one)


@dataclass(frozen=True, slots=True)
class Together:
    """One membership for several that overlap.

    Attributes:
        membership: under the id and contact of the first.
        seats: all seats that were held, the membership's own first, each once.
        roles: likewise.
    """

    membership: Membership
    seats: tuple[str, ...]
    roles: tuple[str, ...]


def together(memberships: Sequence[Membership], today: date) -> Together:
    """Return one membership for several that overlap.

    It lasts from the earliest known day to the latest, without an end where one of them has none. Seat and
    role are those of a membership that is current `today` before those of a past one.
    """
    current_first = sorted(memberships, key=lambda one: not one.is_current(today))
    seats: dict[str, str] = {}
    for one in current_first:
        if one.seat.strip():
            seats.setdefault(fold_profession(one.seat), one.seat)
    roles = tuple(dict.fromkeys(one.role for one in current_first if one.role))
    begins = [one.from_on for one in memberships if one.from_on is not None]
    ends = [one.to_on for one in memberships if one.to_on is not None]
    begin = min(begins, default=None)
    if begin is not None and any(end < begin for end in ends):
        # One with an unknown begin was over before the first known one.
        begin = None
    membership = replace(
        memberships[0],
        seat=next(iter(seats.values()), ""),
        role=roles[0] if roles else "",
        from_on=begin,
        to_on=max(ends) if len(ends) == len(memberships) else None,
    )
    return Together(membership, tuple(seats.values()), roles)


def _begin(one: Membership) -> date:
    return one.from_on or date.min


def _end(one: Membership) -> date:
    return one.to_on or date.max
