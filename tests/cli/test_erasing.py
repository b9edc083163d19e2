"""Erasing a person for good by the command line."""

import json

import pytest


@pytest.fixture
def somebody(netcrm):
    return netcrm.json("contacts")[0]


def test_without_yes_it_says_what_would_go_and_changes_nothing(netcrm, somebody):
    before = netcrm.json("contacts")
    done = netcrm("erase", somebody["id"])
    assert done.code == 1
    assert done.err == "Nothing was erased. This can't be undone: to do it, add --yes.\n"
    assert done.out.startswith(f"Erasing {somebody['name']} for good would take away:\n")
    assert "way to reach them" in done.out or "ways to reach them" in done.out
    assert "The history ends here" in done.out
    assert netcrm.json("contacts") == before


def test_the_document_without_yes_says_that_nothing_was_erased(netcrm, somebody, schema_of):
    done = netcrm("erase", somebody["name"], "--json")
    document = json.loads(done.out)
    assert schema_of("erase")["required"]
    assert (done.code, document["erased"], document["contact"]) == (1, False, somebody["id"])


def test_with_yes_they_are_gone_from_lists_history_and_exports(netcrm, somebody, tmp_path):
    told = netcrm.json("erase", somebody["name"], "--yes")
    assert told["erased"]
    assert told["swept"]
    assert somebody["name"] not in {one["name"] for one in netcrm.json("contacts")}
    assert netcrm.json("history") == []
    netcrm.json("export", "everything", "--format", "json", "--out", tmp_path / "all.json")
    assert (
        f'"id": {somebody["id"]}, "given": "{somebody["given"]}"' not in (tmp_path / "all.json").read_text()
    )


def test_the_backups_that_hold_them_are_listed_until_they_go(netcrm, somebody):
    made = netcrm.json("backup")
    told = netcrm.json("erase", somebody["id"], "--yes")
    assert told["backups"] == [made["path"]]
    assert [one.get("holds_erased") for one in netcrm.json("backups")] == [1]
    assert "holds 1 person you erased" in netcrm.lines("backups")[0]


def test_the_backups_go_where_it_is_asked_for(netcrm, somebody, clock):
    made = netcrm.json("backup")
    clock.advance(minutes=1)
    told = netcrm.json("erase", somebody["id"], "--backups", "--yes")
    assert told["deleted"] == [made["path"]]
    assert [one["reason"] for one in netcrm.json("backups")] == ["erase"]


def test_a_later_import_says_when_they_were_erased(netcrm, somebody, tmp_path):
    path = tmp_path / "one.csv"
    reach = (somebody["emails"] + somebody["phones"])[0]
    column = "Email" if somebody["emails"] else "Mobile phone"
    path.write_text(f"Given name,Family name,{column}\n{somebody['given']},{somebody['family']},{reach}\n")
    netcrm.json("erase", somebody["id"], "--yes")
    report = netcrm.json("import", path)
    decision = report["files"][0]["decisions"][0]
    assert (decision["decision"], decision["contact"]) == ("skip", None)
    assert decision["why"].startswith("You erased this person on ")
    assert any("left out. You erased this person on" in line for line in netcrm.lines("import", path))


def test_an_older_backup_brings_nobody_back(netcrm, somebody, tmp_path, clock):
    copy = tmp_path / "copy.db"
    netcrm.json("backup", copy)
    netcrm.json("erase", somebody["id"], "--yes")
    clock.advance(minutes=1)
    assert netcrm.json("restore", copy)["erased_again"] == 1
    assert somebody["name"] not in {one["name"] for one in netcrm.json("contacts")}
    assert any("they were erased again" in line for line in netcrm.lines("restore", copy))


def test_who_is_unknown_is_refused(netcrm):
    assert netcrm("erase", "Nobody Atall", "--yes").refusal == "There is no contact “Nobody Atall”."


def test_whom_an_archive_brings_back_is_said_without_a_line(netcrm, somebody, tmp_path):
    archive = tmp_path / "all.json"
    netcrm.json("export", "everything", "--format", "json", "--out", archive)
    netcrm.json("erase", somebody["id"], "--yes")
    told = netcrm.lines("import", archive)
    assert any("whom you erased for good, 1 in all" in line for line in told)
    assert not any("line 0" in line for line in told)
