"""Broken files of every format, thousands of them: refused in words or read, nothing lost, nothing hangs.

Each format is read in a process of its own (`reading_probe`), which ends with a trace where a file hangs.
With NETCRM_CORPUS real files are broken too.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import made_files
import reading_probe

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES, MANY_EXAMPLES = 80, 4_000
SECONDS = 2.0
KINDS = [*reading_probe.READERS, "text"]


def read_broken(kind, examples, *more):
    """Read so many broken files of a format; return what was found out."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "shared")])
    command = [sys.executable, "-m", "reading_probe", kind, str(examples), *map(str, more)]
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-6_000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("kind", KINDS)
def test_broken_files_are_read_or_refused(kind):
    assert read_broken(kind, EXAMPLES)["files"] >= EXAMPLES


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_no_broken_file_takes_long(kind):
    told = read_broken(kind, MANY_EXAMPLES, SECONDS)
    print(told)
    assert told["slowest"] <= SECONDS


@pytest.mark.parametrize("kind", reading_probe.READERS)
def test_sound_files_are_read(kind):
    for data in made_files.made()[kind]:
        assert reading_probe.read_any(data)
