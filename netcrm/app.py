"""The only place that knows everybody: builds ledger and desk, then the window or the command line."""

import sys
from collections.abc import Sequence

from netcrm.cli.arguments import Asked
from netcrm.paths import Profile
from netcrm.store.ledger import Ledger
from netcrm.work.clock import SystemClock
from netcrm.work.desk import Desk

SWITCH_SECONDS = 0.0002
"""How long one Python thread may hold the others up; with the usual 5 ms lists stutter during an import."""


def open_desk(profile: Profile) -> Desk:
    """Open a profile, made where it isn't there, and return the desk over it.

    Raises:
        Refused: the ledger can't be opened; the code says why, and the files are as they were.
    """
    clock = SystemClock()
    return Desk(Ledger.open(profile.folder, now=clock.now()), clock)


def run_command(profile: Profile, asked: Asked) -> int:
    """Carry out one command without a window and return its exit code."""
    from netcrm.cli.commands import run

    return run(lambda folder: open_desk(Profile(folder)), profile.folder, asked)


def run_window(profile: Profile, files: Sequence[str] = ()) -> int:
    """Open the window on a profile and return its exit code; `files` are offered for import."""
    sys.setswitchinterval(SWITCH_SECONDS)
    from netcrm.ui.start import run

    return run(lambda: open_desk(profile), profile.screen_settings, profile.logs, files)
