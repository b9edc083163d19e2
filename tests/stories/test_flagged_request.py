"""Dale asks for Priya: four ways out of a flagged request, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from netcrm.domain.introduction import Decision, Stage, Verdict
from netcrm.reads import introductions

REASON = "I heard her coach in October, and Priya asked me for one."
WAYS = (
    ("1", "introductions.decline", Decision.DECLINE, Stage.DECLINED),
    ("2", "introductions.ask_first", Decision.ASK_FIRST, Stage.TARGET_ASKED),
    ("3", "introductions.introduce", Decision.INTRODUCE, Stage.INTRODUCED),
    ("4", "introductions.endorse", Decision.ENDORSE, Stage.ENDORSED),
)


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
    qtbot.waitUntil(lambda: shown(window, "introductions.decline") is not None)
    qtbot.waitUntil(lambda: window.view.current_key() == request)
    return request


def shown(window, name):
    return next((one for one in window.findChildren(QWidget, name) if one.isVisible()), None)


def now(office, request):
    return office.bridge.ask(introductions.row, request).introduction


def settled(office, qtbot, request, decision, stage):
    qtbot.waitUntil(lambda: now(office, request).decision is decision)
    kept = now(office, request)
    assert kept.stage is stage
    assert kept.verdict is Verdict.COATTAILS
    assert kept.flagged
    assert kept.weighed_at <= kept.decided_at
    assert (kept.endorsed_at is not None) == (decision is Decision.ENDORSE)


@pytest.mark.parametrize(("key", "name", "decision", "stage"), WAYS)
def test_each_way_out_by_mouse(office, qtbot, dale, key, name, decision, stage):
    window = office.window
    qtbot.mouseClick(shown(window, name), Qt.MouseButton.LeftButton)
    if decision is Decision.ENDORSE:
        qtbot.waitUntil(lambda: shown(window, "introductions.reason") is not None)
        answer = shown(window, "introductions.answer")
        assert not answer.isEnabled()
        shown(window, "introductions.reason").setPlainText(REASON)
        qtbot.waitUntil(answer.isEnabled)
    qtbot.mouseClick(shown(window, "introductions.answer"), Qt.MouseButton.LeftButton)
    settled(office, qtbot, dale, decision, stage)


@pytest.mark.parametrize(("key", "name", "decision", "stage"), WAYS)
def test_each_way_out_by_keys(office, qtbot, dale, key, name, decision, stage):
    window = office.window
    rows = window.view.list
    rows.setFocus()
    qtbot.keyClick(rows, key)
    if decision is Decision.ENDORSE:
        qtbot.waitUntil(lambda: shown(window, "introductions.reason") is not None)
        reason = shown(window, "introductions.reason")
        assert isinstance(reason, QPlainTextEdit)
        reason.setFocus()
        qtbot.keyClicks(reason, REASON)
        qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        qtbot.keyClick(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(office, qtbot, dale, decision, stage)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: now(office, dale).is_open)
    assert now(office, dale).endorsed_at is None


def test_nineteen_characters_are_no_reason(office, qtbot, dale):
    window = office.window
    qtbot.mouseClick(shown(window, "introductions.endorse"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(window, "introductions.reason") is not None)
    shown(window, "introductions.reason").setPlainText("  nineteen letters!!  ")
    assert not shown(window, "introductions.answer").isEnabled()
    assert now(office, dale).is_open
