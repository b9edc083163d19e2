"""A contact's code in its sheet: shown, copied, saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton

from netcrm.domain.qr_card import CardPart, QrCard
from netcrm.domain.refusal import Refused
from netcrm.paper.qr_picture import saved_picture
from netcrm.reads import exports
from netcrm.ui.dialogs.qr_card import QrSheet, with_ending
from netcrm.words.words import Words

ROWS = tuple(tuple((right + down) % 2 == 0 for right in range(21)) for down in range(21))
CARD = QrCard(
    held=((CardPart.NAME, "Zoë Çelik"), (CardPart.PHONE, "+49171"), (CardPart.EMAIL, "<b>a@b.se</b>")),
    left_out=(CardPart.WEBSITE, CardPart.ADDRESS),
    text="BEGIN:VCARD",
    file_name="Zoë Çelik",
    rows=ROWS,
)


@pytest.fixture
def window(theme, qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    return made


@pytest.fixture
def chosen():
    return {"path": "", "kind": 0, "suggested": ""}


@pytest.fixture
def sheet(window, bridge, monkeypatch, qtbot, chosen):
    def choose(_parent, _title, suggested, kinds):
        chosen["suggested"] = Path(suggested).name
        return chosen["path"], kinds[chosen["kind"]]

    monkeypatch.setattr(exports, "contact_qr", lambda contact: CARD)
    made = QrSheet(bridge, Words(), window, 7, choose)
    made.open()
    qtbot.waitUntil(lambda: made.card is not None)
    return made


def words(sheet, name):
    return sheet.findChild(QLabel, f"qr.{name}").text()


def press(qtbot, sheet, name):
    qtbot.mouseClick(sheet.findChild(QPushButton, f"qr.{name}"), Qt.MouseButton.LeftButton)


def test_it_says_what_is_in_it_and_what_is_not(sheet):
    assert (words(sheet, "name"), words(sheet, "phone"), words(sheet, "email")) == (
        "Zoë Çelik",
        "+49171",
        "<b>a@b.se</b>",
    )
    assert words(sheet, "left_out") == "Left out, so that a phone can read the rest: website, address."
    assert sheet.code.accessibleName() == "QR code with the card of Zoë Çelik"
    assert sheet.height() <= 640 - 32


def test_the_picture_is_copied_also_with_the_keyboard(sheet, qtbot):
    for copy in (
        lambda: press(qtbot, sheet, "copy"),
        lambda: qtbot.keyClick(sheet, "C", Qt.KeyboardModifier.ControlModifier),
    ):
        QGuiApplication.clipboard().clear()
        copy()
        qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
        copied = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_RGB32)
        assert copied == saved_picture(ROWS)
    assert words(sheet, "told") == "The picture was copied."


@pytest.mark.parametrize(
    ("typed", "kind", "name", "start"),
    [
        ("code.png", 0, "code.png", b"\x89PNG"),
        ("code", 1, "code.svg", b"<?xml"),
        ("dr. code", 0, "dr. code.png", b"\x89PNG"),
        ("code.SVG", 0, "code.SVG", b"<?xml"),
    ],
)
def test_the_picture_is_saved_as_its_name_says(sheet, qtbot, tmp_path, chosen, typed, kind, name, start):
    chosen |= {"path": str(tmp_path / typed), "kind": kind}
    press(qtbot, sheet, "save")
    qtbot.waitUntil(lambda: "Saved as" in words(sheet, "told"))
    assert words(sheet, "told") == f"Saved as {name} in {tmp_path}."
    assert (tmp_path / name).read_bytes().startswith(start)
    assert (tmp_path / name).stat().st_mode & 0o077 == 0
    assert chosen["suggested"] == "Zoë Çelik QR.png"


def test_what_can_not_be_saved_is_said_in_the_sheet(sheet, qtbot, tmp_path, chosen):
    chosen["path"] = str(tmp_path / "missing" / "code.png")
    press(qtbot, sheet, "save")
    qtbot.waitUntil(lambda: "can't be written" in words(sheet, "told"))
    assert sheet.isVisible()


def test_nothing_is_saved_where_no_file_was_chosen(sheet, qtbot, tmp_path):
    press(qtbot, sheet, "save")
    assert words(sheet, "told") == ""


def test_a_lengthened_name_never_takes_another_file(tmp_path):
    (tmp_path / "code.txt.png").write_text("other")
    assert with_ending(tmp_path / "code.txt", ".png") == tmp_path / "code.txt (2).png"


def test_a_contact_that_is_gone_is_said(window, bridge, monkeypatch, qtbot):
    def gone(_contact):
        raise Refused("record.missing", table="contact", id=7)

    monkeypatch.setattr(exports, "contact_qr", gone)
    sheet = QrSheet(bridge, Words(), window, 7)
    sheet.open()
    qtbot.waitUntil(lambda: "is gone" in words(sheet, "told"))
    assert not sheet.findChild(QPushButton, "qr.copy").isEnabled()
    sheet.copy()
    sheet.save()
    assert not sheet.code.grab().isNull()


def test_a_closed_sheet_is_gone(sheet, qtbot, window):
    gone = []
    sheet.destroyed.connect(lambda: gone.append(True))
    press(qtbot, sheet, "close")
    qtbot.waitUntil(lambda: bool(gone))
    assert window.findChild(QrSheet) is None
