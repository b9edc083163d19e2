"""Requests for introductions, their verdicts and decisions (PRODUCT.md 3 and 4.5)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What the coattails guard says, from mild to strict."""

    CLEAR = "clear"
    CAUTION = "caution"
    COATTAILS = "coattails"

    @property
    def strictness(self) -> int:
        """0 for clear, 1 for caution, 2 for coattails."""
        return list(Verdict).index(self)


class Decision(StrEnum):
    """The four ways to answer a request."""

    DECLINE = "decline"
    ASK_FIRST = "ask_first"
    INTRODUCE = "introduce"
    ENDORSE = "endorse"


class Stage(StrEnum):
    """How far a request has come (PRODUCT.md 4.6)."""

    ASKED = "asked"
    DECLINED = "declined"
    TARGET_ASKED = "target_asked"
    TARGET_YES = "target_yes"
    TARGET_NO = "target_no"
    INTRODUCED = "introduced"
    ENDORSED = "endorsed"
    MET = "met"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How an introduction turned out."""

    MET = "met"
    NO_SHOW = "no_show"
    NO_THANKS = "no_thanks"
    HELPED = "helped"
    HARMED = "harmed"


class TargetAnswer(StrEnum):
    """What the target said when asked first; a no stays private."""

    YES = "yes"
    NO = "no"


class AskedBy(StrEnum):
    """The channel by which a request came."""

    IN_PERSON = "in_person"
    EMAIL = "email"
    MESSAGE = "message"
    CALL = "call"
    OTHER = "other"


class Origin(StrEnum):
    """Whether somebody asked or the owner had the idea (PRODUCT.md 4.10)."""

    REQUEST = "request"
    OWN_IDEA = "own_idea"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One row that a reason counted."""

    table: str
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One finding of the guard: a code, figures and the rows it counted.

    Attributes:
        code: what was found, for example ``never_reciprocated``; worded by ``netcrm.words``.
        for_requester: it speaks for the requester; it never decides.
        figures: counts, days, names and dates the sentence needs; plain JSON values.
        evidence: the rows counted, in id order.
    """

    code: str
    for_requester: bool = False
    figures: dict[str, str | int | float | bool | None]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A request for an introduction, or an idea of the owner's own, and what became of it.

    Attributes:
        requester: the contact who asked.
        target_contact: the contact asked for; at most one of the two targets is set, neither for
            "get me into your circle".
        target_group: the group asked for.
        words: the request in their words.
        verdict: as it stood when last weighed; with `flagged`, `reasons` and `weighed_at`.
        weighed_requester: for whom the stored verdict was weighed.
        weighed_target: for which target contact it was weighed; None without one.
        reasons: as they stood when weighed.
        decision: what the owner chose, at `decided_at`.
        endorsed_at: set exactly where the decision is to endorse; the database itself refuses it without a
            verdict for this pair, weighed no later, and, unless Clear, a reason of 20 characters.
        my_reason: the owner's reason for the decision.
        draft: the reply kept for later.
    """

    id: int = 0
    origin: Origin = Origin.REQUEST
    requester: int
    target_contact: int | None = None
    target_group: int | None = None
    asked_on: date
    asked_by: AskedBy = AskedBy.OTHER
    words: str = ""
    stage: Stage = Stage.ASKED
    verdict: Verdict | None = None
    flagged: bool = False
    reasons: tuple[Reason, ...] = ()
    weighed_at: datetime | None = None
    weighed_requester: int | None = None
    weighed_target: int | None = None
    decision: Decision | None = None
    decided_at: datetime | None = None
    endorsed_at: datetime | None = None
    my_reason: str = ""
    target_answer: TargetAnswer | None = None
    target_asked_on: date | None = None
    introduced_on: date | None = None
    outcome: Outcome | None = None
    outcome_on: date | None = None
    draft: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether the request still waits for the owner's decision."""
        return self.decision is None and self.stage is Stage.ASKED
