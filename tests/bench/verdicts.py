"""Verdicts where very much is recorded: 1,000,000 favours in the book, 5,000 of each contact who asks."""

import functools
import gc
import tempfile
from pathlib import Path

from big_profile import NOW
from measure import percentile, seconds

from netcrm.domain.contact import Contact
from netcrm.reads import introductions
from netcrm.store import records, steps
from netcrm.store.engine import database
from netcrm.store.ledger import Ledger

_FAVOURS = 1_000_000
_OF_ONE = 5_000
_ASKERS = _FAVOURS // _OF_ONE
_BATCH = 100_000
_FAVOUR = """
WITH RECURSIVE told (n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM told WHERE n < ?2)
INSERT INTO favour (contact, direction, kind, happened_on)
SELECT 1 + n / ?3, iif(n % (2 + n / ?3 % 7), 'given', 'received'), iif(n % 3, 'advice', 'referral'),
    date('2026-11-17', '-' || (n % 1000) || ' days') FROM told
"""


def of_many_favours() -> float:
    """Return the p99 of weighing a request of a contact with 5,000 favours in a book of a million."""
    today = NOW.date()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder, "profile"), now=NOW)
        try:
            with ledger.writing():
                _record()
            gc.collect()
            with ledger.reading():
                weighed = functools.partial(
                    introductions.weighed, target_contact=_ASKERS + 1, target_group=None, today=today
                )
                askers = [*range(1, _ASKERS + 1)] * 2
                taken = [seconds(functools.partial(weighed, asker)) for asker in askers]
                return percentile(taken, 0.99)
        finally:
            ledger.close()


def _record() -> None:
    with steps.recorded("contacts.changed", NOW, count=_ASKERS + 1):
        records.insert_many([Contact(given=f"Asker {n}", created_on=NOW.date()) for n in range(_ASKERS + 1)])
    for start in range(0, _FAVOURS, _BATCH):
        with steps.recorded("favour.given", NOW, name=""):
            database.raw().execute(_FAVOUR, (start, start + _BATCH - 1, _OF_ONE))
