"""What the guard counted is put right behind Show, and weighed again at once (PRODUCT.md 4.5)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton, QWidget

from netcrm.actions import contacts
from netcrm.actions import introductions as actions
from netcrm.domain.evidence import EvidenceRow
from netcrm.domain.favour import Direction
from netcrm.domain.introduction import Decision, Outcome, Verdict
from netcrm.reads import contacts as people
from netcrm.reads import introductions
from netcrm.ui.views.contacts.forms import RecordFavour
from netcrm.ui.views.introductions.view import IntroductionsView
from netcrm.words.corrections import offers
from netcrm.words.words import Words

DALE, GEORGIA = 22, 21
TABLES = ("attendance", "contact", "event", "favour", "interaction", "introduction", "membership", "referral")


@pytest.fixture
def view(window, qtbot):
    shown = window(IntroductionsView).view
    qtbot.waitUntil(lambda: shown.card is not None)
    return shown


@pytest.fixture
def behind(view, qtbot):
    """Open the rows behind a reason of a request."""

    def opened(request, code):
        view.open_key(request)
        qtbot.waitUntil(lambda: view.current_key() == request and view.shows_selected())
        if view.card.page.weighing is not None and view.card.page.weighing.verdict is Verdict.CLEAR:
            view.card.findChild(QPushButton, "introductions.reasons").click()
        name = f"introductions.reason.{code}"
        qtbot.waitUntil(lambda: view.card.findChild(QPushButton, name) is not None)
        button = view.card.findChild(QPushButton, name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        return sheet()

    return opened


def sheet():
    found = [one for one in QApplication.topLevelWidgets() if one.objectName() == "introductions.evidence"]
    return next((one for one in found if one.isVisible()), None)


def told(shown):
    return shown.findChild(QWidget, "introductions.evidence.told").text()


def choose(qtbot, shown, number, name, *, keys=False):
    """Press "This isn't right", and choose from its menu."""
    wrong = shown.findChild(QPushButton, f"introductions.evidence.wrong.{number}")
    if keys:
        wrong.setFocus()
        qtbot.keyClick(wrong, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(wrong, Qt.MouseButton.LeftButton)
    menu = shown.findChild(QMenu, "introductions.evidence.menu")
    action = next(one for one in menu.actions() if one.objectName() == f"introductions.evidence.{name}")
    if keys:
        while menu.activeAction() is not action:
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    else:
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def says(qtbot, shown, words):
    """Wait until the foot of the sheet says so."""

    def said():
        assert told(shown) == words

    qtbot.waitUntil(said)


def undo(qtbot, shown):
    qtbot.mouseClick(shown.findChild(QPushButton, "introductions.evidence.undo"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
def test_a_favour_that_went_the_other_way_lifts_the_flag_at_once(view, behind, qtbot, desk, keys):
    shown = behind(DALE, "never_reciprocated")
    assert shown.heading.text() == "Given 3, received 0."
    choose(qtbot, shown, 0, "other_way", keys=keys)
    says(qtbot, shown, "Weighed again: Caution.")
    assert "no longer counts" in shown.lead.text()
    # The row is gone; the keys go on where it can be taken back.
    assert shown.focusWidget().objectName() == "introductions.evidence.undo"
    qtbot.waitUntil(lambda: view.card.page.weighing.verdict is Verdict.CAUTION)
    undo(qtbot, shown)
    says(qtbot, shown, "Weighed again: Coattails.")
    assert shown.heading.text() == "Given 3, received 0."
    # What was there before is not taken back from here.
    assert not shown.findChild(QPushButton, "introductions.evidence.undo").isVisible()
    shown.accept()


def test_a_favour_is_changed_in_its_form_or_deleted(view, behind, qtbot):
    shown = behind(DALE, "never_reciprocated")
    choose(qtbot, shown, 0, "change")
    form = next(one for one in QApplication.topLevelWidgets() if isinstance(one, RecordFavour))
    assert form.isVisible()
    form.findChild(QComboBox, "favour.direction").setCurrentIndex(1)
    form.submit()
    says(qtbot, shown, "Weighed again: Caution.")
    undo(qtbot, shown)
    says(qtbot, shown, "Weighed again: Coattails.")
    choose(qtbot, shown, 0, "delete")
    qtbot.waitUntil(lambda: shown.heading.text() == "Given 2, received 0.")
    assert not shown.findChild(QPushButton, "introductions.evidence.wrong.2")
    undo(qtbot, shown)
    qtbot.waitUntil(lambda: shown.heading.text() == "Given 3, received 0.")
    shown.accept()


def test_who_was_not_there_is_not_counted_as_there(view, behind, qtbot):
    shown = behind(DALE, "no_initiative")
    assert "2 recorded" in shown.lead.text()
    choose(qtbot, shown, 0, "absent")
    qtbot.waitUntil(lambda: "1 recorded" in shown.lead.text())
    says(qtbot, shown, "Weighed again: Coattails.")
    undo(qtbot, shown)
    qtbot.waitUntil(lambda: "2 recorded" in shown.lead.text())
    shown.accept()


def test_how_an_introduction_turned_out_is_put_right(view, behind, qtbot, desk):
    requester = desk.ask(introductions.row, GEORGIA).requester.id
    target = desk.ask(introductions.row, DALE).target.id
    made = desk.do(actions.ask, requester, target, now=desk.clock.now()).result()
    desk.do(actions.decide, made, Decision.INTRODUCE, now=desk.clock.now()).result()
    desk.do(actions.turn_out, made, Outcome.HARMED, now=desk.clock.now()).result()
    shown = behind(GEORGIA, "outcome_harmed")
    assert "it did harm" in evidence_words(shown)
    choose(qtbot, shown, 0, "outcome.helped")
    says(qtbot, shown, "Weighed again: Clear.")
    assert "it helped" in evidence_words(shown)
    shown.accept()


def evidence_words(shown):
    return " ".join(one.text() for one in shown.findChildren(QLabel))


def test_a_vouching_is_taken_back(view, behind, qtbot, desk):
    requester = desk.ask(introductions.row, DALE).requester.id
    desk.do(contacts.vouch, requester, "We built a school together", now=desk.clock.now()).result()
    shown = behind(DALE, "vouched_for")
    choose(qtbot, shown, 0, "no_vouching")
    says(qtbot, shown, "Weighed again: Coattails.")
    assert not desk.ask(people.card, requester).contact.vouched_reason
    shown.accept()


def test_a_refusal_is_told_in_the_sheet(view, behind, qtbot, desk):
    shown = behind(DALE, "never_reciprocated")
    gone = EvidenceRow(table="favour", id=999_999, code="given.advice")
    offer = offers(gone, "never_reciprocated", Words())[1]
    shown._correcting.do(gone, offer)
    assert told(shown)
    shown.accept()


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_gone_offers_nothing(table):
    assert offers(EvidenceRow(table=table, id=1, is_gone=True), "never_reciprocated", Words()) == ()


def test_what_is_offered_follows_the_row():
    def names(reason="known_since", **cells):
        return [one.name for one in offers(EvidenceRow(id=1, **cells), reason, Words())]

    assert names(table="favour", code=f"{Direction.GIVEN}.advice") == ["change", "other_way", "delete"]
    assert names(table="favour", code="given.introduction", other="Una") == ["delete"]
    assert names(table="membership") == ["change", "left", "delete"]
    assert names(table="event") == names(table="contact") == []
    assert names("target_wants_none", table="contact") == ["welcome"]
    assert names(table="introduction", code="stage.target_no", other="Priya") == ["said_yes", "delete"]
    assert names(table="introduction", code="stage.declined") == ["delete"]
    every = [f"outcome.{one}" for one in Outcome]
    assert names(table="introduction", code="stage.endorsed") == [*every, "delete"]
    assert names(table="introduction", code="outcome.harmed") == [*every[:-1], "delete"]
