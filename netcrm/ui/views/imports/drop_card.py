"""Where contacts come in: a field to drop files on, two buttons, and what can be read (picture 06a)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.ui.commands import command
from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.buttons import KeyCap, PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.notice import IconMark


class DropCard(QWidget):
    """A dashed field; the window itself takes what is dropped, anywhere.

    Attributes:
        choose: opens the dialog for files.
        folder: opens the dialog for a folder.
        paste: imports what was copied.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports.drop")
        self.setAccessibleName(self.tr("Drop contacts or a calendar here"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.choose = PrimaryButton(self.tr("Choose a file"), "imports.choose", "file")
        self.folder = PlainButton(self.tr("Choose a folder"), "imports.folder")
        self.paste = PlainButton(self.tr("Import what was copied"), "imports.paste", "copy")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(KeyCap(command("file.import").shown_keys))
        buttons.addSpacing(4)
        buttons.addWidget(self.folder)
        buttons.addWidget(self.paste)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(PlainLabel(self.tr("Drop contacts or a calendar here"), Role.TITLE, wrap=True))
        promise = self.tr("Nothing is saved until you have looked at every row, and one undo takes it back.")
        words.addWidget(PlainLabel(promise, Role.BODY, "text2", wrap=True))
        words.addSpacing(8)
        words.addLayout(buttons)
        words.addSpacing(8)
        words.addWidget(PlainLabel(self._readable(), Role.SECOND, "text2", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(28, 22, 28, 22)
        line.setSpacing(24)
        line.addWidget(IconMark("card", "accent", 48), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the field with its dashed edge."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dashed = QPen(QColor(colours.accent), 2)
        dashed.setDashPattern([3, 2])
        painter.setPen(dashed)
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _readable(self) -> str:
        return self.tr(
            "CSV, TSV and Excel workbooks (.xlsx) from card scanners, Google, Outlook, LinkedIn, Yahoo, "
            "Mailchimp, Eventbrite or any spreadsheet, in most languages and with any separator; address "
            "books as vCard (.vcf) or LDIF; the events of calendars (.ics); and netcrm's own file (JSON), "
            "which brings everything from another netcrm."
        )
