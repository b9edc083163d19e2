"""The main job without a window: read cards, weigh a request, write the briefing sheet."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import environment


def do_main_job(python: Path) -> int:
    """Do the main job by the command line in a scratch profile; say what is done and where things are.

    Returns:
        0 when all was done, else the exit code of the command that failed.
    """
    profile = Path(tempfile.mkdtemp(prefix="netcrm-"))
    cards = environment.ROOT / "resources" / "demo" / "cards.csv"
    sheet = profile / "briefing.pdf"
    print(f"Doing the main job without one, in the scratch profile {profile}", flush=True)
    try:
        _netcrm(python, profile, "demo")
        _netcrm(python, profile, "import", str(cards))
        requests = json.loads(_netcrm(python, profile, "introductions", "--json", quiet=True))
        _netcrm(python, profile, "guard", *request_to_weigh(requests))
        _netcrm(python, profile, "briefing", "next", "--pdf", str(sheet))
    except subprocess.CalledProcessError as failure:
        print(f"netcrm ended with exit code {failure.returncode}; the profile is kept.", flush=True)
        return failure.returncode if failure.returncode > 0 else 1
    print(f"\nCards read:     {cards}\nBriefing sheet: {sheet}\nAll data:       {profile}")
    return 0


def request_to_weigh(requests: Iterable[Mapping[str, object]]) -> list[str]:
    """Return the ids of requester and target of the first flagged request that is still undecided.

    Raises:
        SystemExit: none of `requests` is.
    """
    for request in requests:
        if request["flagged"] and request["decision"] is None and request["target_contact"] is not None:
            return [str(request["requester"]), str(request["target_contact"])]
    raise SystemExit("The sample data holds no flagged request to weigh.")


def _netcrm(python: Path, profile: Path, *arguments: str, quiet: bool = False) -> str:
    """Run one command of netcrm on `profile`, return what it printed, and show both unless `quiet`."""
    if not quiet:
        print(f"\n$ netcrm {' '.join(arguments)}", flush=True)
    done = subprocess.run(
        [python, "-m", "netcrm", "--profile", profile, *arguments],
        # No window can be painted, as was just found out; the sheet still needs Qt's fonts and printer.
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    if not quiet:
        print(done.stdout.rstrip(), flush=True)
    return done.stdout
