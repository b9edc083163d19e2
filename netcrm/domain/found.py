"""What a search finds, in the fewest words (PRODUCT.md 5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FoundKind(StrEnum):
    """What was found."""

    CONTACT = "contact"
    GROUP = "group"
    EVENT = "event"
    NOTE = "interaction"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """One hit.

    Attributes:
        id: of the contact, group or event; for a note, of the contact whose note it is.
        title: the name, title, or the line of the note with the words in it.
        hint: second line of a contact; place of a group or event; whose note it is.
        on: day of an event or a note.
    """

    kind: FoundKind
    id: int
    title: str
    hint: str = ""
    on: date | None = None
