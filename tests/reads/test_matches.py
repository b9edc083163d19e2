"""Who should meet, and the referrals that ask something of the owner."""

from dataclasses import replace

from netcrm.actions import contacts, groups, introductions
from netcrm.actions import referrals as acts
from netcrm.domain.favour import Direction
from netcrm.domain.group import Membership
from netcrm.domain.introduction import Decision
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.referral_duties import Duty
from netcrm.reads import matches, referrals


def pairs(book, **cells):
    return [(match.seeker.given, match.helper.given) for match in matches.matches(book.today, **cells)]


def test_one_seeks_what_the_other_does(book):
    anna = book.contact("Anna", seeks="A good printer for menus")
    bert = book.contact("Bert", profession="Printer", seeks="Cafés")
    book.contact("Cleo", offers="Menus and café signs", profession="Designer")
    book.contact("Dora")
    assert pairs(book) == [("Anna", "Bert"), ("Anna", "Cleo")]
    assert pairs(book, limit=1) == [("Anna", "Bert")]
    (first, second) = matches.matches(book.today)
    assert first.reasons[0].words == ("printer",)
    assert second.reasons[0].words == ("menus",)
    introductions.ask_and_decide(anna, bert, None, Decision.INTRODUCE, now=book.now)
    assert pairs(book) == [("Anna", "Cleo")]


def test_whoever_is_left_alone_or_sits_at_the_same_table_is_passed_over(book):
    anna = book.contact("Anna", seeks="printer")
    bert = book.contact("Bert", profession="Printer")
    group = book.group()
    made = [groups.add_member(Membership(contact=one, group=group), now=book.now) for one in (anna, bert)]
    assert pairs(book) == []
    groups.end_membership(made[0], now=book.now)
    assert pairs(book) == [("Anna", "Bert")]
    contacts.change_many([bert], {"no_introductions": True}, now=book.now)
    assert pairs(book) == []


def test_an_introduction_limit_is_kept(book):
    book.contact("Anna", seeks="printer")
    bert = book.contact("Bert", profession="Printer", introduction_limit=1)
    other = book.contact("Other")
    introductions.ask_and_decide(other, bert, None, Decision.INTRODUCE, now=book.now)
    assert pairs(book) == []
    assert [(one.seeker.given, one.helper.given) for one in matches.matches(book.day(30))] == [
        ("Anna", "Bert")
    ]


def test_an_open_flagged_request_sorts_last(book):
    book.contact("Anna", seeks="printer")
    bert = book.contact("Bert", profession="Printer")
    book.contact("Cleo", profession="Printer")
    assert pairs(book) == [("Anna", "Bert"), ("Anna", "Cleo")]
    introductions.ask(bert, now=book.now)
    assert pairs(book) == [("Anna", "Cleo"), ("Anna", "Bert")]


def test_the_samples_matches_are_all_sound(sample):
    found = matches.matches(sample.today, None)
    assert len(found) > 20
    flagged = [match.flagged for match in found]
    assert flagged == sorted(flagged)
    assert not any(match.seeker.no_introductions or match.helper.no_introductions for match in found)


def refer(book, prospect, away, direction=Direction.GIVEN, **cells):
    told = Referral(
        direction=direction,
        partner=book.contact(f"Partner of {prospect}"),
        prospect=prospect,
        passed_on=book.day(away),
        check_on=book.day(away + 7),
        **cells,
    )
    return acts.record(told, now=book.now)


def test_referrals_wait_by_the_day_they_are_due(book, refused):
    made = refer(book, "A week ago", -7)
    refer(book, "Yesterday", -1)
    refer(book, "A month ago", -30, status=ReferralStatus.CONTACTED)
    refer(book, "To call", -10, Direction.RECEIVED)
    refer(book, "To tell", -9, Direction.RECEIVED, status=ReferralStatus.CONTACTED)
    refer(book, "Lost", -60, status=ReferralStatus.LOST)
    waiting = [(row.referral.prospect, row.duty.duty) for row in referrals.waiting(book.today)]
    assert waiting == [
        ("To call", Duty.CALL),
        ("To tell", Duty.TELL_GIVER),
        ("A week ago", Duty.CHECK),
        ("A month ago", Duty.ASK_OUTCOME),
    ]
    assert [row.referral.prospect for row in referrals.rows()][:2] == ["Yesterday", "A week ago"]
    assert referrals.rows()[0].partner.name == "Partner of Yesterday"
    acts.change(replace(referrals.get(made), status=ReferralStatus.WON), now=book.now)
    assert "A week ago" not in [row.referral.prospect for row in referrals.waiting(book.today)]
    refused("record.missing", referrals.get, 99)
