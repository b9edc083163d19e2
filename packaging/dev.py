#!/usr/bin/env python3
"""The one driver of this source tree: it sets up what is missing, then runs, tests or measures netcrm.

    python3 packaging/dev.py run     the window, or the main job where no window can be painted
    python3 packaging/dev.py test    everything that must hold; --full adds the long runs

It needs nothing but Python itself and works from any folder. On Windows start it with ``py -3``.
This file has to parse on an old Python, so that it can name the one it needs; the rest lies beside it.
"""

import sys

OLDEST = (3, 11)
NEWEST = (3, 14)


def unfit(version: "tuple[int, int]") -> "str | None":
    """Return a sentence that names the Python to use instead of `version`, None where it serves."""
    if OLDEST <= version <= NEWEST:
        return None
    start = "py -3.12 packaging\\dev.py" if sys.platform == "win32" else "python3.12 packaging/dev.py"
    return "netcrm needs Python {}.{} to {}.{}; this is Python {}.{}, {}.\nStart it with, say: {}".format(
        *OLDEST + NEWEST + version, sys.executable, start
    )


def main() -> int:
    """Refuse an unfit Python with a sentence, else do what the command line asks."""
    sentence = unfit(sys.version_info[:2])
    if sentence is not None:
        sys.stderr.write(sentence + "\n")
        return 2
    import commands  # its grammar is newer than this file's

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
