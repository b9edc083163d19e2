"""Which contacts are worth comparing: those that share something, so that the work grows with the book.

Every kind of key puts contacts into blocks. A small block is compared each with each; in a large one (a
common name, a switchboard) each is compared with its next few neighbours in the order of their names only.
"""

from collections.abc import Callable, Iterator, Sequence

from netcrm.domain.portrait import Portrait

_SMALL = 6
_NEIGHBOURS = 2
_STEM = 4
_FIRM = 6
_STREET = 6

Keys = Callable[[Portrait], Iterator[str]]


def _emails(one: Portrait) -> Iterator[str]:
    yield from one.scanned_emails


def _phones(one: Portrait) -> Iterator[str]:
    yield from one.phones


def _profiles(one: Portrait) -> Iterator[str]:
    yield from one.profiles


def _names(one: Portrait) -> Iterator[str]:
    """Name with something else: a bare name is shared by too many."""
    if one.given and one.family:
        name = min(one.given, one.family) + max(one.given, one.family)
        for told in (one.firm[:_FIRM], one.place, one.birthday, *one.postcodes):
            if told:
                yield f"{name} {told}"


def _halves(one: Portrait) -> Iterator[str]:
    """One of the two names with the company, the birthday or the postcode: the other may be misspelt."""
    for name in (one.given, one.family):
        if name:
            for told in (one.firm[:_FIRM], one.birthday, *one.postcodes):
                if told:
                    yield f"{name} {told}"


def _births(one: Portrait) -> Iterator[str]:
    if one.birthday:
        yield f"{one.birthday} {one.given[:1]}"
        yield f"{one.birthday} {one.family[:1]}"
        if one.postcodes:
            yield f"{one.birthday} {one.postcodes[0]}"
        if one.place:
            yield f"{one.birthday} {one.place[:_STEM]}"


def _streets(one: Portrait) -> Iterator[str]:
    """How a street begins, with its house, its place, or a name; how its postcode begins."""
    for street in one.streets:
        stem = street[:_STREET]
        for told in (*one.numbers, *one.postcodes, one.place[:_STEM], one.given, one.family):
            if told:
                yield f"{stem} {told}"


KINDS: tuple[Keys, ...] = (_emails, _phones, _profiles, _names, _halves, _births, _streets)
"""Each gives the keys of one kind."""


def neighbours(people: Sequence[Portrait]) -> list[list[int]]:
    """Return for each place of `people` the later places, or some that were told already, worth comparing.

    Each pair stands once at least and only under the lower place; it may stand there repeatedly.

    Args:
        people: in the order of their names (see `by_name`): those who are compared are near each other.
    """
    found: list[list[int]] = [[] for _one in people]
    for keys in KINDS:
        for block in _blocks(people, keys):
            reach = len(block) if len(block) <= _SMALL else 1 + _NEIGHBOURS
            for at, place in enumerate(block):
                found[place] += block[at + 1 : at + reach]
    return found


def by_name(people: Sequence[Portrait]) -> list[Portrait]:
    """Return people in the order of family name, given name and id."""
    return sorted(people, key=lambda one: (one.family, one.given, one.identifier))


def _blocks(people: Sequence[Portrait], keys: Keys) -> Iterator[list[int]]:
    # By the keys' hashes: a hundred thousand texts would not stay in the processor's cache, and two that fall
    # together by chance are only compared in vain.
    first: dict[int, int] = {}
    blocks: dict[int, list[int]] = {}
    for place, one in enumerate(people):
        for key in map(hash, keys(one)):
            earlier = first.setdefault(key, place)
            if earlier != place:
                block = blocks.setdefault(key, [earlier])
                if block[-1] != place:
                    block.append(place)
    yield from blocks.values()
