"""What was said and done between the owner and contacts (PRODUCT.md 3, interaction)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class InteractionKind(StrEnum):
    """How the contact happened; a bare note is not contact (PRODUCT.md 4.8)."""

    MET = "met"
    ONE_TO_ONE = "one_to_one"
    CALL = "call"
    EMAIL = "email"
    MESSAGE = "message"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One contact or note, with one or many people.

    Attributes:
        happened_on: the owner's local day.
        contacts: ids of the people, in the order they were named; at least one.
    """

    id: int = 0
    happened_on: date
    kind: InteractionKind
    text: str = ""
    contacts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionContact:
    """One contact's part in one interaction."""

    id: int = 0
    interaction: int
    contact: int
