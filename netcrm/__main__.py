"""``python -m netcrm`` and the script ``netcrm``."""

import sys
from collections.abc import Sequence

from netcrm.cli.arguments import parse
from netcrm.paths import Profile


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for: without a command the window opens (PRODUCT.md 8).

    Args:
        arguments: what follows the program's name; None for those it was started with.

    Returns:
        0 done, 1 refused or failed, 2 wrong usage.
    """
    asked = parse(sys.argv[1:] if arguments is None else arguments)
    # Only now: help and wrong usage need no database.
    from netcrm.app import run_command, run_window

    profile = Profile(asked.profile) if asked.profile else Profile.of_owner()
    if asked.command is None:
        return run_window(profile)
    return run_command(profile, asked)


if __name__ == "__main__":
    sys.exit(main())
