"""Measures agree with the layout, so that one layout is enough."""

import pytest
from PySide6.QtCore import QSizeF

from netcrm.domain.briefing import compose
from netcrm.paper.estimate import Estimate
from netcrm.paper.pieces import Paragraph, Text
from netcrm.paper.ruler import Ruler, Widths
from netcrm.paper.scribe import Scribe
from netcrm.paper.sheet_matters import LINE_HEIGHT, TALLEST_LINE
from netcrm.paper.sheet_parts import blocks
from netcrm.paper.typeface import UNITS, Typeface
from netcrm.words.sheet import SheetWords

AREA = QSizeF(523, 752)
ENDLESS = QSizeF(523, 100_000)
WORDS = SheetWords()


@pytest.mark.parametrize("count", [0, 3, 13, 60, 200])
@pytest.mark.parametrize("discreet", [True, False])
def test_a_measure_comes_near_the_layout_and_fits(qapp, make_facts, today, count, discreet):
    briefing = compose(make_facts(count), discreet=discreet, today=today)
    estimate = Estimate(briefing, AREA, WORDS)
    position = estimate.first_fitting()
    level = briefing.levels[position]

    scribe = Scribe(Typeface(level.size), ENDLESS)
    scribe.write(blocks(briefing.at(level), WORDS, LINE_HEIGHT))

    laid_out = scribe.document.size().height() / UNITS
    assert laid_out <= AREA.height()
    assert abs(estimate.height(level) - laid_out) < 12
    assert position == 0 or estimate.height(briefing.levels[position - 1]) > AREA.height() - 4


def test_free_room_goes_to_more_and_then_to_taller_lines(qapp, make_facts, today):
    few = Estimate(compose(make_facts(3), discreet=True, today=today), AREA, WORDS)
    many = Estimate(compose(make_facts(60), discreet=True, today=today), AREA, WORDS)

    level, height = few.fill(few.first_fitting())
    full, usual = many.fill(many.first_fitting())

    assert (level.lines, height) == (14, pytest.approx(TALLEST_LINE))
    assert (2 <= full.lines < 14, usual) == (True, LINE_HEIGHT)


@pytest.mark.parametrize(
    "text",
    ["short", "a few words that need a second line here", "x" * 90, "two " * 40, "Donaudampfschiff " * 9],
)
def test_lines_are_counted_as_the_layout_breaks_them(qapp, text):
    ruler = Ruler(9.0, 120.0, Widths())
    scribe = Scribe(Typeface(9.0), QSizeF(120, 10_000))
    paragraph = Paragraph((Text(text.strip()),))

    scribe.write([paragraph])
    scribe.document.pageCount()

    assert abs(ruler.lines(paragraph, 120.0) - scribe.document.firstBlock().layout().lineCount()) <= 1
