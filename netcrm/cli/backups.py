"""Backups, going back to one, and the check of the file (PRODUCT.md 8; RELIABILITY.md 1)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path

from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned, one_line
from netcrm.domain.backup import DAMAGED, Backup
from netcrm.domain.refusal import Refused
from netcrm.reads import erasing as erasing_reads
from netcrm.words import erasing
from netcrm.words.words import Words
from netcrm.work import files
from netcrm.work.desk import Desk
from netcrm.work.rescue import Rescue


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
    return _listed(desk.backups(), desk.ask(erasing_reads.held_by_files), desk.clock.now().tzinfo, words)


def backups_of_closed(rescue: Rescue, _asked: Asked, words: Words) -> Answer:
    """List the backups of a profile that can't be opened; who is still held in them nobody knows then."""
    return _listed(rescue.backups(), {}, rescue.now().tzinfo, words)


def _listed(found: Sequence[Backup], held: Mapping[str, int], zone: tzinfo | None, words: Words) -> Answer:
    if not found:
        return Answer([], [words.tr("No backups yet.")])
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
    named = _named(asked)
    return _restored(named, desk.restore(_file(named, desk.backups())), words)


def put_back(rescue: Rescue, asked: Asked, words: Words) -> Answer:
    """Do what `restore` does for a profile that can't be opened; its file is kept aside as it is.

    Raises:
        Refused: as `restore`; ``ledger.locked`` while somebody has the profile open.
    """
    named = _named(asked)
    return _restored(named, rescue.put_back(_file(named, rescue.backups())), words)


def told_with_way_on(refused: Refused, words: Words) -> str:
    """Return the sentence of a refusal; of a damaged file with the commands that help."""
    told = words.refusal(refused)
    if refused.code != "ledger.damaged":
        return told
    how = words.tr("“netcrm backups” lists them, “netcrm restore FILE” goes back to one.")
    return f"{told} {how}"


def _restored(named: Path, present: Backup, words: Words) -> Answer:
    lines = [words.tr("Restored {path}.", path=named)]
    if present.reason == DAMAGED:
        lines.append(words.tr("The damaged file is kept: {path}", path=present.path))
    else:
        lines.append(words.tr("What was here before is kept: {told}", told=_told(present, words)))
    if present.erased_again:
        lines.append(erasing.again(words, present.erased_again))
    document = {"restored": named, "before": _document(present), "erased_again": present.erased_again}
    return Answer(document, [one_line(line) for line in lines])


def _named(asked: Asked) -> Path:
    if asked.file is None:
        raise ValueError("a restore needs a file")
    return asked.file


def _filled(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the rows without the columns in which no row says anything."""
    told = [list(row) for row in rows]
    filled = [place for place in range(len(told[0])) if any(row[place] for row in told)]
    return [[row[place] for place in filled] for row in told]


def _file(named: Path, own: Iterable[Backup]) -> Path:
    """Return the file that is there, else the profile's own backup of that name."""
    if named.exists():
        return named
    return next((one.path for one in own if one.path.name == named.name), named)


def _document(made: Backup) -> dict[str, object]:
    return {
        "path": made.path,
        "made_at": made.made_at,
        "reason": made.reason,
        "size": made.size,
        "counts": dict(made.counts),
    }


def _contacts(made: Backup, words: Words) -> str:
    count = made.counts.get("contact", 0)
    return words.tr("1 contact") if count == 1 else words.tr("{count} contacts", count=count)


def _told(made: Backup, words: Words) -> str:
    return f"{made.path}, {_contacts(made, words)}"


def check(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """Look through the whole file; what is wrong fails the command."""
    problems = desk.check()
    if problems:
        failure = told_with_way_on(Refused("ledger.damaged"), words)
        return Answer({"whole": False, "problems": problems}, map(one_line, problems), failure)
    return Answer({"whole": True, "problems": []}, [words.tr("Everything is whole.")])
