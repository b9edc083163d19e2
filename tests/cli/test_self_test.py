"""The main jobs in a scratch profile."""

import json

import pytest

from netcrm.domain.refusal import Refused

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_job_is_done(empty):
    outcomes = empty.json("self-test")
    assert all(one["passed"] for one in outcomes), outcomes
    assert [one["name"] for one in outcomes] == [
        "sample data",
        "guard",
        "endorsement",
        "undo and redo",
        "briefing sheet",
        "check",
        "archive",
    ]


def test_it_has_a_line_for_each_job_and_leaves_nothing(empty):
    assert all(line.startswith("ok ") for line in empty.lines("self-test"))
    assert list(empty.folder.iterdir()) == []


def test_a_job_that_fails_fails_the_whole(empty, monkeypatch):
    def refuse(*_arguments, **_figures):
        raise Refused("ledger.full")

    monkeypatch.setattr("netcrm.actions.history.undo", refuse)
    done = empty("self-test", "--json")
    assert done.code == 1
    assert done.err == "Failed: undo and redo.\n"
    (failed,) = [one for one in json.loads(done.out) if not one["passed"]]
    assert failed["told"].startswith("The disk is full.")


def test_an_endorsement_that_slips_through_is_caught(empty, monkeypatch):
    monkeypatch.setattr("netcrm.actions.introductions.decide", lambda *_, **__: None)
    done = empty("self-test")
    assert done.code == 1
    assert any(
        line.startswith("FAILED  endorsement:") and "without a reason" in line
        for line in done.out.splitlines()
    )
