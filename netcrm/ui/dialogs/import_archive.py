"""A short sheet for a netcrm file: there are no rows to look at, it comes whole (PRODUCT.md 6)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.domain.refusal import Refused
from netcrm.reads.imports import ArchiveContents, Looked
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.words.words import Words


class ArchiveSheet(Sheet):
    """Says what the file is and what taking it in does.

    Signals:
        import_asked(object): carry this :class:`netcrm.domain.review.Review` out.
    """

    import_asked = Signal(object)

    def __init__(self, looked: Looked, words: Words, parent: QWidget) -> None:
        title = words.tr("Everything from another netcrm")
        super().__init__(title, "import_archive", parent, width=560, height=236)
        self._words, self._looked = words, looked
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName("import_archive.error")
        self._error.hide()
        self.set_lead(", ".join(file.name for file in looked.review.plan.files))
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 4, EDGE, 16)
        column.setSpacing(10)
        for contents in looked.archives:
            if contents is not None:
                column.addWidget(PlainLabel(self._holds(contents), Role.NAME, wrap=True))
        column.addWidget(PlainLabel(self._means(), Role.BODY, "text2", wrap=True))
        column.addWidget(self._error)
        column.addStretch(1)
        self.body.addLayout(column)
        cancel = PlainButton(self.tr("Cancel"), "import_archive.cancel")
        cancel.clicked.connect(self.reject)
        self._verb = PrimaryButton(self.tr("Import everything"), "import_archive.import", "import")
        self._verb.clicked.connect(self._import)
        self.foot.addWidget(PlainLabel(self.tr("One step to undo afterwards"), Role.SECOND, "text2"))
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._verb)

    def show_refusal(self, refused: Refused) -> None:
        """Say why nothing was imported."""
        self._verb.setEnabled(True)
        self._error.setText(self._words.refusal(refused))
        show_if(self._error, True)

    def dispose(self) -> None:
        """Go for good, with the scrim over the window."""
        self.hide()
        self._scrim.deleteLater()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """After an import that was stopped it can be tried again."""
        super().showEvent(event)
        self._verb.setEnabled(True)
        self._verb.setFocus()

    def _import(self) -> None:
        show_if(self._error, False)
        self._verb.setEnabled(False)
        self.import_asked.emit(self._looked.review)

    def _holds(self, contents: ArchiveContents) -> str:
        counted = (
            (contents.people, self.tr("1 person"), self.tr("{count} people")),
            (contents.groups, self.tr("1 group"), self.tr("{count} groups")),
            (contents.events, self.tr("1 event"), self.tr("{count} events")),
        )
        parts = [one if count == 1 else many.format(count=count) for count, one, many in counted]
        return self.tr("It holds {parts}, and all that was written about them.").format(
            parts=", ".join(parts)
        )

    def _means(self) -> str:
        return self.tr(
            "What is here already stays as it is, and the rest is added. Into an empty netcrm everything "
            "comes exactly as it was, your own details too."
        )
