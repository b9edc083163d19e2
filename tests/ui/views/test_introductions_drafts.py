"""A draft that was saved for later is shown under the way it was written for, and under no other."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from netcrm.actions import history
from netcrm.reads import introductions
from netcrm.ui.views.introductions.view import IntroductionsView

DALE, TOM = 22, 20
TO_TARGET, TO_DALE = "Shall I send Dale to you?", "Not this time, Dale."


@pytest.fixture
def view(window, qtbot):
    shown = window(IntroductionsView).view
    qtbot.waitUntil(lambda: shown.card is not None)
    return shown


@pytest.fixture
def show(view, qtbot):
    def open_request(key):
        view.open_key(key)
        qtbot.waitUntil(lambda: view.current_key() == key and view.shows_selected())

    return open_request


@pytest.fixture
def draft_of(desk):
    return lambda key: desk.ask(introductions.row, key).introduction.draft


@pytest.fixture
def save(view, show, draft_of, qtbot):
    def write(number, text):
        show(DALE)
        view.card.choose(number)
        view.card.findChild(QPlainTextEdit, "introductions.draft").setPlainText(text)
        view.card.findChild(QPushButton, "introductions.save").click()
        qtbot.waitUntil(lambda: draft_of(DALE) == text)

    return write


def shown_under(view, show):
    """Return what the page of Dale's request shows under each way when it is opened anew."""
    view._typed.clear()
    show(TOM)
    show(DALE)
    texts = []
    for number in range(1, 4):
        view.card.choose(number)
        texts.append(view.card.findChild(QPlainTextEdit, "introductions.draft").toPlainText())
    return texts


def test_it_is_shown_under_its_own_way_alone(view, show, save):
    save(2, TO_TARGET)
    assert [text == TO_TARGET for text in shown_under(view, show)] == [False, True, False]


def test_with_the_way_lost_every_draft_is_a_fresh_one(view, show, save, settings):
    save(2, TO_TARGET)
    settings.clear()
    assert TO_TARGET not in shown_under(view, show)


def test_an_older_draft_that_came_back_is_not_shown_under_the_way_of_a_later_one(
    view, show, save, desk, draft_of, qtbot, bridge
):
    save(2, TO_TARGET)
    save(1, TO_DALE)
    bridge.do(history.undo, now=bridge.now())
    qtbot.waitUntil(lambda: draft_of(DALE) == TO_TARGET)
    assert not {TO_TARGET, TO_DALE} & set(shown_under(view, show))
