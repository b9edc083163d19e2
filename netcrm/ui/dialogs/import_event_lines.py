"""The events of an import as lines: when and where, what becomes of them and why."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from netcrm.domain.event_plan import EventDecision
from netcrm.domain.event_review import EventReview
from netcrm.domain.plan import DecisionKind
from netcrm.domain.review_list import EVENTS, LostRow, is_row
from netcrm.ui.dialogs.import_records import RecordLine, chip
from netcrm.ui.widgets.chip import ChipFace
from netcrm.words.imports import EVENT_WHY
from netcrm.words.words import Words

_SHOWN = 12


def event_line(words: Words, events: EventReview, place: int, today: date) -> RecordLine:
    """The line of an event: title, day, time and place, what becomes of it and why."""
    draft, kind = events.decisions[place].draft, events.kind(place)
    return RecordLine(
        number=EVENTS + place,
        name=draft.title,
        second=second(words, events, place, today),
        why=why(words, events.decisions[place], len(events.joining.get(place, ()))),
        chip=chip(words, kind),
        ticked=events.is_ticked(place) if events.can_tick(place) else None,
        muted=kind is DecisionKind.SKIP,
    )


def problem_line(words: Words, found: LostRow, number: int, *, named: bool) -> RecordLine:
    """The line of what was not read, or was read with a remark.

    Args:
        words: the owner's language.
        found: the problem.
        number: of the line.
        named: whether the file's name stands with the line, where there are several.
    """
    at = words.tr("Line {line}", line=found.problem.line)
    lost = is_row(found.problem)
    return RecordLine(
        number=number,
        name=words.tr("{file}, line {line}", file=found.file.name, line=found.problem.line) if named else at,
        second=words.problem(found.problem.reason_code, found.problem.figures),
        why="",
        chip=chip(words, DecisionKind.SKIP) if lost else ChipFace(words.tr("Remark"), "caution"),
        ticked=None,
        muted=lost,
    )


def second(words: Words, events: EventReview, place: int, today: date) -> str:
    """When and where an event is."""
    draft = events.decisions[place].draft
    told = (when(words, draft.starts_at, draft.ends_at, ZoneInfo(draft.zone), today), draft.place)
    return " · ".join(" ".join(part.split()) for part in told if part)


def when(words: Words, start: datetime, end: datetime, zone: ZoneInfo, today: date) -> str:
    """Day and time on the event's own clock ("Wednesday 18 Nov, 07:00 to 09:00")."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    day = f"{words.weekday(first.date())} {words.date(first.date(), today)}"
    if first == last:
        return f"{day}, {words.time(first)}"
    told = words.time(last)
    if last.date() != first.date():
        told = f"{words.date(last.date(), today)} {told}"
    return words.tr("{day}, {start} to {end}", day=day, start=words.time(first), end=told)


def why(words: Words, decision: EventDecision, joining: int = 0) -> str:
    """What an event has in common with one of yours, what was left, and who comes on its list."""
    told = [words.tr(EVENT_WHY[code]) for code in decision.why]
    if joining:
        many = words.tr("{count} of your contacts go on its list", count=joining)
        told.append(words.tr("1 of your contacts goes on its list") if joining == 1 else many)
    sentence = ", ".join(told)
    return sentence[:1].upper() + sentence[1:]


def told(words: Words, decision: EventDecision) -> list[tuple[str, str]]:
    """Everything else that an event says, as (field, value) in words."""
    draft = decision.draft
    invited = [one.called for one in draft.invited]
    names = "\n".join(invited[:_SHOWN])
    if len(invited) > _SHOWN:
        names = "\n".join((names, words.tr("and {count} more", count=len(invited) - _SHOWN)))
    found = (
        (words.tr("Place"), draft.place),
        (words.tr("Goal"), draft.goal),
        (words.tr("Notes"), draft.notes),
        (words.tr("Invited"), names),
    )
    return [(field, value) for field, value in found if value.strip()]
