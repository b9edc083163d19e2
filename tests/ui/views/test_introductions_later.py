"""A request that stands still, on its own page: asked about later, written again, logged."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton

from netcrm.actions import introductions as actions
from netcrm.domain.introduction import Outcome, Stage
from netcrm.reads import contacts, followups, introductions
from netcrm.reads import today as first_page
from netcrm.ui.dialogs.put_off import PutOff
from netcrm.ui.views.introductions.view import IntroductionsView
from netcrm.ui.widgets.elide import PlainLabel

LATER = datetime(2027, 1, 4, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def view(qtbot, window, desk):
    desk.clock.moment = LATER
    shown = window(IntroductionsView).view
    shown.opened, shown.banners = [], []
    shown.open_url = lambda url: shown.opened.append(url) or True
    shown.banner_asked.connect(shown.banners.append)
    qtbot.waitUntil(lambda: shown.card is not None)
    return shown


def show(qtbot, view, request):
    view.open_key(request)
    qtbot.waitUntil(lambda: view.current_key() == request and view.shows_selected())
    return view.card


def waiting(desk, stage):
    rows = desk.ask(first_page.page, LATER).stuck
    return next(one.row.introduction.id for one in rows if one.row.introduction.stage is stage)


def put_off_until(desk, request):
    return [one.put_off_until for one in desk.ask(followups.open_ones) if one.introduction == request]


@pytest.mark.parametrize("how", ["mouse", "key", "command"])
@pytest.mark.parametrize("stage", [Stage.TARGET_ASKED, Stage.TARGET_NO, Stage.INTRODUCED])
def test_it_is_put_off_where_it_is_read(qtbot, view, desk, stage, how):
    request = waiting(desk, stage)
    card = show(qtbot, view, request)
    if how == "mouse":
        qtbot.mouseClick(card.findChild(QPushButton, "introductions.later"), Qt.MouseButton.LeftButton)
    elif how == "key":
        view.list.setFocus()
        qtbot.waitUntil(view.list.hasFocus)
        qtbot.keyClick(view.list, "s")
    else:
        view.verbs()["people.ask_later"]()
    menu = card.findChild(QMenu, "introductions.put_off")
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: put_off_until(desk, request) == [LATER.date() + timedelta(days=7)])
    qtbot.waitUntil(
        lambda: (
            "asked about it again 11 Jan"
            in view.card.findChild(PlainLabel, "introductions.stands_still").text()
        )
    )
    assert request not in {one.row.introduction.id for one in desk.ask(first_page.page, LATER).stuck}


def test_a_day_may_be_picked(qtbot, view, desk):
    request = waiting(desk, Stage.TARGET_ASKED)
    card = show(qtbot, view, request)
    card.put_off_asked.emit(None)
    sheet = view.findChild(PutOff)
    sheet.form.write({"put_off_until": LATER.date() + timedelta(days=30)})
    sheet.submit()
    qtbot.waitUntil(lambda: put_off_until(desk, request) == [LATER.date() + timedelta(days=30)])


def test_what_moves_is_not_put_off(qtbot, view, desk):
    request = waiting(desk, Stage.INTRODUCED)
    desk.do(actions.turn_out, request, Outcome.HELPED, now=LATER).result()
    # It is settled now, and what is settled is folded away.
    qtbot.waitUntil(lambda: request not in view.list.row_keys())
    card = show(qtbot, view, request)
    assert card.later is None
    assert "people.ask_later" not in view.verbs()


def test_commands_unfold_the_letters_that_are_offered(qtbot, view, desk):
    card = show(qtbot, view, waiting(desk, Stage.TARGET_ASKED))
    assert "people.thank" not in view.verbs()
    view.verbs()["people.remind"]()
    assert card.findChild(QPlainTextEdit, "introductions.letter.draft").isVisible()
    show(qtbot, view, waiting(desk, Stage.INTRODUCED))
    assert {"people.thank", "people.remind"} <= view.verbs().keys()


def test_a_reminder_that_was_handed_over_is_logged_by_one_press(qtbot, view, desk):
    request = waiting(desk, Stage.TARGET_ASKED)
    target = desk.ask(introductions.row, request).target.id
    card = show(qtbot, view, request)
    view.verbs()["people.remind"]()
    card.do()
    assert len(view.opened) == 1
    (offer,) = view.banners[-1].actions
    assert offer.text == "Log that I wrote"
    assert desk.ask(contacts.detail, target, LATER.date()).last_contact_on != LATER.date()
    offer.act()
    qtbot.waitUntil(lambda: desk.ask(contacts.detail, target, LATER.date()).last_contact_on == LATER.date())


def test_nothing_is_logged_of_an_empty_letter(qtbot, view, desk):
    card = show(qtbot, view, waiting(desk, Stage.TARGET_ASKED))
    view.verbs()["people.remind"]()
    card.findChild(QPlainTextEdit, "introductions.letter.draft").setPlainText("  ")
    card.do()
    assert not view.opened
    assert not view.banners[-1].actions
