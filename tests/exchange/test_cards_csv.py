import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import ChannelKind
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.exchange.formats import kind_of, read
from netcrm.exchange.reading import Reading


def table(text: str, **options) -> Reading:
    return read(text.encode(), **options)


def channels(draft, kind: ChannelKind) -> list[tuple[str, str]]:
    return [(one.label, one.normalised) for one in draft.channels if one.kind is kind]


def others(draft) -> dict[str, str]:
    return {one.name: one.value for one in draft.other_fields}


def problems(reading: Reading) -> list[tuple[int, str]]:
    return [(one.line, one.reason_code) for one in reading.problems]


def test_googles_twins_and_joints():
    reading = table(
        "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Phone 2 - Label,Phone 2 - Value,Birthday,Notes\n"
        "Anna,Berg,* myContacts ::: Friends,* Work ::: Home,a@b.se ::: c@d.se,Mobile,+46701234567,Work,"
        '+4681234567, --03-14,"one\ntwo"\n'
    )
    (draft,) = reading.drafts

    assert channels(draft, ChannelKind.EMAIL) == [("Work", "a@b.se"), ("Home", "c@d.se")]
    assert channels(draft, ChannelKind.PHONE) == [("Mobile", "+46701234567"), ("Work", "+4681234567")]
    assert draft.tags == ("Friends",)
    assert (draft.contact.birthday, draft.contact.notes) == ("--03-14", "one\ntwo")
    assert draft.other_fields == ()


def test_a_preamble_a_hidden_member_and_lines():
    reading = table(
        'Notes:\n"When exporting, you may notice"\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Anna,Berg,https://www.linkedin.com/in/Anna,,Acme,CEO,12 Mar 2024\n"
        ",,https://www.linkedin.com/in/nobody,,,,\n"
        ",,,,,,\n"
    )
    (draft,) = reading.drafts

    assert (reading.header_line, reading.records) == (4, 3)
    assert channels(draft, ChannelKind.SOCIAL) == [("LinkedIn", "linkedin.com/in/anna")]
    assert (draft.line, draft.raw[:9]) == (5, "Anna,Berg")
    assert others(draft) == {"Connected On": "12 Mar 2024"}
    assert problems(reading) == [(6, "row.nothing_usable"), (7, "row.empty")]
    assert reading.problems[0].raw.startswith(",,https://")


def test_columns_that_are_no_values_are_kept_and_never_used():
    reading = table("Vorname;Name;E-Mail-Adresse;E-Mail-Typ;Besitzer\nAnna;Berg;a@b.de;SMTP;boss@b.de\n")
    (draft,) = reading.drafts

    assert dict(reading.columns) == {
        "Vorname": "given",
        "Name": "family",
        "E-Mail-Adresse": "email",
        "E-Mail-Typ": None,
        "Besitzer": None,
    }
    assert channels(draft, ChannelKind.EMAIL) == [("", "a@b.de")]
    assert others(draft) == {"E-Mail-Typ": "SMTP", "Besitzer": "boss@b.de"}


def test_addresses_and_places():
    reading = table(
        "Name,Business Street,Business City,Business Postal Code,Business Country,Home City\n"
        "Anna Berg,Main St 1,Bonn,01067,Germany,Köln\n"
        "Bo Ek,,Lund,,,\n"
    )
    anna, bo = reading.drafts

    assert [(one.label, one.written) for one in anna.channels] == [("work", "Main St 1\n01067 Bonn\nGermany")]
    assert (anna.contact.place, bo.contact.place) == ("Bonn", "Lund")
    assert bo.channels == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Name,street_number,address_1,postcode,suburb\nAnna Berg,6,Tulip St,4011,Ryde\n",
            "6 Tulip St\n4011 Ryde",
        ),
        ("Name;Straße;Hausnr.;PLZ;Ort\nAnna Berg;Am Hof;7a;53113;Bonn\n", "Am Hof 7a\n53113 Bonn"),
        ("Name;Straße;Hausnr.;Ort\nAnna Berg;Am Hof 7a;7a;Bonn\n", "Am Hof 7a\nBonn"),
        ("Name;Straße;Hausnr.;Ort\nAnna Berg;;7a;Bonn\n", "7a\nBonn"),
    ],
)
def test_the_number_of_the_house_joins_its_street_as_the_columns_stand(text, lines):
    (draft,) = table(text).drafts

    assert [one.written for one in draft.channels if one.kind is ChannelKind.ADDRESS] == [lines]
    assert draft.other_fields == ()


def test_a_home_with_a_birthday_is_somebody():
    text = "Name,Street,City,Birthday\n,Main St 1,Bonn,1990-03-14\n,Main St 2,Bonn,\n"
    reading = table(text)

    assert [draft.line for draft in reading.drafts] == [2]
    assert problems(reading) == [(3, "row.nothing_usable")]


def test_a_formatted_address_is_not_repeated():
    reading = table(
        "First Name,Last Name,Address 1 - Label,Address 1 - Formatted,Address 1 - City,Address 1 - Country\n"
        'Anna,Berg,Home,"1 Main St\nKöln",Köln,Germany\n'
    )

    assert [(one.label, one.written) for one in reading.drafts[0].channels] == [
        ("Home", "1 Main St\nKöln\nGermany")
    ]


def test_local_numbers_are_read_by_the_country_of_the_row_then_of_the_owner():
    reading = table("Name,Phone,Country\nAnna Berg,0221 123456,Germany\nBo Ek,0701234567,\n", region="SE")

    assert [channels(draft, ChannelKind.PHONE) for draft in reading.drafts] == [
        [("", "+49221123456")],
        [("", "+46701234567")],
    ]


def test_what_is_not_understood_is_kept_and_said():
    reading = table(
        "Name,Email,Phone,Met on\nAnna Berg,not-an-email,4.67E+11,04/12/2024\nBo Ek,b@c.se,ask him,soon\n"
    )
    anna, bo = reading.drafts

    assert others(anna) == {"Email": "not-an-email", "Met on": "04/12/2024"}
    assert [(one.written, one.normalised) for one in anna.channels] == [("4.67E+11", "")]
    assert [one.code for one in anna.warnings] == ["email.not_readable", "date.ambiguous", "phone.scientific"]
    assert others(bo) == {"Met on": "soon", "Phone": "ask him"}


def test_the_vote_settles_day_and_month():
    reading = table("Name,Met on\nAnna Berg,04/12/2024\nBo Ek,25/12/2024\n")

    assert [str(draft.contact.met_on) for draft in reading.drafts] == ["2024-12-04", "2024-12-25"]


def test_a_birthday_in_three_columns():
    reading = table(
        "First Name,Last Name,Birth Year,Birth Month,Birth Day\nA,B,1990,3,14\nC,D,,12,1\nE,F,,x,1\n"
    )

    assert [draft.contact.birthday for draft in reading.drafts] == ["1990-03-14", "--12-01", ""]
    assert others(reading.drafts[2]) == {"Birth Month": "x", "Birth Day": "1"}


def test_a_whole_name_beside_its_parts():
    reading = table(
        "Display Name,First Name,Last Name,Email\n"
        "Anna Berg,Anna,Berg,a@b.se\nThe Boss,Bo,Ek,b@c.se\nCleo Dahl,,,c@d.se\n,,,Eva Falk <e@f.se>\n"
        "Weiß & Söhne GmbH,,,g@h.de\n"
    )

    assert [draft.contact.name for draft in reading.drafts] == [
        "Anna Berg",
        "Bo Ek",
        "Cleo Dahl",
        "Eva Falk",
        "Weiß & Söhne GmbH",
    ]
    assert [others(draft) for draft in reading.drafts[:2]] == [{}, {"Display Name": "The Boss"}]
    assert reading.drafts[4].contact.company == "Weiß & Söhne GmbH"


def test_middle_names_and_second_companies_are_kept():
    reading = table("First Name,Middle Name,Last Name,Company 1,Company 2\nAnna,Maria,Berg,Acme,Bolag\n")
    (draft,) = reading.drafts

    assert (draft.contact.given, draft.contact.company) == ("Anna", "Acme")
    assert others(draft) == {"Middle Name": "Maria", "Company 2": "Bolag"}


def test_companies_emails_and_numbers_without_a_name_are_contacts():
    reading = table(
        "Name,Company,Email,Phone,Notes\n,Acme,,,\n,,a@b.se,,\n,,,+46701234567,\n,,,,only a note\n"
    )

    assert [draft.line for draft in reading.drafts] == [2, 3, 4]
    assert problems(reading) == [(5, "row.nothing_usable")]


def test_ragged_rows():
    reading = table("Name,Email,Phone,\nAnna Berg,a@b.se\nBo Ek,b@c.se,,x,y\nCleo Dahl,c@d.se,,,\n")
    anna, bo, cleo = reading.drafts

    assert (others(anna), others(cleo)) == ({}, {})
    assert others(bo) == {"Column 4": "x", "Column 5": "y"}
    assert [one.code for one in bo.warnings] == ["row.too_many_cells"]


def test_totals_footers_and_broken_rows_are_listed():
    reading = table('Name;Email;City\n"Bo;b@c.se;\nAnna Berg;a@b.se;Bonn\nTotal;2;\nGenerated By: me;;\n')

    assert [draft.line for draft in reading.drafts] == [3]
    assert problems(reading) == [(2, "row.unclosed_quote"), (4, "row.total"), (5, "row.footer")]
    assert reading.records == 4


def test_a_list_of_emails_without_a_header():
    reading = table("a@b.se\nc@d.se\n")

    assert (reading.header_line, reading.columns) == (None, (("Column 1", "email"),))
    assert len(reading.drafts) == 2


@pytest.mark.parametrize("start", ["sep=;\r\n", ""])
def test_the_hint_line_is_no_row(start):
    reading = table(start + "Namn;E-post\r\nAnna Berg;a@b.se\r\n")

    assert (reading.delimiter, reading.header_line) == (";", 2 if start else 1)
    assert reading.drafts[0].line == reading.header_line + 1


def test_tabs_are_a_format_of_their_own():
    reading = read("\ufeffName\tEmail\nAnna Berg\ta@b.se\n".encode("utf-16-le"))

    assert (reading.format, reading.encoding, reading.delimiter) == ("tsv", "utf-16", "\t")


def test_an_owners_mapping_is_used():
    reading = table("Name,Code\nAnna Berg,Acme\n", mapping={"Code": "company", "Name": None})

    assert reading.drafts[0].contact.company == "Acme"
    assert others(reading.drafts[0]) == {"Name": "Anna Berg"}


def test_long_fields_are_cut_and_kept():
    reading = table(f"Name,Company,Notes\nAnna Berg,{'x' * 1500},{'y' * 70_000}\n")
    (draft,) = reading.drafts

    assert (len(draft.contact.company), len(draft.contact.notes)) == (1000, 65_536)
    assert others(draft) == {"Company": "x" * 1500}
    assert {one.code for one in draft.warnings} == {"cell.cut"}


def test_a_table_too_wide_is_cut_and_said():
    headers = ["Name", *(f"x{place}y" for place in range(300))]
    reading = table(",".join(headers) + "\nAnna Berg," + ",".join("1" * 300) + "\n")

    assert problems(reading) == [(1, "table.too_many_columns")]
    assert len(reading.drafts[0].other_fields) == 199


def test_lines_of_quoted_line_breaks_are_true():
    reading = table('Name,Notes\nAnna Berg,"one\ntwo\nthree"\nBo Ek,x\n')

    assert [draft.line for draft in reading.drafts] == [2, 5]


def test_progress_may_cancel():
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        table("Name,Email\n" + "Anna Berg,a@b.se\n" * 1000, progress=stop)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"just some words\nand more of them\n", "file.not_a_table"),
        (b"\xef\xbb\xbf BEGIN:VCALENDAR\n", "file.unsupported"),
        (b'{"contacts": []}', "file.unsupported"),
        (b"PK\x03\x04rest", "file.unsupported"),
        (b"<html><table></table></html>", "file.unsupported"),
    ],
)
def test_what_is_no_table_is_refused(data, code):
    with pytest.raises(Refused) as refused:
        read(data)

    assert refused.value.code == code


def test_kinds_are_named():
    assert kind_of(b"<html>") == "HTML"
    assert kind_of(b"Name,Email\n") == ""


def read_or_refuse(data: bytes, *, region: str) -> Reading | None:
    """Read a file; None where it is refused as a file, which is the only way to say no."""
    try:
        return read(data, region=region)
    except Refused as refused:
        if not refused.code.startswith("file."):
            raise
        return None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    reading = read_or_refuse(data, region="DE")

    assert reading is None or reading.records >= len(reading.drafts)


CELLS = st.lists(
    st.sampled_from(
        [
            "Anna",
            "Berg",
            "a@b.se",
            "Name",
            "E-mail",
            "Total",
            '"',
            '"x',
            ",",
            ";",
            "\n",
            "\r",
            "0.0.00",
            "'+46",
            "1/2/3",
        ]
    )
    | st.text(max_size=8),
    max_size=60,
)


@given(CELLS, st.sampled_from([",", ";", "\t", ""]), st.sampled_from(["", "SE", "US"]))
def test_any_text_is_read_or_refused(cells, joint, region):
    text = "First Name,Email,Birthday,Phone\n" + joint.join(cells)

    reading = read_or_refuse(text.encode(), region=region)

    assert reading is None or reading.records >= len(reading.drafts)


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=1, max_size=20),
            st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.[a-z]{2,3}", fullmatch=True),
            # A colour that looks like an email would rightly be read as one.
            st.text(
                st.characters(exclude_categories=["Cc", "Cs", "Z"], exclude_characters="@"),
                min_size=1,
                max_size=30,
            ),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_no_row_and_no_cell_of_a_clean_table_is_lost(rows, delimiter):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([("First Name", "Email", "Colour"), *rows])

    reading = table(out.getvalue())

    assert reading.records == len(rows)
    for draft, (given_name, email, colour) in zip(reading.drafts, rows, strict=True):
        assert draft.contact.given in (given_name, "")
        assert channels(draft, ChannelKind.EMAIL) == [("", email)]
        assert others(draft).get("Colour", "") in (colour, colour[1:], "")


@pytest.mark.parametrize("town", ["Bath", "  Bath ", "Bath\nSpa", "x" * 2_000])
def test_a_town_by_itself_is_read_as_one_beside_an_empty_street(town):
    (alone,) = table(f'First Name,City\nAnna,"{town}"\n').drafts
    (beside,) = table(f'First Name,City,Street\nAnna,"{town}",\n').drafts

    assert alone.contact.place == beside.contact.place
    assert alone.contact.place.startswith(town.strip()[:4])
    assert alone.channels == beside.channels == ()
