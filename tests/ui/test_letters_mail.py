from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from netcrm.domain.letter import Letter
from netcrm.ui.letters.mail import hand_over, mail_url, plain_address
from netcrm.words.words import Words

WORDS = Words()


def encoded(url):
    return url.toEncoded().data().decode("ascii")


def taken_apart(url):
    """Addresses and headers of a link as a mail program reads them (RFC 6068: a plus stands for itself)."""
    parts = urlsplit(encoded(url))
    assert parts.scheme == "mailto"
    headers = dict(parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True))
    told = headers.pop("bcc", None)
    listed = parts.path if told is None else urlsplit(encoded(url)).query.split("bcc=")[1].split("&")[0]
    return [unquote(one) for one in listed.split(",") if one], headers


def test_the_link_to_the_mail_program_is_whole():
    letter = Letter(to=("a+b@x.example", "c&d@x.example"), subject="50 % & more?", text="")
    to, headers = taken_apart(mail_url(letter, "Hi Zoë,\n\n1 + 1 = 2 & #3 100%\n", WORDS))
    assert to == ["a+b@x.example", "c&d@x.example"]
    assert headers == {"subject": "50 % & more?", "body": "Hi Zoë,\r\n\r\n1 + 1 = 2 & #3 100%"}


def test_spaces_and_line_breaks_are_written_as_mail_programs_read_them():
    letter = Letter(to=('"o, brien"@x.example',), subject="a b", text="")
    told = encoded(mail_url(letter, "c d\ne\rf\r\ng", WORDS))
    assert told == "mailto:%22o%2C%20brien%22@x.example?subject=a%20b&body=c%20d%0D%0Ae%0D%0Af%0D%0Ag"


LOCALS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
DOMAINS = st.sampled_from(["x.example", "müller.example", "a.b.example"])
ADDRESSES = st.tuples(LOCALS, DOMAINS).map("@".join)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80) | st.text(
    st.sampled_from("&?=+%#;,\n\r ä😀\"'<>/"), max_size=60
)


@given(to=st.lists(ADDRESSES, max_size=3), subject=TEXTS, text=TEXTS, apart=st.booleans())
def test_whatever_is_written_comes_out_again(to, subject, text, apart):
    letter = Letter(to=tuple(to), subject=subject, text="", apart=apart)
    url = mail_url(letter, text, WORDS, longest=10**6)
    assert url.isValid()
    found, headers = taken_apart(url)
    assert found == to
    assert headers.get("subject", "") == " ".join(subject.split())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    assert headers.get("body", "").replace("\r\n", "\n") == (lines if text.strip() else "")
    assert set(headers) <= {"subject", "body"}


@given(
    to=st.lists(ADDRESSES, min_size=1, max_size=2),
    subject=st.text(max_size=900),
    text=st.text(max_size=3000),
    longest=st.integers(200, 3000),
)
def test_no_link_is_longer_than_the_system_takes(to, subject, text, longest):
    assert (
        len(encoded(mail_url(Letter(to=tuple(to), subject=subject, text=""), text, WORDS, longest)))
        <= longest
    )


def test_a_link_that_would_be_cut_asks_for_the_text_to_be_pasted():
    letter = Letter(to=("a@x.example",), subject="S", text="")
    _, headers = taken_apart(mail_url(letter, "x" * 3000, WORDS, 2000))
    assert headers == {"subject": "S", "body": "The letter is on your clipboard. Paste it here."}
    apart = mail_url(Letter(to=("a@x.example", "b@x.example"), subject="", text="", apart=True), "", WORDS)
    assert apart.toString() == "mailto:?bcc=a@x.example,b@x.example"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("dale@x.example", "dale@x.example"),
        (" Dale Whitcombe <dale@x.example> ", "dale@x.example"),
        ("mailto:dale@x.example", "dale@x.example"),
        ('"Whitcombe, Dale" <dale@x.example>', "dale@x.example"),
        ("zoë@müller.example", "zoë@müller.example"),
        ("nobody", ""),
        ("a@x.example\nbcc: b@x.example", ""),
        ("@x.example", ""),
        ("", ""),
    ],
)
def test_the_address_on_a_card(written, address):
    assert plain_address(written) == address


SLY = st.lists(st.sampled_from([*'ab.?&=,;:%+<> "\n', "@x.example", "?bcc=b"]), max_size=8)


@given(SLY.map("".join))
def test_an_address_never_brings_a_header_along(written):
    address = plain_address(written)
    listed = (address,) if address else ()
    to, headers = taken_apart(mail_url(Letter(to=listed, subject="", text=""), "", WORDS))
    assert (to, headers) == (list(listed), {})


def test_what_happened_is_said(qapp):
    letter = Letter(to=("a@x.example",), subject="S", text="")
    opened = []

    def take(url):
        opened.append(url)
        return True

    assert "You send it" in hand_over(letter, "Hi", take, WORDS)
    assert QGuiApplication.clipboard().text() == "Hi"
    assert "paste it there" in hand_over(letter, "x" * 9000, take, WORDS)
    assert QGuiApplication.clipboard().text() == "x" * 9000
    assert "did not open" in hand_over(letter, "Hello", lambda url: False, WORDS)
    assert QGuiApplication.clipboard().text() == "S\n\nHello"
    alone = Letter(to=("no address",), subject="S", text="")
    assert "no email" in hand_over(alone, "Hi", take, WORDS)
    assert QGuiApplication.clipboard().text() == "S\n\nHi"
    assert "Nothing was written" in hand_over(letter, " \n", take, WORDS)
    assert [url.scheme() for url in opened] == ["mailto", "mailto"]
    assert all(isinstance(url, QUrl) for url in opened)
