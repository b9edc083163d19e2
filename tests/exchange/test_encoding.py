import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.refusal import Refused
from netcrm.exchange.encoding import decode

WESTERN = "Vorname;Nachname;Ort\r\nJürgen;Weiß;Köln\r\nZoë;Müller;Düsseldorf\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_western_text(encoding):
    decoded = decode(WESTERN.encode(encoding))

    assert (decoded.text, decoded.encoding) == (WESTERN, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Imię;Nazwisko\nŁukasz;Żółkiewski\n", "cp1250"),
        ("Jméno;Příjmení\nŠtěpánka;Dvořáková\nZdeněk;Růžička\n", "cp1250"),
        ("Имя;Фамилия\nИван;Петров\nМария;Сидорова\n", "cp1251"),
        ("氏名,会社名\n田中 太郎,株式会社テスト\n", "cp932"),
        ("Name,Company\n田中 太郎,Sony\n", "cp932"),
        ("姓名,公司\n王小明,範例科技股份有限公司\n", "cp950"),
        ("이름,회사\n최유림,삼성\n", "cp949"),
        ("Ad;Soyad\nİbrahim;Şahin\nAyşe;Yılmaz\n", "cp1254"),
    ],
)
def test_other_code_pages(text, encoding):
    assert decode(text.encode(encoding)).text == text


def test_a_broken_byte_does_not_spoil_a_file_marked_as_utf_8():
    decoded = decode(b"\xef\xbb\xbfName\nJ\xfcrgen\n")

    assert "Name\nJürgen\n" in decoded.text


def test_nul_characters_are_taken_out_and_counted():
    decoded = decode(b"a,b,c\n\x00,2,3\n")

    assert (decoded.text, decoded.nul_characters) == ("a,b,c\n,2,3\n", 1)


def test_what_utf_16_lost_is_counted():
    assert decode("Name\nBo\n".encode("utf-16") + b"x").unreadable == 1


def test_the_owners_choice_wins():
    assert decode("Łódź".encode("cp1250"), "cp1250").text == "Łódź"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b" \r\n\t", "file.empty"),
        (b"\xef\xbb\xbf", "file.empty"),
        (b"\0\0\0\0", "file.empty"),
        (b"%PDF-1.7 ...", "file.unsupported"),
        (bytes(range(32)) * 40, "file.binary"),
    ],
)
def test_refusals(data, code):
    with pytest.raises(Refused) as refused:
        decode(data)

    assert refused.value.code == code


def test_an_encoding_nobody_knows_is_refused():
    with pytest.raises(Refused, match=r"file\.unknown_encoding"):
        decode(b"Name", "klingon")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_is_read_as_it_was_written(text):
    text = "Name\n" + text

    assert decode(text.encode()).text == text
