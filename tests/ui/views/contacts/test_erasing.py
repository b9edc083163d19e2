"""Erasing for good, and everything about one person, from the contact's menu; by real clicks."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu

from netcrm.actions import interactions
from netcrm.domain.erasure import Erased, ErasureReport
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.refusal import Refused
from netcrm.reads import contacts, history
from netcrm.store.ledger import Ledger
from netcrm.ui.dialogs.erase import EraseSheet
from netcrm.ui.dialogs.person_file import PersonSheet
from netcrm.ui.widgets.notice import Notice

NAME = "Ingrid Solberg"


@pytest.fixture
def choose(view, people):
    """Choose an entry of the contact's menu."""

    def chosen(words):
        menu = view._acts.contact_menu(people(NAME), view)
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.deleteLater()

    return chosen


@pytest.fixture
def sheet(view, choose, qtbot):
    """The sheet that asks whether to erase."""
    choose("Erase for good...")
    qtbot.waitUntil(lambda: bool(view.findChildren(EraseSheet)))
    return view.findChildren(EraseSheet)[0]


def told(sheet):
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def banner(view, qtbot):
    qtbot.waitUntil(lambda: bool(view.window().findChildren(Notice)))
    return view.window().findChildren(Notice)[0].accessibleName()


def test_the_sheet_says_what_goes_and_that_it_cannot_be_undone(sheet):
    words = told(sheet)
    assert sheet.windowTitle() == f"Erase {NAME} for good"
    assert "This can't be undone." in words
    assert "2 ways to reach them" in words
    assert "The history ends here" in words
    assert "1 contact or note with others stays, without them" in words


def test_enter_keeps_them(sheet, qtbot, bridge, people):
    assert sheet.keep.hasFocus() or not sheet.isActiveWindow()
    assert sheet.keep.isDefault()
    assert not sheet.verb.autoDefault()
    before = people(NAME)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert people(NAME) == before
    assert bridge.ask(history.lines, 5)


def test_erasing_takes_them_off_the_list_and_ends_the_history(view, sheet, qtbot, bridge, hand, people):
    gone = people(NAME)
    hand.click(sheet, "erase.submit")
    words = banner(view, qtbot)
    assert words.startswith(f"{NAME} is erased for good.")
    assert bridge.ask(contacts.rows, (gone,)) == []
    assert bridge.ask(history.lines, 5) == []
    qtbot.waitUntil(lambda: view.list.rows.place_of(gone) is None)
    qtbot.waitUntil(lambda: view.list.keys.current_key() not in (None, gone))


def test_backups_are_named_and_go_only_when_ticked(view, choose, qtbot, desk, hand):
    old = desk.back_up()
    choose("Erase for good...")
    qtbot.waitUntil(lambda: bool(view.findChildren(EraseSheet)))
    sheet = view.findChildren(EraseSheet)[0]
    tick = hand.child(sheet, QCheckBox, "erase.with_copies")
    assert not tick.isChecked()
    assert "Today 09:00 · You asked for it" in told(sheet)
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(9, tick.height() // 2))
    assert tick.isChecked()
    hand.click(sheet, "erase.submit")
    banner(view, qtbot)
    assert [one.reason for one in desk.backups()] == ["erase"]
    assert not old.path.exists()


def test_a_backup_that_stays_is_told_afterwards(view, choose, qtbot, desk, hand):
    desk.back_up()
    choose("Erase for good...")
    qtbot.waitUntil(lambda: bool(view.findChildren(EraseSheet)))
    hand.click(view.findChildren(EraseSheet)[0], "erase.submit")
    assert "1 backup still holds them." in banner(view, qtbot)


def test_texts_of_others_that_name_them_are_listed(view, choose, qtbot, note_of_her):
    choose("Erase for good...")
    qtbot.waitUntil(lambda: bool(view.findChildren(EraseSheet)))
    words = told(view.findChildren(EraseSheet)[0])
    assert "1 text of somebody else names them" in words
    assert "A contact or note with Georgia Pell" in words


@pytest.fixture
def note_of_her(desk, people):
    """A note about somebody else that names Ingrid."""
    with_whom = (people("Georgia Pell"),)
    now = desk.clock.now()
    desk.do(interactions.log, with_whom, InteractionKind.NOTE, f"Ask about {NAME}", now=now).result()


def test_a_refusal_stands_in_the_sheet_and_nothing_is_gone(view, sheet, qtbot, hand, monkeypatch, bridge):
    def locked(*_args, **_more):
        raise Refused("ledger.locked")

    monkeypatch.setattr(Ledger, "copies_holding", locked)
    hand.click(sheet, "erase.submit")
    qtbot.waitUntil(lambda: bool(hand.words(sheet, "erase.error")))
    assert sheet.isVisible()
    assert sheet.verb.isEnabled()
    assert bridge.ask(contacts.matching, NAME, 1)


def test_what_was_left_undone_is_told(view, qtbot):
    report = ErasureReport(contact=1, name="Anna", gone={})
    trouble = Refused("ledger.full")
    view._say_erased(Erased(report=report, is_swept=False, trouble=trouble))
    words = banner(view, qtbot)
    assert "The last traces leave the file when netcrm is next opened." in words


@pytest.mark.parametrize("command", ["people.erase", "people.holdings"])
def test_the_palette_reaches_both(view, command):
    assert command in view.verbs()


@pytest.fixture
def saved(view, tmp_path):
    """Where everything about a person is saved, with the name that was suggested."""
    place = tmp_path / "out"
    place.mkdir()

    def chosen(_parent, _title, suggested, _kind):
        return str(place / Path(suggested).name)

    view._saving._choose = chosen
    return place


@pytest.mark.parametrize(("number", "ending"), [(1, ".pdf"), (2, ".json")])
def test_everything_about_a_person_is_saved(view, choose, qtbot, hand, saved, number, ending):
    choose("Everything you hold about them...")
    sheet = view.findChildren(PersonSheet)[0]
    assert sheet.windowTitle() == f"Everything you hold about {NAME}"
    qtbot.keyClick(sheet, str(number))
    hand.click(sheet, "person.go_on")
    assert banner(view, qtbot).startswith("Exported to netcrm-person-2026-11-17")
    file = next(saved.iterdir())
    assert (file.suffix, file.stat().st_mode & 0o077) == (ending, 0)
    if ending == ".json":
        assert json.loads(file.read_text(encoding="utf-8"))["contact"]["family"] == "Solberg"
    else:
        assert file.read_bytes().startswith(b"%PDF-")


def test_cancel_writes_nothing(view, choose, hand, saved):
    choose("Everything you hold about them...")
    hand.click(view.findChildren(PersonSheet)[0], "person.cancel")
    assert list(saved.iterdir()) == []
