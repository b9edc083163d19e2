"""What is known of an event before and after it, in few words (picture 01)."""

from datetime import date

from netcrm.domain.cards import EventRow
from netcrm.domain.event import Event
from netcrm.domain.group import GroupKind
from netcrm.words.numbers import first_big
from netcrm.words.words import Words


def when(event: Event, words: Words, today: date, *, past: bool = False) -> tuple[str, str]:
    """Return two short lines: day and start, then the end.

    Args:
        event: its own clock tells the time.
        words: the owner's language.
        today: the owner's day.
        past: it is over and asks whether the owner went: day first, then both times.
    """
    start, end = words.time(event.local_start), words.time(event.local_end)
    if past:
        day = first_big(words.day(event.on, today))
        return day, words.tr("{start} to {end}", start=start, end=end)
    shown = start if event.on == today else f"{words.weekday(event.on)[:3]} {start}"
    return shown, words.tr("to {end}", end=end)


def where(row: EventRow, words: Words) -> str:
    """Return format and place, then what kind of group it is or the owner's seat there."""
    event, group = row.event, row.group
    form = event.format or (group.format if group is not None else None)
    place = event.place or (group.place if group is not None else "")
    there = words.name(form) if form is not None else ""
    if form is not None and place:
        there = words.tr("{format} at {place}", format=there, place=place)
    parts = [there or place]
    if group is not None:
        seat = group.my_seat.strip() if group.kind is GroupKind.EXCLUSIVE else ""
        kind = words.tr("open group") if group.kind is GroupKind.OPEN else words.tr("exclusive group")
        parts.append(words.tr("your seat: {seat}", seat=seat) if seat else kind)
    return " · ".join(part for part in parts if part)


def expected(count: int, strangers: int, to_answer_for: int, words: Words) -> str:
    """Return who is expected and what there is to answer for."""
    if not count:
        who = words.tr("Nobody on the list yet.")
    elif strangers:
        who = words.tr("{count} expected, {strangers} you have never met.", count=count, strangers=strangers)
    else:
        who = words.tr("{count} expected, all known to you.", count=count)
    if not to_answer_for:
        return who
    if to_answer_for == 1:
        return f"{who} {words.tr('1 referral to answer for.')}"
    return f"{who} {words.tr('{count} referrals to answer for.', count=to_answer_for)}"


def met(count: int, words: Words) -> str:
    """Return how many people the owner met at an event that is over."""
    if not count:
        return words.tr("Nobody marked as met yet.")
    return words.tr("Met 1 person.") if count == 1 else words.tr("Met {count} people.", count=count)
