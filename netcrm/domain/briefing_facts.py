"""What the briefing sheet is made from; a reader fills it from the ledger (PRODUCT.md 7)."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from netcrm.domain.event import Event
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group
from netcrm.domain.introduction import Introduction
from netcrm.domain.matching import Match
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.room import Room

OWNER = 0
"""Stands for the owner where a `PairExpected` names contacts; no contact has this id.

A reader lets the owner take part in the matching as a contact of this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonExpected:
    """One contact expected at the event, with what is known of them.

    Attributes:
        contact: id of the contact.
        number: the number they already carry on a printed sheet (Attendance.number); None for none.
        known: the owner has met or dealt with them before; else they are a stranger.
        last_met_on: day of the last real contact (PRODUCT.md 4.8); None where nothing is recorded.
        last_met_at: title of the event where that was; empty where it was no event.
        about: what it was about, in the owner's words.
        given: favours given to them in the window (PRODUCT.md 4.4).
        received: favours received from them in the window.
        prospect: has the challenge the owner solves, investing not ruled out (PRODUCT.md 4.1).
        member: a current member of the event's group.
    """

    contact: int
    name: str
    profession: str = ""
    company: str = ""
    number: int | None = None
    known: bool
    last_met_on: date | None = None
    last_met_at: str = ""
    about: str = ""
    seeks: str = ""
    offers: str = ""
    given: int = 0
    received: int = 0
    prospect: bool = False
    member: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairExpected:
    """What one seeks meets what another offers or does (PRODUCT.md 4.10).

    Attributes:
        seeker: contact whose *seeks* is met, or OWNER.
        provider: contact whose *offers* or profession meets it, or OWNER.
        shared: what the one seeks and the other offers or is, in words; may be empty.
        mutual: it holds the other way round too.
    """

    seeker: int
    provider: int
    shared: str = ""
    mutual: bool = False

    @classmethod
    def of(cls, match: Match) -> Self:
        """Return the pair that a match of the matching rule makes."""
        first = match.reasons[0]
        shared = first.profession or ", ".join(first.words)
        return cls(seeker=first.seeker, provider=first.helper, shared=shared, mutual=match.both_ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDue:
    """A referral that has to be answered for at this event (PRODUCT.md 4.7)."""

    referral: Referral
    partner_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOpen:
    """An open request whose requester or target is expected.

    Attributes:
        target_name: name of the contact or group asked for; empty where nobody is named.
    """

    introduction: Introduction
    requester_name: str
    target_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomBudget:
    """The event's room and what the last weeks gave it (PRODUCT.md 4.1).

    Attributes:
        share: part of the networking time that the room took, 0 to 1; None without attended hours.
        target: whole per cent the owner wants there; None where unset.
        strategy: the owner's strategy in the room, in a line.
    """

    room: Room
    share: float | None = None
    target: int | None = None
    strategy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingFacts:
    """Everything the sheet may say about one event.

    Attributes:
        group: the event's group; None for an event alone.
        visit: the how-manieth visit to the group this is; None for an event alone.
        pitch: text of the newest version of the owner's pitch.
        budget: the event's room; None where neither event nor group has one.
        people: those expected (or, afterwards, present), each contact once.
        matches: pairs among `people` and OWNER, best first.
        seats_held: seats of the group's current members and the owner, as written.
        referrals: to be answered for at this event, most pressing first.
        requests: open ones by or for people expected, flagged first.
        follow_ups: open ones with people expected.
    """

    event: Event
    group: Group | None = None
    owner: Owner
    visit: int | None = None
    pitch: str = ""
    budget: RoomBudget | None = None
    people: tuple[PersonExpected, ...] = ()
    matches: tuple[PairExpected, ...] = ()
    seats_held: tuple[str, ...] = ()
    referrals: tuple[ReferralDue, ...] = ()
    requests: tuple[RequestOpen, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
