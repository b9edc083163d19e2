"""Groups, members and seats."""

from dataclasses import replace

import pytest

from netcrm.actions import groups, owner
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event
from netcrm.domain.group import FeePeriod, Group, GroupKind, GroupReason, GroupStatus, Membership
from netcrm.domain.owner import Owner
from netcrm.domain.room import Room


def test_a_group_is_added_with_all_it_tells(book, does):
    told = Group(
        name="Harbour",
        kind=GroupKind.EXCLUSIVE,
        reasons=(GroupReason.REFERRALS, GroupReason.NEXT_CLIENT),
        recurrence="FREQ=WEEKLY;BYDAY=WE",
        fee=9900,
        currency="GBP",
        fee_period=FeePeriod.YEAR,
    )
    made = does("group.added", {"name": "Harbour"}, groups.add, told)
    assert book.get(Group, made) == replace(told, id=made, created_on=book.today)


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"name": " "}, "group.no_name", "name"),
        ({"name": "x" * 1001}, "text.too_long", "name"),
        ({"fee": -1, "currency": "GBP"}, "money.negative", "fee"),
        ({"fee": 5, "currency": ""}, "money.no_currency", "currency"),
        ({"fee": None, "currency": "G"}, "money.no_currency", "currency"),
        ({"recurrence": "EVERY WEDNESDAY"}, "group.bad_recurrence", "recurrence"),
        ({"recurrence": "FREQ=SOMETIMES"}, "group.bad_recurrence", "recurrence"),
        ({"allowed_absences": -1}, "contact.number_negative", "allowed_absences"),
        ({"absence_months": 0}, "number.not_positive", "absence_months"),
        ({"visitor_limit": -1}, "contact.number_negative", "visitor_limit"),
        ({"typical_turnout": -1}, "contact.number_negative", "typical_turnout"),
    ],
)
def test_an_impossible_group_is_neither_added_nor_written(book, refuses, cells, code, field):
    told = replace(Group(name="Harbour"), **cells)
    refuses(code, field, groups.add, told)
    refuses(code, field, groups.change, replace(told, id=book.group()))


def test_changing_and_moving(book, does, leaves, refuses):
    made = book.group("Harbour")
    wanted = replace(book.get(Group, made), status=GroupStatus.MEMBER, vibe="Warm")
    does("group.changed", {"name": "Harbour"}, groups.change, wanted)
    assert book.get(Group, made) == wanted
    leaves(groups.change, wanted)
    does("group.changed", {"name": "Harbour"}, groups.move, made, Room.GIVE_BACK)
    assert book.get(Group, made).room is Room.GIVE_BACK
    refuses("record.missing", None, groups.change, Group(id=99, name="Gone"))
    refuses("record.missing", None, groups.move, 99, None)


def test_deleting_leaves_the_events(book, does, refuses):
    made = book.group("Harbour")
    event = book.event(group=made)
    groups.add_member(Membership(contact=book.contact(), group=made), now=book.now)
    does("group.deleted", {"name": "Harbour"}, groups.delete, made)
    assert not book.all(Membership)
    assert book.get(Event, event).group is None
    refuses("record.missing", None, groups.delete, made)


@pytest.fixture
def harbour(book):
    return book.group("Harbour", kind=GroupKind.EXCLUSIVE, status=GroupStatus.MEMBER, my_seat="Bookkeeper")


@pytest.fixture
def join(book, harbour):
    """Make a new contact a member of the exclusive group."""

    def joined(name, **cells):
        person = book.contact(name)
        return groups.add_member(Membership(contact=person, group=harbour, **cells), now=book.now)

    return joined


def test_a_member_of_an_exclusive_group_sits_under_their_profession(book, harbour, does):
    person = book.contact("Anna", profession="Architect")
    figures = {"name": "Anna", "group": "Harbour"}
    made = does("membership.added", figures, groups.add_member, Membership(contact=person, group=harbour))
    assert book.get(Membership, made).seat == "Architect"


def test_in_an_open_group_nobody_sits(book, does):
    person, group = book.contact("Anna", profession="Architect"), book.group("Lunch")
    figures = {"name": "Anna", "group": "Lunch"}
    made = does("membership.added", figures, groups.add_member, Membership(contact=person, group=group))
    assert book.get(Membership, made).seat == ""


def test_a_taken_seat_is_refused_with_the_holders_name(book, harbour, join, refuses):
    holder = join("Anna", seat="Architect")
    wanted = Membership(contact=book.contact("Bert"), group=harbour, seat=" architect ")
    told = refuses("group.seat_taken", "seat", groups.add_member, wanted)
    assert (told.figures["holder"], told.figures["membership"], told.figures["mine"]) == (
        "Anna",
        holder,
        False,
    )


def test_the_owners_seat_is_taken_too(book, harbour, refuses):
    owner.change(replace(book.get(Owner, 1), name="Maya"), now=book.now)
    wanted = Membership(contact=book.contact("Bert"), group=harbour, seat="BOOKKEEPER")
    told = refuses("group.seat_taken", "seat", groups.add_member, wanted)
    assert (told.figures["holder"], told.figures["mine"]) == ("Maya", True)
    refuses("group.seat_taken", "seat", groups.add_member, wanted, move_seat=True)


def test_a_seat_is_moved_and_its_holder_stays(book, harbour, join, does):
    holder = join("Anna", seat="Architect")
    wanted = Membership(contact=book.contact("Bert"), group=harbour, seat="Architect")
    figures = {"name": "Bert", "group": "Harbour"}
    made = does("membership.added", figures, groups.add_member, wanted, move_seat=True)
    assert book.get(Membership, made).seat == "Architect"
    assert book.get(Membership, holder) == Membership(
        id=holder, contact=book.get(Membership, holder).contact, group=harbour
    )


def test_a_former_members_seat_is_free(book, harbour, join, does):
    join("Anna", seat="Architect", to_on=book.day(-1))
    wanted = Membership(contact=book.contact("Bert"), group=harbour, seat="Architect")
    does("membership.added", {"name": "Bert", "group": "Harbour"}, groups.add_member, wanted)


def test_nobody_is_a_member_twice_at_a_time(book, harbour, join, refuses, does):
    made = join("Anna", seat="Architect")
    person = book.get(Membership, made).contact
    told = refuses(
        "membership.twice", "contact", groups.add_member, Membership(contact=person, group=harbour)
    )
    assert dict(told.figures) == {"name": "Anna", "group": "Harbour"}
    groups.end_membership(made, now=book.now, on=book.day(-1))
    again = Membership(contact=person, group=harbour, from_on=book.today)
    does("membership.added", {"name": "Anna", "group": "Harbour"}, groups.add_member, again)
    reopened = replace(book.get(Membership, made), to_on=None)
    refuses("membership.twice", "contact", groups.change_member, reopened)


def test_a_membership_needs_both_sides_and_its_days_in_order(book, harbour, refuses):
    person = book.contact()
    told = Membership(contact=person, group=harbour)
    refuses("record.missing", None, groups.add_member, replace(told, contact=99))
    refuses("record.missing", None, groups.add_member, replace(told, group=99))
    backwards = replace(told, from_on=book.today, to_on=book.day(-1))
    refuses("membership.ends_before_start", "to_on", groups.add_member, backwards)
    refuses("text.too_long", "seat", groups.add_member, replace(told, seat="x" * 1001))


def test_changing_a_membership_keeps_the_rule_of_seats(book, harbour, join, does, refuses, leaves):
    holder, made = join("Anna", seat="Architect"), join("Bert", seat="Florist")
    present = book.get(Membership, made)
    figures = {"name": "Bert", "group": "Harbour"}
    leaves(groups.change_member, present)
    does("membership.changed", figures, groups.change_member, replace(present, role="host"))
    wanted = replace(present, seat="architect")
    refuses("group.seat_taken", "seat", groups.change_member, wanted)
    does("membership.changed", figures, groups.change_member, wanted, move_seat=True)
    assert book.get(Membership, holder).seat == ""
    refuses(
        "record.missing", None, groups.change_member, Membership(id=99, contact=book.contact(), group=harbour)
    )
    backwards = replace(present, from_on=book.today, to_on=book.day(-1))
    refuses("membership.ends_before_start", "to_on", groups.change_member, backwards)


def test_ending_a_membership_frees_the_seat_at_once(book, harbour, join, does, refuses):
    made = join("Anna", seat="Architect", from_on=book.day(-300))
    figures = {"name": "Anna", "group": "Harbour"}
    does("membership.ended", figures, groups.end_membership, made)
    ended = book.get(Membership, made)
    assert ended.to_on == book.day(-1)
    assert not ended.is_current(book.today)
    successor = Membership(contact=book.contact("Bert"), group=harbour, seat="Architect")
    does("membership.added", {"name": "Bert", "group": "Harbour"}, groups.add_member, successor)
    refuses("record.missing", None, groups.end_membership, 99)


def test_a_membership_ends_on_the_day_that_is_told(book, join, does, refuses):
    made = join("Anna", from_on=book.day(-300))
    figures = {"name": "Anna", "group": "Harbour"}
    does("membership.ended", figures, groups.end_membership, made, on=book.day(30))
    assert book.get(Membership, made).to_on == book.day(30)
    refuses("membership.ends_before_start", "to_on", groups.end_membership, made, on=book.day(-301))


def test_whoever_joined_today_can_leave_today(book, join, does):
    made = join("Anna", from_on=book.today)
    does("membership.ended", {"name": "Anna", "group": "Harbour"}, groups.end_membership, made)
    assert book.get(Membership, made).to_on == book.today


def test_a_membership_entered_by_mistake_goes(book, join, does, refuses):
    made = join("Anna")
    does("membership.deleted", {"name": "Anna", "group": "Harbour"}, groups.delete_member, made)
    assert not book.all(Membership)
    assert len(book.all(Contact)) == 1
    refuses("record.missing", None, groups.delete_member, made)
