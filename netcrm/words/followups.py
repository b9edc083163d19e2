"""Why somebody is to be written to, in one plain sentence (PRODUCT.md 4.8; INTERFACE.md 1)."""

from datetime import date

from netcrm.domain.cards import OwedRow
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import GroupKind
from netcrm.words.numbers import ago, every
from netcrm.words.words import Words

_TOLD = {
    FollowUpKind.WRITE: ("{why}", "You wanted to write."),
    FollowUpKind.I_PROMISED: ("You promised: {why}", "You promised something."),
    FollowUpKind.THEY_PROMISED: ("Promised to you: {why}", "Something was promised to you."),
    FollowUpKind.CHECK: ("{why}", "You wanted to ask how it went."),
}
"""For each kind: with the owner's own words, and without them."""


def reason(row: OwedRow, kind: GroupKind | None, words: Words, today: date) -> str:
    """Return why a line stands on the list.

    Args:
        row: the line.
        kind: of the group where the follow-up arose; None without one.
        words: the owner's language.
        today: the owner's day.
    """
    follow_up = row.owed.follow_up
    if follow_up is None:
        return _cadence(row, words, today)
    if follow_up.kind is FollowUpKind.WRITE and not follow_up.why and row.event is not None:
        return _met(row, kind, words, today)
    return _told(follow_up, words)


def late(days: int, words: Words) -> str:
    """Return how late something is: "1 day late"."""
    return words.tr("1 day late") if days == 1 else words.tr("{count} days late", count=days)


def _told(follow_up: FollowUp, words: Words) -> str:
    with_why, without = _TOLD[follow_up.kind]
    why = " ".join(follow_up.why.split())
    if not why:
        return words.tr(without)
    told = words.tr(with_why, why=why)
    return told if told[-1] in ".!?…" else f"{told}."


def _met(row: OwedRow, kind: GroupKind | None, words: Words, today: date) -> str:
    if row.event is None:
        return words.tr(_TOLD[FollowUpKind.WRITE][1])
    met = words.tr("Met {day} at {event}.", day=_on(row.event.on, words, today), event=row.event.title)
    if kind is GroupKind.EXCLUSIVE:
        return met
    if row.owed.days_late >= 0:
        return f"{met} {words.tr('You may not meet again, so write today.')}"
    return f"{met} {words.tr('You may not meet again, so write soon.')}"


def _cadence(row: OwedRow, words: Words, today: date) -> str:
    period = every(row.owed.period_days, words)
    if row.last_contact_on is None:
        return words.tr("{every}. No contact recorded yet.", every=period)
    since = ago((today - row.last_contact_on).days, words)
    return words.tr("{every}. Last in touch {ago}.", every=period, ago=since)


def _on(day: date, words: Words, today: date) -> str:
    """Return a day of the past as it stands within a sentence."""
    days = (today - day).days
    if days <= 1:
        return words.day(day, today)
    if days < 7:
        return words.tr("on {day}", day=words.weekday(day))
    return words.tr("on {day}", day=words.date(day, today))
