import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.exchange import values


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" Anna ", "Anna"),
        ("'+886912345678", "+886912345678"),
        ("'0123", "0123"),
        ('="012"', "012"),
        ('="say ""hi"""', 'say "hi"'),
        ('=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("n/a", ""),
        ("N/A", ""),
        ("-", ""),
        ("none", ""),
        ("0.0.00", ""),
        ("0/0/00", ""),
        ("0000-00-00", ""),
        ("00/00/00", ""),
        ("0", "0"),
        ("\r\n", ""),
    ],
)
def test_clean(cell, text):
    assert values.clean(cell) == text


def test_nobody_called_null_is_lost():
    assert values.clean("Null", is_name=True) == "Null"
    assert values.clean("n/a", is_name=True) == ""


@pytest.mark.parametrize(
    ("cell", "found", "rest"),
    [
        ("Anna@B.se", ["anna@b.se"], ""),
        ("Anna Berg <ANNA@B.SE>", ["anna@b.se"], "Anna Berg"),
        ("mailto:anna@b.se", ["anna@b.se"], ""),
        ("mailto:anna@b.se?subject=Hi", ["anna@b.se"], ""),
        ("a@b.se ::: c@d.se", ["a@b.se", "c@d.se"], ""),
        ("a@b.se; c@d.se,e@f.se", ["a@b.se", "c@d.se", "e@f.se"], ""),
        ("not-an-email", [], "not-an-email"),
        ("a@b.se, a..b@c.se", ["a@b.se"], "a..b@c.se"),
    ],
)
def test_emails(cell, found, rest):
    addresses, left = values.emails(cell)

    assert [normalised for _, normalised in addresses] == found
    assert left == rest


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("+46701234567 / +46812345678", ["+46701234567", "+46812345678"]),
        ("+46701234567;+46812345678", ["+46701234567", "+46812345678"]),
        ("070-123 45 67, 08-123 456", ["070-123 45 67", "08-123 456"]),
        ("0221/123456", ["0221/123456"]),
        ("0701234567 or 081234567", ["0701234567", "081234567"]),
        ("p:+46701234567", ["+46701234567"]),
        ("tel: 0701234567", ["0701234567"]),
        ("+49 (0) 221 123456", ["+49 (0) 221 123456"]),
    ],
)
def test_phones(cell, found):
    assert values.phones(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("* myContacts ::: Friends", ["Friends"]),
        ("Customers;VIP", ["Customers", "VIP"]),
        ('"vip","a, b"', ["vip", "a, b"]),
        ("* myContacts", []),
        ("one, two", ["one", "two"]),
    ],
)
def test_tags(cell, found):
    assert values.tags(cell) == found


def test_labels_of_several_values():
    assert values.labels("* Work ::: Home") == ["Work", "Home"]


@given(st.text(max_size=300))
def test_no_cell_is_too_strange(text):
    values.emails(text)
    values.phones(text)
    values.tags(text)
    values.urls(text)
    assert values.one_line(values.clean(text)) == " ".join(values.clean(text).split())
