"""The coattails guard on situations as they come up: one line each, every rule, both sides of its edge.

Dale asks for Priya, on Wednesday 11 March 2026 unless a line says otherwise. A line tells the verdict,
whether the request is flagged, the codes of the reasons that decide (strictest first), and the answer
chosen beforehand, all as PRODUCT.md 4.5 has them.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.favour import Ask, Direction, FavourKind
from netcrm.domain.group import Group, Membership
from netcrm.domain.guard import CHANGES, DECIDING, INFORMING, weigh
from netcrm.domain.guard_facts import GuardFacts
from netcrm.domain.introduction import Decision, Introduction, Origin, Outcome, TargetAnswer, Verdict
from netcrm.domain.owner import Owner
from netcrm.domain.reciprocity import FavourMark
from netcrm.domain.referral import Referral
from netcrm.domain.room import Room

TODAY = date(2026, 3, 11)
TOMORROW = date(2026, 3, 12)
START = date(2024, 3, 11)
"""The first day of the window: the same day 24 months earlier."""
OWNER = Owner()
DALE = Contact(id=1, given="Dale", family="Whitcombe")
VOUCHED = replace(DALE, vouched_reason="We built a school together", vouched_on=TODAY)
PRIYA = Contact(id=2, given="Priya", family="Raman")
SHY = replace(PRIYA, no_introductions=True)
CIRCLE = Group(id=7, name="Harbour Breakfast Circle")
CLEAR, CAUTION, COATTAILS = Verdict
DECLINE, ASK_FIRST, INTRODUCE = Decision.DECLINE, Decision.ASK_FIRST, Decision.INTRODUCE
STARTED = datetime(2025, 1, 8, 9, tzinfo=UTC)
FLAG = ("never_reciprocated", "no_initiative")


def ago(days):
    return TODAY - timedelta(days=days)


def marks(gave=(), got=()):
    """Favours on these days, first those given; None is "some time ago"."""
    ways = [(Direction.GIVEN, on) for on in gave] + [(Direction.RECEIVED, on) for on in got]
    return tuple(FavourMark(row, way, FavourKind.ADVICE, on) for row, (way, on) in enumerate(ways, 1))


def asked(row, days, **cells):
    """An introduction of Dale's, asked so many days ago, to Priya unless told otherwise."""
    return Introduction(id=row, requester=1, asked_on=ago(days), **({"target_contact": 2} | cells))


def made(*days_ago):
    """Introductions of others to Priya, made so many days ago."""
    return tuple(
        Introduction(id=row, requester=40 + row, target_contact=2, asked_on=ago(300), introduced_on=ago(days))
        for row, days in enumerate(days_ago, 20)
    )


def member(group=8, **cells):
    return (Membership(id=1, contact=1, group=group, **cells),)


def seen(*days_ago, presence=Presence.PRESENT, status=EventStatus.ATTENDED):
    """Events so many days ago, each with Dale on its list."""
    found = []
    for row, days in enumerate(days_ago, 1):
        at = datetime.combine(ago(days), time(9), tzinfo=UTC)
        event = Event(id=row, title="Coffee", starts_at=at, ends_at=at, zone="UTC", status=status)
        found.append((Attendance(id=row, event=row, contact=1, presence=presence), event))
    return tuple(found)


def ended(outcome, row=4, days=900, target=3):
    return asked(row, days, target_contact=target, introduced_on=ago(days), outcome=outcome)


FAIR = {"favours": marks([TODAY], [TODAY])}
"""One favour each way: nothing of rules 1 and 2 speaks."""
LONG_AGO = {"favours": marks([], [ago(500)])}
"""Something received in the window, before any request of late."""
MET = Event(id=60, group=9, title="Open evening", starts_at=STARTED, ends_at=STARTED, zone="UTC")
"""Where Dale was met: a meeting of group 9."""

THANKED = Referral(
    id=8,
    direction=Direction.GIVEN,
    partner=1,
    prospect="Ann",
    passed_on=ago(20),
    check_on=ago(13),
    thanked_on=ago(9),
)


@dataclass(frozen=True)
class Situation:
    """One line: what is known, and what the guard says."""

    facts: GuardFacts
    verdict: Verdict
    codes: tuple[str, ...] = ()
    default: Decision = INTRODUCE
    flagged: bool = False
    owner: Owner = OWNER
    today: date = TODAY
    request: int | None = None


def case(verdict, codes=(), default=None, *, flagged=False, owner=None, today=TODAY, request=None, **known):
    """A line; the default follows the verdict unless it is told."""
    usual = {CLEAR: INTRODUCE, CAUTION: ASK_FIRST, COATTAILS: DECLINE}[verdict]
    told = (codes,) if isinstance(codes, str) else tuple(codes)
    facts = GuardFacts(**({"requester": DALE, "target": PRIYA} | known))
    chosen = replace(OWNER, **(owner or {}))
    return Situation(facts, verdict, told, default or usual, flagged, chosen, today, request)


def flagged(verdict, codes=FLAG, default=None, **known):
    return case(verdict, codes, default, flagged=True, **known)


RECIPROCITY = {
    "the first request ever of a stranger": flagged(COATTAILS),
    "given once, nothing back": flagged(COATTAILS, favours=marks([TODAY])),
    "given some time ago only": flagged(COATTAILS, favours=marks([None])),
    "received tomorrow only": flagged(COATTAILS, favours=marks([], [TOMORROW])),
    "at the same two events": flagged(COATTAILS, attendances=seen(5, 9)),
    "thanked for a referral, met in Give back, never asked": flagged(
        COATTAILS, met_event=MET, met_room=Room.GIVE_BACK, thanks=(THANKED,)
    ),
    "an earlier introduction helped": flagged(COATTAILS, requests=(ended(Outcome.HELPED),)),
    "vouched for": flagged(CAUTION, requester=VOUCHED),
    "vouched for with blanks": flagged(COATTAILS, requester=replace(VOUCHED, vouched_reason=" \n ")),
    "vouched for from tomorrow on": flagged(COATTAILS, requester=replace(VOUCHED, vouched_on=TOMORROW)),
    "vouched for without a day": flagged(CAUTION, requester=replace(VOUCHED, vouched_on=None)),
    "vouched for never makes it clear": flagged(
        CAUTION, "never_reciprocated", requester=VOUCHED, memberships=member()
    ),
    "received today": case(CLEAR, favours=marks([], [TODAY])),
    "received on the window's first day": case(CLEAR, favours=marks([], [START])),
    "received a day before the window": case(
        CAUTION, "nothing_received_lately", favours=marks([], [START - timedelta(days=1)])
    ),
    "received some time ago": case(CAUTION, "nothing_received_lately", favours=marks([], [None])),
    "received some time ago, three given lately": case(
        CAUTION, "nothing_received_lately", favours=marks([TODAY] * 3, [None])
    ),
    "the window clamped to 28 February, that day": case(
        CLEAR, today=date(2028, 2, 29), favours=marks([], [date(2026, 2, 28)])
    ),
    "the window clamped to 28 February, a day before": case(
        CAUTION,
        "nothing_received_lately",
        today=date(2028, 2, 29),
        favours=marks([], [date(2026, 2, 27)]),
    ),
    "the window from 28 February leaves the leap day in": case(
        CLEAR, today=date(2026, 2, 28), favours=marks([], [date(2024, 2, 29)])
    ),
    "the window of one month clamped from the 31st": case(
        CLEAR,
        owner={"guard_window_months": 1},
        today=date(2026, 3, 31),
        favours=marks([], [date(2026, 2, 28)]),
    ),
    "exactly 4 to 1": case(CAUTION, "gave_much_more", favours=marks([TODAY] * 4, [TODAY])),
    "exactly 8 to 2": case(CAUTION, "gave_much_more", favours=marks([TODAY] * 8, [TODAY] * 2)),
    "3.99 to 1": case(CLEAR, favours=marks([TODAY] * 399, [TODAY] * 100)),
    "4 to 1, one of the four a day too old": case(
        CLEAR, favours=marks([TODAY] * 3 + [START - timedelta(days=1)], [TODAY])
    ),
    "4 to 1, one of the four some time ago": case(CLEAR, favours=marks([TODAY] * 3 + [None], [TODAY])),
    "4 to 1, a second received some time ago": case(
        CAUTION, "gave_much_more", favours=marks([TODAY] * 4, [TODAY, None])
    ),
    "4 to 1, one of the four tomorrow": case(CLEAR, favours=marks([TODAY] * 3 + [TOMORROW], [TODAY])),
    "received more than given": case(CLEAR, favours=marks([TODAY], [TODAY] * 9)),
    "vouching does nothing for 4 to 1": case(
        CAUTION, "gave_much_more", requester=VOUCHED, favours=marks([TODAY] * 4, [TODAY])
    ),
    "the owner says 2 to 1": case(
        CAUTION, "gave_much_more", owner={"guard_ratio": 2}, favours=marks([TODAY] * 2, [TODAY])
    ),
    "the owner's window is 12 months": case(
        CAUTION,
        "nothing_received_lately",
        owner={"guard_window_months": 12},
        favours=marks([], [date(2025, 3, 10)]),
    ),
}

INITIATIVE = {
    "member of another group": flagged(CAUTION, "never_reciprocated", memberships=member(), met_event=MET),
    "member where we met, plainly": flagged(COATTAILS, memberships=member(9, role="Member"), met_event=MET),
    "member where we met, with a seat": flagged(
        CAUTION, "never_reciprocated", memberships=member(9, seat="Coach"), met_event=MET
    ),
    "member where we met, as host": flagged(
        CAUTION, "never_reciprocated", memberships=member(9, role="Host"), met_event=MET
    ),
    "member where we met, as organiser": flagged(
        CAUTION, "never_reciprocated", memberships=member(9, role="organiser"), met_event=MET
    ),
    "member until yesterday": flagged(COATTAILS, memberships=member(to_on=ago(1))),
    "member from today": flagged(CAUTION, "never_reciprocated", memberships=member(from_on=TODAY)),
    "member from tomorrow": flagged(COATTAILS, memberships=member(from_on=TOMORROW)),
    "present three times in 365 days": flagged(CAUTION, "never_reciprocated", attendances=seen(0, 9, 365)),
    "present twice": flagged(COATTAILS, attendances=seen(0, 9)),
    "the third presence 366 days ago": flagged(COATTAILS, attendances=seen(0, 9, 366)),
    "expected three times": flagged(COATTAILS, attendances=seen(1, 2, 3, presence=Presence.EXPECTED)),
    "three events that were cancelled": flagged(
        COATTAILS, attendances=seen(1, 2, 3, status=EventStatus.CANCELLED)
    ),
    "the owner asks for one event": flagged(
        CAUTION, "never_reciprocated", owner={"guard_initiative_events": 1}, attendances=seen(9)
    ),
    "initiative counts for nothing in 4 to 1": case(
        CAUTION, "gave_much_more", favours=marks([TODAY] * 4, [TODAY]), memberships=member()
    ),
}

THREE = (asked(1, 90), asked(2, 40), asked(3, 0))
REQUESTS = {
    "the third request on day 90": case(CAUTION, "requests_in_a_row", requests=THREE, request=3, **LONG_AGO),
    "the third request on day 91": case(
        CLEAR, requests=(asked(1, 91), asked(2, 40), asked(3, 0)), request=3, **LONG_AGO
    ),
    "the second request": case(CLEAR, requests=THREE[1:], request=3, **LONG_AGO),
    "a third that is not written down yet": case(
        CAUTION, "requests_in_a_row", requests=(asked(1, 90), asked(2, 0)), **LONG_AGO
    ),
    "received on the day of the first": case(CLEAR, requests=THREE, request=3, favours=marks([], [ago(90)])),
    "received the day before the first": case(
        CAUTION, "requests_in_a_row", requests=THREE, request=3, favours=marks([], [ago(91)])
    ),
    "received some time ago is not since": case(
        CAUTION, "requests_in_a_row", requests=THREE, request=3, favours=marks([], [ago(500), None])
    ),
    "given since the first is not received": case(
        CAUTION, "requests_in_a_row", requests=THREE, request=3, favours=marks([ago(1)], [ago(500)])
    ),
    "one of the three was the owner's idea": case(
        CLEAR, requests=(asked(1, 90, origin=Origin.OWN_IDEA), *THREE[1:]), request=3, **LONG_AGO
    ),
    "the owner allows one": case(
        CAUTION,
        "requests_in_a_row",
        owner={"guard_requests": 2, "guard_request_days": 40},
        requests=THREE[1:],
        request=3,
        **LONG_AGO,
    ),
}

TARGETS = {
    "the target wants none": case(CAUTION, "target_wants_none", DECLINE, target=SHY, **FAIR),
    "two introductions, one of them today": case(
        CAUTION, "target_limit_reached", target_introductions=made(0, 29), **FAIR
    ),
    "two introductions, one of them 30 days ago": case(CLEAR, target_introductions=made(0, 30), **FAIR),
    "one introduction": case(CLEAR, target_introductions=made(0), **FAIR),
    "the target's own limit of one": case(
        CAUTION,
        "target_limit_reached",
        target=replace(PRIYA, introduction_limit=1),
        target_introductions=made(29),
        **FAIR,
    ),
    "the target's own limit of three": case(
        CLEAR, target=replace(PRIYA, introduction_limit=3), target_introductions=made(0, 1), **FAIR
    ),
    "the target's own limit of none": case(
        CAUTION, "target_limit_reached", target=replace(PRIYA, introduction_limit=0), **FAIR
    ),
    "endorsed counts as introduced": case(
        CAUTION,
        "target_limit_reached",
        target_introductions=(
            replace(made(1)[0], introduced_on=None, endorsed_at=datetime(2026, 3, 10, tzinfo=UTC), id=30),
            *made(2),
        ),
        **FAIR,
    ),
    "the owner says three in 7 days": case(
        CLEAR,
        owner={"guard_target_limit": 3, "guard_target_days": 7},
        target_introductions=made(1, 2, 8),
        **FAIR,
    ),
    "the target said no to Dale long ago": case(
        CAUTION, "target_said_no", requests=(asked(4, 2000, target_answer=TargetAnswer.NO),), **FAIR
    ),
    "the target said yes before": case(
        CLEAR, requests=(asked(4, 200, target_answer=TargetAnswer.YES),), **FAIR
    ),
    "another target said no": case(
        CLEAR, requests=(asked(4, 200, target_contact=3, target_answer=TargetAnswer.NO),), **FAIR
    ),
    "all three at once": case(
        CAUTION,
        ("target_wants_none", "target_limit_reached", "target_said_no"),
        DECLINE,
        target=SHY,
        target_introductions=made(1, 2),
        requests=(asked(4, 200, target_answer=TargetAnswer.NO),),
        **FAIR,
    ),
    "a group, though a target is busy": case(
        CLEAR, target=None, target_group=CIRCLE, target_introductions=made(1, 2), **FAIR
    ),
    "nobody named, though a no is on record": case(
        CLEAR,
        target=None,
        requests=(asked(4, 9, target_contact=None, target_answer=TargetAnswer.NO),),
        **FAIR,
    ),
    "a group, asked by a stranger": flagged(COATTAILS, target=None, target_group=CIRCLE),
    "nobody named, asked by a stranger": flagged(COATTAILS, target=None),
    "nobody named, asked by one with a seat": flagged(
        CAUTION, "never_reciprocated", target=None, memberships=member()
    ),
    "flagged with initiative, and the target wants none": flagged(
        CAUTION, ("never_reciprocated", "target_wants_none"), DECLINE, target=SHY, memberships=member()
    ),
}

OUTCOMES = {
    "harmed years ago": case(
        COATTAILS, "outcome_harmed", requests=(ended(Outcome.HARMED, days=3000),), **FAIR
    ),
    "harmed, and vouched for": case(
        COATTAILS, "outcome_harmed", requester=VOUCHED, requests=(ended(Outcome.HARMED),), **FAIR
    ),
    "harmed and flagged, vouched for": flagged(
        COATTAILS,
        ("outcome_harmed", *FLAG),
        requester=VOUCHED,
        requests=(ended(Outcome.HARMED),),
    ),
    "harmed, with a seat and plenty received": case(
        COATTAILS,
        "outcome_harmed",
        memberships=member(seat="Coach"),
        favours=marks([], [TODAY] * 5),
        requests=(ended(Outcome.HARMED),),
    ),
    "harmed, a group asked for": case(
        COATTAILS,
        "outcome_harmed",
        target=None,
        target_group=CIRCLE,
        requests=(ended(Outcome.HARMED),),
        **FAIR,
    ),
    "nobody came": case(CAUTION, "outcome_no_show", requests=(ended(Outcome.NO_SHOW),), **FAIR),
    "no thanks came": case(CAUTION, "outcome_no_thanks", requests=(ended(Outcome.NO_THANKS),), **FAIR),
    "nobody came, though another helped": case(
        CAUTION,
        "outcome_no_show",
        requests=(ended(Outcome.NO_SHOW), ended(Outcome.HELPED, row=5)),
        **FAIR,
    ),
    "they met": case(CLEAR, requests=(ended(Outcome.MET),), **FAIR),
    "it helped": case(CLEAR, requests=(ended(Outcome.HELPED),), **FAIR),
    "no word of it yet": case(CLEAR, requests=(asked(4, 60, introduced_on=ago(60)),), **FAIR),
    "its own outcome never counts against itself": case(
        CLEAR, requests=(ended(Outcome.HARMED, target=2),), request=4, **FAIR
    ),
    "everything in balance": case(CLEAR, **FAIR),
    "in balance, asked for something": case(CLEAR, asks=(Ask(id=1, contact=1, asked_on=ago(3)),), **FAIR),
}

SITUATIONS = RECIPROCITY | INITIATIVE | REQUESTS | TARGETS | OUTCOMES


@pytest.mark.parametrize("told", SITUATIONS, ids=lambda told: told.replace(" ", "-"))
def test_situation(told):
    known = SITUATIONS[told]
    weighing = weigh(known.facts, known.owner, known.today, request=known.request)
    deciding = weighing.reasons[: weighing.deciding]
    assert (weighing.verdict, tuple(reason.code for reason in deciding)) == (known.verdict, known.codes)
    assert (weighing.flagged, weighing.defaults_to) == (known.flagged, known.default)
    assert {reason.code for reason in weighing.reasons[weighing.deciding :]} <= INFORMING
    assert not any(reason.for_requester for reason in deciding)


def test_no_situation_is_told_twice_and_every_reason_comes_up():
    parts = (RECIPROCITY, INITIATIVE, REQUESTS, TARGETS, OUTCOMES)
    assert len(SITUATIONS) == sum(map(len, parts)) >= 80
    said = [weigh(one.facts, one.owner, one.today, request=one.request) for one in SITUATIONS.values()]
    assert {code for one in SITUATIONS.values() for code in one.codes} == DECIDING
    assert {one.change.code for one in said} <= CHANGES
    assert Decision.ENDORSE not in {one.defaults_to for one in said}
