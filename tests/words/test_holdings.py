"""Everything about one person in words: every field has a name, every filled one is told."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.event import Attendance, Event, Presence
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.group import Group, GroupKind, Membership
from netcrm.domain.holdings import Holdings, held
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Introduction, TargetAnswer
from netcrm.domain.step import StepLine
from netcrm.words.holdings import LABELS, TITLES, parts
from netcrm.words.words import Words

DAY = date(2026, 3, 3)
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def holdings(*rows, **more):
    card = ContactCard(
        contact=Contact(id=1, given="Anna", family="Lind", notes="Two lines\nof notes", local="yes"),
        channels=(
            Channel(kind=ChannelKind.EMAIL, label="work", written="Anna@Tide.example", normalised="a@t"),
        ),
        other_fields=(OtherField(name="Assistant", value="Cy"),),
        tags=("vip", "print"),
    )
    listed = {}
    for row in rows:
        listed.setdefault(type(row), []).append(held(row, 1))
    event = Event(id=4, title="Breakfast", starts_at=NOON, ends_at=NOON, zone="UTC")
    group = Group(id=3, name="Round Table", chapter="North", kind=GroupKind.OPEN)
    told = {"people": {2: "Bert Lee"}, "groups": {3: group}, "events": {4: event}, **more}
    return Holdings(card=card, rows=listed, **told)


def said(*rows, **more):
    return {part.title: part.entries for part in parts(holdings(*rows, **more), Words())}


def line(entry):
    return entry.head, {fact.label: fact.text for fact in entry.facts}


@pytest.mark.parametrize("kind", [Contact, *TITLES])
def test_every_field_of_every_row_has_a_name(kind):
    hidden = {"id", "contact", "position", "sort_name", "currency"}
    assert not [one.name for one in fields(kind) if one.name not in hidden | LABELS.keys()]


def test_the_card_comes_first_with_every_filled_field():
    told = said()
    assert list(told) == ["Card", "Ways to reach them", "Other fields"]
    card = {entry.head: entry.facts[0].text for entry in told["Card"]}
    assert (card["First name"], card["Notes"], card["Tags"]) == ("Anna", "Two lines\nof notes", "vip, print")
    assert "Company" not in card
    reach = line(told["Ways to reach them"][0])
    assert reach == ("Email", {"": "Anna@Tide.example", "Label": "work", "Compared as": "a@t"})
    assert line(told["Other fields"][0]) == ("Assistant", {"": "Cy"})


def test_what_rows_point_at_is_named():
    told = said(
        Membership(contact=1, group=3, seat="Printer", from_on=DAY),
        Attendance(event=4, contact=1, presence=Presence.PRESENT, met=True),
        Interaction(happened_on=DAY, kind=InteractionKind.CALL, text="The fair", contacts=(1, 2)),
    )
    assert line(told["Groups"][0]) == ("Round Table, North", {"Seat": "Printer", "From": "3 March 2026"})
    head, facts = line(told["Events"][0])
    assert (head, facts["There"], facts["Met"]) == ("Breakfast, 3 March 2026", "Present", "Yes")
    assert line(told["Contacts and notes"][0])[1]["With"] == "Anna Lind, Bert Lee"


def test_money_and_some_time_ago_are_told():
    favour = Favour(
        contact=1, direction=Direction.GIVEN, kind=FavourKind.ADVICE, value=120000, currency="EUR"
    )
    head, facts = line(said(favour)["Favours, given and received"][0])
    assert head == "some time ago"
    assert facts["Business that came of it"] == Words().money(120000, "EUR")


@pytest.mark.parametrize(
    ("written", "told"), [("1980-05-23", "23 May 1980"), ("--04-17", "17 April"), ("in spring", "in spring")]
)
def test_a_birthday_is_told_as_a_day(written, told):
    found = holdings()
    found = replace(found, card=replace(found.card, contact=replace(found.card.contact, birthday=written)))
    card = {entry.head: entry.facts[0].text for entry in parts(found, Words())[0].entries}
    assert card["Birthday"] == told


def test_dated_rows_stand_in_the_order_of_their_days():
    days = (date(2026, 11, 1), None, date(2026, 5, 5))
    rows = [
        Favour(id=place, contact=1, direction=Direction.GIVEN, kind=FavourKind.ADVICE, happened_on=day)
        for place, day in enumerate(days, 1)
    ]
    told = next(part for part in parts(holdings(*rows), Words()) if part.title == TITLES[Favour])
    assert [entry.head for entry in told.entries] == ["some time ago", "5 May 2026", "1 November 2026"]


def test_what_is_left_out_has_no_line():
    row = Introduction(
        requester=1, target_contact=2, asked_on=DAY, target_answer=TargetAnswer.NO, target_asked_on=DAY
    )
    head, facts = line(said(row)["Introductions"][0])
    assert head == "3 March 2026"
    assert not {"Their answer", "They were asked on", "Draft"} & facts.keys()


def test_the_history_names_nobody_else():
    step = StepLine(id=9, code="contacts.merged", figures={"name": "Bert"}, made_at=NOON, undone=False)
    told = said(steps=(step,))["History of changes"]
    assert line(told[0]) == ("3 March 2026", {"Step 9": "Merged … into …"})
