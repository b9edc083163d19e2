"""Who was erased is told from hashes, as strictly as a certain duplicate (PRODUCT.md 4.11)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.duplicates import Certainty, DuplicateIndex, Person
from netcrm.domain.erasure import ErasedKey, ErasedPeople, asked_keys, hashed, kept_keys

SALT = "5a" * 16
DAY = date(2026, 3, 3)
MOBILE, DESK = "+4915123456789", "+493012345678"
PROFILE = "linkedin.com/in/anna-lindqvist"


def erased(*people, salt=SALT, on=DAY):
    return ErasedPeople(ErasedKey(salt, hashed(key, salt), on) for one in people for key in kept_keys(one))


def somebody(given="anna", family="lindqvist", identifier=0, **cells):
    return Person(identifier=identifier, given=given, family=family, **cells)


ANNA = somebody(
    identifier=7,
    company="tide print",
    emails=("anna@tide.example", "info@tide.example"),
    phones=(MOBILE, DESK),
    profiles=(PROFILE,),
)


@pytest.mark.parametrize(
    ("draft", "is_anna"),
    [
        (somebody(emails=("anna@tide.example",)), True),
        (somebody(phones=(MOBILE,)), True),
        (somebody("a.", "l.", profiles=(PROFILE,)), True),
        (somebody(company="tide print"), True),
        (somebody("", "", emails=("anna@tide.example",)), True),
        (somebody("", "", phones=(MOBILE,)), True),
        (somebody(suffix="jr", emails=("anna@tide.example",)), True),
        # Shared mailboxes, switchboards, families.
        (somebody("bert", "lindqvist", emails=("anna@tide.example",)), False),
        (somebody(emails=("info@tide.example",)), False),
        (somebody(phones=(DESK,)), False),
        (somebody("", "", phones=(DESK,)), False),
        # A name alone is nothing.
        (somebody(), False),
        (somebody(company="other ltd"), False),
        (somebody(emails=("anna@other.example",)), False),
    ],
)
def test_who_is_the_erased_person(draft, is_anna):
    assert erased(ANNA).day_of(draft) == (DAY if is_anna else None)


@pytest.mark.parametrize("value", [{"emails": ("info@tide.example",)}, {"phones": (DESK,)}])
def test_who_had_nothing_of_their_own_is_told_by_what_they_had(value):
    for who in (somebody(**value), somebody(company="tide print", **value), somebody("", "", **value)):
        assert erased(who).day_of(who) == DAY
    assert erased(somebody(**value)).day_of(somebody("bert", **value)) is None
    assert erased(somebody(**value)).day_of(somebody("", "", **value)) is None
    assert erased(somebody("", "", **value)).day_of(somebody("bert", **value)) is None


def test_father_and_son_are_told_apart_by_their_suffixes():
    senior = erased(somebody(suffix="sr", emails=("l@home.example",)))
    assert senior.day_of(somebody(suffix="sr", emails=("l@home.example",)))
    assert senior.day_of(somebody(emails=("l@home.example",)))
    assert senior.day_of(somebody(suffix="jr", emails=("l@home.example",))) is None


def test_somebody_known_by_the_name_alone_is_the_very_same_record_only():
    alone = erased(somebody())
    assert alone.day_of(somebody())
    assert alone.day_of(somebody(company="tide print")) is None
    assert alone.day_of(somebody(emails=("anna@tide.example",))) is None


def test_a_company_without_a_person_is_found_by_its_own_address():
    shop = erased(Person(identifier=3, company="tide print", emails=("info@tide.example",)))
    assert shop.day_of(Person(identifier=0, company="tide print", emails=("info@tide.example",)))
    assert shop.day_of(Person(identifier=0, company="other", emails=("info@tide.example",))) is None


def test_a_number_of_this_ledger_is_the_same_person_under_the_same_name():
    assert erased(ANNA).day_of(somebody(identifier=7, emails=("later@tide.example",)))
    assert erased(ANNA).day_of(somebody("bea", identifier=7)) is None


def test_the_latest_day_counts_and_every_salt_is_asked():
    other = "b7" * 16
    keys = [ErasedKey(salt, hashed(key, salt), day) for salt, day in ((SALT, DAY), (other, date(2026, 5, 5)))
            for key in kept_keys(ANNA)]  # fmt: skip
    assert ErasedPeople(keys).day_of(somebody(emails=("anna@tide.example",))) == date(2026, 5, 5)
    again = [ErasedKey(SALT, one.hash, date(2026, 6, 6)) for one in keys if one.salt == SALT]
    assert ErasedPeople([*keys, *again]).day_of(somebody(phones=(MOBILE,))) == date(2026, 6, 6)


def test_nobody_erased_is_nothing_to_ask():
    assert not ErasedPeople()
    assert ErasedPeople().day_of(ANNA) is None
    assert kept_keys(Person(identifier=0)) == frozenset()


def test_no_text_stays_in_a_hash():
    for key in kept_keys(ANNA):
        told = hashed(key, SALT)
        assert len(told) == 32
        assert set(told) <= set("0123456789abcdef")
        assert told != hashed(key, "b7" * 16)


NAMES = st.sampled_from(["", "anna", "bert"])
PEOPLE = st.builds(
    Person,
    identifier=st.just(0),
    given=NAMES,
    family=NAMES,
    suffix=st.sampled_from(["", "jr", "sr"]),
    company=st.sampled_from(["", "tide print"]),
    emails=st.sets(st.sampled_from(["a@tide.example", "b@tide.example", "info@tide.example"])).map(tuple),
    phones=st.sets(st.sampled_from([MOBILE, DESK])).map(tuple),
    profiles=st.sets(st.sampled_from([PROFILE])).map(tuple),
)


@given(gone=PEOPLE, draft=PEOPLE)
def test_whoever_is_certainly_the_same_person_is_found(gone, draft):
    match = [
        one
        for one in DuplicateIndex([gone]).match(replace(draft, identifier=-1))
        if one.certainty is Certainty.CERTAIN
    ]
    if match:
        assert erased(gone).day_of(draft) == DAY


@given(gone=PEOPLE)
def test_everybody_is_found_under_their_own_card_or_has_nothing_to_go_by(gone):
    if set(asked_keys(gone)) & kept_keys(gone):
        assert erased(gone).day_of(gone) == DAY
