"""A short sheet for a netcrm file: there are no rows to look at, it comes whole (PRODUCT.md 6)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.reads.imports import ArchiveContents, Looked
from netcrm.ui.dialogs.import_sheet import ImportSheet
from netcrm.ui.dialogs.sheet import EDGE
from netcrm.ui.theme import Role
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.words.words import Words


class ArchiveSheet(ImportSheet):
    """Says what the file is and what taking it in does."""

    def __init__(self, looked: Looked, words: Words, parent: QWidget) -> None:
        super().__init__(
            looked,
            words,
            parent,
            title=words.tr("Everything from another netcrm"),
            name="import_archive",
            verb=words.tr("Import everything"),
            width=560,
            height=236,
        )
        self.set_lead(", ".join(file.name for file in looked.review.plan.files))
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 4, EDGE, 16)
        column.setSpacing(10)
        for contents in looked.archives:
            if contents is not None:
                column.addWidget(PlainLabel(self._holds(contents), Role.NAME, wrap=True))
        column.addWidget(PlainLabel(self._means(), Role.BODY, "text2", wrap=True))
        column.addStretch(1)
        self.body.addLayout(column, 1)
        self.body.addWidget(self._error)

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
