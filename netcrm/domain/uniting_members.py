"""Memberships of two contacts who are one: time in one group that overlaps becomes one membership."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netcrm.domain.group import Membership
from netcrm.domain.names import fold_profession


def overlap(one: Membership, other: Membership) -> bool:
    """Tell whether two memberships share a day; an unknown begin or end is open."""
    return _begin(one) <= _end(other) and _begin(other) <= _end(one)


def together(memberships: Sequence[Membership], today: date) -> tuple[Membership, tuple[str, ...]]:
    """Return one membership for several that overlap, under the id and contact of the first.

    It lasts from the earliest known day to the latest, without an end where one of them has none. Seat and
    role are those of a membership that is current `today` before those of a past one.

    Returns:
        The membership, and the further seats, which may stand for it where the first is taken by now.
    """
    current_first = sorted(memberships, key=lambda one: not one.is_current(today))
    seats = {fold_profession(one.seat): one.seat for one in reversed(current_first) if one.seat.strip()}
    ordered = [one.seat for one in current_first if seats.get(fold_profession(one.seat)) == one.seat]
    ordered = list(dict.fromkeys(ordered))
    begins = [one.from_on for one in memberships if one.from_on is not None]
    ends = [one.to_on for one in memberships]
    known_ends = [day for day in ends if day is not None]
    one = replace(
        memberships[0],
        seat=ordered[0] if ordered else "",
        role=next((one.role for one in current_first if one.role), ""),
        from_on=min(begins, default=None),
        to_on=max(known_ends) if len(known_ends) == len(ends) else None,
    )
    return one, tuple(ordered[1:])


def _begin(one: Membership) -> date:
    return one.from_on or date.min


def _end(one: Membership) -> date:
    return one.to_on or date.max
