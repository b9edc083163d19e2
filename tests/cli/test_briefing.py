"""The sheet by the command line."""

import json

import pytest

from netcrm.cli.briefing import usual_paper

pytestmark = pytest.mark.usefixtures("qapp")


def test_next_is_the_earliest_planned_event_that_has_not_ended(netcrm, tmp_path):
    planned = [row for row in netcrm.json("events") if row["status"] == "planned"]
    earliest = min(planned, key=lambda row: row["starts_at"])
    told = netcrm.json("briefing", "next", "--pdf", tmp_path / "sheet.pdf")
    assert told["event"] == earliest["id"]
    assert told["pages"] == 1
    assert told["people"] == earliest["expected"]
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_printing_keeps_the_numbers_with_the_event(netcrm, tmp_path):
    told = netcrm.json("briefing", "next", "--pdf", tmp_path / "sheet.pdf")
    out = tmp_path / "everything.json"
    netcrm.json("export", "everything", "--format", "json", "--out", out)
    attendances = json.loads(out.read_text(encoding="utf-8"))["attendances"]
    numbers = [one["number"] for one in attendances if one["event"] == told["event"]]
    assert sorted(numbers) == list(range(1, told["people"] + 1))
    steps = netcrm.json("history")
    netcrm.json("briefing", "next", "--pdf", tmp_path / "again.pdf")
    assert netcrm.json("history") == steps


def test_no_sheet_no_numbers(netcrm, tmp_path):
    steps = netcrm.json("history")
    refused = netcrm("briefing", "next", "--pdf", tmp_path / "missing" / "sheet.pdf")
    assert "can't be written" in refused.refusal
    assert netcrm.json("history") == steps


def test_discreet_unless_told_otherwise(netcrm, tmp_path):
    sheet = tmp_path / "sheet.pdf"
    assert netcrm.json("briefing", "next", "--pdf", sheet)["discreet"] is True
    assert netcrm.json("briefing", "next", "--pdf", sheet, "--no-discreet")["discreet"] is False


def test_paper_is_the_countrys_unless_told_otherwise(netcrm, tmp_path):
    sheet = tmp_path / "sheet.pdf"
    assert netcrm.json("briefing", "next", "--pdf", sheet)["paper"] == "a4"
    assert netcrm.json("briefing", "next", "--pdf", sheet, "--paper", "letter")["paper"] == "letter"
    assert (usual_paper("us"), usual_paper("DE"), usual_paper("")) == ("letter", "a4", "a4")


def test_an_event_is_told_by_number_or_by_a_unique_title(netcrm, tmp_path, named):
    events = netcrm.json("events")
    social = named(events, "Chamber summer social")
    sheet = tmp_path / "sheet.pdf"
    assert netcrm.json("briefing", "chamber SUMMER social", "--pdf", sheet)["event"] == social["id"]
    assert netcrm.json("briefing", social["id"], "--pdf", sheet)["event"] == social["id"]
    refusal = netcrm("briefing", "Makers Morning", "--pdf", sheet).refusal
    assert refusal.startswith("More than one event fits “Makers Morning”")


def test_without_an_event_there_is_no_sheet(empty, tmp_path):
    refused = empty("briefing", "next", "--pdf", tmp_path / "sheet.pdf")
    assert refused.refusal == "No event is planned. Add one first."
    assert not (tmp_path / "sheet.pdf").exists()
