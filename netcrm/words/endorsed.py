"""How endorsements turned out, in words: "Your name was behind 7: 6 helped, 1 did harm."."""

from netcrm.domain.endorsed import NameBehind
from netcrm.domain.introduction import Outcome
from netcrm.words.words import Words

_OUTCOMES: dict[Outcome, str] = {
    Outcome.HELPED: "{count} helped",
    Outcome.MET: "{count} led to a meeting",
    Outcome.NO_SHOW: "{count} no show",
    Outcome.NO_THANKS: "{count} without thanks",
    Outcome.HARMED: "{count} did harm",
}
"""In the order in which they are told."""


def turned_out(behind: NameBehind, words: Words) -> str:
    """Return how they turned out, those without an outcome last; empty where there is none."""
    if behind.count == 1:
        told = "".join(words.name(outcome) for outcome in behind.outcomes) or words.tr("Nothing recorded yet")
        return told[:1].lower() + told[1:]
    parts = [
        words.tr(told, count=behind.outcomes[outcome])
        for outcome, told in _OUTCOMES.items()
        if outcome in behind.outcomes
    ]
    if behind.unknown:
        parts.append(words.tr("{count} with nothing recorded yet", count=behind.unknown))
    return ", ".join(parts)


def sentence(behind: NameBehind, words: Words) -> str:
    """Return how all of them turned out; empty where there is none."""
    if not behind.count:
        return ""
    told = turned_out(behind, words)
    if behind.count == 1:
        return words.tr("Your name was behind 1 introduction: {told}.", told=told)
    return words.tr("Your name was behind {count} introductions: {told}.", count=behind.count, told=told)


def of_requester(behind: NameBehind, name: str, words: Words) -> tuple[str, str]:
    """Return a lead and a sentence on the earlier ones of one requester; both empty where there is none."""
    if not behind.count:
        return "", ""
    lead = words.tr("Your name was behind {name} before.", name=name)
    told = turned_out(behind, words)
    if behind.count == 1:
        return lead, words.tr("Once: {told}.", told=told)
    return lead, words.tr("{count} times: {told}.", count=behind.count, told=told)
