"""Favours given and received, and what the owner asked for."""

from dataclasses import replace

import pytest

from netcrm.actions import favours
from netcrm.domain.favour import Ask, Direction, Favour, FavourKind


@pytest.fixture
def told(book):
    return Favour(contact=book.contact("Anna"), direction=Direction.GIVEN, kind=FavourKind.ADVICE)


def test_each_direction_has_its_own_words(book, told, does):
    given = does("favour.given", {"name": "Anna"}, favours.record, told)
    back = replace(told, direction=Direction.RECEIVED, happened_on=book.today, value=500, currency="EUR")
    received = does("favour.received", {"name": "Anna"}, favours.record, back)
    assert book.all(Favour) == [replace(told, id=given), replace(back, id=received)]


def test_changing_and_deleting(book, told, does, leaves, refuses):
    made = favours.record(told, now=book.now)
    does("favour.changed", {"name": "Anna"}, favours.change, replace(told, id=made, note="VAT"))
    leaves(favours.change, replace(told, id=made, note="VAT"))
    does("favour.deleted", {"name": "Anna"}, favours.delete, made)
    assert not book.all(Favour)
    refuses("record.missing", None, favours.delete, made)
    refuses("record.missing", None, favours.change, replace(told, id=made))


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"contact": 99}, "record.missing", None),
        ({"introduction": 99}, "record.missing", None),
        ({"referral": 99}, "record.missing", None),
        ({"event": 99}, "record.missing", None),
        ({"value": -1, "currency": "EUR"}, "favour.value_negative", "value"),
        ({"value": 1}, "money.no_currency", "currency"),
        ({"value": None, "currency": "E"}, "money.no_currency", "currency"),
        ({"note": "x" * 1001}, "text.too_long", "note"),
    ],
)
def test_an_impossible_favour_is_neither_recorded_nor_written(book, told, refuses, cells, code, field):
    refuses(code, field, favours.record, replace(told, **cells))
    made = favours.record(told, now=book.now)
    refuses(code, field, favours.change, replace(told, id=made, **cells))


def test_what_was_asked_of_them(book, does, refuses):
    ask = Ask(contact=book.contact("Anna"), asked_on=book.today, what="A printer")
    made = does("ask.recorded", {"name": "Anna"}, favours.record_ask, ask)
    assert book.all(Ask) == [replace(ask, id=made)]
    told = replace(ask, id=made, what="Two printers")
    does("ask.changed", {"name": "Anna"}, favours.change_ask, told)
    assert book.all(Ask) == [told]
    refuses("record.missing", None, favours.change_ask, replace(told, id=99))
    refuses("record.missing", None, favours.change_ask, replace(told, contact=99))
    does("ask.deleted", {"name": "Anna"}, favours.delete_ask, made)
    assert not book.all(Ask)
    refuses("record.missing", None, favours.delete_ask, made)
    refuses("record.missing", None, favours.record_ask, replace(ask, contact=99))
    refuses("text.too_long", "what", favours.record_ask, replace(ask, what="x" * 65537))


def test_what_is_still_to_come_is_neither_recorded_nor_written(book, told, refuses):
    later = book.day(1)
    refuses("date.after_today", "happened_on", favours.record, replace(told, happened_on=later))
    made = favours.record(replace(told, happened_on=book.today), now=book.now)
    refuses("date.after_today", "happened_on", favours.change, replace(told, id=made, happened_on=later))
    ask = Ask(contact=told.contact, asked_on=book.today, what="A printer")
    refuses("date.after_today", "asked_on", favours.record_ask, replace(ask, asked_on=later))
    asked = favours.record_ask(ask, now=book.now)
    refuses("date.after_today", "asked_on", favours.change_ask, replace(ask, id=asked, asked_on=later))
