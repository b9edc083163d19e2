"""The owner's own details, targets, guard settings and pitch."""

from dataclasses import replace

import pytest

from netcrm.actions import owner
from netcrm.domain.owner import Owner, Pitch
from netcrm.domain.room import Room, RoomPlan

TARGETS = {Room.GIVE_BACK: 5, Room.SUPPORT_PEERS: 20, Room.LISTEN_LEARN: 40, Room.MEET_PROSPECTS: 35}


@pytest.fixture
def me(book):
    return book.get(Owner, 1)


def test_details_are_written(book, me, does, leaves):
    wanted = replace(me, name="Maya", currency="GBP", region="GB", weekly_cap_minutes=360)
    does("owner.changed", {}, owner.change, wanted)
    assert book.get(Owner, 1) == wanted
    leaves(owner.change, wanted)


def test_guard_settings_alone_are_called_so(book, me, does):
    does("owner.guard", {}, owner.change, replace(me, guard_ratio=3, guard_target_limit=0))
    does("owner.changed", {}, owner.change, replace(me, guard_ratio=4, name="Maya"))


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"currency": "EU"}, "money.no_currency", "currency"),
        ({"region": "GBR"}, "owner.region_unknown", "region"),
        ({"region": "1?"}, "owner.region_unknown", "region"),
        ({"weekly_cap_minutes": 0}, "owner.cap_not_positive", "weekly_cap_minutes"),
        ({"guard_window_months": 0}, "owner.guard_not_positive", "guard_window_months"),
        ({"guard_ratio": 0}, "owner.guard_not_positive", "guard_ratio"),
        ({"guard_requests": -1}, "owner.guard_not_positive", "guard_requests"),
        ({"guard_request_days": 0}, "owner.guard_not_positive", "guard_request_days"),
        ({"guard_target_days": 0}, "owner.guard_not_positive", "guard_target_days"),
        ({"guard_initiative_events": 0}, "owner.guard_not_positive", "guard_initiative_events"),
        ({"guard_initiative_days": 0}, "owner.guard_not_positive", "guard_initiative_days"),
        ({"guard_target_limit": -1}, "contact.number_negative", "guard_target_limit"),
        ({"open_follow_up_days": -1}, "contact.number_negative", "open_follow_up_days"),
        ({"exclusive_follow_up_days": -1}, "contact.number_negative", "exclusive_follow_up_days"),
        ({"years_in_business": 151}, "contact.years_impossible", "years_in_business"),
        ({"team_size": -1}, "contact.number_negative", "team_size"),
        ({"name": "x" * 1001}, "text.too_long", "name"),
    ],
)
def test_impossible_settings_are_refused(me, refuses, cells, code, field):
    refuses(code, field, owner.change, replace(me, **cells))


def test_targets_and_strategies_are_written(book, does, leaves):
    told = {Room.GIVE_BACK: " Mentor two starters "}
    does("owner.targets", {}, owner.set_targets, TARGETS, strategies=told)
    plans = {plan.room: plan for plan in book.all(RoomPlan)}
    assert {room: plan.target for room, plan in plans.items()} == TARGETS
    assert plans[Room.GIVE_BACK].strategy == "Mentor two starters"
    leaves(owner.set_targets, TARGETS)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({Room.GIVE_BACK: 6}, "rooms.targets_sum", "targets"),
        ({Room.GIVE_BACK: -5, Room.LISTEN_LEARN: 50}, "rooms.target_range", "give_back"),
        ({Room.MEET_PROSPECTS: 101}, "rooms.target_range", "meet_prospects"),
    ],
)
def test_targets_must_make_a_whole(refuses, change, code, field):
    refuses(code, field, owner.set_targets, {**TARGETS, **change})


def test_a_strategy_too_long_is_refused(refuses):
    strategies = {Room.GIVE_BACK: "x" * 1001}
    refuses("text.too_long", "strategy", owner.set_targets, TARGETS, strategies=strategies)


def test_every_version_of_the_pitch_stays(book, does, refuses):
    does("owner.pitch", {"version": 1}, owner.write_pitch, " I keep books. ", 45)
    does("owner.pitch", {"version": 2}, owner.write_pitch, "I keep cafés' books.", None)
    assert [(one.version, one.text, one.seconds, one.written_on) for one in book.all(Pitch)] == [
        (1, "I keep books.", 45, book.today),
        (2, "I keep cafés' books.", None, book.today),
    ]
    refuses("pitch.empty", "text", owner.write_pitch, " \n", 45)
    refuses("text.too_long", "text", owner.write_pitch, "x" * 65537, 45)
    refuses("number.not_positive", "seconds", owner.write_pitch, "I keep books.", -1)
