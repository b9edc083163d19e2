"""What may be wrong with a row that a verdict counted, and how it is put right (PRODUCT.md 4.5)."""

from dataclasses import dataclass
from enum import StrEnum

from netcrm.domain.evidence import EvidenceRow
from netcrm.domain.introduction import Outcome
from netcrm.words.words import Words


class Fix(StrEnum):
    """One way to put a row right."""

    CHANGE = "change"
    OTHER_WAY = "other_way"
    ABSENT = "absent"
    LEFT = "left"
    OUTCOME = "outcome"
    SAID_YES = "said_yes"
    NOT_THANKED = "not_thanked"
    NO_VOUCHING = "no_vouching"
    WELCOME = "welcome"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the menu.

    Attributes:
        fix: what it does.
        words: what it is called; three dots where a form opens.
        outcome: the one that it notes, where it is one.
    """

    fix: Fix
    words: str
    outcome: Outcome | None = None

    @property
    def name(self) -> str:
        """Its name for tests and assistive tools."""
        return f"{self.fix}.{self.outcome}" if self.outcome is not None else str(self.fix)


def offers(row: EvidenceRow, reason: str, words: Words) -> tuple[Offer, ...]:
    """Return the ways to put a row right; none where there is nothing to put right here.

    Args:
        row: what was counted.
        reason: code of the reason that counted it.
        words: the owner's language.
    """
    if row.is_gone:
        return ()
    if row.table == "introduction":
        return (*_of_introduction(row, words), Offer(Fix.DELETE, words.tr("Delete the request")))
    if row.table == "contact":
        return _of_contact(reason, words)
    if row.table == "favour" and row.other:
        # It stands for an introduction: that is where day and people are told.
        return (Offer(Fix.DELETE, words.tr("Don't count it as a favour")),)
    simple = {
        "favour": (
            (Fix.CHANGE, "Change it..."),
            (Fix.OTHER_WAY, "It went the other way"),
            (Fix.DELETE, "Delete it"),
        ),
        "attendance": ((Fix.ABSENT, "They weren't there"), (Fix.DELETE, "Take them off the list")),
        "membership": (
            (Fix.CHANGE, "Change it..."),
            (Fix.LEFT, "They have left"),
            (Fix.DELETE, "Delete it"),
        ),
        "referral": ((Fix.NOT_THANKED, "They didn't thank you"),),
        "interaction": ((Fix.DELETE, "Delete it"),),
    }
    return tuple(Offer(fix, words.tr(told)) for fix, told in simple.get(row.table, ()))


def _of_introduction(row: EvidenceRow, words: Words) -> tuple[Offer, ...]:
    kind, _, value = row.code.partition(".")
    if kind == "outcome" or value in ("introduced", "endorsed", "met"):
        return tuple(
            Offer(Fix.OUTCOME, words.tr("In truth: {outcome}", outcome=words.name(outcome)), outcome)
            for outcome in Outcome
            if outcome.value != value or kind != "outcome"
        )
    if value == "target_no":
        return (Offer(Fix.SAID_YES, words.tr("{name} said yes after all", name=row.other)),)
    return ()


def _of_contact(reason: str, words: Words) -> tuple[Offer, ...]:
    if reason == "vouched_for":
        return (Offer(Fix.NO_VOUCHING, words.tr("Take the vouching back")),)
    if reason == "target_wants_none":
        return (Offer(Fix.WELCOME, words.tr("Introductions are welcome")),)
    return ()
