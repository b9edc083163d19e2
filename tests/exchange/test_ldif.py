import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import ChannelKind, ContactCard
from netcrm.domain.draft import ContactDraft
from netcrm.domain.duplicates import DuplicateIndex, person
from netcrm.domain.plan import DecisionKind, plan
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.exchange.formats import read
from netcrm.exchange.ldif import Ldif

PERSON = "objectclass: top\nobjectclass: person\nobjectclass: mozillaAbPersonAlpha\n"


def entry(*lines: str) -> ContactDraft:
    text = "\n".join(["dn: cn=Anna,mail=a@b.se", PERSON.strip(), *lines, ""])
    (draft,) = read(text.encode(), region="SE").drafts
    return draft


def channels(draft: ContactDraft, kind: ChannelKind) -> list[tuple[str, str]]:
    return [(one.label, one.normalised or one.written) for one in draft.channels if one.kind is kind]


def others(draft: ContactDraft) -> dict[str, str]:
    return {one.name: one.value for one in draft.other_fields}


def test_an_entry_of_a_mail_program():
    draft = entry(
        "givenName: Anna",
        "sn: Berg",
        "cn: Anna Berg",
        "mozillaNickname: Annie",
        "mail: a@b.se",
        "mozillaSecondEmail: c@d.se",
        "telephoneNumber: 08-123 45 67",
        "mobile: +46 70 123 45 67",
        "facsimileTelephoneNumber: 08-123 45 68",
        "mozillaHomeStreet: Storgatan 1",
        "mozillaHomeLocalityName: Lund",
        "mozillaHomePostalCode: 223 50",
        "o: Acme",
        "ou: Sales",
        "title: CEO",
        "birthyear: 1990",
        "birthmonth: 3",
        "birthday: 14",
        "mozillaWorkUrl: https://acme.se",
        "labeledURI: https://anna.se my page",
        "mozillaCustom1: blue",
        "description: one",
    )
    contact = draft.contact

    assert (contact.given, contact.family, contact.nickname) == ("Anna", "Berg", "Annie")
    assert (contact.company, contact.job_title, contact.birthday) == ("Acme", "CEO", "1990-03-14")
    assert (contact.notes, contact.place) == ("one", "Lund")
    assert channels(draft, ChannelKind.EMAIL) == [("", "a@b.se"), ("", "c@d.se")]
    assert channels(draft, ChannelKind.PHONE) == [
        ("work", "+4681234567"),
        ("mobile", "+46701234567"),
        ("fax", "+4681234568"),
    ]
    assert channels(draft, ChannelKind.ADDRESS) == [("home", "storgatan 1 223 50 lund")]
    assert channels(draft, ChannelKind.WEBSITE) == [("work", "acme.se"), ("my page", "anna.se")]
    assert others(draft) == {"Department": "Sales", "mozillaCustom1": "blue"}


def test_base64_folds_and_comments():
    told = base64.b64encode("grün\nund blau".encode()).decode()
    draft = entry(
        "# comment",
        " of two lines",
        f"description:: {told[:5]}",
        f" {told[5:]}",
        "cn:: QmrDtnJu",
        "o: Ac",
        " me",
    )

    assert (draft.contact.notes, draft.contact.given, draft.contact.company) == (
        "grün\nund blau",
        "Björn",
        "Acme",
    )


def test_pictures_and_unknown_attributes_are_kept():
    picture = base64.b64encode(b"\xff\xd8\xff\xe0").decode()
    draft = entry("cn: Anna Berg", f"jpegPhoto:: {picture}", "cn;lang-fr: Anne", "seeAlso:< file:///x")

    assert others(draft) == {"jpegPhoto": picture, "cn;lang-fr": "Anne", "seeAlso": "file:///x"}


def test_lists_of_people_and_nobody_are_listed():
    data = (
        "version: 1\n\ndn: cn=list\nobjectclass: groupOfNames\ncn: list\nmember: cn=Anna\n\n"
        f"dn: cn=Anna\n{PERSON}cn: Anna Berg\n\n\ndn: x\nobjectclass: person\nst: Skåne\n"
    )
    reading = read(data.encode())

    assert [(one.line, one.reason_code) for one in reading.problems] == [
        (3, "row.is_group"),
        (15, "row.empty_card"),
    ]
    assert [(one.line, one.contact.given) for one in reading.drafts] == [(8, "Anna")]
    assert (reading.format, reading.records, reading.delimiter) == ("ldif", 3, None)
    assert reading.problems[0].raw.startswith("dn: cn=list\nobjectclass: groupOfNames")


def test_a_bad_line_is_a_remark_on_its_entry():
    draft = entry("cn: Anna Berg", "no attribute", "mail: nobody", "mobile: ask")

    assert others(draft) == {"Line": "no attribute", "mail": "nobody", "mobile": "ask"}
    assert [one.code for one in draft.warnings] == [
        "email.not_readable",
        "card.line_not_readable",
        "phone.not_readable",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding):
    data = "# made by hand\r\ndn: cn=Björn\r\ncn: Björn Ek\r\nmail: b@ek.se\r\no: Åkeri för Östra\r\n".encode(
        encoding
    )

    assert [one.contact.given for one in read(data).drafts] == ["Björn"]


@pytest.mark.parametrize("data", [b"Name,Email\n", b"dnx: 1\n", b"", b"# dn: x\n", b"version: 2.0\n"])
def test_what_is_no_ldif_is_left_to_others(data):
    assert not Ldif().recognises(data)


def test_progress_may_cancel():
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(b"dn: x\ncn: Anna\n", progress=stop)


def test_the_same_file_twice_changes_nothing():
    data = (
        f"dn: a\n{PERSON}cn: Anna Berg\nmail: a@b.se\nou: x\n\n"
        f"dn: b\n{PERSON}cn: Bo Ek\nhomePhone: ask\nbad\n"
    )
    drafts = read(data.encode()).drafts
    present = {
        place: ContactCard(
            contact=one.contact, channels=one.channels, other_fields=one.other_fields, tags=one.tags
        )
        for place, one in enumerate(drafts, start=1)
    }
    index = DuplicateIndex(person(identifier, one) for identifier, one in present.items())

    assert [one.kind for one in plan(drafts, index, present)] == [DecisionKind.UNCHANGED] * 2


@given(
    st.lists(
        st.sampled_from(
            ["dn: x", "cn: Anna", "mail:: ", "QQ==", "\n", "\r\n", " ", ":", "<", "objectclass: groupOfNames"]
        )
        | st.text(max_size=6),
        max_size=30,
    )
)
def test_any_text_is_read_or_refused(pieces):
    data = ("dn: x\n" + "".join(pieces)).encode(errors="replace")
    try:
        reading = read(data)
    except Refused as refused:
        if not refused.code.startswith("file."):
            raise
    else:
        assert reading.records >= len(reading.drafts)
