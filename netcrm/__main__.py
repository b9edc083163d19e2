"""``python -m netcrm`` and the script ``netcrm``."""

import sys
from collections.abc import Sequence
from pathlib import Path

from netcrm.paths import Profile


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for: without a command the window opens (PRODUCT.md 8).

    Args:
        arguments: what follows the program's name; None for those it was started with.

    Returns:
        0 done, 1 refused or failed, 2 wrong usage.
    """
    match sys.argv[1:] if arguments is None else list(arguments):
        # The owner's own start asks for nothing; who reads commands takes 50 ms to load and to make.
        case []:
            return _open_window(Profile.of_owner())
        case ["--profile", folder] if folder.strip():
            return _open_window(Profile(Path(folder)))
        case asked:
            return _follow(asked)


def _open_window(profile: Profile) -> int:
    from netcrm.app import run_window

    return run_window(profile)


def _follow(arguments: Sequence[str]) -> int:
    from netcrm.cli.arguments import parse

    asked = parse(arguments)
    # Only now: help and wrong usage need no database.
    from netcrm.app import run_command

    profile = Profile(asked.profile) if asked.profile else Profile.of_owner()
    return _open_window(profile) if asked.command is None else run_command(profile, asked)


if __name__ == "__main__":
    sys.exit(main())
