"""Whether a group fits: don't return, still looking, and what speaks for core and new (PRODUCT.md 4.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netcrm.domain.calendar import days_before, month_window
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.group import Group, GroupStatus

VISITS_TO_TELL = 3
"""Attended visits after which a group should have a room and a vibe."""

RENEWAL_NOTICE_DAYS = 60
"""Days before renewal from which the question is raised."""


class Fit(StrEnum):
    """What a group's visits say so far."""

    NOT_VISITED = "not_visited"
    STILL_LOOKING = "still_looking"
    FITS = "fits"
    DONT_RETURN = "dont_return"


@dataclass(frozen=True, slots=True, kw_only=True)
class FitMark:
    """The mark of a group with its reason; nothing is deleted by it.

    Attributes:
        visits: attended events.
        no_room: the group has no room.
        no_vibe: the owner could not name its vibe.
    """

    fit: Fit
    visits: int
    no_room: bool
    no_vibe: bool


class CoreWord(StrEnum):
    """A word at either end of core against trial."""

    NOBODY_NEW = "nobody_new"
    NO_ONE_WHO_KNOWS_YOU = "no_one_who_knows_you"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreAndNew:
    """Hours in core groups against groups on trial.

    Attributes:
        core_hours: in groups marked core.
        trial_hours: in groups on trial that are not marked core.
        core_share: per cent of both together; None without hours in either.
        word: set where all or none of it is core.
    """

    core_hours: float
    trial_hours: float
    core_share: float | None
    word: CoreWord | None


def fit(group: Group, visits: int) -> FitMark | None:
    """Judge a group by its attended visits; None for one that was left.

    With three visits and no room or no vibe: don't return. With one or two on trial: still looking. A
    member's group is not on trial, so it fits until the third visit says otherwise.
    """
    if group.status is GroupStatus.LEFT:
        return None
    no_room, no_vibe = group.room is None, not group.vibe.strip()
    if visits >= VISITS_TO_TELL:
        found = Fit.DONT_RETURN if no_room or no_vibe else Fit.FITS
    elif group.status is GroupStatus.MEMBER:
        found = Fit.FITS
    else:
        found = Fit.STILL_LOOKING if visits else Fit.NOT_VISITED
    return FitMark(fit=found, visits=visits, no_room=no_room, no_vibe=no_vibe)


def is_renewal_due(group: Group, today: date) -> bool:
    """Tell whether a member should think about renewing: from 60 days before, until the date is moved on."""
    if group.status is not GroupStatus.MEMBER or group.renews_on is None:
        return False
    return today >= days_before(group.renews_on, RENEWAL_NOTICE_DAYS)


def absences_left(group: Group, events: Iterable[Event], today: date) -> int | None:
    """Return how many meetings may still be missed; negative where too many were, None without a rule.

    Counted are the group's missed events in the same day's window of ``absence_months`` (twelve if not said).
    """
    if group.allowed_absences is None:
        return None
    window = month_window(today, group.absence_months or 12)
    missed = sum(
        event.group == group.id and event.status is EventStatus.MISSED and window.holds(event.on)
        for event in events
    )
    return group.allowed_absences - missed


def core_and_new(hours: Iterable[tuple[Group, float]]) -> CoreAndNew:
    """Weigh the hours in core groups against those on trial.

    Args:
        hours: each group with the hours of its attended events in the window.
    """
    core = trial = 0.0
    for group, spent in hours:
        if group.core:
            core += spent
        elif group.status is GroupStatus.TRYING:
            trial += spent
    if not core + trial:
        return CoreAndNew(core_hours=0.0, trial_hours=0.0, core_share=None, word=None)
    word = None
    if not trial:
        word = CoreWord.NOBODY_NEW
    elif not core:
        word = CoreWord.NO_ONE_WHO_KNOWS_YOU
    return CoreAndNew(core_hours=core, trial_hours=trial, core_share=100 * core / (core + trial), word=word)
