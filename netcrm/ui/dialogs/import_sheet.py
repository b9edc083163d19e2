"""What the sheets of an import without people have in common: one filled button, one refusal, one way out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from netcrm.domain.refusal import Refused
from netcrm.reads.imports import Looked
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.words.words import Words


class ImportSheet(Sheet):
    """Shows what was read, and imports it.

    Args:
        looked: what was read.
        words: says refusals.
        title: heading.
        name: ``objectName``; the button is called ``<name>.import``.
        verb: words of the filled button.

    Attributes:
        verb: the filled button.
        events: the events with what was chosen so far.

    Signals:
        import_asked(object, object): carry this :class:`netcrm.domain.review.Review` and this
            :class:`netcrm.domain.event_review.EventReview` out.
    """

    import_asked = Signal(object, object)

    def __init__(
        self,
        looked: Looked,
        words: Words,
        parent: QWidget,
        *,
        title: str,
        name: str,
        verb: str,
        width: int,
        height: int,
    ) -> None:
        super().__init__(title, name, parent, width=width, height=height)
        self._words, self._looked = words, looked
        self.events = looked.events
        self._nothing_new = self._nothing_chosen = ""
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName(f"{name}.error")
        self._error.setContentsMargins(EDGE, 0, EDGE, 12)
        self._error.hide()
        self._cancel = PlainButton(words.tr("Cancel"), f"{name}.cancel")
        self._cancel.clicked.connect(self.reject)
        self.verb = PrimaryButton(verb, f"{name}.import", "import")
        self.verb.clicked.connect(self._import)
        self.foot.addWidget(PlainLabel(words.tr("One step to undo afterwards"), Role.SECOND, "text2"))
        self.foot.addStretch(1)
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self.verb)

    def show_refusal(self, refused: Refused) -> None:
        """Say why nothing was imported."""
        self._allow()
        self._error.setText(self._words.refusal(refused))
        show_if(self._error, True)

    def dispose(self) -> None:
        """Go for good, with the scrim over the window."""
        self.hide()
        self._scrim.deleteLater()
        self.deleteLater()

    def allow(self, missing: str) -> None:
        """Turn the button on, or off while something is missing that the owner can choose."""
        self._nothing_chosen = missing
        self._allow()

    def forbid(self, why: str) -> None:
        """Turn the button off for good: nothing would be changed."""
        self._nothing_new = why
        self._allow()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """After an import that was stopped it can be tried again."""
        super().showEvent(event)
        self._allow()
        (self._cancel if self._nothing_new else self.verb).setFocus()

    def _allow(self) -> None:
        missing = self._nothing_new or self._nothing_chosen
        self.verb.setToolTip(missing)
        self.verb.setEnabled(not missing)

    def _import(self) -> None:
        show_if(self._error, False)
        self.verb.setEnabled(False)
        self.import_asked.emit(self._looked.review, self.events)
