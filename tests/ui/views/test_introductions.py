from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QRadioButton, QWidget

from netcrm.actions import contacts, favours, history
from netcrm.actions import introductions as actions
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.introduction import Decision, Outcome, Stage, TargetAnswer, Verdict
from netcrm.reads import introductions
from netcrm.ui.views.introductions.forms import IntroduceForm
from netcrm.ui.views.introductions.view import IntroductionsView

DALE, GEORGIA, TOM = 22, 21, 20
RAVI, JONAS, HUGO, MARCUS, PIERS = 19, 18, 10, 16, 6
REASON = "Heard him speak on Thursday, and Priya asked me for a coach."


@pytest.fixture
def view(window, qtbot):
    """The view on the sample network; links that would leave it are kept in ``opened``."""
    shown = window(IntroductionsView).view
    shown.opened = []
    shown.open_url = lambda url: shown.opened.append(url) or True
    qtbot.waitUntil(lambda: shown.card is not None)
    return shown


@pytest.fixture
def show(view, qtbot):
    def open_request(key):
        view.open_key(key)
        qtbot.waitUntil(lambda: view.current_key() == key and view.shows_selected())
        return view.card

    return open_request


@pytest.fixture
def request_of(desk):
    return lambda key: desk.ask(introductions.row, key).introduction


def find(view, kind, name):
    found = view.card.findChild(kind, name)
    assert found is not None, name
    return found


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def titles(view):
    return [
        view.list.rows.data(view.list.rows.index(n, 0), Qt.ItemDataRole.AccessibleTextRole) for n in range(9)
    ]


def test_open_requests_come_first_with_their_verdict_as_it_is_now(view):
    told = titles(view)
    assert told[0] == "Asked of you, 3"
    assert told[1] == "Dale Whitcombe to Priya Raman, Coattails, Flagged, Asked today by email"
    assert told[2].startswith("Georgia Pell to Lena Brandt, Clear")
    assert told[3].startswith("Tom Ashdown to Hana Sato, Caution")
    assert told[4] == "Waiting for an answer, 3"
    assert told[8] == "Settled, 16, Show"


def test_the_verdict_is_heard_and_reached_before_any_way_to_endorse(view, show):
    card = show(DALE)
    inside = card.findChildren(QWidget)
    verdict, endorse = (
        find(view, QWidget, "introductions.verdict"),
        find(view, QRadioButton, "introductions.endorse"),
    )
    assert inside.index(verdict) < inside.index(endorse)
    said = card.spoken()
    assert said.startswith("Coattails. Flagged.")
    assert said.index("Given 3, received 0.") < said.index("Chosen: Decline kindly")
    chain, at = [], verdict
    while at.nextInFocusChain() is not verdict:
        at = at.nextInFocusChain()
        chain.append(at)
    shows = [w for w in chain if w.objectName().startswith("introductions.reason.never")]
    assert chain.index(shows[0]) < chain.index(endorse)
    assert QAccessible.queryAccessibleInterface(verdict).text(QAccessible.Text.Name).startswith("Coattails")


@pytest.mark.parametrize(
    ("key", "way", "folded"),
    [(DALE, Decision.DECLINE, False), (TOM, Decision.ASK_FIRST, False), (GEORGIA, Decision.INTRODUCE, True)],
)
def test_the_guard_chooses_beforehand(view, show, key, way, folded):
    card = show(key)
    assert card.ways.choice is way
    first = card.page.weighing.reasons[0].code
    assert find(view, QWidget, f"introductions.reason.{first}.words").isVisible() is not folded


def test_a_reason_opens_the_rows_it_counted(view, show, qtbot):
    show(DALE)
    find(view, QPushButton, "introductions.reason.never_reciprocated").click()
    sheet = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "introductions.evidence")
    asked = []
    view.go_asked.connect(lambda subject, key: asked.append((subject, key)))
    opens = [
        b for b in sheet.findChildren(QPushButton) if b.objectName().startswith("introductions.evidence.open")
    ]
    assert len(opens) == 3
    qtbot.mouseClick(opens[0], Qt.MouseButton.LeftButton)
    assert asked == [("contacts", view.card.page.row.requester.id)]


WAYS = [
    (1, Decision.DECLINE, Stage.DECLINED, "dale@"),
    (2, Decision.ASK_FIRST, Stage.TARGET_ASKED, "priya@"),
    (3, Decision.INTRODUCE, Stage.INTRODUCED, "priya@"),
    (4, Decision.ENDORSE, Stage.ENDORSED, "priya@"),
]


def check_recorded(view, desk, request_of, decision, stage, address):
    kept = request_of(DALE)
    assert (kept.decision, kept.stage, kept.verdict) == (decision, stage, Verdict.COATTAILS)
    assert kept.weighed_at <= kept.decided_at
    assert kept.my_reason == (REASON if decision is Decision.ENDORSE else "")
    assert kept.draft == QGuiApplication.clipboard().text()
    assert len(view.opened) == 1
    assert address in view.opened[0].toString()
    desk.do(history.undo, now=desk.clock.now()).result()
    back = request_of(DALE)
    assert back.is_open
    assert back.endorsed_at is None


@pytest.mark.parametrize(("number", "decision", "stage", "address"), WAYS)
def test_a_flagged_request_is_answered_by_mouse(
    view, show, desk, request_of, qtbot, number, decision, stage, address
):
    show(DALE)
    card = find(view, QWidget, f"introductions.{decision}.card")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, card.height() - 8))
    assert view.card.ways.choice is decision
    if decision is Decision.ENDORSE:
        qtbot.keyClicks(find(view, QPlainTextEdit, "introductions.reason"), REASON)
    qtbot.mouseClick(find(view, QPushButton, "introductions.answer"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(view.opened) == 1)
    check_recorded(view, desk, request_of, decision, stage, address)


@pytest.mark.parametrize(("number", "decision", "stage", "address"), WAYS)
def test_a_flagged_request_is_answered_by_keys(
    view, show, desk, request_of, qtbot, number, decision, stage, address
):
    show(DALE)
    view.list.setFocus()
    qtbot.waitUntil(view.list.hasFocus)
    press(view.list, Qt.Key(Qt.Key.Key_0 + number))
    qtbot.waitUntil(lambda: view.card.ways.choice is decision)
    focused = view.window().focusWidget()
    if decision is Decision.ENDORSE:
        assert focused.objectName() == "introductions.reason"
        press(focused, Qt.Key.Key_1)
        assert view.card.ways.choice is Decision.ENDORSE
        focused.clear()
        qtbot.keyClicks(focused, REASON)
    press(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(view.opened) == 1)
    check_recorded(view, desk, request_of, decision, stage, address)


def test_nobody_endorses_without_a_reason(view, show, request_of, qtbot):
    show(DALE)
    view.card.choose(4)
    button, reason = (
        find(view, QPushButton, "introductions.answer"),
        find(view, QPlainTextEdit, "introductions.reason"),
    )
    assert not button.isEnabled()
    assert "20 characters" in button.toolTip()
    reason.setPlainText("   " + "x" * 19 + "   ")
    assert not button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    press(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view.card.do()
    assert request_of(DALE).is_open
    assert view.opened == []
    assert "19 so far" in find(view, QWidget, "introductions.reason.count").text()
    reason.setPlainText("x" * 20)
    assert button.isEnabled()


def test_on_clear_no_reason_is_asked_for(view, show, request_of, qtbot):
    show(GEORGIA)
    view.card.choose(4)
    assert find(view, QRadioButton, "introductions.endorse").text() == "Endorse"
    assert not find(view, QPlainTextEdit, "introductions.reason").isVisible()
    find(view, QPushButton, "introductions.answer").click()
    qtbot.waitUntil(lambda: request_of(GEORGIA).stage is Stage.ENDORSED)
    assert request_of(GEORGIA).verdict is Verdict.CLEAR


def test_back_to_the_reasons(view, show):
    show(DALE)
    view.card.choose(4)
    find(view, QPushButton, "introductions.back").click()
    assert view.card.ways.choice is Decision.DECLINE
    assert view.window().focusWidget() is view.card.verdict


def test_what_is_refused_loses_nothing(view, show, qtbot, request_of):
    show(DALE)
    view.card.choose(4)
    reason = find(view, QPlainTextEdit, "introductions.reason")
    reason.setPlainText("x" * 1001)
    find(view, QPushButton, "introductions.answer").click()
    error = find(view, QWidget, "introductions.error")
    qtbot.waitUntil(error.isVisible)
    assert "too long" in error.text()
    assert reason.toPlainText() == "x" * 1001
    assert reason.hasFocus()
    assert request_of(DALE).is_open


def test_a_draft_stays_while_another_request_is_looked_at(view, show):
    show(DALE)
    find(view, QPlainTextEdit, "introductions.draft").setPlainText("Not this time, Dale.")
    show(TOM)
    show(DALE)
    assert find(view, QPlainTextEdit, "introductions.draft").toPlainText() == "Not this time, Dale."


def test_another_tone_is_another_draft(view, show, qtbot):
    show(DALE)
    page = find(view, QPlainTextEdit, "introductions.draft")
    warm = page.toPlainText()
    page.setPlainText("Mine.")
    qtbot.mouseClick(find(view, QPushButton, "introductions.tone.brief"), Qt.MouseButton.LeftButton)
    assert page.toPlainText() not in ("Mine.", warm)
    qtbot.mouseClick(find(view, QPushButton, "introductions.tone.warm"), Qt.MouseButton.LeftButton)
    assert page.toPlainText() == "Mine."


def test_save_for_later_keeps_draft_and_way(view, show, request_of, qtbot, bridge, words, settings):
    show(DALE)
    view.card.choose(3)
    find(view, QPlainTextEdit, "introductions.draft").setPlainText("Later.")
    find(view, QPushButton, "introductions.save").click()
    qtbot.waitUntil(lambda: request_of(DALE).draft == "Later.")
    assert request_of(DALE).is_open
    view._typed.clear()
    show(TOM)
    show(DALE)
    assert view.card.ways.choice is Decision.INTRODUCE
    assert find(view, QPlainTextEdit, "introductions.draft").toPlainText() == "Later."
    view.card.choose(1)
    assert find(view, QPlainTextEdit, "introductions.draft").toPlainText().startswith("Hi Dale,")


def test_a_change_elsewhere_weighs_again_and_keeps_what_was_typed(view, show, desk, qtbot):
    card = show(DALE)
    find(view, QPlainTextEdit, "introductions.draft").setPlainText("Half a let")
    favour = Favour(
        contact=card.page.row.requester.id,
        direction=Direction.RECEIVED,
        kind=FavourKind.ADVICE,
        happened_on=desk.today,
    )
    desk.do(favours.record, favour, now=desk.clock.now()).result()
    qtbot.waitUntil(lambda: view.card.page.weighing.verdict is not Verdict.COATTAILS)
    assert not view.card.page.weighing.flagged
    view.card.choose(1)
    assert find(view, QPlainTextEdit, "introductions.draft").toPlainText() == "Half a let"


def test_the_target_said_yes_and_it_is_weighed_afresh(view, show, request_of, qtbot):
    card = show(RAVI)
    assert card.ways is None
    assert card.findChild(QRadioButton) is None
    assert find(view, QWidget, "introductions.verdict.word").text() == "Caution"
    assert find(view, QWidget, "introductions.verdict.flagged").isVisible()
    find(view, QPushButton, "introductions.target_said_yes").click()
    qtbot.waitUntil(lambda: view.card.ways is not None)
    ways = [way.decision for way in view.card.ways.ways]
    assert ways == [Decision.DECLINE, Decision.INTRODUCE, Decision.ENDORSE]
    assert view.card.ways.choice is Decision.INTRODUCE
    find(view, QPushButton, "introductions.answer").click()
    qtbot.waitUntil(lambda: request_of(RAVI).stage is Stage.INTRODUCED)
    assert request_of(RAVI).verdict is Verdict.CAUTION


def test_a_no_stays_private(view, show, desk, request_of, qtbot):
    before = desk.ask(introductions.letter_facts, RAVI, desk.today)
    show(RAVI)
    find(view, QPushButton, "introductions.target_said_no").click()
    qtbot.waitUntil(lambda: request_of(RAVI).target_answer is TargetAnswer.NO)
    qtbot.waitUntil(lambda: view.card.ways is not None)
    assert [way.decision for way in view.card.ways.ways] == [Decision.DECLINE]
    draft = find(view, QPlainTextEdit, "introductions.draft").toPlainText()
    assert draft.startswith("Hi Ravi,")
    assert not any(word in draft.casefold() for word in ("said no", "asked ingrid", "ingrid would"))
    assert desk.ask(introductions.letter_facts, RAVI, desk.today) == before


def test_waiting_can_end_without_an_answer(view, show, request_of, qtbot):
    show(RAVI)
    find(view, QPushButton, "introductions.decline_now").click()
    assert view.card.ways.choice is Decision.DECLINE
    view.card.do()
    qtbot.waitUntil(lambda: request_of(RAVI).stage is Stage.DECLINED)


def test_how_it_turned_out(view, show, request_of, qtbot):
    show(MARCUS)
    find(view, QPushButton, "introductions.outcome.helped").click()
    qtbot.waitUntil(lambda: request_of(MARCUS).outcome is Outcome.HELPED)
    qtbot.waitUntil(lambda: view.card.findChild(QPushButton, "introductions.outcome.helped") is None)


def test_after_six_weeks_it_is_asked_about(view, desk, show, qtbot):
    desk.clock.moment += timedelta(days=60)
    view.refresh()
    qtbot.waitUntil(lambda: any(told.startswith("How did it turn out?") for told in titles(view)))


def test_settled_ones_unfold(view, qtbot):
    before = len(view.list.row_keys())
    heading = view.list.rows.place_of(-4)
    where = view.list.visualRect(view.list.rows.index(heading, 0)).center()
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(view.list.row_keys()) == before + 16


def test_a_key_never_answers_another_request(view, show):
    show(DALE)
    view.list.open_row(GEORGIA)
    view._choose(4)
    assert view.card.page.row.introduction.id == DALE
    assert view.card.ways.choice is Decision.DECLINE


def test_nobody_named_leaves_three_ways(view, show, desk, qtbot):
    requester = view.card.page.row.requester.id
    key = desk.do(actions.ask, requester, now=desk.clock.now()).result()
    card = show(key)
    assert [way.decision for way in card.ways.ways] == [
        Decision.DECLINE,
        Decision.ASK_FIRST,
        Decision.INTRODUCE,
    ]
    assert card.findChild(QRadioButton, "introductions.endorse") is None


def test_without_an_email_it_is_only_copied(view, show, desk, request_of, qtbot):
    card = ContactCard(contact=Contact(given="Nora", family="<b>Post</b> & Co"))
    nora = desk.do(contacts.add, card, now=desk.clock.now()).result()
    key = desk.do(actions.ask, nora, view.card.page.row.target.id, now=desk.clock.now()).result()
    show(key)
    assert find(view, QPushButton, "introductions.answer").text() == "Copy"
    find(view, QPushButton, "introductions.answer").click()
    qtbot.waitUntil(lambda: request_of(key).stage is Stage.DECLINED)
    assert view.opened == []


def test_a_request_is_deleted_and_comes_back(view, show, desk, qtbot):
    show(DALE)
    view.verbs()["people.remove"]()
    qtbot.waitUntil(lambda: view.current_key() != DALE)
    desk.do(history.undo, now=desk.clock.now()).result()
    qtbot.waitUntil(lambda: DALE in view.list.row_keys())


def test_a_new_request_is_weighed_and_opened(view, qtbot, request_of):
    view.head_action.findChild(QPushButton, "introductions.new").click()
    form = view.findChild(IntroduceForm)
    form.submit()
    assert form.requester.input.accessibleDescription()
    form.requester.set_person(1, "Ana")
    form.target.set_person(1, "Ana")
    form.submit()
    qtbot.waitUntil(lambda: "themselves" in form.target.input.accessibleDescription())
    form.target.set_person(3, "Bea")
    press(form.target.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.current_key() not in (None, DALE))
    made = request_of(view.current_key())
    assert (made.requester, made.target_contact) == (1, 3)
    assert made.verdict is not None
