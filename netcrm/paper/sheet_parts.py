"""The parts of the sheet in their order (PRODUCT.md 7)."""

from netcrm.domain.briefing import Briefing, Page
from netcrm.paper.pieces import HAIR, RULE, Block, Cell, Grid, Paragraph, Row, Sign, Text, line, lines
from netcrm.paper.sheet_matters import matters, write_in
from netcrm.paper.sheet_people import (
    STRANGER_WIDTHS,
    names,
    people_opening,
    people_widths,
    person_row,
    stranger_row,
    strangers_opening,
)
from netcrm.paper.typeface import Role
from netcrm.words.sheet import SheetWords


def blocks(page: Page, words: SheetWords, line_height: float) -> list[Block]:
    """Return everything between head and foot; the write-in lines stand `line_height` points apart."""
    briefing, level = page.briefing, page.level
    alone = not (page.people or page.strangers)
    return [
        *opening(briefing, level.size, words),
        *_people(page, words),
        *names(page.names, level.names, level.size, words, alone=alone),
        *_strangers(page, words),
        *matters(page, words),
        *write_in(level.lines, line_height, level.size, words),
    ]


def _people(page: Page, words: SheetWords) -> tuple[Block, ...]:
    if not page.people:
        return ()
    briefing = page.briefing
    title, first = people_opening(briefing, len(page.people), page.level.size, words)
    rows = (person_row(person, words, briefing.as_of) for person in page.people)
    return title, Grid(people_widths(briefing), (first, *rows))


def _strangers(page: Page, words: SheetWords) -> tuple[Block, ...]:
    if not page.strangers:
        return ()
    title, first = strangers_opening(page.briefing, len(page.strangers), page.level.size, words)
    rows = (stranger_row(stranger, words) for stranger in page.strangers)
    return title, Grid(STRANGER_WIDTHS, (first, *rows))


def opening(briefing: Briefing, size: float, words: SheetWords) -> tuple[Block, ...]:
    """Return the head and why the owner goes."""
    head = briefing.head
    said = words.tr("Briefing for {name}", name=head.owner) if head.owner else words.tr("Briefing")
    title = (Paragraph((Text(head.title, Role.TITLE),)),)
    top = Row((title, (line(said)._replace(right=True),)), rule=RULE, above=0, below=3)
    return Grid((74, 26), (top,), low=True), _facts(briefing, words), *_purpose(briefing, size, words)


def _facts(briefing: Briefing, words: SheetWords) -> Grid:
    head = briefing.head
    cells: list[Cell] = [
        lines((label, Role.SMALL), (main, Role.STRONG), (small, Role.BODY))
        for label, main, small in words.facts(head)
    ]
    if head.room is not None:
        named = Paragraph((Sign(head.room, 1.0), Text("\u00a0" + words.words.room(head.room), Role.STRONG)))
        cells.append((line(words.tr("Room"), Role.SMALL), named, *lines((words.budget(head), Role.BODY))))
    return Grid(_shares(cells), (Row(tuple(cells), rule=HAIR, above=3, below=3),))


def _shares(cells: list[Cell]) -> tuple[float, ...]:
    """Return per cent of the width for each fact, by the length of what it says."""
    said = [max(_length(paragraph) for paragraph in cell) for cell in cells]
    weights = [min(max(length, 10), 30) for length in said]
    return tuple(100 * weight / sum(weights) for weight in weights)


def _length(paragraph: Paragraph) -> int:
    return sum(len(piece.text) if isinstance(piece, Text) else 2 for piece in paragraph.pieces)


def _purpose(briefing: Briefing, size: float, words: SheetWords) -> list[Paragraph]:
    purpose = briefing.purpose
    said = (
        (words.tr("Why I go"), words.reasons(purpose.reasons)),
        (words.tr("Success is"), purpose.goal),
    )
    found: list[Paragraph] = []
    for label, text in said:
        if text:
            pieces = (Text(label + "\u2003", Role.STRONG), Text(text))
            found.append(Paragraph(pieces, before=1.5 if found else size * 0.7))
    return found
