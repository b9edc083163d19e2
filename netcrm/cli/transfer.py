"""In and out: import, export, sample data (PRODUCT.md 6 and 8)."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from netcrm.actions import demo as demo_actions
from netcrm.actions import imports as import_actions
from netcrm.cli import as_json, meant, person
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.history import latest
from netcrm.cli.lines import one_line
from netcrm.domain.contact_list import ContactFilter
from netcrm.domain.import_report import (
    EventReport,
    FileReport,
    ImportReport,
    RecordDecision,
    RecordReport,
)
from netcrm.domain.local_time import zone_of
from netcrm.domain.refusal import Refused
from netcrm.reads import archives as archive_reads
from netcrm.reads import contacts as contact_reads
from netcrm.reads import events as event_reads
from netcrm.reads import exports as export_reads
from netcrm.reads import groups as group_reads
from netcrm.reads import introductions as introduction_reads
from netcrm.reads import lookup
from netcrm.words import erasing
from netcrm.words.imports import EVENT_WHY, WHY
from netcrm.words.words import Words
from netcrm.work import files
from netcrm.work.desk import Desk
from netcrm.work.task import Task

_ALONE = {
    RecordDecision.NEW: "nobody like this in your book",
    RecordDecision.MERGE: "adds to what is there",
    RecordDecision.UNCHANGED: "stands there already",
    RecordDecision.SKIP: "left out",
}
"""Why a record goes its way where nothing it has in common with a contact says it."""

_ALONE_EVENT = {**_ALONE, RecordDecision.NEW: "no event like this in your book"}


def import_(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Read files into the book in one step; with ``--dry-run`` only say what would happen.

    Raises:
        Refused: a file can't be read, or the event is not there; nothing was imported.
        Cancelled: the owner stopped it; nothing was imported.
    """
    event = meant.event(desk, asked.event) if asked.event is not None else None
    task = Task()
    work = desk.do_long(
        import_actions.import_files,
        asked.files,
        now=desk.clock.now(),
        event=event,
        dry_run=asked.dry_run,
        keep_all=asked.keep_all,
        task=task,
    )
    try:
        report = work.result()
    except KeyboardInterrupt:
        task.cancel()
        report = work.result()
    document: dict[str, object] = {
        "step": report.step,
        "files": [_file_document(file, words) for file in report.files],
    }
    if report.not_taken:
        document["not_taken"] = [
            {"path": one.path, "reason": words.problem(one.reason_code, {})} for one in report.not_taken
        ]
    return Answer(document, _import_lines(report, words, dry_run=asked.dry_run))


def _file_document(file: FileReport, words: Words) -> dict[str, object]:
    document = as_json.fields_of(file)
    document["problems"] = [
        {"line": one.line or None, "reason": words.problem(one.reason_code, one.figures)}
        for one in file.problems
    ]
    document["decisions"] = [
        {
            "line": one.line or None,
            "decision": one.decision,
            "contact": one.contact,
            "why": _why(one, words),
        }
        for one in file.decisions
    ]
    del document["events"]
    if file.events:
        document["events"] = [
            {**as_json.fields_of(one), "line": one.line or None, "why": _why(one, words)}
            for one in file.events
        ]
    return document


def _why(record: RecordReport | EventReport, words: Words) -> str:
    """Return what a record has in common with one that is there, else what that it has nothing means."""
    if isinstance(record, RecordReport) and record.erased_on is not None:
        return erasing.erased_on(words, record.erased_on)
    common = ", ".join(words.tr((WHY | EVENT_WHY)[code]) for code in record.why)
    alone = _ALONE_EVENT if isinstance(record, EventReport) else _ALONE
    return common or words.tr(alone[record.decision])


def _import_lines(report: ImportReport, words: Words, *, dry_run: bool) -> Iterator[str]:
    for file in report.files:
        yield one_line(_counts(file, words))
        if file.likely_duplicates:
            yield words.tr("  {count} may be in your book already.", count=file.likely_duplicates)
        for problem in file.problems:
            told = words.problem(problem.reason_code, problem.figures)
            # What is of the whole file, or of a part without lines, has none.
            where = words.tr("line {line}: {problem}", line=problem.line, problem=told)
            yield one_line(where if problem.line else f"  {told}")
        for record in file.decisions:
            if record.erased_on is not None:
                told = erasing.erased_on(words, record.erased_on)
                yield one_line(words.tr("line {line}: left out. {why}.", line=record.line, why=told))
    for one in report.not_taken:
        reason = words.problem(one.reason_code, {})
        yield one_line(words.tr("{path}: not taken. {reason}", path=one.path, reason=reason))
    if dry_run:
        yield words.tr("Nothing was changed: this only tried.")
    elif report.step is None and any(file.unchanged for file in report.files):
        yield words.tr("Nothing was changed: what was read is in your book already.")
    elif report.step is None:
        yield words.tr("Nothing was changed: there was nobody to add.")
    else:
        yield words.tr("Kept as step {step}; undo takes all of it back.", step=report.step)


def _counts(file: FileReport, words: Words) -> str:
    records = words.tr("1 record") if file.records == 1 else words.tr("{n} records", n=file.records)
    return words.tr(
        "{path}: {records}, {new} new, {merged} merged, {unchanged} unchanged, {skipped} skipped",
        path=file.path,
        records=records,
        new=file.new,
        merged=file.merged,
        unchanged=file.unchanged,
        skipped=file.skipped,
    )


def export(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Write contacts, events or everything into a file that only this account reads.

    Raises:
        Refused: ``file.cannot_write``, ``ledger.full``, ``folder.not_empty``, ``contact.unknown`` and
            ``contact.ambiguous``; what was there is as it was.
    """
    if asked.out is None:
        raise ValueError("an export goes into a file")
    if asked.what == "person":
        return person.export(desk, asked, asked.out, words)
    if asked.each:
        return _export_each(desk, asked, asked.out, words)
    question = _question(desk, asked)
    size = desk.ask(_write, asked.out, question)
    document = {"what": asked.what, "format": asked.format, "out": asked.out, "bytes": size}
    told = words.tr("Wrote {path}, {size} bytes.", path=asked.out, size=f"{size:,}")
    return Answer(document, [one_line(told)])


def _question(desk: Desk, asked: Asked) -> Callable[[], str | Iterator[str]]:
    """Return the read that gives what is exported."""
    if asked.what == "contacts" and asked.format != "csv":
        return partial(export_reads.contacts_vcard, asked.vcard_version, _only(desk, asked))
    if asked.what == "contacts":
        return partial(export_reads.contacts_csv, _only(desk, asked))
    if asked.what == "events":
        return partial(export_reads.events_ics, now=desk.clock.now())
    return partial(archive_reads.document, desk.clock.now())


def _write(out: Path, question: Callable[[], str | Iterator[str]]) -> int:
    """Write the answer while the ledger is open for reading: it may come in pieces."""
    return files.write(out, question())


def _only(desk: Desk, asked: Asked) -> list[int] | None:
    """Return the contacts that are meant, each once; None for all of them."""
    if asked.search:
        found = desk.ask(contact_reads.keys, ContactFilter(text=asked.search))
        if not found:
            raise Refused("contact.unknown", name=asked.search)
        return found
    return list(dict.fromkeys(desk.ask(lookup.contact, one) for one in asked.only)) or None


def _write_folder(out: Path, cards: Callable[[], Iterator[tuple[str, str]]]) -> files.Folder:
    return files.write_folder(out, cards())


def _export_each(desk: Desk, asked: Asked, out: Path, words: Words) -> Answer:
    cards = partial(export_reads.contacts_vcards, asked.vcard_version, _only(desk, asked))
    made = desk.ask(_write_folder, out, cards)
    document = {
        "what": asked.what,
        "format": asked.format,
        "out": made.path,
        "files": made.files,
        "bytes": made.size,
    }
    count = words.tr("1 file") if made.files == 1 else words.tr("{n} files", n=made.files)
    told = words.tr("Wrote {count} into {path}, {size} bytes.", count=count, path=out, size=f"{made.size:,}")
    return Answer(document, [one_line(told)])


def demo(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """Fill a new profile with sample data.

    Raises:
        Refused: ``profile.not_new``.
    """
    now = desk.clock.now()
    desk.do(demo_actions.fill, zone_of(now), now=now).result()
    step = latest(desk)
    document = {
        "step": step.id if step else None,
        "contacts": desk.ask(contact_reads.count),
        "groups": len(desk.ask(group_reads.rows, now)),
        "events": len(desk.ask(event_reads.rows)),
        "introductions": len(desk.ask(introduction_reads.rows)),
    }
    told = words.tr(
        "Filled in a sample network: {contacts} contacts, {groups} groups, {events} events.", **document
    )
    return Answer(document, [told, words.tr("One undo takes all of it back.")])
