"""Weighing and deciding by the command line (PRODUCT.md 4.5)."""

import pytest

REASON = "She organised the whole March meeting for us"


@pytest.fixture
def requests(netcrm):
    """The open requests of the sample network by their verdict."""
    rows = netcrm.json("introductions")
    return {row["verdict"]: row for row in rows if row["decision"] is None and row["stage"] == "asked"}


def test_the_open_requests_have_all_three_verdicts(requests):
    assert set(requests) == {"clear", "caution", "coattails"}


@pytest.mark.parametrize("verdict", ["clear", "caution", "coattails"])
def test_guard_says_what_the_list_says_and_records_nothing(netcrm, requests, verdict):
    row = requests[verdict]
    before = netcrm.json("history")
    weighed = netcrm.json("guard", row["requester"], row["target_contact"])
    assert weighed["verdict"] == verdict
    assert weighed["flagged"] == row["flagged"]
    assert weighed["reasons"] == row["reasons"]
    assert netcrm.json("history") == before


def test_the_answer_chosen_beforehand_follows_the_verdict(netcrm, requests):
    chosen = {
        verdict: netcrm.json("guard", row["requester"], row["target_contact"])["defaults_to"]
        for verdict, row in requests.items()
    }
    assert chosen == {"clear": "introduce", "caution": "ask_first", "coattails": "decline"}


def test_reasons_name_rows_and_say_why(netcrm, requests):
    row = requests["coattails"]
    reasons = netcrm.json("guard", row["requester"], row["target_contact"])["reasons"]
    first = reasons[0]
    assert first["code"] == "never_reciprocated"
    assert "received 0" in first["text"]
    assert {one["table"] for one in first["evidence"]} <= {"favour"}
    lines = netcrm.lines("guard", row["requester"], row["target_contact"])
    assert lines[0] == "Coattails, flagged"
    assert any(first["text"] in line for line in lines)


def test_names_serve_as_ids_accents_and_case_apart(netcrm, requests):
    row = requests["coattails"]
    by_number = netcrm.json("guard", row["requester"], row["target_contact"])
    by_name = netcrm.json("guard", row["requester_name"].upper(), row["target_name"].replace("a", "á"))
    assert by_name == by_number


def test_a_group_or_nobody_may_be_the_target(netcrm, requests):
    requester = requests["clear"]["requester"]
    group = netcrm.json("groups")[0]
    by_mark = netcrm.json("guard", requester, f"group:{group['id']}")
    assert netcrm.json("guard", requester, f"GROUP: {group['name']}") == by_mark
    assert netcrm.json("guard", requester, group["name"]) == by_mark
    netcrm.json("guard", requester)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Nobody Known",), "There is no contact “Nobody Known”."),
        (("999999",), "There is no contact “999999”."),
        (("1", "Nobody Known"), "There is no contact “Nobody Known”."),
        (("1", "group:Nowhere"), "There is no group “Nowhere”."),
        (("1", "group:999999"), "There is no group “999999”."),
        (("1", "1"), "Nobody can be introduced to themselves."),
    ],
)
def test_who_is_not_there_is_said(netcrm, arguments, told):
    assert netcrm("guard", *arguments).refusal.startswith(told)


def test_a_name_that_several_carry_is_refused_with_its_candidates(netcrm, tmp_path):
    cards = tmp_path / "cards.csv"
    cards.write_text("First Name,Last Name,Email\nIngrid,Solberg,other@example.com\n", encoding="utf-8")
    netcrm.json("import", cards, "--keep-all")
    ids = [row["id"] for row in netcrm.json("contacts", "--search", "Ingrid Solberg")]
    refusal = netcrm("guard", "Ingrid Solberg").refusal
    assert len(ids) == 2
    for identifier in ids:
        assert f"{identifier} (Ingrid Solberg)" in refusal


@pytest.mark.parametrize("verdict", ["caution", "coattails"])
@pytest.mark.parametrize("reason", [None, "", "too short", " " * 40, "          short          "])
def test_endorsing_needs_a_reason_unless_it_is_clear(netcrm, requests, verdict, reason):
    row = requests[verdict]
    more = () if reason is None else ("--reason", reason)
    before = netcrm.json("introductions")
    refused = netcrm(
        "introduce", row["requester"], row["target_contact"], "--decision", "endorse", *more, "--json"
    )
    assert "at least 20 characters" in refused.refusal
    assert netcrm.json("introductions") == before


@pytest.mark.parametrize(("verdict", "more"), [("coattails", ("--reason", REASON)), ("clear", ())])
def test_an_endorsement_keeps_verdict_and_reason(netcrm, requests, verdict, more):
    row = requests[verdict]
    done = netcrm.json("introduce", row["requester"], row["target_contact"], "--decision", "endorse", *more)
    assert (done["id"], done["verdict"], done["decision"], done["stage"]) == (
        row["id"],
        verdict,
        "endorse",
        "endorsed",
    )
    assert done["weighed_at"] <= done["endorsed_at"]
    assert (done["weighed_requester"], done["weighed_target"]) == (row["requester"], row["target_contact"])
    assert done["my_reason"] == (REASON if more else "")


def test_there_is_nothing_to_endorse_without_a_contact(netcrm, requests):
    requester = requests["clear"]["requester"]
    for target in ((), ("group:1",)):
        refused = netcrm("introduce", requester, *target, "--decision", "endorse", "--reason", REASON)
        assert "nobody to endorse to" in refused.refusal


def test_a_request_in_the_book_is_decided_and_none_is_added(netcrm, requests):
    before = netcrm.json("introductions")
    row = requests["caution"]
    netcrm.json("introduce", row["requester_name"], row["target_name"], "--decision", "ask_first")
    after = {one["id"]: one for one in netcrm.json("introductions")}
    assert len(after) == len(before)
    assert after[row["id"]]["stage"] == "target_asked"


def test_a_new_request_is_recorded_with_its_decision_in_one_step(netcrm):
    before = netcrm.json("history")
    done = netcrm.json("introduce", "1", "2", "--decision", "decline")
    assert (done["requester"], done["target_contact"], done["decision"]) == (1, 2, "decline")
    assert done["verdict"] is not None
    assert len(netcrm.json("history")) == len(before) + 1
    netcrm.json("undo")
    assert done["id"] not in {row["id"] for row in netcrm.json("introductions")}


def test_once_the_other_said_yes_the_same_request_goes_on(netcrm):
    yes = next(row for row in netcrm.json("introductions") if row["stage"] == "target_yes")
    done = netcrm.json("introduce", yes["requester"], yes["target_contact"], "--decision", "introduce")
    assert done["id"] == yes["id"]
    assert done["stage"] == "introduced"


def test_undo_and_redo_keep_the_endorsement_whole(netcrm, requests):
    row = requests["coattails"]
    ends = ("introduce", row["requester"], row["target_contact"], "--decision", "endorse", "--reason", REASON)
    endorsed = netcrm.json(*ends)
    netcrm.json("undo")
    assert row in netcrm.json("introductions")
    netcrm.json("redo")
    assert endorsed in netcrm.json("introductions")


def test_nobody_asked_yet(empty):
    assert empty.json("introductions") == []
    assert empty.lines("introductions") == ["Nobody asked for an introduction yet."]
