"""The fixed order in which a briefing gives way until it fits one page (PRODUCT.md 7)."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace

TYPE_SIZES = (7.0, 7.5, 8.0, 8.5)
"""Points of the running text at type steps 0 to 3; nothing is set smaller than 7 pt."""

PITCH_LENGTHS = (0, 420, 900)
"""Characters of the pitch at steps 0 to 2."""

RUN_IN_NAMES = 18
"""Up to so many names stand in a line of text; more stand in columns, where the eye finds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How much stands on the page; every figure only ever falls from one level to the next.

    Attributes:
        lines: write-in lines.
        people: rows of people the owner knows; the others stand by name and number.
        strangers: rows of strangers worth meeting.
        introductions: introductions the owner could make.
        referrals: referrals to answer for.
        requests: requests likely to be raised.
        type: index into TYPE_SIZES.
        names: 2 for names with professions, 1 for bare names in more columns, 0 for the most columns and
            shortened names.
        pitch: index into PITCH_LENGTHS.
    """

    lines: int = 14
    people: int = 0
    strangers: int = 0
    introductions: int = 0
    referrals: int = 0
    requests: int = 0
    type: int = len(TYPE_SIZES) - 1
    names: int = 2
    pitch: int = len(PITCH_LENGTHS) - 1

    @property
    def size(self) -> float:
        """Points of the running text."""
        return TYPE_SIZES[self.type]


ORDER: tuple[tuple[str, int], ...] = (
    ("lines", 2),
    ("people", 8),
    ("strangers", 3),
    ("introductions", 3),
    ("requests", 3),
    ("referrals", 4),
    ("pitch", 1),
    ("type", 1),
    ("names", 1),
    ("people", 3),
    ("strangers", 1),
    ("introductions", 1),
    ("type", 0),
    ("pitch", 0),
    ("introductions", 0),
    ("people", 2),
    ("strangers", 0),
    ("people", 0),
    ("requests", 1),
    ("referrals", 1),
    ("names", 0),
    ("requests", 0),
    ("referrals", 0),
)
"""What gives way, in this order, and how far before the next does."""


def ladder(start: Level) -> tuple[Level, ...]:
    """Return every level from `start` down, one thing given up at a time."""
    levels = [start]
    for field, floor in ORDER:
        while (left := getattr(levels[-1], field)) > floor:
            levels.append(replace(levels[-1], **{field: left - 1}))
    return tuple(levels)


def first_fitting(count: int, fits: Callable[[int], bool]) -> int:
    """Return the first of the levels 0 to `count` - 1 that fits, or the last where none does.

    Halves, taking it that a level below a fitting one fits; the last is never measured.

    Args:
        count: how many levels there are, at least 1.
        fits: measures one level.
    """
    return bisect_left(range(count - 1), True, key=fits)
