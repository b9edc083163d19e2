from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow

from netcrm.domain.draft import Problem
from netcrm.domain.event import Event
from netcrm.domain.event_draft import EventDraft
from netcrm.domain.event_plan import plan_events
from netcrm.domain.event_review import EventReview
from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.refusal import Refused
from netcrm.domain.review import Review
from netcrm.reads.imports import Looked
from netcrm.ui.dialogs.import_calendar import CalendarSheet
from netcrm.words.words import Words

TODAY = date(2026, 11, 17)
START = datetime(2026, 11, 18, 7, tzinfo=UTC)
LOST = Problem(line=9, reason_code="row.event_no_start")
REMARK = Problem(line=3, reason_code="calendar.zone_unknown", figures={"zone": "Ruritania"})


def draft(title, days=0, hours=2, **fields):
    starts = START + timedelta(days=days)
    ends = starts + timedelta(hours=hours)
    return EventDraft(title=title, starts_at=starts, ends_at=ends, zone="Europe/Berlin", **fields)


LUNCH = draft("Lunch", 1, place="Bar")
BREAKFAST = draft("Breakfast", place="Café", goal="Meet two")
NEW = draft("Fair", 30, 20)
HERE = (
    Event(id=4, title="Lunch", starts_at=LUNCH.starts_at, ends_at=LUNCH.ends_at, zone="UTC", place="Bar"),
    Event(id=5, title="Breakfast", starts_at=START, ends_at=BREAKFAST.ends_at, zone="UTC", place="Pier"),
)


def looked(drafts=(LUNCH, NEW, BREAKFAST), problems=(), joining=None, strangers=0, names=("plans.ics",)):
    decisions = tuple(plan_events(drafts, HERE, lambda done, total: None))
    files = [
        PlannedFile(path=name, name=name, fingerprint="", format="ics", encoding="utf-8") for name in names
    ]
    files[0] = replace(
        files[0], records=len(drafts), events=decisions, problems=tuple(problems), encoding="utf-8"
    )
    return Looked(
        review=Review.of(ImportPlan(files=tuple(files)), {}),
        guessed=tuple(frozenset() for _ in files),
        archives=tuple(None for _ in files),
        events=EventReview(decisions=decisions, joining=joining or {}, strangers=strangers),
    )


@pytest.fixture
def window(theme, qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


@pytest.fixture
def open_sheet(window, qtbot):
    made = []

    def show(found=None):
        sheet = CalendarSheet(found or looked(), Words(), TODAY, window)
        made.append(sheet)
        sheet.open()
        sheet.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
        return sheet

    yield show
    for sheet in made:
        sheet.dispose()


def lines(sheet):
    model = sheet.list.rows
    shown = range(model.rowCount())
    told = [[model.data(model.index(line, column)) for column in range(4)] for line in shown]
    return [" · ".join(part for part in (name, chip, why) if part) for _, name, why, chip in told]


def seconds(sheet):
    return [sheet.list.rows.row_at(line).second for line in range(sheet.list.rows.rowCount())]


def said(sheet, name):
    return sheet.findChild(QLabel, f"import_calendar.{name}").text()


def test_events_are_listed_with_what_becomes_of_them(open_sheet, window):
    sheet = open_sheet()
    assert sheet.lead.text() == "plans.ics · 3 events, UTF-8"
    assert lines(sheet) == [
        "Breakfast · Merge · Same start and title, another place, yours was kept",
        "Fair · New",
        "Lunch · Unchanged · Same start and title",
    ]
    assert seconds(sheet) == [
        "Wednesday 18 Nov, 08:00 to 10:00 · Café",
        "Friday 18 Dec, 08:00 to 19 Dec 04:00",
        "Thursday 19 Nov, 08:00 to 10:00 · Bar",
    ]
    assert sheet.verb.text() == "Import 2 events"
    assert sheet.verb.isEnabled()
    window.resize(1024, 640)
    small = open_sheet()
    assert small.height() <= 640
    assert not small.grab().isNull()


def test_the_line_in_front_stands_in_full_below(open_sheet, qtbot):
    sheet = open_sheet()
    assert QApplication.focusWidget() is sheet.list
    qtbot.keyClick(sheet.list, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert said(sheet, "detail") == (
        "Lunch · Thursday 19 Nov, 08:00 to 10:00 · Bar · Unchanged · Same start and title"
    )


def test_events_are_ticked_one_by_one_all_and_none(open_sheet, qtbot):
    sheet = open_sheet()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    assert lines(sheet)[0].startswith("Breakfast · Skip")
    assert sheet.verb.text() == "Import 1 event"
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    assert not sheet.verb.isEnabled()
    assert sheet.verb.toolTip() == "Tick at least one event."
    box = sheet.findChild(QAbstractButton, "import_calendar.all")
    assert not box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    assert sheet.verb.text() == "Import 2 events"
    qtbot.keyClick(
        sheet.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert not box.isChecked()
    qtbot.keyClick(sheet.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(sheet.import_asked) as told:
        qtbot.mouseClick(sheet.verb, Qt.MouseButton.LeftButton)
    assert [told.args[1].is_ticked(place) for place in range(3)] == [False, False, True]


def test_an_event_that_is_here_already_has_no_box(open_sheet, qtbot):
    sheet = open_sheet()
    last = sheet.list.rows.rowCount() - 1
    assert sheet.list.rows.row_at(last).ticked is None


def test_what_can_not_be_read_stands_first_with_line_and_reason(open_sheet):
    sheet = open_sheet(looked(problems=(REMARK, LOST), strangers=2))
    assert lines(sheet)[:2] == ["Line 9 · Skip", "Line 3 · Remark"]
    first, second = seconds(sheet)[:2]
    assert first == Words().problem("row.event_no_start", {})
    assert second.startswith("The time zone “Ruritania” is unknown.")
    assert said(sheet, "strangers").startswith("2 people who are invited can't be told")


def test_of_several_files_the_line_names_its_own(open_sheet):
    sheet = open_sheet(looked(problems=(LOST,), names=("plans.ics", "more.ics")))
    assert lines(sheet)[0].startswith("plans.ics, line 9")


def test_with_nothing_new_the_button_is_off_and_says_why(open_sheet, qtbot):
    sheet = open_sheet(looked((LUNCH,)))
    assert not sheet.verb.isEnabled()
    assert sheet.verb.text() == "Import"
    assert sheet.verb.toolTip() == "Every event here is in netcrm already."
    sheet.show_refusal(Refused("ledger.full"))
    assert not sheet.verb.isEnabled()
    empty = open_sheet(looked((), problems=(Problem(line=1, reason_code="calendar.no_events"),)))
    assert empty.verb.toolTip() == "There is no event here to import."


def test_whoever_goes_on_a_list_is_a_change(open_sheet):
    sheet = open_sheet(looked((LUNCH,), joining={0: frozenset({7})}))
    assert sheet.verb.text() == "Import 1 event"
    assert lines(sheet)[0].endswith("Merge · Same start and title, 1 of your contacts goes on its list")


def test_one_press_is_one_import_and_a_refusal_is_said(open_sheet, qtbot):
    sheet = open_sheet()
    with qtbot.waitSignal(sheet.import_asked) as told:
        qtbot.mouseClick(sheet.verb, Qt.MouseButton.LeftButton)
    assert isinstance(told.args[0], Review)
    assert not sheet.verb.isEnabled()
    sheet.show_refusal(Refused("ledger.full"))
    assert sheet.verb.isEnabled()
    assert said(sheet, "error") == Words().refusal(Refused("ledger.full"))


def test_markup_is_text_and_every_button_has_a_name(open_sheet):
    sheet = open_sheet(looked((draft("<b>Bold</b>", place="<img src=x>"),)))
    assert "<b>Bold</b>" in said(sheet, "detail")
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in sheet.findChildren(QLabel))
    assert all(button.objectName() for button in sheet.findChildren(QAbstractButton) if button.isVisible())
