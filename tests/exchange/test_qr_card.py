"""A contact as a code: what is in it, what stays out, and that a reader gets it back."""

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Answer, Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.qr_card import GIVE_WAY, CardPart
from netcrm.domain.room import Room
from netcrm.exchange.formats import read
from netcrm.exchange.qr_card import LARGEST, qr_card

MOST_SQUARES = 17 + 4 * LARGEST


def channel(kind, written, label="", normalised=""):
    return Channel(kind=ChannelKind(kind), written=written, label=label, normalised=normalised)


def zoe(**more):
    return ContactCard(
        contact=Contact(
            given="Zoë",
            family="Çelik",
            prefix="Dr.",
            company="Print, Paste; Co",
            job_title="Owner",
            nickname="Zo",
            notes="argues",
            seeks="money",
            room=Room.GIVE_BACK,
            challenge=Answer.YES,
            vouched_reason="kind",
            birthday="1980-01-02",
            how_met="bar",
        ),
        channels=(
            channel("phone", "0171 / 23 45 67", "mobile", "+49171234567"),
            channel("phone", "+49 30 99", "work fax", "+493099"),
            channel("phone", "+49 30 555 ext. 12", "work", "+4930555"),
            channel("phone", "0049 171 234567", "home", "+49171234567"),
            channel("phone", "+49 30 777", "", "+4930777"),
            channel("email", "zoe@example.com", "work"),
            channel("email", "ZOE@example.com", "home"),
            channel("email", "third@example.com"),
            channel("social", "linkedin.com/in/zoe"),
            channel("website", "https://example.com/a?b=1,2"),
            channel("address", "Hafenstr. 1,\n 20457 Hamburg", "work"),
        ),
        other_fields=(OtherField(name="Mark", value="coattails"),),
        tags=("VIP",),
        **more,
    )


def test_a_card_that_fits_is_whole():
    card = qr_card(zoe())
    assert card.text == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Çelik;Zoë;;Dr.;\r\nFN:Zoë Çelik\r\n"
        "ORG:Print\\, Paste\\; Co\r\nTITLE:Owner\r\n"
        "TEL;TYPE=CELL:+49171234567\r\nTEL;TYPE=WORK:+49 30 555 ext. 12\r\n"
        "EMAIL;TYPE=WORK:zoe@example.com\r\nEMAIL:third@example.com\r\n"
        "URL:https://example.com/a?b=1,2\r\n"
        "ADR;TYPE=WORK:;;Hafenstr. 1\\, 20457 Hamburg;;;;\r\nEND:VCARD\r\n"
    )
    assert card.left_out == ()
    assert dict(card.held)[CardPart.ADDRESS] == "Hafenstr. 1, 20457 Hamburg"
    assert [part for part, _ in card.held] == list(CardPart)
    assert card.file_name == "Zoë Çelik"


def test_it_reads_back_as_who_it_is():
    (draft,) = read(qr_card(zoe()).text.encode()).drafts
    contact = draft.contact
    assert (contact.given, contact.family, contact.company, contact.job_title) == (
        "Zoë",
        "Çelik",
        "Print, Paste; Co",
        "Owner",
    )
    assert {(one.kind.value, one.label, one.written) for one in draft.channels} == {
        ("phone", "mobile", "+49171234567"),
        ("phone", "work", "+49 30 555 ext. 12"),
        ("email", "work", "zoe@example.com"),
        ("email", "", "third@example.com"),
        ("website", "", "https://example.com/a?b=1,2"),
        ("address", "work", "Hafenstr. 1, 20457 Hamburg"),
    }


def test_nothing_private_is_in_it():
    text = qr_card(zoe()).text.casefold()
    for private in ("argues", "money", "give", "kind", "1980", "bar", "coattails", "vip", "linkedin", "fax"):
        assert private not in text
    assert "x-" not in text


def test_the_squares_are_those_of_the_text():
    card = qr_card(zoe())
    code = segno.make_qr(card.text, error="m", mode="byte", encoding="utf-8", eci=False)
    assert [list(row) for row in card.rows] == [[square == 1 for square in row] for row in code.matrix]
    assert all(len(row) == len(card.rows) for row in card.rows)


@pytest.mark.parametrize(("size", "level"), [(180, "M"), (380, "L")])
def test_a_long_card_may_be_damaged_less_before_anything_is_left_out(size, level):
    card = qr_card(ContactCard(contact=Contact(given="A"), channels=(channel("address", "x" * size),)))
    assert card.left_out == ()
    code = segno.make_qr(card.text, error=level.lower(), mode="byte", encoding="utf-8", eci=False)
    assert [list(row) for row in card.rows] == [[square == 1 for square in row] for row in code.matrix]


def test_what_does_not_fit_gives_way_in_order():
    def left_out(size):
        long = [channel(kind, f"{place}" + "x" * size) for kind in ("phone", "email") for place in (1, 2)]
        long += [channel("website", "x" * size), channel("address", "x" * size)]
        contact = Contact(given="Zoë", company="x" * size, job_title="x" * size)
        return set(qr_card(ContactCard(contact=contact, channels=tuple(long))).left_out)

    before = set()
    seen = []
    for size in range(10, 620, 5):
        now = left_out(size)
        assert now >= before
        assert now == set(GIVE_WAY[: len(now)])
        seen.append(len(now))
        before = now
    assert seen[0] == 0
    assert seen[-1] == len(GIVE_WAY)


def test_a_name_longer_than_a_code_is_cut_and_said():
    card = qr_card(ContactCard(contact=Contact(given="é" * 1000), channels=(channel("email", "a@b.se"),)))
    assert card.left_out == (CardPart.NAME, CardPart.EMAIL)
    assert dict(card.held)[CardPart.NAME].endswith("é…")
    assert len(card.rows) <= MOST_SQUARES


@pytest.mark.parametrize(
    ("contact", "channels", "name", "company"),
    [
        (Contact(company="Acme"), (), "", "Acme"),
        (Contact(nickname="Bee"), (), "Bee", ""),
        (Contact(), (channel("email", "a@b.se"),), "", ""),
    ],
)
def test_a_contact_without_a_name_is_called_as_in_the_list(contact, channels, name, company):
    card = qr_card(ContactCard(contact=contact, channels=channels))
    (draft,) = read(card.text.encode()).drafts
    assert (draft.contact.name, draft.contact.company) == (name or company, company)


LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(LINES, LINES, LINES, st.lists(st.tuples(st.sampled_from(ChannelKind), LINES), max_size=6))
def test_any_card_becomes_a_code_that_a_screen_can_show(given_name, company, title, ways):
    contact = Contact(given=given_name, company=company, job_title=title)
    channels = tuple(Channel(kind=kind, written=text) for kind, text in ways)
    card = qr_card(ContactCard(contact=contact, channels=channels))
    assert 21 <= len(card.rows) <= MOST_SQUARES
    lines = card.text.split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCARD", ["END:VCARD", ""])
    assert len(lines) == 6 + len([part for part, _ in card.held if part is not CardPart.NAME])
    assert set(card.left_out) - {CardPart.NAME} <= set(GIVE_WAY)
    assert not {part for part, _ in card.held} & (set(card.left_out) - {CardPart.NAME})
