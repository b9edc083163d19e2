"""The caps on imports (RELIABILITY.md 2.3): what is over one is said with its line, all else arrives."""

import base64

import pytest

from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.refusal import Refused
from netcrm.exchange import cards_writer, formats, vcard_writer
from netcrm.exchange.reading import FILE_LIMIT
from netcrm.exchange.table import LONGEST_LINE, MOST_COLUMNS, MOST_ROWS
from netcrm.exchange.vcard_fields import PHOTO_LIMIT

LONG = "x" * (LINE_LIMIT + 1)
LONG_TEXT = "y" * (TEXT_LIMIT + 1)
LONGEST = "z" * (LONGEST_LINE + 1)


def said(reading):
    """Return line and code of everything that is said, of the file and of its records."""
    of_drafts = [(draft.line, one.code) for draft in reading.drafts for one in draft.warnings]
    return [(one.line, one.reason_code) for one in reading.problems] + of_drafts


def given(reading):
    return [draft.contact.given for draft in reading.drafts]


def others(reading, place):
    return {one.value for one in reading.drafts[place].other_fields}


def table(second):
    return f"First Name,Company,Notes\nAnn,Tide,\n{second}\nLi,Mill,\n".encode()


def cards(*lines):
    two = "".join(f"{line}\n" for line in lines)
    return "".join(f"BEGIN:VCARD\n{card}END:VCARD\n" for card in ("FN:Ann\n", two, "FN:Li\n")).encode()


def entries(*lines):
    two = "".join(f"{line}\n" for line in lines)
    return f"dn: a\ngivenName: Ann\n\ndn: b\n{two}\ndn: c\ngivenName: Li\n".encode()


def own(**more):
    people = [Contact(given="Ann"), Contact(**({"given": "Bo"} | more)), Contact(given="Li")]
    return [ContactCard(contact=one) for one in people]


def own_cards(**more):
    return vcard_writer.write(own(**more)).encode()


def line_of_second(data):
    lines = data.split(b"\r\n")
    return [number for number, line in enumerate(lines, start=1) if line == b"BEGIN:VCARD"][1]


def test_the_figures_are_those_of_the_law():
    assert (FILE_LIMIT, LONGEST_LINE, LINE_LIMIT) == (100 * 2**20, 2**20, 1_000)
    assert (TEXT_LIMIT, MOST_COLUMNS, MOST_ROWS, PHOTO_LIMIT) == (65_536, 200, 1_000_000, 5 * 2**20)


@pytest.mark.parametrize(
    "start", [b"First Name\n", b"BEGIN:VCARD\n", b"dn: a\n", b"\0", b"BEGIN:VCALENDAR\n"]
)
def test_a_file_over_100_mb_is_refused_with_its_size(start):
    with pytest.raises(Refused) as refused:
        formats.read(start + b" " * FILE_LIMIT)
    assert (refused.value.code, refused.value.figures) == ("file.too_large", {"megabytes": 104, "limit": 100})


def test_a_line_over_1_mb_is_passed_over_in_a_table():
    reading = formats.read(table(f"Bo,{LONGEST},"))
    assert (given(reading), said(reading)) == (["Ann", "Li"], [(3, "row.too_long")])


def test_a_line_over_1_mb_is_cut_in_a_card_and_in_an_entry():
    for reading, line in (
        (formats.read(cards("FN:Bo", f"X-LONG:{LONGEST}")), 4),
        (formats.read(entries("givenName: Bo", f"x-long: {LONGEST}")), 4),
    ):
        assert given(reading) == ["Ann", "Bo", "Li"]
        assert said(reading) == [(line, "cell.cut")]
        (kept,) = others(reading, 1)
        assert LONGEST.startswith(kept)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (table(f"Bo,{LONG},"), 3),
        (cards("FN:Bo", f"ORG:{LONG}"), 4),
        (cards("FN:Bo", f"TITLE:{LONG}"), 4),
        (entries("givenName: Bo", f"o: {LONG}"), 4),
        (cards_writer.write(own(company=LONG)), 3),
        (own_cards(company=LONG), 0),
        (own_cards(place=LONG), 0),
        (own_cards(job_title=LONG), 0),
    ],
)
def test_a_field_over_1_000_characters_is_cut_and_kept_whole_beside(data, line):
    reading = formats.read(data)
    assert given(reading) == ["Ann", "Bo", "Li"]
    assert said(reading) == [(line or line_of_second(data), "cell.cut")]
    contact = reading.drafts[1].contact
    assert LONG[:LINE_LIMIT] in (contact.company, contact.job_title, contact.place)
    assert any(LONG in one for one in others(reading, 1))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (table(f"Bo,,{LONG_TEXT}"), 3),
        (cards("FN:Bo", f"NOTE:{LONG_TEXT}"), 4),
        (entries("givenName: Bo", f"description: {LONG_TEXT}"), 4),
        (cards_writer.write(own(notes=LONG_TEXT)), 3),
        (own_cards(notes=LONG_TEXT), 0),
    ],
)
def test_notes_over_64_kb_are_cut(data, line):
    reading = formats.read(data)
    assert given(reading) == ["Ann", "Bo", "Li"]
    assert said(reading) == [(line or line_of_second(data), "cell.cut")]
    assert reading.drafts[1].contact.notes == LONG_TEXT[:TEXT_LIMIT]


def test_of_more_than_200_columns_the_first_are_read():
    head = ",".join(["First Name", *(f"Extra {n}" for n in range(MOST_COLUMNS))])
    row = ",".join(["Ann", *map(str, range(MOST_COLUMNS))])
    reading = formats.read(f"{head}\n{row}\n{row}\n".encode())
    assert (given(reading), said(reading)) == (["Ann", "Ann"], [(1, "table.too_many_columns")])
    assert len(reading.drafts[0].other_fields) == MOST_COLUMNS - 1


@pytest.mark.full
def test_of_more_than_a_million_rows_the_first_are_read():
    reading = formats.read(b"First Name,Email\n" + b"Ann,a@b.se\n" * (MOST_ROWS + 2))
    assert len(reading.drafts) == MOST_ROWS
    assert said(reading) == [(MOST_ROWS + 2, "table.too_many_rows")]


@pytest.mark.parametrize("head", ["PHOTO;ENCODING=b;TYPE=JPEG:", "PHOTO:data:image/jpeg;base64,"])
def test_a_picture_over_5_mb_is_left_out(head):
    picture = base64.b64encode(b"\xff" * (PHOTO_LIMIT + 3)).decode()
    reading = formats.read(cards("FN:Bo", f"{head}{picture}", "NOTE:here"))
    assert (given(reading), said(reading)) == (["Ann", "Bo", "Li"], [(4, "card.picture_too_large")])
    assert reading.drafts[1].contact.notes == "here"
