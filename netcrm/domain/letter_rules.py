"""Which letters may be written at which stage, and to whom (PRODUCT.md 4.6)."""

from netcrm.domain import procedure
from netcrm.domain.favour import Direction
from netcrm.domain.guard_rules import introduced_day
from netcrm.domain.introduction import Decision, Introduction, Origin, Outcome, Stage
from netcrm.domain.letter import LetterFacts, LetterKind, Offer, Reader, Side
from netcrm.domain.referral import Referral

_KINDS = {
    Decision.DECLINE: LetterKind.DECLINE,
    Decision.ASK_FIRST: LetterKind.ASK,
    Decision.INTRODUCE: LetterKind.INTRODUCE,
    Decision.ENDORSE: LetterKind.ENDORSE,
}
_NOTHING_TO_THANK_FOR = (Outcome.NO_SHOW, Outcome.HARMED)


def of_decision(decision: Decision, facts: LetterFacts) -> Offer | None:
    """Return the letter of one way to answer; None where nobody asked, so that nobody is told."""
    kind = _KINDS[decision]
    if kind is LetterKind.DECLINE:
        return None if facts.is_idea else Offer(kind, Reader.REQUESTER)
    if kind is LetterKind.ASK:
        return Offer(kind, _asked(facts))
    return Offer(kind, Reader.BOTH)


def besides(request: Introduction, facts: LetterFacts) -> tuple[Offer, ...]:
    """Return the letters that decide nothing: a reminder, thanks.

    Whoever was asked and hasn't answered may be reminded; whoever asked may be asked how it went while
    that isn't known. Thanks go to the one who gave their time, unless nobody came or it did harm.
    """
    if request.stage is Stage.TARGET_ASKED:
        return (Offer(LetterKind.CHASE, _asked(facts)),)
    if introduced_day(request) is None:
        return ()
    offers = []
    if request.outcome is None:
        reader = Reader.BOTH if request.origin is Origin.OWN_IDEA else Reader.REQUESTER
        offers.append(Offer(LetterKind.CHASE, reader))
    if facts.target is not None and request.outcome not in _NOTHING_TO_THANK_FOR:
        offers.append(Offer(LetterKind.THANK, Reader.TARGET))
    return tuple(offers)


def reminder(request: Introduction, facts: LetterFacts) -> Offer | None:
    """Return the letter that writes again to whoever is waited for; None where nobody is."""
    return next((each for each in besides(request, facts) if each.kind is LetterKind.CHASE), None)


def for_referral(referral: Referral) -> tuple[Offer, ...]:
    """Return the letters for a referral: thanks to its giver, until they were thanked (PRODUCT.md 4.7)."""
    is_open = referral.direction is Direction.RECEIVED and referral.thanked_on is None
    return (Offer(LetterKind.THANK, Reader.REQUESTER),) if is_open else ()


def offers(request: Introduction, facts: LetterFacts) -> tuple[Offer, ...]:
    """Return every letter that may be written now, those of the ways to answer first."""
    decided = (of_decision(each, facts) for each in procedure.ways(request))
    return (*(offer for offer in decided if offer is not None), *besides(request, facts))


def natural(kind: LetterKind, facts: LetterFacts) -> Offer:
    """Return a letter with the readers that it has for such a request, whatever its stage."""
    if kind in (LetterKind.ASK, LetterKind.CHASE):
        return Offer(kind, _asked(facts))
    if kind is LetterKind.DECLINE:
        return Offer(kind, Reader.REQUESTER)
    if kind is LetterKind.THANK:
        return Offer(kind, Reader.TARGET if facts.target is not None else Reader.REQUESTER)
    return Offer(kind, Reader.BOTH)


def readers(offer: Offer, facts: LetterFacts) -> tuple[Side, ...]:
    """Return who gets a letter: the target first, so that the one who gives time is greeted first."""
    sides = {
        Reader.REQUESTER: (facts.requester,),
        Reader.TARGET: (facts.target,),
        Reader.BOTH: (facts.target, facts.requester),
    }
    return tuple(side for side in sides[offer.reader] if side is not None)


def is_apart(offer: Offer, facts: LetterFacts) -> bool:
    """Tell whether the readers must not see each other: both are asked about an idea of the owner's."""
    return facts.is_idea and offer.kind in (LetterKind.ASK, LetterKind.CHASE)


def _asked(facts: LetterFacts) -> Reader:
    if facts.is_idea:
        return Reader.BOTH
    return Reader.TARGET if facts.target is not None or facts.group else Reader.REQUESTER
