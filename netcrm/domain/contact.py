"""A person the owner knows (PRODUCT.md 3, contact)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netcrm.domain.room import Room


class Answer(StrEnum):
    """Yes, no, or nobody said."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ChannelKind(StrEnum):
    """A way to reach someone."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One email, phone, address, website or profile.

    Attributes:
        label: the file's or the owner's own word (work, mobile); may be empty.
        written: as it was written; never lost.
        normalised: for comparing: E.164, lower-case email, URL without scheme; empty where it can't be read.
        position: order within the contact.
    """

    id: int = 0
    contact: int = 0
    kind: ChannelKind
    label: str = ""
    written: str
    normalised: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherField:
    """A column or card property that no field of ours holds; kept as it came."""

    id: int = 0
    contact: int = 0
    name: str
    value: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactTag:
    """One tag of one contact."""

    id: int = 0
    contact: int
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact without its channels, other fields and tags (see ContactCard).

    Attributes:
        sort_name: the name as it is shown, folded; what lists sort by.
        local: whether the contact works where the owner does.
        room: the room where the owner sees them.
        cadence_days: keep in touch every so many days; None for no cadence.
        birthday: ``YYYY-MM-DD``, or ``--MM-DD`` where the year is unknown; empty if unknown.
        challenge: has the challenge that the owner solves.
        invest: could invest.
        introduction_limit: introductions a month they accept; None for the owner's default.
        vouched_reason: why the owner vouches for them, with ``vouched_on``; empty for no vouching.
        source: where the contact came from (a file, by hand).
        created_on: day the contact was added.
    """

    id: int = 0
    given: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    company: str = ""
    job_title: str = ""
    profession: str = ""
    industry: str = ""
    years_in_business: int | None = None
    team_size: int | None = None
    place: str = ""
    local: Answer = Answer.UNKNOWN
    room: Room | None = None
    seeks: str = ""
    offers: str = ""
    how_met: str = ""
    met_event: int | None = None
    met_on: date | None = None
    cadence_days: int | None = None
    birthday: str = ""
    notes: str = ""
    challenge: Answer = Answer.UNKNOWN
    invest: Answer = Answer.UNKNOWN
    no_introductions: bool = False
    introduction_limit: int | None = None
    vouched_reason: str = ""
    vouched_on: date | None = None
    source: str = ""
    sort_name: str = ""
    created_on: date | None = None

    @property
    def name(self) -> str:
        """The name to show: given and family, else nickname, else company, else empty."""
        return " ".join(part for part in (self.given, self.family) if part) or self.nickname or self.company


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    """A contact with everything that stands on their card."""

    contact: Contact
    channels: tuple[Channel, ...] = ()
    other_fields: tuple[OtherField, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSame:
    """The owner's word that two contacts are two people (PRODUCT.md 4.11); ``first`` < ``second``."""

    id: int = 0
    first: int
    second: int
