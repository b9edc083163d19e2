from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from netcrm.ui.widgets.form import Form
from netcrm.ui.widgets.form_fields import Field, Kind, MoneyEditor, Unreadable

FIELDS = [
    Field(id="given", label="Given name", half=True),
    Field(id="kind", label="Kind", kind=Kind.CHOICE, options=[("", "Not said"), ("open", "Open")], half=True),
    Field(id="met_on", label="Met on", kind=Kind.DATE),
    Field(id="fee", label="Fee", kind=Kind.MONEY),
    Field(id="years", label="Years", kind=Kind.NUMBER, more=True),
    Field(id="notes", label="Notes", kind=Kind.LINES, more=True),
    Field(id="trade", label="Trade", kind=Kind.SUGGEST, options=[("p", "Printer")], more=True),
    Field(id="alone", label="Wants no introductions", kind=Kind.CHECK, more=True),
]
VALUES = {
    "given": "Ingrid",
    "kind": "open",
    "met_on": date(2026, 11, 17),
    "fee": 1250,
    "years": 7,
    "notes": "two\nlines",
    "trade": "Printer",
    "alone": True,
}


@pytest.fixture
def form(theme, qtbot):
    made = Form("contacts.form", FIELDS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_written_comes_back(form):
    form.write(VALUES)
    assert form.read() == VALUES


def test_an_untouched_form_says_nothing(form):
    assert form.read() == {
        "given": "",
        "kind": "",
        "met_on": None,
        "fee": None,
        "years": None,
        "notes": "",
        "trade": "",
        "alone": False,
    }


def test_an_error_stands_under_its_field_which_unfolds(form):
    form.editor("years").write("many")
    assert form.read() is None
    error = form.findChild(QWidget, "contacts.form.years.error")
    assert error.isVisible()
    assert error.text()
    assert form.findChild(QLineEdit, "contacts.form.years").property("error") is True
    form.editor("years").write(3)
    assert form.read()["years"] == 3
    assert not error.isVisible()


def test_a_refusal_finds_its_field(form):
    assert form.show_error("given", "Write a name.")
    assert not form.show_error("nowhere", "x")


def test_typing_is_told(form, qtbot):
    with qtbot.waitSignal(form.edited) as told:
        qtbot.keyClicks(form.findChild(QLineEdit, "contacts.form.given"), "I")
    assert told.args == ["given"]


def test_the_calendar_of_a_date_has_a_name_of_its_own(form):
    button = form.findChild(QPushButton, "contacts.form.met_on.pick")
    assert button.accessibleName() == "Met on: pick a date"


def test_every_field_has_a_name_in_words(form):
    assert form.findChild(QLineEdit, "contacts.form.given").accessibleName() == "Given name"


@pytest.mark.parametrize(
    ("written", "minor"),
    [
        ("780", 78000),
        ("12.50", 1250),
        ("12,5", 1250),
        ("1,234.50", 123450),
        ("1.234,50", 123450),
        ("1.234", 123400),
        ("1 234", 123400),
        ("", None),
        ("0", 0),
    ],
)
def test_amounts_are_read_however_they_are_written(theme, qtbot, written, minor):
    editor = MoneyEditor(Field(id="fee", label="Fee", kind=Kind.MONEY))
    qtbot.addWidget(editor)
    editor.text.setText(written)
    assert editor.read() == minor


@pytest.mark.parametrize("written", ["-5", "abc", "1e400", "NaN", "12.345678"])
def test_what_is_no_amount_is_refused(theme, qtbot, written):
    editor = MoneyEditor(Field(id="fee", label="Fee", kind=Kind.MONEY))
    qtbot.addWidget(editor)
    editor.text.setText(written)
    with pytest.raises(Unreadable):
        editor.read()


@pytest.mark.parametrize("written", ["2026-11-17", "17.11.2026", "17 Nov 2026"])
def test_dates_are_read(form, written):
    form.editor("met_on").text.setText(written)
    assert form.read()["met_on"] == date(2026, 11, 17)


def test_no_date_is_refused(form):
    form.editor("met_on").text.setText("soon")
    assert form.read() is None


def test_enter_in_the_folded_part_is_reachable(form, qtbot):
    button = form.findChild(QWidget, "contacts.form.more")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert form.editor("alone").isVisible()
