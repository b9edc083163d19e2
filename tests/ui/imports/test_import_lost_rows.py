"""Rows that were not read: saved from the window, mended, and read again; and a file that takes long."""

import csv
import io

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
)

from netcrm.domain.plan import DecisionKind
from netcrm.reads import contacts


def saved_rows(office, qtbot, target):
    """Choose a row that was not read, press the button and type a name into the dialog."""
    sheet = office.sheet(qtbot)
    office.press(qtbot, "import_review.part.skip")
    assert office.find("import_review.record.name", QLabel).text().endswith("was not read")
    office.press(qtbot, "import_review.save_rows")
    dialog = office.find("import.save_rows", QFileDialog)
    dialog.selectFile(str(target))
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    error = office.find("import_review.error", QLabel)
    qtbot.waitUntil(lambda: target.name in error.text())
    sheet.reject()
    return target.read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", 'Name,Email,Remark\nCy Day,cy@d.example,\n,,"two\nlines, and ""more"""\n,,=1+1\n'),
        ("cp1252", "Name;Email;Bemerkung\nCy Day;cy@d.example;\n;;Müller schickt größere Bögen\n;;zwei\n"),
        ("utf-16", "Name\tEmail\tメモ\nCy Day\tcy@d.example\t\n\t\t名刺\n\t\t二\n"),
    ],
)
def test_rows_that_were_not_read_are_saved_mended_and_read(office, qtbot, tmp_path, encoding, text):
    file = tmp_path / "cards.csv"
    file.write_bytes(text.encode(encoding))
    office.flow.start([file])
    told = saved_rows(office, qtbot, tmp_path / "rest.csv")
    header, *lost = list(csv.reader(io.StringIO(told, newline="")))
    assert header[:2] == ["Name", "Email"]
    assert len(lost) == 2
    mended = io.StringIO(newline="")
    csv.writer(mended).writerows(
        [header, *([f"Mended {place}", f"m{place}@e.example", row[2]] for place, row in enumerate(lost))]
    )
    (tmp_path / "rest.csv").write_bytes(mended.getvalue().encode("utf-8-sig"))

    office.flow.start([tmp_path / "rest.csv"])
    sheet = office.sheet(qtbot)
    assert sheet.review.kinds == (DecisionKind.NEW, DecisionKind.NEW)
    office.press(qtbot, "import_review.import")
    office.banner(qtbot)
    assert office.names() == ["Mended 0", "Mended 1", "Ravi Menon"]
    source = list(csv.reader(io.StringIO(text, newline=""), delimiter=header_sign(text)))
    kept = [
        {one.name: one.value for one in office.desk.ask(contacts.card, number).other_fields}
        for number in (2, 3)
    ]
    assert [next(iter(one.values()), "") or row[2] for one, row in zip(kept, source[2:], strict=True)] == [
        row[2] for row in source[2:]
    ]


def header_sign(text):
    return next(sign for sign in ",;\t" if sign in text)


def test_reading_fifty_thousand_rows_shows_progress_and_stops(office, qtbot, tmp_path):
    file = tmp_path / "many.csv"
    rows = "".join(f"Given{n},Family{n},p{n}@x.example\n" for n in range(50_000))
    file.write_text("First Name,Last Name,Email\n" + rows, encoding="utf-8")
    office.flow.start([file])
    strip = office.window.progress
    qtbot.waitUntil(strip.isVisible, timeout=5_000)
    assert "many.csv" in strip.accessibleName() or any(
        "many.csv" in label.text() for label in strip.findChildren(QLabel)
    )
    strip.cancelled.emit()
    assert office.banner(qtbot) == "Reading was stopped. Nothing was changed."
    assert not strip.isVisible()


def test_rows_that_can_t_be_saved_after_the_sheet_was_closed_are_told_in_the_window(office, qtbot, tmp_path):
    file = tmp_path / "cards.csv"
    file.write_text("Name,Email,Remark\nCy Day,cy@d.example,\n,,two\n", encoding="utf-8")
    office.flow.start([file])
    sheet = office.sheet(qtbot)
    office.press(qtbot, "import_review.part.skip")
    office.press(qtbot, "import_review.save_rows")
    dialog = office.find("import.save_rows", QFileDialog)
    with qtbot.captureExceptions() as caught:
        dialog.fileSelected.emit(str(tmp_path))
        sheet.reject()
        shiboken6.delete(sheet)
        assert "can't be written" in office.banner(qtbot)
    assert caught == []
