"""What a letter's template is filled with: plain text, numbers and truths, in the letter's language."""

from typing import Any, Final

from netcrm.domain import letter_rules
from netcrm.domain.letter import Language, LetterFacts, Offer, Reader, Side, WayIn
from netcrm.words.dates import MONTHS
from netcrm.words.letter_files import Tongue, tongue
from netcrm.words.meetings import meets

LONGEST_VALUE: Final = 600
"""Characters of one value; what is longer goes on by talking, not in a letter."""
MOST_GROUPS: Final = 8
"""Groups that a letter lists."""


def values(offer: Offer, facts: LetterFacts, language: Language) -> dict[str, Any]:
    """Return every field of `netcrm.domain.letter_fields` for one letter."""
    readers = letter_rules.readers(offer, facts)
    said = tongue(language)
    about = facts.group or (facts.target.given if facts.target is not None else "")
    return {
        "owner": _short(facts.owner),
        "reader": _person(readers[0] if readers else None),
        "requester": _person(facts.requester),
        "target": _person(facts.target),
        "about": _short(about),
        "asked_group": _short(facts.group),
        "words": _short(facts.words),
        "prospect": _short(facts.prospect),
        "groups": [_group(way, said) for way in facts.ways_in[:MOST_GROUPS]],
        "groups_are_paid": facts.are_paid,
        "flagged": facts.flagged,
        "introduced": facts.is_introduced,
        "is_idea": facts.is_idea,
        "to_requester": offer.reader in (Reader.REQUESTER, Reader.BOTH),
        "to_target": offer.reader in (Reader.TARGET, Reader.BOTH),
    }


def _short(text: str) -> str:
    told = text.strip()
    return told if len(told) <= LONGEST_VALUE else told[: LONGEST_VALUE - 1].rstrip() + "…"


def _person(side: Side | None) -> dict[str, str]:
    """Return the parts of a person; nothing at all for nobody, or for somebody without a name."""
    if side is None or not side.name.strip():
        return {}
    name, work = _short(side.name), _short(side.second_line)
    return {
        "name": name,
        "given": _short(side.given) or name,
        "work": work,
        "full": f"{name} ({work})" if work else name,
    }


def _group(way: WayIn, said: Tongue) -> dict[str, Any]:
    name, chapter = _short(way.name), _short(way.chapter)
    meeting = meets(said.words.tr, way.recurrence, way.starts)
    fee = _fee(way, said)
    named = f"{name} ({chapter})" if chapter else name
    came = way.visits >= 2 and way.since is not None
    return {
        "name": name,
        "chapter": chapter,
        "meets": meeting,
        "fee": fee,
        "line": _sentence(", ".join(part for part in (named, meeting, fee) if part)),
        "how_to_join": _sentence(_short(way.how_to_join)),
        "visits": way.visits,
        "since": _month(way, said) if came else "",
        "seat": _short(way.seat),
        "seat_is_free": bool(way.seat) and way.seat_is_free is True,
        "seat_is_taken": bool(way.seat) and way.seat_is_free is False,
    }


def _sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if not text or text[-1] in ".!?…" else text + "."


def _fee(way: WayIn, said: Tongue) -> str:
    if not way.fee or not way.currency:
        return ""
    amount = said.money(way.fee, way.currency)
    return f"{amount} {said.words.name(way.fee_period)}" if way.fee_period is not None else amount


def _month(way: WayIn, said: Tongue) -> str:
    if way.since is None:
        return ""
    month = said.words.tr(MONTHS[way.since.month - 1])
    return said.words.tr("{month} {year}", month=month, year=way.since.year)
