from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from netcrm.actions import history, imports
from netcrm.reads import archives, events
from netcrm.ui.dialogs.import_calendar import CalendarSheet
from netcrm.ui.dialogs.import_review import ReviewSheet
from netcrm.ui.drop_overlay import DropOverlay
from netcrm.ui.import_flow import ImportFlow
from netcrm.ui.views.imports.view import ImportsView
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.notice import Notice

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
    assert all(word in said for word in ("CSV", "TSV", ".xlsx", "LinkedIn", "vCard", "LDIF", ".ics", "JSON"))
    assert not shown.grab().isNull()


def test_the_buttons_ask_for_the_commands(window, hand):
    shown = window(ImportsView)
    ran = []
    shown.handle("file.import", lambda: ran.append("file"))
    shown.handle("file.import_folder", lambda: ran.append("folder"))
    shown.handle("file.paste", lambda: ran.append("paste"))
    hand.click(shown, "imports.choose")
    hand.click(shown, "imports.folder")
    hand.click(shown, "imports.paste")
    assert ran == ["file", "folder", "paste"]


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


PLANS = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fair\nDTSTART:20261119T110000Z\nDURATION:PT1H\n"
    "ATTENDEE;CN=No One:mailto:no@one.example\nEND:VEVENT\nEND:VCALENDAR\n"
)


@pytest.fixture
def flow(window, bridge, words):
    shown = window(ImportsView)
    return ImportFlow(bridge, words, shown), shown


def sheet(qtbot, shown, kind):
    def found():
        return [one for one in shown.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def banner(qtbot, shown):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in shown.findChildren(Notice)))
    return shown.findChildren(Notice)[-1].accessibleName()


def test_a_calendar_is_looked_at_imported_seen_and_said(flow, qtbot, hand, tmp_path, bridge):
    started, shown = flow
    file = tmp_path / "plans.ics"
    file.write_text(PLANS, encoding="utf-8")
    started.start([file])
    looked = sheet(qtbot, shown, CalendarSheet)
    assert looked.verb.text() == "Import 1 event"
    hand.click(shown, "import_calendar.import")
    said = banner(qtbot, shown)
    assert said.startswith("1 event imported: 1 new.")
    assert "1 person who is invited" in said
    qtbot.waitUntil(lambda: shown.view.list.rows.rowCount() == 1)
    nobody = shown.view.card.findChild(EmptyState, "imports.nobody")
    qtbot.waitUntil(lambda: "It brought events" in nobody.findChild(QLabel).text())
    hand.click(shown, "notice.see")
    assert shown.view.subject == "events"
    assert bridge.ask(events.get, shown.view.opened).title == "Fair"

    started.start([file])
    assert not sheet(qtbot, shown, CalendarSheet).verb.isEnabled()


def test_people_and_events_come_together(flow, qtbot, hand, tmp_path, bridge):
    started, shown = flow
    plans, cards = tmp_path / "plans.ics", tmp_path / "cards.csv"
    plans.write_text(PLANS, encoding="utf-8")
    cards.write_text(ROWS, encoding="utf-8")
    started.start([plans, cards])
    looked = sheet(qtbot, shown, ReviewSheet)
    assert looked.lead.text().startswith("plans.ics · 1 event, UTF-8\ncards.csv · 2 rows")
    assert looked.buttons.verb.text() == "Import 2 people and 1 event"
    hand.click(shown, "import_review.import")
    assert banner(qtbot, shown).startswith("2 people imported: 2 new. 1 event imported: 1 new.")
    assert "Fair" in [row.event.title for row in bridge.ask(events.rows)]


def test_a_calendar_over_the_window_is_called_one(window, tmp_path):
    shown = window(ImportsView)
    overlay = DropOverlay(shown)
    overlay.offer([tmp_path / "plans.ICS"])
    assert overlay.accessibleName().startswith("Let go to read this calendar.")
    overlay.offer([tmp_path / "cards.csv", tmp_path / "plans.ics"])
    assert overlay.accessibleName().startswith("Let go to read these cards.")
    assert not overlay.grab().isNull()


def test_a_whole_netcrm_is_listed_with_its_people_and_taken_back(window, desk, tmp_path, qtbot, hand, run):
    run()
    run("everything.json", desk.ask(archives.document, desk.clock.now()).replace("Cy", "Cyra"))
    view = window(ImportsView).view
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == 2)
    assert rows_of(view)[0].startswith("everything.json, ")
    undo, people = hand.child(view, QPushButton, "imports.undo"), view.card.people.rows
    qtbot.waitUntil(lambda: undo.isVisible() and people.rowCount() > 0)
    shown = [people.data(people.index(line, 0)) for line in range(people.rowCount())]
    assert any(one.startswith("Cyra Day") for one in shown)
    hand.click(view, "imports.undo")
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == 1)
    assert rows_of(view)[0].startswith("cards.csv")


def test_an_import_of_another_netcrm_has_no_undo_here(window, desk, tmp_path, qtbot, hand, run, bridge):
    run()
    text = desk.ask(archives.document, desk.clock.now())
    bridge.do(history.undo, now=bridge.now() - timedelta(days=1))
    file = tmp_path / "everything.json"
    file.write_text(
        text.replace("cards.csv", "theirs.csv").replace("2026-11-17T", "2026-11-12T"), encoding="utf-8"
    )
    desk.do(imports.import_files, [file], now=desk.clock.now()).result()
    view = window(ImportsView).view
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == 2)
    listed = view.list.rows.keys()
    view.list.keys.select(next(key for key in listed if key > 0))
    undo = hand.child(view, QPushButton, "imports.undo")
    qtbot.waitUntil(lambda: view.card.people.rows.rowCount() == 0 and not undo.isVisible())
