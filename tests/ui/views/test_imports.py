import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from netcrm.actions import history, imports
from netcrm.ui.views.imports.view import ImportsView

ROWS = "Name,Email,Phone\nCy Day,cy@d.example,\n<b>Di</b> Ek,di@e.example,\n"


@pytest.fixture
def run(desk, tmp_path):
    """Import a file; returns its step."""

    def do(name="cards.csv", rows=ROWS):
        file = tmp_path / name
        file.write_text(rows, encoding="utf-8")
        return desk.do(imports.import_files, [file], now=desk.clock.now()).result().step

    return do


def rows_of(view):
    return [view.list.rows.data(view.list.rows.index(line, 0)) for line in range(view.list.rows.rowCount())]


def test_nothing_was_imported_so_far(window, hand):
    shown = window(ImportsView)
    assert hand.child(shown, QPushButton, "imports.choose").isVisible()
    assert "Nothing was imported" in " ".join(
        label.text() for label in shown.findChildren(QLabel) if label.isVisible()
    )
    assert not shown.grab().isNull()


def test_what_can_be_read_is_said(window):
    shown = window(ImportsView, size=(1024, 640))
    said = " ".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())
    assert all(word in said for word in ("CSV", "TSV", "xlsx", "LinkedIn", "JSON"))
    assert not shown.grab().isNull()


def test_the_buttons_ask_for_the_commands(window, hand):
    shown = window(ImportsView)
    ran = []
    shown.handle("file.import", lambda: ran.append("file"))
    shown.handle("file.paste", lambda: ran.append("paste"))
    hand.click(shown, "imports.choose")
    hand.click(shown, "imports.paste")
    assert ran == ["file", "paste"]


def test_imports_are_listed_with_counts_and_people(window, run, qtbot, hand):
    run()
    run("more.csv", "Name,Email\nEd Fox,ed@f.example\n")
    view = window(ImportsView).view
    qtbot.waitUntil(lambda: view.card.people.rows.rowCount() == 1)
    assert rows_of(view) == ["more.csv, 1 new, 09:00", "cards.csv, 2 new, 09:00"]

    qtbot.keyClick(view.list, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: view.card.people.rows.rowCount() == 2)
    assert hand.words(view, "imports.cost") == "Undoing it would take back 1 later change too."
    people = view.card.people.rows
    assert [people.data(people.index(line, 0)) for line in range(2)] == ["<b>Di</b> Ek, ", "Cy Day, "]
    assert not view.grab().isNull()


def test_an_import_is_shown_by_its_step_and_its_people_open(window, run, qtbot):
    first = run()
    run("more.csv", "Name,Email\nEd Fox,ed@f.example\n")
    shown = window(ImportsView)
    shown.go("imports", first)
    view = shown.view
    qtbot.waitUntil(lambda: view.card.people.rows.rowCount() == 2)
    wanted = view.card.people.rows.keys()[0]
    view.card.people.keys.select(wanted)
    qtbot.keyClick(view.card.people, Qt.Key.Key_Return)
    assert (shown.view.subject, shown.view.opened) == ("contacts", wanted)


def test_an_import_is_taken_back(window, run, qtbot, hand):
    run()
    view = window(ImportsView).view
    undo = hand.child(view, QPushButton, "imports.undo")
    qtbot.waitUntil(lambda: view.card.people.rows.rowCount() == 2)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == 0)


def test_one_that_was_taken_back_elsewhere_goes_from_the_list(window, run, qtbot, bridge):
    step = run()
    view = window(ImportsView).view
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == 1)
    bridge.do(history.undo, step, now=bridge.now())
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == 0)
