"""A briefing laid out on one page: preview, printer and PDF all paint this (PRODUCT.md 7)."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QTextDocument

from netcrm.domain.briefing import Briefing, Page
from netcrm.paper.estimate import Estimate
from netcrm.paper.scribe import Scribe
from netcrm.paper.sheet_parts import blocks
from netcrm.paper.typeface import SMALLEST, UNITS, Role, Typeface
from netcrm.words.sheet import SheetWords

MARGIN = 36.0
"""Points on all four sides: any printer reaches so far."""

FOOT = 18.0
"""Points kept free above the lower margin for the foot."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A laid-out briefing.

    Attributes:
        size: of the paper, in points.
        page: what had room on it.
        document: the text between margins and foot, in layout units.
        words: the language of its foot.
    """

    size: QSizeF
    page: Page
    document: QTextDocument
    words: SheetWords

    @property
    def pages(self) -> int:
        """How many pages it takes: one, for up to 200 people on A4 or Letter."""
        return self.document.pageCount()


def lay_out(briefing: Briefing, size: QSizeF, words: SheetWords) -> Sheet:
    """Return `briefing` laid out on paper of `size` points, given way just so far that it fits one page.

    The level is found by measuring the parts; only the page it names is laid out, and the next ones where a
    measure fell short.
    """
    area = QSizeF(size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - FOOT)
    estimate = Estimate(briefing, area, words)
    position = estimate.first_fitting()
    while True:
        level, height = estimate.fill(position)
        page = briefing.at(level)
        scribe = Scribe(Typeface(level.size), area)
        scribe.write(blocks(page, words, height))
        if scribe.document.pageCount() == 1 or position == len(briefing.levels) - 1:
            return Sheet(size, page, scribe.document, words)
        position += 1


def paint(sheet: Sheet, painter: QPainter, number: int) -> None:
    """Paint one page of `sheet`, numbered from 0, with a painter whose units are points."""
    painter.save()
    painter.translate(MARGIN, MARGIN)
    painter.scale(1 / UNITS, 1 / UNITS)
    area = sheet.document.pageSize()
    top = number * area.height()
    painter.translate(0, -top)
    sheet.document.drawContents(painter, QRectF(0, top, area.width(), area.height()))
    painter.restore()
    _paint_foot(sheet, painter, number)


def _paint_foot(sheet: Sheet, painter: QPainter, number: int) -> None:
    words, briefing = sheet.words, sheet.page.briefing
    painter.save()
    painter.translate(MARGIN, sheet.size.height() - MARGIN - FOOT)
    painter.scale(1 / UNITS, 1 / UNITS)
    foot = QRectF(0, 0, (sheet.size.width() - 2 * MARGIN) * UNITS, FOOT * UNITS)
    painter.setFont(Typeface(SMALLEST).font(Role.SMALL))
    painter.setPen(Qt.GlobalColor.black)
    private = words.tr("Data as of {date}. Private: for my eyes only.", date=words.full_date(briefing.as_of))
    place = words.tr("Page {page} of {pages}", page=number + 1, pages=sheet.pages)
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | bottom, private)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | bottom, place)
    painter.restore()
