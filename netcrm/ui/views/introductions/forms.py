"""A new request: who asks, for whom, how, when and in which words (PRODUCT.md 4.6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.ui.asking import RequestPreset
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, VerbSheet, scrolled
from netcrm.ui.views.introductions.request_fields import RequestFields
from netcrm.ui.widgets.person_field import PersonField
from netcrm.words.words import Words

NAME = "introduce"


class RequestSheet(VerbSheet):
    """A sheet that writes a request down; a subclass makes its fields and starts with what isn't known.

    Attributes:
        fields: everything that the request is written with.

    Signals:
        asked(int): the request is in the book: its id.
    """

    fields: RequestFields
    asked = Signal(int)

    def show_at(self, field: str, sentence: str) -> bool:
        """Say a refusal under the field it is about."""
        return self.fields.show_at(field, sentence)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start with what isn't known yet; with all of it known, Enter writes the request down."""
        super().showEvent(event)
        self.focus_start()

    def record(self) -> None:
        """Write the request down, unless something is missing; then say what."""
        if self.fields.record(self._recorded, self.show_refusal):
            self.verb.setEnabled(False)

    def _recorded(self, identifier: int) -> None:
        self.accept()
        self.asked.emit(identifier)


class IntroduceForm(RequestSheet):
    """Writes a request down and has it weighed; nothing is answered here.

    Args:
        bridge: to the desk.
        words: says refusals.
        parent: any widget of the window.
        preset: what is known of the request already.
    """

    def __init__(
        self, bridge: Bridge, words: Words, parent: QWidget, preset: RequestPreset | None = None
    ) -> None:
        title, verb = parent.tr("Somebody asks for an introduction"), parent.tr("Weigh the request")
        super().__init__(title, NAME, verb, words, parent, height=600)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.set_lead(self.tr("It is weighed before your name is on anything."))
        self.fields = RequestFields(bridge, words, NAME)
        self.fields.setContentsMargins(EDGE, 4, EDGE, 8)
        seen = QVBoxLayout()
        seen.setContentsMargins(EDGE, 0, EDGE, 12)
        seen.addWidget(self.fields.preview)
        self.body.addWidget(scrolled(self.fields), 1)
        self.body.addLayout(seen)
        self.fields.write(preset or RequestPreset())
        self.fields.edited.connect(lambda _: self.touch())
        self.fields.stranger_named.connect(lambda *_: self.touch())
        self.fields.added.connect(self.focus_start)

    @property
    def requester(self) -> PersonField:
        """Who asks."""
        return self.fields.requester

    @property
    def target(self) -> PersonField:
        """Whom they want to meet."""
        return self.fields.target

    def submit(self) -> None:
        """Write the request down, unless something is missing; then say what."""
        self.show_error("")
        self.record()

    def focus_start(self) -> None:
        """Go to what isn't known yet, else to the verb."""
        if not self.fields.focus_open_side():
            self.verb.setFocus()
