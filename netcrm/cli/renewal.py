"""Is a membership worth renewing (PRODUCT.md 4.2 and 8)."""

from collections.abc import Iterator

from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned, one_line
from netcrm.domain.fit import FitMark
from netcrm.domain.renewal import Compared
from netcrm.domain.renewal_picture import RenewalPicture, Weighed
from netcrm.domain.room_suggestion import RoomSuggestion
from netcrm.reads import groups, lookup
from netcrm.words import groups as group_words
from netcrm.words import renewal as told
from netcrm.words.words import Words
from netcrm.work.desk import Desk


def renewal(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Weigh a group beside the owner's other groups; 12 months decide, all time stands beside them."""
    group = desk.ask(lookup.group, asked.group)
    picture = desk.ask(groups.renewal, group, desk.today)
    page = desk.ask(groups.page, group, desk.clock.now())
    head, why = told.suggestion(words, picture.group, picture.year.renewal, picture.currency)
    document = {
        "group": group,
        "name": picture.group.name,
        "status": picture.group.status,
        "renews_on": picture.group.renews_on,
        "due": picture.is_due,
        "currency": picture.currency,
        "other_groups": picture.others,
        "suggestion": picture.year.renewal.suggestion,
        "text": f"{head} {why}",
        "lacks": picture.year.renewal.lacks,
        "better": picture.year.renewal.better,
        "worse": picture.year.renewal.worse,
        "decided_by": [one.measure for one in picture.year.renewal.deciding],
        "year": _window(picture.year),
        "all_time": _window(picture.ever),
        "fit": _fit(page.fit),
        "suggested_room": _room(page.suggestion),
    }
    return Answer(document, _lines(picture, page.fit, head, why, words))


def _window(weighed: Weighed) -> dict[str, object]:
    return {
        "from": weighed.window.first,
        "to": weighed.window.last,
        "figures": [_figure(one) for one in weighed.renewal.compared],
    }


def _figure(one: Compared) -> dict[str, object]:
    return {
        "measure": one.measure,
        "value": _round(one.value),
        "median": _round(one.median),
        "standing": one.standing,
    }


def _round(figure: float | None) -> float | None:
    return None if figure is None else round(float(figure), 4)


def _fit(mark: FitMark | None) -> dict[str, object] | None:
    if mark is None:
        return None
    return {"fit": mark.fit, "visits": mark.visits, "no_room": mark.no_room, "no_vibe": mark.no_vibe}


def _room(found: RoomSuggestion) -> dict[str, object]:
    return {"room": found.room, "because": found.likeness, "known": found.known}


def _lines(picture: RenewalPicture, mark: FitMark | None, head: str, why: str, words: Words) -> Iterator[str]:
    yield one_line(f"{picture.group.name}: {head}")
    yield one_line(why)
    if mark is not None:
        reason = group_words.fit_reason(words, mark)
        yield one_line(": ".join(part for part in (group_words.fit_word(words, mark), reason) if part))
    known = [one for one in picture.year.renewal.compared if one.value is not None]
    yield from aligned(_cells(one, picture.currency, words) for one in known)
    missing = told.unknown(words, picture.year.renewal)
    if missing:
        yield one_line(missing)


def _cells(one: Compared, currency: str, words: Words) -> tuple[str, ...]:
    typical = ""
    if one.median is not None:
        typical = words.tr("typical {figure}", figure=told.figure(words, one.measure, one.median, currency))
    return (
        words.tr(told.MEASURES[one.measure]),
        told.figure(words, one.measure, one.value, currency),
        typical,
        told.reading(words, one),
    )
