"""A guest list put on an event: contacts and new people, one step."""

import pytest

from netcrm.actions import events
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.event import Attendance, Presence
from netcrm.domain.followup import FollowUp
from netcrm.domain.guest_list import GuestFit
from netcrm.reads import events as questions
from netcrm.reads import guest_lists


def card(given: str, family: str = "", **cells) -> ContactCard:
    return ContactCard(contact=Contact(given=given, family=family, **cells))


def test_contacts_and_new_people_in_one_step(book, does):
    made, anna = book.event("Breakfast"), book.contact("Anna")
    email = Channel(kind=ChannelKind.EMAIL, written="Lena@Tide.example")
    lena = ContactCard(contact=Contact(given="Lena", family="Brandt", company="Tide"), channels=(email,))
    figures = {"title": "Breakfast", "count": 2, "added": 1}
    assert does("event.guests_put", figures, events.put_guests, made, [anna, anna], [lena]) == 2
    new = book.all(Contact)[-1]
    assert (new.name, new.company, new.sort_name) == ("Lena Brandt", "Tide", "lena brandt")
    assert (new.source, new.created_on, new.met_event) == ("Breakfast", book.today, None)
    assert book.all(Channel)[0].normalised == "lena@tide.example"
    lines = book.all(Attendance)
    assert [one.contact for one in lines] == [anna, new.id]
    assert {(one.presence, one.met) for one in lines} == {(Presence.EXPECTED, False)}
    assert not book.all(FollowUp)


def test_at_an_event_that_is_over_they_were_present(book):
    made = book.attended()
    events.put_guests(made, [], [card("Lena")], now=book.now)
    assert book.all(Attendance)[0].presence is Presence.PRESENT
    assert not book.all(Attendance)[0].met


def test_who_is_on_the_list_stays_as_they_are(book, leaves):
    made, anna = book.event(), book.contact("Anna")
    events.set_attendance(Attendance(event=made, contact=anna, met=True), now=book.now)
    assert leaves(events.put_guests, made, [anna], []) == 0


@pytest.mark.parametrize(
    ("code", "field", "new"), [("contact.no_name", "given", Contact()), ("text.too_long", "given", None)]
)
def test_nothing_is_kept_where_one_is_refused(book, refuses, code, field, new):
    made, anna = book.event(), book.contact("Anna")
    wrong = ContactCard(contact=new or Contact(given="x" * 1001))
    refuses(code, field, events.put_guests, made, [anna], [card("Lena"), wrong])
    refuses("record.missing", None, events.put_guests, 99, [anna], [])
    refuses("record.missing", None, events.put_guests, made, [99], [card("Lena")])


def test_who_is_meant_by_a_pasted_list(book):
    made = book.event()
    anna = book.contact("Anna", family="Berg", profession="Printer")
    twins = [book.contact("Kai", family="Holm", company=firm) for firm in ("North", "South")]
    there, _namesake = (book.contact("Zoë", family="Ash") for _ in range(2))
    events.expect(made, [there], now=book.now)
    lines = guest_lists.guest_list(made, "anna BERG\nKai Holm\nzoe ash\nLena Brandt, Printer, Tide\n")
    assert [line.fit for line in lines] == [GuestFit.KNOWN, GuestFit.SEVERAL, GuestFit.LISTED, GuestFit.NEW]
    assert [[one.id for one in line.fits] for line in lines] == [[anna], twins, [there], []]
    assert (lines[0].fits[0].second_line, lines[3].second_line) == ("Printer", "Printer, Tide")


def test_a_group_tells_when_it_meets_next(book):
    group = book.group("Round Table", recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")
    assert [day.isoformat() for day in questions.meetings(group, book.today).next_dates] == [
        "2026-11-18",
        "2026-12-02",
        "2026-12-16",
    ]
    last = book.event("Round Table", away=8, group=group)
    found = questions.meetings(group, book.today)
    assert found.last is not None
    assert found.last.id == last
    assert found.next_dates[0].isoformat() == "2026-12-09"
