"""Who may stand in the book twice: on a real profile, with real clicks and keys."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow

from netcrm.actions import contacts, favours, groups, interactions, introductions
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.group import Group, Membership
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.refusal import Refused
from netcrm.reads import contacts as people
from netcrm.reads import duplicates
from netcrm.store.ledger import Ledger
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs import duplicate_search
from netcrm.ui.dialogs.duplicates import DuplicatesSheet
from netcrm.ui.main_window import MainWindow
from netcrm.ui.view import View, ViewSpec
from netcrm.ui.views.contacts.contact_verbs import ContactVerbs
from netcrm.ui.window_verbs import WindowVerbs
from netcrm.words.words import Words
from netcrm.work.desk import Desk

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/London"))
TODAY = NOW.date()


@dataclass
class OwnerClock:
    zone: str = "Europe/London"

    def now(self):
        return NOW


@pytest.fixture
def desk(tmp_path):
    made = Desk(Ledger.open(tmp_path / "profile", now=NOW), OwnerClock())
    yield made
    made.close()


@pytest.fixture
def bridge(qapp, desk):
    made = Bridge(desk)
    yield made
    made.close()


class Book:
    """Short ways to fill the profile and to look into it."""

    def __init__(self, desk):
        self.desk = desk

    def do(self, action, *args):
        return self.desk.do(action, *args, now=NOW).result()

    def contact(self, given, family="", emails=(), **cells):
        channels = tuple(Channel(kind=ChannelKind.EMAIL, written=one) for one in emails)
        return self.do(
            contacts.add,
            ContactCard(contact=Contact(given=given, family=family, **cells), channels=channels),
        )

    def favour(self, contact):
        told = Favour(contact=contact, direction=Direction.GIVEN, kind=FavourKind.ADVICE, happened_on=TODAY)
        return self.do(favours.record, told)

    def note(self, contact):
        return self.do(interactions.log, (contact,), InteractionKind.NOTE, "They like tea.")

    def card(self, contact):
        return self.desk.ask(people.card, contact)

    def pairs(self):
        return [(pair.a.id, pair.b.id) for pair in self.desk.ask(duplicates.pairs)]


@pytest.fixture
def book(desk):
    return Book(desk)


@pytest.fixture
def twins(book):
    """Anna twice for certain, the second with more history; Cleo twice, likely."""
    anna = book.contact(
        "Anna", "Berg", ["anna@berg.example"], company="Berg Signs", place="Leeds", profession="Printer"
    )
    rich = book.contact(
        "Änna",
        "Berg",
        ["Anna@Berg.example", "a.berg@post.example"],
        company="Berg Signs",
        place="York",
        profession="printer",
        notes="Likes tea.",
    )
    cleo = book.contact("Cleo", "Ek", company="Ek Tiles", notes="Tall.")
    again = book.contact("Cleo", "Ek", company="Ek Tiles Ltd")
    for _ in range(2):
        book.favour(rich)
    book.note(anna)
    return anna, rich, cleo, again


@pytest.fixture
def open_sheet(qtbot, theme, bridge):
    """Opens the sheet over a window; waits for the first search to end unless told otherwise."""
    below = QMainWindow()
    qtbot.addWidget(below)

    def opened(first=None, size=(1440, 900), *, wait=True):
        below.resize(*size)
        below.show()
        sheet = DuplicatesSheet(bridge, Words(), below, first)
        sheet.open()
        if wait:
            ended(qtbot, sheet)
        return sheet

    return opened


def ended(qtbot, sheet):
    """Wait until the search has ended."""
    qtbot.waitUntil(lambda: not sheet._search._look.isActive())


def shown(sheet):
    return [(line.a, line.b) for line in sheet._lines]


def press(qtbot, sheet, name):
    button = sheet.findChild(QAbstractButton, name)
    assert button is not None, name
    assert button.isVisible(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def told(sheet, name):
    return sheet.findChild(QLabel, f"duplicates.{name}").text()


def test_the_certain_pair_stands_first_and_only_differences_show(open_sheet, twins):
    anna, rich, cleo, again = twins
    sheet = open_sheet()
    assert shown(sheet) == [(anna, rich), (cleo, again)]
    assert [line.chip.text for line in sheet._lines] == ["Certain", "Likely"]
    assert sheet._lines[0].spoken == "Anna Berg, Änna Berg, Certain, Same email, name and company"
    assert told(sheet, "names") == "Anna Berg and Änna Berg"
    assert told(sheet, "same") == "The same in both: last name, company, profession."
    assert told(sheet, "moves") == "1 note of the other comes along."
    assert sheet.findChild(QAbstractButton, "duplicates.side.company.present") is None
    assert sheet.findChild(QAbstractButton, "duplicates.side.place.present").isChecked()
    assert not sheet.findChild(QAbstractButton, "duplicates.side.place.card").isChecked()


def test_merging_keeps_the_richer_one_with_what_was_chosen(open_sheet, twins, book, qtbot):
    _, rich, cleo, again = twins
    sheet = open_sheet()
    press(qtbot, sheet, "duplicates.side.place.card")
    press(qtbot, sheet, "duplicates.merge")
    qtbot.waitUntil(lambda: shown(sheet) == [(cleo, again)])
    card = book.card(rich)
    assert card.contact.place == "Leeds"
    assert card.contact.given == "Änna"
    assert [one.written for one in card.channels] == ["Anna@Berg.example", "a.berg@post.example"]
    assert {(one.name, one.value) for one in card.other_fields} >= {("Place", "York"), ("Given", "Anna")}
    assert told(sheet, "said").startswith("Merged; Ctrl+Z takes it back.")
    assert sheet.list.current().a == cleo
    ended(qtbot, sheet)
    assert shown(sheet) == [(cleo, again)]


def test_undo_brings_the_pair_back_and_redo_takes_it_again(open_sheet, twins, book, qtbot):
    anna, rich, cleo, again = twins
    sheet = open_sheet()
    qtbot.keyClick(sheet.list, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: shown(sheet) == [(cleo, again)])
    qtbot.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(sheet) == [(anna, rich), (cleo, again)])
    assert sheet.list.current().a == anna
    assert book.card(anna).contact.place == "Leeds"
    assert told(sheet, "said") == "Taken back."
    ended(qtbot, sheet)
    sheet.redo()
    qtbot.waitUntil(lambda: shown(sheet) == [(cleo, again)])
    assert book.pairs() == [(cleo, again)]


def test_undo_leaves_alone_what_was_done_elsewhere(open_sheet, twins, book, qtbot):
    sheet = open_sheet()
    qtbot.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    sheet.redo()
    assert not sheet._busy
    assert len(book.pairs()) == 2


def test_two_people_are_remembered(open_sheet, twins, book, qtbot):
    _, _, cleo, again = twins
    sheet = open_sheet()
    qtbot.keyClick(sheet.list, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: shown(sheet) == [(cleo, again)])
    assert book.pairs() == [(cleo, again)]
    press(qtbot, sheet, "duplicates.apart")
    qtbot.waitUntil(lambda: shown(sheet) == [])
    assert book.pairs() == []
    ended(qtbot, sheet)
    assert "No two people look alike. Enjoy it." in [one.text() for one in sheet._empty.findChildren(QLabel)]
    assert sheet._empty.isVisible()
    assert not sheet.findChild(QAbstractButton, "duplicates.merge").isVisible()


def test_later_goes_round_and_arrows_move(open_sheet, twins, qtbot):
    anna, _, cleo, _ = twins
    sheet = open_sheet()
    press(qtbot, sheet, "duplicates.later")
    assert sheet.list.current().a == cleo
    qtbot.keyClick(sheet.list, Qt.Key.Key_L)
    assert sheet.list.current().a == anna
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    assert told(sheet, "names") == "Cleo Ek, twice"


def test_enter_leads_to_the_choice_then_to_the_button_and_merges(open_sheet, twins, book, qtbot):
    _, rich, cleo, again = twins
    sheet = open_sheet()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    box = sheet.focusWidget()
    assert box.objectName() == "duplicates.side.given.present"
    qtbot.keyClick(box, Qt.Key.Key_Right)
    assert sheet.findChild(QAbstractButton, "duplicates.side.given.card").isChecked()
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    assert sheet.focusWidget().objectName() == "duplicates.merge"
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(sheet) == [(cleo, again)])
    assert book.card(rich).contact.given == "Anna"
    assert sheet.focusWidget() is sheet.list


def test_a_choice_stays_when_the_owner_comes_back_to_the_pair(open_sheet, twins, qtbot):
    sheet = open_sheet()
    press(qtbot, sheet, "duplicates.side.place.card")
    sheet.go_on()
    sheet.go_on()
    assert sheet.findChild(QAbstractButton, "duplicates.side.place.card").isChecked()


def test_everything_that_comes_along_is_said(open_sheet, book):
    kept = book.contact("Anna", "Berg", ["anna@berg.example"])
    other = book.contact("Anna", "Berg", ["anna@berg.example"])
    for _ in range(9):
        book.favour(kept)
    for _ in range(3):
        book.favour(other)
    for name in ("Round Table", "Makers"):
        group = book.do(groups.add, Group(name=name))
        book.do(groups.add_member, Membership(contact=other, group=group, from_on=date(2026, 1, 1)))
    for _ in range(2):
        book.note(other)
    book.do(introductions.ask, kept, other)
    sheet = open_sheet()
    assert told(sheet, "moves") == (
        "3 favours, 2 groups, 2 notes and 1 request of the other come along. "
        "Nobody can be introduced to themselves: that request goes, its words stay as notes."
    )
    assert told(sheet, "names") == "Anna Berg, twice"
    assert told(sheet, "why") == "Same email and name. Both cards say the same."


def test_an_open_request_that_was_weighed_again_is_said(open_sheet, twins, book, qtbot):
    dale = book.contact("Dale", "Cooper")
    book.do(introductions.ask, dale, twins[0])
    sheet = open_sheet()
    press(qtbot, sheet, "duplicates.merge")
    qtbot.waitUntil(lambda: "Weighed again: Dale Cooper → Anna Berg stays Coattails." in told(sheet, "said"))


def test_two_whom_the_owner_chose_stand_first(open_sheet, twins, book, qtbot):
    anna, rich, cleo, again = twins
    sheet = open_sheet((again, anna))
    assert shown(sheet) == [(anna, again), (anna, rich), (cleo, again)]
    assert sheet.list.current().why == "You chose these two"
    press(qtbot, sheet, "duplicates.merge")
    qtbot.waitUntil(lambda: len(shown(sheet)) < 3)
    assert len(book.desk.ask(people.rows, [anna, again])) == 1


def test_a_chosen_pair_that_was_found_says_why(open_sheet, twins):
    _, _, cleo, again = twins
    sheet = open_sheet((again, cleo))
    assert shown(sheet)[0] == (cleo, again)
    assert sheet._lines[0].chip.text == "Likely"
    assert told(sheet, "why").startswith("Same company")


def test_a_contact_that_has_gone_meanwhile_is_refused_in_words(open_sheet, twins, book, qtbot):
    anna, _, cleo, again = twins
    sheet = open_sheet()
    book.desk.do(contacts.delete, (anna,), now=NOW).result()
    sheet.merge()
    qtbot.waitUntil(lambda: shown(sheet) == [(cleo, again)])
    assert sheet.findChild(QLabel, "duplicates.said").isVisible()


def test_the_search_can_be_stopped_and_begun_again(open_sheet, twins, qtbot, monkeypatch):
    real = duplicates.pairs

    def until_stopped(*, progress):
        while True:
            progress(1, 10)

    monkeypatch.setattr(duplicate_search.duplicates, "pairs", until_stopped)
    sheet = open_sheet(wait=False)
    qtbot.waitUntil(sheet._strip.isVisible)
    press(qtbot, sheet, "duplicates.close")
    sheet = open_sheet(wait=False)
    qtbot.waitUntil(lambda: sheet._strip.findChild(QAbstractButton, "progress.cancel").isVisible())
    press(qtbot, sheet, "progress.cancel")
    ended(qtbot, sheet)
    assert sheet._empty.isVisible()
    assert not sheet._strip.isVisible()
    monkeypatch.setattr(duplicate_search.duplicates, "pairs", real)
    press(qtbot, sheet, "duplicates.empty.act")
    ended(qtbot, sheet)
    assert len(shown(sheet)) == 2


def test_a_search_that_is_refused_says_so_below_and_can_be_tried_again(
    open_sheet, bridge, qtbot, monkeypatch
):
    def locked(*, progress):
        raise Refused("ledger.locked")

    monkeypatch.setattr(duplicate_search.duplicates, "pairs", locked)
    with qtbot.waitSignal(bridge.refused) as told_below:
        sheet = open_sheet()
    assert told_below.args[0].code == "ledger.locked"
    assert sheet.findChild(QAbstractButton, "duplicates.empty.act").isVisible()


def test_it_fits_the_smallest_window(open_sheet, twins):
    sheet = open_sheet(size=(1024, 640))
    assert sheet.width() <= 1024
    assert sheet.height() <= 640
    for name in ("close", "later", "apart", "merge"):
        button = sheet.findChild(QAbstractButton, f"duplicates.{name}")
        assert sheet.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()


class QuietView(View):
    subject = "today"

    def title(self):
        return "Today"

    def refresh(self):
        pass


def test_the_command_opens_it(qtbot, theme, bridge, settings, twins):
    quiet = ViewSpec("today", "Today", "users", lambda: QuietView(bridge, Words(), settings))
    window = MainWindow(bridge, Words(), [quiet], settings)
    qtbot.addWidget(window)
    WindowVerbs(bridge, Words(), window)
    window.show()
    window.run("edit.duplicates")
    sheet = window.findChild(DuplicatesSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: len(shown(sheet)) == 2)
    press(qtbot, sheet, "duplicates.close")
    qtbot.waitUntil(lambda: window.findChild(DuplicatesSheet) is None)


def test_two_chosen_contacts_are_offered_for_merging(qtbot, theme, bridge, twins):
    anna, _, _, again = twins
    below = QMainWindow()
    qtbot.addWidget(below)
    below.resize(1440, 900)
    below.show()
    menu = ContactVerbs(bridge, Words(), below).many_menu((again, anna), below)
    acts = {action.text(): action for action in menu.actions()}
    assert list(acts)[:2] == ["Merge these two", "These are two people"]
    acts["Merge these two"].trigger()
    menu.deleteLater()
    sheet = below.findChild(DuplicatesSheet)
    ended(qtbot, sheet)
    assert shown(sheet)[0] == (anna, again)
