import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.channels import normalise
from netcrm.domain.contact import Answer, Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.draft import ContactDraft
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.exchange.formats import read
from netcrm.exchange.vcard_writer import VERSIONS, file_name, write, write_each

HOSTILE = st.sampled_from(
    "\0\r\n\t,;:\\\"'^=\x1f\x7f\x85\u2028\u200f\u05d0\U0001f468\u200d é" + "x" * 3
) | st.sampled_from(
    ["END:VCARD", "\r\n ", "\n\n", "BEGIN:VCARD", "\\n", "=0D=", "אבג", "y" * 90, "data:a;base64,"]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.lists(HOSTILE, max_size=8).map(
    "".join
)
WORDS = TEXT.filter(bool)
DAYS = st.none() | st.dates()
FIGURES = st.none() | st.integers(0, 9999)
CONTACTS = st.builds(
    Contact,
    given=TEXT,
    family=TEXT,
    prefix=TEXT,
    suffix=TEXT,
    nickname=TEXT,
    company=TEXT,
    job_title=TEXT,
    profession=TEXT,
    industry=TEXT,
    years_in_business=FIGURES,
    team_size=FIGURES,
    place=TEXT,
    local=st.sampled_from(Answer),
    room=st.none() | st.sampled_from(Room),
    seeks=TEXT,
    offers=TEXT,
    how_met=TEXT,
    met_on=DAYS,
    cadence_days=FIGURES,
    birthday=st.sampled_from(["", "1990-03-14", "--02-29", "1604-05-06", "0001-01-01", "soon"]),
    notes=TEXT,
    challenge=st.sampled_from(Answer),
    invest=st.sampled_from(Answer),
    no_introductions=st.booleans(),
    introduction_limit=FIGURES,
    vouched_reason=TEXT,
    vouched_on=DAYS,
    source=TEXT,
    created_on=DAYS,
)
LABELS = st.sampled_from(["", "work", "Work", "home fax", "mobile", "cell", "Büro", "pref"]) | TEXT
NAMES = (
    st.sampled_from(
        [
            *(
                "UID",
                "REV",
                "X-FOO",
                "x-foo",
                "item1.X-ABLabel",
                "item1.EMAIL",
                "EMAIL",
                "TEL;type=IPHONE",
                "FN",
                "N",
            ),
            *(
                "PHOTO;ENCODING=b;TYPE=JPEG",
                "PHOTO;JPEG;BASE64",
                "PHOTO",
                "KEY;X509;ENCODING=BASE64",
                "X-NETCRM",
            ),
            *(
                "X-NETCRM-SEEKS",
                "X-NETCRM-FIELD",
                "Department",
                "Middle Name",
                "Order #",
                "END",
                "BEGIN",
                "VERSION",
            ),
            *(
                "X-A;ENCODING=QUOTED-PRINTABLE",
                "X-A;CHARSET=cp1252",
                'X-A;P="a:b;c"',
                'X-A;P="',
                "title",
                "TITLE",
            ),
            *(
                "BDAY;VALUE=text",
                "AGENT",
                "x.",
                "a,b",
                "NOTE;X-NETCRM-OTHER=1",
                "X-SOCIALPROFILE",
                "KIND",
                "ORG",
            ),
        ]
    )
    | WORDS
)
VALUES = TEXT | st.sampled_from(
    [
        "AAAA",
        "data:image/png;base64,AAAA",
        "data:image/png;base64,",
        "_$!<Work>!$_",
        "a\\,b\\nc",
        "x=",
        "group2",
    ]
)


@st.composite
def cards(draw: st.DrawFn) -> ContactCard:
    channels = draw(st.lists(st.tuples(st.sampled_from(ChannelKind), LABELS, WORDS), max_size=5))
    return ContactCard(
        contact=draw(CONTACTS),
        channels=tuple(
            Channel(
                kind=kind, label=label, written=text, normalised=normalise(kind, text, "DE"), position=place
            )
            for place, (kind, label, text) in enumerate(channels)
        ),
        other_fields=tuple(
            OtherField(name=name, value=value, position=place)
            for place, (name, value) in enumerate(draw(st.lists(st.tuples(NAMES, VALUES), max_size=5)))
        ),
        tags=tuple(draw(st.lists(WORDS, max_size=3))),
    )


def card_of(draft: ContactDraft) -> ContactCard:
    return ContactCard(
        contact=draft.contact, channels=draft.channels, other_fields=draft.other_fields, tags=draft.tags
    )


def is_empty(card: ContactCard) -> bool:
    return card == ContactCard(contact=Contact())


@given(
    st.lists(cards().filter(lambda card: not is_empty(card)), min_size=1, max_size=3),
    st.sampled_from(VERSIONS),
    st.sampled_from(["", "SE", "US"]),
)
def test_what_is_written_is_read_back_exactly(written, version, region):
    reading = read(write(written, version).encode(), region=region)

    assert [card_of(one) for one in reading.drafts] == written
    assert reading.problems == ()
    assert [one.warnings for one in reading.drafts] == [()] * len(written)


@given(st.lists(cards(), max_size=2), st.sampled_from(VERSIONS))
def test_lines_are_folded_at_75_bytes_and_no_character_is_cut(written, version):
    data = write(written, version).encode()

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    for line in data.split(b"\r\n"):
        line.decode("utf-8")
        assert not set(line) & {*range(9), *range(10, 32), 127}


CHANGES = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(0, 30), st.binary(max_size=6)), min_size=1, max_size=8
)


@given(st.lists(cards(), min_size=1, max_size=2), st.sampled_from(VERSIONS), CHANGES)
def test_cards_that_somebody_damaged_are_read_or_refused(written, version, changes):
    data = bytearray(write(written, version).encode())
    for place, length, instead in changes:
        start = place % len(data)
        data[start : start + length] = instead
    try:
        reading = read(bytes(data), region="DE")
    except Refused as refused:
        if not refused.code.startswith("file."):
            raise
    else:
        assert reading.records >= len(reading.drafts)


def anna(**changes: object) -> ContactCard:
    fields: dict[str, object] = {
        "contact": Contact(
            given="Anna",
            family="Berg",
            company="Acme, Ltd; Co",
            notes="one\ntwo",
            birthday="--02-29",
            seeks="a printer",
        ),
        "channels": (
            Channel(
                kind=ChannelKind.PHONE, label="mobile", written="0170 1234567", normalised="+491701234567"
            ),
            Channel(kind=ChannelKind.EMAIL, label="Büro", written="a@b.se", normalised="a@b.se", position=1),
        ),
        "tags": ("VIP", "a,b"),
    }
    return ContactCard(**(fields | changes))


def test_other_programs_find_what_they_know():
    lines = write([anna()], "4.0").split("\r\n")

    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert "N:Berg;Anna;;;" in lines
    assert "FN:Anna Berg" in lines
    assert r"ORG:Acme\, Ltd\; Co" in lines
    assert r"NOTE:one\ntwo" in lines
    assert "BDAY:--0229" in lines
    assert r"CATEGORIES:VIP,a\,b" in lines
    assert 'TEL;TYPE=cell;X-NETCRM-READ="+491701234567":0170 1234567' in lines
    assert lines[lines.index("item1.EMAIL:a@b.se") + 1] == "item1.X-ABLabel:Büro"
    assert "X-NETCRM-SEEKS:a printer" in lines


def test_a_birthday_without_a_year_as_apple_writes_it():
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\n" in write([anna()], "3.0")


def test_what_came_from_a_card_goes_out_as_it_was():
    others = [
        ("UID", "urn:uuid:1"),
        ("item1.X-ABDATE;type=pref", "2000-01-01"),
        ("item1.X-ABLabel", "_$!<Anniversary>!$_"),
        ("EMAIL;TYPE=home", "nobody"),
        ("Order #", "7"),
        ("UID", "urn:uuid:2"),
    ]
    card = anna(other_fields=tuple(OtherField(name=name, value=value) for name, value in others))
    lines = write([card], "3.0").split("\r\n")

    assert lines[lines.index("UID:urn:uuid:1") :] == [
        "UID:urn:uuid:1",
        "item1.X-ABDATE;type=pref:2000-01-01",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "EMAIL;TYPE=home;X-NETCRM-OTHER=1:nobody",
        "X-NETCRM-FIELD:Order #;7",
        "X-NETCRM-FIELD:UID;urn:uuid:2",
        "END:VCARD",
        "",
    ]
    assert "item2.EMAIL:a@b.se" in lines


@pytest.mark.parametrize(
    ("name", "value", "version", "line"),
    [
        ("PHOTO;ENCODING=b;TYPE=PNG", "AAAA", "4.0", ":data:image/png;base64,AAAA"),
        ("PHOTO;ENCODING=b;TYPE=image/gif", "AAAA", "4.0", ":data:image/gif;base64,AAAA"),
        ("PHOTO;ENCODING=b;TYPE=PNG", "AAAA", "3.0", "PHOTO;ENCODING=b;TYPE=PNG:AAAA"),
        ("PHOTO;JPEG;BASE64", "AAAA", "3.0", "PHOTO;ENCODING=b;TYPE=JPEG;X-NETCRM-WAS="),
        ("PHOTO", "data:image/png;base64,AAAA", "3.0", "PHOTO;ENCODING=b;TYPE=PNG;X-NETCRM-WAS="),
        ("PHOTO", "data:image/png;base64,AAAA", "4.0", "PHOTO:data:image/png;base64,AAAA"),
    ],
)
def test_a_picture_is_written_as_its_version_wants_it(name, value, version, line):
    card = anna(other_fields=(OtherField(name=name, value=value),))

    text = write([card], version)

    assert line in text.replace("\r\n ", "")
    assert card_of(read(text.encode()).drafts[0]).other_fields == card.other_fields


def test_what_another_program_added_is_kept():
    text = write([anna()], "3.0").replace("FN:Anna Berg", "FN:The Boss\r\nX-NEW;A=1:b\\,c\r\nNOTE:second")
    (draft,) = read(text.encode()).drafts

    assert [(one.name, one.value) for one in draft.other_fields] == [
        ("X-NEW;A=1", "b\\,c"),
        ("NOTE", "one\\ntwo"),
        ("FN", "The Boss"),
    ]
    assert draft.contact.notes == "second"


@pytest.mark.parametrize("line", ["X-NETCRM-ROOM:cellar", "X-NETCRM-TEAM-SIZE:-4", "X-NETCRM-MET-ON:soon"])
def test_what_cannot_be_read_of_an_own_card_is_kept_and_said(line):
    (draft,) = read(write([anna()]).replace("END:VCARD", f"{line}\r\nEND:VCARD").encode()).drafts
    name, _, value = line.partition(":")

    assert draft.other_fields == (OtherField(name=name, value=value),)
    assert [one.code for one in draft.warnings] == ["cell.not_readable"]


def test_one_file_for_each_contact():
    cards = [
        anna(),
        anna(contact=Contact(given="anna", family="berg")),
        ContactCard(contact=Contact(company="con")),
    ]
    cards.append(ContactCard(contact=Contact(company='../a\\b:"?\0')))
    files = list(write_each([*cards, ContactCard(contact=Contact(notes="x"))], "4.0"))

    assert [name for name, _ in files] == [
        "Anna Berg.vcf",
        "anna berg (2).vcf",
        "_con.vcf",
        "a b.vcf",
        "contact.vcf",
    ]
    assert all(text.count("BEGIN:VCARD") == 1 for _, text in files)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("COM1", "_COM1"),
        ("lpt². x", "_lpt². x"),
        ("Com1pass", "Com1pass"),
        (".. hidden. ", "hidden"),
        ("-rf", "_-rf"),
        ("a\u202etxt.exe", "a txt.exe"),
        ("Ze\u0301", "Z\u00e9"),
        ("\U0001f600" * 90, "\U0001f600" * 50),
        ("字" * 90, "字" * 66),
        ("?*:", "contact"),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(name, file):
    assert file_name(ContactCard(contact=Contact(given=name))) == file


@given(st.lists(cards(), max_size=4))
def test_file_names_never_meet_and_never_lead_elsewhere(some):
    names = [name for name, _ in write_each(some)]
    assert len({name.casefold() for name in names}) == len(some)
    for name in names:
        assert name.endswith(".vcf")
        assert not set(name) & set('<>:"/\\|?*\0\n\x7f')
        assert name[0] not in " .-"
        assert len(name.encode()) <= 255


def test_no_contacts_are_no_text_and_no_other_version_is_written():
    assert write([]) == ""
    with pytest.raises(Refused, match=r"vcard\.unknown_version"):
        write([], "2.1")
