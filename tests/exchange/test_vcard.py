import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import ChannelKind, ContactCard
from netcrm.domain.draft import ContactDraft
from netcrm.domain.duplicates import DuplicateIndex, person
from netcrm.domain.plan import DecisionKind, plan
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.exchange.formats import read
from netcrm.exchange.reading import Reading
from netcrm.exchange.vcard import VCard
from netcrm.exchange.vcard_fields import PHOTO_LIMIT


def cards(text: str, **options) -> Reading:
    return read(text.encode(), **options)


def card(*lines: str, version: str = "3.0", **options) -> ContactDraft:
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    (draft,) = cards(text, **options).drafts
    return draft


def channels(draft: ContactDraft, kind: ChannelKind) -> list[tuple[str, str]]:
    return [(one.label, one.normalised or one.written) for one in draft.channels if one.kind is kind]


def others(draft: ContactDraft) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in draft.other_fields]


def problems(reading: Reading) -> list[tuple[int, str]]:
    return [(one.line, one.reason_code) for one in reading.problems]


def test_quoted_printable_with_soft_breaks_of_version_2():
    draft = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91=20=\r\n=C3=91;Bo",
        "FN;QUOTED-PRINTABLE:Ad=C3=A8le=20Ferm=C3=A9e",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo=\r\n",
        "LABEL;HOME;ENCODING=QUOTED-PRINTABLE:Rue 1=0D=0A\r\nParis: XVI",
        "X-ODD;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE;A=1:=C3=91",
        version="2.1",
    )

    assert (draft.contact.given, draft.contact.family) == ("Bo", "Ñ Ñ")
    assert draft.contact.notes == "one\ntwo"
    assert others(draft) == [("X-ODD;A=1", "Ñ"), ("FN", "Adèle Fermée")]
    assert channels(draft, ChannelKind.ADDRESS) == [("home", "rue 1 paris: xvi")]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_every_end_of_line_and_folds_in_the_middle_of_a_character(end):
    data = "BEGIN:VCARD|FN:Anna Bérg|NOTE:grün|END:VCARD|"
    data += "begin:vcard|fn:Bo Ek|title;quoted-printable:a=|b|end:vcard|"
    folded = data.encode().replace("é".encode(), b"\xc3| \xa9").replace("ü".encode(), b"\xc3|\t\xbc")
    reading = read(folded.replace(b"|", end.encode()))

    assert [one.contact.name for one in reading.drafts] == ["Anna Bérg", "Bo Ek"]
    assert (reading.drafts[0].contact.notes, reading.drafts[1].contact.job_title) == ("grün", "ab")


def test_a_lone_carriage_return_is_part_of_a_value():
    assert others(card("FN:A B", "X-A:one\rtwo")) == [("X-A", "one\rtwo")]


def test_raw_line_breaks_in_texts_and_pictures():
    draft = card(
        "FN:A B",
        "LABEL,TYPE=HOME:Klippe 58",
        "21255 Bad Vilbel",
        "PHOTO;ENCODING=BASE64:",
        "AAAA",
        "BBBB",
        "",
        "TITLE:CEO",
    )

    assert channels(draft, ChannelKind.ADDRESS) == [("home", "klippe 58 21255 bad vilbel")]
    assert others(draft) == [("PHOTO;ENCODING=BASE64", "AAAABBBB")]
    assert draft.contact.job_title == "CEO"


def test_a_bad_line_is_a_remark_on_its_card():
    reading = cards("BEGIN:VCARD\nFN:A B\nno property\nEND:VCARD\nBEGIN:VCARD\nFN:C D\nEND:VCARD\n")
    first, second = reading.drafts

    assert others(first) == [("Line", "no property")]
    assert [one.code for one in first.warnings] == ["card.line_not_readable"]
    assert (second.contact.given, second.warnings, reading.problems) == ("C", (), ())


def test_text_before_begin_and_a_card_without_end():
    reading = cards("ENCODING:UTF-8\n\nBEGIN:VCARD\nFN:A B\nPROFILE:VCARD\nBEGIN:VCARD\nFN:C D\n")

    assert [(one.line, one.contact.given) for one in reading.drafts] == [(3, "A"), (6, "C")]
    assert [[note.code for note in one.warnings] for one in reading.drafts] == [["card.not_closed"]] * 2
    assert (reading.format, reading.records) == ("vcard", 2)


def test_an_agents_card_is_kept_within_the_other():
    reading = cards("BEGIN:VCARD\nFN:A B\nAGENT:\nBEGIN:VCARD\nFN:C, D\nEND:VCARD\nTITLE:x\nEND:VCARD\n")
    (draft,) = reading.drafts

    assert others(draft) == [("AGENT", "BEGIN:VCARD\\nFN:C\\, D\\nEND:VCARD")]
    assert (draft.contact.given, draft.contact.job_title) == ("A", "x")


def test_nobody_and_lists_of_people_are_listed():
    reading = cards(
        "BEGIN:VCARD\nN:\nNOTE:x\nEND:VCARD\nBEGIN:VCARD\nFN:Friends\nKIND:group\nMEMBER:urn:uuid:1\nEND:VCARD\n"
    )

    assert problems(reading) == [(1, "row.empty_card"), (5, "row.is_group")]
    assert (reading.drafts, reading.records) == ((), 2)
    assert reading.problems[0].raw == "BEGIN:VCARD\nN:\nNOTE:x\nEND:VCARD"


def test_a_picture_over_the_limit_is_left_out_and_listed():
    large = "A" * (PHOTO_LIMIT * 4 // 3 + 8)
    text = f"BEGIN:VCARD\nFN:A B\nPHOTO;ENCODING=b:{large}\nEND:VCARD\n"
    reading = cards(text)

    assert problems(reading) == [(1, "card.picture_too_large")]
    assert others(reading.drafts[0]) == []
    assert others(cards(text.replace(large, large[:-8])).drafts[0]) == [("PHOTO;ENCODING=b", large[:-8])]


@pytest.mark.parametrize(
    ("data", "encoding", "name"),
    [
        ("FN:Adèle Saute".encode("cp1252"), "cp1252", "Adèle Saute"),
        ("FN;CHARSET=ISO-8859-2:Łukasz Żak".encode("iso-8859-2"), "iso8859-2", "Łukasz Żak"),
        ("FN;CHARSET=nonsense:Adèle Saute".encode(), "utf-8", "Adèle Saute"),
        ("FN:Adèle Saute".encode("utf-8-sig"), "utf-8", "Adèle Saute"),
        (b"FN;ENCODING=QUOTED-PRINTABLE:Ad=E8le Saute", "utf-8", "Adèle Saute"),
        ("FN;CHARSET=ISO-2022-JP:田中 太郎".encode("iso-2022-jp"), "utf-8", "太郎 田中"),
    ],
)
def test_every_card_has_its_encoding(data, encoding, name):
    reading = read(b"BEGIN:VCARD\nVERSION:2.1\n" + data.removeprefix(b"\xef\xbb\xbf") + b"\nEND:VCARD\n")

    assert [one.contact.name for one in reading.drafts] == [name]
    assert reading.encoding == encoding


def test_one_odd_card_does_not_change_the_others():
    data = "BEGIN:VCARD\nFN:Adèle Saute\nEND:VCARD\n"
    reading = read(data.encode() + data.encode("cp1252"))

    assert [one.contact.given for one in reading.drafts] == ["Adèle", "Adèle"]


def test_a_broken_byte_does_not_break_the_rest_of_its_line():
    reading = read(b"BEGIN:VCARD\nFN:" + "Адель".encode() + b"\xd0 Berg\nEND:VCARD\n")

    assert reading.drafts[0].contact.given == "Адель\ufffd"
    assert problems(reading) == [(1, "file.characters_lost")]


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_files(name):
    reading = read("BEGIN:VCARD\r\nFN:Adèle Saute\r\nEND:VCARD\r\n".encode(name))

    assert [one.contact.given for one in reading.drafts] == ["Adèle"]
    assert reading.encoding == name


@pytest.mark.parametrize("name", ["cp1250", "utf-16-le"])
def test_the_owners_encoding_is_used(name):
    data = "BEGIN:VCARD\nFN:Łukasz Żak\nEND:VCARD\n".encode(name)

    assert VCard().read(data, encoding=name).drafts[0].contact.given == "Łukasz"


def test_nuls_are_taken_out_and_said():
    reading = read(b"BEGIN:VCARD\nFN:A\0nna Berg\nEND:VCARD\n")

    assert reading.drafts[0].contact.given == "Anna"
    assert problems(reading) == [(1, "file.nul_removed")]


@pytest.mark.parametrize(
    "data", [b"Name,Email\nAnna,a@b.se\n", b'Name\n"BEGIN:VCARD"\n', b"\x89PNG\nBEGIN:VCARD\n"]
)
def test_what_is_no_card_is_left_to_others(data):
    assert not VCard().recognises(data)


def test_an_unknown_encoding_is_refused():
    with pytest.raises(Refused, match=r"file\.unknown_encoding"):
        VCard().read(b"BEGIN:VCARD\n", encoding="hex")


def test_progress_may_cancel():
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        cards("BEGIN:VCARD\nFN:A B\nEND:VCARD\n", progress=stop)


def planned(drafts: tuple[ContactDraft, ...], present: dict[int, ContactCard]) -> list[DecisionKind]:
    index = DuplicateIndex(person(identifier, one) for identifier, one in present.items())
    return [one.kind for one in plan(drafts, index, present)]


def test_the_same_file_twice_changes_nothing():
    reading = cards(
        "BEGIN:VCARD\nN:Berg;Anna;M\nFN:The Boss\nORG:Acme;Sales\nEMAIL:a@b.se\nEMAIL:x\nTEL:ask\n"
        "UID:1\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Bo Ek\nBDAY;VALUE=text:soon\nPHOTO:data:,x\nbad line\nEND:VCARD\n"
        "BEGIN:VCARD\nORG:Acme\nADR:;;Street;Bonn;;;\nEND:VCARD\n"
    )
    present = {
        place: ContactCard(
            contact=one.contact, channels=one.channels, other_fields=one.other_fields, tags=one.tags
        )
        for place, one in enumerate(reading.drafts, start=1)
    }

    assert planned(reading.drafts, {}) == [DecisionKind.NEW] * 3
    assert planned(reading.drafts, present) == [DecisionKind.UNCHANGED] * 3


def read_or_refuse(data: bytes) -> Reading | None:
    """Read a file; None where it is refused as a file, which is the only way to say no."""
    try:
        return read(data, region="DE")
    except Refused as refused:
        if not refused.code.startswith("file."):
            raise
        return None


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_read_or_refused(data, is_closed):
    reading = read_or_refuse(b"BEGIN:VCARD\n" + data + (b"\nEND:VCARD\n" if is_closed else b""))

    assert reading is None or reading.records == len(reading.drafts) + sum(
        one.reason_code.startswith("row.") for one in reading.problems
    )


PIECES = st.sampled_from(
    [
        *(
            b"BEGIN:VCARD",
            b"END:VCARD",
            b"VERSION:2.1",
            b"N:",
            b"FN:",
            b"TEL;CELL:",
            b"EMAIL",
            b"ADR;HOME:;;",
            b"\n",
        ),
        *(
            b"\r\n",
            b"\r",
            b" ",
            b"\t",
            b"=",
            b"=\n",
            b";ENCODING=QUOTED-PRINTABLE:",
            b";ENCODING=b:",
            b";CHARSET=",
        ),
        *(
            b'"',
            b"\\",
            b";",
            b",",
            b":",
            b"item1.",
            b"X-ABLabel:",
            b"AGENT:",
            b"\xff",
            b"\xc3",
            b"\0",
            b"=C3",
            b"\x1b$B",
        ),
        *(
            b"BDAY:",
            b"--",
            b"1604",
            b"X-NETCRM:1",
            b"X-NETCRM-OTHER=1",
            b"X-NETCRM-TEAM-SIZE:",
            b"99",
            b"PREF=",
            b"utf-7",
        ),
        *(
            b"CATEGORIES:",
            b"LABEL",
            b"ORG:",
            b"\n\n",
            b"PHOTO",
            b"data:,",
            b"a@b.se",
            b"+46701234567",
            b"KIND:group",
        ),
    ]
)


@given(st.lists(PIECES | st.binary(max_size=4), max_size=60))
def test_any_pieces_of_cards_are_read_or_refused(pieces):
    read_or_refuse(b"BEGIN:VCARD\n" + b"".join(pieces))
