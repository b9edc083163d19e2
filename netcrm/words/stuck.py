"""A request that stands still, in words: what is asked, since when, and whose move it is (PRODUCT.md 4.6)."""

from datetime import date

from netcrm.domain.cards import RequestRow
from netcrm.domain.introduction import Outcome
from netcrm.domain.stuck import Stuck, Wait
from netcrm.words.words import Words

OUTCOMES: dict[Outcome, str] = {
    Outcome.MET: "They met",
    Outcome.HELPED: "It helped",
    Outcome.NO_SHOW: "No show",
    Outcome.NO_THANKS: "No thanks",
    Outcome.HARMED: "It did harm",
}
"""The answers to "What came of it?", in the order in which they are offered."""

_SENTENCES: dict[Wait, str] = {
    Wait.DECISION: "Asked {since}; {requester} waits for your answer.",
    Wait.ANSWER: "You asked {target} {since}; no answer is recorded.",
    Wait.BOTH_ANSWERS: "You asked both {since}; no answer is recorded.",
    # Today is what the window opens with, whoever looks on: what they answered stands on the request's page.
    Wait.INTRODUCTION: "{target} answered; {requester} has waited for you since {since}.",
    Wait.REPLY: "{target} answered; {requester} has waited for you since {since}.",
    Wait.OUTCOME: "You introduced them {since}. What came of it?",
}


def target_name(row: RequestRow, words: Words) -> str:
    """Return whom the request is about: a person, a group, or nobody named."""
    if row.target is not None:
        return row.target.name
    return row.group.name if row.group is not None else words.tr("someone in your circle")


def sentence(row: RequestRow, stuck: Stuck, words: Words, today: date) -> str:
    """Return who is waited for, since when, and what may happen next."""
    requester, since = _given(row.requester.name), words.day(stuck.since, today)
    target = _given(row.target.name) if row.target is not None else words.tr("the host")
    if row.target is None and row.group is None:
        target = requester
    return words.tr(_SENTENCES[stuck.wait], since=since, requester=requester, target=target)


def answers(row: RequestRow, stuck: Stuck, words: Words) -> tuple[str, str]:
    """Return what a yes and a no are called on their buttons."""
    if stuck.wait is Wait.BOTH_ANSWERS:
        return words.tr("Both said yes"), words.tr("One said no")
    if row.target is None:
        return words.tr("They said yes"), words.tr("They said no")
    name = _given(row.target.name)
    return words.tr("{name} said yes", name=name), words.tr("{name} said no", name=name)


def question(row: RequestRow, stuck: Stuck, words: Words) -> str:
    """Return what a follow-up says that stands for the question."""
    pair = words.tr("{a} to {b}", a=row.requester.name, b=target_name(row, words))
    if stuck.wait is Wait.OUTCOME:
        return words.tr("What came of it: {pair}", pair=pair)
    return words.tr("The request stands still: {pair}", pair=pair)


def days(stuck: Stuck, words: Words) -> str:
    """Return how long it has stood there: "9 days"."""
    if stuck.wait is Wait.OUTCOME:
        return words.tr("{weeks} weeks", weeks=stuck.days // 7)
    return words.tr("{count} days", count=stuck.days)


def _given(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.strip() else name
