"""The search for people who stand in the book twice, in books of two sizes."""

import time

import big_profile

from netcrm.reads import duplicates
from netcrm.store.ledger import Ledger

_SMALL = 10_000
_REPEATS = 3


def ten_times_the_small() -> float:
    """Return ten times the seconds that 10,000 contacts take: what linear growth would make of 100,000."""
    return 10 * min(_search(_SMALL) for _ in range(_REPEATS))


def large() -> float:
    """Return the seconds that 100,000 contacts take."""
    return min(_search(big_profile.CONTACTS) for _ in range(_REPEATS))


def _search(count: int) -> float:
    """Return the seconds of the processor, for what else the machine does must not look like growth."""
    ledger = Ledger.open(big_profile.folder_of(count), now=big_profile.NOW)
    try:
        with ledger.reading():
            begun = time.process_time()
            duplicates.pairs()
            return time.process_time() - begun
    finally:
        ledger.close()
