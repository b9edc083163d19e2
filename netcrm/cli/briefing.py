"""The briefing sheet as PDF (PRODUCT.md 7 and 8)."""

from pathlib import Path

from netcrm.actions import events as event_actions
from netcrm.cli import meant
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import one_line
from netcrm.domain.briefing import Briefing, compose
from netcrm.reads import briefing as briefing_reads
from netcrm.reads import owner as owner_reads
from netcrm.words.sheet import SheetWords
from netcrm.words.words import Words
from netcrm.work import files
from netcrm.work.desk import Desk

# Where people print on US Letter; everybody else uses A4.
_LETTER = frozenset({"US", "CA", "MX", "PR", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "NI", "SV"})


def briefing(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Write the sheet of one event and keep the numbers that it gives people.

    Raises:
        Refused: ``event.unknown``, ``event.none_planned``, ``event.ambiguous``, ``paper.cannot_write``,
            ``file.cannot_write``; no sheet is written and no number kept.
    """
    if asked.pdf is None:
        raise ValueError("a sheet goes into a file")
    event = meant.event(desk, asked.event or "next")
    facts = desk.ask(briefing_reads.facts, event, now=desk.clock.now())
    sheet = compose(facts, discreet=asked.discreet, today=desk.today)
    paper = asked.paper or usual_paper(desk.ask(owner_reads.owner).region)
    with files.replaced(asked.pdf) as part:
        pages = _write(sheet, part, paper)
        # Before the sheet is in its place: one whose numbers are not kept could not be debriefed.
        numbers = dict(sheet.numbers)
        desk.do(event_actions.keep_numbers, event, numbers, now=desk.clock.now()).result()
    document = {
        "event": event,
        "title": facts.event.title,
        "pdf": asked.pdf,
        "paper": paper,
        "pages": pages,
        "people": len(sheet.numbers),
        "discreet": asked.discreet,
    }
    told = words.tr(
        "{title}, {day}: {people} people on {pages} page, {path}",
        title=facts.event.title,
        day=words.day(facts.event.on, desk.today),
        people=len(sheet.numbers),
        pages=pages,
        path=asked.pdf,
    )
    return Answer(document, [one_line(told)])


def usual_paper(region: str) -> str:
    """Return the paper people use in a country, given by its two letters; A4 where none is told."""
    return "letter" if region.upper() in _LETTER else "a4"


def _write(sheet: Briefing, path: Path, paper: str) -> int:
    from netcrm.paper.application import ensure_gui
    from netcrm.paper.printing import Paper, write_pdf

    application = ensure_gui()
    pages = write_pdf(sheet, path, Paper(paper), SheetWords())
    # Fonts live as long as the application does; it goes only now.
    del application
    return pages
