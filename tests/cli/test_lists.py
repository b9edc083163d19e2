"""The lists, as JSON and as lines."""

import json

import pytest

from netcrm.cli.commands import COMMANDS, SELF_TEST


@pytest.mark.parametrize("command", ["contacts", "groups", "events", "referrals", "followups", "matches"])
def test_a_list_has_one_line_a_row(netcrm, command):
    rows = netcrm.json(command)
    assert rows
    assert len(netcrm.lines(command)) == len(rows)


@pytest.mark.parametrize("command", ["contacts", "groups", "events", "referrals", "followups", "matches"])
def test_an_empty_list_says_so(empty, command):
    assert empty.json(command) == []
    (line,) = empty.lines(command)
    assert line.endswith(".")


@pytest.mark.parametrize("command", [*COMMANDS, SELF_TEST])
def test_every_document_has_a_published_schema(command, schema_of):
    assert schema_of(command)["$id"] == f"{command}.json"


def test_a_contact_tells_how_to_be_reached(netcrm, named):
    ingrid = named(netcrm.json("contacts"), "Ingrid Solberg")
    assert (ingrid["given"], ingrid["family"]) == ("Ingrid", "Solberg")
    assert ingrid["emails"] == ["ingrid@solberg.example"]
    assert {one["kind"] for one in ingrid["channels"]} == {"email", "phone"}


def test_search_narrows_and_limit_ends_the_list(netcrm):
    everyone = netcrm.json("contacts")
    assert netcrm.json("contacts", "--limit", "3") == everyone[:3]
    found = netcrm.json("contacts", "--search", "solbérg")
    assert [row["family"] for row in found] == ["Solberg"]
    assert netcrm.json("contacts", "--search", "zzzzz") == []
    assert netcrm.lines("contacts", "--search", "zzzzz") == ["Nobody fits “zzzzz”."]


def test_a_group_tells_what_comes_next(netcrm):
    events = {row["id"]: row for row in netcrm.json("events")}
    for group in netcrm.json("groups"):
        coming = events[group["next_event"]]
        assert coming["group"] == group["id"]
        assert coming["status"] == "planned"
        assert coming["starts_at"] == group["next_event_at"]


def test_events_count_in_their_groups_room(netcrm):
    rooms = {group["id"]: group["room"] for group in netcrm.json("groups")}
    events = [event for event in netcrm.json("events") if event["group"] is not None]
    assert {event["own_room"] is None for event in events} >= {True}
    for event in events:
        assert event["room"] == (event["own_room"] or rooms[event["group"]])
    assert [event["starts_at"] for event in events] == sorted(
        (event["starts_at"] for event in events), reverse=True
    )


def test_followups_come_in_order_of_lateness(netcrm):
    rows = netcrm.json("followups")
    lateness = [row["days_late"] / row["period_days"] for row in rows]
    assert lateness == sorted(lateness, reverse=True)
    assert {row["id"] is None for row in rows} == {True, False}
    assert all(row["kind"] == "cadence" for row in rows if row["id"] is None)
    assert all(row["days_late"] >= 0 for row in rows if row["kind"] == "cadence")


def test_referrals_name_their_people(netcrm):
    people = {row["id"]: row["name"] for row in netcrm.json("contacts")}
    for row in netcrm.json("referrals"):
        assert row["partner_name"] == people[row["partner"]]


@pytest.mark.parametrize("weeks", [4, 13, 52])
def test_rooms_add_up(netcrm, weeks):
    picture = netcrm.json("rooms", "--weeks", weeks)
    assert picture["weeks"] == weeks == len(picture["by_week"])
    assert sum(room["hours"] for room in picture["rooms"]) == pytest.approx(picture["hours"], abs=0.01)
    assert sum(room["share"] for room in picture["rooms"]) == pytest.approx(100, abs=0.01)
    assert sum(room["target"] or 0 for room in picture["rooms"]) == 100
    assert [room["room"] for room in picture["rooms"]] == [
        "give_back",
        "support_peers",
        "listen_learn",
        "meet_prospects",
        None,
    ]


def test_rooms_are_told_against_their_targets(netcrm):
    lines = netcrm.lines("rooms")
    assert "meetings in 13 weeks" in lines[0]
    assert [line.split("  ")[0] for line in lines[1:6]] == [
        "Give back",
        "Support peers",
        "Listen & learn",
        "Meet prospects",
        "No room",
    ]


def test_rooms_of_a_new_profile_are_empty(empty):
    picture = empty.json("rooms")
    assert picture["hours"] == 0
    assert picture["advice"] is None


def test_a_name_obeys_nobody(empty, tmp_path):
    cards = tmp_path / "cards.csv"
    cards.write_text('First Name,Company,Email\n"Ev\x1b[2Je\tX",Acme,eve@example.com\n', encoding="utf-8")
    assert empty("import", cards).code == 0
    (line,) = empty.lines("contacts")
    assert "\x1b" not in line


def test_json_is_one_document_and_nothing_else(netcrm):
    told = netcrm("groups", "--json")
    assert isinstance(json.loads(told.out), list)
    assert told.out.count("\n[") == 0
    assert told.err == ""
