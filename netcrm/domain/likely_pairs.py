"""All likely pairs of a book: blocks, points, and what follows from two pairs that share a person."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from netcrm.domain.blocks import by_name, neighbours
from netcrm.domain.likeness import LIKELY, OPPOSED, Likeness, likeness
from netcrm.domain.portrait import Portrait

_PROGRESS_PEOPLE = 500
_LARGEST_CIRCLE = 12

Pair = tuple[int, int]
"""Two ids, the lower one first."""


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


def likely_pairs(
    people: Sequence[Portrait],
    *,
    known: Iterable[Pair] = (),
    apart: frozenset[Pair] = frozenset(),
    progress: Callable[[int, int], None] = no_progress,
) -> dict[Pair, Likeness]:
    """Return every pair that is likely one person, by ids; the work grows with the number of people.

    Where one contact is likely the same as two others, these two are told as well, unless they speak
    against it: three cards of one person are three pairs.

    Args:
        people: everybody, each id once.
        known: pairs that are one person whatever the points say; they stand in the answer.
        apart: pairs that the owner told apart; they are left out, and nothing follows from them.
        progress: called with (done, total) now and then; it may raise `Cancelled`.
    """
    found: dict[Pair, Likeness] = {}
    people = by_name(people)
    for place, later in enumerate(neighbours(people)):
        if place % _PROGRESS_PEOPLE == 0:
            progress(place, len(people))
        one = people[place]
        for at in set(later):
            alike = likeness(one, people[at])
            if alike.score >= LIKELY and (pair := _pair(one, people[at])) not in apart:
                found[pair] = alike
    return _with_circles(people, found, known, apart)


def _pair(one: Portrait, other: Portrait) -> Pair:
    return min(one.identifier, other.identifier), max(one.identifier, other.identifier)


def _with_circles(
    people: Sequence[Portrait], found: dict[Pair, Likeness], known: Iterable[Pair], apart: frozenset[Pair]
) -> dict[Pair, Likeness]:
    links = set(found) | set(known)
    linked = {identifier for pair in links for identifier in pair}
    by_id = {one.identifier: one for one in people if one.identifier in linked}
    for pair in links:
        if pair not in found:
            found[pair] = likeness(by_id[pair[0]], by_id[pair[1]])
    for circle in _circles(links):
        if not 2 < len(circle) <= _LARGEST_CIRCLE:
            continue
        for at, one in enumerate(circle):
            for other in circle[at + 1 :]:
                if (one, other) in found or (one, other) in apart:
                    continue
                alike = likeness(by_id[one], by_id[other])
                if alike.score >= OPPOSED:
                    found[one, other] = alike
    return found


def _circles(links: Iterable[Pair]) -> Iterator[list[int]]:
    """Yield the ids that hang together, in order."""
    leader: dict[int, int] = {}

    def led_by(identifier: int) -> int:
        while leader.setdefault(identifier, identifier) != identifier:
            leader[identifier] = leader[leader[identifier]]
            identifier = leader[identifier]
        return identifier

    for one, other in links:
        leader[led_by(one)] = led_by(other)
    circles: dict[int, list[int]] = {}
    for identifier in sorted(leader):
        circles.setdefault(led_by(identifier), []).append(identifier)
    yield from circles.values()
