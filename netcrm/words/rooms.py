"""The rooms in sentences: shares, the week, and the one piece of advice (PRODUCT.md 4.1)."""

from netcrm.domain.fit import CoreAndNew, CoreWord
from netcrm.domain.room_advice import Advice
from netcrm.domain.rooms import RoomShare, RoomShares, WeekLoad
from netcrm.domain.rooms_picture import RoomsPicture
from netcrm.words.numbers import first_big, hours, number, per_cent, short_hours
from netcrm.words.words import Words

LEAST_POINTS = 5.0
"""Points beside a target that are worth a sentence; advice keeps silent below them too."""


def advice(given: Advice, words: Words) -> str:
    """Return the change and the share that results."""
    room = words.room(given.room) if given.room is not None else words.tr("Time without a room")
    target = given.target or 0
    lead = ""
    if given.change_per_month < 0 and given.share_now > target:
        lead = words.tr("{room} takes more of your time than you want.", room=room)
    elif given.change_per_month > 0 and given.share_now < target:
        lead = words.tr("{room} takes less of your time than you want.", room=room)
    brings = words.tr(
        "{visits} a month to {group} would bring it from {now} to {then}.",
        visits=first_big(_visits(given.change_per_month, words)),
        group=given.group.name,
        now=per_cent(given.share_now),
        then=per_cent(given.share_then),
    )
    if not lead:
        brings = words.tr(
            "{visits} a month to {group} would bring {room} from {now} to {then}.",
            visits=first_big(_visits(given.change_per_month, words)),
            group=given.group.name,
            room=room,
            now=per_cent(given.share_now),
            then=per_cent(given.share_then),
        )
    return f"{lead} {brings}".strip()


def _visits(change: int, words: Words) -> str:
    count = number(abs(change), words)
    if change < 0:
        told = "{count} visit fewer" if change == -1 else "{count} visits fewer"
    else:
        told = "{count} visit more" if change == 1 else "{count} visits more"
    return words.tr(told, count=count)


def spoken(share: RoomShare, words: Words) -> str:
    """Return a bar's value for who can't see it."""
    if share.target is None:
        return words.tr("{room}: {share}", room=words.room(share.room), share=per_cent(share.share))
    return words.tr(
        "{room}: {share}, target {target}",
        room=words.room(share.room),
        share=per_cent(share.share),
        target=per_cent(share.target),
    )


def week(load: WeekLoad, words: Words) -> tuple[str, str]:
    """Return this week's hours as a figure and what it is of: "4.5", "of 6 hours planned"."""
    told = hours(load.attended_hours + load.planned_hours)
    if load.cap_hours is None:
        return told, words.tr("hours planned")
    return told, words.tr("of {cap} hours planned", cap=short_hours(load.cap_hours))


def week_parts(load: WeekLoad, words: Words) -> str:
    """Return the parts of the week: attended, booked and, under a cap, free."""
    parts = [
        words.tr("{hours} attended", hours=hours(load.attended_hours)),
        words.tr("{hours} booked", hours=hours(load.planned_hours)),
    ]
    if load.cap_hours is not None and not load.over_by:
        free = load.cap_hours - load.attended_hours - load.planned_hours
        parts.append(words.tr("{hours} free", hours=hours(free)))
    return ", ".join(parts)


def over_cap(load: WeekLoad, words: Words) -> str:
    """Return what to give up where the week is over the cap; empty where it isn't."""
    if not load.over_by:
        return ""
    over = words.tr("{hours} hours over your cap.", hours=hours(load.over_by))
    if load.event is None:
        return over
    if load.room is None or load.room_over is None or load.room_over < 1:
        return f"{over} {words.tr('The one to leave out first is {event}.', event=load.event.title)}"
    which = words.tr(
        "The one to leave out first is {event}: {room} is {points} points over its target.",
        event=load.event.title,
        room=words.room(load.room),
        points=round(load.room_over),
    )
    return f"{over} {which}"


def balance(shares: RoomShares, words: Words) -> str:
    """Return which rooms lie furthest from their targets, and what the upright line means."""
    rooms = [share for share in shares.shares if share.room is not None]
    most, least = max(rooms, key=_over), min(rooms, key=_over)
    line = words.tr("The upright line is your target.")
    if not shares.hours:
        return line
    if most.over < LEAST_POINTS and least.over > -LEAST_POINTS:
        return f"{words.tr('Your time is close to your targets.')} {line}"
    parts = []
    if most.over >= LEAST_POINTS:
        parts.append(
            words.tr(
                "{room} has {points} points more than you want",
                room=words.room(most.room),
                points=round(most.over),
            )
        )
    if least.over <= -LEAST_POINTS:
        parts.append(
            words.tr(
                "{room} has {points} points fewer than you want",
                room=words.room(least.room),
                points=round(-least.over),
            )
        )
    told = words.tr("{first}, {last}", first=parts[0], last=parts[1]) if len(parts) > 1 else parts[0]
    return f"{told}. {line}"


def weeks_over(picture: RoomsPicture, cap_hours: float | None, words: Words) -> str:
    """Return in how many weeks of the window the hours attended went over the cap; empty without a cap."""
    if cap_hours is None:
        return ""
    over = sum(sum(spent for _, spent in week.hours) > cap_hours for week in picture.by_week)
    if not over:
        return words.tr("You kept your weekly cap in all {weeks} weeks.", weeks=picture.weeks)
    if over == 1:
        return words.tr("You went over your weekly cap in 1 of {weeks} weeks.", weeks=picture.weeks)
    return words.tr(
        "You went over your weekly cap in {over} of {weeks} weeks.", over=over, weeks=picture.weeks
    )


def core(found: CoreAndNew, words: Words) -> str:
    """Return what the share of core groups says; a word at either end (PRODUCT.md 4.2)."""
    if found.word is CoreWord.NOBODY_NEW:
        return words.tr("All of it went to people who know you: nobody new.")
    if found.word is CoreWord.NO_ONE_WHO_KNOWS_YOU:
        return words.tr("All of it went to groups on trial: no one who knows you.")
    return words.tr("The rest went to groups you are trying.")


def _over(share: RoomShare) -> float:
    return share.over
