"""The owner's own wordings: written, tried, kept when sound, never lost when broken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView

from netcrm.actions import history
from netcrm.domain.letter import Language, LetterKind, Tone
from netcrm.reads import letters as reads
from netcrm.reads.history import lines
from netcrm.ui.views.settings.view import SettingsView
from netcrm.words.letter_fields import FIELD_WORDS
from netcrm.words.letter_files import usual

WARM = usual(LetterKind.DECLINE, Tone.WARM, Language.ENGLISH)


@pytest.fixture
def shown(qtbot, window, theme):
    class Shown(SettingsView):
        def __init__(self, bridge, words, settings):
            super().__init__(bridge, words, settings, theme)

    made = window(Shown)
    made.view.open_key("letters")
    qtbot.waitUntil(lambda: part(made, QPlainTextEdit, "text").isVisible())
    return made


def part(shown, kind, name):
    found = shown.findChild(kind, f"settings.letters.{name}")
    assert found is not None, name
    return found


def type_in(shown, qtbot, text, *, at_end=True):
    edit = part(shown, QPlainTextEdit, "text")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_End if at_end else Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, text)
    return edit


def leave(shown):
    part(shown, QComboBox, "kind").setFocus()


def choose(shown, name, value):
    box = part(shown, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def own(desk):
    return desk.ask(reads.templates)


def preview(shown):
    return part(shown, QLabel, "preview.text").text()


def test_a_wording_is_shown_with_how_it_reads(shown):
    assert part(shown, QLineEdit, "subject").text() == WARM.subject
    assert part(shown, QPlainTextEdit, "text").toPlainText() == WARM.text
    assert preview(shown).startswith("Hi Robin,")
    assert part(shown, QLabel, "preview.subject").text() == "Your question about Alex"
    assert part(shown, QLabel, "state").text() == "The original wording."


def test_what_is_written_is_seen_at_once_and_kept_when_it_is_left(shown, qtbot, desk):
    type_in(shown, qtbot, " and {{ requester.name }}")
    assert preview(shown).endswith("and Robin Example")
    assert own(desk) == ()
    leave(shown)
    qtbot.waitUntil(lambda: len(own(desk)) == 1)
    assert own(desk)[0].text.endswith("{{ owner }} and {{ requester.name }}")
    assert desk.ask(lines, 1)[0].code == "letter.changed"
    qtbot.waitUntil(lambda: part(shown, QLabel, "state").text() == "Your own wording.")
    desk.do(history.undo, now=desk.clock.now()).result()
    qtbot.waitUntil(lambda: part(shown, QPlainTextEdit, "text").toPlainText() == WARM.text)


def test_leaving_a_wording_as_it_is_makes_no_step(shown, qtbot, desk):
    before = desk.ask(lines, 1)[0].id
    type_in(shown, qtbot, "x")
    QTest.keyClick(part(shown, QPlainTextEdit, "text"), Qt.Key.Key_Backspace)
    leave(shown)
    choose(shown, "kind", "thank")
    assert desk.ask(lines, 1)[0].id == before


def test_a_broken_wording_says_where_is_not_kept_and_is_not_lost(shown, qtbot, desk, settings):
    edit = type_in(shown, qtbot, "")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "{{ requestor }}")
    line = edit.toPlainText().count("\n") + 1
    told = part(shown, QLabel, "error")
    assert f"Line {line}: “requestor” is not a known field. Did you mean “requester”?" in told.text()
    assert [mark.cursor.blockNumber() + 1 for mark in edit.extraSelections()] == [line]
    broken = edit.toPlainText()
    leave(shown)
    choose(shown, "kind", "thank")
    assert not told.isVisible()
    assert own(desk) == ()
    choose(shown, "kind", "decline")
    assert edit.toPlainText() == broken
    assert told.isVisible()
    edit.setFocus()
    edit.setPlainText(broken.replace("requestor", "requester.given"))
    leave(shown)
    qtbot.waitUntil(lambda: len(own(desk)) == 1)
    qtbot.waitUntil(lambda: not [key for key in settings.allKeys() if "unkept" in key])


def test_a_broken_subject_says_so(shown, qtbot):
    subject = part(shown, QLineEdit, "subject")
    subject.setText("{% if %}")
    assert part(shown, QLabel, "error").text().startswith("Subject: Line 1:")
    assert subject.property("error")


def test_the_original_wording_comes_back(shown, qtbot, desk):
    restore = part(shown, QPushButton, "restore")
    assert not restore.isVisible()
    type_in(shown, qtbot, "!")
    leave(shown)
    qtbot.waitUntil(lambda: len(own(desk)) == 1)
    QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: own(desk) == ())
    qtbot.waitUntil(lambda: part(shown, QPlainTextEdit, "text").toPlainText() == WARM.text)
    qtbot.waitUntil(lambda: not restore.isVisible())


def test_typing_the_original_wording_again_restores_it(shown, qtbot, desk):
    edit = type_in(shown, qtbot, "!")
    leave(shown)
    qtbot.waitUntil(lambda: len(own(desk)) == 1)
    edit.setFocus()
    edit.setPlainText(WARM.text)
    leave(shown)
    qtbot.waitUntil(lambda: own(desk) == ())


def test_a_field_is_put_in_at_the_cursor_by_click_and_by_enter(shown, qtbot):
    fields, edit = part(shown, QTableView, "fields"), part(shown, QPlainTextEdit, "text")
    edit.setPlainText("")
    edit.setFocus()
    where = fields.visualRect(fields.model().index(0, 0)).center()
    qtbot.mouseClick(fields.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert edit.toPlainText() == "{{ reader.given }}"
    assert edit.hasFocus()
    place = next(n for n, word in enumerate(FIELD_WORDS) if word.name == "flagged")
    fields.setFocus()
    fields.setCurrentIndex(fields.model().index(place, 0))
    QTest.keyClick(fields, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "yes")
    assert edit.toPlainText() == "{{ reader.given }}{% if flagged %}yes{% endif %}"
    subject = part(shown, QLineEdit, "subject")
    subject.setFocus()
    subject.clear()
    fields.chosen.emit(FIELD_WORDS[0])
    assert subject.text() == "{{ reader.given }}"


def test_every_field_that_is_offered_can_be_put_into_a_letter(shown, qtbot):
    fields, edit = part(shown, QTableView, "fields"), part(shown, QPlainTextEdit, "text")
    for word in FIELD_WORDS:
        edit.setPlainText("")
        if word.name.startswith("group."):
            edit.setPlainText("{% for group in groups %}\n\n{% endfor %}")
            edit.moveCursor(edit.textCursor().MoveOperation.Down)
        edit.setFocus()
        fields.chosen.emit(word)
        qtbot.keyClicks(edit, "." if word.after else "")
        assert part(shown, QLabel, "error").text() == "", word.name


def test_it_can_be_tried_on_a_request_at_hand(shown, qtbot):
    box = part(shown, QComboBox, "example")
    place = box.findText("Dale Whitcombe to Priya Raman")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert preview(shown).startswith("Hi Dale,")
    choose(shown, "language", "de")
    assert preview(shown).startswith("Guten Tag Dale Whitcombe,")


def test_each_letter_tone_and_language_stands_alone(shown, qtbot, desk):
    type_in(shown, qtbot, "!")
    QTest.mouseClick(part(shown, QPushButton, "tone.brief"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(own(desk)) == 1)
    assert own(desk)[0].tone is Tone.WARM
    assert not part(shown, QPlainTextEdit, "text").toPlainText().endswith("!")


def test_empty_lines_before_the_text_count(shown):
    edit = part(shown, QPlainTextEdit, "text")
    edit.setPlainText("\n\nHi {{ requestor.given }}")
    assert part(shown, QLabel, "error").text().startswith("Line 3: ")
    assert [mark.cursor.blockNumber() + 1 for mark in edit.extraSelections()] == [3]
