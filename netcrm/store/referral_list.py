"""Referrals as the lists need them."""

from netcrm.domain.cards import ReferralRow
from netcrm.domain.group import Group
from netcrm.domain.referral import Referral
from netcrm.domain.referral_duties import duty_of
from netcrm.store import people, records


def rows() -> list[ReferralRow]:
    """Return every referral with its people named, the newest first."""
    return named(sorted(records.find(Referral), key=lambda one: (one.passed_on, one.id), reverse=True))


def named(referrals: list[Referral]) -> list[ReferralRow]:
    """Return these referrals with their people named, in the order given."""
    partners = people.people(one.partner for one in referrals)
    groups = records.get_many(Group, {one.group for one in referrals if one.group is not None})
    return [
        ReferralRow(
            referral=one,
            partner=partners[one.partner],
            group=groups.get(one.group) if one.group is not None else None,
            duty=duty_of(one),
        )
        for one in referrals
    ]
