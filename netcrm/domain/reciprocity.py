"""Who gave what to whom: counts of favours, never of money (PRODUCT.md 4.4)."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from netcrm.domain.calendar import Span, month_window
from netcrm.domain.favour import Direction, FavourKind


class CountedFavour(Protocol):
    """What counting needs of a favour; `Favour` has it, and so has the lighter `FavourMark`."""

    @property
    def id(self) -> int:
        """Row id."""

    @property
    def direction(self) -> Direction:
        """Given or received, seen from the owner."""

    @property
    def kind(self) -> FavourKind:
        """What kind of favour."""

    @property
    def happened_on(self) -> date | None:
        """The day; None for "some time ago"."""


class FavourMark(NamedTuple):
    """The four columns of a favour that counting needs; cheap enough for thousands of them."""

    id: int
    direction: Direction
    kind: FavourKind
    happened_on: date | None


class OneWay(NamedTuple):
    """The favours that went one way as columns, in the order of their days: a thousand cost no more than ten.

    Attributes:
        ids: of the rows.
        kinds: as the enumeration's text.
        days: ISO; empty for "some time ago", which comes first.
    """

    ids: Sequence[int] = ()
    kinds: Sequence[str] = ()
    days: Sequence[str] = ()

    def side(self, first: str, last: str) -> "Side":
        """Return what happened from `first` to `last`, both included; an empty `first` is the beginning."""
        begin, end = bisect_left(self.days, first), bisect_right(self.days, last)
        kinds = Counter(self.kinds[begin:end])
        return Side(tuple(sorted(self.ids[begin:end])), {FavourKind(one): kinds[one] for one in kinds})

    def has_any(self, first: str, last: str) -> bool:
        """Tell whether anything happened from `first` to `last`, both included."""
        place = bisect_left(self.days, first)
        return place < len(self.days) and self.days[place] <= last


@dataclass(frozen=True, slots=True)
class BothWays:
    """All favours of one contact, ready to be counted; it may be gone through like marks, too."""

    given: OneWay
    received: OneWay

    def __iter__(self) -> Iterator[FavourMark]:
        for direction, way in ((Direction.GIVEN, self.given), (Direction.RECEIVED, self.received)):
            for identifier, kind, day in zip(way.ids, way.kinds, way.days, strict=True):
                happened_on = date.fromisoformat(day) if day else None
                yield FavourMark(identifier, direction, FavourKind(kind), happened_on)


class Balance(StrEnum):
    """What a tally says in a word."""

    IN_BALANCE = "in_balance"
    YOU_GAVE_MORE = "you_gave_more"
    YOU_RECEIVED_MORE = "you_received_more"
    NOTHING_RECORDED = "nothing_recorded"


@dataclass(frozen=True, slots=True)
class Side:
    """The favours that went one way.

    Attributes:
        ids: rows counted, ascending.
        kinds: how many of each kind; kinds with none are left out.
    """

    ids: tuple[int, ...]
    kinds: Mapping[FavourKind, int]

    @property
    def count(self) -> int:
        """How many favours."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Tally:
    """Favours given and received over some time."""

    given: Side
    received: Side

    @property
    def balance(self) -> Balance:
        """In balance while both gave and neither is more than a quarter ahead; none of either is nothing."""
        given, received = self.given.count, self.received.count
        if not given and not received:
            return Balance.NOTHING_RECORDED
        if 4 * abs(given - received) <= max(given, received):
            return Balance.IN_BALANCE
        return Balance.YOU_GAVE_MORE if given > received else Balance.YOU_RECEIVED_MORE


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """The favours of one contact, in the window and ever.

    Attributes:
        window: the same day some months earlier to today, both included.
        lately: favours dated within the window.
        ever: all of them, "some time ago" too.
    """

    window: Span
    lately: Tally
    ever: Tally


def reciprocity(favours: Iterable[CountedFavour], today: date, months: int = 24) -> Reciprocity:
    """Count the favours of one contact in one pass (PRODUCT.md 4.4, window as in 4.5).

    A favour without a day counts ever and never in the window. One dated after `today` has not happened
    yet and counts nowhere.
    """
    window = month_window(today, months)
    if isinstance(favours, BothWays):
        first, last = window.first.isoformat(), today.isoformat()
        given, received = favours.given, favours.received
        return Reciprocity(
            window,
            lately=Tally(given.side(first, last), received.side(first, last)),
            ever=Tally(given.side("", last), received.side("", last)),
        )
    happened = [one for one in favours if one.happened_on is None or one.happened_on <= today]
    lately = [one for one in happened if one.happened_on is not None and one.happened_on >= window.first]
    return Reciprocity(window, _tally(lately), _tally(happened))


def _tally(favours: list[CountedFavour]) -> Tally:
    # Compared, not used as a key: hashing a member of an enumeration is slow, and there may be thousands.
    given = [one for one in favours if one.direction == Direction.GIVEN]
    received = [one for one in favours if one.direction == Direction.RECEIVED]
    return Tally(_side(given), _side(received))


def _side(favours: list[CountedFavour]) -> Side:
    kinds = [favour.kind for favour in favours]
    return Side(
        ids=tuple(sorted(favour.id for favour in favours)),
        kinds={FavourKind(kind): count for kind, count in Counter(map(str, kinds)).items()},
    )
