"""Favours given and received, and what the owner asked for (PRODUCT.md 3, favour and ask)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Direction(StrEnum):
    """Seen from the owner."""

    GIVEN = "given"
    RECEIVED = "received"


class FavourKind(StrEnum):
    """What kind of favour it was."""

    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    TESTIMONIAL = "testimonial"
    ADVICE = "advice"
    VISITOR = "visitor"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Favour:
    """Something given or received; being at the same event is not a favour.

    Attributes:
        happened_on: the day; None for "some time ago": it counts ever, never in a window.
        value: closed business that came of it, minor units of ``currency``.
        introduction: the introduction that it came from.
        referral: the referral that it came from.
        event: the event that it came from.
    """

    id: int = 0
    contact: int
    direction: Direction
    kind: FavourKind
    happened_on: date | None = None
    value: int | None = None
    currency: str = ""
    note: str = ""
    introduction: int | None = None
    referral: int | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something that the owner asked of a contact."""

    id: int = 0
    contact: int
    asked_on: date
    what: str = ""
