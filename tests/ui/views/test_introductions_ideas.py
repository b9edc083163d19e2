"""An idea of the owner's own: both were asked, so nobody is named as the one who said no."""

from PySide6.QtWidgets import QPushButton

from netcrm.actions import introductions as actions
from netcrm.domain.introduction import Decision, Origin, TargetAnswer
from netcrm.ui.views.introductions.view import IntroductionsView


def test_a_no_after_all_names_neither_of_the_two(window, qtbot, desk, bridge):
    now = bridge.now()
    idea = desk.do(actions.ask, 1, 2, now=now, origin=Origin.OWN_IDEA).result()
    desk.do(actions.decide, idea, Decision.ASK_FIRST, now=now).result()
    desk.do(actions.answer_of_target, idea, TargetAnswer.YES, now=now).result()
    view = window(IntroductionsView).view
    qtbot.waitUntil(lambda: view.card is not None)
    view.open_key(idea)
    qtbot.waitUntil(lambda: view.current_key() == idea and view.shows_selected())
    button = view.card.findChild(QPushButton, "introductions.target_said_no")
    assert button.text() == "One said no after all"
