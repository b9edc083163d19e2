"""The people of the sheet: those the owner knows, everyone else by name, strangers worth meeting."""

from collections.abc import Sequence
from datetime import date

from netcrm.domain.briefing import Briefing
from netcrm.domain.briefing_page import RUN_IN_NAMES
from netcrm.domain.briefing_parts import Named, PersonLine, StrangerLine
from netcrm.paper.marks import Mark
from netcrm.paper.pieces import Block, Cell, Grid, Paragraph, Row, Sign, Text, heading, labels, line, lines
from netcrm.paper.typeface import Role
from netcrm.words.sheet import SheetWords

STRANGER_WIDTHS = (6.5, 24.5, 21.0, 18.0, 30.0)
"""Per cent of the columns: number, name, seeks, offers, why."""

NAME_COLUMNS = (4, 4, 3)
"""Columns of names at the name steps 0, 1 and 2 of a Level."""


def people_widths(briefing: Briefing) -> tuple[float, ...]:
    """Return the columns: number, name, last met, seeks, offers, balance unless discreet, promise."""
    return (6.5, 22, 18.5, 18, 15.5, 19.5) if briefing.discreet else (6.5, 21, 17.5, 16, 14, 7, 18)


def people_opening(briefing: Briefing, shown: int, size: float, words: SheetWords) -> tuple[Paragraph, Row]:
    """Return the heading of the table of people and its first row."""
    known, expected = briefing.known_total, len(briefing.numbers)
    hint = words.people_hint(shown, known, expected, counted=not briefing.discreet)
    named = ["", words.tr("Name"), words.tr("Last met, about"), words.tr("They seek"), words.tr("They offer")]
    named += [] if briefing.discreet else [words.tr("Balance")]
    named += [words.tr("Open promise")]
    return heading(words.tr("People I know"), hint, size), labels(*named)


def person_row(person: PersonLine, words: SheetWords, today: date) -> Row:
    """Return the row of somebody the owner knows."""
    day, place = words.last_met(person, today)
    met = (Text(day), Text(place, Role.SMALL)) if place else (Text(day),)
    cells: list[Cell] = [
        _number(person.named),
        _name(person.named, person.company, flagged=person.flagged),
        ((Paragraph(met),) if day or place else ()) + lines((person.about, Role.SMALL)),
        lines((person.seeks, Role.BODY)),
        lines((person.offers, Role.BODY)),
    ]
    if person.given is not None:
        cells.append((line(f"{person.given} | {person.received}"),))
    told, due = words.promise(person.promise, today) if person.promise else ("", "")
    cells.append(lines((told, Role.STRONG), (due, Role.SMALL)))
    return Row(tuple(cells))


def _number(named: Named) -> Cell:
    return (Paragraph((Sign(Mark.BOX), Text(f"  {named.number}", Role.STRONG))),)


def _name(named: Named, company: str, *, flagged: bool = False) -> Cell:
    pieces: tuple[Text | Sign, ...] = (Text(named.name, Role.STRONG),)
    if flagged:
        pieces += (Text("\u00a0", Role.STRONG), Sign(Mark.FLAG, 1.05))
    second = ", ".join(part for part in (named.profession, company) if part)
    return (Paragraph(pieces), *lines((second, Role.SMALL)))


def strangers_opening(
    briefing: Briefing, shown: int, size: float, words: SheetWords
) -> tuple[Paragraph, Row]:
    """Return the heading of the table of strangers and its first row."""
    hint = words.some_of(shown, len(briefing.strangers))
    named = ("", words.tr("Name"), words.tr("They seek"), words.tr("They offer"), words.tr("Why"))
    return heading(words.tr("Strangers worth meeting"), hint, size), labels(*named)


def stranger_row(stranger: StrangerLine, words: SheetWords) -> Row:
    """Return the row of a stranger, with why."""
    return Row(
        (
            _number(stranger.named),
            _name(stranger.named, stranger.company),
            lines((stranger.seeks, Role.BODY)),
            lines((stranger.offers, Role.BODY)),
            lines(*((words.why(why), Role.BODY) for why in stranger.whys)),
        )
    )


def names(
    everyone: Sequence[Named], step: int, size: float, words: SheetWords, *, alone: bool
) -> tuple[Block, ...]:
    """Return everyone without a row, by number and name: a few in a line, many in columns.

    Args:
        everyone: those to name.
        step: the name step of a Level.
        size: points of the running text.
        words: the owner's language.
        alone: nobody has a row.
    """
    if not everyone:
        return ()
    if len(everyone) <= RUN_IN_NAMES:
        return (_names_in_line(everyone, _names_label(words, alone=alone), size),)
    title = names_title(len(everyone), size, words, alone=alone)
    cells = tuple(
        tuple(name_paragraph(named, step, size) for named in chunk)
        for chunk in in_columns(everyone, NAME_COLUMNS[step])
    )
    widths = (100 / len(cells),) * len(cells)
    return title, Grid(widths, (Row(cells, rule=0, above=1, below=0),))


def names_title(count: int, size: float, words: SheetWords, *, alone: bool) -> Paragraph:
    """Return the heading above so many names in columns."""
    return heading(_names_label(words, alone=alone), words.tr("{count} by number", count=count), size)


def _names_label(words: SheetWords, *, alone: bool) -> str:
    return words.tr("Expected") if alone else words.tr("Also expected")


def in_columns(everyone: Sequence[Named], columns: int) -> list[Sequence[Named]]:
    """Return `everyone` in so many columns, read downwards, as even as can be."""
    height = -(-len(everyone) // columns)
    return [everyone[column * height : (column + 1) * height] for column in range(columns)]


def name_paragraph(named: Named, step: int, size: float) -> Paragraph:
    """Return one name of the columns; at the last step it stays on one line."""
    pieces: tuple[Text | Sign, ...] = (
        Sign(Mark.BOX, 0.8),
        Text(f" {named.number}", Role.STRONG),
        Text("\t"),
        Text(named.name),
    )
    if step == 2 and named.profession:
        pieces += (Text(f"\u2002{named.profession}", Role.SMALL),)
    return Paragraph(pieces, before=size * 0.08, hang=size * 3.4, single=step == 0)


def _names_in_line(everyone: Sequence[Named], label: str, size: float) -> Paragraph:
    pieces = [Text(label + "\u2003", Role.STRONG)]
    for position, named in enumerate(everyone, start=1):
        pieces.append(Text(f"{named.number}\u00a0", Role.STRONG))
        pieces.append(Text(named.name + ("" if position == len(everyone) else ",\u2002")))
    return Paragraph(tuple(pieces), before=size * 0.5)
