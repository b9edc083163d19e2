"""A debrief written down: one step, and what the book says afterwards."""

import pytest

from netcrm.actions import debriefs, events
from netcrm.domain.contact import Channel, Contact
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import GroupKind
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.referral import Referral
from netcrm.reads import debriefs as questions


@pytest.fixture
def evening(book):
    """An event of yesterday with three people, numbered 1 to 3."""
    group = book.group("Round Table", kind=GroupKind.OPEN)
    made = book.event("Evening", away=-1, group=group)
    people = [book.contact(name, met_on=book.day(-90)) for name in ("Anna", "Ben", "Carla")]
    events.expect(made, people, now=book.now)
    events.keep_numbers(made, {one: place for place, one in enumerate(people, 1)}, now=book.now)
    return made


def understood(book, event, text):
    return questions.understood(event, text, book.today)


def test_everything_becomes_records_in_one_step(book, evening, does):
    text = (
        "1 card promise brochure in 3 days; 2 noshow; 3 ref Zoë Ash, new roof\n"
        "1,3 talked about the harbour\n+ Lena Brandt, printer, Lena@Tide.example"
    )
    lines = understood(book, evening, text)
    assert [line.usual for line in lines] == [None] * 4 + [book.today]
    figures = {"title": "Evening", "count": 4}
    kept = does("event.debriefed", figures, debriefs.write_down, evening, lines)
    assert (kept.people, kept.added, kept.follow_ups, kept.referrals) == (4, 1, 2, 1)
    assert book.get(Event, evening).status is EventStatus.ATTENDED
    anna, ben, carla, lena = (one.id for one in book.all(Contact))
    list_ = {one.contact: (one.presence, one.met, one.new_to_me) for one in book.all(Attendance)}
    present, absent = Presence.PRESENT, Presence.ABSENT
    assert list_[anna] == list_[carla] == (present, True, False)
    assert (list_[ben], list_[lena]) == ((absent, False, False), (present, True, True))
    said = {(one.text, one.kind, one.happened_on) for one in book.all(Interaction)}
    met, day = InteractionKind.MET, book.day(-1)
    assert said == {("Card received", met, day), ("talked about the harbour", met, day)}
    due = {(one.contact, one.kind, one.why, one.due_on, one.event) for one in book.all(FollowUp)}
    assert due == {
        (anna, FollowUpKind.I_PROMISED, "brochure", book.day(3), evening),
        (lena, FollowUpKind.WRITE, "", book.today, evening),
    }
    (referral,) = book.all(Referral)
    assert (referral.partner, referral.prospect, referral.need) == (carla, "Zoë Ash", "new roof")
    assert (referral.passed_on, referral.check_on, referral.event) == (day, book.day(6), evening)
    (favour,) = book.all(Favour)
    assert (favour.kind, favour.direction) == (FavourKind.REFERRAL, Direction.GIVEN)
    assert (favour.contact, favour.referral) == (carla, referral.id)
    new = book.get(Contact, lena)
    assert (new.met_event, new.met_on, new.how_met, new.profession) == (evening, day, "Evening", "printer")
    assert [one.normalised for one in book.all(Channel)] == ["lena@tide.example"]


def test_a_promise_to_somebody_new_stands_for_the_usual_follow_up(book, evening):
    lines = understood(book, evening, "1 new promise brochure fri")
    debriefs.write_down(evening, lines, now=book.now)
    assert [one.kind for one in book.all(FollowUp)] == [FollowUpKind.I_PROMISED]
    again = understood(book, evening, "1 new")
    assert again[0].usual is None
    debriefs.write_down(evening, again, now=book.now)
    assert len(book.all(FollowUp)) == 1


def test_a_contact_of_the_book_is_put_on_the_list(book, evening):
    dora = book.contact("Dora", family="Quist")
    debriefs.write_down(evening, understood(book, evening, "+ dora quist"), now=book.now)
    assert book.all(Attendance)[-1].contact == dora
    assert len(book.all(Contact)) == 4


def test_a_word_about_somebody_absent_is_a_bare_note(book, evening):
    debriefs.write_down(evening, understood(book, evening, "2 noshow was ill"), now=book.now)
    assert [(one.kind, one.text) for one in book.all(Interaction)] == [(InteractionKind.NOTE, "was ill")]


def test_what_is_refused_changes_nothing(book, evening, refuses):
    good = understood(book, evening, "1 met")
    refuses("debrief.nothing", "text", debriefs.write_down, evening, ())
    unclear = understood(book, evening, "1 met; 9 promise")
    told = refuses("debrief.not_understood", "text", debriefs.write_down, evening, unclear)
    assert told.figures["text"] == "9 promise"
    refuses("debrief.not_begun", "event", debriefs.write_down, book.event("Later", away=3), good)
    refuses("record.missing", None, debriefs.write_down, 99, good)
    long = understood(book, evening, f"1 ref {'x' * 1001}")
    refuses("text.too_long", "prospect", debriefs.write_down, evening, long)


def test_which_events_can_be_written_down(book, evening):
    book.event("Later", away=3)
    book.event("Off", away=-2, status=EventStatus.CANCELLED)
    old = book.attended("Old", away=-30)
    assert [one.id for one in questions.choices(book.now)] == [evening, old]
