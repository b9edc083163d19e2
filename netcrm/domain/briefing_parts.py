"""The parts of a briefing sheet as values: facts with dates, no sentences (PRODUCT.md 7)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from netcrm.domain.followup import FollowUpKind
from netcrm.domain.group import GroupKind, GroupReason, MeetingFormat
from netcrm.domain.introduction import Verdict
from netcrm.domain.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Event, when, where, group and kind, visit, fee, room and its budget.

    Attributes:
        starts: on the clock of the event's place.
        ends: on the clock of the event's place.
        group: name and chapter; empty where it only repeats the title, or for an event alone.
        fee: minor units of `currency`; None where unknown, nothing or discreet.
        share: whole per cent of the networking time the room took; None where unknown.
    """

    title: str
    owner: str
    starts: datetime
    ends: datetime
    place: str = ""
    format: MeetingFormat | None = None
    group: str = ""
    kind: GroupKind | None = None
    visit: int | None = None
    fee: int | None = None
    currency: str = ""
    room: Room | None = None
    share: int | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """Why the owner goes and what success is; the room's strategy where no goal is set."""

    reasons: tuple[GroupReason, ...] = ()
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The most pressing open follow-up with a person.

    Attributes:
        more: how many others are open with them.
    """

    kind: FollowUpKind
    what: str
    due_on: date
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person by name, and by number where they are expected.

    Attributes:
        number: None for somebody who is not expected.
        profession: shown beside the name where there is room for it.
    """

    name: str
    number: int | None
    profession: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody the owner knows, as a row of the table.

    Attributes:
        given: favours given; None when discreet.
        received: favours received; None when discreet.
        last_met_here: that was at a meeting of the same name, so it need not be told.
        flagged: they have an open flagged request (PRODUCT.md 4.5).
    """

    contact: int
    named: Named
    company: str = ""
    last_met_on: date | None = None
    last_met_at: str = ""
    last_met_here: bool = False
    about: str = ""
    seeks: str = ""
    offers: str = ""
    given: int | None = None
    received: int | None = None
    promise: Promise | None = None
    flagged: bool = False


class WhyCode(StrEnum):
    """Why a stranger is worth meeting, weightiest first."""

    SEEKS_MY_OFFER = "seeks_my_offer"
    PROSPECT = "prospect"
    OFFERS_WHAT_I_SEEK = "offers_what_i_seek"
    MEETS_SOMEONE = "meets_someone"
    OPEN_SEAT = "open_seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One reason to meet a stranger.

    Attributes:
        word: the shared words, or the open seat; may be empty.
        other: the person known to the owner whom the stranger should meet.
    """

    code: WhyCode
    word: str = ""
    other: Named | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrangerLine:
    """Somebody new worth meeting."""

    contact: int
    named: Named
    company: str = ""
    seeks: str = ""
    offers: str = ""
    whys: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionLine:
    """Two people expected whom the owner could introduce, with the words that say why."""

    seeker: Named
    provider: Named
    shared: str = ""
    mutual: bool = False


class ReferralMatter(StrEnum):
    """What there is to say about a referral (PRODUCT.md 4.7)."""

    DID_THEY_CALL = "did_they_call"
    HOW_DID_IT_GO = "how_did_it_go"
    CALL_AND_TELL = "call_and_tell"
    TELL_GIVER = "tell_giver"
    SAY_OUTCOME = "say_outcome"
    THANK = "thank"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLine:
    """One referral to answer for."""

    matter: ReferralMatter
    partner: Named
    prospect: str
    need: str = ""
    passed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """One request likely to be raised.

    Attributes:
        target: None where nobody is named.
        verdict: None when not weighed, or discreet.
        flagged: shown as a small mark, discreet or not.
        given: favours given to the requester; None when discreet or unknown.
        received: favours received from the requester; None when discreet or unknown.
    """

    requester: Named
    target: Named | None
    words: str = ""
    asked_on: date
    verdict: Verdict | None = None
    flagged: bool = False
    given: int | None = None
    received: int | None = None
