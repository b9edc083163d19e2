"""Introductions that stand still, on Today: answered in place by mouse and by keys, or asked again later."""

from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from netcrm.actions import contacts as people
from netcrm.actions import history
from netcrm.actions import introductions as actions
from netcrm.domain.introduction import Decision, Outcome, Stage, TargetAnswer
from netcrm.reads import contacts, followups, introductions
from netcrm.reads import today as first_page
from netcrm.ui.dialogs.put_off import PutOff
from netcrm.ui.views.today.stuck import StuckCard, StuckLine
from netcrm.ui.views.today.view import TodayView

GEORGIA, TOM, HUGO = 21, 20, 10
LATER = datetime(2027, 1, 4, 9, 0, tzinfo=ZoneInfo("Europe/London"))
"""Seven weeks after the sample: what was introduced has no outcome yet."""


@pytest.fixture
def mailed():
    return []


@pytest.fixture
def today(qtbot, window, desk, mailed):
    desk.clock.moment = LATER
    for request in (TOM, GEORGIA):
        desk.do(actions.decide, request, Decision.DECLINE, now=LATER).result()

    class Shown(TodayView):
        def __init__(self, bridge, words, settings):
            super().__init__(bridge, words, settings, opener=lambda address: mailed.append(address) or True)

    shown = window(Shown)
    shown.banners = []
    shown.view.banner_asked.connect(shown.banners.append)
    qtbot.waitUntil(lambda: card(shown).isVisible())
    return shown


def card(shown):
    return shown.view.findChild(StuckCard, "today.stuck")


def rows(desk):
    return desk.ask(first_page.page, LATER).stuck


def line(shown, qtbot, desk, request):
    """The line of a request, which must be among the first five."""
    place = next(n for n, one in enumerate(rows(desk), 1) if one.row.introduction.id == request)
    found = shown.view.findChild(StuckLine, f"today.stuck.{place}")
    qtbot.waitUntil(found.isVisible)
    return found


def press(qtbot, found, what):
    button = found.findChild(QPushButton, f"{found.objectName()}.{what}")
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def of(desk, request):
    return desk.ask(introductions.row, request).introduction


def first(desk, wait):
    return next(one.row.introduction.id for one in rows(desk)[:5] if str(one.stuck.wait) == wait)


def test_five_lines_say_who_is_waited_for_since_when(today, desk):
    shown = [one for one in card(today).findChildren(StuckLine) if one.isVisible()]
    assert len(shown) == 5
    assert len(rows(desk)) > 5
    assert shown[0].accessibleName().startswith("Hugo Bell to Beatrix Vane")
    # Who looks on learns nothing of what was answered.
    assert "Beatrix answered; Hugo has waited for you" in shown[0].accessibleName()
    assert card(today).findChild(QPushButton, "today.stuck.all").isVisible()


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
@pytest.mark.parametrize(
    ("key", "what", "answer"), [("y", "yes", TargetAnswer.YES), ("n", "no", TargetAnswer.NO)]
)
def test_an_answer_is_kept_in_place(qtbot, today, desk, key, what, answer, keys):
    request = first(desk, "answer")
    found = line(today, qtbot, desk, request)
    if keys:
        found.setFocus()
        qtbot.keyClick(found, key)
    else:
        press(qtbot, found, what)
    qtbot.waitUntil(lambda: of(desk, request).target_answer is answer)
    assert of(desk, request).stage is (Stage.TARGET_YES if what == "yes" else Stage.TARGET_NO)


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
@pytest.mark.parametrize(
    ("key", "outcome"), [("1", Outcome.MET), ("2", Outcome.HELPED), ("5", Outcome.HARMED)]
)
def test_what_came_of_it_is_said_in_place(qtbot, today, desk, key, outcome, keys):
    request = first(desk, "outcome")
    found = line(today, qtbot, desk, request)
    if keys:
        found.setFocus()
        qtbot.keyClick(found, key)
    else:
        press(qtbot, found, str(outcome))
    qtbot.waitUntil(lambda: of(desk, request).outcome is outcome)
    qtbot.waitUntil(lambda: request not in {one.row.introduction.id for one in rows(desk)})


def test_asking_later_keeps_the_first_due_date(qtbot, today, desk):
    request = first(desk, "outcome")
    due_on = next(one.stuck.due_on for one in rows(desk) if one.row.introduction.id == request)
    found = line(today, qtbot, desk, request)
    found.setFocus()
    qtbot.keyClick(found, "s")
    menu = found.findChild(QMenu, "today.stuck.put_off")
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: request not in {one.row.introduction.id for one in rows(desk)})
    (kept,) = [one for one in desk.ask(followups.open_ones) if one.introduction == request]
    assert (kept.due_on, kept.put_off_until) == (due_on, LATER.date() + timedelta(days=7))
    assert kept.why.startswith("What came of it: ")


def test_a_day_is_picked_that_lies_ahead(qtbot, today, desk):
    request = first(desk, "outcome")
    found = line(today, qtbot, desk, request)
    press(qtbot, found, "later")
    menu = found.findChild(QMenu, "today.stuck.put_off")
    action = menu.actions()[-1]
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    sheet = today.view.findChild(PutOff)
    sheet.form.write({"put_off_until": LATER.date()})
    sheet.submit()
    error = sheet.findChild(QWidget, "put_off.put_off_until.error")
    qtbot.waitUntil(error.isVisible)
    sheet.form.write({"put_off_until": LATER.date() + timedelta(days=30)})
    sheet.submit()
    qtbot.waitUntil(lambda: request not in {one.row.introduction.id for one in rows(desk)})


def test_writing_again_hands_over_the_reminder_and_asks_again_after_a_week(qtbot, today, desk, mailed):
    request = first(desk, "answer")
    target, asker = of(desk, request).target_contact, desk.ask(introductions.row, request).requester.name
    found = line(today, qtbot, desk, request)
    found.setFocus()
    qtbot.keyClick(found, "c")
    (link,) = map(unquote, mailed)
    email = desk.ask(introductions.letter_facts, request, LATER.date()).target.email
    assert link.startswith(f"mailto:{email}?")
    assert f"A while ago I asked whether I may introduce {asker}" in link
    assert QGuiApplication.clipboard().text().startswith("Hi ")
    qtbot.waitUntil(lambda: request not in {one.row.introduction.id for one in rows(desk)})
    before = desk.ask(contacts.detail, target, LATER.date()).last_contact_on
    (log,) = today.banners[-1].actions
    log.act()
    qtbot.waitUntil(lambda: desk.ask(contacts.detail, target, LATER.date()).last_contact_on == LATER.date())
    assert before != LATER.date()
    desk.do(history.undo, now=LATER).result()
    assert desk.ask(contacts.detail, target, LATER.date()).last_contact_on == before


def test_whoever_has_no_email_is_written_to_by_what_is_copied(qtbot, today, desk, mailed):
    request = first(desk, "answer")
    target = of(desk, request).target_contact
    card_of = desk.ask(contacts.card, target)
    desk.do(people.change, replace(card_of, channels=()), now=LATER).result()
    found = line(today, qtbot, desk, request)
    found.setFocus()
    qtbot.keyClick(found, "c")
    assert mailed == []
    assert "A while ago I asked" in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: request not in {one.row.introduction.id for one in rows(desk)})


@pytest.mark.parametrize(("how", "key"), [("enter", HUGO), ("answer", HUGO), ("all", None)])
def test_the_request_is_opened_to_be_answered(qtbot, today, desk, how, key):
    went = []
    today.view.go_asked.connect(lambda subject, wanted: went.append((subject, wanted)))
    found = line(today, qtbot, desk, HUGO)
    if how == "enter":
        found.setFocus()
        qtbot.keyClick(found, Qt.Key.Key_Return)
    elif how == "answer":
        press(qtbot, found, "open")
    else:
        qtbot.mouseClick(card(today).findChild(QPushButton, "today.stuck.all"), Qt.MouseButton.LeftButton)
    assert went == [("introductions", key)]


def test_a_key_for_another_question_does_nothing(qtbot, today, desk):
    found = line(today, qtbot, desk, HUGO)
    found.setFocus()
    for key in ("y", "1", "c"):
        qtbot.keyClick(found, key)
    assert of(desk, HUGO).stage is Stage.TARGET_NO
    assert of(desk, HUGO).outcome is None
