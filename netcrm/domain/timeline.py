"""What happened with one contact, newest first (pictures: the card's timeline)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimelineKind(StrEnum):
    """What a line of the timeline is about; also the table of its row."""

    INTERACTION = "interaction"
    EVENT = "attendance"
    FAVOUR = "favour"
    REFERRAL = "referral"
    INTRODUCTION = "introduction"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One line of a contact's timeline.

    Attributes:
        kind: what the line is about.
        id: the row in the table of that name.
        on: the day; None for "some time ago".
        code: what happened, worded by `netcrm.words`: kind of interaction, ``given.advice``, ``asked``
        title: a name that the line needs: the event, the prospect, the other person; may be empty.
        text: the owner's own words; may be empty.
        is_note: a bare note, which is not contact.
    """

    kind: TimelineKind
    id: int
    on: date | None
    code: str
    title: str = ""
    text: str = ""
    is_note: bool = False
