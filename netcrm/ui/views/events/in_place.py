"""A text that is edited where it stands (INTERFACE.md 11: there is no Save button)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from netcrm.domain.refusal import Refused
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import IconButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.words.words import Words

_LINES = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextCard(Card):
    """A card with a paragraph and a pencil; the paragraph turns into a field and back.

    Leaving the field, or Ctrl+Enter, keeps what was written; Esc leaves it as it was.

    Args:
        title: heading.
        name: ``objectName``; the field is ``<name>.field``, the pencil ``<name>.edit``.
        verb: what the pencil does ("Change the goal").
        nothing: what stands there while it is empty.
        words: says refusals.

    Attributes:
        shown: the paragraph.
        field: the field.

    Signals:
        written(str): other words were kept.
    """

    written = Signal(str)

    def __init__(self, title: str, name: str, verb: str, nothing: str, words: Words) -> None:
        super().__init__(title, name)
        self._words, self._nothing = words, nothing
        self._text = ""
        self.shown = PlainLabel(nothing, Role.BODY, "text3", wrap=True)
        self.shown.setObjectName(f"{name}.text")
        self.shown.setCursor(Qt.CursorShape.IBeamCursor)
        self.shown.installEventFilter(self)
        self.field = QPlainTextEdit()
        self.field.setObjectName(f"{name}.field")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(nothing)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 16)
        self.field.installEventFilter(self)
        self._error = PlainLabel("", Role.SECOND, "stop", wrap=True)
        self._error.setObjectName(f"{name}.error")
        self.pencil = IconButton(verb, f"{name}.edit", "pencil")
        self.pencil.clicked.connect(self.edit)
        self.add_action(self.pencil)
        if self.header is not None:
            # An empty hint must not take the room of the heading.
            self.header.hint.setMinimumWidth(1)
        self.below = QWidget()
        self._under = QVBoxLayout(self.below)
        self._under.setContentsMargins(0, 0, 0, 0)
        for part in (self.shown, self.field, self._error, self.below):
            self.add(part)
        for part in (self.field, self._error, self.below):
            part.hide()

    @property
    def is_edited(self) -> bool:
        """Whether the owner is writing now."""
        return not self.field.isHidden()

    def set_text(self, text: str) -> None:
        """Show a text; what is being written stays."""
        self._text = text
        self.shown.setText(text or self._nothing)
        self.shown.set_tone("text" if text else "text3")

    def set_nothing(self, words: str) -> None:
        """Change what stands there while it is empty."""
        self._nothing = words
        self.field.setPlaceholderText(words)

    def set_below(self, widget: QWidget) -> None:
        """Put something under the text."""
        self._under.addWidget(widget)
        self.below.show()

    def edit(self) -> None:
        """Turn the paragraph into a field."""
        if self.is_edited:
            return
        self.field.setPlainText(self._text)
        self.shown.hide()
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    def keep(self) -> None:
        """Take what was written, if it is something else, and show it as a paragraph."""
        if not self.is_edited:
            return
        wanted = self.field.toPlainText().strip()
        self._leave()
        if wanted != self._text:
            self.set_text(wanted)
            self.written.emit(wanted)

    def drop(self) -> None:
        """Leave the text as it was."""
        self._leave()

    def show_refusal(self, refused: Refused) -> None:
        """Say why the words weren't kept, with the words in the field again."""
        self.edit()
        self._error.setText(self._words.refusal(refused))
        self._error.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A click on the paragraph edits; leaving the field keeps, Esc drops."""
        if watched is self.shown and event.type() == QEvent.Type.MouseButtonRelease:
            self.edit()
        elif watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        elif watched is self.field and _is_left(event):
            self.keep()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
        else:
            return False
        self.pencil.setFocus()
        return True

    def _leave(self) -> None:
        self.field.hide()
        self._error.hide()
        self.shown.show()


def _is_left(event: QEvent) -> bool:
    """Whether the focus went to another field, and not only to a menu or another window."""
    passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    is_out = event.type() == QEvent.Type.FocusOut
    return is_out and isinstance(event, QFocusEvent) and event.reason() not in passing
