import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.channels import normalise
from netcrm.domain.contact import Answer, Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.draft import ContactDraft
from netcrm.domain.room import Room
from netcrm.exchange.cards_writer import write
from netcrm.exchange.formats import read

TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("=+-@'\"\t\r\n,;"), max_size=30
)
WORDS = TEXT.filter(lambda text: text.strip() != "")
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
    birthday=st.sampled_from(["", "1990-03-14", "--02-29"]),
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
CHANNELS = st.lists(st.tuples(st.sampled_from(ChannelKind), TEXT, WORDS), max_size=5)


@st.composite
def cards(draw: st.DrawFn) -> ContactCard:
    kinds = list(ChannelKind)
    told = sorted(draw(CHANNELS), key=lambda one: kinds.index(one[0]))
    return ContactCard(
        contact=draw(CONTACTS),
        channels=tuple(
            Channel(
                kind=kind, label=label, written=text, normalised=normalise(kind, text, "DE"), position=place
            )
            for place, (kind, label, text) in enumerate(told)
        ),
        other_fields=tuple(
            OtherField(name=name, value=value, position=place)
            for place, (name, value) in enumerate(draw(st.lists(st.tuples(WORDS, TEXT), max_size=3)))
        ),
        tags=tuple(draw(st.lists(WORDS, max_size=3))),
    )


def card_of(draft: ContactDraft) -> ContactCard:
    return ContactCard(
        contact=draft.contact, channels=draft.channels, other_fields=draft.other_fields, tags=draft.tags
    )


@given(st.lists(cards(), min_size=1, max_size=4), st.sampled_from(["", "SE", "US"]))
def test_what_is_written_is_read_back_exactly(written, region):
    reading = read(write(written), region=region)

    assert [card_of(one) for one in reading.drafts] == written
    assert reading.problems == ()


@given(st.lists(cards(), max_size=3))
def test_no_cell_is_a_formula(written):
    text = write(written).decode("utf-8-sig")

    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_the_file_is_what_spreadsheets_open():
    card = ContactCard(
        contact=Contact(given="=1+1", family="O'Brien", met_on=date(2026, 3, 11)),
        channels=(
            Channel(kind=ChannelKind.PHONE, label="work", written="+46701234567", normalised="+46701234567"),
        ),
    )
    data = write([card])

    assert data.startswith(b"\xef\xbb\xbfFirst Name,Last Name,")
    assert data.count(b"\r\n") == 2
    assert b"'=1+1,O'Brien," in data
    assert b"'+46701234567,'+46701234567" in data


def test_every_column_is_recognised():
    card = ContactCard(
        contact=Contact(given="Anna"),
        channels=(Channel(kind=ChannelKind.EMAIL, label="work", written="a@b.se", normalised="a@b.se"),),
        other_fields=(OtherField(name="Order #", value="1000"),),
    )
    columns = dict(read(write([card])).columns)

    assert columns["E-mail 1 - Value"] == "email"
    assert {header for header, field in columns.items() if field is None} == {
        "Other 1 - Name",
        "Other 1 - Value",
    }


@pytest.mark.parametrize(
    ("header", "text"), [("Met on", "11.3.26"), ("Team Size", "many"), ("Room", "cellar")]
)
def test_what_somebody_changed_in_a_spreadsheet_is_kept(header, text):
    (draft,) = read(f"First Name,{header},Extra,netcrm\nAnna,{text},x,1\n".encode()).drafts

    assert draft.contact == Contact(given="Anna")
    assert [(one.name, one.value) for one in draft.other_fields] == [(header, text), ("Extra", "x")]
    assert [one.code for one in draft.warnings] == ["cell.not_readable"]


def test_an_empty_book_is_a_header():
    with_header = read(write([]))

    assert (with_header.records, with_header.drafts) == (0, ())
