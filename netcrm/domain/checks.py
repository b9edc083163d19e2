"""What a value must satisfy before it is kept; each refusal names the field."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netcrm.domain.contact import Channel, Contact
from netcrm.domain.event import Event
from netcrm.domain.favour import Favour
from netcrm.domain.group import Group, Membership
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.refusal import Refused

LINE_LIMIT = 1_000
"""Characters in a single-line field (RELIABILITY.md 2.3)."""
TEXT_LIMIT = 65_536
"""Characters in notes and other long texts (RELIABILITY.md 2.3)."""

_LONG = frozenset(
    {"notes", "seeks", "offers", "vibe", "how_to_join", "goal", "why", "words", "text", "draft"}
)
_GUARD = (
    "guard_window_months",
    "guard_ratio",
    "guard_requests",
    "guard_request_days",
    "guard_target_days",
    "guard_initiative_events",
    "guard_initiative_days",
)


def check_lengths(value: object) -> None:
    """Refuse a text over its limit: ``text.too_long``."""
    for name in value.__dataclass_fields__:  # type: ignore[attr-defined]
        text = getattr(value, name)
        if isinstance(text, str):
            limit = TEXT_LIMIT if name in _LONG else LINE_LIMIT
            if len(text) > limit:
                raise Refused("text.too_long", field=name, length=len(text), limit=limit)


def check_has_come(day: date | None, today: date, *, field: str) -> None:
    """Refuse a day after today for what is told as done; no day at all may stand."""
    if day is not None and day > today:
        raise Refused("date.after_today", field=field)


def check_figures(value: object, *, least: int, fields: Iterable[str]) -> None:
    """Refuse a figure below `least`, 0 or 1; an unknown one (None) may stand."""
    for field in fields:
        figure = getattr(value, field)
        if figure is not None and figure < least:
            raise Refused("number.not_positive" if least else "contact.number_negative", field=field)


def check_years(value: Contact | Owner) -> None:
    """Refuse years in business that nobody reaches."""
    if value.years_in_business is not None and not 0 <= value.years_in_business <= 150:
        raise Refused("contact.years_impossible", field="years_in_business")


def check_contact(contact: Contact, channels: tuple[Channel, ...] = ()) -> None:
    """Refuse a contact that nobody could find again, or with impossible figures."""
    check_lengths(contact)
    if not contact.name and not channels:
        raise Refused("contact.no_name", field="given")
    check_years(contact)
    check_figures(contact, least=0, fields=("team_size", "introduction_limit"))
    check_figures(contact, least=1, fields=("cadence_days",))


def check_currency(currency: str, *, needed: object) -> None:
    """Refuse a currency that is none; where no amount stands it may be empty."""
    if len(currency) != 3 and (needed or currency):
        raise Refused("money.no_currency", field="currency")


def check_fee(fee: int | None, currency: str) -> None:
    """Refuse a fee below zero or without a currency."""
    if fee is not None and fee < 0:
        raise Refused("money.negative", field="fee")
    check_currency(currency, needed=fee is not None)


def check_group(group: Group) -> None:
    """Refuse a group without a name, with an impossible fee or a rule that is none."""
    check_lengths(group)
    if not group.name.strip():
        raise Refused("group.no_name", field="name")
    check_fee(group.fee, group.currency)
    check_figures(group, least=0, fields=("allowed_absences", "visitor_limit", "typical_turnout"))
    check_figures(group, least=1, fields=("absence_months",))
    if group.recurrence:
        from dateutil.rrule import rrulestr

        try:
            rrulestr(group.recurrence.removeprefix("RRULE:"))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise Refused("group.bad_recurrence", field="recurrence", text=group.recurrence) from None


def check_membership(membership: Membership) -> None:
    """Refuse a membership that ends before it begins."""
    check_lengths(membership)
    begun, ended = membership.from_on, membership.to_on
    if begun is not None and ended is not None and ended < begun:
        raise Refused("membership.ends_before_start", field="to_on")


def check_event(event: Event) -> None:
    """Refuse an event without a title, ending before it starts, or in no time zone."""
    check_lengths(event)
    if not event.title.strip():
        raise Refused("event.no_title", field="title")
    try:
        ZoneInfo(event.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("event.unknown_zone", field="zone", zone=event.zone) from None
    if event.ends_at < event.starts_at:
        raise Refused("event.ends_before_start", field="ends_at", start=f"{event.local_start:%H:%M}")
    if event.travel_minutes < 0:
        raise Refused("event.minutes_negative", field="travel_minutes")
    check_fee(event.fee, event.currency)


def check_favour(favour: Favour) -> None:
    """Refuse business below zero or without a currency."""
    check_lengths(favour)
    if favour.value is not None and favour.value < 0:
        raise Refused("favour.value_negative", field="value")
    check_currency(favour.currency, needed=favour.value)


def check_referral(referral: Referral) -> None:
    """Refuse a referral of nobody, or with impossible figures."""
    check_lengths(referral)
    if not referral.prospect.strip():
        raise Refused("referral.no_prospect", field="prospect")
    if referral.quality is not None and not 1 <= referral.quality <= 5:
        raise Refused("referral.quality_range", field="quality")
    if referral.value is not None and referral.value < 0:
        raise Refused("referral.value_negative", field="value")
    check_currency(referral.currency, needed=referral.value)


def check_owner(owner: Owner) -> None:
    """Refuse settings that no rule could work with."""
    check_lengths(owner)
    check_currency(owner.currency, needed=True)
    check_years(owner)
    if owner.region and (len(owner.region) != 2 or not owner.region.isalpha()):
        raise Refused("owner.region_unknown", field="region", region=owner.region)
    if owner.weekly_cap_minutes is not None and owner.weekly_cap_minutes <= 0:
        raise Refused("owner.cap_not_positive", field="weekly_cap_minutes")
    for field in _GUARD:
        if getattr(owner, field) <= 0:
            raise Refused("owner.guard_not_positive", field=field)
    fields = ("team_size", "guard_target_limit", "open_follow_up_days", "exclusive_follow_up_days")
    check_figures(owner, least=0, fields=fields)
