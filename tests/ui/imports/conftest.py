"""A real profile with one contact, the window over it, and the flow that imports."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from netcrm.actions import contacts as contact_actions
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.contact_list import ContactFilter
from netcrm.reads import contacts
from netcrm.store.ledger import Ledger
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.import_review import ReviewSheet
from netcrm.ui.import_flow import ImportFlow
from netcrm.ui.main_window import MainWindow
from netcrm.ui.view import ViewSpec
from netcrm.ui.views.imports.view import ImportsView
from netcrm.ui.widgets.notice import Notice
from netcrm.words.words import Words
from netcrm.work.desk import Desk

NOW = datetime(2026, 11, 17, 9, 31, tzinfo=UTC)
CARDS = "Name,Company,Email,Phone,Where\n" + "\n".join(
    (
        "Lena Brandt,Tidewater Print,lena@t.example,,Lunch",
        "Ravi Menon,Menon Joinery Ltd,ravi@m.example,07700 900412,Lunch",
        "Tom Ashdown,Ashdown Signs,office@m.example,,Lunch",
        ",,,,BC-5",
    )
)


PLANS = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fair\nDTSTART:20261119T110000Z\nDURATION:PT1H\nEND:VEVENT\n"
    "BEGIN:VEVENT\nSUMMARY:Lunch\nDTSTART:20261120T110000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
)


class StillClock:
    def now(self):
        return NOW


@pytest.fixture
def desk(tmp_path):
    made = Desk(Ledger.open(tmp_path / "profile", now=NOW), StillClock())
    ravi = ContactCard(
        contact=Contact(given="Ravi", family="Menon", company="Menon Joinery"),
        channels=tuple(
            Channel(kind=ChannelKind.EMAIL, written=one) for one in ("ravi@m.example", "office@m.example")
        ),
    )
    made.do(contact_actions.add, ravi, now=NOW).result()
    yield made
    made.close()


@pytest.fixture
def bridge(qapp, desk):
    made = Bridge(desk)
    yield made
    made.close()


@dataclass
class Office:
    window: MainWindow
    flow: ImportFlow
    desk: Desk

    def find(self, name, kind=QWidget):
        sheets = [sheet for sheet in self.window.findChildren(QWidget, name) if isinstance(sheet, kind)]
        return sheets[0] if sheets else None

    def press(self, qtbot, name):
        button = self.find(name, QAbstractButton)
        assert button is not None, name
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def sheet(self, qtbot, kind=ReviewSheet):
        def shown():
            return [one for one in self.window.findChildren(kind) if one.isVisible()]

        qtbot.waitUntil(lambda: bool(shown()))
        return shown()[0]

    def banner(self, qtbot):
        """What the banner in front says."""

        def shown():
            return [one for one in self.window.findChildren(Notice) if one.isVisible()]

        qtbot.waitUntil(lambda: bool(shown()))
        return shown()[-1].accessibleName()

    def names(self):
        return [row.name for row in self.desk.ask(lambda: contacts.rows(contacts.keys(ContactFilter())))]


@pytest.fixture
def office(theme, qtbot, desk, bridge, settings):
    words = Words()
    spec = ViewSpec("imports", "Import", "import", lambda: ImportsView(bridge, words, settings))
    window = MainWindow(bridge, words, [spec], settings)
    qtbot.addWidget(window)
    window.show()
    made = Office(window, ImportFlow(bridge, words, window), desk)
    window.files_dropped.connect(made.flow.start)
    return made


@pytest.fixture
def cards(tmp_path):
    file = tmp_path / "cards-2026-11-17.csv"
    file.write_text(CARDS, encoding="utf-8")
    return file


@pytest.fixture
def plans(tmp_path):
    """A calendar of two events."""
    file = tmp_path / "plans.ics"
    file.write_text(PLANS, encoding="utf-8")
    return file
