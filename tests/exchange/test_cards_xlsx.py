import csv
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.exchange import cards_writer
from netcrm.exchange.formats import read
from netcrm.exchange.reading import Reading
from netcrm.exchange.sheet_cells import text_of

# A workbook knows no zones.
EVENING = datetime(2026, 3, 5, 18, 30)  # noqa: DTZ001
HEAD = ["First Name", "Last Name", "Company", "Email", "Phone", "Met on"]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*rows, title="Contacts", **more_sheets) -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, others in more_sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    return saved(book)


def with_parts(data: bytes, **parts: str) -> bytes:
    """Return the workbook with some of its parts replaced: ``sheet1`` or ``strings`` to the new XML."""
    names = {"sheet1": "xl/worksheets/sheet1.xml", "strings": "xl/sharedStrings.xml"}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            told = {names[part]: text for part, text in parts.items()}.get(name)
            new.writestr(name, old.read(name) if told is None else told)
    return out.getvalue()


def sheet(rows: str) -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


def text_cell(text: str, at: str = "") -> str:
    place = f' r="{at}"' if at else ""
    return f'<c{place} t="inlineStr"><is><t>{text}</t></is></c>'


def channels(draft, kind: ChannelKind) -> list[str]:
    return [one.normalised for one in draft.channels if one.kind is kind]


def problems(reading: Reading) -> list[tuple[int, str]]:
    return [(one.line, one.reason_code) for one in reading.problems]


def test_rows_are_read_like_those_of_a_table_of_text():
    reading = read(
        workbook(
            ["Members of the chamber"],
            [],
            HEAD,
            ["Anna", "Berg", "Berg AB", "anna@b.se", 46701234567, date(2026, 3, 4)],
            [],
            ["Bo", "Ek", None, "bo@e.se", "+46 70 765 43 21", EVENING],
            ["Total", None, None, 2],
        )
    )
    anna, bo = reading.drafts

    assert (reading.format, reading.encoding, reading.delimiter) == ("xlsx", "", None)
    assert (reading.header_line, reading.records) == (3, 3)
    assert [(one.contact.name, one.line) for one in reading.drafts] == [("Anna Berg", 4), ("Bo Ek", 6)]
    assert [one.written for one in anna.channels if one.kind is ChannelKind.PHONE] == ["46701234567"]
    assert (anna.contact.met_on, bo.contact.met_on) == (date(2026, 3, 4), date(2026, 3, 5))
    assert anna.raw == "Anna,Berg,Berg AB,anna@b.se,46701234567,2026-03-04"
    assert problems(reading) == [(7, "row.total")]


@pytest.mark.parametrize(
    ("value", "number_format", "told"),
    [
        (46701234567.0, "", "46701234567"),
        (4.67e11, "", "467000000000"),
        (1e-7, "", "0.0000001"),
        (0.25, "0%", "0.25"),
        (701234567, "0000000000", "0701234567"),
        (float("inf"), "", ""),
        (True, "", "TRUE"),
        (datetime(2026, 11, 17), "", "2026-11-17"),  # noqa: DTZ001 - a workbook knows no zones
        (datetime(2026, 11, 17, 6, 45), "", "2026-11-17 06:45"),  # noqa: DTZ001
        ("one_x000D_\ntwo", "", "one\ntwo"),
        ("_x0000_x", "", "x"),
        (None, "", ""),
    ],
)
def test_cells_say_what_their_owner_sees(value, number_format, told):
    assert text_of(value, number_format) == told


def test_of_several_sheets_the_contacts_are_read_and_the_others_named():
    reading = read(
        workbook(
            ["Month", "Visits"],
            ["March", 3],
            title="Summary",
            People=[["Name", "Email"], ["Anna Berg", "anna@b.se"]],
            Empty=[],
        )
    )

    assert [one.contact.name for one in reading.drafts] == ["Anna Berg"]
    assert [(one.reason_code, one.figures) for one in reading.problems] == [
        ("file.other_sheets", {"sheet": "People", "others": "Summary"})
    ]


def test_hidden_sheets_and_formulas_without_their_value_are_left_out():
    book = Workbook()
    book.active.append(["Name", "Email", "Company"])
    book.active.append(["Anna Berg", "anna@b.se", '=HYPERLINK("https://b.se")'])
    hidden = book.create_sheet("Old")
    hidden.append(["First Name", "Last Name", "Email", "Phone", "Company"])
    hidden.append(["Bo", "Ek", "bo@e.se", "1", "Ek"])
    hidden.sheet_state = "hidden"

    (anna,) = read(saved(book)).drafts
    assert (anna.contact.name, anna.contact.company) == ("Anna Berg", "")


def test_of_a_formula_the_value_of_the_last_save_is_read_and_errors_are_nothing():
    rows = (
        f'<row r="1">{text_cell("Name")}{text_cell("Email")}{text_cell("Company")}</row>'
        f'<row r="2">{text_cell("Anna Berg")}<c t="str"><f>B9</f><v>anna@b.se</v></c>'
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    (anna,) = read(with_parts(workbook(["x"]), sheet1=sheet(rows))).drafts

    assert channels(anna, ChannelKind.EMAIL) == ["anna@b.se"]
    assert (anna.contact.company, anna.other_fields) == ("", ())


def test_a_sheet_may_be_wrong_about_its_size():
    rows = f'<row r="1">{text_cell("Name")}{text_cell("Email")}</row>'
    rows += "".join(f"<row>{text_cell('Anna Berg')}{text_cell(f'a{n}@b.se')}</row>" for n in range(3))
    text = sheet(rows).replace("<sheetData>", '<dimension ref="A1"/><sheetData>')

    assert len(read(with_parts(workbook(["x"]), sheet1=text)).drafts) == 3


def test_too_many_columns_and_too_long_rows_are_said():
    wide = read(workbook(["Name", *(f"x{place}y" for place in range(300))], ["Anna Berg", *["1"] * 300]))
    assert problems(wide) == [(1, "table.too_many_columns")]

    long_text = "y" * 1_100_000
    rows = f'<row r="1">{text_cell("Name")}{text_cell("Email")}</row>'
    rows += f'<row r="2">{text_cell(long_text)}</row><row r="3">{text_cell("Anna Berg")}</row>'
    reading = read(with_parts(workbook(["x"]), sheet1=sheet(rows)))
    assert problems(reading) == [(2, "row.too_long")]
    assert [one.line for one in reading.drafts] == [3]


def test_rows_far_below_are_said_and_cost_nothing():
    rows = f'<row r="1">{text_cell("Name")}{text_cell("Email")}</row>'
    rows += f'<row r="2">{text_cell("Anna Berg")}</row><row r="999999999999">{text_cell("Bo Ek")}</row>'

    assert len(read(with_parts(workbook(["x"]), sheet1=sheet(rows))).drafts) == 1


def test_the_owners_mapping_is_used_and_reading_can_be_stopped():
    data = workbook(["Name", "Code"], ["Anna Berg", "Acme"])
    (anna,) = read(data, mapping={"Code": "company"}).drafts
    assert anna.contact.company == "Acme"

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(workbook(["Name", "Email"], *[["Anna Berg", "a@b.se"]] * 600), progress=stop)


def test_netcrms_own_table_comes_back_from_a_spreadsheet():
    card = ContactCard(
        contact=Contact(given="Anna", company="=Berg", team_size=3, met_on=date(2026, 1, 2)),
        channels=(Channel(kind=ChannelKind.PHONE, written="0701", normalised="+46701234567"),),
        tags=("a, b", "c"),
    )
    text = cards_writer.write([card]).decode("utf-8-sig")
    (draft,) = read(workbook(*csv.reader(io.StringIO(text, newline="")))).drafts

    assert draft.contact == card.contact
    assert (draft.channels, draft.tags) == (card.channels, card.tags)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def stored(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(110):
                part.write(b" " * 1_048_576)
    return out.getvalue()


def laughs() -> str:
    entities = ['<!ENTITY l0 "ha">', *(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))]
    return f"<!DOCTYPE sst [{''.join(entities)}]>" + sheet(f"<row>{text_cell('&l9;')}</row>")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLD + "Workbook".encode("utf-16-le"), "file.workbook_old"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "file.workbook_protected"),
        (OLD, "file.unsupported"),
        (stored(xl__workbook_dot_bin=b"x"), "file.workbook_old"),
        (stored(xl__workbook_dot_xml=b"x"), "file.workbook_damaged"),
        (stored(word__document_dot_xml=b"x"), "file.unsupported"),
        (bomb(), "file.workbook_too_large"),
        (with_parts(workbook(["x"]), sheet1=laughs()), "file.workbook_damaged"),
        (with_parts(workbook(["x"]), sheet1="<worksheet"), "file.workbook_damaged"),
        (workbook(["Name", "Email"], ["Anna Berg", "a@b.se"])[:-40], "file.unsupported"),
        (workbook(), "file.empty"),
        (workbook(["just words"], ["and more"]), "file.not_a_table"),
    ],
    ids=[
        *("old", "locked", "other compound file", "binary", "no workbook", "document", "bomb", "laughs"),
        *("broken sheet", "cut off", "empty", "no table"),
    ],
)
def test_what_cannot_be_read_says_why(data, code):
    with pytest.raises(Refused) as refused:
        read(data)

    assert refused.value.code == code


SOUND = workbook(HEAD, ["Anna", "Berg", "Berg AB", "anna@b.se", 46701234567, date(2026, 3, 4)])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=12))
def test_a_damaged_workbook_is_read_or_refused(changes):
    data = bytearray(SOUND)
    for place, byte in changes:
        data[place] = byte
    check(bytes(data))


def unpacked(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


SHEET = unpacked(SOUND, "xl/worksheets/sheet1.xml")


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(SHEET) - 1), st.sampled_from('<>/="&0A9sndbe \u00e9')), max_size=8)
)
def test_a_damaged_sheet_is_read_or_refused(changes):
    text = list(SHEET)
    for place, char in changes:
        text[place] = char
    check(with_parts(SOUND, sheet1="".join(text)))


def check(data: bytes) -> None:
    try:
        reading = read(data, region="SE")
    except Refused as refused:
        assert refused.code.startswith("file.")  # noqa: PT017 - nothing else may come out
    else:
        assert reading.records >= len(reading.drafts)
