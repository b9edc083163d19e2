"""Files come whole or not at all."""

import errno
import os
import stat
import sys

import pytest

from netcrm.cli import files
from netcrm.domain.refusal import Refused

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such permissions on Windows")


def test_a_file_is_written_as_it_is(tmp_path):
    path = tmp_path / "out.csv"
    assert files.write(path, "Zoë\r\n") == 6
    assert path.read_bytes() == "Zoë\r\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


@needs_posix
def test_only_this_account_reads_it(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("older")
    path.chmod(0o644)
    files.write(path, "newer")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failure_leaves_the_older_file(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("older")
    with pytest.raises(Refused, match=r"steps\.conflict"):
        _give_up_half_way(path)
    assert path.read_text() == "older"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def _give_up_half_way(path):
    with files.replaced(path) as part:
        part.write_text("half")
        raise Refused("steps.conflict")


@pytest.mark.parametrize("name", ["", "missing/out.csv"])
def test_a_place_where_no_file_can_be_is_refused(tmp_path, name):
    with pytest.raises(Refused) as refused:
        files.write(tmp_path / name, "text")
    assert refused.value.code == "file.cannot_write"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused) as refused:
        files.write(tmp_path / "out.csv", "text")
    assert refused.value.code == "ledger.full"
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("older")
    link.symlink_to(target)
    files.write(link, "newer")
    assert link.is_symlink()
    assert target.read_text() == "newer"


@needs_posix
def test_what_is_no_plain_file_is_left_alone(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(Refused) as refused:
        files.write(path, "text")
    assert refused.value.code == "file.cannot_write"
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.parametrize("name", ["netcrm.db", "netcrm.db-wal", "netcrm.lock"])
def test_a_profiles_own_data_is_never_written_over(tmp_path, name):
    path = tmp_path / name
    path.write_text("data")
    with pytest.raises(Refused) as refused:
        files.write(path, "text")
    assert refused.value.code == "file.is_data"
    assert path.read_text() == "data"
