"""Dale asks for Priya, who is asked first: a yes goes all the way to what came of it, a no stays hers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QTextEdit, QWidget

from netcrm.domain.favour import Direction
from netcrm.domain.introduction import Decision, Outcome, Stage, TargetAnswer, Verdict
from netcrm.reads import contacts, introductions

MOUSE_AND_KEYS = pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])


@pytest.fixture
def dale(office, qtbot):
    """The flagged request, opened in its view; nothing is handed to a mail program."""
    bridge, window = office.bridge, office.window
    rows = [row for row in bridge.ask(introductions.rows) if row.introduction.is_open]
    request = next(
        row.introduction.id
        for row in rows
        if bridge.ask(introductions.weighed_request, row.introduction.id, bridge.today).verdict
        is Verdict.COATTAILS
    )
    window.go("introductions", request)
    window.view.open_url = lambda _url: True
    back_to(office, qtbot, request)
    return request


def shown(window, name):
    return next((one for one in window.findChildren(QWidget, name) if one.isVisible()), None)


def now(office, request):
    return office.bridge.ask(introductions.row, request).introduction


def back_to(office, qtbot, request):
    """Open the request and wait until its page is the one in front, as it stands now."""
    window = office.window
    window.go("introductions", request)
    qtbot.waitUntil(lambda: window.view.current_key() == request and window.view.shows_selected())
    stage = now(office, request).stage
    qtbot.waitUntil(lambda: window.view.card.page.row.introduction.stage is stage)


def press(office, qtbot, name, *, keys):
    """Press a button with the mouse, or with the space bar."""
    window = office.window
    qtbot.waitUntil(lambda: shown(window, name) is not None)
    button = shown(window, name)
    assert isinstance(button, QAbstractButton)
    if keys:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(office, qtbot, name, number, *, keys):
    """Choose a way out and do it."""
    window = office.window
    qtbot.waitUntil(lambda: shown(window, name) is not None)
    if keys:
        rows = window.view.list
        rows.setFocus()
        qtbot.keyClick(rows, number)
        qtbot.keyClick(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        qtbot.mouseClick(shown(window, name), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(shown(window, "introductions.answer"), Qt.MouseButton.LeftButton)


def favours_given(office, contact):
    detail = office.bridge.ask(contacts.detail, contact, office.bridge.today)
    return sum(one.direction is Direction.GIVEN for one in detail.favours)


@MOUSE_AND_KEYS
def test_a_yes_is_introduced_and_what_came_of_it_is_kept(office, qtbot, dale, keys):
    target = now(office, dale).target_contact
    before = favours_given(office, target)
    answer(office, qtbot, "introductions.ask_first", "2", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).stage is Stage.TARGET_ASKED)
    back_to(office, qtbot, dale)
    press(office, qtbot, "introductions.target_said_yes", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).stage is Stage.TARGET_YES)
    back_to(office, qtbot, dale)
    answer(office, qtbot, "introductions.introduce", "2", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).stage is Stage.INTRODUCED)
    assert now(office, dale).endorsed_at is None
    assert favours_given(office, target) == before
    # What is settled is out of the way: the next request is in front.
    qtbot.waitUntil(lambda: office.window.view.current_key() != dale)
    back_to(office, qtbot, dale)
    press(office, qtbot, "introductions.outcome.helped", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).outcome is Outcome.HELPED)
    assert now(office, dale).stage is Stage.CLOSED
    # It helped, so it was a favour to the one who was met as well.
    assert favours_given(office, target) == before + 1


@MOUSE_AND_KEYS
def test_a_no_stays_between_the_owner_and_who_said_it(office, qtbot, dale, keys):
    window = office.window
    answer(office, qtbot, "introductions.ask_first", "2", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).stage is Stage.TARGET_ASKED)
    back_to(office, qtbot, dale)
    press(office, qtbot, "introductions.target_said_no", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).target_answer is TargetAnswer.NO)
    back_to(office, qtbot, dale)
    assert shown(window, "introductions.introduce") is None
    assert shown(window, "introductions.endorse") is None
    qtbot.waitUntil(lambda: shown(window, "introductions.answer") is not None)
    letters = [one.toPlainText() for one in window.findChildren(QPlainTextEdit) if one.isVisible()]
    letters += [one.toPlainText() for one in window.findChildren(QTextEdit) if one.isVisible()]
    letter = max(letters, key=len)
    assert len(letter) > 50
    assert "said no" not in letter
    assert "asked Priya" not in letter
    answer(office, qtbot, "introductions.decline", "1", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).decision is Decision.DECLINE)
    assert now(office, dale).stage is Stage.DECLINED


@MOUSE_AND_KEYS
def test_a_yes_may_be_endorsed_with_a_reason_and_taken_back(office, qtbot, dale, keys):
    window = office.window
    answer(office, qtbot, "introductions.ask_first", "2", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).stage is Stage.TARGET_ASKED)
    back_to(office, qtbot, dale)
    press(office, qtbot, "introductions.target_said_yes", keys=keys)
    qtbot.waitUntil(lambda: now(office, dale).stage is Stage.TARGET_YES)
    back_to(office, qtbot, dale)
    if keys:
        window.view.list.setFocus()
        qtbot.keyClick(window.view.list, "3")
    else:
        qtbot.mouseClick(shown(window, "introductions.endorse"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(window, "introductions.reason") is not None)
    reason = shown(window, "introductions.reason")
    qtbot.keyClicks(reason, "Priya herself asked me for a coach.")
    if keys:
        qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        qtbot.mouseClick(shown(window, "introductions.answer"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: now(office, dale).stage is Stage.ENDORSED)
    assert now(office, dale).verdict is Verdict.COATTAILS
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: now(office, dale).stage is Stage.TARGET_YES)
    assert now(office, dale).endorsed_at is None
