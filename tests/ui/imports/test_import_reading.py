"""Folders, letters, separators, columns without names and copied text, as the owner meets them."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
)

from netcrm.domain.plan import DecisionKind
from netcrm.reads import contacts, events
from netcrm.ui.dialogs.import_calendar import CalendarSheet
from netcrm.ui.dialogs.import_review import ReviewSheet
from netcrm.ui.main_window import MainWindow
from netcrm.ui.view import ViewSpec
from netcrm.ui.views.imports.view import ImportsView
from netcrm.ui.window_verbs import WindowVerbs
from netcrm.words.words import Words


@pytest.fixture
def folder(tmp_path, plans):
    """A folder with a table, a calendar further down and a picture."""
    made = tmp_path / "lot"
    (made / "inner").mkdir(parents=True)
    (made / "cards.csv").write_text("Name,Email\nCy Day,cy@d.example\n", encoding="utf-8")
    plans.rename(made / "inner/plans.ics")
    (made / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return made


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_folder_is_dropped_and_its_events_are_ticked_off_one_by_one(office, qtbot, folder):
    drop(office.window, folder)
    sheet = office.sheet(qtbot)
    remarks = office.find("import_review.remarks", QLabel).text()
    assert remarks == "1 file was not taken. photo.png: It is no file of contacts or events."
    assert office.find("import_review.import").text() == "Import 1 person and 2 events"

    office.press(qtbot, "import_review.part.events")
    rows = sheet.list.rows
    assert [rows.row_at(line).name for line in range(rows.rowCount())] == ["Fair", "Lunch"]
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    assert office.find("import_review.record.name", QLabel).text() == "Lunch"
    assert office.find("import_review.import").text() == "Import 1 person and 1 event"
    office.press(qtbot, "import_review.import")

    assert office.banner(qtbot).startswith(
        "1 person imported: 1 new. 1 event imported: 1 new. 1 event skipped."
    )
    assert [row.event.title for row in office.desk.ask(events.rows)] == ["Fair"]


def test_a_folder_without_contacts_says_so(office, qtbot, tmp_path):
    (tmp_path / "empty").mkdir()
    office.flow.start([tmp_path / "empty"])
    assert "There is no file of contacts or events in" in office.banner(qtbot)


def test_a_folder_is_chosen_in_a_dialog(office, qtbot, folder):
    office.flow.choose_folder()
    dialog = office.find("import.choose_folder", QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    office.sheet(qtbot).reject()


def test_of_several_files_the_one_that_can_not_be_read_is_named(office, qtbot, cards, tmp_path):
    empty = tmp_path / "blank.csv"
    empty.write_bytes(b"")
    office.flow.start([cards, empty])
    said = office.banner(qtbot)
    assert said.startswith("We could not read one of these files. “blank.csv”: The file is empty.")
    assert office.names() == ["Ravi Menon"]


def choose(box, value):
    """Choose in a box as the owner does; the signal is the one of a click."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_letters_that_look_wrong_are_read_again_and_choices_stay(office, qtbot, tmp_path):
    file = tmp_path / "cards.csv"
    file.write_bytes("Name,Email\nŁukasz Żak,l@z.example\nCy Day,cy@d.example\n".encode("cp1250"))
    office.flow.start([file])
    sheet = office.sheet(qtbot)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    box = office.find("import_review.encoding", QComboBox)
    choose(box, "cp1251")
    qtbot.waitUntil(lambda: sheet.review.plan.files[0].encoding == "cp1251")
    assert sheet.list.rows.row_at(0).name != "Łukasz Żak"
    choose(box, "cp1250")
    qtbot.waitUntil(lambda: sheet.list.rows.row_at(0).name == "Łukasz Żak")
    assert box.currentText() == "Windows-1250"
    assert sheet.review.kinds == (DecisionKind.NEW, DecisionKind.SKIP)
    office.press(qtbot, "import_review.import")
    office.banner(qtbot)
    assert office.names() == ["Łukasz Żak", "Ravi Menon"]


def test_letters_that_can_not_be_are_refused_and_the_file_stays_as_it_was(office, qtbot, cards):
    office.flow.start([cards])
    sheet = office.sheet(qtbot)
    box = office.find("import_review.encoding", QComboBox)
    choose(box, "utf-16")
    error = office.find("import_review.error", QLabel)
    qtbot.waitUntil(error.isVisible)
    assert box.currentText() == "UTF-8"
    assert sheet.review.plan.files[0].encoding == "utf-8"
    column = office.find("import_review.column.5", QComboBox)
    choose(column, "how_met")
    qtbot.waitUntil(lambda: sheet.review.plan.files[0].columns["Where"] == "how_met")
    assert not error.isVisible()
    sheet.reject()


def test_the_sign_between_columns_is_chosen(office, qtbot, tmp_path):
    file = tmp_path / "cards.csv"
    file.write_text("Name|Email,Phone\nCy Day|cy@d.example,070\n", encoding="utf-8")
    office.flow.start([file])
    sheet = office.sheet(qtbot)
    for sign, names in ((",", ["Name|Email", "Phone"]), ("|", ["Name", "Email,Phone"])):
        choose(office.find("import_review.delimiter", QComboBox), sign)
        qtbot.waitUntil(lambda names=names: list(sheet.review.plan.files[0].columns) == names)
    sheet.reject()


def test_columns_without_names_are_mapped_by_hand_and_remembered_for_the_file(office, qtbot, tmp_path):
    file = tmp_path / "plain.csv"
    file.write_text("Day;Cy;Printer;cy@d.example\nEk;Di;Joiner;di@e.example\n", encoding="utf-8")
    office.flow.start([file])
    sheet = office.sheet(qtbot)
    assert "no row holds the names" in sheet.lead.text()
    assert (
        office.find("import_review.columns.said", QLabel)
        .text()
        .startswith("4 recognised. Please check Column 1")
    )
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Day, Ek" in shown, "a few cells tell what the column holds"
    for number, field in ((1, "family"), (2, "given"), (3, "profession")):
        choose(office.find(f"import_review.column.{number}", QComboBox), field)
        qtbot.waitUntil(
            lambda number=number, field=field: sheet.review.plan.files[0].columns[f"Column {number}"] == field
        )
    office.press(qtbot, "import_review.import")
    office.banner(qtbot)
    assert office.names() == ["Cy Day", "Di Ek", "Ravi Menon"]
    assert office.desk.ask(contacts.card, 2).contact.profession == "Printer"

    office.flow.start([file])
    again = office.sheet(qtbot)
    assert again.review.kinds == (DecisionKind.UNCHANGED,) * 2
    again.reject()


def test_whether_the_first_row_holds_names_is_switched(office, qtbot, tmp_path):
    file = tmp_path / "cards.csv"
    file.write_text("Anna Berg,Acme Ltd\nBo Ek,Foo Ltd\n", encoding="utf-8")
    office.flow.start([file])
    sheet = office.sheet(qtbot)
    assert len(sheet.review.decisions) == 2
    office.press(qtbot, "import_review.has_header")
    qtbot.waitUntil(lambda: list(sheet.review.plan.files[0].columns) == ["Anna Berg", "Acme Ltd"])
    office.press(qtbot, "import_review.has_header")
    qtbot.waitUntil(lambda: len(sheet.review.decisions) == 2)
    sheet.reject()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name\tCompany\nCy Day\tDay Ltd\nDi Ek\tEk Ltd\n", ["Cy Day", "Di Ek"]),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Cy Day\nN:Day;Cy\nEND:VCARD\n", ["Cy Day"]),
        ("Cy Day, Day Ltd\nDi Ek, Ek Ltd\n", ["Cy Day", "Di Ek"]),
        ("Cy Day <cy@d.example>; Di Ek <di@e.example>", ["Cy Day", "Di Ek"]),
        ("- Cy Day – Printer\n- Di Ek – Joiner\n", ["Cy Day", "Di Ek"]),
    ],
)
def test_what_people_copy_is_read(office, qtbot, text, names):
    QApplication.clipboard().setText(text)
    office.flow.paste()
    sheet = office.sheet(qtbot)
    assert [sheet.list.rows.row_at(line).name for line in range(sheet.list.rows.rowCount())] == names
    office.press(qtbot, "import_review.import")
    office.banner(qtbot)
    assert office.names() == sorted([*names, "Ravi Menon"])


def test_ctrl_v_in_the_window_imports_and_in_a_field_it_pastes(theme, qtbot, bridge, settings, desk):
    words = Words()
    spec = ViewSpec("imports", "Import", "import", lambda: ImportsView(bridge, words, settings))
    window = MainWindow(bridge, words, [spec], settings)
    qtbot.addWidget(window)
    WindowVerbs(bridge, words, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.go("imports")
    QApplication.clipboard().setText("Cy Day, Day Ltd\nDi Ek, Ek Ltd")
    field = QLineEdit(window.view)
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text().startswith("Cy Day, Day Ltd")
    assert not window.findChildren(ReviewSheet)
    window.view.list.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ReviewSheet)))
    (sheet,) = window.findChildren(ReviewSheet)
    assert len(sheet.review.decisions) == 2
    sheet.reject()


def test_a_copied_calendar_is_read(office, qtbot, plans):
    QApplication.clipboard().setText(plans.read_text(encoding="utf-8"))
    office.flow.paste()
    sheet = office.sheet(qtbot, CalendarSheet)
    assert sheet.verb.text() == "Import 2 events"
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    office.press(qtbot, "import_calendar.import")
    assert office.banner(qtbot).startswith("1 event imported: 1 new. 1 event skipped.")
