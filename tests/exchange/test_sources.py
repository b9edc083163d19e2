import os
import sys
from pathlib import Path

import pytest

from netcrm.domain.refusal import Cancelled, Refused
from netcrm.exchange import sources
from netcrm.exchange.sources import load

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def folder(tmp_path):
    """A folder with files; returns a function that adds one."""

    def add(name, data=b"Name,Email\nAnna,a@b.se\n"):
        path = tmp_path / "cards" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return add


def refused(*paths):
    with pytest.raises(Refused) as told:
        load(paths)
    return told.value.code, dict(told.value.figures)


def test_all_files_of_a_folder_and_of_those_below_in_order(folder, tmp_path):
    for name in ("b.csv", "A.vcf", "more/z.csv", "more/y.csv", ".hidden.csv", ".git/x.csv", "~$lock.xlsx"):
        folder(name)
    found = load([tmp_path / "cards"])
    assert [one.name for one in found.sources] == ["A.vcf", "b.csv", "y.csv", "z.csv"]
    assert all(one.is_found for one in found.sources)


def test_netcrms_own_data_is_left_out(folder, tmp_path):
    folder("a.csv")
    folder("profile/netcrm.db", b"SQLite format 3\0")
    folder("profile/note.csv")
    folder("profile/backups/old.csv")
    found = load([tmp_path / "cards"])
    assert [one.name for one in found.sources] == ["a.csv"]
    assert found.not_taken == ()
    assert refused(tmp_path / "cards/profile")[0] == "folder.nothing"


def test_pictures_are_passed_over_before_they_are_read(folder, tmp_path, monkeypatch):
    folder("a.csv")
    picture = folder("photo.csv", PICTURE)
    monkeypatch.setattr(sources, "MOST_FILES", 1)
    found = load([tmp_path / "cards"])
    assert [(one.path, one.reason_code) for one in found.not_taken] == [
        (str(picture), "folder.file_not_contacts")
    ]


def test_too_many_files_or_bytes_refuse_the_folder(folder, tmp_path, monkeypatch):
    folder("a.csv")
    folder("b.csv")
    monkeypatch.setattr(sources, "MOST_FILES", 1)
    assert refused(tmp_path / "cards") == ("folder.too_many", {"path": str(tmp_path / "cards"), "limit": 1})
    monkeypatch.undo()
    monkeypatch.setattr(sources, "MOST_BYTES", 30)
    assert refused(tmp_path / "cards")[0] == "folder.too_large"


def test_a_file_that_is_too_large_is_passed_over(folder, tmp_path, monkeypatch):
    folder("a.csv")
    large = folder("b.csv", b"Name\n" * 20)
    monkeypatch.setattr(sources, "FILE_LIMIT", 50)
    found = load([tmp_path / "cards"])
    assert [(one.path, one.reason_code) for one in found.not_taken] == [(str(large), "folder.file_too_large")]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="who may all reads all")
def test_what_may_not_be_read_is_passed_over(folder, tmp_path):
    folder("a.csv")
    closed = folder("b.csv")
    closed.chmod(0)
    inner = folder("shut/c.csv").parent
    inner.chmod(0)
    try:
        found = load([tmp_path / "cards"])
    finally:
        inner.chmod(0o700)
    assert [(one.path, one.reason_code) for one in found.not_taken] == [
        (str(closed), "folder.file_closed"),
        (str(inner), "folder.file_closed"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_a_folder_above_is_not_followed(folder, tmp_path):
    folder("a.csv")
    (tmp_path / "cards/again").symlink_to(tmp_path / "cards")
    assert len(load([tmp_path / "cards"]).sources) == 1


def test_an_empty_folder_says_so(tmp_path):
    assert refused(tmp_path) == ("folder.nothing", {"path": str(tmp_path)})


def test_a_named_file_that_can_not_be_read_refuses_all(folder, tmp_path, monkeypatch):
    good = folder("a.csv")
    missing = tmp_path / "missing.csv"
    assert refused(good, missing) == ("file.missing", {"path": str(missing)})
    large = folder("b.csv", b"Name\n" * 20)
    monkeypatch.setattr(sources, "FILE_LIMIT", 50)
    assert refused(good, large)[1]["in_file"] == "b.csv"
    assert "in_file" not in refused(large)[1]


def test_a_walk_can_be_stopped(folder, tmp_path):
    folder("a.csv")

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        load([tmp_path / "cards"], stop)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_without_an_end_is_too_large(monkeypatch):
    monkeypatch.setattr("netcrm.exchange.sources.FILE_LIMIT", 1_000_000)
    with pytest.raises(Refused) as refused:
        load([Path("/dev/zero")])
    assert refused.value.code == "file.too_large"
