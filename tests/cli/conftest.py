"""The real commands, run in this process on real profiles, or in one of their own."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jsonschema import Draft202012Validator

from netcrm import resources
from netcrm.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code, and what stands on stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def refusal(self):
        """The one line of a command that was refused."""
        assert self.code == 1
        assert self.out == ""
        assert self.err.count("\n") == 1
        return self.err.strip()


class CommandLine:
    """Runs commands on one profile.

    Attributes:
        folder: the profile.
    """

    def __init__(self, folder, capture):
        self.folder = folder
        self._capture = capture

    def __call__(self, *arguments):
        self._capture.readouterr()
        try:
            code = main(["--profile", str(self.folder), *map(str, arguments)])
        except SystemExit as ended:
            code = ended.code
        return Outcome(code, *self._capture.readouterr())

    def lines(self, *arguments):
        """Run a command that is carried out and return its lines."""
        done = self(*arguments)
        assert (done.code, done.err) == (0, "")
        return done.out.splitlines()

    def json(self, *arguments):
        """Run a command that is carried out and return its document, which fits the published schema."""
        done = self(*arguments, "--json")
        assert (done.code, done.err) == (0, "")
        document = json.loads(done.out)
        validator(arguments[0]).validate(document)
        return document


def validator(command):
    """Return what checks the document of one command against the published schema."""
    return Draft202012Validator(json.loads(resources.read_text("schema", f"{command}.json")))


@pytest.fixture
def clock(clock, monkeypatch):
    """The clock that stands still, on the desk of every command; London has no summer time yet."""
    clock.moment = clock.moment.astimezone(ZoneInfo("Europe/London"))
    monkeypatch.setattr("netcrm.app.SystemClock", lambda: clock)
    return clock


@pytest.fixture
def empty(tmp_path, capsys, clock):
    """The commands on a profile that isn't there yet."""
    return CommandLine(tmp_path / "profile", capsys)


@pytest.fixture(scope="session")
def _sample_profile(tmp_path_factory):
    return tmp_path_factory.mktemp("sample") / "profile"


@pytest.fixture
def netcrm(empty, _sample_profile):
    """The commands on a profile with the sample network; it is filled once and copied after."""
    if not _sample_profile.exists():
        made = empty("demo")
        assert (made.code, made.err) == (0, "")
        shutil.copytree(empty.folder, _sample_profile)
    else:
        shutil.copytree(_sample_profile, empty.folder)
    return empty


@pytest.fixture
def process(tmp_path):
    """Runs commands in a process of their own on the profile of `tmp_path`."""

    def run(*arguments):
        command = [sys.executable, "-m", "netcrm", "--profile", tmp_path / "profile", *arguments]
        done = subprocess.run(
            command,
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def named():
    """Finds the one row that is called a name."""

    def find(rows, name):
        found = [row for row in rows if name in (row.get("name"), row.get("title"))]
        assert len(found) == 1
        return found[0]

    return find


@pytest.fixture
def schema_of():
    """Returns the published schema of a command's document."""
    return lambda command: validator(command).schema
