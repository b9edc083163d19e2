from urllib.parse import parse_qs, unquote, urlsplit

from PySide6.QtGui import QGuiApplication

from netcrm.domain.letter import Letter
from netcrm.ui.views.introductions.mail import hand_over, mail_url
from netcrm.words.words import Words


def test_the_link_to_the_mail_program_is_whole():
    letter = Letter(to=("a+b@x.example", "c&d@x.example"), subject="50 % & more?", text="")
    url = mail_url(letter, "Hi Zoë,\n\n1 + 1 = 2 & #3 100%\n")
    parts = urlsplit(url.toEncoded().data().decode())
    assert parts.scheme == "mailto"
    assert [unquote(one) for one in parts.path.split(",")] == ["a+b@x.example", "c&d@x.example"]
    query = parts.query.replace("+", "%2B")
    assert parse_qs(query) == {"subject": ["50 % & more?"], "body": ["Hi Zoë,\r\n\r\n1 + 1 = 2 & #3 100%"]}


def test_a_link_that_would_be_cut_leaves_the_text_to_the_clipboard():
    letter = Letter(to=("a@x.example",), subject="S", text="")
    assert "body" not in mail_url(letter, "x" * 3000, 2000).toString()
    apart = mail_url(Letter(to=("a@x.example", "b@x.example"), subject="", text="", apart=True), "")
    assert apart.toString() == "mailto:?bcc=a@x.example,b@x.example"


def test_what_happened_is_said(qapp):
    letter = Letter(to=("a@x.example",), subject="S", text="")
    words, opened = Words(), []
    assert "You send it" in hand_over(letter, "Hi", lambda url: opened.append(url) or True, words)
    assert "did not open" in hand_over(letter, "Hello", lambda url: False, words)
    assert QGuiApplication.clipboard().text() == "Hello"
    assert "no email" in hand_over(Letter(to=(), subject="", text=""), "Hi", opened.append, words)
    assert "Nothing was written" in hand_over(letter, " \n", opened.append, words)
    assert len(opened) == 1
