"""Adding, changing, deleting and telling apart contacts."""

from dataclasses import replace

import pytest

from netcrm.actions import (
    contacts,
    events,
    favours,
    followups,
    groups,
    interactions,
    introductions,
    referrals,
)
from netcrm.domain.contact import (
    Answer,
    Channel,
    ChannelKind,
    Contact,
    ContactCard,
    ContactTag,
    NotSame,
    OtherField,
)
from netcrm.domain.event import Attendance
from netcrm.domain.favour import Ask, Direction, Favour
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import Membership
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Introduction
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.store import contacts as kept
from netcrm.store import records, steps


def card(given="Lucía", family="López", **cells):
    return ContactCard(contact=Contact(given=given, family=family, **cells))


def email(written):
    return Channel(kind=ChannelKind.EMAIL, written=written)


def test_adding_writes_the_whole_card(book, does):
    told = ContactCard(
        contact=Contact(given="Lucía", family="López", company="Horno", challenge=Answer.YES),
        channels=(
            email(" Lucia@Horno.example "),
            email("  "),
            Channel(kind=ChannelKind.PHONE, written="+442079460000"),
        ),
        other_fields=(OtherField(name="Shoe size", value="38"),),
        tags=(" baker ", "", "vip"),
    )
    made = does("contact.added", {"name": "Lucía López"}, contacts.add, told)
    written = kept.card(made)
    assert written.contact.sort_name == "lucia lopez"
    assert written.contact.created_on == book.today
    assert [(one.written, one.normalised, one.position) for one in written.channels] == [
        ("Lucia@Horno.example", "lucia@horno.example", 0),
        ("+442079460000", "+442079460000", 1),
    ]
    assert [(one.name, one.value) for one in written.other_fields] == [("Shoe size", "38")]
    assert written.tags == ("baker", "vip")


def test_the_day_of_adding_is_the_owners_local_day(book, does):
    book.now = book.now.replace(hour=0, minute=30)
    made = does("contact.added", {"name": "Lucía López"}, contacts.add, card())
    assert book.get(Contact, made).created_on == book.now.date()
    assert steps.history(1)[0].made_at.date() < book.now.date()


def test_phones_are_read_by_the_owners_region(book, does):
    records_owner = replace(book.get(Owner, 1), region="GB")
    with steps.recorded("owner.changed", book.now):
        records.update(records_owner)
    told = ContactCard(
        contact=Contact(given="Lu"), channels=(Channel(kind=ChannelKind.PHONE, written="020 7946 0000"),)
    )
    made = does("contact.added", {"name": "Lu"}, contacts.add, told)
    assert kept.card(made).channels[0].normalised == "+442079460000"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (card(given="", family="", nickname="Nick"), "Nick"),
        (card(given="", family="", company="Horno"), "Horno"),
        (replace(card(given="", family=""), channels=(email("a@b.example"),)), "a@b.example"),
    ],
)
def test_a_contact_may_be_known_by_less_than_a_name(does, told, shown):
    does("contact.added", {"name": shown}, contacts.add, told)


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"given": "", "family": ""}, "contact.no_name", "given"),
        ({"years_in_business": -1}, "contact.years_impossible", "years_in_business"),
        ({"years_in_business": 151}, "contact.years_impossible", "years_in_business"),
        ({"team_size": -1}, "contact.number_negative", "team_size"),
        ({"introduction_limit": -1}, "contact.number_negative", "introduction_limit"),
        ({"cadence_days": 0}, "number.not_positive", "cadence_days"),
        ({"given": "x" * 1001}, "text.too_long", "given"),
        ({"notes": "x" * 65537}, "text.too_long", "notes"),
        ({"met_event": 99}, "record.missing", None),
    ],
)
def test_an_impossible_card_is_neither_added_nor_written(book, refuses, cells, code, field):
    refuses(code, field, contacts.add, card(**cells))
    present = book.contact("Lucía", family="López")
    refuses(code, field, contacts.change, ContactCard(contact=replace(card(**cells).contact, id=present)))


def test_blank_channels_make_no_contact(refuses):
    refuses(
        "contact.no_name", "given", contacts.add, replace(card(given="", family=""), channels=(email("  "),))
    )


def test_changing_writes_fields_and_parts_and_leaves_equal_parts_alone(book, does):
    made = book.contact("Anna", email="anna@a.example", tags=("old", "kept"))
    before = kept.card(made)
    wanted = ContactCard(
        contact=replace(before.contact, given="Änne", notes="Left the bank"),
        channels=(email("anne@b.example"), before.channels[0]),
        tags=("kept", "new"),
    )
    does("contact.changed", {"name": "Änne"}, contacts.change, wanted)
    after = kept.card(made)
    assert after.contact.sort_name == "anne"
    assert [(one.written, one.position) for one in after.channels] == [
        ("anne@b.example", 0),
        ("anna@a.example", 1),
    ]
    assert after.channels[1].id == before.channels[0].id
    assert after.tags == ("kept", "new")


def test_writing_a_card_as_it_stands_is_no_step(book, leaves):
    made = book.contact("Anna", email="anna@a.example", tags=("kept",))
    leaves(contacts.change, kept.card(made))


def test_changing_whoever_is_gone_is_refused(refuses):
    told = refuses("record.missing", None, contacts.change, ContactCard(contact=Contact(id=7, given="Anna")))
    assert dict(told.figures) == {"table": "contact", "id": 7}


def test_many_are_changed_in_one_step(book, does):
    people = [book.contact(name, tags=("old",)) for name in ("Anna", "Bert", "Cleo")]
    does(
        "contacts.changed",
        {"count": 2},
        contacts.change_many,
        people[:2],
        {"room": Room.GIVE_BACK, "family": "Ödman"},
        add_tags=["new"],
        remove_tags=["old"],
    )
    assert [one.room for one in book.all(Contact)] == [Room.GIVE_BACK, Room.GIVE_BACK, None]
    assert [one.sort_name for one in book.all(Contact)] == ["anna odman", "bert odman", "cleo"]
    assert [(tag.contact, tag.tag) for tag in book.all(ContactTag)] == [
        (people[2], "old"),
        (people[0], "new"),
        (people[1], "new"),
    ]


def test_one_of_many_is_called_by_name(book, does):
    made = book.contact("Anna")
    does("contact.changed", {"name": "Bea"}, contacts.change_many, [made], {"given": "Bea"})


def test_many_are_changed_all_or_none(book, refuses, leaves):
    people = [book.contact("Anna"), 99]
    refuses("record.missing", None, contacts.change_many, people, {"room": Room.GIVE_BACK})
    refuses("contact.no_name", "given", contacts.change_many, people[:1], {"given": ""})
    refuses("contact.number_negative", "team_size", contacts.change_many, people[:1], {"team_size": -2})
    leaves(contacts.change_many, people[:1], {"given": "Anna"})
    leaves(contacts.change_many, [], {"given": "Anna"})


def test_a_contact_is_seen_in_another_room(book, does, refuses, leaves):
    made = book.contact("Anna")
    does("contact.moved", {"name": "Anna", "room": "listen_learn"}, contacts.move, made, Room.LISTEN_LEARN)
    assert book.get(Contact, made).room is Room.LISTEN_LEARN
    leaves(contacts.move, made, Room.LISTEN_LEARN)
    does("contact.moved", {"name": "Anna", "room": ""}, contacts.move, made, None)
    refuses("record.missing", None, contacts.move, 99, None)


def test_vouching_is_dated_and_taken_back(book, does, refuses):
    made = book.contact("Anna")
    does("contact.vouched", {"name": "Anna"}, contacts.vouch, made, "  Kept my books two years. ")
    written = book.get(Contact, made)
    assert (written.vouched_reason, written.vouched_on) == ("Kept my books two years.", book.today)
    refuses("text.too_long", "vouched_reason", contacts.vouch, made, "x" * 1001)
    does("contact.vouched", {"name": "Anna"}, contacts.vouch, made, "  ")
    assert book.get(Contact, made).vouched_on is None
    refuses("record.missing", None, contacts.vouch, 99, "Kept my books two years.")


def attach_everything(book, person, other):
    """Attach to `person` a row of every kind that can belong to a contact, many shared with `other`."""
    group = book.group()
    event = book.attended(group=group)
    groups.add_member(Membership(contact=person, group=group), now=book.now)
    for contact in (person, other):
        met = Attendance(event=event, contact=contact, met=True, new_to_me=True)
        events.set_attendance(met, now=book.now)
    interactions.log([person], InteractionKind.CALL, "Alone", now=book.now)
    interactions.log([person, other], InteractionKind.MET, "Together", now=book.now)
    received = Referral(
        direction=Direction.RECEIVED,
        partner=person,
        prospect="Mill",
        passed_on=book.today,
        check_on=book.day(7),
    )
    referrals.record(received, now=book.now)
    referrals.record(replace(received, partner=other, prospect_contact=person), now=book.now)
    favours.record_ask(Ask(contact=person, asked_on=book.today, what="A name"), now=book.now)
    asked = introductions.ask(person, other, now=book.now)
    introductions.ask(other, person, now=book.now)
    due = FollowUp(contact=person, kind=FollowUpKind.CHECK, introduction=asked, due_on=book.today)
    followups.add(due, now=book.now)
    contacts.tell_apart(person, other, now=book.now)


def test_deleting_takes_everything_along_and_undo_brings_it_back(book, does):
    person = book.contact("Anna", email="anna@a.example", tags=("vip",))
    other = book.contact("Bert")
    attach_everything(book, person, other)
    does("contact.deleted", {"name": "Anna"}, contacts.delete, [person])
    assert [one.id for one in book.all(Contact)] == [other]
    assert [one.text for one in book.all(Interaction)] == ["Together"]
    assert [one.contacts for one in book.all(Interaction)] == [(other,)]
    assert not book.all(Introduction)
    assert not book.all(NotSame)
    assert not book.all(ContactTag)
    assert [(one.partner, one.prospect_contact) for one in book.all(Referral)] == [(other, None)]
    assert {one.contact for one in book.all(Favour)} == {other}


def test_deleting_many_is_one_step(book, does, refuses):
    people = [book.contact(name) for name in ("Anna", "Bert", "Cleo")]
    attach_everything(book, people[0], people[1])
    refuses("record.missing", None, contacts.delete, [people[0], 99])
    does("contacts.deleted", {"count": 2}, contacts.delete, people[:2])
    assert not book.all(Interaction)
    assert [one.id for one in book.all(Contact)] == [people[2]]
    refuses("record.missing", None, contacts.delete, [people[0]])


def test_a_number_is_never_given_twice(book):
    made = book.contact("Anna")
    contacts.delete([made], now=book.now)
    assert book.contact("Bert") > made


def test_two_people_are_told_apart_once(book, does, leaves, refuses):
    first, second = book.contact("Anna"), book.contact("Änna")
    does("contacts.told_apart", {"name": "Anna", "other": "Änna"}, contacts.tell_apart, second, first)
    assert [(one.first, one.second) for one in book.all(NotSame)] == [(first, second)]
    leaves(contacts.tell_apart, first, second)
    refuses("record.missing", None, contacts.tell_apart, first, 99)
    refuses("contacts.same", None, contacts.tell_apart, first, first)


def test_the_database_refuses_what_slips_through(book):
    """A form left open over a deleted event: the link leads nowhere and the step unwinds."""
    made = book.contact("Anna")
    told = replace(kept.card(made), contact=replace(book.get(Contact, made), met_event=5))
    with pytest.raises(Refused) as refused:
        contacts.change(told, now=book.now)
    assert refused.value.code == "record.missing"
