from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMainWindow, QWidget

from netcrm.domain.channels import normalise
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.draft import ContactDraft, Problem, Remark
from netcrm.domain.duplicates import DuplicateIndex, person
from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.plan import DecisionKind, plan, wanted_cards
from netcrm.domain.refusal import Refused
from netcrm.domain.review import Review, Side, wanted
from netcrm.reads.imports import Looked
from netcrm.ui.dialogs.import_foot import EventChoice
from netcrm.ui.dialogs.import_review import Mapped, ReviewSheet
from netcrm.words.words import Words

NEW, MERGE, LIKELY, SKIP = DecisionKind.NEW, DecisionKind.MERGE, DecisionKind.LIKELY, DecisionKind.SKIP
COLUMNS = {"Full Name": "full_name", "Co.": "company", "Contact way": "email", "Ref": None}
TODAY = date(2026, 11, 17)


def draft(given, family, *, emails=(), phones=(), **fields):
    channels = [(ChannelKind.EMAIL, one) for one in emails] + [(ChannelKind.PHONE, one) for one in phones]
    return ContactDraft(
        contact=Contact(given=given, family=family, **fields),
        channels=tuple(
            Channel(kind=kind, written=one, normalised=normalise(kind, one)) for kind, one in channels
        ),
    )


RAVI = draft("Ravi", "Menon", emails=["ravi@menon.example"], company="Menon Joinery", place="Leeds")
TOM = draft("Tom", "Ashdown", phones=["+441134960177"])
ROWS = (
    draft("Lena", "Brandt", company="Tidewater Print"),
    draft(
        "Ravi",
        "Menon",
        emails=["ravi@menon.example"],
        phones=["+447700900412"],
        company="Menon Joinery Ltd",
        place="York",
    ),
    draft("T.", "Ashdown", phones=["+441134960177"]),
    RAVI,
)
LOST = Problem(line=9, reason_code="row.nothing_usable", raw=",,,BC-5")
REMARK = Problem(line=1, reason_code="file.characters_lost", figures={"count": 3})


def looked(drafts=ROWS, problems=(LOST,), columns=COLUMNS, guessed=("Contact way",)):
    drafts = [replace(one, line=place + 2, raw=f"raw {place}") for place, one in enumerate(drafts)]
    cards = {
        place: ContactCard(
            contact=replace(one.contact, id=place),
            channels=tuple(replace(row, id=9 * place + n) for n, row in enumerate(one.channels, 1)),
        )
        for place, one in enumerate((RAVI, TOM), start=1)
    }
    index = DuplicateIndex(person(identifier, one) for identifier, one in cards.items())
    needed = {one: cards[one] for one in wanted_cards(drafts, index)}
    file = PlannedFile(
        path="cards.csv",
        name="cards-2026-11-17.csv",
        fingerprint="",
        format="csv",
        encoding="utf-8",
        delimiter=",",
        header_line=1,
        columns=columns,
        header_key="key",
        records=len(drafts) + len(problems),
        decisions=tuple(plan(drafts, index, needed)),
        problems=tuple(problems),
    )
    made = ImportPlan(files=(file,))
    review = Review.of(made, {one: cards[one] for one in wanted(made)})
    return Looked(review=review, guessed=(frozenset(guessed),), archives=(None,))


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

    def show(found=None, **options):
        sheet = ReviewSheet(found or looked(), Words(), TODAY, window, **options)
        made.append(sheet)
        sheet.open()
        sheet.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
        return sheet

    yield show
    for sheet in made:
        sheet.dispose()


def child(sheet, name, kind=QWidget):
    found = sheet.findChild(kind, f"import_review.{name}")
    assert found is not None, name
    return found


def press(qtbot, sheet, name):
    qtbot.mouseClick(child(sheet, name, QAbstractButton), Qt.MouseButton.LeftButton)


def said(sheet, name):
    return child(sheet, name, QLabel).text()


def names(sheet):
    model = sheet.list.rows
    return [model.data(model.index(line, 1)) for line in range(model.rowCount())]


def test_it_fits_its_window_and_says_what_the_file_is(open_sheet, window):
    sheet = open_sheet()
    assert (sheet.width(), sheet.height()) == (1120, 752)
    assert sheet.lead.text() == "cards-2026-11-17.csv · 5 rows, comma, UTF-8 · first row holds the names"
    window.resize(1024, 640)
    small = open_sheet()
    assert small.width() <= 1024
    assert small.height() <= 640
    assert not small.grab().isNull()


def test_what_needs_a_look_stands_first(open_sheet):
    sheet = open_sheet()
    assert names(sheet) == ["Ravi Menon", "T. Ashdown", "Line 9", "Lena Brandt", "Ravi Menon"]
    assert sheet.list.keys.current_key() == 1
    assert child(sheet, "part.all", QAbstractButton).text() == "All 5"
    assert child(sheet, "part.look", QAbstractButton).text() == "Look 2"
    assert said(sheet, "place") == "Conflict 1 of 2"
    assert child(sheet, "import", QAbstractButton).text() == "Import 2 people"


def test_the_list_says_why_and_what_becomes_of_a_record(open_sheet):
    sheet = open_sheet()
    model = sheet.list.rows
    rows = [[model.data(model.index(line, column)) for column in (2, 3)] for line in range(4)]
    assert rows == [
        ["Same email and name", "Merge"],
        ["Same phone, Tom Ashdown", "Likely"],
        [Words().problem("row.nothing_usable", {}), "Skip"],
        ["", "New"],
    ]
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("T. Ashdown")


def test_a_conflict_is_chosen_by_its_boxes(open_sheet, qtbot):
    sheet = open_sheet()
    assert "2 fields differ" in said(sheet, "record.said")
    present = child(sheet, "side.company.present", QAbstractButton)
    assert present.isChecked()
    assert child(sheet, "side.phone.card").accessibleName() == "+447700900412"

    press(qtbot, sheet, "side.company.card")

    assert not present.isChecked()
    assert sheet.review.side(1, "company") is Side.CARD
    assert sheet.review.side(1, "place") is Side.PRESENT
    assert not sheet.grab().isNull()


def test_a_possible_duplicate_waits_for_the_owner(open_sheet, qtbot):
    sheet = open_sheet()
    assert said(sheet, "stays_out") == "1 possible duplicate stays out until you choose"
    qtbot.keyClick(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert sheet.list.keys.current_key() == 2
    assert child(sheet, "possible").isVisible()
    assert not any(
        child(sheet, f"way.{way}", QAbstractButton).isChecked() for way in ("merge", "new", "skip")
    )

    press(qtbot, sheet, "way.merge")

    assert sheet.review.kinds[2] is MERGE
    assert not child(sheet, "stays_out").isVisible()
    assert child(sheet, "import", QAbstractButton).text() == "Import 3 people"
    assert child(sheet, "side.given.present", QAbstractButton).isChecked()
    press(qtbot, sheet, "way.new")
    assert sheet.review.kinds[2] is NEW


def test_keys_tick_move_and_decide(open_sheet, qtbot):
    sheet = open_sheet()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    assert sheet.review.kinds[1] is SKIP
    assert child(sheet, "part.skip", QAbstractButton).text() == "Skip 2"
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert sheet.list.keys.current_key() == 2
    qtbot.keyClick(sheet.list, Qt.Key.Key_M)
    assert sheet.review.kinds[2] is MERGE
    qtbot.keyClick(sheet.list, Qt.Key.Key_A)
    assert sheet.review.kinds[2] is NEW
    qtbot.keyClick(sheet.list, Qt.Key.Key_Up)
    assert sheet.list.keys.current_key() == 1
    with qtbot.waitSignal(sheet.import_asked) as told:
        qtbot.keyClick(sheet.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].kinds == sheet.review.kinds


def test_a_part_of_the_list_and_back(open_sheet, qtbot):
    sheet = open_sheet()
    press(qtbot, sheet, "part.new")
    assert names(sheet) == ["Lena Brandt"]
    assert said(sheet, "record.name") == "Lena Brandt"
    press(qtbot, sheet, "next_conflict")
    assert names(sheet)[0] == "Ravi Menon"
    assert sheet.list.keys.current_key() == 1
    press(qtbot, sheet, "part.unchanged")
    assert "netcrm already" in said(sheet, "record.said")


def test_a_row_that_was_not_read_says_why_and_can_be_saved(open_sheet, qtbot):
    sheet = open_sheet(looked(problems=(REMARK, LOST)))
    assert said(sheet, "remarks") == Words().problem("file.characters_lost", {"count": 3})
    sheet.list.keys.select(-1)
    assert said(sheet, "record.name") == "Line 9 was not read"
    assert said(sheet, "raw") == ",,,BC-5"
    model = sheet.list.rows
    assert model.data(model.index(2, 0), Qt.ItemDataRole.CheckStateRole) is None
    with qtbot.waitSignal(sheet.save_asked) as told:
        press(qtbot, sheet, "save_rows")
    assert [one.problem for one in told.args[0]] == [LOST]


def test_a_column_is_read_differently_and_the_choices_stay(open_sheet, qtbot):
    sheet = open_sheet()
    assert "Please check Contact way: it is read as Email." in said(sheet, "columns.said")
    press(qtbot, sheet, "side.company.card")
    sheet.list.keys.select(2)
    box = child(sheet, "column.4", QComboBox)
    assert box.currentText() == "Keep as other field"
    with qtbot.waitSignal(sheet.mapping_asked) as told:
        qtbot.keyClick(box, Qt.Key.Key_N)
    (mapped,) = told.args
    assert isinstance(mapped, Mapped)
    assert (mapped.header, mapped.field) == ("Ref", "full_name")
    assert not sheet.buttons.verb.isEnabled()

    sheet.show_looked(looked(columns=COLUMNS | {"Ref": "notes"}, guessed=()))

    assert sheet.buttons.verb.isEnabled()
    assert sheet.review.side(1, "company") is Side.CARD
    assert sheet.list.keys.current_key() == 2
    assert child(sheet, "column.4", QComboBox).currentText() == "Notes"
    assert said(sheet, "columns.said") == "4 recognised."


def test_a_table_of_200_columns_is_built_bit_by_bit(open_sheet, qtbot):
    wide = {f"Header {number}": None for number in range(200)}
    sheet = open_sheet(looked(columns=wide, guessed=()))
    qtbot.waitUntil(lambda: sheet.findChild(QComboBox, "import_review.column.200") is not None)
    assert child(sheet, "columns").horizontalScrollBar().maximum() > 0


def test_everybody_met_at_the_event_it_was_dropped_on(open_sheet, qtbot):
    found = looked()
    found = replace(found, review=found.review.put_on(7))
    sheet = open_sheet(found, events=[EventChoice(7, "Harbour Breakfast Circle", True)])
    tick = child(sheet, "met", QAbstractButton)
    assert tick.isChecked()
    assert tick.accessibleName() == "Put everyone met in Harbour Breakfast Circle"
    press(qtbot, sheet, "met")
    assert sheet.review.plan.event is None


def test_an_event_can_be_chosen(open_sheet, qtbot):
    events = [EventChoice(7, "Breakfast, yesterday", True), EventChoice(4, "Lunch, 3 Nov", True)]
    sheet = open_sheet(events=events)
    assert sheet.review.plan.event is None
    qtbot.keyClick(child(sheet, "event", QComboBox), Qt.Key.Key_Down)
    assert sheet.review.plan.event == 4
    assert child(sheet, "met", QAbstractButton).isChecked()


def test_markup_in_a_file_is_text(open_sheet):
    payload = "<b>Bold</b><img src=x>"
    shown = replace(
        draft(payload, payload, company=payload),
        warnings=(Remark(code="date.not_readable", figures={"column": payload, "text": payload}),),
    )
    sheet = open_sheet(looked([shown], problems=(), columns={payload: None}, guessed=()))
    assert payload in said(sheet, "record.name")
    labels = sheet.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if payload in label.text())


def test_a_refusal_stands_above_the_buttons_and_nothing_is_lost(open_sheet, qtbot):
    sheet = open_sheet()
    press(qtbot, sheet, "side.company.card")
    press(qtbot, sheet, "import")
    assert not sheet.buttons.verb.isEnabled(), "one press is one import"
    sheet.show_refusal(Refused("ledger.full"))
    assert said(sheet, "error") == Words().refusal(Refused("ledger.full"))
    assert sheet.buttons.verb.isEnabled()
    assert sheet.review.side(1, "company") is Side.CARD


def test_with_nothing_to_import_the_button_says_so(open_sheet):
    sheet = open_sheet(looked([RAVI], problems=()))
    assert not sheet.buttons.verb.isEnabled()
    assert "netcrm already" in sheet.buttons.verb.toolTip()


def test_ten_thousand_records_ask_only_for_the_lines_that_show(open_sheet, qtbot):
    many = [draft(f"Given {n}", f"Family {n}", emails=[f"p{n}@x.example"]) for n in range(10_000)]
    sheet = open_sheet(looked(many))
    assert sheet.list.rows.rowCount() == 10_001
    assert len(sheet.list.rows._pages) <= 2
    qtbot.keyClick(sheet.list, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert sheet.list.keys.current_key() == 9_999
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    assert child(sheet, "import", QAbstractButton).text() == "Import 9999 people"


def test_an_event_that_was_not_read_is_no_row_to_complete(open_sheet, qtbot):
    found = looked()
    plans = PlannedFile(
        path="plans.ics",
        name="plans.ics",
        fingerprint="",
        format="ics",
        problems=(Problem(line=4, reason_code="row.event_no_start"),),
    )
    both = ImportPlan(files=(*found.review.plan.files, plans))
    sheet = open_sheet(replace(found, review=Review.of(both, found.review.cards)))
    sheet.list.keys.select(-2)
    assert said(sheet, "record.name") == "Line 4 was not read"
    assert sheet.findChild(QWidget, "import_review.save_rows").isHidden()
    sheet.list.keys.select(-1)
    with qtbot.waitSignal(sheet.save_asked) as told:
        press(qtbot, sheet, "save_rows")
    assert [one.problem for one in told.args[0]] == [LOST]
