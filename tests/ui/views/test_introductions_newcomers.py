"""Whoever asks, or is asked for, and is in no book yet is added in the sheet that writes the request down."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from netcrm.actions import contacts as actions
from netcrm.actions import history
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.reads import contacts, introductions
from netcrm.store.ledger import Ledger
from netcrm.ui.asking import RequestPreset
from netcrm.ui.bridge import Bridge
from netcrm.ui.views.introductions.forms import IntroduceForm
from netcrm.ui.views.introductions.paste import PasteRequestSheet
from netcrm.work.desk import Desk

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/London"))
CTRL = Qt.KeyboardModifier.ControlModifier


class StillClock:
    """The owner's clock; stands still."""

    def now(self):
        return NOW


@pytest.fixture
def nobody(tmp_path):
    """A desk over a profile in which nobody is."""
    made = Desk(Ledger.open(tmp_path / "empty", now=NOW), StillClock())
    yield made
    made.close()


@pytest.fixture
def opened(qapp, qtbot, theme, words):
    """Opens a sheet over a desk; what it wrote down is kept in ``made``."""
    kept = []

    def open_on(desk, kind, *given):
        bridge = Bridge(desk)
        parent = QLabel()
        kept.append((bridge, parent))
        qtbot.addWidget(parent)
        parent.resize(1440, 900)
        parent.show()
        sheet = kind(bridge, words, parent, *given)
        made = []
        sheet.asked.connect(made.append)
        sheet.open()
        qtbot.waitExposed(sheet)
        return sheet, made

    yield open_on
    for bridge, _parent in kept:
        bridge.close()


def offer(sheet, side):
    return sheet.findChild(QPushButton, f"{sheet.objectName()}.{side}.meant.new")


def focused(sheet):
    return sheet.focusWidget().objectName().removeprefix(f"{sheet.objectName()}.")


def press(sheet, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(sheet.focusWidget(), key, modifier)


def type_name(qtbot, sheet, field, name):
    field.input.setFocus()
    QTest.keyClicks(field.input, name)
    qtbot.waitUntil(lambda: field.stranger == name)


@pytest.mark.parametrize(("kind", "given"), [(IntroduceForm, ()), (PasteRequestSheet, ("",))])
def test_in_an_empty_profile_a_request_is_finished_with_the_keys_in_one_sheet(
    opened, nobody, qtbot, kind, given
):
    sheet, made = opened(nobody, kind, *given)
    type_name(qtbot, sheet, sheet.fields.requester, "Nora Vale")
    assert offer(sheet, "requester").text() == "Add “Nora Vale” as a new contact"
    assert offer(sheet, "requester").isVisible()
    press(sheet, Qt.Key.Key_Tab)
    assert focused(sheet) == "requester.meant.new"
    press(sheet, Qt.Key.Key_Return)
    assert focused(sheet) == "target"
    assert not offer(sheet, "requester").isVisible()
    type_name(qtbot, sheet, sheet.fields.target, "Zoe Fielding")
    press(sheet, Qt.Key.Key_Return)
    assert made == []
    assert focused(sheet) == "target.meant.new"
    press(sheet, Qt.Key.Key_Return)
    assert focused(sheet) == "submit"
    qtbot.waitUntil(sheet.fields.preview.isVisible)
    assert nobody.ask(contacts.count) == 0
    press(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(made))
    row = nobody.ask(introductions.row, made[0])
    assert (row.requester.name, row.target.name) == ("Nora Vale", "Zoe Fielding")
    nobody.do(history.undo, now=NOW).result()
    assert nobody.ask(contacts.count) == 0
    assert nobody.ask(introductions.rows) == []


def test_the_mouse_adds_too(opened, nobody, qtbot):
    sheet, made = opened(nobody, IntroduceForm, RequestPreset(is_open=True))
    type_name(qtbot, sheet, sheet.requester, "Nora Vale")
    qtbot.mouseClick(offer(sheet, "requester"), Qt.MouseButton.LeftButton)
    assert focused(sheet) == "submit"
    qtbot.mouseClick(sheet.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(made))
    assert nobody.ask(introductions.row, made[0]).requester.name == "Nora Vale"


def test_the_offer_goes_when_the_name_is_somebodys(opened, desk, qtbot):
    sheet, _made = opened(desk, IntroduceForm)
    field = sheet.requester
    type_name(qtbot, sheet, field, "Ana Dx")
    assert offer(sheet, "requester").isVisible()
    press(sheet, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not offer(sheet, "requester").isVisible())
    assert field.stranger == ""
    field._popup.hide()


def test_typing_over_somebody_new_takes_them_out(opened, nobody, qtbot):
    sheet, _made = opened(nobody, IntroduceForm)
    type_name(qtbot, sheet, sheet.requester, "Nora Vale")
    offer(sheet, "requester").click()
    assert not sheet.requester.is_open
    sheet.requester.input.setFocus()
    QTest.keyClicks(sheet.requester.input, "x")
    assert sheet.requester.is_open
    assert not sheet.findChild(QLabel, "introduce.requester.note").isVisible()
    qtbot.waitUntil(lambda: "Nora Valex" in offer(sheet, "requester").text())


def test_the_same_somebody_new_is_not_introduced_to_themselves(opened, nobody, qtbot):
    sheet, made = opened(nobody, IntroduceForm)
    for side, field in (("requester", sheet.requester), ("target", sheet.target)):
        type_name(qtbot, sheet, field, "Nora Vale")
        offer(sheet, side).click()
    sheet.submit()
    qtbot.waitUntil(lambda: "themselves" in sheet.target.input.accessibleDescription())
    assert made == []
    assert nobody.ask(contacts.count) == 0
    assert sheet.requester.text() == sheet.target.text() == "Nora Vale"


def test_a_name_for_the_target_waits_while_a_group_is_meant(opened, nobody, qtbot):
    sheet, _made = opened(nobody, IntroduceForm)
    type_name(qtbot, sheet, sheet.target, "Zoe Fielding")
    for kind, offered in (("group", False), ("person", True)):
        sheet.findChild(QPushButton, f"introduce.kind.{kind}").click()
        assert offer(sheet, "target").isVisible() is offered


def test_a_name_that_was_typed_stays_when_the_text_is_read(opened, desk, qtbot):
    sheet, _made = opened(desk, PasteRequestSheet, "could you intro me to ana?\n\ncheers, Tom")
    qtbot.waitUntil(lambda: sheet.found is not None)
    type_name(qtbot, sheet, sheet.fields.requester, "Nora Vale")
    assert not sheet.fields.asks_requester.people
    sheet.text.appendPlainText("More")
    before = sheet.found
    qtbot.waitUntil(lambda: sheet.found is not before)
    assert sheet.fields.requester.text() == "Nora Vale"
    assert offer(sheet, "requester").isVisible()
    sheet.fields.requester.input.setFocus()
    press(sheet, Qt.Key.Key_A, CTRL)
    press(sheet, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(sheet.fields.asks_requester.people))


def test_an_email_becomes_the_way_to_reach_them(opened, nobody, qtbot):
    sheet, made = opened(nobody, IntroduceForm, RequestPreset(is_open=True))
    type_name(qtbot, sheet, sheet.requester, "nora@vale.example")
    offer(sheet, "requester").click()
    sheet.submit()
    qtbot.waitUntil(lambda: bool(made))
    card = nobody.ask(contacts.card, nobody.ask(introductions.row, made[0]).requester.id)
    assert [one.written for one in card.channels] == ["nora@vale.example"]


def activate(qtbot, sheet):
    """Only the active window has a list to choose from."""
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)


@pytest.fixture
def mentioned(nobody):
    """A desk over a profile where somebody's notes name Nora Vale; she isn't in it."""
    channels = (Channel(kind=ChannelKind.EMAIL, written="rita@tide.example"),)
    rita = ContactCard(
        contact=Contact(given="Rita", notes="Knows Nora Vale"), channels=channels, tags=("vip",)
    )
    nobody.do(actions.add, rita, now=NOW).result()
    return nobody


def test_who_is_only_named_in_notes_is_offered_and_enter_takes_nobody_else(opened, mentioned, qtbot):
    sheet, made = opened(mentioned, IntroduceForm)
    activate(qtbot, sheet)
    type_name(qtbot, sheet, sheet.requester, "Nora Vale")
    assert offer(sheet, "requester").isVisible()
    popup = sheet.requester._popup
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert sheet.requester.is_open
    assert made == []
    popup.hide()


@pytest.mark.parametrize("typed", ["vip", "rita@tide.example", "Nora"])
def test_one_word_or_an_email_finds_people_as_ever(opened, mentioned, qtbot, typed):
    sheet, _made = opened(mentioned, IntroduceForm)
    activate(qtbot, sheet)
    sheet.requester.input.setFocus()
    QTest.keyClicks(sheet.requester.input, typed)
    popup = sheet.requester._popup
    qtbot.waitUntil(popup.isVisible)
    qtbot.waitUntil(lambda: popup.currentIndex().isValid())
    assert sheet.requester.stranger == ""
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert sheet.requester.text() == "Rita"
