"""Referrals and the one favour that each is."""

from dataclasses import replace

import pytest

from netcrm.actions import favours, referrals
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.referral import Delivery, Referral, ReferralStatus


@pytest.fixture
def told(book):
    return Referral(
        direction=Direction.GIVEN,
        partner=book.contact("Anna"),
        prospect="Mill Lane Brewery",
        passed_on=book.day(-3),
        check_on=book.day(4),
    )


@pytest.fixture
def made(book, told):
    return referrals.record(told, now=book.now)


def favour_of(book):
    """The one favour there is."""
    (only,) = book.all(Favour)
    return only


def test_a_referral_given_is_one_favour_given(book, told, does):
    figures = {"name": "Anna", "prospect": "Mill Lane Brewery"}
    made = does("referral.given", figures, referrals.record, told)
    assert book.get(Referral, made) == replace(told, id=made)
    assert replace(favour_of(book), id=0) == Favour(
        contact=told.partner,
        direction=Direction.GIVEN,
        kind=FavourKind.REFERRAL,
        happened_on=told.passed_on,
        note="Mill Lane Brewery",
        referral=made,
    )


def test_one_received_is_one_favour_received_with_what_it_won(book, told, does):
    event = book.attended()
    back = replace(
        told,
        direction=Direction.RECEIVED,
        event=event,
        status=ReferralStatus.WON,
        value=90000,
        currency="EUR",
    )
    figures = {"name": "Anna", "prospect": "Mill Lane Brewery"}
    does("referral.received", figures, referrals.record, back)
    favour = favour_of(book)
    assert (favour.direction, favour.event) == (Direction.RECEIVED, event)
    assert (favour.value, favour.currency) == (90000, "EUR")


def test_a_lead_is_no_favour(book, told, does):
    figures = {"name": "Anna", "prospect": "Mill Lane Brewery"}
    made = does("referral.given", figures, referrals.record, replace(told, is_lead=True))
    assert not book.all(Favour)
    figures = {"prospect": "Mill Lane Brewery"}
    does("referral.changed", figures, referrals.change, replace(told, id=made))
    favour = favour_of(book)
    does("referral.changed", figures, referrals.change, replace(told, id=made, is_lead=True))
    assert not book.all(Favour)
    assert favour.referral == made


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"prospect": " "}, "referral.no_prospect", "prospect"),
        ({"quality": 0}, "referral.quality_range", "quality"),
        ({"quality": 6}, "referral.quality_range", "quality"),
        ({"value": -1, "currency": "EUR"}, "referral.value_negative", "value"),
        ({"value": 1}, "money.no_currency", "currency"),
        ({"value": None, "currency": "E"}, "money.no_currency", "currency"),
        ({"notes": "x" * 65537}, "text.too_long", "notes"),
        ({"partner": 99}, "record.missing", None),
        ({"prospect_contact": 99}, "record.missing", None),
        ({"group": 99}, "record.missing", None),
        ({"event": 99}, "record.missing", None),
    ],
)
def test_an_impossible_referral_is_neither_recorded_nor_written(told, made, refuses, cells, code, field):
    refuses(code, field, referrals.record, replace(told, **cells))
    refuses(code, field, referrals.change, replace(told, id=made, **cells))


def test_changing_takes_the_favour_along_and_keeps_its_note(book, told, made, does):
    note = replace(favour_of(book), note="Over lunch")
    favours.change(note, now=book.now)
    other = book.contact("Bert")
    wanted = replace(
        told, id=made, partner=other, direction=Direction.RECEIVED, passed_on=book.today, quality=5
    )
    figures = {"prospect": "Mill Lane Brewery"}
    does("referral.changed", figures, referrals.change, wanted)
    assert favour_of(book) == replace(
        note, contact=other, direction=Direction.RECEIVED, happened_on=book.today
    )


def test_won_sets_the_value_of_the_one_favour_and_back_again(book, made, does, leaves, refuses):
    figures = {"prospect": "Mill Lane Brewery", "status": "contacted"}
    does("referral.status", figures, referrals.set_status, made, ReferralStatus.CONTACTED)
    assert favour_of(book).value is None
    won = {**figures, "status": "won"}
    does("referral.status", won, referrals.set_status, made, ReferralStatus.WON, value=120000, currency="EUR")
    assert (favour_of(book).value, favour_of(book).currency) == (120000, "EUR")
    leaves(referrals.set_status, made, ReferralStatus.WON)
    does("referral.status", won, referrals.set_status, made, ReferralStatus.WON, value=0, currency="")
    does("referral.status", {**figures, "status": "lost"}, referrals.set_status, made, ReferralStatus.LOST)
    assert (favour_of(book).value, favour_of(book).currency) == (None, "")
    refuses("money.no_currency", "currency", referrals.set_status, made, ReferralStatus.WON, value=1)
    refuses("referral.value_negative", "value", referrals.set_status, made, ReferralStatus.WON, value=-1)
    refuses("record.missing", None, referrals.set_status, 99, ReferralStatus.WON)


def test_telling_and_thanking_the_giver(book, made, does, refuses):
    figures = {"prospect": "Mill Lane Brewery", "name": "Anna"}
    does("referral.told", figures, referrals.tell_giver, made)
    does("referral.thanked", figures, referrals.thank, made)
    written = book.get(Referral, made)
    assert (written.told_giver_on, written.thanked_on) == (book.today, book.today)
    refuses("record.missing", None, referrals.tell_giver, 99)
    refuses("record.missing", None, referrals.thank, 99)


def test_deleting_takes_the_favour_along(book, told, made, does, refuses):
    book.gave(told.partner)
    does("referral.deleted", {"prospect": "Mill Lane Brewery"}, referrals.delete, made)
    assert not book.all(Referral)
    assert [one.kind for one in book.all(Favour)] == [FavourKind.ADVICE]
    refuses("record.missing", None, referrals.delete, made)


def test_how_it_was_delivered_is_kept(book, told, made, does):
    wanted = replace(told, id=made, delivery=Delivery.POORLY)
    does("referral.changed", {"prospect": "Mill Lane Brewery"}, referrals.change, wanted)
    assert book.get(Referral, made).delivery is Delivery.POORLY


def test_a_referral_that_is_still_to_come_is_neither_recorded_nor_written(book, told, made, refuses):
    later = replace(told, passed_on=book.day(1), check_on=book.day(8))
    refuses("date.after_today", "passed_on", referrals.record, later)
    refuses("date.after_today", "passed_on", referrals.change, replace(later, id=made))
    assert favour_of(book).happened_on == told.passed_on
