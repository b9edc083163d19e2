"""Where a letter's wording is written: fields stand out, a broken line is marked, a click puts one in."""

import re

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from netcrm.ui.theme import tokens
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import TWO_LINES, RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.letter_fields import FIELD_WORDS, FieldWord
from netcrm.words.words import Words

LINES = 15
_FIELD, _TAG = re.compile(r"\{\{[^{}]*\}\}"), re.compile(r"\{%[^{}%]*%\}")


class _Tints(QSyntaxHighlighter):
    """Fields in accent, conditions quiet."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Tint one line."""
        colours = tokens()
        for pattern, colour in ((_FIELD, colours.accent), (_TAG, colours.text3)):
            look = QTextCharFormat()
            look.setForeground(QColor(colour))
            for found in pattern.finditer(text):
                self.setFormat(found.start(), len(found[0]), look)


class WordingEdit(QPlainTextEdit):
    """The text of a letter's template.

    Signals:
        left(): the focus went elsewhere.
        entered(): the focus came.
    """

    left = Signal()
    entered = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings.letters.text")
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES + 16)
        self._tints = _Tints(self.document())

    def write(self, text: str, *, may_undo: bool) -> None:
        """Show another text; ``may_undo`` lets Ctrl+Z bring back the one before."""
        if not may_undo:
            self.setPlainText(text)
            return
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, line: int | None) -> None:
        """Give one line, from 1, the ground of an error; None takes it away."""
        marks = []
        block = self.document().findBlockByNumber((line or 0) - 1)
        if line is not None and block.isValid():
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(tokens().stop_soft))
            marks.append(mark)
        self.setExtraSelections(marks)

    def put(self, word: FieldWord) -> None:
        """Write a field at the cursor; what is selected comes to stand inside a condition."""
        cursor = self.textCursor()
        inside = cursor.selectedText().replace("\u2029", "\n") if word.after else ""
        cursor.insertText(word.before + inside + word.after)
        if word.after:
            cursor.setPosition(cursor.position() - len(word.after))
        self.setTextCursor(cursor)
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Fields go in here from now on."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving keeps what was written."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class SubjectEdit(QLineEdit):
    """The subject of a letter's template.

    Signals:
        left(): the focus went elsewhere.
        entered(): the focus came.
    """

    left = Signal()
    entered = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings.letters.subject")
        self.setAccessibleName(label)

    def put(self, word: FieldWord) -> None:
        """Write a field at the cursor, on one line."""
        inside = self.selectedText() if word.after else ""
        before, after = (" ".join(part.split("\n")) for part in (word.before, word.after))
        self.insert(before + inside + after)
        self.setCursorPosition(self.cursorPosition() - len(after))
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Fields go in here from now on."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving keeps what was written."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class FieldList(RowList):
    """The fields of letters; a click or Enter puts one in.

    Signals:
        chosen(object): this FieldWord is to be put in.
    """

    chosen = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        rows = dict(enumerate(FIELD_WORDS, 1))
        model = RowModel(
            lambda keys: [(key, rows[key]) for key in keys],
            [Column(id="field", text=lambda row: f"{words.tr(row[1].label)}, {row[1].name}")],
            key_of=lambda row: row[0],
        )
        super().__init__(
            "settings.letters.fields",
            words.tr("Fields to put in"),
            model,
            lambda row: RowFace(title=words.tr(row[1].label), title_strong=False, second=row[1].name),
            height=TWO_LINES,
            parent=parent,
        )
        model.setParent(self)
        model.set_keys(list(rows))
        self._rows = rows
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter puts in the field of the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.keys.current_key())
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        self._choose(self.rows.key_at(index.row()))

    def _choose(self, key: int | None) -> None:
        if key is not None:
            self.chosen.emit(self._rows[key])
