"""Referrals passed and received (PRODUCT.md 4.7); each function is one step."""

from dataclasses import replace
from datetime import datetime

from netcrm.domain.checks import check_has_come, check_referral
from netcrm.domain.contact import Contact
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.store import records, steps


def record(referral: Referral, *, now: datetime) -> int:
    """Record a referral and the one favour that it is, and return the referral's id.

    Raises:
        Refused: ``record.missing``, ``date.after_today`` or what `check_referral` refuses.
    """
    check_referral(referral)
    check_has_come(referral.passed_on, now.date(), field="passed_on")
    name = records.get(Contact, referral.partner).name
    code = "referral.given" if referral.direction is Direction.GIVEN else "referral.received"
    with steps.recorded(code, now, name=name, prospect=referral.prospect):
        return insert(referral)


def insert(referral: Referral) -> int:
    """Insert a referral that was checked, and the one favour that it is, within a step of the caller's."""
    identifier = records.insert(referral)
    if not referral.is_lead:
        records.insert(_favour(replace(referral, id=identifier)))
    return identifier


def change(referral: Referral, *, now: datetime) -> None:
    """Write a referral as given; its favour follows in day, direction, contact and won value.

    Raises:
        Refused: ``record.missing``, ``date.after_today`` or what `check_referral` refuses.
    """
    check_referral(referral)
    check_has_come(referral.passed_on, now.date(), field="passed_on")
    with steps.recorded("referral.changed", now, prospect=referral.prospect):
        _write(referral)


def set_status(
    identifier: int,
    status: ReferralStatus,
    *,
    now: datetime,
    value: int | None = None,
    currency: str = "",
) -> None:
    """Move a referral forward or back; won sets the favour's value and adds no second (PRODUCT.md 4.6).

    Args:
        identifier: the referral.
        status: where it stands now.
        value: closed business in minor units of `currency`, with won.
        currency: ISO 4217.
    """
    present = records.get(Referral, identifier)
    wanted = replace(present, status=status)
    if value is not None:
        wanted = replace(wanted, value=value, currency=currency)
    check_referral(wanted)
    with steps.recorded("referral.status", now, prospect=present.prospect, status=status):
        _write(wanted)


def tell_giver(identifier: int, *, now: datetime) -> None:
    """Note that the giver was told what came of it."""
    present = records.get(Referral, identifier)
    name = records.get(Contact, present.partner).name
    with steps.recorded("referral.told", now, prospect=present.prospect, name=name):
        records.update(replace(present, told_giver_on=now.date()))


def thank(identifier: int, *, now: datetime) -> None:
    """Note that the giver was thanked."""
    present = records.get(Referral, identifier)
    name = records.get(Contact, present.partner).name
    with steps.recorded("referral.thanked", now, prospect=present.prospect, name=name):
        records.update(replace(present, thanked_on=now.date()))


def delete(identifier: int, *, now: datetime) -> None:
    """Delete a referral and the favour that it was."""
    present = records.get(Referral, identifier)
    with steps.recorded("referral.deleted", now, prospect=present.prospect):
        for favour in records.find(Favour, referral=identifier):
            records.delete(Favour, favour.id)
        records.delete(Referral, identifier)


def _write(referral: Referral) -> None:
    records.update(referral)
    present = records.find(Favour, referral=referral.id)
    if referral.is_lead:
        for favour in present:
            records.delete(Favour, favour.id)
    elif present:
        records.update(replace(_favour(referral), id=present[0].id, note=present[0].note))
    else:
        records.insert(_favour(referral))


def _favour(referral: Referral) -> Favour:
    won = referral.status is ReferralStatus.WON
    return Favour(
        contact=referral.partner,
        direction=referral.direction,
        kind=FavourKind.REFERRAL,
        happened_on=referral.passed_on,
        value=referral.value if won else None,
        currency=referral.currency if won else "",
        note=referral.prospect,
        referral=referral.id,
        event=referral.event,
    )
