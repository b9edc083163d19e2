"""The debrief in words: what becomes of an entry, and the words it can be written with (PRODUCT.md 7)."""

from datetime import date

from netcrm.domain.debrief import DebriefGuest, DebriefLine, IntroAsked
from netcrm.domain.debrief_words import Promise, Slip
from netcrm.domain.event import Presence
from netcrm.domain.favour import Direction
from netcrm.domain.followup import FollowUpKind
from netcrm.words.words import Words

EXAMPLE = "3 promise brochure fri\n5 noshow\n+ Lena Brandt, printer"
"""What stands in the empty field."""

LEGEND: tuple[tuple[str, str], ...] = (
    ("3   3,5   3-5   Neil", "who: numbers of the sheet, or a name"),
    ("met   new   card", "spoken with; new to you; gave you a card"),
    ("noshow   here", "did not come; came, but no talk"),
    ("promise brochure fri", "you promised something, with its day"),
    ("they promise list 12 dec", "they promised you something"),
    ("write in 2 weeks", "you want to write"),
    ("ref Ann Lee, new roof", "a referral you gave them"),
    ("got Ann Lee, new roof", "a referral they gave you"),
    ("intro to 5", "they want to meet 5; a name or a group will do"),
    ("note, or any words", "what you talked about"),
    ("+ Lena Brandt, printer", "someone new; company, email, phone may follow"),
)
"""How it is written, and what that means."""

_PROMISES = {
    FollowUpKind.I_PROMISED: "you promised: {why}, due {day}",
    FollowUpKind.THEY_PROMISED: "they promised: {why}, due {day}",
    FollowUpKind.WRITE: "you want to write: {why}, due {day}",
}
_SLIPS = {
    Direction.GIVEN: ("you referred {prospect} to them", "you referred {prospect} to them: {need}"),
    Direction.RECEIVED: ("they referred {prospect} to you", "they referred {prospect} to you: {need}"),
}


def who(line: DebriefLine) -> str:
    """Return whom an entry is about: "3 Neil Farrow, 5 Ada Brook"; the entry where that is unclear."""
    return ", ".join(guest_words(each) for each in line.people) or line.text


def guest_words(guest: DebriefGuest) -> str:
    """Return somebody with their number, where they have one."""
    return guest.name if guest.number is None else f"{guest.number} {guest.name}"


def becomes(line: DebriefLine, words: Words, today: date) -> str:
    """Return what becomes of an entry, or why it isn't understood.

    As a rule it reads like "met; you promised: brochure, due Friday".
    """
    if line.problem is not None:
        return words.refusal(line.problem)
    parts = [_presence(line, words)]
    if line.card:
        parts.append(words.tr("card received"))
    if line.newcomer is not None:
        parts += _card(line, words)
    if line.note:
        parts.append(words.tr("note: {text}", text=line.note))
    if line.promise is not None:
        parts.append(_promise(line.promise, words, today))
    if line.slip is not None:
        parts.append(_slip(line.slip, words))
    if line.intro is not None:
        parts.append(_intro(line.intro, words))
    if line.usual is not None:
        parts.append(words.tr("write by {day}", day=words.day(line.usual, today)))
    return "; ".join(parts)


def summary(lines: tuple[DebriefLine, ...], words: Words) -> str:
    """Return how much is understood, in one line."""
    unclear = sum(line.problem is not None for line in lines)
    if not lines:
        return ""
    if unclear:
        told = words.tr("1 entry is not understood yet.")
        return told if unclear == 1 else words.tr("{count} entries are not understood yet.", count=unclear)
    if len(lines) == 1:
        return words.tr("1 entry, understood.")
    return words.tr("{count} entries, all understood.", count=len(lines))


def written(
    words: Words, *, title: str, people: int, follow_ups: int, referrals: int, requests: int = 0
) -> str:
    """Return what was written down, in one line."""
    parts = [words.tr("1 person") if people == 1 else words.tr("{count} people", count=people)]
    if follow_ups:
        one = words.tr("1 follow-up")
        parts.append(one if follow_ups == 1 else words.tr("{count} follow-ups", count=follow_ups))
    if referrals:
        one = words.tr("1 referral")
        parts.append(one if referrals == 1 else words.tr("{count} referrals", count=referrals))
    if requests:
        one = words.tr("1 request to answer")
        parts.append(one if requests == 1 else words.tr("{count} requests to answer", count=requests))
    return words.tr("Wrote down {title}: {counts}.", title=title, counts=", ".join(parts))


def _presence(line: DebriefLine, words: Words) -> str:
    if line.presence is Presence.ABSENT:
        return words.tr("did not come")
    if not line.met:
        return words.tr("was there")
    if line.newcomer is not None:
        return words.tr("a new contact, met there")
    new = line.new or (line.people and not any(one.known for one in line.people))
    return words.tr("met for the first time") if new else words.tr("met")


def _card(line: DebriefLine, words: Words) -> list[str]:
    if line.newcomer is None:
        return []
    contact = line.newcomer.contact
    work = ", ".join(part for part in (contact.profession, contact.company) if part)
    told = [work, *(one.written for one in line.newcomer.channels)]
    if contact.notes:
        told.append(words.tr("note: {text}", text=contact.notes))
    return [part for part in told if part]


def _promise(promise: Promise, words: Words, today: date) -> str:
    day = words.day(promise.due_on, today)
    if not promise.why:
        return words.tr("you want to write, due {day}", day=day)
    return words.tr(_PROMISES[promise.kind], why=promise.why, day=day)


def _intro(intro: IntroAsked, words: Words) -> str:
    if intro.group is not None:
        told = "asks for a way into {group}; weighed when written down"
        return words.tr(told, group=intro.group.name)
    if intro.target is None:
        return words.tr("asks for an introduction, nobody named; weighed when written down")
    target = guest_words(intro.target)
    return words.tr("asks for an introduction to {target}; weighed when written down", target=target)


def _slip(slip: Slip, words: Words) -> str:
    bare, with_need = _SLIPS[slip.direction]
    return words.tr(with_need if slip.need else bare, prospect=slip.prospect, need=slip.need)
