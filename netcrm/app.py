"""The only place that knows everybody: builds ledger and desk, then the window or the command line."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from netcrm.paths import Profile
from netcrm.store.ledger import Ledger
from netcrm.work.clock import SystemClock
from netcrm.work.desk import Desk

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
    from netcrm.cli.commands import run

    return run(lambda folder: open_desk(Profile(folder)), profile.folder, asked)


def run_window(profile: Profile, files: Sequence[str] = ()) -> int:
    """Open the window on a profile and return its exit code; `files` are offered for import."""
    sys.setswitchinterval(SWITCH_SECONDS)
    from netcrm.ui.start import run

    return run(lambda: open_desk(profile), profile.screen_settings, profile.logs, files)
