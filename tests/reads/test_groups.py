"""Groups with their members, visits and events."""

from netcrm.actions import events as acting
from netcrm.actions import groups as acts
from netcrm.actions import referrals
from netcrm.domain.event import EventStatus
from netcrm.domain.favour import Direction
from netcrm.domain.group import Membership
from netcrm.domain.referral import Referral
from netcrm.reads import groups


def test_rows_count_visits_members_and_the_next_event(book):
    first, second = book.group("Harbour"), book.group("Lunch")
    for away in (-9, -2):
        book.attended(away=away, group=first)
    acting.answer(book.event(away=-3, group=first), EventStatus.MISSED, now=book.now)
    acting.answer(book.event(away=1, group=first), EventStatus.CANCELLED, now=book.now)
    book.event(away=9, group=first)
    soon = book.event(away=4, group=first)
    running = book.event(away=0, hour=8, group=second)
    for name, cells in (
        ("Anna", {}),
        ("Bert", {"to_on": book.day(-1)}),
        ("Cleo", {"from_on": book.day(1)}),
        ("Dora", {"from_on": book.today, "to_on": book.today}),
    ):
        acts.add_member(Membership(contact=book.contact(name), group=first, **cells), now=book.now)
    lines = groups.rows(book.now)
    assert [(line.group.id, line.visits, line.members, line.next_event.id) for line in lines] == [
        (first, 2, 2, soon),
        (second, 0, 0, running),
    ]


def test_a_page_has_members_by_name_and_what_was_first_last(book, refused):
    made = book.group()
    old, new = book.attended(away=-9, group=made), book.event(away=3, group=made)
    people = {name: book.contact(name) for name in ("zoë", "Anna", "Bert")}
    for person in people.values():
        acts.add_member(Membership(contact=person, group=made, seat=""), now=book.now)
    left = next(one for one in book.all(Membership) if one.contact == people["Bert"])
    acts.end_membership(left.id, now=book.now)
    told = [
        Referral(
            direction=Direction.GIVEN,
            partner=people["Anna"],
            prospect=f"{away}",
            group=made,
            passed_on=book.day(away),
            check_on=book.day(away + 7),
        )
        for away in (-9, -2)
    ]
    for one in told:
        referrals.record(one, now=book.now)
    page = groups.detail(made, book.today)
    assert [person.name for _one, person in page.members] == ["Anna", "zoë"]
    assert [person.name for _one, person in page.former] == ["Bert"]
    assert [one.id for one in page.events] == [new, old]
    assert [one.prospect for one in page.referrals] == ["-2", "-9"]
    assert groups.members(made, book.today) == list(page.members)
    assert groups.get(made).id == made
    refused("record.missing", groups.detail, 99, book.today)
    refused("record.missing", groups.get, 99)


def test_the_samples_groups_have_pages_that_agree_with_the_list(sample):
    for line in groups.rows(sample.now):
        page = groups.detail(line.group.id, sample.today)
        attended = [one for one in page.events if one.status is EventStatus.ATTENDED]
        assert (line.members, line.visits) == (len(page.members), len(attended))
