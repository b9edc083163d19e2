"""Everything that is held about one person on paper: as many pages as it takes (PRODUCT.md 6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter, QTextCursor, QTextDocument, QTextFormat

from netcrm.domain.refusal import Refused
from netcrm.paper.pieces import HAIR, Block, Grid, Paragraph, Row, Text, heading, line
from netcrm.paper.printing import POINTS_PER_INCH, Paper
from netcrm.paper.scribe import Scribe
from netcrm.paper.sheet import FOOT, MARGIN
from netcrm.paper.typeface import SMALLEST, UNITS, Role, Typeface
from netcrm.words.erasing import full_day
from netcrm.words.holdings import Entry, Part
from netcrm.words.words import Words

SIZE = 9.0
"""Points of the running text."""

HEAD = 20.0
"""Points kept free below the upper margin for the running head."""

_WIDTHS = (24.0, 76.0)
_BETWEEN = "\u2003"


@dataclass(frozen=True, slots=True)
class PersonPaper:
    """Everything about one person, laid out.

    Attributes:
        name: of the person.
        on: the day it was put together.
        size: of the paper, in points.
        document: the text between heads and feet, in layout units.
        words: the language of heads and feet.
    """

    name: str
    on: date
    size: QSizeF
    document: QTextDocument
    words: Words

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return self.document.pageCount()


def lay_out(name: str, parts: Sequence[Part], on: date, size: QSizeF, words: Words) -> PersonPaper:
    """Return everything about a person laid out on paper of `size` points.

    Args:
        name: of the person.
        parts: what `netcrm.words.holdings.parts` says of them.
        on: the day it is put together.
        size: width and height.
        words: the owner's language.
    """
    area = QSizeF(size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - HEAD - FOOT)
    scribe = Scribe(Typeface(SIZE), area)
    scribe.write([*_opening(name, on, words), *(block for part in parts for block in _part(part))])
    _keep_together(scribe.document, {part.title for part in parts})
    return PersonPaper(name, on, size, scribe.document, words)


def _keep_together(document: QTextDocument, titles: Collection[str]) -> None:
    """Let no heading stand alone at the foot of a page."""
    layout, height = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid():
        row = block.next()
        while row.isValid() and not row.text():
            row = row.next()
        if block.text() in titles and row.isValid() and QTextCursor(block).currentTable() is None:
            bottom = layout.blockBoundingRect(block).bottom()
            below = layout.blockBoundingRect(row).bottom()
            if bottom // height != below // height:
                look = block.blockFormat()
                look.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(look)
        block = block.next()


def _opening(name: str, on: date, words: Words) -> list[Block]:
    told = words.tr(
        "Everything I hold about this person, as of {day}. Of other people only the names stand here: not "
        "what they answered about an introduction, nor what was weighed about them. My own notes are as I "
        "wrote them.",
        day=full_day(words, on),
    )
    return [Paragraph((Text(name, Role.TITLE),)), line(told)._replace(before=4)]


def _part(part: Part) -> list[Block]:
    title = heading(part.title, "", SIZE)
    rows = [Row((_cell(entry.head, Role.STRONG), _facts(entry)), rule=HAIR) for entry in part.entries]
    return [title, Grid(_WIDTHS, tuple(rows), before=2)]


def _cell(text: str, role: Role) -> tuple[Paragraph, ...]:
    return tuple(line(part, role) for part in text.splitlines() if part.strip()) or (line("", role),)


def _facts(entry: Entry) -> tuple[Paragraph, ...]:
    """Return short facts in running lines, and one of several lines below them."""
    pieces: list[Text] = []
    below: list[Paragraph] = []
    for fact in entry.facts:
        label = f"{fact.label}\u00a0\u00a0" if fact.label else ""
        first, *more = fact.text.splitlines() or [""]
        if more:
            below.append(Paragraph((Text(label, Role.SMALL), Text(first))))
            below += [line(one) for one in more if one.strip()]
            continue
        if pieces:
            pieces.append(Text(_BETWEEN))
        pieces += [Text(label, Role.SMALL), Text(first)]
    told = (Paragraph(tuple(piece for piece in pieces if piece.text)),) if pieces else ()
    return (*told, *below)


def paint(paper: PersonPaper, painter: QPainter, number: int) -> None:
    """Paint one page, numbered from 0, with a painter whose units are points."""
    painter.save()
    painter.translate(MARGIN, MARGIN + HEAD)
    painter.scale(1 / UNITS, 1 / UNITS)
    area = paper.document.pageSize()
    top = number * area.height()
    painter.translate(0, -top)
    # A line that only touches the edge belongs to the other page: unseen, but found by a search in the file.
    paper.document.drawContents(painter, QRectF(0, top + 1, area.width(), area.height() - 2))
    painter.restore()
    words = paper.words
    _paint_line(paper, painter, MARGIN, (paper.name, words.tr("Everything I hold about this person")))
    made = words.tr("As of {day}", day=full_day(words, paper.on))
    place = words.tr("Page {page} of {pages}", page=number + 1, pages=paper.pages)
    _paint_line(paper, painter, paper.size.height() - MARGIN - FOOT, (made, place))


def _paint_line(paper: PersonPaper, painter: QPainter, top: float, texts: tuple[str, str]) -> None:
    painter.save()
    painter.translate(MARGIN, top)
    painter.scale(1 / UNITS, 1 / UNITS)
    place = QRectF(0, 0, (paper.size.width() - 2 * MARGIN) * UNITS, FOOT * UNITS)
    painter.setFont(Typeface(SMALLEST).font(Role.SMALL))
    painter.setPen(Qt.GlobalColor.black)
    above = top < paper.size.height() / 2
    stand = Qt.AlignmentFlag.AlignTop if above else Qt.AlignmentFlag.AlignBottom
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | stand, texts[0])
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | stand, texts[1])
    painter.restore()


def write_pdf(
    name: str, parts: Sequence[Part], path: Path, paper: Paper, *, on: date, words: Words | None = None
) -> int:
    """Write everything about a person as PDF to `path` and return the number of pages.

    The file is replaced only once the whole of it is written. Needs a QGuiApplication; see `ensure_gui`.

    Args:
        name: of the person.
        parts: what `netcrm.words.holdings.parts` says of them.
        path: where to write.
        paper: on which paper.
        on: the day it is put together.
        words: the owner's language; English by default.

    Raises:
        Refused: ``paper.cannot_write`` with ``path``.
    """
    made = lay_out(name, parts, on, paper.size, words or Words())
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise Refused("paper.cannot_write", path=str(path))
    writer = QPdfWriter(file)
    writer.setTitle(name)
    writer.setCreator("netcrm")
    layout = QPageLayout(paper.page_size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(layout)
    if not _paint_all(made, writer) or not file.commit():
        raise Refused("paper.cannot_write", path=str(path))
    return made.pages


def _paint_all(made: PersonPaper, writer: QPdfWriter) -> bool:
    """Paint every page; tell whether the writer took them."""
    painter = QPainter()
    if not painter.begin(writer):
        return False
    scale = writer.logicalDpiX() / POINTS_PER_INCH
    for number in range(made.pages):
        if number and not writer.newPage():
            break
        painter.save()
        painter.scale(scale, scale)
        paint(made, painter, number)
        painter.restore()
    return painter.end()
