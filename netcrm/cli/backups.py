"""Backups, going back to one, and the check of the file (PRODUCT.md 8; RELIABILITY.md 1)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned, one_line
from netcrm.reads import erasing as erasing_reads
from netcrm.words import erasing
from netcrm.words.words import Words
from netcrm.work import files
from netcrm.work.desk import Desk


class _Copy(Protocol):
    """What is told of a backup."""

    @property
    def path(self) -> Path: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def reason(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def counts(self) -> Mapping[str, int]: ...


def backup(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Make a backup, in the profile or as the file asked for.

    Raises:
        Refused: ``file.is_data``, ``backup.failed``, ``ledger.full`` and the like; no half copy is left.
    """
    if asked.file is not None:
        files.refuse_data(asked.file)
    made = desk.back_up(asked.file)
    return Answer(_document(made), [one_line(words.tr("Backed up: {told}", told=_told(made, words)))])


def backups(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List the backups in the profile, the newest first."""
    found = desk.backups()
    if not found:
        return Answer([], [words.tr("No backups yet.")])
    zone = desk.clock.now().tzinfo
    held = desk.ask(erasing_reads.held_by_files)
    rows = (
        (
            f"{one.made_at.astimezone(zone):%Y-%m-%d %H:%M}",
            one.reason,
            _contacts(one, words),
            erasing.still_held(words, held[one.path.name]) if one.path.name in held else "",
            str(one.path),
        )
        for one in found
    )
    listed = [_document(one) for one in found]
    for document, one in zip(listed, found, strict=True):
        if one.path.name in held:
            document["holds_erased"] = held[one.path.name]
    return Answer(listed, aligned(_filled(rows)))


def restore(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Go back to a backup: a file, or the name of one in the profile; the present is backed up first.

    Raises:
        Refused: ``backup.missing``, ``backup.unusable``, ``ledger.too_new`` and the like; nothing was
            changed.
    """
    if asked.file is None:
        raise ValueError("a restore needs a file")
    present = desk.restore(_file(desk, asked.file))
    lines = [
        words.tr("Restored {path}.", path=asked.file),
        words.tr("What was here before is kept: {told}", told=_told(present, words)),
    ]
    if present.erased_again:
        lines.append(erasing.again(words, present.erased_again))
    document = {
        "restored": asked.file,
        "before": _document(present),
        "erased_again": present.erased_again,
    }
    return Answer(document, [one_line(line) for line in lines])


def _filled(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the rows without the columns in which no row says anything."""
    told = [list(row) for row in rows]
    filled = [place for place in range(len(told[0])) if any(row[place] for row in told)]
    return [[row[place] for place in filled] for row in told]


def _file(desk: Desk, named: Path) -> Path:
    """Return the file that is there, else the profile's own backup of that name."""
    if named.exists():
        return named
    return next((one.path for one in desk.backups() if one.path.name == named.name), named)


def _document(made: _Copy) -> dict[str, object]:
    return {
        "path": made.path,
        "made_at": made.made_at,
        "reason": made.reason,
        "size": made.size,
        "counts": dict(made.counts),
    }


def _contacts(made: _Copy, words: Words) -> str:
    return words.tr("{count} contacts", count=made.counts.get("contact", 0))


def _told(made: _Copy, words: Words) -> str:
    return f"{made.path}, {_contacts(made, words)}"


def check(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """Look through the whole file; what is wrong fails the command."""
    problems = desk.check()
    if problems:
        failure = words.tr("The data file is damaged. Restore a backup; “netcrm backups” lists them.")
        return Answer({"whole": False, "problems": problems}, map(one_line, problems), failure)
    return Answer({"whole": True, "problems": []}, [words.tr("Everything is whole.")])
