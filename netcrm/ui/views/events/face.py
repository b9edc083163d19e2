"""Events and the people at them in words; pure functions of the row."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from netcrm.domain.briefing_parts import Why, WhyCode
from netcrm.domain.cards import EventRow, Guest
from netcrm.domain.event import Event, EventStatus, Presence
from netcrm.domain.followup import FollowUpKind
from netcrm.domain.group import FeePeriod, Group, GroupKind
from netcrm.domain.referral_duties import Duty, ReferralDuty
from netcrm.ui.widgets.chip import ChipFace
from netcrm.words.words import Words

_NOON, _EVENING = 12, 17

_WHYS = {
    WhyCode.SEEKS_MY_OFFER: ("Seeks what you offer", "Seeks what you offer: {word}"),
    WhyCode.PROSPECT: ("Has the challenge you solve", "Has the challenge you solve"),
    WhyCode.OFFERS_WHAT_I_SEEK: ("Offers what you seek", "Offers what you seek: {word}"),
    WhyCode.MEETS_SOMEONE: ("Should meet {name}", "Should meet {name}: {word}"),
    WhyCode.OPEN_SEAT: ("Open seat here", "Open seat here: {word}"),
}

_PROMISES = {
    FollowUpKind.I_PROMISED: ("You owe something", "You owe: {what}"),
    FollowUpKind.THEY_PROMISED: ("They owe something", "They owe: {what}"),
    FollowUpKind.WRITE: ("To write to", "To write: {what}"),
    FollowUpKind.CHECK: ("To ask about", "Ask: {what}"),
}

_DUTIES = {
    Duty.CHECK: "Ask {partner} whether they called.",
    Duty.CALL: "Call them, then tell {partner}.",
    Duty.TELL_GIVER: "Tell {partner} where it stands.",
    Duty.ASK_OUTCOME: "Ask {partner} what came of it.",
    Duty.THANK: "Thank {partner} for it.",
}


def has_ended(event: Event, now: datetime) -> bool:
    """Whether the event is over."""
    return event.ends_at <= now


def is_open_question(event: Event, now: datetime) -> bool:
    """Whether "Did you go?" waits for an answer (PRODUCT.md 4.8)."""
    return event.status is EventStatus.PLANNED and has_ended(event, now)


def day_words(words: Words, event: Event, today: date) -> str:
    """The day, as "Wed 18 Nov" or "Fri 15 January 2027"."""
    return f"{words.weekday(event.on)[:3]} {words.date(event.on, today)}"


def time_words(words: Words, event: Event, zone: str = "") -> str:
    """From when to when; with the place of the clock where it isn't the owner's ``zone``."""
    end = words.time(event.local_end)
    last = event.local_end.date()
    if last != event.on:
        end = f"{words.weekday(last)[:3]} {end}"
    told = words.tr("{start} to {end}", start=words.time(event.local_start), end=end)
    if zone and event.zone != zone and _offset(event, zone):
        city = event.zone.rpartition("/")[2].replace("_", " ")
        return words.tr("{times} in {city}", times=told, city=city)
    return told


def _offset(event: Event, zone: str) -> bool:
    """Whether the clocks at the event differ from those of ``zone``."""
    return event.starts_at.astimezone(ZoneInfo(zone)).utcoffset() != event.local_start.utcoffset()


def format_words(words: Words, event: Event, group: Group | None) -> str:
    """Kind of meeting and of group: "Breakfast, exclusive"."""
    kind = event.format or (group.format if group is not None else None)
    parts = [words.name(kind)] if kind is not None else []
    if group is not None:
        told = words.name(group.kind)
        parts.append(told.lower() if parts else told)
    return ", ".join(parts)


def place_line(words: Words, row: EventRow) -> str:
    """The second line of a row: kind of meeting, place and, where the title doesn't say it, the group."""
    event, group = row.event, row.group
    parts = [event.place or (group.place if group is not None else "")]
    kind = event.format or (group.format if group is not None else None)
    if kind is not None:
        parts.insert(0, words.name(kind))
    if group is not None:
        kind_words = words.tr("exclusive group") if _is_exclusive(group) else words.tr("open group")
        parts.append(kind_words if group.name == event.title else f"{group.name}, {kind_words}")
    return " · ".join(part for part in parts if part)


def _is_exclusive(group: Group) -> bool:
    return group.kind is GroupKind.EXCLUSIVE


def cost_words(words: Words, row: EventRow) -> str:
    """What a visit costs; empty where nobody said."""
    event, group = row.event, row.group
    if event.fee is not None:
        return words.money(event.fee, event.currency) if event.fee else words.tr("Free")
    if group is not None and group.fee is not None and group.fee_period is FeePeriod.VISIT:
        return words.money(group.fee, group.currency) if group.fee else words.tr("Free")
    return ""


def people_words(words: Words, row: EventRow, now: datetime) -> tuple[str, str]:
    """Who is expected, or was met, as a line and a smaller one."""
    if not row.expected:
        return words.tr("Nobody listed"), ""
    if not has_ended(row.event, now):
        return words.tr("{count} expected", count=row.expected), ""
    return words.tr("{met} met", met=row.met), words.tr("of {count} listed", count=row.expected)


def status_chip(words: Words, event: Event, now: datetime) -> ChipFace | None:
    """The chip of an event: the open question in amber, else what became of it; None while it is to come."""
    if is_open_question(event, now):
        return ChipFace(words.tr("Did you go?"), "caution", "question")
    if event.status is EventStatus.PLANNED:
        return None
    return ChipFace(words.name(event.status), "accent" if event.status is EventStatus.ATTENDED else "plain")


def goal_title(words: Words, event: Event) -> str:
    """Heading of the goal, by the time of day."""
    hour = event.local_start.hour
    if hour < _NOON:
        return words.tr("Your goal for the morning")
    return words.tr("Your goal for the afternoon" if hour < _EVENING else "Your goal for the evening")


def last_met(words: Words, day: date | None, today: date) -> str:
    """How long ago somebody was met, in words."""
    if day is None:
        return words.tr("Not recorded")
    days = (today - day).days
    if days <= 1:
        return words.tr("today" if days <= 0 else "yesterday")
    for length, most, one, many in (
        (1, 7, "1 day", "{count} days"),
        (7, 63, "1 week", "{count} weeks"),
        (30, 730, "1 month", "{count} months"),
    ):
        if days < most:
            count = days // length
            return words.tr(one) if count == 1 else words.tr(many, count=count)
    return words.tr("{count} years", count=days // 365)


def promise(words: Words, guest: Guest) -> tuple[str, bool]:
    """What is open with somebody, and whether it is the owner's turn."""
    if guest.follow_up is not None:
        bare, full = _PROMISES[guest.follow_up.kind]
        told = words.tr(full, what=guest.follow_up.why) if guest.follow_up.why else words.tr(bare)
        return told, guest.follow_up.kind is not FollowUpKind.THEY_PROMISED
    return (words.tr("Flagged request") if guest.flagged else words.tr("None")), False


def second_line(words: Words, guest: Guest) -> str:
    """Work and company; before it whether they stayed away, and where the list says they are new."""
    contact = guest.contact
    work = [
        contact.profession or contact.job_title,
        contact.company if contact.company != contact.name else "",
    ]
    parts = [", ".join(part for part in work if part)]
    if guest.attendance.presence is Presence.ABSENT:
        parts.insert(0, words.tr("Absent"))
    if guest.attendance.new_to_me:
        parts.insert(0, words.tr("New to you"))
    return " · ".join(part for part in parts if part)


def why_words(words: Words, why: Why) -> str:
    """One reason to meet a stranger."""
    bare, full = _WHYS[why.code]
    name = why.other.name if why.other is not None else ""
    return words.tr(full if why.word else bare, name=name, word=why.word)


def duty_words(words: Words, duty: ReferralDuty, partner: str) -> str:
    """What there is to do about a referral."""
    return words.tr(_DUTIES[duty.duty], partner=partner)


def due_chip(words: Words, due: date, today: date) -> ChipFace:
    """By when something is due: late in amber, else the plain word."""
    late = (today - due).days
    if late > 0:
        return ChipFace(
            words.tr("1 day late") if late == 1 else words.tr("{late} days late", late=late), "caution"
        )
    if late == -1:
        return ChipFace(words.tr("Due tomorrow"), "caution")
    return ChipFace(words.tr("Due {day}", day=words.day(due, today)), "caution" if late == 0 else "plain")


def hours_words(hours: float) -> str:
    """Hours with one decimal where they need it."""
    return f"{hours:.1f}".removesuffix(".0")
