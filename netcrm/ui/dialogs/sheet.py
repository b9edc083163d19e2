"""Sheets: dialogs over a darkened window, those with one verb, and the one that holds a form."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netcrm.domain.refusal import Refused
from netcrm.ui.dialogs.keep_question import KeepQuestion
from netcrm.ui.drop_overlay import Scrim
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import KeyCap, PlainButton, PrimaryButton
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.form import Form
from netcrm.ui.widgets.form_fields import Field
from netcrm.words.words import Words

EDGE = 24


class Sheet(QDialog):
    """A window-modal dialog with a heading, a body and a foot; its window is darkened while it shows.

    Args:
        title: heading and window title.
        name: ``objectName`` in dotted form.
        width: px at first; never wider or higher than the window below.

    Attributes:
        body: layout to fill.
        foot: layout of the buttons, stretch first.
    """

    def __init__(self, title: str, name: str, parent: QWidget, *, width: int = 560, height: int = 0) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setProperty("sheet", True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._scrim = Scrim(parent.window())
        self.destroyed.connect(self._scrim.deleteLater)
        self.heading = PlainLabel(title, Role.TITLE, wrap=True)
        self.lead = PlainLabel("", Role.BODY, "text2", wrap=True)
        self.lead.hide()
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, 20, EDGE, 12)
        head.setSpacing(4)
        head.addWidget(self.heading)
        head.addWidget(self.lead)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(EDGE, 12, EDGE, 12)
        self.foot.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(self.body, 1)
        whole.addWidget(line())
        whole.addLayout(self.foot)
        room = parent.window().size()
        self.resize(min(width, room.width() - 32), min(height or self.height(), room.height() - 32))

    def set_lead(self, words: str) -> None:
        """A sentence under the heading."""
        self.lead.setText(words)
        show_if(self.lead, bool(words))

    def fit(self) -> None:
        """Be as high as the words need at this width: by itself a sheet leaves room for narrower ones."""
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
            self.ensurePolished()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Darken the window below."""
        super().showEvent(event)
        self._scrim.cover()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let the window below be seen again."""
        super().hideEvent(event)
        self._scrim.hide()


class VerbSheet(Sheet):
    """A sheet with one verb in its foot; what is refused is said where it belongs, and nothing typed is lost.

    Ctrl+Enter from anywhere, and Enter in a line of text, submit. A subclass fills ``body``, answers
    ``submit`` and says in ``show_at`` which of its fields a refusal belongs to. Once it was told of something
    written by ``touch``, Esc and Cancel ask first.

    Args:
        title: heading.
        name: ``objectName``; the button is called ``<name>.submit``, the way out ``<name>.cancel``.
        verb: words of the filled button ("Add person").
        words: says refusals.

    Attributes:
        verb: the filled button; dead while an answer is waited for.
    """

    def __init__(
        self,
        title: str,
        name: str,
        verb: str,
        words: Words,
        parent: QWidget,
        *,
        width: int = 560,
        height: int = 0,
    ) -> None:
        super().__init__(title, name, parent, width=width, height=height)
        self._words = words
        self._touched = False
        self._question: KeepQuestion | None = None
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setContentsMargins(EDGE, 0, EDGE, 8)
        self._error.setObjectName(f"{name}.error")
        self._error.hide()
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(whole.indexOf(self.body) + 1, self._error)
        cancel = PlainButton(self.tr("Cancel"), f"{name}.cancel")
        cancel.clicked.connect(self.reject)
        self.verb = PrimaryButton(verb, f"{name}.submit")
        self.verb.clicked.connect(self.submit)
        self.foot.addWidget(KeyCap("Ctrl+Enter"))
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.verb)

    def submit(self) -> None:
        """Do what the verb says."""
        raise NotImplementedError

    def show_at(self, field: str, sentence: str) -> bool:
        """Say a refusal under the field it is about and move the focus there; False where there is none."""
        return False

    def focus_start(self) -> None:
        """Move the focus to where the owner goes on writing."""

    def taken(self, answer: object = None) -> None:
        """The values were taken: close."""
        self.accept()

    def touch(self) -> None:
        """Something was written."""
        self._touched = True

    def reject(self) -> None:
        """Close, unless something was written: then ask, here and not in another window."""
        if self._question is not None:
            self._question.leave()
        elif self._touched:
            self._question = KeepQuestion(self.objectName(), self.foot, self)
            self._question.kept.connect(self._keep_writing)
            self._question.discarded.connect(self._discard)
        else:
            super().reject()

    def begin(self) -> None:
        """Wait for an answer: no error stands any more, and the verb can't be pressed twice."""
        self.show_error("")
        self.verb.setEnabled(False)

    def show_refusal(self, refused: Refused) -> None:
        """Show a refusal under its field, or above the buttons where it has none."""
        self.verb.setEnabled(True)
        sentence = self._words.refusal(refused)
        if refused.field is None or not self.show_at(refused.field, sentence):
            self.show_error(sentence)

    def show_error(self, sentence: str) -> None:
        """Show or, with empty words, clear what stands above the buttons."""
        self._error.setText(sentence)
        show_if(self._error, bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter submits from anywhere; Enter does in a line of text, and presses a button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_plain and isinstance(focused, QPushButton) and focused is not self.verb:
            focused.click()
        elif self.verb.isEnabled() and self._question is None:
            self.submit()

    def _keep_writing(self) -> None:
        self._question = None
        self.focus_start()

    def _discard(self) -> None:
        self._touched, self._question = False, None
        super().reject()


class FormSheet(VerbSheet):
    """A sheet around a form; stays open until its values were taken.

    Connect ``submitted`` to an action with ``then=sheet.taken`` and ``refused=sheet.show_refusal``.

    Args:
        title: heading.
        name: ``objectName``; the fields are called ``<name>.<field id>``.
        verb: words of the filled button ("Add person").
        fields: see :class:`Form`.
        words: says refusals.

    Signals:
        submitted(dict): the owner pressed the verb and every field could be read: values by field id.
    """

    submitted = Signal(dict)

    def __init__(
        self, title: str, name: str, verb: str, fields: Sequence[Field], words: Words, parent: QWidget
    ) -> None:
        super().__init__(title, name, verb, words, parent, height=620)
        self.form = Form(name, fields)
        self.form.setContentsMargins(EDGE, 4, EDGE, 12)
        self.body.setSpacing(0)
        self.body.addWidget(scrolled(self.form), 1)

    def write(self, values: Mapping[str, Any]) -> None:
        """Show values by field id."""
        self.form.write(values)

    def submit(self) -> None:
        """Read the form and hand the values on; a field that can't be read shows why."""
        self.show_error("")
        values = self.form.read()
        if values is not None:
            self.verb.setEnabled(False)
            self.submitted.emit(values)

    def show_at(self, field: str, sentence: str) -> bool:
        """Say a refusal in the form."""
        return self.form.show_error(field, sentence)

    def focus_start(self) -> None:
        """Go to the first field."""
        self.form.focus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the first field."""
        super().showEvent(event)
        self.focus_start()


def scrolled(content: QWidget) -> QScrollArea:
    """Let what a sheet holds scroll up and down where the window is too low for it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setProperty("page", True)
    area.setWidget(content)
    return area
