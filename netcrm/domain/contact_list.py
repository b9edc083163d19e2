"""What the list of contacts shows and how it is narrowed and ordered (PRODUCT.md 5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netcrm.domain.contact import Answer
from netcrm.domain.room import Room


class ContactOrder(StrEnum):
    """What the list is ordered by; ties go by name."""

    NAME = "name"
    COMPANY = "company"
    LAST_CONTACT = "last_contact"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFilter:
    """How the list is narrowed; everything given must hold.

    Attributes:
        text: words anywhere on the card, from the first letter; empty for no search.
        rooms: one of these rooms; None in it stands for "no room"; empty for any.
        local: the answer to "works where I do".
        due_by: something to do for them is due by this day.
        tag: has this tag; empty for any.
        flagged: has an open request with nothing ever received.
        group: is a member of this group whose end is not known.
        event: stands on the list of this event.
    """

    text: str = ""
    rooms: frozenset[Room | None] = frozenset()
    local: Answer | None = None
    due_by: date | None = None
    tag: str = ""
    flagged: bool = False
    group: int | None = None
    event: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the list."""
        return self == ContactFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One line of the list.

    Attributes:
        second_line: profession or job title, then company.
        gave: favours given ever.
        received: favours received ever.
        last_contact_on: the last real contact (PRODUCT.md 4.8), None where nothing is recorded.
        due_on: the earliest day on which something is due, by follow-up or cadence.
        flagged: an open request, and nothing ever received.
    """

    id: int
    name: str
    second_line: str
    room: Room | None
    gave: int
    received: int
    last_contact_on: date | None
    due_on: date | None
    flagged: bool
