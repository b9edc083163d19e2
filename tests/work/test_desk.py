"""The desk: who runs what on which thread, in which order, and who hears of it."""

import threading
from contextlib import suppress

import pytest

from netcrm.actions import contacts, demo, events, history
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.contact_list import ContactFilter
from netcrm.domain.event import Attendance
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.reads import contacts as reads
from netcrm.reads import history as told
from netcrm.store import records, steps
from netcrm.work.desk import Change
from netcrm.work.task import Task

WAIT = 30


def card(given):
    return ContactCard(contact=Contact(given=given))


def names():
    return [row.name for row in reads.rows(reads.keys(ContactFilter()))]


@pytest.fixture
def heard(desk):
    """The changes that a listener was told, with the thread it was told on."""
    changes = []
    desk.listen(lambda change: changes.append((change.tables, threading.current_thread().name)))
    return changes


def test_today_is_the_owners_local_day(desk, now):
    assert desk.today == now.date()


def test_an_action_answers_through_its_future_and_can_be_asked_about(desk, now):
    made = desk.do(contacts.add, card("Anna"), now=now).result(WAIT)
    assert desk.ask(reads.card, made).contact.given == "Anna"
    assert desk.ask_later(reads.count).result(WAIT) == 1


def test_actions_run_in_the_order_asked_on_one_thread(desk, now, gate):
    threads = []

    def held():
        gate.pass_through()
        threads.append(threading.current_thread())

    def add(given, now):
        threads.append(threading.current_thread())
        return contacts.add(card(given), now=now)

    first = desk.do(held)
    later = [desk.do(add, f"Number {number}", now=now) for number in range(20)]
    gate.wait_until_reached()
    assert not any(one.done() for one in later)
    gate.open()
    ids = [one.result(WAIT) for one in later]
    assert first.result(WAIT) is None
    assert ids == sorted(ids)
    assert [line.figures["name"] for line in desk.ask(told.lines)] == [
        f"Number {n}" for n in range(19, -1, -1)
    ]
    assert len(set(threads)) == 1
    assert threads[0] is not threading.current_thread()


def test_a_refusal_comes_through_the_future_and_the_next_action_works(desk, now, heard):
    refused = desk.do(contacts.add, card(""), now=now)
    with pytest.raises(Refused) as no:
        refused.result(WAIT)
    assert (no.value.code, no.value.field) == ("contact.no_name", "given")
    assert desk.do(contacts.add, card("Anna"), now=now).result(WAIT)
    assert len(heard) == 1


def test_a_question_refuses_where_it_is_asked(desk):
    with pytest.raises(Refused):
        desk.ask(reads.card, 99)
    with pytest.raises(Refused):
        desk.ask_later(reads.card, 99).result(WAIT)


def test_an_action_that_breaks_leaves_nothing_and_the_writer_alive(desk, now, heard):
    def broken(now):
        with steps.recorded("contact.added", now, name="Anna"):
            records.insert(Contact(given="Anna"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.do(broken, now=now).result(WAIT)
    assert desk.ask(names) == []
    assert heard == []
    desk.do(contacts.add, card("Bert"), now=now).result(WAIT)
    assert desk.ask(names) == ["Bert"]


def test_a_question_can_change_nothing(desk, now):
    with pytest.raises(RuntimeError):
        desk.ask(contacts.add, card("Anna"), now=now)
    assert desk.ask(names) == []


def test_listeners_hear_which_tables_were_touched(desk, now, heard):
    person = desk.do(contacts.add, card("Anna"), now=now).result(WAIT)
    desk.do(demo_event, person, now=now).result(WAIT)
    desk.do(history.undo, now=now).result(WAIT)
    desk.do(history.redo, now=now).result(WAIT)
    with_guest = frozenset({"event", "attendance"})
    assert [tables for tables, _thread in heard] == [
        frozenset({"contact"}),
        with_guest,
        with_guest,
        with_guest,
    ]
    assert {thread for _tables, thread in heard} == {"writer_0"}


def demo_event(person, now):
    """One step that touches two tables."""
    with steps.recorded("event.added", now, title="Tea"):
        begins = now
        event = records.insert(events.Event(title="Tea", starts_at=begins, ends_at=begins, zone="UTC"))
        records.insert(Attendance(event=event, contact=person))


def test_what_changes_nothing_is_not_announced(desk, now, heard):
    person = desk.do(contacts.add, card("Anna"), now=now).result(WAIT)
    heard.clear()
    desk.do(contacts.move, person, None, now=now).result(WAIT)
    desk.do(reads.count).result(WAIT)
    assert heard == []


def test_a_listener_sees_the_change_done(desk, now):
    seen = []
    desk.listen(lambda change: seen.append(desk.ask(names)))
    desk.do(contacts.add, card("Anna"), now=now).result(WAIT)
    assert seen == [["Anna"]]


def test_a_listener_can_stop_and_the_others_go_on(desk, now):
    first, second = [], []
    stop = desk.listen(first.append)
    desk.listen(second.append)
    desk.do(contacts.add, card("Anna"), now=now).result(WAIT)
    stop()
    stop()
    desk.do(contacts.add, card("Bert"), now=now).result(WAIT)
    assert (first, len(second)) == ([Change(frozenset({"contact"}))], 2)


def test_an_action_of_two_steps_that_fails_at_the_second_announces_the_first(desk, now, heard):
    def both(now):
        contacts.add(card("Anna"), now=now)
        contacts.add(card(""), now=now)

    with pytest.raises(Refused):
        desk.do(both, now=now).result(WAIT)
    assert desk.ask(names) == ["Anna"]
    assert [tables for tables, _thread in heard] == [frozenset({"contact"})]


def test_questions_are_answered_while_an_action_writes(desk, now, gate):
    desk.do(contacts.add, card("Anna"), now=now).result(WAIT)

    def slow(now):
        with steps.recorded("contact.added", now, name="Bert"):
            records.insert(Contact(given="Bert", sort_name="bert"))
            gate.pass_through()

    writing = desk.do(slow, now=now)
    gate.wait_until_reached()
    assert desk.ask(names) == ["Anna"]
    assert desk.ask_later(names).result(WAIT) == ["Anna"]
    gate.open()
    writing.result(WAIT)
    assert desk.ask(names) == ["Anna", "Bert"]


def test_one_question_sees_one_moment(desk, now, gate):
    def twice():
        before = names()
        gate.pass_through()
        return before, names()

    asked = desk.ask_later(twice)
    gate.wait_until_reached()
    desk.do(contacts.add, card("Anna"), now=now).result(WAIT)
    gate.open()
    assert asked.result(WAIT) == ([], [])
    assert desk.ask(names) == ["Anna"]


def add_many(count, *, now, progress):
    """A long action: one step, told after each."""
    with steps.recorded("contacts.changed", now, count=count):
        for done in range(count):
            progress(done, count)
            records.insert(Contact(given=f"Number {done}"))


def test_a_long_action_tells_how_far_it_is(desk, now, heard):
    seen = []
    task = Task(lambda done, total: seen.append((done, total)))
    desk.do_long(add_many, 3, task=task, now=now).result(WAIT)
    assert seen == [(0, 3), (1, 3), (2, 3)]
    assert len(heard) == 1
    desk.do_long(add_many, 2, now=now).result(WAIT)
    assert desk.ask(reads.count) == 5


def test_cancelling_a_long_action_leaves_nothing(desk, now, gate, heard):
    task = Task(lambda done, total: gate.pass_through() if done == 2 else None)
    doing = desk.do_long(add_many, 9, task=task, now=now)
    gate.wait_until_reached()
    task.cancel()
    gate.open()
    with pytest.raises(Cancelled):
        doing.result(WAIT)
    assert task.is_cancelled
    assert desk.ask(reads.count) == 0
    assert desk.ask(told.lines) == []
    assert heard == []
    desk.do_long(add_many, 2, now=now).result(WAIT)
    assert desk.ask(reads.count) == 2


def test_a_task_cancelled_before_it_began_never_begins(desk, now):
    task = Task()
    task.cancel()
    with pytest.raises(Cancelled):
        desk.do_long(add_many, 9, task=task, now=now).result(WAIT)
    assert desk.ask(reads.count) == 0


@pytest.fixture
def opens_when_closing(desk, gate):
    """Open the gate once the desk takes no more questions, that is, while it closes."""

    def watch():
        with suppress(RuntimeError):
            while True:
                desk.ask_later(names).cancel()
        gate.open()

    thread = threading.Thread(target=watch)
    yield thread
    thread.join(WAIT)


def test_closing_waits_for_what_was_asked_for(desk, now, gate, opens_when_closing, reopened):
    def held(now):
        gate.pass_through()
        return contacts.add(card("Anna"), now=now)

    first, second = desk.do(held, now=now), desk.do(contacts.add, card("Bert"), now=now)
    gate.wait_until_reached()
    opens_when_closing.start()
    assert not first.done()
    desk.close()
    assert (first.result(0), second.result(0)) == (1, 2)
    again = reopened()
    try:
        assert again.ask(names) == ["Anna", "Bert"]
    finally:
        again.close()


def test_questions_not_begun_are_given_up_when_closing(desk, gate, opens_when_closing):
    asked = [desk.ask_later(gate.pass_through) for _ in range(2)]
    gate.wait_until_reached()
    waiting = [desk.ask_later(names) for _ in range(5)]
    opens_when_closing.start()
    desk.close()
    assert [one.result(0) for one in asked] == [None, None]
    assert all(one.cancelled() for one in waiting)


def test_a_closed_desk_takes_no_more(desk, now):
    desk.close()
    with pytest.raises(RuntimeError):
        desk.do(contacts.add, card("Anna"), now=now)
    with pytest.raises(RuntimeError):
        desk.ask_later(names)


def test_closing_twice_is_closing_once(desk):
    desk.close()
    desk.close()


def test_many_threads_may_ask_and_do_at_once(desk, now):
    desk.do(demo.fill, "Europe/London", now=now).result(WAIT)
    before = desk.ask(reads.count)
    futures, answers = [], []

    def busy(number):
        futures.append(desk.do(contacts.add, card(f"Number {number}"), now=now))
        answers.append(desk.ask_later(reads.count).result(WAIT))

    threads = [threading.Thread(target=busy, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert len({future.result(WAIT) for future in futures}) == 8
    assert all(before <= answer <= before + 8 for answer in answers)
    assert desk.ask(reads.count) == before + 8
