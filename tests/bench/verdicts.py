"""Verdicts where much is recorded: 1,000,000 favours in the book, 5,000 of some contacts, ten of most."""

import functools
import gc
import tempfile
from collections.abc import Iterable
from pathlib import Path

from big_profile import NOW
from measure import percentile, seconds

from netcrm.domain.contact import Contact
from netcrm.reads import introductions
from netcrm.store import records, steps
from netcrm.store.engine import database
from netcrm.store.ledger import Ledger

_OF_MANY = 5_000
_MANY = 100
_OF_FEW = 10
_FEW = 50_000
_BATCH = 100_000
_ASKED = 1_000
_FAVOUR = """
WITH RECURSIVE told (n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM told WHERE n < ?2)
INSERT INTO favour (contact, direction, kind, happened_on)
SELECT ?4 + n / ?3, iif(n % (2 + n / ?3 % 7), 'given', 'received'), iif(n % 3, 'advice', 'referral'),
    date('2026-11-17', '-' || (n % 1000) || ' days') FROM told
"""


def of_few_favours() -> float:
    """Return the p99 of weighing a request of a contact with ten favours in a book of a million."""
    return _both()[0]


def of_many_favours() -> float:
    """Return the p99 of weighing a request of a contact with 5,000 favours in a book of a million."""
    return _both()[1]


@functools.cache
def _both() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder, "profile"), now=NOW)
        try:
            with ledger.writing():
                _record()
            gc.collect()
            with ledger.reading():
                few = _weigh(range(_MANY + 1, _MANY + _FEW, _FEW // _ASKED))
                return few, _weigh([*range(1, _MANY + 1)] * 4)
        finally:
            ledger.close()


def _weigh(askers: Iterable[int]) -> float:
    weighed = functools.partial(
        introductions.weighed, target_contact=_MANY + _FEW + 1, target_group=None, today=NOW.date()
    )
    return percentile([seconds(functools.partial(weighed, asker)) for asker in askers], 0.99)


def _record() -> None:
    people = _MANY + _FEW + 1
    with steps.recorded("contacts.changed", NOW, count=people):
        records.insert_many([Contact(given=f"Asker {n}", created_on=NOW.date()) for n in range(people)])
    _favours(_MANY * _OF_MANY, each=_OF_MANY, first=1)
    _favours(_FEW * _OF_FEW, each=_OF_FEW, first=_MANY + 1)


def _favours(count: int, *, each: int, first: int) -> None:
    for start in range(0, count, _BATCH):
        with steps.recorded("favour.given", NOW, name=""):
            database.raw().execute(_FAVOUR, (start, start + _BATCH - 1, each, first))
