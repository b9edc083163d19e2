"""Sheets: dialogs over a darkened window, and the one that holds a form."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netcrm.domain.refusal import Refused
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
        self.heading = PlainLabel(title, Role.TITLE)
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

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Darken the window below."""
        super().showEvent(event)
        self._scrim.cover()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let the window below be seen again."""
        super().hideEvent(event)
        self._scrim.hide()


class FormSheet(Sheet):
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
        super().__init__(title, name, parent, height=620)
        self._words = words
        self.form = Form(name, fields)
        self.form.setContentsMargins(EDGE, 4, EDGE, 12)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setProperty("page", True)
        area.setWidget(self.form)
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setContentsMargins(EDGE, 0, EDGE, 8)
        self._error.setObjectName(f"{name}.error")
        self._error.hide()
        self.body.setSpacing(0)
        self.body.addWidget(area, 1)
        self.body.addWidget(self._error)
        self._cancel = PlainButton(self.tr("Cancel"), f"{name}.cancel")
        self._cancel.clicked.connect(self.reject)
        self.verb = PrimaryButton(verb, f"{name}.submit")
        self.verb.clicked.connect(self.submit)
        self.foot.addWidget(KeyCap("Ctrl+Enter"))
        self.foot.addStretch(1)
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self.verb)

    def write(self, values: Mapping[str, Any]) -> None:
        """Show values by field id."""
        self.form.write(values)

    def submit(self) -> None:
        """Read the form and hand the values on; a field that can't be read shows why."""
        self._error.hide()
        values = self.form.read()
        if values is not None:
            self.verb.setEnabled(False)
            self.submitted.emit(values)

    def taken(self, answer: object = None) -> None:
        """The values were taken: close."""
        self.accept()

    def show_refusal(self, refused: Refused) -> None:
        """Show a refusal under its field, or above the buttons where it has none."""
        self.verb.setEnabled(True)
        sentence = self._words.refusal(refused)
        if refused.field is None or not self.form.show_error(refused.field, sentence):
            self._error.setText(sentence)
            self._error.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter submits from anywhere; Enter does in a line of text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the first field."""
        super().showEvent(event)
        self.form.focus()
