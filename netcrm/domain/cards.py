"""What the views show of one contact, group, event or request: values put together by the reads."""

from dataclasses import dataclass
from datetime import date

from netcrm.domain.cadence import Owed
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.event import Attendance, Event
from netcrm.domain.favour import Ask, Favour
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group, Membership
from netcrm.domain.introduction import Introduction
from netcrm.domain.reciprocity import Reciprocity
from netcrm.domain.referral import Referral
from netcrm.domain.referral_duties import ReferralDuty
from netcrm.domain.room import Room
from netcrm.domain.timeline import TimelineEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact in the fewest words, for lists inside other cards."""

    id: int
    name: str
    second_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetail:
    """Everything that stands on a contact's page.

    Attributes:
        reciprocity: favours in the window and ever (PRODUCT.md 4.4).
        favours: every favour, newest first, those without a day last.
        memberships: with their groups, current ones first.
        follow_ups: the open ones, by the day they turn up.
        requests: where the contact asked, newest first.
        last_contact_on: the last real contact; None where nothing is recorded.
        due_on: the earliest day on which something is due.
        met_event: where the owner met them.
    """

    card: ContactCard
    reciprocity: Reciprocity
    favours: tuple[Favour, ...]
    asks: tuple[Ask, ...]
    memberships: tuple[tuple[Membership, Group], ...]
    follow_ups: tuple[FollowUp, ...]
    requests: tuple[Introduction, ...]
    timeline: tuple[TimelineEntry, ...]
    last_contact_on: date | None
    due_on: date | None
    flagged: bool
    met_event: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One line of the list of groups.

    Attributes:
        next_event: the earliest planned event of the group that has not ended.
        visits: events of the group attended so far.
    """

    group: Group
    next_event: Event | None
    visits: int
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDetail:
    """Everything that stands on a group's page.

    Attributes:
        members: current ones with their seats, by name.
        former: past memberships.
        events: of the group, newest first.
        referrals: passed in the group, newest first.
    """

    group: Group
    members: tuple[tuple[Membership, Person], ...]
    former: tuple[tuple[Membership, Person], ...]
    events: tuple[Event, ...]
    referrals: tuple[Referral, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One line of the list of events.

    Attributes:
        room: the event's own, else its group's.
        expected: how many people stand on its list.
        met: with how many of them the owner spoke.
    """

    event: Event
    group: Group | None
    room: Room | None
    expected: int
    met: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """One person on an event's list.

    Attributes:
        last_met_on: the last real contact before the event; None where nothing is recorded.
        gave: favours given ever.
        received: favours received ever.
        follow_up: what is open with them, the earliest first.
        known: met before, by any record: a contact, an interaction or an event with them in the past.
        flagged: has an open request with nothing ever received.
    """

    attendance: Attendance
    contact: Contact
    last_met_on: date | None
    gave: int
    received: int
    follow_up: FollowUp | None
    known: bool
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDetail:
    """Everything that stands on an event's page; guests with something open come first."""

    row: EventRow
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One line of the list of introductions, with both sides named."""

    introduction: Introduction
    requester: Person
    target: Person | None
    group: Group | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedRow:
    """One line of "what do I owe whom, and who owes me" (PRODUCT.md 4.8).

    Attributes:
        event: the event that a follow-up came from.
        last_contact_on: the last real contact.
    """

    owed: Owed
    person: Person
    event: Event | None
    last_contact_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """One referral with its people named.

    Attributes:
        duty: what it asks of the owner, and by when; None where nothing is open.
    """

    referral: Referral
    partner: Person
    group: Group | None
    duty: ReferralDuty | None
