"""The words of the debrief: what an entry says of the people it names (PRODUCT.md 7)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from netcrm.domain.event import Presence
from netcrm.domain.favour import Direction
from netcrm.domain.followup import FollowUpKind
from netcrm.domain.refusal import Refused
from netcrm.domain.reminders import day_in

PROMISE_DAYS = 7
"""A promise without a day is due so many days after today."""
WRITE_DAYS = 1
"""``write`` without a day is due so many days after today."""

_END = r"(?![\w'\u2019-])[\s:,.]*"
_THERE = re.compile(rf"(?:(?P<absent>no[\s-]?show|absent)|(?P<present>here|present)){_END}", re.IGNORECASE)
_FLAG = re.compile(rf"(?P<flag>met|new|card){_END}", re.IGNORECASE)
_VERB = re.compile(
    r"(?:(?P<i_promised>i\s+promised?|promise)"
    r"|(?P<they_promised>(?:they|he|she)\s+promise[ds]?|promise[ds])"
    r"|(?P<intro>(?:asks?|asked|wants?)\s+(?:for\s+)?(?:an?\s+)?intro(?:duction)?(?:\s+(?:to|with))?"
    r"|intro(?:duction)?(?:\s+(?:to|with)|(?=\s*$)))"
    r"|(?P<write>write)|(?P<note>note)|(?P<given>ref(?:er(?:red|ral)?)?)|(?P<received>got))" + _END,
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:rs?|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?\.?"
_DAY = re.compile(
    r"(?:^|(?<=\s))(?:(?:by|on|until|till|before)\s+)?(?P<day>(?:the )?day after tomorrow|tomorrow|today"
    r"|next (?:week|month)|in (?:about )?\w+ (?:day|week|month)s?"
    rf"|(?:next |this )?(?P<weekday>{_WEEKDAY})"
    rf"|{_NTH}(?: of)? {_MONTH}(?:,? \d{{4}})?|{_MONTH} {_NTH}(?:,? \d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?)[.!]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something to do or to expect; `why` may be empty where it is to write."""

    kind: FollowUpKind
    why: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A referral passed there: somebody who wants to be called, and for what."""

    direction: Direction
    prospect: str
    need: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an entry says of its people; see `DebriefLine`.

    Attributes:
        intro: whom they asked to meet, as it is typed; empty for nobody named, None for no request.
    """

    presence: Presence = Presence.PRESENT
    met: bool = True
    new: bool = False
    card: bool = False
    note: str = ""
    promise: Promise | None = None
    slip: Slip | None = None
    intro: str | None = None


def begins(entry: str) -> bool:
    """Whether an entry begins with a word of the debrief, so that it names nobody itself."""
    return any(pattern.match(entry) for pattern in (_THERE, _FLAG, _VERB))


def read(rest: str, today: date) -> Said:
    """Return what stands after the people of an entry.

    Raises:
        Refused: ``debrief.nothing_promised``, ``debrief.empty_note``, ``debrief.no_prospect``,
            ``debrief.day_not_ahead``.
    """
    there = _THERE.match(rest)
    if there is not None:
        presence = Presence.ABSENT if there["absent"] else Presence.PRESENT
        return Said(presence=presence, met=False, note=rest[there.end() :].strip())
    flags: set[str] = set()
    while (found := _FLAG.match(rest)) is not None:
        flags.add(found["flag"].lower())
        rest = rest[found.end() :]
    new, card = "new" in flags, "card" in flags
    verb = _VERB.match(rest)
    if verb is None:
        return Said(new=new, card=card, note=rest)
    told, kind = rest[verb.end() :].strip(), str(verb.lastgroup)
    if kind == "note":
        if not told:
            raise Refused("debrief.empty_note")
        return Said(new=new, card=card, note=told)
    if kind == "intro":
        return Said(new=new, card=card, intro=told)
    if kind in (Direction.GIVEN, Direction.RECEIVED):
        return Said(new=new, card=card, slip=_slip(Direction(kind), told))
    return Said(new=new, card=card, promise=_promise(FollowUpKind(kind), told, today))


def day_at_end(text: str, today: date) -> tuple[str, date | None]:
    """Take the day off the end of a text: what stands before it, and the day; None where no day stands there.

    Here "fri" alone is a day, and so is "today"; else days are read as `day_in` does.

    Raises:
        Refused: ``debrief.day_not_ahead``: it has gone by, is none, or is more than two years off.
    """
    found = _DAY.search(text)
    if found is None or re.search(r"\bthe\s*$", text[: found.start()], re.IGNORECASE):
        return text, None
    written = found["day"]
    if written.lower() == "today":
        day: date | None = today
    else:
        plain = found["weekday"] is not None and len(written) == len(found["weekday"])
        day = day_in(f"on {written}" if plain else written, today)
    if day is None:
        raise Refused("debrief.day_not_ahead", day=written)
    return text[: found.start()].rstrip(" ,:-"), day


def _promise(kind: FollowUpKind, told: str, today: date) -> Promise:
    what, day = day_at_end(told, today)
    if not what and kind is not FollowUpKind.WRITE:
        raise Refused("debrief.nothing_promised")
    usual = WRITE_DAYS if kind is FollowUpKind.WRITE else PROMISE_DAYS
    return Promise(kind=kind, why=what, due_on=day or today + timedelta(days=usual))


def _slip(direction: Direction, told: str) -> Slip:
    prospect, _comma, need = (part.strip() for part in told.partition(","))
    if not prospect:
        raise Refused("debrief.no_prospect")
    return Slip(direction=direction, prospect=prospect, need=need)
