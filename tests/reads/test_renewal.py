"""Groups weighed from a real profile, and the page of one (PRODUCT.md 4.1 to 4.3)."""

import pytest

from netcrm.actions import events as event_actions
from netcrm.actions import groups as acts
from netcrm.actions import owner as owner_actions
from netcrm.actions import referrals
from netcrm.domain.event import Attendance, EventStatus, Presence
from netcrm.domain.favour import Direction
from netcrm.domain.fit import Fit
from netcrm.domain.group import FeePeriod, GroupKind, GroupStatus, Membership
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.renewal import Lack, Measure, Suggestion
from netcrm.domain.room import Room
from netcrm.reads import groups


@pytest.fixture
def made(book):
    """Makes groups, members and meetings in the fewest words."""

    class Made:
        def mine(self, name="Circle", **cells):
            return book.group(name, status=GroupStatus.MEMBER, currency="EUR", **cells)

        def joins(self, group, *people, **cells):
            for one in people:
                acts.add_member(Membership(contact=one, group=group, **cells), now=book.now)

        def met(self, event, contact, *, new=True, met=True):
            told = Attendance(event=event, contact=contact, presence=Presence.PRESENT, met=met, new_to_me=new)
            event_actions.set_attendance(told, now=book.now)

        def value(self, group, measure, *, ever=False):
            picture = groups.renewal(group, book.today)
            weighed = picture.ever if ever else picture.year
            return next(one.value for one in weighed.renewal.compared if one.measure is measure)

    return Made()


def test_new_people_are_those_met_there_first(book, made):
    circle, other = made.mine(), made.mine("Other")
    recent = book.attended(away=-9, group=circle)
    old = book.attended(away=-500, group=circle)
    elsewhere = book.attended(away=-3, group=other)
    anna, bert, cleo, dora = (book.contact(name) for name in ("Anna", "Bert", "Cleo", "Dora"))
    book.contact("Emil", met_event=recent)
    made.met(recent, anna)
    made.met(recent, bert, new=False)
    made.met(recent, cleo, met=False)
    made.met(old, dora)
    made.met(elsewhere, bert)
    assert made.value(circle, Measure.NEW_PEOPLE) == 2
    assert made.value(circle, Measure.NEW_PEOPLE, ever=True) == 3
    assert made.value(other, Measure.NEW_PEOPLE) == 1


def test_known_only_through_a_group_means_no_other_tie(book, made):
    circle, other = made.mine(), made.mine("Other")
    alone = book.attended(away=-4)
    names = ("Only", "Both", "Fair", "Seen", "None")
    only, both, fair, seen, _nobody = (book.contact(name) for name in names)
    made.joins(circle, only, both, fair)
    made.joins(other, both)
    made.met(alone, fair, new=False)
    made.met(book.attended(away=-2, group=circle), seen)
    assert made.value(circle, Measure.ONLY_THROUGH_IT) == 2
    assert made.value(other, Measure.ONLY_THROUGH_IT) == 0


def test_former_members_count_neither_as_members_nor_as_overlap(book, made):
    circle, other = made.mine(), made.mine("Other")
    anna, bert = book.contact("Anna"), book.contact("Bert")
    made.joins(circle, anna, bert)
    made.joins(other, anna)
    made.joins(other, bert, to_on=book.day(-1))
    assert made.value(circle, Measure.OVERLAP) == pytest.approx(50)


def test_what_it_cost_and_brought(book, made):
    circle = made.mine(
        fee=60000, fee_period=FeePeriod.YEAR, room=Room.SUPPORT_PEERS, vibe="Warm", renews_on=book.day(30)
    )
    event = book.attended(away=-9, group=circle, fee=1500, currency="EUR")
    anna = book.contact("Anna")
    made.met(event, anna)
    told = Referral(
        direction=Direction.RECEIVED,
        partner=anna,
        prospect="Fox Ltd",
        group=circle,
        passed_on=book.day(-9),
        check_on=book.day(-2),
    )
    referrals.record(told, now=book.now)
    picture = groups.renewal(circle, book.today)
    assert picture.is_due
    assert made.value(circle, Measure.COST) == 61500
    assert made.value(circle, Measure.REFERRALS_RECEIVED) == 1
    assert picture.year.renewal.suggestion is Suggestion.RENEW
    assert 2 <= len(picture.year.renewal.deciding) <= 3


def test_an_empty_group_should_go(book, made, refused):
    picture = groups.renewal(made.mine(), book.today)
    assert picture.year.renewal.suggestion is Suggestion.LET_GO
    assert picture.year.renewal.lacks == tuple(Lack)
    refused("record.missing", groups.renewal, 99, book.today)


def test_a_page_tells_fit_room_and_the_next_meetings(book, made, refused):
    owner_actions.change(Owner(name="Maya", currency="EUR", years_in_business=4), now=book.now)
    circle = book.group("Trial", recurrence="FREQ=WEEKLY;BYDAY=WE")
    for away in (-21, -14, -7):
        book.attended(away=away, group=circle)
    soon = book.event(away=1, group=circle)
    made.joins(circle, *(book.contact(f"P{number}", years_in_business=20) for number in range(5)))
    page = groups.page(circle, book.now)
    assert (page.fit.fit, page.fit.visits) == (Fit.DONT_RETURN, 3)
    assert page.suggestion.room is Room.LISTEN_LEARN
    assert page.next_event.id == soon
    assert page.coming.on == book.day(8)
    assert [event.on for event in page.held] == [book.day(-21), book.day(-14), book.day(-7)]
    assert not page.is_renewal_due
    refused("record.missing", groups.page, 99, book.now)


def test_a_page_tells_who_could_sit_where(book, made):
    owner_actions.change(Owner(name="Maya", currency="EUR", profession="Designer"), now=book.now)
    first = made.mine("First", kind=GroupKind.EXCLUSIVE)
    second = made.mine("Second", kind=GroupKind.EXCLUSIVE, allowed_absences=2)
    ann = book.contact("Ann", profession="Baker")
    book.contact("Ben", profession="baker")
    cleo = book.contact("Cleo", profession="Printer")
    dora = book.contact("Dora", profession="Florist")
    book.contact("Emil", profession="Roofer", no_introductions=True)
    book.contact("Finn", profession="Designer")
    made.joins(first, ann)
    made.joins(second, dora)
    book.event(away=-3, group=second, status=EventStatus.MISSED)
    page = groups.page(first, book.now)
    assert [(seat.profession, [one.id for one in seat.contacts]) for seat in page.open_seats] == [
        ("Printer", [cleo])
    ]
    assert page.my_seat == "Designer"
    assert page.second_seat.other.id == second
    assert groups.page(second, book.now).absences_left == 1
    assert groups.page(made.mine("Open"), book.now).open_seats == ()


def test_every_sample_group_can_be_weighed(sample):
    for line in groups.rows(sample.now):
        picture, page = groups.renewal(line.group.id, sample.today), groups.page(line.group.id, sample.now)
        values = {one.measure: one.value for one in picture.year.renewal.compared}
        assert values[Measure.HOURS] == pytest.approx(
            sum(event.hours for event in page.detail.events if event.status is EventStatus.ATTENDED)
        )
        assert sum(count for _month, count in page.received_by_month) == values[Measure.REFERRALS_RECEIVED]
        assert picture.ever.window.first <= picture.year.window.last
