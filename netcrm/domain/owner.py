"""The owner, the pitch and the settings that belong to the data (PRODUCT.md 3, owner)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The one person whose book this is.

    Attributes:
        currency: ISO 4217 code for new amounts.
        region: ISO 3166 two-letter code by which local phone numbers are read.
        weekly_cap_minutes: networking time a week; None for no cap.
        guard_window_months: how far back favours count (PRODUCT.md 4.5).
        guard_ratio: given at least so many times received asks for caution.
        guard_requests: the so-manieth request within `guard_request_days` asks for caution.
        guard_target_limit: introductions a target accepts within `guard_target_days`.
        guard_initiative_events: events within `guard_initiative_days` that count as initiative.
        open_follow_up_days: after meeting someone new at an open group, write within so many days.
        exclusive_follow_up_days: the same at an exclusive group.
    """

    id: int = 1
    name: str = ""
    business: str = ""
    profession: str = ""
    industry: str = ""
    years_in_business: int | None = None
    team_size: int | None = None
    home_area: str = ""
    currency: str = "EUR"
    region: str = ""
    seeks: str = ""
    offers: str = ""
    weekly_cap_minutes: int | None = None
    guard_window_months: int = 24
    guard_ratio: int = 4
    guard_requests: int = 3
    guard_request_days: int = 90
    guard_target_limit: int = 2
    guard_target_days: int = 30
    guard_initiative_events: int = 3
    guard_initiative_days: int = 365
    open_follow_up_days: int = 1
    exclusive_follow_up_days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitch:
    """One version of the owner's one-minute pitch.

    Attributes:
        version: 1, 2, 3, ...
        seconds: how long it takes to say; None if never timed.
    """

    id: int = 0
    version: int
    text: str
    seconds: int | None = None
    written_on: date
