"""Is a membership worth renewing: a year's evidence beside the owner's other groups (PRODUCT.md 4.2)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from netcrm.domain.group import Group, GroupStatus

SAME_WITHIN = 0.2
"""Part of the median within which a figure is the same."""

LEAST_OTHERS = 3
"""Other groups with the figure known, below which there is no comparison."""

MOST_DECIDING = 3


class Measure(StrEnum):
    """A figure about one group, over the last 12 months where it is about time."""

    COST = "cost"
    HOURS = "hours"
    COST_PER_HOUR = "cost_per_hour"
    COST_PER_NEW_PERSON = "cost_per_new_person"
    NEW_PEOPLE = "new_people"
    REFERRALS_RECEIVED = "referrals_received"
    REFERRALS_GIVEN = "referrals_given"
    WON_VALUE = "won_value"
    ANSWERED_SHARE = "answered_share"
    ABSENCES_LEFT = "absences_left"
    INDUSTRY_VARIETY = "industry_variety"
    PROFESSION_VARIETY = "profession_variety"
    OWN_FIELD_SHARE = "own_field_share"
    OVERLAP = "overlap"
    ONLY_THROUGH_IT = "only_through_it"


LESS_IS_BETTER = frozenset(
    {
        Measure.COST,
        Measure.HOURS,
        Measure.COST_PER_HOUR,
        Measure.COST_PER_NEW_PERSON,
        Measure.OWN_FIELD_SHARE,
        Measure.OVERLAP,
    }
)
"""Money, time and sameness; of everything else more is better."""


class Standing(StrEnum):
    """How a figure stands beside the median of the owner's other groups."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Suggestion(StrEnum):
    """What the evidence suggests; the owner decides."""

    RENEW = "renew"
    LET_GO = "let_go"
    TRY_TWO_MORE = "try_two_more"
    UNDECIDED = "undecided"


class Lack(StrEnum):
    """Why a group should be let go."""

    NO_REFERRAL = "no_referral"
    NOBODY_NEW = "nobody_new"
    NO_ROOM = "no_room"
    NO_VIBE = "no_vibe"


Figures = Mapping[Measure, float | None]
"""A group's figures; one that is missing or None is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One figure beside the others.

    Attributes:
        value: the group's own; None where it is not known.
        median: of the other groups; None with fewer than three.
        standing: None where there is no comparison.
    """

    measure: Measure
    value: float | None
    median: float | None
    standing: Standing | None

    @property
    def weight(self) -> float:
        """How far the figure lies from the median, as a part of it; 0 without comparison."""
        if self.value is None or self.median is None:
            return 0.0
        return abs(self.value - self.median) / (abs(self.median) or 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The evidence about one group and what it suggests.

    Attributes:
        compared: every figure, in the order of Measure.
        better: how many figures are better than the others' median.
        worse: how many are worse.
        lacks: what by itself says to let go.
        deciding: two or three figures that decided.
    """

    group: Group
    suggestion: Suggestion
    compared: tuple[Compared, ...]
    better: int
    worse: int
    lacks: tuple[Lack, ...]
    deciding: tuple[Compared, ...]


def renewal(group: Group, own: Figures, others: Sequence[Figures]) -> Renewal:
    """Compare a group's year with the owner's other groups and suggest what to do.

    Let go if in the last 12 months no referral came, or nobody new was met, or there is no room or vibe;
    renew if at least as many figures are better as worse; else try two more (on trial) or undecided (member).

    Args:
        group: the group; one that was left may be looked at as well.
        own: its figures; referrals received and new people are taken as 0 where missing.
        others: the figures of each of the owner's other groups.
    """
    compared = tuple(_compare(measure, own, others) for measure in Measure)
    better = sum(one.standing is Standing.BETTER for one in compared)
    worse = sum(one.standing is Standing.WORSE for one in compared)
    lacks = _lacks(group, own)
    if lacks:
        suggestion = Suggestion.LET_GO
    elif better >= worse:
        suggestion = Suggestion.RENEW
    else:
        trial = group.status is GroupStatus.TRYING
        suggestion = Suggestion.TRY_TWO_MORE if trial else Suggestion.UNDECIDED
    return Renewal(
        group=group,
        suggestion=suggestion,
        compared=compared,
        better=better,
        worse=worse,
        lacks=lacks,
        deciding=_deciding(suggestion, compared, lacks),
    )


def standing(measure: Measure, value: float, middle: float) -> Standing:
    """Tell how a value stands beside a median: within 20 % of it is the same."""
    if abs(value - middle) <= SAME_WITHIN * abs(middle):
        return Standing.SAME
    less = value < middle
    return Standing.BETTER if less == (measure in LESS_IS_BETTER) else Standing.WORSE


def _compare(measure: Measure, own: Figures, others: Iterable[Figures]) -> Compared:
    value = own.get(measure)
    known = [figure for other in others if (figure := other.get(measure)) is not None]
    if len(known) < LEAST_OTHERS:
        return Compared(measure=measure, value=value, median=None, standing=None)
    middle = float(median(known))
    found = None if value is None else standing(measure, value, middle)
    return Compared(measure=measure, value=value, median=middle, standing=found)


def _lacks(group: Group, own: Figures) -> tuple[Lack, ...]:
    lacking = {
        Lack.NO_REFERRAL: not own.get(Measure.REFERRALS_RECEIVED),
        Lack.NOBODY_NEW: not own.get(Measure.NEW_PEOPLE),
        Lack.NO_ROOM: group.room is None,
        Lack.NO_VIBE: not group.vibe.strip(),
    }
    return tuple(lack for lack, found in lacking.items() if found)


def _deciding(
    suggestion: Suggestion, compared: tuple[Compared, ...], lacks: tuple[Lack, ...]
) -> tuple[Compared, ...]:
    if lacks:
        first = (Measure.REFERRALS_RECEIVED, Measure.NEW_PEOPLE, Measure.COST)
        return tuple(one for one in compared if one.measure in first)
    wanted = Standing.BETTER if suggestion is Suggestion.RENEW else Standing.WORSE
    weighty = sorted(
        (one for one in compared if one.value is not None),
        key=lambda one: (one.standing is not wanted, -one.weight),
    )
    return tuple(weighty[:MOST_DECIDING])
