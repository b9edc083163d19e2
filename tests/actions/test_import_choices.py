"""An import as the owner settled it in the review: read, choose, carry out, take back."""

import pytest

from netcrm.actions import contacts as contact_actions
from netcrm.actions import history, imports
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.event import Attendance, Presence
from netcrm.domain.plan import DecisionKind
from netcrm.domain.review import Side
from netcrm.domain.transfer import HeaderMapping, ImportRun
from netcrm.reads import imports as reads
from netcrm.store import contacts, everything

HEAD = "First Name,Last Name,Company,Email,Phone,Where\n"


@pytest.fixture
def look(tmp_path):
    def read(rows: str, head: str = HEAD, **options):
        file = tmp_path / "cards.csv"
        file.write_text(head + rows, encoding="utf-8")
        return reads.for_review([file], **options)

    return read


def test_the_card_s_value_wins_where_the_owner_said_so_and_comes_back_on_undo(book, look, now):
    anna = book.contact("Anna", family="Berg", company="Berg AB", email="anna@b.se")
    before = everything.read()
    looked = look("Anna,Berg,Berg & Co,anna@b.se,+46701234567,Lunch\n")
    assert looked.review.looks == (0,)

    report = imports.carry_out(looked.review.keep(0, "company", Side.CARD).as_plan(), now=now)

    card = contacts.card(anna)
    assert card.contact.company == "Berg & Co"
    assert [one.written for one in card.channels] == ["anna@b.se", "+46701234567"]
    assert {(one.name, one.value) for one in card.other_fields} == {
        ("Company", "Berg AB"),
        ("Where", "Lunch"),
    }
    assert report.contacts == (anna,)
    history.undo(now=now)
    assert everything.read() == before


def test_the_same_file_after_a_choice_changes_nothing(book, look, now):
    book.contact("Anna", family="Berg", company="Berg AB", email="anna@b.se")
    row = "Anna,Berg,Berg & Co,anna@b.se,,\n"
    imports.carry_out(look(row).review.keep(0, "company", Side.CARD).as_plan(), now=now)

    again = look(row).review

    assert again.kinds == (DecisionKind.UNCHANGED,)
    assert imports.carry_out(again.as_plan(), now=now).step is None


def test_a_likely_one_stays_out_is_added_or_merged(book, look, now):
    firm = book.contact("", company="Berg AB", email="desk@b.se")
    review = look("Anna,Berg,,desk@b.se,,\n").review
    assert review.kinds == (DecisionKind.LIKELY,)
    assert imports.carry_out(review.as_plan(), now=now).step is None

    imports.carry_out(review.choose(0, DecisionKind.MERGE).as_plan(), now=now)

    merged = contacts.card(firm).contact
    assert (merged.given, merged.company) == ("Anna", "Berg AB")
    assert merged.sort_name == "anna berg", "it is listed under the name it has now"
    history.undo(now=now)
    report = imports.carry_out(review.choose(0, DecisionKind.NEW).as_plan(), now=now)
    assert report.contacts != (firm,)
    assert report.files[0].new == 1


def test_a_skipped_record_is_not_put_on_the_event_s_list(book, look, now):
    event = book.attended("Lunch")
    review = look("Cy,Day,,cy@d.se,,\nDi,Ek,,di@e.se,,\n", event=event).review

    imports.carry_out(review.tick(0, False).as_plan(), now=now)

    (row,) = book.all(Attendance)
    assert (row.event, row.presence, row.met) == (event, Presence.PRESENT, True)
    assert book.get(Contact, row.contact).given == "Di"


def test_a_column_read_differently_is_remembered(book, look, now):
    row = "Cy,Day,,cy@d.se,,Harbour Breakfast\n"
    looked = look(row)
    (file,) = looked.review.plan.files
    assert file.columns["Where"] is None
    chosen = {file.header_key: {**file.columns, "Where": "how_met"}}

    found = look(row, chosen=chosen)
    report = imports.carry_out(found.review.as_plan(), now=now)

    assert contacts.card(report.contacts[0]).contact.how_met == "Harbour Breakfast"
    assert [one.columns["Where"] for one in book.all(HeaderMapping)] == ["how_met"]
    assert look("Di,Ek,,di@e.se,,Lunch\n").review.decisions[0].draft.contact.how_met == "Lunch"


def test_a_column_told_by_its_content_is_said_to_be_guessed(look, book):
    looked = look("Cy,cy@d.se\nDi,di@e.se\n", head="First Name,Kontaktweg\n")
    assert looked.review.plan.files[0].columns["Kontaktweg"] == "email"
    assert looked.guessed == (frozenset({"Kontaktweg"}),)


def test_whom_an_import_brought_and_what_its_undo_costs(book, look, now):
    card = ContactCard(
        contact=Contact(given="Anna", family="Berg"),
        channels=(Channel(kind=ChannelKind.EMAIL, written="anna@b.se", normalised="anna@b.se"),),
    )
    anna = contact_actions.add(card, now=now)
    review = look("Anna,Berg,,anna@b.se,+46701234567,\nCy,Day,,cy@d.se,,Lunch\n").review

    report = imports.carry_out(review.as_plan(), now=now)

    (run,) = book.all(ImportRun)
    new = report.contacts[0] if report.contacts[0] != anna else report.contacts[1]
    assert reads.people_of(run.step) == [anna, new], "a phone added is a change too"
    assert reads.later_steps(report.step) == 0
    book.contact("Di")
    assert reads.later_steps(report.step) == 1
    history.undo(report.step, now=now)
    assert reads.later_steps(report.step) is None
    assert reads.people_of(run.step) == []
    assert OtherField(name="Where", value="Lunch") not in book.all(OtherField)
