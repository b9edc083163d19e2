"""Undo and redo by the command line."""


def test_history_lists_steps_the_newest_first(netcrm):
    netcrm.json("introduce", "1", "2", "--decision", "decline")
    steps = netcrm.json("history")
    assert [step["id"] for step in steps] == [2, 1]
    assert steps[1]["text"] == "Filled in the sample network"
    assert netcrm.lines("history")[1].endswith("Filled in the sample network")


def test_undo_and_redo_of_everything(netcrm):
    full = netcrm.json("contacts")
    netcrm.json("introduce", "1", "2", "--decision", "decline")
    undone = netcrm.json("undo", "1")
    assert [step["id"] for step in undone] == [2, 1]
    assert all(step["undone"] for step in undone)
    assert netcrm.json("contacts") == []
    assert "undone" in netcrm.lines("history")[0]
    assert netcrm.json("redo")["id"] == 1
    assert netcrm.json("contacts") == full
    assert netcrm.lines("redo") == ["Done again: 2 " + undone[0]["text"]]


def test_what_cannot_be_undone_is_said(netcrm, empty):
    assert "There is no step 7 to undo." in netcrm("undo", "7").refusal
    netcrm.json("undo")
    assert netcrm("undo").refusal == "There is nothing to undo."
    netcrm.json("redo")
    assert netcrm("redo").refusal == "There is nothing to redo."


def test_a_new_profile_has_no_history(empty):
    assert empty.json("history") == []
    assert empty.lines("history") == ["Nothing was done here yet."]


def test_a_long_history_is_told_whole(empty, monkeypatch):
    monkeypatch.setattr("netcrm.cli.history._AT_ONCE", 2)
    empty.json("demo")
    for other in range(2, 7):
        empty.json("introduce", "1", str(other), "--decision", "decline")
    assert [step["id"] for step in empty.json("history")] == [6, 5, 4, 3, 2, 1]


def test_a_step_of_any_length_is_refused_in_a_sentence(netcrm):
    number = "9" * 30
    assert netcrm("undo", number).refusal == f"There is no step {number} to undo."
