from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.channels import normalise
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.duplicates import Certainty, DuplicateIndex, Why, person, sharing


def card(given="", family="", *, suffix="", company="", place="", email=(), phone=(), url=()) -> ContactCard:
    written = [(ChannelKind.EMAIL, one) for one in email]
    written += [(ChannelKind.PHONE, one) for one in phone] + [(ChannelKind.SOCIAL, one) for one in url]
    return ContactCard(
        contact=Contact(given=given, family=family, suffix=suffix, company=company, place=place),
        channels=tuple(
            Channel(kind=kind, written=one, normalised=normalise(kind, one)) for kind, one in written
        ),
    )


def found(present: list[ContactCard], wanted: ContactCard):
    index = DuplicateIndex(person(place + 1, one) for place, one in enumerate(present))
    return index.match(person(0, wanted))


ANNA = card("Anna", "Åberg", email=["anna@acme.se"], phone=["+46701234567"], url=["linkedin.com/in/anna"])


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (card("ANNA", "Aberg", email=["Anna@acme.se"]), (Why.SAME_EMAIL, Why.SAME_NAME)),
        (card("anna", "åberg", phone=["+46 70 123 45 67"]), (Why.SAME_MOBILE, Why.SAME_NAME)),
        (card("A.", "Miller", url=["https://www.linkedin.com/in/Anna/"]), (Why.SAME_PROFILE,)),
    ],
)
def test_certain(wanted, why):
    (match,) = found([ANNA], wanted)

    assert (match.contact, match.certainty, match.why) == (1, Certainty.CERTAIN, why)


@pytest.mark.parametrize(
    ("changed", "certainty"),
    [
        ({}, Certainty.LIKELY),
        ({"company": "acme ab"}, Certainty.CERTAIN),
        ({"company": ""}, Certainty.CERTAIN),
        ({"phone": ["+46701234567"]}, Certainty.CERTAIN),
        ({"phone": []}, Certainty.CERTAIN),
        ({"place": "MALMÖ"}, Certainty.CERTAIN),
        ({"place": ""}, Certainty.CERTAIN),
    ],
)
def test_an_email_is_not_certain_where_all_else_differs(changed, certainty):
    one = {"company": "Acme AB", "phone": ["+46701234567"], "place": "Malmö"}
    other = {"company": "Soylent", "phone": ["+46709999999"], "place": "Umeå"} | changed
    present = card("Anna", "Berg", email=["anna@mail.se"], **one)

    (match,) = found([present], card("Anna", "Berg", email=["anna@mail.se"], **other))

    assert match.certainty is certainty
    assert Why.SAME_EMAIL in match.why


def test_an_equal_email_or_phone_alone_is_only_likely():
    matches = found([ANNA], card("Bert", "Ek", email=["anna@acme.se"], phone=["+46701234567"]))

    assert [(match.certainty, match.why) for match in matches] == [
        (Certainty.LIKELY, (Why.SAME_EMAIL, Why.SAME_PHONE))
    ]


def test_a_fixed_line_with_the_same_name_is_only_likely():
    present = card("Anna", "Berg", phone=["+4922112345678"])

    (match,) = found([present], card("Anna", "Berg", phone=["+4922112345678"]))

    assert (match.certainty, match.why) == (Certainty.LIKELY, (Why.SAME_PHONE, Why.SAME_NAME))


def test_a_desks_address_is_only_likely():
    present = card("Anna", "Berg", email=["info@acme.se"])

    (match,) = found([present], card("Anna", "Berg", email=["info@acme.se"]))

    assert match.certainty is Certainty.LIKELY


def test_an_address_held_under_two_names_is_only_likely():
    present = [card("Anna", "Berg", email=["berg@home.se"]), card("Bo", "Berg", email=["berg@home.se"])]

    matches = found(present, card("Anna", "Berg", email=["berg@home.se"]))

    assert [match.certainty for match in matches] == [Certainty.LIKELY, Certainty.LIKELY]


def test_an_address_is_shared_if_the_file_says_so():
    index = DuplicateIndex([person(1, card("Anna", "Berg", email=["berg@home.se"]))])
    index.hear(person(-1, card("Bo", "Berg", email=["berg@home.se"])))

    (match,) = index.match(person(0, card("Anna", "Berg", email=["berg@home.se"])))

    assert match.certainty is Certainty.LIKELY


def test_father_and_son_are_two():
    senior = card("John", "Smith", suffix="Sr.", email=["john@smith.com"])
    junior = replace(senior, contact=replace(senior.contact, suffix="Jr."))

    (match,) = found([senior], junior)

    assert match.certainty is Certainty.LIKELY


def test_one_without_a_suffix_is_not_different():
    senior = card("John", "Smith", suffix="Sr.", email=["john@smith.com"])

    (match,) = found([senior], card("John", "Smith", email=["john@smith.com"]))

    assert match.certainty is Certainty.CERTAIN


def test_a_name_alone_is_nothing():
    assert found([ANNA], card("Anna", "Åberg")) == []
    assert found([ANNA], card("Anna", "Åberg", company="Acme")) == []


def test_name_and_company_are_likely():
    (match,) = found([card("Anna", "Berg", company="ACME")], card("Anna", "Berg", company="Acme"))

    assert (match.certainty, match.why) == (Certainty.LIKELY, (Why.SAME_NAME, Why.SAME_COMPANY))


def test_nameless_contacts_match_only_likely_by_email():
    (match,) = found([card(email=["a@b.se"])], card(email=["a@b.se"]))

    assert match.certainty is Certainty.LIKELY


def test_certain_ones_come_first():
    present = [card("Bo", "Ek", phone=["+46701234567"]), ANNA]

    assert [match.contact for match in found(present, ANNA)] == [2, 1]


def test_pairs_name_each_pair_once():
    index = DuplicateIndex(person(place, ANNA) for place in (1, 2, 3))

    assert [(one, match.contact) for one, match in index.pairs()] == [(1, 2), (1, 3), (2, 3)]


def test_what_a_contact_gained_is_found():
    index = DuplicateIndex([person(1, card("Anna", "Berg"))])
    index.update(person(1, card("Anna", "Berg", email=["anna@b.se"])))

    (match,) = index.match(person(0, card("Anna", "Berg", email=["anna@b.se"])))

    assert (match.contact, match.certainty) == (1, Certainty.CERTAIN)


CARDS = st.lists(
    st.builds(
        card,
        given=st.sampled_from(["Anna", "Bert"]),
        family=st.sampled_from(["Ek", ""]),
        email=st.lists(st.sampled_from(["a@b.se", "c@d.se", "info@b.se"]), max_size=2, unique=True),
        phone=st.lists(st.sampled_from(["+46701234567", "+4681234567"]), max_size=1),
        url=st.lists(st.sampled_from(["linkedin.com/in/anna", "linkedin.com/in/bert"]), max_size=1),
    ),
    max_size=7,
)


@given(CARDS)
def test_those_who_share_something_are_all_that_certain_pairs_need(cards):
    people = [person(place + 1, one) for place, one in enumerate(cards)]

    assert DuplicateIndex(sharing(people)).certain_pairs() == DuplicateIndex(people).certain_pairs()
