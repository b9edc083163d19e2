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


class IntroduceForm(VerbSheet):
    """Writes a request down and has it weighed; nothing is answered here.

    Args:
        bridge: to the desk.
        words: says refusals.
        parent: any widget of the window.
        preset: what is known of the request already.

    Attributes:
        fields: everything that it is written with.

    Signals:
        asked(int): the request is in the book: its id.
    """

    asked = Signal(int)

    def __init__(
        self, bridge: Bridge, words: Words, parent: QWidget, preset: RequestPreset | None = None
    ) -> None:
        title, verb = parent.tr("Somebody asks for an introduction"), parent.tr("Weigh the request")
        super().__init__(title, NAME, verb, words, parent, height=640)
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
        if self.fields.record(self._recorded, self.show_refusal):
            self.verb.setEnabled(False)

    def show_at(self, field: str, sentence: str) -> bool:
        """Say a refusal under the field it is about."""
        return self.fields.show_at(field, sentence)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start with the first side that isn't known; with both known, Enter writes it down."""
        super().showEvent(event)
        self.focus_start()

    def focus_start(self) -> None:
        """Go to what isn't known yet, else to the verb."""
        if not self.fields.focus_open_side():
            self.verb.setFocus()

    def _recorded(self, identifier: int) -> None:
        self.accept()
        self.asked.emit(identifier)
