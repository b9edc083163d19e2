"""What is owed, to whom and by whom, the most pressing first."""

from netcrm.actions import contacts as acts
from netcrm.actions import followups as doing
from netcrm.actions import interactions
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.interaction import InteractionKind
from netcrm.reads import followups


def due(book, name, away, kind=FollowUpKind.WRITE, **cells):
    told = FollowUp(contact=book.contact(name), kind=kind, due_on=book.day(away), **cells)
    return doing.add(told, now=book.now)


def in_touch(book, name, every, ago):
    person = book.contact(name, cadence_days=every)
    if ago is not None:
        interactions.log([person], InteractionKind.CALL, "", now=book.now, happened_on=book.day(-ago))
    return person


def owed(book, until=0):
    return [
        (row.person.name, row.owed.days_late, row.owed.by_owner)
        for row in followups.owed_rows(book.today, book.day(until))
    ]


def test_the_order_is_lateness_by_period(book):
    due(book, "One day late", -1)
    due(book, "Two weeks late", -14)
    in_touch(book, "A month late of three", 90, 120)
    in_touch(book, "A week late of one", 7, 14)
    due(book, "They promised", -3, FollowUpKind.THEY_PROMISED)
    assert owed(book) == [
        ("Two weeks late", 14, True),
        ("A week late of one", 7, True),
        ("They promised", 3, False),
        ("A month late of three", 30, True),
        ("One day late", 1, True),
    ]


def test_only_what_turns_up_by_the_day(book):
    due(book, "Tomorrow", 1)
    due(book, "Put off", -9, put_off_until=book.day(2))
    in_touch(book, "Next week", 7, 0)
    assert owed(book) == []
    assert owed(book, until=2) == [("Put off", 9, True), ("Tomorrow", -1, True)]
    assert [row[0] for row in owed(book, until=7)] == ["Put off", "Tomorrow", "Next week"]


def test_what_is_done_is_owed_no_more(book):
    doing.do(due(book, "Done", -2), now=book.now)
    assert owed(book) == []
    assert followups.open_ones() == []


def test_a_follow_up_stands_for_the_cadence(book):
    person = in_touch(book, "Anna", 7, 30)
    made = doing.add(FollowUp(contact=person, kind=FollowUpKind.CHECK, due_on=book.day(5)), now=book.now)
    assert owed(book) == []
    doing.do(made, now=book.now)
    assert owed(book) == [("Anna", 23, True)]


def test_a_cadence_without_any_contact_counts_from_the_day_they_met(book):
    acts.change_many([in_touch(book, "Met", 30, None)], {"met_on": book.day(-40)}, now=book.now)
    in_touch(book, "Added today", 30, None)
    assert owed(book) == [("Met", 10, True)]
    assert owed(book, until=30) == [("Met", 10, True), ("Added today", -30, True)]


def test_a_row_names_person_event_and_last_contact(book):
    event = book.attended()
    person = in_touch(book, "Anna", None, 3)
    made = doing.add(
        FollowUp(contact=person, kind=FollowUpKind.WRITE, event=event, due_on=book.today), now=book.now
    )
    (row,) = followups.owed_rows(book.today, book.today)
    assert (row.owed.follow_up.id, row.event.id, row.last_contact_on) == (made, event, book.day(-3))


def test_open_ones_by_the_day_they_turn_up(book, refused):
    later, sooner, off = due(book, "B", 5), due(book, "A", 1), due(book, "C", 0, put_off_until=book.day(3))
    assert [one.id for one in followups.open_ones()] == [sooner, off, later]
    assert followups.get(later).due_on == book.day(5)
    refused("record.missing", followups.get, 99)


def test_the_sample_owes_in_order(sample):
    rows = followups.owed_rows(sample.today, sample.today)
    lateness = [row.owed.lateness for row in rows]
    assert len(rows) > 5
    assert lateness == sorted(lateness, reverse=True)
    assert all(row.owed.shows_on <= sample.today for row in rows)
