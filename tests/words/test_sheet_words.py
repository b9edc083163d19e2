"""What the sheet says: dates, names with numbers, sentences with strong names."""

from datetime import date, datetime

from netcrm.domain.briefing_parts import (
    Head,
    IntroductionLine,
    Named,
    PersonLine,
    Promise,
    ReferralMatter,
    RequestLine,
    Why,
    WhyCode,
)
from netcrm.domain.followup import FollowUpKind
from netcrm.domain.group import GroupKind, GroupReason, MeetingFormat
from netcrm.domain.introduction import Verdict
from netcrm.words import sheet
from netcrm.words.sheet import Run, SheetWords

TODAY = date(2026, 11, 17)
WORDS = SheetWords()
INGRID = Named(name="Ingrid", number=4)
NOBODY = Named(name="{Priya}", number=None)


def said(runs):
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def strong(runs):
    return [run.text.replace("\u00a0", " ") for run in runs if run.strong]


def test_a_date_stays_a_date():
    assert WORDS.short_date(TODAY, TODAY) == "17 Nov"
    assert WORDS.short_date(date(2025, 1, 5), TODAY) == "5 Jan 2025"
    assert WORDS.full_date(TODAY) == "17 Nov 2026"


def test_the_facts_of_the_head():
    head = Head(
        title="Breakfast",
        owner="Maya",
        starts=datetime(2026, 11, 18, 6, 45),  # noqa: DTZ001 - already on the clock of the place
        ends=datetime(2026, 11, 18, 8, 15),  # noqa: DTZ001
        place="Quay Hotel",
        format=MeetingFormat.BREAKFAST,
        group="Harbour Circle",
        kind=GroupKind.EXCLUSIVE,
        visit=7,
        fee=1250,
        currency="GBP",
    )

    assert WORDS.facts(head) == (
        ("When", "Wed 18 Nov 2026", "06:45 to 08:15"),
        ("Where", "Quay Hotel", ""),
        ("Group", "Harbour Circle", "Exclusive, breakfast, visit 7"),
        ("Fee", "£12.50", ""),
    )


def test_why_i_go_is_one_list():
    assert WORDS.reasons((GroupReason.REFERRALS, GroupReason.NEXT_CLIENT)) == "Referrals, next client"


def test_last_met_here_or_elsewhere_or_not_recorded():
    line = PersonLine(contact=1, named=INGRID, last_met_on=date(2026, 11, 10), last_met_here=True)
    elsewhere = PersonLine(contact=1, named=INGRID, last_met_on=date(2026, 11, 10), last_met_at="Expo")

    assert WORDS.last_met(line, TODAY) == ("10 Nov", ", here")
    assert WORDS.last_met(elsewhere, TODAY) == ("10 Nov", ", Expo")
    assert WORDS.last_met(PersonLine(contact=1, named=INGRID), TODAY) == ("", "")


def test_a_promise_says_what_by_when_and_how_many_more():
    promise = Promise(kind=FollowUpKind.I_PROMISED, what="brochure", due_on=date(2026, 11, 20), more=2)

    assert WORDS.promise(promise, TODAY) == ("I promised: brochure", "by 20 Nov, 2 more open")


def test_names_are_strong_and_data_is_never_a_template():
    runs = WORDS.introduction(IntroductionLine(seeker=INGRID, provider=NOBODY, shared="{0}"))

    assert said(runs) == "Ingrid (4) seeks {0}; {Priya} offers that"
    assert strong(runs) == ["Ingrid (4)", "{Priya}"]


def test_a_request_tells_verdict_and_counts_only_where_it_carries_them():
    hidden = RequestLine(requester=INGRID, target=NOBODY, asked_on=TODAY, flagged=True)
    told = RequestLine(
        requester=INGRID, target=None, asked_on=TODAY, verdict=Verdict.COATTAILS, given=3, received=0
    )

    assert said(WORDS.request(hidden, TODAY)) == "Ingrid (4) asked on 17 Nov to meet {Priya}."
    assert said(WORDS.request(told, TODAY)) == (
        "Ingrid (4) asked on 17 Nov to be introduced. Coattails. Given 3, received 0."
    )


def test_every_code_has_words():
    for code in WhyCode:
        assert WORDS.why(Why(code=code, word="menus", other=INGRID))
        assert WORDS.why(Why(code=code, other=INGRID))
    assert set(sheet._MATTERS) == set(ReferralMatter)
    assert set(sheet._PROMISES) == set(FollowUpKind)


def test_another_language_may_turn_the_order():
    turned = SheetWords(lambda context, text: f"[{context}] {text}" if "and" in text else text)

    runs = turned.phrase("{a} and {b}", a="one", b=Run("two", strong=True))

    assert said(runs) == "[SheetWords] one and two"
    assert strong(runs) == ["two"]
