"""Guest lists as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.exchange.guest_text import MOST, guests


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.contact.name, one.contact.profession, one.contact.company) for one in guests(text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ingrid Solberg\n\nSofia Karlsen\r\n", [("Ingrid Solberg", "", ""), ("Sofia Karlsen", "", "")]),
        ("- Ingrid Solberg\n2) Anna Berg\n[x] Tom Ash", [("Ingrid Solberg", "", ""), ("Anna Berg", "", ""),
                                                          ("Tom Ash", "", "")]),
        ("Guests:\nAnna Berg", [("Anna Berg", "", "")]),
        ("Anna Berg, Printer", [("Anna Berg", "Printer", "")]),
        ("Anna Berg, Printer, Tidewater", [("Anna Berg", "Printer", "Tidewater")]),
        ("Anna Berg, Tidewater Ltd", [("Anna Berg", "", "Tidewater Ltd")]),
        ("Anna Berg\tTidewater Ltd\tPrinter", [("Anna Berg", "Printer", "Tidewater Ltd")]),
        ("Anna-Maria van der Berg – florist", [("Anna-Maria van der Berg", "florist", "")]),
        ("Berg, Anna", [("Anna Berg", "", "")]),
        ("Tidewater Print Ltd", [("Tidewater Print Ltd", "", "Tidewater Print Ltd")]),
        ("Guest,Firm\nAnna Berg,Tidewater Ltd", [("Firm Guest", "", ""), ("Anna Berg", "", "Tidewater Ltd")]),
        ("", []),
        (" \n--\n", []),
    ],
)  # fmt: skip
def test_one_person_a_line(text, people):
    assert told(text) == people


def test_a_table_is_read_by_its_header():
    text = "First name,Last name,Email,Shoe size\nAnna,Berg,anna@tidewater.example,41\n"
    card = guests(text)[0]
    assert card.contact.name == "Anna Berg"
    assert [one.written for one in card.channels] == ["anna@tidewater.example"]
    assert [(one.name, one.value) for one in card.other_fields] == [("Shoe size", "41")]


def test_an_email_beside_a_name_is_a_way_to_reach_them():
    card, bare = guests("Anna Berg <Anna@Tidewater.example>\nkai@holm.example")
    assert card.contact.name == "Anna Berg"
    assert [one.normalised for one in card.channels] == ["anna@tidewater.example"]
    assert bare.contact.name == ""
    assert [one.written for one in bare.channels] == ["kai@holm.example"]


def test_the_same_person_twice_is_one():
    assert told("Anna Berg, Printer\nBerg, Anna\nANNA BERG") == [("Anna Berg", "Printer", "")]
    assert len(guests("Anna Berg, Printer, One\nAnna Berg, Printer, Two")) == 2


def test_what_is_left_over_is_kept():
    card = guests("Anna Berg, Printer, Tidewater, table 4, vegetarian")[0]
    assert [one.value for one in card.other_fields] == ["table 4", "vegetarian"]


def test_a_list_ends_somewhere():
    assert len(guests("\n".join(f"Guest Number{number}" for number in range(MOST + 5)))) == MOST


@given(st.text(max_size=200))
def test_any_text_is_taken(text):
    for card in guests(text):
        assert card.contact.name or card.channels
