"""``python -m netcrm`` and the script ``netcrm``."""

import sys

from netcrm.app import run_command, run_window
from netcrm.cli.arguments import parse
from netcrm.paths import Profile


def main() -> int:
    """Run what the command line asks for: without a command the window opens (PRODUCT.md 8).

    Returns:
        0 done, 1 refused or failed, 2 wrong usage.
    """
    asked = parse(sys.argv[1:])
    profile = Profile(asked.profile) if asked.profile else Profile.of_owner()
    if asked.command is None:
        return run_window(profile)
    return run_command(profile, asked)


if __name__ == "__main__":
    sys.exit(main())
