"""The commands without a window: carried out by the desk, printed as lines or as JSON (PRODUCT.md 8)."""

import io
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from netcrm.cli import (
    as_json,
    backups,
    briefing,
    duplicates,
    erasing,
    guard,
    history,
    lists,
    matches,
    renewal,
    rooms,
    transfer,
)
from netcrm.cli.answer import Answer, Command
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import one_line
from netcrm.cli.self_test import self_test
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.words.words import Words
from netcrm.work.desk import Desk
from netcrm.work.rescue import Rescue, helps

COMMANDS: Final[Mapping[str, Command]] = {
    "backup": backups.backup,
    "backups": backups.backups,
    "briefing": briefing.briefing,
    "check": backups.check,
    "contacts": lists.contacts,
    "demo": transfer.demo,
    "duplicates": duplicates.duplicates,
    "erase": erasing.erase,
    "events": lists.events,
    "export": transfer.export,
    "followups": lists.followups,
    "groups": lists.groups,
    "guard": guard.guard,
    "history": history.history,
    "import": transfer.import_,
    "introduce": guard.introduce,
    "introductions": guard.introductions,
    "matches": matches.matches,
    "redo": history.redo,
    "referrals": lists.referrals,
    "renewal": renewal.renewal,
    "restore": backups.restore,
    "rooms": rooms.rooms,
    "undo": history.undo,
}
"""What each command does with the profile; ``self-test`` has profiles of its own."""

RESCUES: Final = {"backups": backups.backups_of_closed, "restore": backups.put_back}
"""What still goes where the profile is too damaged to be opened."""

SELF_TEST: Final = "self-test"


def run(open_desk: Callable[[Path], Desk], folder: Path, asked: Asked, rescue: Rescue) -> int:
    """Carry out one command and print its answer.

    Args:
        open_desk: opens the desk over the profile in a folder, made where it isn't there.
        folder: the owner's profile.
        asked: what the command line asked for, with a command.
        rescue: what can be done for that profile where it can't be opened.

    Returns:
        0 done; 1 refused or failed, with one line on stderr.
    """
    words = Words()
    try:
        answer = _answer(open_desk, folder, asked, rescue, words)
        _print(answer, as_document=asked.json)
    except Refused as refused:
        return _fail(backups.told_with_way_on(refused, words))
    except Cancelled:
        return _fail(words.tr("Stopped. Nothing was changed."))
    except KeyboardInterrupt:
        return _fail(words.tr("Stopped."))
    except BrokenPipeError:
        return _nobody_reads()
    return _fail(answer.failure) if answer.failure else 0


def _answer(
    open_desk: Callable[[Path], Desk], folder: Path, asked: Asked, rescue: Rescue, words: Words
) -> Answer:
    if asked.command == SELF_TEST:
        return self_test(open_desk, asked.profile, words)
    try:
        return _carried_out(open_desk(folder), asked, words)
    except Refused as refused:
        if asked.command in RESCUES and helps(refused):
            return RESCUES[asked.command](rescue, asked, words)
        raise


def _carried_out(desk: Desk, asked: Asked, words: Words) -> Answer:
    try:
        return COMMANDS[asked.command or ""](desk, asked, words)
    finally:
        desk.close()


def _print(answer: Answer, *, as_document: bool) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Names come in every script, terminals and pipes in some: what one can't show becomes a mark.
        encoding = "utf-8" if as_document else None
        sys.stdout.reconfigure(encoding=encoding, errors="replace")
    if as_document:
        print(as_json.text(answer.document))
    else:
        for line in answer.lines:
            print(line)
    sys.stdout.flush()


def _fail(sentence: str) -> int:
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="replace")
    print(one_line(sentence), file=sys.stderr)
    return 1


def _nobody_reads() -> int:
    """Let the interpreter end in peace where the reader of a pipe has left before the last line."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
