"""Follow-ups: add, do, put off; each function is one step."""

from dataclasses import replace
from datetime import date, datetime

from netcrm.domain import cadence
from netcrm.domain.checks import check_lengths
from netcrm.domain.contact import Contact
from netcrm.domain.followup import FollowUp
from netcrm.store import records, steps


def add(follow_up: FollowUp, *, now: datetime) -> int:
    """Add a follow-up and return its id.

    Raises:
        Refused: ``record.missing``, ``text.too_long``.
    """
    check_lengths(follow_up)
    with steps.recorded("follow_up.added", now, name=_name(follow_up)):
        return records.insert(follow_up)


def change(follow_up: FollowUp, *, now: datetime) -> None:
    """Write a follow-up as given.

    Raises:
        Refused: ``record.missing``, ``text.too_long``.
    """
    check_lengths(follow_up)
    with steps.recorded("follow_up.changed", now, name=_name(follow_up)):
        records.update(follow_up)


def do(identifier: int, *, now: datetime) -> None:
    """Tick a follow-up off, today."""
    present = records.get(FollowUp, identifier)
    with steps.recorded("follow_up.done", now, name=_name(present)):
        records.update(replace(present, done_on=now.date()))


def reopen(identifier: int, *, now: datetime) -> None:
    """Take the tick off again."""
    present = records.get(FollowUp, identifier)
    with steps.recorded("follow_up.reopened", now, name=_name(present)):
        records.update(replace(present, done_on=None))


def put_off(identifier: int, until: date, *, now: datetime) -> None:
    """Let it turn up again on `until`; the first due date stays (PRODUCT.md 4.8).

    Raises:
        Refused: ``follow_up.put_off_past`` unless `until` is after today, ``follow_up.done``.
    """
    present = records.get(FollowUp, identifier)
    later = cadence.put_off(present, until, now.date())
    with steps.recorded("follow_up.put_off", now, name=_name(present)):
        records.update(later)


def delete(identifier: int, *, now: datetime) -> None:
    """Delete a follow-up."""
    present = records.get(FollowUp, identifier)
    with steps.recorded("follow_up.deleted", now, name=_name(present)):
        records.delete(FollowUp, identifier)


def _name(follow_up: FollowUp) -> str:
    return records.get(Contact, follow_up.contact).name
