"""Thresholds that are being edited, tried on the open requests of today."""

import pytest

from netcrm.actions import events, introductions, owner
from netcrm.domain.event import Attendance, EventStatus, Presence
from netcrm.domain.introduction import Decision, Verdict
from netcrm.domain.owner import Owner
from netcrm.reads.guard_preview import THRESHOLDS, preview
from netcrm.reads.introductions import weighed_request
from netcrm.store import everything, records, steps
from netcrm.words import shifts
from netcrm.words.words import Words


@pytest.fixture
def people(book):
    return [book.contact(name) for name in ("Rita", "Tom", "Una")]


def told(found):
    return [shifts.change(one, Words()) for one in found.shifts]


def test_nothing_edited_changes_nothing(book, people):
    rita, tom, _una = people
    assert preview({}, book.today).open_requests == 0
    introductions.ask(rita, tom, now=book.now)
    before, lines = everything.read(), steps.history()
    found = preview({name: getattr(Owner(), name) for name in THRESHOLDS}, book.today)
    assert (found.open_requests, found.shifts) == (1, ())
    assert (everything.read(), steps.history()) == (before, lines)


def test_each_request_that_would_be_weighed_differently_is_named(book, people):
    rita, tom, una = people
    for giver in (rita, tom):
        book.received(giver, on=book.day(-200))
    for _ in range(3):
        book.gave(rita)
    introductions.ask(rita, tom, now=book.now)
    introductions.ask(tom, now=book.now)
    introductions.ask(una, tom, now=book.now)
    answered = introductions.ask(rita, una, now=book.now)
    introductions.decide(answered, Decision.DECLINE, now=book.now)
    assert told(preview({"guard_ratio": 3}, book.today)) == ["Rita → Tom: Clear → Caution"]
    found = preview({"guard_window_months": 6}, book.today)
    assert found.open_requests == 3
    assert told(found) == ["Tom → someone in your circle: Clear → Caution", "Rita → Tom: Clear → Caution"]
    assert shifts.summary(found, Words()) == "2 of the 3 open requests would be weighed differently:"


def test_what_is_previewed_is_what_comes_once_it_is_kept(book, people):
    """Also where the edited figures reach further back than the kept ones."""
    rita, tom, _una = people
    for away in (-10, -380, -390):
        event = book.event(away=away, status=EventStatus.ATTENDED)
        there = Attendance(event=event, contact=rita, presence=Presence.PRESENT)
        events.set_attendance(there, now=book.now)
    request = introductions.ask(rita, tom, now=book.now)
    edited = {"guard_initiative_days": 400}
    found = preview(edited, book.today)
    assert [(one.before, one.after) for one in found.shifts] == [(Verdict.COATTAILS, Verdict.CAUTION)]
    owner.change(Owner(**edited), now=book.now)
    assert weighed_request(request, book.today).verdict is Verdict.CAUTION
    back = preview({"guard_initiative_days": 365}, book.today)
    assert [(one.before, one.after) for one in back.shifts] == [(Verdict.CAUTION, Verdict.COATTAILS)]


@pytest.mark.parametrize("name", THRESHOLDS)
def test_the_greatest_figure_that_can_be_written_breaks_nothing(book, people, name):
    rita, tom, una = people
    book.received(rita)
    for asker in (una, una):
        request = introductions.ask(asker, tom, now=book.now)
        introductions.decide(request, Decision.INTRODUCE, now=book.now)
    request = introductions.ask(rita, tom, now=book.now)
    preview({name: 999_999_999}, book.today)
    owner.change(Owner(**{name: 999_999_999}), now=book.now)
    weighed_request(request, book.today)


def test_what_can_t_be_kept_can_t_be_previewed(book, refused):
    refused("owner.guard_not_positive", preview, {"guard_ratio": 0}, book.today)
    assert records.get(Owner, 1).guard_ratio == Owner().guard_ratio


def test_one_request_or_none_is_told_in_the_singular(book, people):
    words = Words()
    assert "No request is open" in shifts.summary(preview({}, book.today), words)
    rita, tom, _una = people
    introductions.ask(rita, tom, now=book.now)
    assert shifts.summary(preview({}, book.today), words).startswith("The one open request")
    assert shifts.summary(preview({"guard_ratio": 9}, book.today), words).endswith("as it is now.")
