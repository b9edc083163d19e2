"""Finds by measuring at which level a briefing fits its page, before anything is laid out."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSizeF

from netcrm.domain.briefing import Briefing
from netcrm.domain.briefing_page import RUN_IN_NAMES, Level, first_fitting
from netcrm.domain.briefing_parts import Named
from netcrm.paper.pieces import GAP, Paragraph, Row
from netcrm.paper.ruler import Ruler, Widths
from netcrm.paper.sheet_matters import LINE_HEIGHT, TALLEST_LINE, matters, write_in
from netcrm.paper.sheet_parts import opening
from netcrm.paper.sheet_people import (
    NAME_COLUMNS,
    STRANGER_WIDTHS,
    in_columns,
    name_paragraph,
    names,
    names_title,
    people_opening,
    people_widths,
    person_row,
    stranger_row,
    strangers_opening,
)
from netcrm.words.sheet import SheetWords

_SAFETY = 4.0
"""Points a measure may fall short of the layout."""


class Estimate:
    """Heights of one briefing's parts, measured once per type size and added up for any level.

    Args:
        briefing: what is to be fitted.
        area: width and height between the margins, in points.
        words: the language of the sheet.
    """

    def __init__(self, briefing: Briefing, area: QSizeF, words: SheetWords) -> None:
        self._briefing = briefing
        self._width = area.width()
        self._room = area.height() - _SAFETY
        self._words = words
        self._widths = Widths()
        self._scales: dict[float, _Scale] = {}

    def first_fitting(self) -> int:
        """Return the position of the first level that fits by measure, or of the last."""
        levels = self._briefing.levels
        return first_fitting(len(levels), lambda position: self.height(levels[position]) <= self._room)

    def fill(self, position: int) -> tuple[Level, float]:
        """Return the level at `position` with its write-in lines filling what the others leave free.

        Returns:
            The level, with more lines where there is room for them, and the points between two lines.
        """
        level = self._briefing.levels[position]
        most = self._briefing.levels[0].lines
        free = max(0.0, self._room - self.height(level))
        more = min(most - level.lines, int(free // LINE_HEIGHT))
        free -= more * LINE_HEIGHT
        count = level.lines + more
        height = min(TALLEST_LINE, LINE_HEIGHT + free / count) if count == most else LINE_HEIGHT
        return replace(level, lines=count), height

    def height(self, level: Level) -> float:
        """Return the height of the whole page at `level`, or any that is more than the page has."""
        scale = self._scales.get(level.size)
        if scale is None:
            scale = _Scale(self._briefing, level.size, self._width, self._words, self._widths)
            self._scales[level.size] = scale
        return scale.height(level, self._room)


class _Rows:
    """Heights of a table with 0, 1, 2, ... rows, measured only as far as asked and as the page could hold."""

    def __init__(
        self, ruler: Ruler, opening: tuple[Paragraph, Row], rows: Iterator[Row], widths: tuple[float, ...]
    ) -> None:
        title, first = opening
        self._ruler = ruler
        self._widths = widths
        self._rows = rows
        self._top = ruler.block(title) + ruler.row(first, widths, GAP)
        self._heights = [0.0]
        self._least = ruler.row(Row(((),)), (100.0,), 0)

    def height(self, count: int, room: float) -> float:
        """Return the height with `count` rows; at least more than `room` where fewer outgrow it."""
        if count * self._least > room:
            return count * self._least
        while len(self._heights) <= count and self._heights[-1] <= room:
            above = self._heights[-1] or self._top
            self._heights.append(above + self._ruler.row(next(self._rows), self._widths, GAP))
        return self._heights[min(count, len(self._heights) - 1)]


class _Scale:
    """The heights of the parts in one type size."""

    def __init__(
        self, briefing: Briefing, size: float, width: float, words: SheetWords, widths: Widths
    ) -> None:
        self._briefing = briefing
        self._words = words
        self._width = width
        self._ruler = ruler = Ruler(size, width, widths)
        self._opening = sum(map(ruler.block, opening(briefing, size, words)))
        people = (person_row(person, words, briefing.as_of) for person in briefing.people)
        titled = people_opening(briefing, 0, size, words)
        self._people = _Rows(ruler, titled, people, people_widths(briefing))
        strangers = (stranger_row(stranger, words) for stranger in briefing.strangers)
        titled = strangers_opening(briefing, 0, size, words)
        self._strangers = _Rows(ruler, titled, strangers, STRANGER_WIDTHS)
        self._name_lines: dict[tuple[int, int], int] = {}

    def height(self, level: Level, room: float) -> float:
        """Return the height of the page at `level`; where that outgrows `room`, at least more than it."""
        height = self._opening + self._people.height(level.people, room)
        height += self._strangers.height(level.strangers, room)
        if height > room:
            return height
        page = self._briefing.at(level)
        height += self._names(page.names, level, alone=not (page.people or page.strangers))
        height += sum(map(self._ruler.block, matters(page, self._words)))
        lines = write_in(level.lines, LINE_HEIGHT, level.size, self._words)
        return height + sum(map(self._ruler.block, lines))

    def _names(self, everyone: tuple[Named, ...], level: Level, *, alone: bool) -> float:
        ruler = self._ruler
        if len(everyone) <= RUN_IN_NAMES:
            found = names(everyone, level.names, level.size, self._words, alone=alone)
            return sum(map(ruler.block, found))
        columns = NAME_COLUMNS[level.names]
        title = names_title(len(everyone), level.size, self._words, alone=alone)
        width = self._width / columns - GAP
        chunks = in_columns(everyone, columns)
        tallest = max(sum(self._lines(named, level, width) for named in chunk) for chunk in chunks)
        one = ruler.paragraph(name_paragraph(everyone[0], level.names, level.size), 10 * self._width)
        return ruler.block(title) + tallest * one + 1

    def _lines(self, named: Named, level: Level, width: float) -> int:
        key = (named.number or 0, level.names)
        if key not in self._name_lines:
            paragraph = name_paragraph(named, level.names, level.size)
            self._name_lines[key] = self._ruler.lines(paragraph, width)
        return self._name_lines[key]
