"""Undo and redo."""

import pytest

from netcrm.actions import contacts, groups, history
from netcrm.domain.group import Group
from netcrm.store import everything, steps
from netcrm.store.ledger import Ledger


def test_an_empty_history_has_nothing_to_undo_or_redo(refuses):
    refuses("steps.nothing_to_undo", None, history.undo)
    refuses("steps.nothing_to_redo", None, history.redo)
    refuses("history.unknown_step", None, history.undo, 7)


def test_undo_goes_back_to_a_step_last_first(book, refuses):
    states = [everything.read()]
    for name in ("Anna", "Bert", "Cleo"):
        book.contact(name)
        states.append(everything.read())
    lines = steps.history()
    undone = history.undo(lines[1].id, now=book.now)
    assert [line.figures["name"] for line in undone] == ["Cleo", "Bert"]
    assert everything.read() == states[1]
    refuses("history.unknown_step", None, history.undo, lines[1].id)
    for state in states[2:]:
        history.redo(now=book.now)
        assert everything.read() == state
    refuses("steps.nothing_to_redo", None, history.redo)


def test_a_new_step_ends_what_could_be_redone(book, refuses):
    book.contact("Anna")
    history.undo(now=book.now)
    groups.add(Group(name="Harbour"), now=book.now)
    refuses("steps.nothing_to_redo", None, history.redo)
    assert [line.code for line in steps.history()] == ["group.added"]


def test_a_refused_action_leaves_what_could_be_redone(book, refuses):
    book.contact("Anna")
    history.undo(now=book.now)
    refuses("record.missing", None, contacts.delete, [1])
    assert history.redo(now=book.now).code == "contact.added"


def test_undo_and_redo_work_after_a_restart(tmp_path, open_book):
    with open_book(tmp_path) as book:
        person = book.contact("Anna", email="anna@a.example", tags=("vip",))
        contacts.delete([person], now=book.now)
        gone = everything.read()
    with open_book(tmp_path) as book:
        assert everything.read() == gone
        history.undo(now=book.now)
        present = everything.read()
    with open_book(tmp_path) as book:
        assert everything.read() == present
        assert history.redo(now=book.now).code == "contact.deleted"
        assert everything.read() == gone
        assert len(history.undo(1, now=book.now)) == 2
        assert everything.is_empty()


def test_outside_of_writing_nothing_is_undone(tmp_path, now):
    ledger = Ledger.open(tmp_path / "profile", now=now)
    try:
        with pytest.raises(RuntimeError), ledger.reading():
            history.undo(now=now)
    finally:
        ledger.close()
