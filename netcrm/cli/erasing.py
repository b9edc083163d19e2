"""Erasing a person for good: first what would go, and only with ``--yes`` the doing (RELIABILITY.md 2.7)."""

from collections.abc import Iterator

from netcrm.actions import erasing as erasing_actions
from netcrm.cli import as_json
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import one_line
from netcrm.domain.erasure import Erased, ErasureReport
from netcrm.reads import erasing as erasing_reads
from netcrm.reads import lookup
from netcrm.words import erasing
from netcrm.words.words import Words
from netcrm.work.desk import Desk


def erase(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Erase one contact for good; without ``--yes`` say what would go, change nothing and fail.

    Raises:
        Refused: ``contact.unknown``, ``contact.ambiguous`` and the codes of the ledger; nothing was changed.
    """
    contact = desk.ask(lookup.contact, asked.contact)
    if not asked.yes:
        report = desk.ask(erasing_reads.look, contact, desk.copies_holding(contact))
        failure = words.tr("Nothing was erased. This can't be undone: to do it, add --yes.")
        lines = [*_head(report, words), *_listed(report, words, desk)]
        return Answer(_document(report), map(one_line, lines), failure)
    erased = desk.erase(erasing_actions.erase, contact, with_copies=asked.backups).result()
    lines = [*_done(erased, words), *_listed(erased.report, words, desk, deleted=len(erased.deleted))]
    document = _document(erased.report) | {
        "erased": True,
        "swept": erased.is_swept,
        "deleted": list(erased.deleted),
    }
    failure = words.refusal(erased.trouble) if erased.trouble is not None else ""
    return Answer(document, map(one_line, lines), failure)


def _document(report: ErasureReport) -> dict[str, object]:
    return {
        "erased": False,
        "contact": report.contact,
        "name": report.name,
        "gone": dict(report.gone),
        "cleared": dict(report.cleared),
        "mentions": [as_json.fields_of(one) for one in report.mentions],
        "backups": [one.path for one in report.copies],
        "steps": report.steps,
        "swept": False,
        "deleted": [],
    }


def _head(report: ErasureReport, words: Words) -> Iterator[str]:
    yield words.tr("Erasing {name} for good would take away:", name=report.name)
    for told in erasing.gone(words, report):
        yield f"  {told}"
    yield from erasing.cleared(words, report)
    if report.steps:
        yield erasing.history(words, report)


def _done(erased: Erased, words: Words) -> Iterator[str]:
    yield words.tr("{name} is erased for good.", name=erased.report.name)
    if not erased.is_swept:
        yield words.tr("The last traces leave the file when netcrm is next opened.")


def _listed(report: ErasureReport, words: Words, desk: Desk, deleted: int = 0) -> Iterator[str]:
    """Say what is not reached: texts of others, and backups."""
    if report.mentions:
        yield erasing.mentions(words, len(report.mentions))
    for mention in report.mentions:
        yield f"  {erasing.place(words, mention)} ({mention.table} {mention.id}, {mention.field})"
    if deleted:
        one, many = "1 backup that held them was deleted.", "{count} backups that held them were deleted."
        yield words.tr(one) if deleted == 1 else words.tr(many, count=deleted)
    elif report.copies:
        yield words.tr("These backups hold them; --backups deletes them too:")
        for held in report.copies:
            yield f"  {erasing.copy(words, held, desk.today)}: {held.path.name}"
