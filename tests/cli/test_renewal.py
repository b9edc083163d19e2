"""The evidence about a group, as JSON and as lines."""

import pytest

from netcrm.domain.renewal import Measure


def figures(window):
    return {one["measure"]: one for one in window["figures"]}


def test_a_group_is_weighed_beside_the_others(netcrm):
    told = netcrm.json("renewal", "Harbour Breakfast Circle")
    assert (told["status"], told["due"], told["other_groups"]) == ("member", True, 5)
    assert [one["measure"] for one in told["year"]["figures"]] == list(Measure)
    received = figures(told["year"])["referrals_received"]
    assert received["value"] > received["median"]
    assert received["standing"] == "better"
    assert told["better"] == sum(one["standing"] == "better" for one in told["year"]["figures"])
    assert set(told["decided_by"]) <= set(Measure)
    assert told["fit"]["fit"] == "fits"


def test_a_group_without_room_or_vibe_should_go(netcrm, named):
    quayside = named(netcrm.json("groups"), "Quayside After Hours")
    told = netcrm.json("renewal", quayside["id"])
    assert told["suggestion"] == "let_go"
    assert {"no_room", "no_vibe"} <= set(told["lacks"])
    assert told["fit"] == {"fit": "dont_return", "visits": 3, "no_room": True, "no_vibe": True}
    assert told["suggested_room"]["room"] is None


def test_the_lines_say_what_decided(netcrm):
    head, why, fits, *table = netcrm.lines("renewal", "Harbour Breakfast Circle")
    assert head.startswith("Harbour Breakfast Circle: The evidence ")
    assert why.endswith(".")
    assert fits.startswith("It fits")
    assert any(line.startswith("Referrals received") and "typical" in line for line in table)


@pytest.mark.parametrize("name", ["Nobody's Table", "99999"])
def test_an_unknown_group_is_refused(netcrm, name):
    assert netcrm("renewal", name).refusal == f"There is no group “{name}”."


def test_renewal_needs_a_group(netcrm):
    assert netcrm("renewal").code == 2
