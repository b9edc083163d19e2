import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QPushButton, QWidget

from netcrm.domain.refusal import Refused
from netcrm.ui.dialogs.about import About, Guide
from netcrm.ui.dialogs.history import HistoryDock, HistoryRow
from netcrm.ui.dialogs.palette import CommandPalette
from netcrm.ui.dialogs.palette_rows import PaletteGroup, PaletteModel, PaletteRow
from netcrm.ui.dialogs.person_file import PersonSheet
from netcrm.ui.dialogs.sheet import FormSheet
from netcrm.ui.widgets.form_fields import Field
from netcrm.words.words import Words

PRIYA = PaletteRow(group=PaletteGroup.PEOPLE, title="Priya Raman", hint="Northgate", view="contacts", key=9)
NOTE = PaletteRow(group=PaletteGroup.NOTES, title="Ask about pricing", icon="note", view="contacts", key=3)


class SayWords:
    def refusal(self, refused):
        return f"No: {refused.code}"


@pytest.fixture
def window(theme, qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def palette(window):
    return CommandPalette(lambda text: [PRIYA, NOTE], lambda command: command != "file.quit", window)


def test_without_a_word_every_command_is_listed(palette):
    palette.open_with()
    titles = [row.title for row in palette._model.entries if isinstance(row, PaletteRow)]
    assert "Add a person" in titles
    assert "Quit" not in titles
    assert all(row.keys for row in palette._model.entries if getattr(row, "command", "") == "add.contact")


def test_people_come_before_commands_and_notes(palette, qtbot):
    palette.open_with("pri")
    kinds = [row.group if isinstance(row, PaletteRow) else row for row in palette._model.entries]
    assert kinds == sorted(kinds, key=list(PaletteGroup).index)
    assert not palette.grab().isNull()
    with qtbot.waitSignal(palette.picked) as told:
        qtbot.keyClick(palette.findChild(QLineEdit, "palette.text"), Qt.Key.Key_Return)
    assert told.args == [PRIYA, False]
    assert not palette.isVisible()


def test_arrows_pass_over_headings_and_ctrl_enter_opens_beside(palette, qtbot):
    palette.open_with("pri")
    field = palette.findChild(QLineEdit, "palette.text")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.picked) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row, beside = told.args
    assert row.command == "event.print"
    assert beside


def test_a_greater_sign_leaves_only_commands(palette):
    palette.open_with("> print")
    rows = [row for row in palette._model.entries if isinstance(row, PaletteRow)]
    assert [row.command for row in rows] == ["event.print"]


@pytest.mark.parametrize(
    ("found", "told"), [([PRIYA, NOTE], "2 results"), ([PRIYA], "1 result"), ([], "Nothing found")]
)
def test_the_palette_counts_what_it_found(window, found, told):
    palette = CommandPalette(lambda text: found, lambda command: False, window)
    palette.open_with("no such command")
    assert palette.findChild(QLabel, "palette.count").text() == told


def test_the_palette_s_model_is_strict(qapp):
    owner = QObject()
    model = PaletteModel(owner)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show([PRIYA, NOTE])
    model.show([])
    tester.deleteLater()


def test_history_undoes_and_redoes(window, qtbot):
    rows = [HistoryRow(3, "Imported", "09:31", "import"), HistoryRow(2, "Moved", "09:20", undone=True)]
    dock = HistoryDock(lambda: rows, window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.show()
    dock.refresh()
    assert not dock.grab().isNull()
    listed = dock.findChild(QWidget, "history.list")
    with qtbot.waitSignal(dock.undo_asked) as told:
        listed.acted.emit(3, "undo")
    assert told.args == [3]
    with qtbot.waitSignal(dock.redo_asked):
        listed.acted.emit(2, "redo")


def test_the_history_lies_over_the_views_where_both_have_no_room(window, qtbot):
    dock = HistoryDock(lambda: [HistoryRow(3, "Imported", "09:31", "import")], window)
    window.setCentralWidget(QWidget())
    taken = []
    dock.took.connect(taken.append)
    dock.show()
    qtbot.waitUntil(lambda: bool(taken))
    assert taken[-1] == 0
    middle = window.centralWidget()
    qtbot.waitUntil(lambda: dock.geometry().right() == middle.geometry().right())
    assert middle.width() == window.width()
    window.resize(1500, 800)
    qtbot.waitUntil(lambda: taken[-1] >= 360)
    assert middle.width() < window.width() - 350
    window.resize(1200, 800)
    qtbot.waitUntil(lambda: taken[-1] == 0)
    assert dock.isVisible()
    qtbot.keyClick(dock, Qt.Key.Key_Escape)
    assert dock.isHidden()


def test_a_history_without_a_step_says_so(window):
    rows = []
    dock = HistoryDock(lambda: rows, window)
    dock.show()
    dock.refresh()
    assert dock.findChild(QLabel, "history.none").isVisible()
    rows.append(HistoryRow(1, "Imported", "09:31", "import"))
    dock.refresh()
    assert not dock.findChild(QLabel, "history.none").isVisible()


def test_a_form_sheet_stays_until_its_values_are_taken(window, qtbot):
    fields = [Field(id="given", label="Given name"), Field(id="family", label="Family name")]
    sheet = FormSheet("Add a person", "contacts.add_form", "Add person", fields, SayWords(), window)
    sheet.write({"given": "Ingrid"})
    sheet.show()
    with qtbot.waitSignal(sheet.submitted) as told:
        qtbot.keyClick(sheet.findChild(QLineEdit, "contacts.add_form.given"), Qt.Key.Key_Return)
    assert told.args == [{"given": "Ingrid", "family": ""}]
    sheet.show_refusal(Refused("contact.no_name", field="family"))
    assert sheet.findChild(QLabel, "contacts.add_form.family.error").text() == "No: contact.no_name"
    sheet.show_refusal(Refused("ledger.full"))
    assert sheet.findChild(QLabel, "contacts.add_form.error").isVisible()
    assert sheet.isVisible()
    sheet.taken(1)
    assert not sheet.isVisible()


def test_a_long_name_in_the_heading_cuts_nothing_off(window, qtbot):
    sheet = PersonSheet(Words(), window, "Maximiliana-Theodora Wolkenstein-Trostburg zu Hohenfels-Aschau")
    sheet.open()
    qtbot.waitUntil(sheet.isVisible)
    for label in (sheet.heading, sheet.lead):
        assert label.height() >= label.heightForWidth(label.width())
        assert label.hasHeightForWidth()
    sheet.reject()


def test_guide_and_about_say_what_they_must(window, qtbot):
    guide, about = Guide(window), About("0.1.0", window)
    guide.show()
    said = " ".join(label.text() for label in guide.findChildren(QLabel))
    assert "Coattails" in said
    assert "Ctrl+Shift+L" in said
    about.show()
    assert "0.1.0" in about.windowTitle()
    guide.accept()
    about.accept()


def test_enter_presses_the_button_that_has_the_focus(window, qtbot):
    sheet = FormSheet(
        "Add a person",
        "contacts.add_form",
        "Add person",
        [Field(id="given", label="Name")],
        SayWords(),
        window,
    )
    qtbot.addWidget(sheet)
    sheet.open()
    values = []
    sheet.submitted.connect(values.append)
    cancel = sheet.findChild(QPushButton, "contacts.add_form.cancel")
    cancel.setFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert values == []
