"""What the coattails guard looks at, and what it answers (PRODUCT.md 4.5)."""

from collections import deque
from dataclasses import dataclass
from datetime import date
from itertools import repeat

from netcrm.domain.bulk import unhurried
from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event
from netcrm.domain.favour import Ask
from netcrm.domain.group import Group, Membership
from netcrm.domain.initiative import Initiative
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Decision, Evidence, Introduction, Origin, Reason, Verdict
from netcrm.domain.owner import Owner
from netcrm.domain.reciprocity import BothWays, CountedFavour, Reciprocity
from netcrm.domain.referral import Referral
from netcrm.domain.room import Room

_MANY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardFacts:
    """All that is known for weighing one request; rows that a rule does not need may be left out.

    Attributes:
        requester: who asks.
        target: the contact asked for; None where a group or nobody was named.
        target_group: the group asked for.
        origin: of a request that is not recorded yet; a recorded one brings its own.
        asked_on: day of a request that is not recorded yet; None for the day of weighing.
        favours: all of the requester, both ways; `FavourMark` serves as well as `Favour`, and `BothWays` is
            the quickest to count.
        requests: every introduction whose requester is this one, also own ideas, also the one being weighed.
        target_introductions: introductions whose target is this target; older ones than the owner's
            `guard_target_days` may be left out.
        memberships: of the requester; past ones may be left out.
        attendances: of the requester; those older than the owner's `guard_initiative_days` may be left out.
        met_event: the event where the owner met the requester.
        met_room: its room, from its group unless set on the event itself.
        asks: what the owner asked of the requester; one is enough.
        thanks: referrals given to the requester for which their thanks were recorded; other referrals of
            theirs do no harm.
        first_interaction: the earliest with the requester, bare notes left out.
    """

    requester: Contact
    target: Contact | None = None
    target_group: Group | None = None
    origin: Origin = Origin.REQUEST
    asked_on: date | None = None
    favours: tuple[CountedFavour, ...] | BothWays = ()
    requests: tuple[Introduction, ...] = ()
    target_introductions: tuple[Introduction, ...] = ()
    memberships: tuple[Membership, ...] = ()
    attendances: tuple[tuple[Attendance, Event], ...] = ()
    met_event: Event | None = None
    met_room: Room | None = None
    asks: tuple[Ask, ...] = ()
    thanks: tuple[Referral, ...] = ()
    first_interaction: Interaction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The facts of one weighing with what was counted once for all rules.

    Attributes:
        request: the recorded request being weighed; None for one that is not recorded yet.
        counts: the requester's favours in the window and ever.
        initiative: the requester's own.
    """

    facts: GuardFacts
    owner: Owner
    today: date
    request: Introduction | None
    counts: Reciprocity
    initiative: Initiative

    @property
    def others(self) -> tuple[Introduction, ...]:
        """The requester's introductions apart from the one being weighed."""
        weighed = self.request.id if self.request else None
        return tuple(row for row in self.facts.requests if row.id != weighed)

    @property
    def names(self) -> dict[str, str | int | float | bool | None]:
        """The figures that every sentence may use: the names of both sides."""
        target = self.facts.target.name if self.facts.target else None
        group = self.facts.target_group.name if self.facts.target_group else None
        return {"requester": self.facts.requester.name, "target": target or group}


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason that decides, and how strictly."""

    verdict: Verdict
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """The guard's answer.

    Attributes:
        verdict: that of the strictest rule.
        flagged: nothing was ever received from the requester, whatever the verdict.
        reasons: those that decide, strictest first, then those that only inform.
        deciding: how many of `reasons` decide.
        defaults_to: the answer chosen beforehand; never to endorse.
        change: what would change this: one sentence as a code and figures.
    """

    verdict: Verdict
    flagged: bool
    reasons: tuple[Reason, ...]
    deciding: int
    defaults_to: Decision
    change: Reason


def rows(table: str, ids: tuple[int, ...]) -> tuple[Evidence, ...]:
    """Return evidence for some rows of one table, in id order."""
    if len(ids) < _MANY:
        return tuple(Evidence(table=table, id=row) for row in sorted(ids))
    with unhurried():
        found = [object.__new__(Evidence) for _row in ids]
        # Slot by slot: thousands of favours are named in a quarter of the time that as many calls take.
        for name, cells in (("table", repeat(table)), ("id", sorted(ids))):
            deque(map(vars(Evidence)[name].__set__, found, cells), maxlen=0)
        return tuple(found)
