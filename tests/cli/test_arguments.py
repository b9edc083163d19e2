"""What is understood, and what is wrong usage."""

from pathlib import Path

import pytest

from netcrm.cli.arguments import EXPORTS, Asked, parse
from netcrm.cli.commands import COMMANDS, SELF_TEST
from netcrm.domain.introduction import Decision


@pytest.mark.parametrize(
    "arguments",
    [
        ["--profile", "here", "--json", "contacts"],
        ["contacts", "--profile", "here", "--json"],
        ["--profile", "here", "contacts", "--json"],
        ["--json", "contacts", "--profile", "here"],
        ["--profile", "there", "contacts", "--json", "--profile", "here"],
    ],
)
def test_profile_and_json_stand_before_or_after_the_command(arguments):
    assert parse(arguments) == Asked(profile=Path("here"), json=True, command="contacts")


def test_no_command_asks_for_the_window():
    assert parse([]) == Asked()
    assert parse(["--profile", "here"]) == Asked(profile=Path("here"))


def test_import_takes_several_files():
    asked = parse(["import", "a.csv", "b.json", "--event", "next", "--dry-run", "--keep-all"])
    assert asked == Asked(
        command="import", files=(Path("a.csv"), Path("b.json")), event="next", dry_run=True, keep_all=True
    )


@pytest.mark.parametrize("decision", Decision)
def test_every_decision_can_be_taken(decision):
    asked = parse(["introduce", "Dale", "group:3", "--decision", decision.value, "--reason", "why"])
    assert (asked.requester, asked.target, asked.decision) == ("Dale", "group:3", decision)
    assert asked.reason == "why"


def test_a_target_may_be_left_out():
    assert parse(["guard", "7"]).target is None


@pytest.mark.parametrize(
    ("more", "discreet"), [([], True), (["--discreet"], True), (["--no-discreet"], False)]
)
def test_the_sheet_is_discreet_unless_told_otherwise(more, discreet):
    assert parse(["briefing", "next", "--pdf", "sheet.pdf", *more]).discreet is discreet


def test_rooms_look_back_a_quarter_unless_told_otherwise():
    assert parse(["rooms"]).weeks == 13
    assert parse(["rooms", "--weeks", "52"]).weeks == 52


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["--json"],
        ["contacts", "--limit", "0"],
        ["contacts", "--limit", "-1"],
        ["contacts", "--limit", "many"],
        ["contacts", "--lim", "3"],
        ["contacts", "extra"],
        ["import"],
        ["import", ""],
        ["guard"],
        ["guard", "1", "2", "3"],
        ["introduce", "1", "2"],
        ["introduce", "1", "2", "--decision", "perhaps"],
        ["rooms", "--weeks", "5"],
        ["briefing", "next"],
        ["briefing", "--pdf", "sheet.pdf"],
        ["briefing", "next", "--pdf", "sheet.pdf", "--paper", "a3"],
        ["export", "contacts", "--format", "csv"],
        ["export", "contacts", "--out", "a.csv"],
        ["export", "contacts", "--format", "json", "--out", "a.json"],
        ["export", "everything", "--format", "csv", "--out", "a.csv"],
        ["export", "everything", "--format", "vcard", "--out", "a.vcf"],
        ["export", "contacts", "--format", "vcard", "--vcard-version", "2.1", "--out", "a.vcf"],
        ["export", "contacts", "--format", "csv", "--vcard-version", "3.0", "--out", "a.csv"],
        ["undo", "last"],
        ["undo", "0"],
        ["restore"],
        ["contacts", "--profile", ""],
        ["contacts", "--profile"],
    ],
)
def test_wrong_usage_exits_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "usage: netcrm" in told.err


@pytest.mark.parametrize("command", [*COMMANDS, SELF_TEST])
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        parse([command, "--help"])
    assert ended.value.code == 0
    assert f"netcrm {command}" in capsys.readouterr().out


def test_nothing_is_offered_that_is_not_done(capsys):
    with pytest.raises(SystemExit):
        parse(["fly"])
    offered = capsys.readouterr().err.partition("choose from ")[2]
    names = {name.strip(" '\n)") for name in offered.split(",")}
    assert names == {*COMMANDS, SELF_TEST}


def test_every_export_is_offered():
    for what, formats in EXPORTS.items():
        for form in formats:
            whom = ["--contact", "Anna"] if what == "person" else []
            asked = parse(["export", what, "--format", form, "--out", "file", *whom])
            assert (asked.what, asked.format, asked.out) == (what, form, Path("file"))
