"""Backups and the check by the command line."""

import pytest


def test_a_backup_in_the_profile_is_listed(netcrm):
    assert netcrm.lines("backups") == ["No backups yet."]
    made = netcrm.json("backup")
    assert made["counts"]["contact"] == len(netcrm.json("contacts"))
    assert netcrm.json("backups") == [made]
    assert made["path"] in netcrm.lines("backups")[0]


def test_a_backup_brings_everything_back(netcrm, tmp_path, clock):
    before = netcrm.json("introductions")
    copy = tmp_path / "copy.db"
    netcrm.json("backup", copy)
    netcrm.json("introduce", "1", "2", "--decision", "decline")
    told = netcrm.json("restore", copy)
    assert netcrm.json("introductions") == before
    assert told["before"]["path"] in {one["path"] for one in netcrm.json("backups")}
    clock.advance(minutes=1)
    netcrm.json("restore", told["before"]["path"])
    assert len(netcrm.json("introductions")) == len(before) + 1


def test_a_backup_of_the_profile_may_be_called_by_its_name(netcrm):
    made = netcrm.json("backup")
    netcrm.json("undo")
    netcrm.json("restore", made["path"].rpartition("/")[2].rpartition("\\")[2])
    assert netcrm.json("contacts")


def test_what_is_no_backup_changes_nothing(netcrm, tmp_path):
    before = netcrm.json("contacts")
    other = tmp_path / "other.db"
    other.write_bytes(b"no database at all" * 100)
    assert "Choose another one; nothing was changed." in netcrm("restore", other).refusal
    assert "is not there" in netcrm("restore", tmp_path / "missing.db").refusal
    assert netcrm.json("contacts") == before


def test_a_backup_never_takes_the_ledgers_place(netcrm):
    refused = netcrm("backup", netcrm.folder / "netcrm.db")
    assert "holds netcrm's own data" in refused.refusal
    assert netcrm.json("contacts")


def test_a_whole_file_passes_the_check(netcrm):
    assert netcrm.json("check") == {"whole": True, "problems": []}
    assert netcrm.lines("check") == ["Everything is whole."]


def test_a_damaged_file_fails_the_check(netcrm, monkeypatch):
    monkeypatch.setattr("netcrm.work.desk.Desk.check", lambda _desk: ["row 3 missing from index"])
    done = netcrm("check")
    assert (done.code, done.out) == (1, "row 3 missing from index\n")
    assert done.err.startswith("The data file is damaged.")


@pytest.mark.parametrize("command", ["contacts", "check", "undo"])
def test_a_file_of_another_program_is_left_alone(empty, command):
    empty.folder.mkdir()
    ledger = empty.folder / "netcrm.db"
    ledger.write_bytes(b"nothing of ours, and no database" * 200)
    before = ledger.read_bytes()
    assert empty(command).refusal
    assert ledger.read_bytes() == before
