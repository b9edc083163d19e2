"""A group in a few words: rhythm, fee, renewal, fit and seat (PRODUCT.md 4.1 to 4.3, INTERFACE.md 10)."""

from datetime import date

from netcrm.domain.event import Event
from netcrm.domain.fit import Fit, FitMark
from netcrm.domain.group import FeePeriod, Group
from netcrm.domain.room_suggestion import Likeness, RoomSuggestion
from netcrm.words.meetings import meets
from netcrm.words.words import Words

_RHYTHMS = {
    ("DAILY", 1): "daily",
    ("WEEKLY", 1): "weekly",
    ("WEEKLY", 2): "fortnightly",
    ("MONTHLY", 1): "monthly",
    ("MONTHLY", 2): "every second month",
    ("MONTHLY", 3): "quarterly",
    ("YEARLY", 1): "yearly",
}

_LIKENESS = {
    Likeness.MOSTLY_PROSPECTS: ("{prospects} of the {known} members whose challenge you know are prospects."),
    Likeness.AHEAD_IN_YEARS: (
        "Half of its members have been in business for {theirs} years or more; you for {mine}."
    ),
    Likeness.AHEAD_IN_TEAM: "Half of its members have teams of {theirs} or more; yours has {mine}.",
    Likeness.NEWER: "Half of its members have been in business for {theirs} years or less; you for {mine}.",
    Likeness.PEERS: "Its members are about where you are: {theirs} in the middle, you {mine}.",
    Likeness.TOO_FEW_KNOWN: (
        "To suggest a room, write down the years in business, the team or the challenge of five members; "
        "{known} known so far."
    ),
}


def rhythm(words: Words, recurrence: str) -> str:
    """Return how often a group meets: "weekly", "fortnightly", "every 4 weeks"; empty where nobody said."""
    parts = dict(part.partition("=")[::2] for part in recurrence.upper().removeprefix("RRULE:").split(";"))
    interval = parts.get("INTERVAL", "1")
    if not interval.isdecimal():
        return ""
    frequency, every = parts.get("FREQ", ""), int(interval)
    if (frequency, every) in _RHYTHMS:
        return words.tr(_RHYTHMS[frequency, every])
    return words.tr("every {count} weeks", count=every) if frequency == "WEEKLY" else ""


def meeting_line(words: Words, group: Group) -> str:
    """Return what kind of meeting and how often: "Breakfast, weekly"."""
    told = [words.name(group.format)] if group.format is not None else []
    often = rhythm(words, group.recurrence)
    if often:
        told.append(often if told else often[:1].upper() + often[1:])
    return ", ".join(told)


def next_line(words: Words, event: Event | None, today: date) -> str:
    """Return when the group meets next: "tomorrow 06:45", "next Thu 12:30", "next 26 Nov"; perhaps empty."""
    if event is None:
        return ""
    away = (event.on - today).days
    time = f"{event.local_start:%H:%M}"
    if away <= 1:
        return words.tr("{day} {time}", day=words.day(event.on, today), time=time)
    if away < 7:
        return words.tr("next {day} {time}", day=words.weekday(event.on)[:3], time=time)
    return words.tr("next {day}", day=words.date(event.on, today))


def fee_line(words: Words, group: Group) -> str:
    """Return what it costs to go: "£780 a year", "No fee"."""
    if not group.fee:
        return words.tr("No fee")
    amount = words.money(group.fee, group.currency)
    if group.fee_period is None:
        return amount
    return words.tr("{amount} {period}", amount=amount, period=words.name(group.fee_period or FeePeriod.YEAR))


def second_line(words: Words, group: Group, last: Event | None) -> str:
    """Return the line under a group's name: kind, what and when it meets, where, fee.

    Args:
        words: the owner's language.
        group: the group.
        last: a meeting on record, whose time of day is the group's; None for none.
    """
    kind = words.name(group.kind)
    starts = last.local_start.time() if last is not None else None
    when = meets(words.tr, group.recurrence, starts)
    form = words.name(group.format).lower() if group.format is not None else ""
    often = when if when else rhythm(words, group.recurrence)
    how = " ".join(part for part in (form, often) if part)
    if group.place:
        how = words.tr("{how} at {place}", how=how, place=group.place) if how else group.place
    return " · ".join(part for part in (kind, how, fee_line(words, group)) if part)


def renews(words: Words, group: Group, today: date, *, short: bool = False) -> str:
    """Return when membership renews, "Renews in 59 days" from 60 days before; empty where it never does.

    Args:
        words: the owner's language.
        group: the group.
        today: the day it is said.
        short: in fewer signs, "Renews in 59 d".
    """
    if group.renews_on is None:
        return ""
    away = (group.renews_on - today).days
    if away < 0:
        return words.tr("Renewal was {day}", day=words.day(group.renews_on, today))
    if away <= 1:
        return words.tr("Renews {day}", day=words.day(group.renews_on, today))
    if away <= 60 and short:
        return words.tr("Renews in {days} d", days=away)
    if away <= 60:
        return words.tr("Renews in {days} days", days=away)
    return words.tr("Renews {day}", day=words.date(group.renews_on, today))


def fit_word(words: Words, mark: FitMark) -> str:
    """Return the mark's word: Don't return, Still looking, Fits."""
    return words.tr(
        {
            Fit.NOT_VISITED: "Not visited yet",
            Fit.STILL_LOOKING: "Still looking",
            Fit.FITS: "It fits",
            Fit.DONT_RETURN: "Don't return",
        }[mark.fit]
    )


def fit_reason(words: Words, mark: FitMark) -> str:
    """Return why: "no room and no vibe after 3 visits"; empty where it fits."""
    visits = words.tr("1 visit") if mark.visits == 1 else words.tr("{count} visits", count=mark.visits)
    if mark.fit is Fit.DONT_RETURN:
        lacking = "No room and no vibe" if mark.no_room and mark.no_vibe else "No room"
        lacking = lacking if mark.no_room else "No vibe"
        return words.tr("{lacking} after {visits}", lacking=words.tr(lacking), visits=visits)
    return visits if mark.visits else ""


def fit_sentence(words: Words, mark: FitMark) -> str:
    """Return the mark in a sentence: what was seen, what to do, and that the owner decides."""
    if mark.fit is Fit.DONT_RETURN:
        return words.tr(
            "{reason}. A group whose room or vibe you can't name by then is seldom worth going back to. "
            "You decide; nothing is deleted.",
            reason=fit_reason(words, mark),
        )
    if mark.fit is Fit.NOT_VISITED:
        return words.tr("Go twice, then say what room it is and how it feels.")
    visits = fit_reason(words, mark)
    visits = visits[:1].upper() + visits[1:]
    if mark.fit is Fit.STILL_LOOKING:
        return words.tr(
            "{visits} so far. After the third it should have a room and a vibe in your own words.",
            visits=visits,
        )
    if not visits:
        return words.tr("You are a member; no visit is recorded yet.")
    if mark.no_room or mark.no_vibe:
        return words.tr("{visits} so far. Say what room it is and how it feels.", visits=visits)
    return words.tr("{visits} so far. You know what room it is and how it feels.", visits=visits)


def room_reason(words: Words, suggestion: RoomSuggestion) -> str:
    """Return what a suggested room rests on, or what is missing for one."""
    theirs = "" if suggestion.theirs is None else f"{suggestion.theirs:g}"
    return words.tr(
        _LIKENESS[suggestion.likeness],
        known=suggestion.known,
        prospects=suggestion.prospects,
        theirs=theirs,
        mine=suggestion.mine,
    )


def seat_sentence(words: Words, attended: int, held: int, left: int | None, months: int) -> str:
    """Return how a seat stands: meetings attended, and how many may still be missed.

    Args:
        words: the owner's language.
        attended: meetings gone to.
        held: meetings that were held, gone to or missed.
        left: meetings that may be missed still; negative where too many were, None without a rule.
        months: the window of the rule.
    """
    told = words.tr("{attended} of {held} meetings attended.", attended=attended, held=held) if held else ""
    if left is None:
        return told
    span = {"months": months}
    if left < 0:
        rule = words.tr("{count} more missed in {months} months than allowed.", count=-left, **span)
    elif left == 0:
        rule = words.tr("One more absence within {months} months would put the seat at risk.", **span)
    elif left == 1:
        rule = words.tr("You may miss 1 more within {months} months; a second puts the seat at risk.", **span)
    else:
        rule = words.tr("You may miss {count} more within {months} months.", count=left, **span)
    return " ".join(part for part in (told, rule) if part)
