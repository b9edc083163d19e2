"""How endorsements turned out: under the list, and beside the reasons of whoever asks again."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from netcrm.actions import introductions as actions
from netcrm.domain.introduction import Decision, Outcome
from netcrm.reads import introductions
from netcrm.ui.views.introductions.view import IntroductionsView

DALE, GEORGIA = 22, 21
REASON = "Heard him speak on Thursday, and Lena asked me for a coach."


@pytest.fixture
def view(window, qtbot):
    shown = window(IntroductionsView).view
    qtbot.waitUntil(lambda: shown.card is not None)
    return shown


def told(view):
    return view.findChild(QWidget, "introductions.behind").text()


def endorse(desk, requester, target):
    now = desk.clock.now()
    made = desk.do(actions.ask_and_decide, requester, target, None, Decision.ENDORSE, reason=REASON, now=now)
    return made.result()


def test_the_foot_of_the_list_counts_what_came_of_your_name(view, desk, qtbot):
    found = [row.introduction for row in desk.ask(introductions.rows) if row.introduction.endorsed_at]
    qtbot.waitUntil(lambda: told(view).startswith(f"Your name was behind {len(found)} introductions: "))
    row = desk.ask(introductions.row, DALE)
    made = endorse(desk, row.requester.id, desk.ask(introductions.row, GEORGIA).target.id)
    qtbot.waitUntil(lambda: f"behind {len(found) + 1} introductions" in told(view))
    before = sum(one.outcome is Outcome.HARMED for one in found)
    desk.do(actions.turn_out, made, Outcome.HARMED, now=desk.clock.now()).result()
    qtbot.waitUntil(lambda: f"{before + 1} did harm" in told(view))


def test_earlier_ones_of_the_requester_stand_beside_the_reasons(view, desk, qtbot):
    view.open_key(DALE)
    qtbot.waitUntil(lambda: view.current_key() == DALE)
    assert view.card.findChild(QWidget, "introductions.past") is None
    row = desk.ask(introductions.row, DALE)
    endorse(desk, row.requester.id, desk.ask(introductions.row, GEORGIA).target.id)
    qtbot.waitUntil(lambda: view.card.findChild(QWidget, "introductions.past") is not None)
    past = view.card.findChild(QWidget, "introductions.past")
    assert past.text() == "Your name was behind Dale before. Once: nothing recorded yet."
    assert past.isVisible()


def test_on_clear_they_fold_away_with_the_reasons(view, desk, qtbot):
    row = desk.ask(introductions.row, GEORGIA)
    endorse(desk, row.requester.id, desk.ask(introductions.row, DALE).target.id)
    view.open_key(GEORGIA)
    qtbot.waitUntil(lambda: view.current_key() == GEORGIA)
    qtbot.waitUntil(lambda: view.card.findChild(QWidget, "introductions.past") is not None)
    past = view.card.findChild(QWidget, "introductions.past")
    assert not past.isVisible()
    view.card.findChild(QPushButton, "introductions.reasons").click()
    assert past.isVisible()
