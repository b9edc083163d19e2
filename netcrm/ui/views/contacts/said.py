"""What the card of a contact says in words; pure functions of values (INTERFACE.md 10)."""

from datetime import date

from netcrm.domain.cards import ContactDetail
from netcrm.domain.contact import Answer, Contact
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.introduction import Verdict
from netcrm.domain.reciprocity import Balance
from netcrm.ui.widgets.chip import ChipFace
from netcrm.words.words import Words

PLURALS: dict[FavourKind, str] = {
    FavourKind.INTRODUCTION: "Introductions",
    FavourKind.REFERRAL: "Referrals",
    FavourKind.TESTIMONIAL: "Testimonials",
    FavourKind.ADVICE: "Advice",
    FavourKind.VISITOR: "Visitors",
    FavourKind.OTHER: "Other",
}
"""The rows of the favour ledger, in their order."""
USUAL = frozenset({FavourKind.INTRODUCTION, FavourKind.REFERRAL, FavourKind.TESTIMONIAL, FavourKind.ADVICE})
"""Rows that stand there even while they are empty."""

_BALANCES: dict[Balance, tuple[str, str, str]] = {
    Balance.IN_BALANCE: ("In balance", "accent", "check-circle"),
    Balance.YOU_GAVE_MORE: ("You gave more", "plain", ""),
    Balance.YOU_RECEIVED_MORE: ("You received more", "plain", ""),
    Balance.NOTHING_RECORDED: ("Nothing recorded", "plain", ""),
}
_PROMISES: dict[FollowUpKind, str] = {
    FollowUpKind.WRITE: "Write",
    FollowUpKind.I_PROMISED: "You promised",
    FollowUpKind.THEY_PROMISED: "{name} promised",
    FollowUpKind.CHECK: "Check",
}


def called(contact: Contact) -> str:
    """What a contact is called in a sentence: the given name, else the name that is shown."""
    return contact.given or contact.name


def second_line(words: Words, contact: Contact) -> str:
    """What stands under the name: work, company, and whether they work where the owner does."""
    work = contact.job_title or contact.profession
    parts = [", ".join(part for part in (work, contact.company) if part)]
    if contact.local is Answer.YES:
        parts.append(words.tr("Local"))
    return " · ".join(part for part in parts if part)


def cadence(words: Words, days: int) -> str:
    """How often the owner keeps in touch ("Every 4 weeks")."""
    if days == 1:
        return words.tr("Every day")
    for unit, one, many in (
        (365, "Every year", "Every {count} years"),
        (7, "Every week", "Every {count} weeks"),
    ):
        if days % unit == 0:
            count = days // unit
            return words.tr(one) if count == 1 else words.tr(many, count=count)
    if days % 30 == 0:
        return words.tr("Every month") if days == 30 else words.tr("Every {count} months", count=days // 30)
    return words.tr("Every {count} days", count=days)


def late(words: Words, due_on: date | None, today: date) -> ChipFace | None:
    """The chip of what is due today or late; None for nothing."""
    if due_on is None or due_on > today:
        return None
    days = (today - due_on).days
    if days == 0:
        return ChipFace(words.tr("Due"))
    told = words.tr("1 day late") if days == 1 else words.tr("{count} days late", count=days)
    return ChipFace(told, "caution")


def flag(words: Words) -> ChipFace:
    """The octagon with its word (INTERFACE.md 11)."""
    return ChipFace(words.tr("Flagged"), "stop", "flagged")


def balance_chip(words: Words, balance: Balance) -> tuple[str, str, str]:
    """Word, tone and icon of a balance."""
    word, tone, icon = _BALANCES[balance]
    return words.tr(word), tone, icon


def balance_sentence(words: Words, detail: ContactDetail, weighing: Weighing) -> str:
    """The plain sentence under the ledger: the counts, and what the guard would say to a request.

    Args:
        words: the owner's language.
        detail: of the contact.
        weighing: of a request that names nobody, so that only what the contact did counts.
    """
    name = called(detail.card.contact)
    given, received = detail.reciprocity.ever.given.count, detail.reciprocity.ever.received.count
    if not given and not received:
        told = words.tr("Nothing recorded on either side.")
    elif not received:
        told = words.tr("You gave {given}, you received nothing so far.", given=given)
    elif not given:
        told = words.tr("You received {received}, you gave nothing so far.", received=received)
    else:
        told = words.tr("You gave {given}, you received {received}.", given=given, received=received)
    return f"{told} {_if_asked(words, name, detail, weighing)}"


def _if_asked(words: Words, name: str, detail: ContactDetail, weighing: Weighing) -> str:
    if detail.flagged:
        return words.tr("{name} asks for an introduction: look at the request before you answer.", name=name)
    if weighing.flagged:
        return words.tr("If {name} asks for an introduction, the request will be flagged.", name=name)
    if weighing.verdict is Verdict.CLEAR:
        return words.tr("If {name} asks for an introduction, you can say yes with a clear mind.", name=name)
    if weighing.verdict is Verdict.CAUTION:
        return words.tr("If {name} asks for an introduction, look twice before you answer.", name=name)
    return words.tr("If {name} asks for an introduction, your name would be at risk.", name=name)


def promise(words: Words, follow_up: FollowUp, name: str) -> str:
    """What a follow-up is about, in a line."""
    head = words.tr(_PROMISES[follow_up.kind], name=name)
    return f"{head}: {follow_up.why}" if follow_up.why else head


def when(words: Words, follow_up: FollowUp, today: date) -> tuple[str, str]:
    """When a follow-up turns up, and the tone of these words."""
    late_by = (today - follow_up.due_on).days
    if follow_up.put_off_until is not None and follow_up.put_off_until > today:
        return words.tr("Put off until {day}", day=words.day(follow_up.put_off_until, today)), "text3"
    if late_by > 0:
        told = words.tr("1 day late") if late_by == 1 else words.tr("{count} days late", count=late_by)
        return told, "caution"
    return words.tr("Due {day}", day=words.day(follow_up.due_on, today)), "text3"


def favour(words: Words, one: Favour, today: date) -> str:
    """A favour in a line, for the tooltip of its square."""
    day = words.tr("some time ago") if one.happened_on is None else words.day(one.happened_on, today)
    side = words.tr("Given") if one.direction is Direction.GIVEN else words.tr("Received")
    told = f"{side}: {words.name(one.kind)}, {day}"
    if one.value:
        told += f", {words.money(one.value, one.currency)}"
    return f"{told}\n{one.note}" if one.note else told
