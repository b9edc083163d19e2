"""Where the networking time goes (PRODUCT.md 4.1 and 8)."""

from collections.abc import Iterator
from datetime import date

from netcrm.cli import as_json
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned, one_line
from netcrm.domain.room_advice import Advice
from netcrm.domain.rooms import RoomShare, WeekLoad
from netcrm.domain.rooms_picture import RoomsPicture, WeekHours
from netcrm.reads import rooms as room_reads
from netcrm.words.words import Words
from netcrm.work.desk import Desk


def rooms(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Show shares, this week and advice over the weeks asked for; weeks begin on Monday."""
    picture = desk.ask(room_reads.picture, desk.today, asked.weeks)
    return Answer(_document(picture), _lines(picture, words, desk.today))


def _document(picture: RoomsPicture) -> dict[str, object]:
    strategies = {plan.room: plan.strategy for plan in picture.plans}
    return {
        "weeks": picture.weeks,
        "from": picture.shares.window.first,
        "to": picture.shares.window.last,
        "meetings": picture.meetings,
        "hours": _round(picture.shares.hours),
        "rooms": [
            {
                "room": share.room,
                "hours": _round(share.hours),
                "share": _round(share.share),
                "target": share.target,
                "strategy": strategies.get(share.room, "") if share.room else "",
            }
            for share in picture.shares.shares
        ],
        "week": _week(picture.week),
        "advice": _advice(picture.advice),
        "by_week": [_week_hours(week) for week in picture.by_week],
    }


def _week_hours(week: WeekHours) -> dict[str, object]:
    hours = [{"room": room, "hours": _round(told)} for room, told in week.hours]
    return {"first": week.first, "hours": hours}


def _round(figure: float) -> float:
    return round(float(figure), 4)


def _week(week: WeekLoad) -> dict[str, object]:
    return {
        "first": week.week.first,
        "last": week.week.last,
        "attended_hours": _round(week.attended_hours),
        "planned_hours": _round(week.planned_hours),
        "cap_hours": None if week.cap_hours is None else _round(week.cap_hours),
        "over_by": _round(week.over_by),
        "event": week.event.id if week.event else None,
        "room": week.room,
    }


def _advice(advice: Advice | None) -> dict[str, object] | None:
    if advice is None:
        return None
    told = as_json.fields_of(advice)
    figures = {name: _round(value) for name, value in told.items() if isinstance(value, float)}
    return {**told, **figures, "group": advice.group.id, "group_name": advice.group.name}


def _lines(picture: RoomsPicture, words: Words, today: date) -> Iterator[str]:
    yield words.tr(
        "{hours} h at {meetings} meetings in {weeks} weeks",
        hours=f"{picture.shares.hours:.1f}",
        meetings=picture.meetings,
        weeks=picture.weeks,
    )
    yield from aligned(_share_cells(share, words) for share in picture.shares.shares)
    yield from _week_lines(picture.week, words, today)
    if picture.advice is not None:
        yield _advice_line(picture.advice, words)


def _share_cells(share: RoomShare, words: Words) -> tuple[str, ...]:
    aim = "" if share.target is None else words.tr("of {target} %", target=share.target)
    return (
        words.room(share.room),
        f"{share.hours:6.1f} h",
        words.tr("{share} %", share=f"{share.share:3.0f}"),
        aim,
    )


def _week_lines(week: WeekLoad, words: Words, today: date) -> Iterator[str]:
    yield words.tr(
        "This week: {attended} h attended, {planned} h planned",
        attended=f"{week.attended_hours:.1f}",
        planned=f"{week.planned_hours:.1f}",
    )
    if week.over_by:
        yield words.tr("That is {hours} h over your weekly limit.", hours=f"{week.over_by:.1f}")
    if week.event is not None:
        title, day = week.event.title, words.day(week.event.on, today)
        yield one_line(words.tr("The one to give up first: {title}, {day}", title=title, day=day))


def _advice_line(advice: Advice, words: Words) -> str:
    fewer = advice.change_per_month < 0
    told = words.tr(
        "Going to {group} {visits} times less a month would bring {room} from {now} % to {then} %."
        if fewer
        else "Going to {group} {visits} times more a month would bring {room} from {now} % to {then} %.",
        group=advice.group.name,
        visits=abs(advice.change_per_month),
        room=words.room(advice.room),
        now=f"{advice.share_now:.0f}",
        then=f"{advice.share_then:.0f}",
    )
    return one_line(told)
