"""What there is to do at the event: introductions, referrals, requests, the pitch, and lines to write on."""

from netcrm.domain.briefing import Page
from netcrm.paper.marks import Mark
from netcrm.paper.pieces import HAIR, Cell, Grid, Paragraph, Row, Sign, Text, heading, labels, line, of_runs
from netcrm.words.sheet import Runs, SheetWords

LINE_HEIGHT = 21.0
"""Points between two write-in lines: room for a hand."""

TALLEST_LINE = 27.0
"""Points between two write-in lines where the page has room to spare."""

MATTERS_GAP = 16.0
"""Points between the two sides."""

_LINE_WIDTHS = (29.0, 7.5, 7.5, 38.0, 18.0)


def matters(page: Page, words: SheetWords) -> tuple[Grid, ...]:
    """Return introductions and referrals on the left, requests and the pitch on the right.

    Where one side is empty the other takes the whole width; where both are, nothing is left.
    """
    left = (*_introductions(page, words), *_referrals(page, words))
    right = (*_requests(page, words), *_pitch(page, words))
    # The space above the first heading belongs to the grid, so that both sides begin at one height.
    sides = tuple((side[0]._replace(before=0.0), *side[1:]) for side in (left, right) if side)
    if not sides:
        return ()
    row = Row(sides, rule=0, above=0, below=0)
    widths = (100 / len(sides),) * len(sides)
    return (Grid(widths, (row,), before=page.level.size * 0.95, gap=MATTERS_GAP),)


def _item(mark: Mark, runs: Runs, size: float) -> Paragraph:
    return Paragraph((Sign(mark), Text("\t"), *of_runs(runs)), before=1.5, hang=size * 1.5)


def _introductions(page: Page, words: SheetWords) -> Cell:
    if not page.introductions:
        return ()
    size = page.level.size
    hint = words.some_of(len(page.introductions), len(page.briefing.introductions))
    items = (_item(Mark.BOX, words.introduction(one), size) for one in page.introductions)
    return heading(words.tr("Introductions I could make"), hint, size), *items


def _referrals(page: Page, words: SheetWords) -> Cell:
    if not page.referrals:
        return ()
    size, today = page.level.size, page.briefing.as_of
    hint = words.some_of(len(page.referrals), len(page.briefing.referrals))
    items = (_item(Mark.BOX, words.referral(one, today), size) for one in page.referrals)
    return heading(words.tr("Referrals to answer for"), hint, size), *items


def _requests(page: Page, words: SheetWords) -> Cell:
    if not page.requests:
        return ()
    size, today = page.level.size, page.briefing.as_of
    hint = words.some_of(len(page.requests), len(page.briefing.requests))
    marks = (Mark.FLAG if one.flagged else Mark.BOX for one in page.requests)
    told = (words.request(one, today) for one in page.requests)
    items = (_item(mark, runs, size) for mark, runs in zip(marks, told, strict=True))
    return heading(words.tr("Requests likely to be raised"), hint, size), *items


def _pitch(page: Page, words: SheetWords) -> Cell:
    if not page.pitch:
        return ()
    return heading(words.tr("My pitch"), "", page.level.size), line(page.pitch)._replace(before=1.5)


def write_in(count: int, height: float, size: float, words: SheetWords) -> tuple[Paragraph | Grid, ...]:
    """Return lines to fill in by hand: who, met, card, promise, follow up by; `height` points apart."""
    if not count:
        return ()
    hint = words.tr("By number or name. The numbers are the keys of the debrief.")
    below = 2.5
    box = (Paragraph((Sign(Mark.BOX),)),)
    above = max(1.0, height - size * 1.22 - below - HAIR)
    row = Row(((), box, box, (), ()), above=above, below=below)
    first = labels(
        words.tr("Who"), words.tr("Met"), words.tr("Card"), words.tr("Promise"), words.tr("Follow up by")
    )._replace(rule=HAIR)
    return heading(words.tr("Write in"), hint, size), Grid(_LINE_WIDTHS, (first, *((row,) * count)))
