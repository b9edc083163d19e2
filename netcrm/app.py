"""The only place that knows everybody: builds ledger and desk, then the window or the command line."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from netcrm import crash
from netcrm.paths import Profile
from netcrm.store.backup import backups
from netcrm.store.ledger import Ledger
from netcrm.words.words import Words
from netcrm.work.clock import SystemClock
from netcrm.work.desk import Desk
from netcrm.work.rescue import OFFERED, Rescue

if TYPE_CHECKING:
    from netcrm.cli.arguments import Asked

SWITCH_SECONDS = 0.0002
"""How long one Python thread may hold the others up; with the usual 5 ms lists stutter during an import."""


def open_desk(profile: Profile) -> Desk:
    """Open a profile, made where it isn't there, and return the desk over it.

    Raises:
        Refused: the ledger can't be opened; the code says why, and the files are as they were.
    """
    clock = SystemClock()
    return Desk(Ledger.open(profile.folder, now=clock.now()), clock, backs_up)


def rescue(profile: Profile) -> Rescue:
    """Return what can be done for a profile that can't be opened."""
    folder, clock = profile.folder, SystemClock()
    return Rescue(
        backups=lambda: backups(folder),
        good=lambda: Ledger.good_backups(folder, OFFERED),
        now=clock.now,
        put_back=lambda source: Ledger.put_back(folder, source, now=clock.now()),
    )


def backs_up(
    action: Callable[..., object], arguments: tuple[object, ...], named: Mapping[str, object]
) -> str | None:
    """Return why an action backs up first: imports do, and what deletes many at once (RELIABILITY.md 1.5)."""
    from netcrm.actions import archives, contacts, imports

    if action in (imports.import_files, imports.carry_out, archives.import_archive):
        return None if named.get("dry_run") else "import"
    chosen = arguments[0] if arguments else ()
    if action is contacts.delete and isinstance(chosen, Sequence) and len(chosen) > 1:
        return "delete"
    return None


def run_command(profile: Profile, asked: "Asked") -> int:
    """Carry out one command without a window and return its exit code."""
    crash.watch(profile.logs, lambda is_written: _say_broken(profile, is_written=is_written))
    from netcrm.cli.commands import run

    return run(lambda folder: open_desk(Profile(folder)), profile.folder, asked, rescue(profile))


def _say_broken(profile: Profile, *, is_written: bool) -> None:
    """Say in one line that something broke; the interpreter then ends with 1."""
    words = Words()
    told = words.tr("Something in netcrm broke. Everything up to your last change is saved.")
    if is_written:
        where = words.tr("What went wrong is written down in {folder}, without names.", folder=profile.logs)
        told = f"{told} {where}"
    print(told, file=sys.stderr)  # noqa: T201 - the command line's own voice


def run_window(profile: Profile, files: Sequence[str] = ()) -> int:
    """Open the window on a profile and return its exit code; `files` are offered for import."""
    sys.setswitchinterval(SWITCH_SECONDS)
    from netcrm.ui.start import run

    return run(lambda: open_desk(profile), rescue(profile), profile.screen_settings, profile.logs, files)
