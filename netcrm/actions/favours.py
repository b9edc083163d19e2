"""Favours given and received, and what the owner asked for; each function is one step."""

from datetime import datetime

from netcrm.domain.checks import check_favour, check_has_come, check_lengths
from netcrm.domain.contact import Contact
from netcrm.domain.favour import Ask, Direction, Favour
from netcrm.store import records, steps


def record(favour: Favour, *, now: datetime) -> int:
    """Record a favour and return its id.

    Raises:
        Refused: ``record.missing``, ``date.after_today`` or what `check_favour` refuses.
    """
    check_favour(favour)
    check_has_come(favour.happened_on, now.date(), field="happened_on")
    name = records.get(Contact, favour.contact).name
    code = "favour.given" if favour.direction is Direction.GIVEN else "favour.received"
    with steps.recorded(code, now, name=name):
        return records.insert(favour)


def change(favour: Favour, *, now: datetime) -> None:
    """Write a favour as given.

    Raises:
        Refused: ``record.missing``, ``date.after_today`` or what `check_favour` refuses.
    """
    check_favour(favour)
    check_has_come(favour.happened_on, now.date(), field="happened_on")
    with steps.recorded("favour.changed", now, name=records.get(Contact, favour.contact).name):
        records.update(favour)


def delete(identifier: int, *, now: datetime) -> None:
    """Delete a favour.

    Raises:
        Refused: ``record.missing``.
    """
    present = records.get(Favour, identifier)
    with steps.recorded("favour.deleted", now, name=records.get(Contact, present.contact).name):
        records.delete(Favour, identifier)


def record_ask(ask: Ask, *, now: datetime) -> int:
    """Record that the owner asked a contact for something, and return its id.

    Raises:
        Refused: ``record.missing``, ``date.after_today``, ``text.too_long``.
    """
    check_lengths(ask)
    check_has_come(ask.asked_on, now.date(), field="asked_on")
    with steps.recorded("ask.recorded", now, name=records.get(Contact, ask.contact).name):
        return records.insert(ask)


def change_ask(ask: Ask, *, now: datetime) -> None:
    """Write an ask as given.

    Raises:
        Refused: ``record.missing``, ``date.after_today``, ``text.too_long``.
    """
    check_lengths(ask)
    check_has_come(ask.asked_on, now.date(), field="asked_on")
    with steps.recorded("ask.changed", now, name=records.get(Contact, ask.contact).name):
        records.update(ask)


def delete_ask(identifier: int, *, now: datetime) -> None:
    """Delete an ask.

    Raises:
        Refused: ``record.missing``.
    """
    present = records.get(Ask, identifier)
    with steps.recorded("ask.deleted", now, name=records.get(Contact, present.contact).name):
        records.delete(Ask, identifier)
