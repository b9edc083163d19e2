"""A pasted message becomes a request; keys are enough, and nothing that was written is lost."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from netcrm.actions import history
from netcrm.domain.introduction import AskedBy, Verdict
from netcrm.domain.pasted_message import LONGEST
from netcrm.reads import contacts, introductions
from netcrm.ui.views.introductions.paste import PasteRequestSheet
from netcrm.ui.views.introductions.view import IntroductionsView

MAIL = """From: Dale Whitcombe <dale@whitcombe.example>
Subject: Quick favour
Date: Mon, 16 Nov 2026 09:05:00 +0000

Hi Maya,

Could you put me in touch with Priya Raman?

Best,
Dale
"""
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def paste(window, qtbot, bridge, words):
    """Opens the sheet with a text; the ids of what was written down are kept in ``made``."""
    view = window(IntroductionsView).view
    qtbot.waitUntil(lambda: view.card is not None)

    def open_with(text):
        sheet = PasteRequestSheet(bridge, words, view, text)
        sheet.made = []
        made = sheet.made
        sheet.asked.connect(made.append)
        sheet.open()
        qtbot.waitUntil(lambda: sheet.found is not None)
        return sheet, made

    return open_with


def focused(sheet):
    return sheet.focusWidget().objectName()


def key(qtbot, sheet, pressed, modifier=PLAIN):
    qtbot.keyClick(sheet.focusWidget(), pressed, modifier)


def label(sheet, name):
    return sheet.findChild(QLabel, f"paste_request.{name}")


def test_a_mail_is_written_down_with_one_key(paste, qtbot, desk):
    sheet, made = paste(MAIL)
    assert focused(sheet) == "paste_request.submit"
    assert "Everything is there" in label(sheet, "summary").text()
    key(qtbot, sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(made))
    row = desk.ask(introductions.row, made[0])
    assert (row.requester.name, row.target.name) == ("Dale Whitcombe", "Priya Raman")
    kept = row.introduction
    assert (kept.asked_by, kept.asked_on.isoformat()) == (AskedBy.EMAIL, "2026-11-16")
    assert kept.words == "Could you put me in touch with Priya Raman?"
    assert kept.is_open
    assert kept.weighed_requester == kept.requester


def test_the_verdict_is_seen_before_anything_is_written(paste, qtbot):
    sheet, _made = paste(MAIL)
    preview = sheet.fields.preview
    qtbot.waitUntil(preview.isVisible)
    assert preview.weighing.verdict is Verdict.COATTAILS
    assert preview.accessibleName().startswith("Coattails. Flagged.")
    sheet.fields.choose_kind("group")
    qtbot.waitUntil(lambda: not preview.isVisible())
    sheet.fields.choose_kind("nobody")
    qtbot.waitUntil(preview.isVisible)


def test_who_is_unsure_is_asked_about_and_answered_by_digits(paste, qtbot, desk):
    sheet, made = paste("could you intro me to ana?\n\ncheers, Tom")
    assert focused(sheet) == "paste_request.requester.meant"
    assert sheet.fields.requester.key is None
    key(qtbot, sheet, Qt.Key.Key_1)
    assert sheet.fields.requester.text() == "Tom Ashdown"
    assert focused(sheet) == "paste_request.target.meant"
    key(qtbot, sheet, Qt.Key.Key_Return)
    assert sheet.fields.target.text() == "Ana Duarte"
    assert focused(sheet) == "paste_request.submit"
    key(qtbot, sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(made))
    assert desk.ask(introductions.row, made[0]).target.name == "Ana Duarte"


def test_ctrl_enter_goes_to_what_is_open_first(paste, qtbot):
    sheet, made = paste("could you intro me to ana?\n\ncheers, Tom")
    sheet.text.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert focused(sheet) == "paste_request.requester.meant"
    assert made == []
    assert sheet.isVisible()


def test_strangers_are_added_with_what_the_text_tells(paste, qtbot, desk):
    sheet, made = paste(
        "Could you introduce me to Zoe Fielding at Corwin Labs (zoe@corwin.example)?\nTom Ashdown"
    )
    assert "not in your book" in label(sheet, "target.meant.lead").text()
    add = sheet.findChild(QPushButton, "paste_request.target.meant.new")
    assert "Zoe Fielding" in add.text()
    assert focused(sheet) == "paste_request.target.meant.new"
    key(qtbot, sheet, Qt.Key.Key_Return)
    assert sheet.fields.target.text() == "Zoe Fielding"
    assert "New" in label(sheet, "target.note").text()
    qtbot.waitUntil(sheet.fields.preview.isVisible)
    assert focused(sheet) == "paste_request.submit"
    key(qtbot, sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(made))
    card = desk.ask(contacts.card, desk.ask(introductions.row, made[0]).target.id)
    assert (card.contact.name, card.contact.company) == ("Zoe Fielding", "Corwin Labs")
    assert card.channels[0].written == "zoe@corwin.example"


def test_a_text_that_is_still_being_read_is_not_written_down(paste, qtbot, desk):
    sheet, made = paste(MAIL)
    sheet.text.setPlainText(MAIL.replace("Priya Raman", "Hana Sato"))
    sheet._pause.stop()
    sheet._pause.timeout.emit()
    sheet.submit()
    qtbot.waitUntil(lambda: sheet.fields.target.text() == "Hana Sato")
    assert made == []
    assert sheet.verb.isEnabled()
    sheet.submit()
    qtbot.waitUntil(lambda: bool(made))
    assert desk.ask(introductions.row, made[0]).target.name == "Hana Sato"


def test_a_stranger_and_their_request_are_one_step(paste, qtbot, desk):
    sheet, made = paste("Could you introduce me to Zoe Fielding?\nTom Ashdown")
    before = desk.ask(contacts.count)
    for _press in range(2):
        sheet.fields.asks_target.new_asked.emit()
    assert desk.ask(contacts.count) == before
    sheet.submit()
    qtbot.waitUntil(lambda: bool(made))
    assert desk.ask(contacts.count) == before + 1
    desk.do(history.undo, now=desk.clock.now()).result()
    assert desk.ask(contacts.count) == before
    assert made[0] not in [row.introduction.id for row in desk.ask(introductions.rows)]


def test_nobody_is_added_by_a_sheet_that_was_cancelled(paste, desk):
    sheet, _made = paste("Could you introduce me to Zoe Fielding?\nTom Ashdown")
    before = desk.ask(contacts.count)
    sheet.fields.asks_target.new_asked.emit()
    sheet.reject()
    sheet.findChild(QPushButton, "paste_request.discard").click()
    assert not sheet.isVisible()
    assert desk.ask(contacts.count) == before


def test_what_the_owner_chose_and_wrote_stays_when_the_text_changes(paste, qtbot):
    sheet, _made = paste(MAIL)
    sheet.fields.requester.set_person(3, "Bea")
    sheet.fields.requester.chosen.emit(3)
    box = sheet.fields._how.editor("words").text
    box.setPlainText("My own words")
    before = sheet.found
    sheet.text.setPlainText(MAIL.replace("Priya Raman", "Hana Sato"))
    qtbot.waitUntil(lambda: sheet.found is not before)
    assert sheet.fields.requester.key == 3
    assert box.toPlainText() == "My own words"
    assert sheet.fields.target.text() == "Hana Sato"


def test_a_refusal_loses_nothing(paste, qtbot):
    sheet, made = paste(MAIL)
    words = sheet.fields._how.editor("words").text
    words.setPlainText("Mine")
    sheet.fields.target.set_person(sheet.fields.requester.key, "Dale Whitcombe")
    qtbot.mouseClick(sheet.verb, Qt.MouseButton.LeftButton)
    target = sheet.fields.target.input
    qtbot.waitUntil(lambda: "themselves" in target.accessibleDescription())
    assert target.hasFocus()
    assert made == []
    assert sheet.verb.isEnabled()
    assert words.toPlainText() == "Mine"


def test_what_was_written_is_not_thrown_away_unasked(paste, qtbot):
    sheet, _made = paste(MAIL)
    sheet.text.appendPlainText("More")
    sheet.reject()
    keep = sheet.findChild(QPushButton, "paste_request.keep_writing")
    assert sheet.isVisible()
    keep.click()
    assert sheet.text.toPlainText().endswith("More")
    sheet.reject()
    sheet.findChild(QPushButton, "paste_request.discard").click()
    assert not sheet.isVisible()


def test_of_a_very_long_text_the_beginning_is_taken_with_a_word(paste, qtbot):
    sheet, _made = paste("")
    assert focused(sheet) == "paste_request.text"
    copied = QMimeData()
    copied.setText(MAIL + "x" * 1_000_000)
    sheet.text.insertFromMimeData(copied)
    assert len(sheet.text.toPlainText()) == LONGEST
    assert "20,000" in label(sheet, "cut").text()
    qtbot.waitUntil(lambda: sheet.fields.target.key is not None)


def test_the_view_opens_it(window, qtbot, hand, clipboard_text):
    view = window(IntroductionsView).view
    clipboard_text(MAIL)
    view.head_action.findChild(QPushButton, "introductions.paste").click()
    sheet = hand.sheet(PasteRequestSheet)
    qtbot.waitUntil(lambda: sheet.fields.target.key is not None)
    rows = len(view.list.row_keys())
    sheet.submit()
    qtbot.waitUntil(lambda: len(view.list.row_keys()) == rows + 1)
    qtbot.waitUntil(lambda: view.current_key() == max(view.list.row_keys()))


@pytest.fixture
def clipboard_text(qapp):
    """Puts a text on the clipboard; it is empty again afterwards."""
    yield qapp.clipboard().setText
    qapp.clipboard().clear()
