"""Everything that is held about one person, as JSON or on paper (PRODUCT.md 6)."""

from pathlib import Path

from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.briefing import usual_paper
from netcrm.cli.lines import one_line
from netcrm.domain.holdings import Holdings
from netcrm.reads import holdings as holding_reads
from netcrm.reads import lookup
from netcrm.reads import owner as owner_reads
from netcrm.words.holdings import parts
from netcrm.words.words import Words
from netcrm.work import files
from netcrm.work.desk import Desk


def export(desk: Desk, asked: Asked, out: Path, words: Words) -> Answer:
    """Write everything about one contact into a file that only this account reads.

    Raises:
        Refused: ``contact.unknown``, ``contact.ambiguous``, ``file.cannot_write``, ``paper.cannot_write``,
            ``ledger.full``; a file that was there is as it was.
    """
    contact = desk.ask(lookup.contact, asked.only[0])
    document: dict[str, object] = {"what": asked.what, "format": asked.format, "out": out}
    if asked.format == "json":
        document["bytes"] = files.write(out, desk.ask(holding_reads.document, contact, desk.clock.now()))
    else:
        found = desk.ask(holding_reads.about, contact)
        paper = asked.paper or usual_paper(desk.ask(owner_reads.owner).region)
        with files.replaced(out) as part:
            document["pages"] = _write(found, part, paper, desk, words)
            document["bytes"] = part.stat().st_size
    size = f"{document['bytes']:,}"
    return Answer(document, [one_line(words.tr("Wrote {path}, {size} bytes.", path=out, size=size))])


def _write(found: Holdings, path: Path, paper: str, desk: Desk, words: Words) -> int:
    from netcrm.paper.application import ensure_gui
    from netcrm.paper.person import write_pdf
    from netcrm.paper.printing import Paper

    application = ensure_gui()
    name = found.card.contact.name
    pages = write_pdf(name, parts(found, words), path, Paper(paper), on=desk.today, words=words)
    # Fonts live as long as the application does; it goes only now.
    del application
    return pages
