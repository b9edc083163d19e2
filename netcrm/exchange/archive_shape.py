"""The shape of a netcrm archive: which dataclass stands where, what points at what, what a field may hold.

The tables here are all that a new dataclass or field needs; reading, writing, checking and the published
schema follow from them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from netcrm.domain.contact import Channel, Contact, ContactTag, NotSame, OtherField
from netcrm.domain.event import Attendance, Event
from netcrm.domain.favour import Ask, Favour
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group, Membership
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Introduction
from netcrm.domain.letter import LetterTemplate
from netcrm.domain.names import sort_name
from netcrm.domain.owner import Owner, Pitch
from netcrm.domain.referral import CHECK_AFTER, Referral
from netcrm.domain.room import RoomPlan
from netcrm.domain.transfer import HeaderMapping, ImportRun
from netcrm.exchange.archive_values import Limit, Record, record

FORMAT: Final = "netcrm"
VERSION: Final = 2


class Section(NamedTuple):
    """A top-level key of the document, the dataclass of its objects, the version that it came with."""

    key: str
    kind: type
    since: int = 1


class Nest(NamedTuple):
    """A list inside each contact.

    Attributes:
        key: key of the list in the contact's object.
        kind: the dataclass of its objects; their field ``contact`` is told by the place.
        short: the one field that a plain string stands for; empty where only objects may stand.
    """

    key: str
    kind: type
    short: str = ""


SECTIONS: Final = (
    Section("room_plans", RoomPlan),
    Section("pitches", Pitch),
    Section("groups", Group),
    Section("events", Event),
    Section("contacts", Contact),
    Section("not_same", NotSame),
    Section("memberships", Membership),
    Section("attendances", Attendance),
    Section("interactions", Interaction),
    Section("introductions", Introduction),
    Section("referrals", Referral),
    Section("favours", Favour),
    Section("asks", Ask),
    Section("follow_ups", FollowUp),
    Section("import_runs", ImportRun),
    Section("header_mappings", HeaderMapping),
    Section("letter_templates", LetterTemplate, since=2),
)
"""The lists of the document, in the order they are written; ``owner`` stands before them, alone."""

NESTS: Final = (
    Nest("channels", Channel),
    Nest("other_fields", OtherField),
    Nest("tags", ContactTag, short="tag"),
)
"""The lists inside each contact."""

LARGEST_ID: Final = 2**53 - 1
"""Ids above this would change in readers that hold numbers as floats, and leave the ledger none to give."""

POINTS_TO: Final[Mapping[str, type]] = {
    "contact": Contact,
    "contacts": Contact,
    "event": Event,
    "first": Contact,
    "group": Group,
    "introduction": Introduction,
    "met_event": Event,
    "partner": Contact,
    "pitch": Pitch,
    "prospect_contact": Contact,
    "referral": Referral,
    "requester": Contact,
    "second": Contact,
    "target_contact": Contact,
    "target_group": Group,
}
"""Field name -> whose id it holds. Evidence and ``weighed_...`` tell what was, and may name what is gone."""

UNIQUE: Final[Mapping[type, tuple[str, ...]]] = {
    RoomPlan: ("room",),
    NotSame: ("first", "second"),
    ContactTag: ("contact", "tag"),
    Attendance: ("event", "contact"),
    HeaderMapping: ("header_key",),
    LetterTemplate: ("kind", "tone", "language"),
}
"""Fields that no two objects of a dataclass share, all taken together."""

# What the ledger's own columns check; a document that passes here is never stopped there.
_COUNTS: Final[Mapping[str, Limit]] = {
    **dict.fromkeys(
        ("id", *(name for name in POINTS_TO if name != "contacts")), Limit(low=1, high=LARGEST_ID)
    ),
    "target": Limit(low=0, high=100),
    "years_in_business": Limit(low=0, high=150),
    "quality": Limit(low=1, high=5),
    **dict.fromkeys(
        (
            "team_size",
            "guard_target_limit",
            "open_follow_up_days",
            "exclusive_follow_up_days",
            "fee",
            "allowed_absences",
            "visitor_limit",
            "typical_turnout",
            "travel_minutes",
            "introduction_limit",
        ),
        Limit(low=0),
    ),
    **dict.fromkeys(
        (
            "weekly_cap_minutes",
            "guard_window_months",
            "guard_ratio",
            "guard_requests",
            "guard_request_days",
            "guard_target_days",
            "guard_initiative_events",
            "guard_initiative_days",
            "version",
            "seconds",
            "absence_months",
            "cadence_days",
            "number",
        ),
        Limit(low=1),
    ),
}
_FILLED: Final = Limit(pattern="[^ ]", problem="blank")
_CURRENCY: Final = Limit(pattern=r"^([\s\S]{3})?(?![\s\S])", problem="not_a_currency")
_MONEY: Final = Limit(low=0)

_LIMITS: Final[Mapping[tuple[type, str], Limit]] = {
    (Owner, "id"): Limit(low=1, high=1),
    (Owner, "currency"): Limit(pattern=r"^[\s\S]{3}(?![\s\S])", problem="not_a_currency"),
    (Owner, "region"): Limit(pattern=r"^([\s\S]{2})?(?![\s\S])", problem="not_a_region"),
    (Group, "name"): _FILLED,
    (Group, "currency"): _CURRENCY,
    (Event, "title"): _FILLED,
    (Event, "currency"): _CURRENCY,
    (ContactTag, "tag"): _FILLED,
    (Referral, "prospect"): _FILLED,
    (Referral, "value"): _MONEY,
    (Referral, "currency"): _CURRENCY,
    (Favour, "value"): _MONEY,
    (Favour, "currency"): _CURRENCY,
}

Values = Mapping[str, Any]


def _sort_name(contact: Values) -> str:
    given, family = contact.get("given", ""), contact.get("family", "")
    return sort_name(given, family, contact.get("nickname", ""), contact.get("company", ""))


def _check_on(referral: Values) -> date:
    passed_on: date = referral["passed_on"]
    return passed_on + min(CHECK_AFTER, date.max - passed_on)


_DERIVED: Final[Mapping[type, Mapping[str, Callable[[Values], Any]]]] = {
    Contact: {"sort_name": _sort_name},
    Referral: {"check_on": _check_on},
}


def _record(kind: type, without: tuple[str, ...] = ()) -> Record:
    def limits(name: str) -> Limit | None:
        return _LIMITS.get((kind, name)) or _COUNTS.get(name)

    return record(kind, without=without, limits=limits, derived=_DERIVED.get(kind))


RECORDS: Final[Mapping[type, Record]] = {
    Owner: _record(Owner),
    **{section.kind: _record(section.kind) for section in SECTIONS},
    **{nest.kind: _record(nest.kind, without=("contact",)) for nest in NESTS},
}
"""How each dataclass stands in the archive."""
