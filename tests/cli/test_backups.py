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


@pytest.fixture
def broken(netcrm):
    """The command line on a profile with one backup, whose file has lost its head; and the backup."""
    made = netcrm.json("backup")
    ledger = netcrm.folder / "netcrm.db"
    ledger.write_bytes(bytes(100) + ledger.read_bytes()[100:])
    return netcrm, made


def test_a_damaged_profile_is_refused_with_the_way_back(broken):
    netcrm, _made = broken
    before = (netcrm.folder / "netcrm.db").read_bytes()
    told = netcrm("contacts").refusal
    assert told.startswith("The data file is damaged.")
    assert told.endswith("“netcrm backups” lists them, “netcrm restore FILE” goes back to one.")
    assert (netcrm.folder / "netcrm.db").read_bytes() == before


def test_a_damaged_profile_goes_back_to_a_backup_and_keeps_the_damaged_file(broken):
    netcrm, made = broken
    before = (netcrm.folder / "netcrm.db").read_bytes()
    listed = netcrm.json("backups")
    assert [one["path"] for one in listed] == [made["path"]]
    told = netcrm.json("restore", listed[0]["path"].rpartition("/")[2].rpartition("\\")[2])
    assert told["before"]["reason"] == "damaged"
    kept = netcrm.folder / told["before"]["path"].rpartition("/")[2].rpartition("\\")[2]
    assert kept.read_bytes() == before
    assert netcrm.json("check") == {"whole": True, "problems": []}
    assert len(netcrm.json("contacts")) == made["counts"]["contact"]


def test_going_back_says_where_the_damaged_file_is(broken):
    netcrm, made = broken
    first, second = netcrm.lines("restore", made["path"])
    assert first == f"Restored {made['path']}."
    assert second.startswith("The damaged file is kept: ")


def test_what_is_no_backup_leaves_a_damaged_profile_as_it_is(broken, tmp_path):
    netcrm, _made = broken
    before = (netcrm.folder / "netcrm.db").read_bytes()
    other = tmp_path / "other.db"
    other.write_bytes(b"no database at all" * 100)
    assert "Choose another one; nothing was changed." in netcrm("restore", other).refusal
    assert (netcrm.folder / "netcrm.db").read_bytes() == before


def test_a_backup_takes_no_folders_place(netcrm, tmp_path):
    (tmp_path / "folder").mkdir()
    told = netcrm("backup", tmp_path / "folder").refusal
    assert "can't be written. Choose another name or folder" in told
    assert list(tmp_path.glob("folder*")) == [tmp_path / "folder"]
    assert list((tmp_path / "folder").iterdir()) == []
