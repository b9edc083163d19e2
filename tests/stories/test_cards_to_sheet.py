"""A box of cards: dropped on the window, looked at, imported, taken back, done again, taken to a meeting."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from netcrm.domain.briefing import compose
from netcrm.domain.contact_list import ContactFilter
from netcrm.paper.printing import Paper, write_pdf
from netcrm.reads import briefing, contacts, events

CARDS = """First Name,Last Name,Company,Job Title,Email,Mobile,Shoe size
Lena,Vasquez,Tide Print,Printer,lena@tideprint.example.com,+44 7700 900701,38
Ravi,Menon,Menon Joinery Ltd,Joiner,ravi@menon-joinery.example,,44
Öykü,Şahin,Şahin Fırın,Baker,oyku@sahin.example.com,+44 7700 900702,
,,,,not-an-email,,
"""


@pytest.fixture
def cards(tmp_path):
    path = tmp_path / "cards-2026-11-17.csv"
    path.write_text(CARDS, encoding="utf-8")
    return path


def drop(window, path):
    """Let a file go over the window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = window.rect().center()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(place, copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, left, none))


def press(qtbot, window, name):
    button = next(one for one in window.findChildren(QAbstractButton, name) if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(window, name):
    return next((one for one in window.findChildren(QWidget, name) if one.isVisible()), None)


def test_cards_from_the_drop_to_the_printed_sheet(office, qtbot, cards, tmp_path):
    bridge, window = office.bridge, office.window

    def named(text):
        return bridge.ask(contacts.keys, ContactFilter(text=text))

    before = bridge.ask(contacts.count)
    window.go("contacts")
    drop(window, cards)
    qtbot.waitUntil(lambda: shown(window, "import_review") is not None)
    assert bridge.ask(contacts.count) == before

    press(qtbot, window, "import_review.import")
    qtbot.waitUntil(lambda: bridge.ask(contacts.count) == before + 2)
    ravi = bridge.ask(contacts.card, named("ravi menon")[0])
    assert ravi.contact.company == "Menon Joinery"
    assert "Menon Joinery Ltd" in {one.value for one in ravi.other_fields}
    lena = bridge.ask(contacts.card, named("vasquez")[0])
    assert ("Shoe size", "38") in {(one.name, one.value) for one in lena.other_fields}

    # The screen of the suite gives the focus back to nobody when a sheet closes.
    qtbot.waitUntil(lambda: shown(window, "import_review") is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bridge.ask(contacts.count) == before)
    assert not named("vasquez")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    qtbot.waitUntil(lambda: bridge.ask(contacts.count) == before + 2)

    take_to_next_meeting(office, qtbot, cards, {named("vasquez")[0], named("sahin")[0]}, tmp_path)


def take_to_next_meeting(office, qtbot, cards, new, tmp_path):
    """Drop the same cards on the next event's page, and print its sheet."""
    bridge, window = office.bridge, office.window
    event = bridge.ask(events.next_planned, bridge.now())
    window.go("events", event)
    drop(window, cards)
    qtbot.waitUntil(lambda: shown(window, "import_review") is not None)
    press(qtbot, window, "import_review.import")
    qtbot.waitUntil(lambda: new <= {one.contact.id for one in bridge.ask(events.detail, event).guests})

    facts = bridge.ask(briefing.facts, event, now=bridge.now())
    sheet = compose(facts, discreet=True, today=bridge.today)
    path = tmp_path / "briefing.pdf"
    assert write_pdf(sheet, path, Paper.A4) == 1
    assert path.read_bytes().startswith(b"%PDF")
    assert {contact for contact, _number in sheet.numbers} == {one.contact for one in facts.people}
    assert new <= {one.contact for one in facts.people}


def test_what_is_no_table_says_why_and_changes_nothing(office, qtbot, tmp_path):
    bridge, window = office.bridge, office.window
    before = bridge.ask(contacts.count)
    picture = tmp_path / "card.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000))
    drop(window, picture)
    qtbot.waitUntil(window.notices.isVisible)
    assert shown(window, "import_review") is None
    assert bridge.ask(contacts.count) == before
