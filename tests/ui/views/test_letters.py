"""Drafts beside the ways to answer: their language, what is typed in them, reminders and thanks."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from netcrm.actions import introductions as requests
from netcrm.actions import letters as actions
from netcrm.actions import referrals as slips
from netcrm.domain.introduction import Decision, Origin, Outcome, Stage
from netcrm.domain.letter import Language, LetterKind, LetterTemplate, Tone
from netcrm.reads import introductions as reads
from netcrm.store.engine import database
from netcrm.ui.letters import language
from netcrm.ui.views.introductions.view import IntroductionsView
from netcrm.ui.views.referrals.view import ReferralsView

DALE, GEORGIA, RAVI, MARCUS, TOM = 22, 21, 19, 16, 20
OWN = LetterTemplate(
    kind=LetterKind.DECLINE,
    tone=Tone.WARM,
    language=Language.ENGLISH,
    subject="No",
    text="Dear {{ reader.name }}",
)


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


def find(view, kind, name):
    found = view.card.findChild(kind, name)
    assert found is not None, name
    return found


def draft(view, name="introductions.draft"):
    return find(view, QPlainTextEdit, name)


def press(view, name):
    QTest.mouseClick(find(view, QPushButton, name), Qt.MouseButton.LeftButton)


def write_in(view, wanted):
    """Choose a language as its menu does."""
    find(view, QPushButton, "introductions.language")._choose(wanted.value)


def test_the_language_is_chosen_and_remembered(view, show, settings):
    show(DALE)
    assert draft(view).toPlainText().startswith("Hi Dale,")
    write_in(view, Language.GERMAN)
    assert draft(view).toPlainText().startswith("Guten Tag Dale Whitcombe,")
    assert language.remembered(settings) is Language.GERMAN
    show(TOM)
    assert draft(view).toPlainText().startswith("Guten Tag")


@pytest.mark.parametrize(
    ("locale", "wanted"),
    [("de_CH", "de"), ("fr_FR", "fr"), ("es_MX", "es"), ("en_GB", "en"), ("nl_NL", "en"), ("C", "en")],
)
def test_at_first_letters_speak_the_systems_language(settings, locale, wanted):
    assert language.remembered(settings, QLocale(locale)).value == wanted
    language.remember(settings, Language.SPANISH)
    assert language.remembered(settings, QLocale(locale)) is Language.SPANISH


def test_what_is_typed_stays_for_each_tone_and_language_until_it_is_started_over(view, show, qtbot):
    show(DALE)
    page, again = draft(view), find(view, QPushButton, "introductions.start_over")
    usual = page.toPlainText()
    assert again.isHidden()
    page.setFocus()
    qtbot.keyClicks(page, "Mine. ")
    mine = page.toPlainText()
    assert mine != usual
    assert again.isVisible()
    press(view, "introductions.tone.brief")
    assert page.toPlainText() not in (mine, usual)
    assert again.isHidden()
    write_in(view, Language.FRENCH)
    write_in(view, Language.ENGLISH)
    press(view, "introductions.tone.warm")
    assert page.toPlainText() == mine
    press(view, "introductions.start_over")
    assert page.toPlainText() == usual
    assert again.isHidden()
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.toPlainText() == mine


def test_typing_back_to_the_draft_is_no_change(view, show, qtbot):
    show(DALE)
    page = draft(view)
    page.setFocus()
    qtbot.keyClicks(page, "x")
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert find(view, QPushButton, "introductions.start_over").isHidden()


def test_the_owners_wording_is_the_draft_and_a_broken_one_gives_way(view, show, desk, qtbot):
    show(DALE)
    desk.do(actions.change_template, OWN, now=desk.clock.now()).result()
    qtbot.waitUntil(lambda: draft(view).toPlainText() == "Dear Dale Whitcombe")
    assert not find(view, QWidget, "introductions.broken").isVisible()

    def spoil(*, now):
        with database.changing() as connection:
            connection.execute("UPDATE letter_template SET text = 'a' || char(10) || '{{ tomorrow }}'")

    desk.do(spoil, now=desk.clock.now()).result()
    show(TOM)
    show(DALE)
    qtbot.waitUntil(lambda: draft(view).toPlainText().startswith("Hi Dale,"))
    told = find(view, QLabel, "introductions.broken")
    assert told.isVisible()
    assert "Line 2: “tomorrow” is not a known field" in told.text()
    asked = []
    view.go_asked.disconnect()
    view.go_asked.connect(lambda subject, key: asked.append((subject, key)))
    press(view, "introductions.mend")
    assert asked == [("settings", "letters")]


def test_whoever_has_not_answered_can_be_reminded(view, show, desk, qtbot):
    show(RAVI)
    press(view, "introductions.write_chase")
    page = draft(view, "introductions.letter.draft")
    assert page.toPlainText().startswith("Hi Ingrid,")
    assert "a no stays between us" in page.toPlainText()
    assert page.hasFocus()
    qtbot.keyClicks(page, "Once more. ")
    text = page.toPlainText()
    show(DALE)
    show(RAVI)
    assert draft(view, "introductions.letter.draft").toPlainText() == text
    QTest.keyClick(
        draft(view, "introductions.letter.draft"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: len(view.opened) == 1)
    press(view, "introductions.hand_over")
    assert QGuiApplication.clipboard().text() == text
    assert "ingrid@" in view.opened[0].toString()


def test_after_an_introduction_both_sides_can_be_written_to(view, show, desk, qtbot):
    show(MARCUS)
    press(view, "introductions.write_thank")
    assert "open to meeting Marcus" in draft(view, "introductions.letter.draft").toPlainText()
    press(view, "introductions.write_chase")
    assert "introduced you to Priya" in draft(view, "introductions.letter.draft").toPlainText()
    desk.do(requests.turn_out, MARCUS, Outcome.HARMED, now=desk.clock.now()).result()
    qtbot.waitUntil(lambda: view.card.letters is None)


def test_nothing_besides_is_offered_while_a_request_is_weighed(view, show):
    assert show(DALE).letters is None


def test_the_giver_of_a_referral_is_thanked_until_it_is_noted(window, desk, qtbot):
    view = window(ReferralsView).view
    opened = []
    view.open_url = lambda url: opened.append(url) or True
    view.open_key(18)
    qtbot.waitUntil(lambda: view.current_key() == 18 and view.shows_selected())
    press(view, "referrals.write_thank")
    text = draft(view, "referrals.letter.draft").toPlainText()
    assert text.startswith("Hi Marcus,")
    assert "Thank you for sending Dockside Deli my way." in text
    page = draft(view, "referrals.letter.draft")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text
    assert "marcus" in opened[0].toString()
    desk.do(slips.thank, 18, now=desk.clock.now()).result()
    qtbot.waitUntil(lambda: view.card.findChild(QPushButton, "referrals.write_thank") is None)


def test_what_was_written_while_waiting_is_there_after_the_answer(view, show, qtbot):
    show(RAVI)
    press(view, "introductions.decline_now")
    draft(view).setFocus()
    qtbot.keyClicks(draft(view), "Mine. ")
    mine = draft(view).toPlainText()
    press(view, "introductions.target_said_yes")
    qtbot.waitUntil(lambda: view.card.page.row.introduction.stage is Stage.TARGET_YES)
    assert view.card.ways.choice is Decision.INTRODUCE
    assert draft(view).toPlainText() != mine
    view.card.choose(1)
    assert draft(view).toPlainText() == mine


def test_of_an_idea_both_are_asked_unless_the_guard_says_otherwise(view, show, desk):
    now = desk.clock.now()
    georgia, lena = 33, desk.ask(reads.row, GEORGIA).target.id
    idea = desk.do(requests.ask, georgia, lena, now=now, origin=Origin.OWN_IDEA).result()
    card = show(idea)
    assert card.page.weighing.defaults_to is Decision.INTRODUCE
    assert card.ways.choice is Decision.ASK_FIRST
