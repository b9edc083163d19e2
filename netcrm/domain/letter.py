"""What the drafts of an introduction are made from, and what a draft is (PRODUCT.md 4.6).

What the other side answered stands nowhere in here: a letter can't give away what it doesn't know.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from netcrm.domain.group import FeePeriod
from netcrm.domain.refusal import Refused


class Tone(StrEnum):
    """How much a draft says."""

    WARM = "warm"
    BRIEF = "brief"


class LetterKind(StrEnum):
    """What a draft is for."""

    DECLINE = "decline"
    ASK = "ask"
    INTRODUCE = "introduce"
    ENDORSE = "endorse"
    THANK = "thank"
    CHASE = "chase"


class Language(StrEnum):
    """The languages that letters are written in, by their ISO 639 codes."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"


class Reader(StrEnum):
    """Who gets a letter."""

    REQUESTER = "requester"
    TARGET = "target"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """The owner's own wording of one letter; there is at most one for a kind, tone and language.

    Attributes:
        subject: of the email; a template as well.
        text: what `netcrm.domain.letter_template` reads.
    """

    id: int = 0
    kind: LetterKind
    tone: Tone
    language: Language
    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that may be written now, and to whom."""

    kind: LetterKind
    reader: Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One person whom a letter speaks to or of.

    Attributes:
        name: as on the card.
        given: what a letter calls them; the whole name where no given name is known.
        second_line: profession or job title, then company; may be empty.
        email: the first one on the card; empty for none.
        contact: id; 0 for somebody made up.
    """

    name: str
    given: str
    second_line: str = ""
    email: str = ""
    contact: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """A group that the owner goes to, as a way in for someone else.

    Attributes:
        recurrence: when it meets, an RFC 5545 RRULE value; may be empty.
        starts: local time of its latest meeting; None without one.
        fee: minor units of ``currency`` for each ``fee_period``; None where none is recorded.
        visits: meetings that the owner attended.
        since: the first of them; None without one.
        seat: what the requester does, in an exclusive group; empty where seats say nothing.
        seat_is_free: whether nobody is recorded in that seat; None where seats say nothing.
    """

    name: str
    chapter: str = ""
    recurrence: str = ""
    starts: time | None = None
    fee: int | None = None
    currency: str = ""
    fee_period: FeePeriod | None = None
    how_to_join: str = ""
    visits: int = 0
    since: date | None = None
    seat: str = ""
    seat_is_free: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything that the drafts of one request know.

    Attributes:
        owner: the owner's first name, which stands under a letter; may be empty.
        requester: who asked.
        target: the contact asked for, or the host of the group asked for; None where nobody is known.
        group: name of the group asked for; empty for none.
        words: the request in the requester's words.
        flagged: nothing is recorded as received from the requester.
        is_idea: nobody asked; the owner thinks the two should meet.
        ways_in: groups the owner is a member of and the requester is not, those that cost first.
        are_paid: whether the groups listed are those that the owner pays for.
        is_introduced: the introduction was made.
        prospect: whom the requester sent to the owner, where thanks are for a referral; empty for none.
    """

    owner: str
    requester: Side
    target: Side | None = None
    group: str = ""
    words: str = ""
    flagged: bool = False
    is_idea: bool = False
    ways_in: tuple[WayIn, ...] = ()
    are_paid: bool = True
    is_introduced: bool = False
    prospect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft.

    Attributes:
        to: addresses; empty where none is known.
        subject: of the email.
        text: plain text with line breaks.
        apart: each is written to without seeing the others.
        broken: why the owner's own wording could not be used, and the usual one stands here instead.
        contacts: ids of those whom it is written to.
    """

    to: tuple[str, ...]
    subject: str
    text: str
    apart: bool = False
    broken: Refused | None = None
    contacts: tuple[int, ...] = ()
