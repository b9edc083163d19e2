from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Contact
from netcrm.domain.group import Group, GroupKind, GroupStatus, Membership
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.domain.seats import Seated, check_seat, open_seats, seat_holder, second_exclusive, with_seat

TODAY = date(2026, 3, 11)
OWNER = Owner(name="Maya", profession="Web designer")
CIRCLE = Group(
    id=1, name="Harbour Circle", kind=GroupKind.EXCLUSIVE, status=GroupStatus.MEMBER, my_seat="Designer"
)
ANN = Contact(id=1, given="Ann", family="Lee", profession="Accountant")
BEN = Contact(id=2, given="Ben", family="Fox", profession="Accountant")


def seat(row, contact, profession, **fields):
    return Seated(Membership(id=row, contact=contact.id, group=1, seat=profession, **fields), contact)


def refusal(group, membership, members, **more):
    with pytest.raises(Refused) as refused:
        check_seat(group, membership, members, OWNER, TODAY, **more)
    return refused.value


@pytest.mark.parametrize("written", ["Accountant", "  accountant ", "ACCOUNTANT", "Accountant."])
def test_a_second_member_with_the_same_profession_is_refused_with_the_holders_name(written):
    newcomer = Membership(contact=2, group=1, seat=written)
    refused = refusal(CIRCLE, newcomer, [seat(5, ANN, "Accountant")])
    assert (refused.code, refused.field) == ("group.seat_taken", "seat")
    assert (refused.figures["holder"], refused.figures["membership"]) == ("Ann Lee", 5)
    assert refused.figures["mine"] is False


@pytest.mark.parametrize(
    ("group", "newcomer", "holder"),
    [
        (Group(id=1, name="Open"), {}, {}),
        (CIRCLE, {"seat": "Tax adviser"}, {}),
        (CIRCLE, {"seat": ""}, {}),
        (CIRCLE, {}, {"to_on": TODAY - timedelta(days=1)}),
        (CIRCLE, {}, {"from_on": TODAY + timedelta(days=1)}),
        (CIRCLE, {"to_on": TODAY - timedelta(days=1)}, {}),
        (CIRCLE, {"contact": 1}, {}),
    ],
)
def test_no_conflict(group, newcomer, holder):
    membership = Membership(**({"contact": 2, "group": 1, "seat": "Accountant"} | newcomer))
    check_seat(group, membership, [seat(5, ANN, "Accountant", **holder)], OWNER, TODAY)


def test_a_holder_who_leaves_in_the_same_step_is_no_conflict():
    newcomer = Membership(contact=2, group=1, seat="Accountant")
    members = [seat(5, ANN, "Accountant")]
    check_seat(CIRCLE, newcomer, members, OWNER, TODAY, leaving={5})
    assert seat_holder(CIRCLE, newcomer, members, TODAY) == members[0]


def test_the_owner_defends_their_own_seat():
    refused = refusal(CIRCLE, Membership(contact=2, group=1, seat="designer"), [])
    assert (refused.figures["holder"], refused.figures["mine"]) == ("Maya", True)
    trying = Group(id=1, name="C", kind=GroupKind.EXCLUSIVE, my_seat="Designer")
    check_seat(trying, Membership(contact=2, group=1, seat="designer"), [], OWNER, TODAY)


def test_who_joins_sits_under_their_profession():
    membership = Membership(contact=2, group=1)
    assert with_seat(CIRCLE, membership, BEN).seat == "Accountant"
    assert with_seat(Group(name="Open"), membership, BEN).seat == ""
    written = Membership(contact=2, group=1, seat="Tax")
    assert with_seat(CIRCLE, written, BEN).seat == "Tax"


@given(st.lists(st.sampled_from(["Lawyer", "lawyer ", "Baker", "Printer", ""]), max_size=8))
def test_who_is_let_in_one_by_one_never_shares_a_seat(wanted):
    members = []
    for row, profession in enumerate(wanted, 1):
        candidate = seat(row, Contact(id=row, given=str(row)), profession)
        try:
            check_seat(CIRCLE, candidate.membership, members, OWNER, TODAY)
        except Refused:
            continue
        members.append(candidate)
    held = [seated.key for seated in members if seated.key]
    assert len(held) == len(set(held))
    assert set(held) == {profession.strip().lower() for profession in wanted if profession}


def test_a_second_exclusive_group_for_my_profession_is_warned_about():
    other = Group(id=2, name="Tower Circle", kind=GroupKind.EXCLUSIVE, my_seat="designer")
    assert second_exclusive(other, [CIRCLE, other], OWNER).other is CIRCLE
    assert second_exclusive(CIRCLE, [CIRCLE, other], OWNER) is None
    elsewhere = Group(id=2, name="Tower Circle", kind=GroupKind.EXCLUSIVE, my_seat="Printer")
    assert second_exclusive(elsewhere, [CIRCLE], OWNER) is None
    assert second_exclusive(Group(id=2, name="Open", my_seat="Designer"), [CIRCLE], OWNER) is None


def test_my_profession_stands_in_where_no_seat_is_written():
    mine = Group(id=3, name="Bridge", kind=GroupKind.EXCLUSIVE, status=GroupStatus.MEMBER)
    new = Group(id=4, name="Park", kind=GroupKind.EXCLUSIVE)
    assert second_exclusive(new, [mine], OWNER).profession == "Web designer"
    assert second_exclusive(new, [mine], Owner()) is None


def test_open_seats_that_contacts_could_fill():
    printer = Contact(id=3, given="Pia", profession="Printer")
    other_printer = Contact(id=4, given="Pat", profession="printer")
    passed_over = [
        BEN,
        Contact(id=5, given="Dan", profession="Designer"),
        Contact(id=6, given="Nobody"),
        Contact(id=7, given="Shy", profession="Baker", no_introductions=True),
        Contact(id=8, given="Sue", profession="Florist"),
        ANN,
    ]
    found = open_seats(
        CIRCLE,
        [seat(5, ANN, "Accountant")],
        [printer, *passed_over, other_printer],
        OWNER,
        TODAY,
        seated_elsewhere={8},
    )
    assert [(one.profession, one.contacts) for one in found] == [("Printer", (printer, other_printer))]
    assert open_seats(Group(name="Open"), [], [printer], OWNER, TODAY) == []
