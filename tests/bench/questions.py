"""The questions behind every key press and click, at 100,000 contacts."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import big_profile
from measure import percentile, seconds

from netcrm.domain.contact_list import ContactFilter, ContactOrder
from netcrm.reads import contacts, introductions, search
from netcrm.store.ledger import Ledger

_TYPED = ("okafor", "sonder", "joiner", "bristol", "amara", "jurgen", "haddad", "architect")


@contextmanager
def _reading() -> Iterator[None]:
    ledger = Ledger.open(big_profile.folder(), now=big_profile.NOW)
    try:
        with ledger.reading():
            yield
    finally:
        ledger.close()


def _p99(asks: list[Callable[[], object]]) -> float:
    with _reading():
        return percentile([seconds(ask) for ask in asks], 0.99)


def key_press_to_hits() -> float:
    """Return the p99 of the palette's answer over every prefix of words as they are typed."""
    prefixes = [word[:length] for word in _TYPED for length in range(1, len(word) + 1)]
    return _p99([functools.partial(search.find, prefix) for prefix in prefixes * 5])


def page_of_rows() -> float:
    """Return the p99 of fetching one page of the list at any place."""
    with _reading():
        keys = contacts.keys(ContactFilter())
    starts = range(0, len(keys) - 128, 997)
    return _p99([functools.partial(contacts.rows, keys[start : start + 128]) for start in starts])


def list_in_order() -> float:
    """Return the p99 of every key of the list in each order."""
    return _p99([functools.partial(contacts.keys, ContactFilter(), order) for order in ContactOrder] * 5)


def open_a_contact() -> float:
    """Return the p99 of everything that stands on a contact's page."""
    today = big_profile.NOW.date()
    return _p99([functools.partial(contacts.detail, 1 + n * 401, today) for n in range(200)])


def verdict() -> float:
    """Return the p99 of weighing a request."""
    today = big_profile.NOW.date()
    pairs = [(1 + n, 2_000 + n) for n in range(300)]
    return _p99([functools.partial(introductions.weighed, one, other, None, today) for one, other in pairs])
