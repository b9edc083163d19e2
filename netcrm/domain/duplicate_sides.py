"""Two contacts side by side before they become one: what differs, what is the same, what goes along.

Equal fields need no look, so only those that differ are told apart (PRODUCT.md 4.11).
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.names import fold
from netcrm.domain.uniting import LONG, is_empty, is_same

# They say where a contact stands in the book, or go with another field.
_ASIDE = frozenset({"id", "source", "sort_name", "created_on", "met_event", "vouched_on"})
_COMPARED = tuple(one.name for one in fields(Contact) if one.name not in _ASIDE)
MET_EVENT = "met_event"
TAG = "tag"
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How many rows of each kind speak of a contact.

    Attributes:
        conversations: interactions that are no bare notes.
        requests: for introductions, by them or to meet them.
    """

    favours: int = 0
    asks: int = 0
    groups: int = 0
    events: int = 0
    conversations: int = 0
    notes: int = 0
    follow_ups: int = 0
    referrals: int = 0
    requests: int = 0

    @property
    def total(self) -> int:
        """All of them together."""
        return sum(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSide:
    """One of the two.

    Attributes:
        met_at: title of the event where the owner met them; empty for none.
    """

    card: ContactCard
    history: History
    met_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The two, and which of them stays.

    Attributes:
        between: requests by which the one was to meet the other; they can't stay.
    """

    kept: OneSide
    other: OneSide
    between: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field in which the two differ.

    Attributes:
        field: name of the contact's field, or ``email``, ``phone``, ..., ``tag``, ``other``, ``met_event``.
        label: the owner's own name of an other field; empty for all the rest.
        kept: the values of the one that stays; empty for nothing.
        other: the values of the one that goes.
        is_conflict: only one of the two values can stand in the field.
    """

    field: str
    label: str = ""
    kept: tuple[object, ...]
    other: tuple[object, ...]
    is_conflict: bool = False


def kept_first(one: OneSide, other: OneSide) -> tuple[OneSide, OneSide]:
    """Return the one that stays and the one that goes: more history stays, else the older."""

    def rank(side: OneSide) -> tuple[int, date, int]:
        contact = side.card.contact
        return -side.history.total, contact.created_on or date.max, contact.id

    first, second = sorted((one, other), key=rank)
    return first, second


def differences(sides: Sides) -> list[Difference]:
    """Return the fields that differ, those with a choice to make first."""
    found = [row for row in _rows(sides) if row.kept != row.other]
    return sorted(found, key=lambda row: not row.is_conflict)


def same_fields(sides: Sides) -> list[Difference]:
    """Return the fields in which both say the same and say something."""
    return [row for row in _rows(sides) if row.kept == row.other and row.kept]


def _rows(sides: Sides) -> Iterable[Difference]:
    """Return every field; both sides equal where there is nothing to look at."""
    kept, other = sides.kept.card, sides.other.card
    for name in _COMPARED:
        yield _field(name, getattr(kept.contact, name), getattr(other.contact, name))
    met = [(title,) if title else () for title in (sides.kept.met_at, sides.other.met_at)]
    yield Difference(field=MET_EVENT, kept=met[0], other=met[1])
    for kind in ChannelKind:
        yield _channels(kind, kept, other)
    yield _tags(kept.tags, other.tags)
    yield from _others(kept, other)


def _field(name: str, mine: object, theirs: object) -> Difference:
    here = () if is_empty(mine) else (mine,)
    there = () if is_empty(theirs) else (theirs,)
    if here and there and is_same(mine, theirs):
        there = here
    conflict = bool(here and there) and here != there and name not in LONG
    return Difference(field=name, kept=here, other=there, is_conflict=conflict)


def _channels(kind: ChannelKind, kept: ContactCard, other: ContactCard) -> Difference:
    mine = [one for one in kept.channels if one.kind is kind]
    theirs = [one for one in other.channels if one.kind is kind]
    here = tuple(one.written for one in mine)
    there = tuple(one.written for one in theirs)
    if {_key(one) for one in mine} == {_key(one) for one in theirs}:
        there = here
    return Difference(field=kind.value, kept=here, other=there)


def _key(channel: Channel) -> str:
    return channel.normalised or fold(channel.written)


def _tags(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Difference:
    return Difference(field=TAG, kept=mine, other=mine if set(mine) == set(theirs) else theirs)


def _others(kept: ContactCard, other: ContactCard) -> Iterable[Difference]:
    names = dict.fromkeys(one.name for one in (*kept.other_fields, *other.other_fields))
    for name in names:
        here = tuple(one.value for one in kept.other_fields if one.name == name)
        there = tuple(one.value for one in other.other_fields if one.name == name)
        same = set(here) == set(there)
        yield Difference(field=OTHER, label=name, kept=here, other=here if same else there)
