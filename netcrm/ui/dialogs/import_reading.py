"""How a file was read, and a quiet way to say it otherwise: letters, separator, names in the first row."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStyledItemDelegate, QWidget

from netcrm.domain.import_plan import PlannedFile, ReadAs
from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import plain_tip, show_if
from netcrm.ui.widgets.tick import TickBox
from netcrm.words import columns as column_words
from netcrm.words.words import Words

ENCODINGS = (
    "utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859-15",
    "mac-roman", "koi8-r", "cp850", "cp437", "cp932", "euc_jp", "gb18030", "cp950", "cp949", "utf-16",
)  # fmt: skip
"""What address books were written in, by Python's names; the likely ones first."""
DELIMITERS = (",", ";", "\t", "|")
_TABLES = frozenset({"csv", "tsv"})
_WITH_ROWS = _TABLES | {"xlsx"}
_WITH_LETTERS = _TABLES | {"vcard", "ldif"}
_HIGH, _LISTED = 28, 14


class _QuietBox(QComboBox):
    """A small drop-down that the wheel never changes."""

    def __init__(self, name: str, label: str, tip: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip(plain_tip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(_LISTED)
        self.view().setMinimumWidth(150)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show (value, words) with the chosen value in front."""
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for what is chosen, not for the longest choice."""
        measure = QFontMetrics(font(Role.SECOND))
        return QSize(measure.horizontalAdvance(self.currentText()) + 38, max(_HIGH, measure.height() + 10))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it like the boxes of the columns, but fainter."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.border), wide))
        painter.setBrush(QColor(colours.surface))
        half = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)
        painter.setFont(font(Role.SECOND))
        painter.setPen(QColor(colours.text2 if self.isEnabled() else colours.text3))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(10, 0, -24, 0), int(flags), self.currentText())
        caret = QRectF(self.width() - 22, (self.height() - 12) / 2, 12, 12)
        paint_icon(painter, caret, "caret-down", colours.text3)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to what lies below."""
        event.ignore()


class ReadingRow(QWidget):
    """The choosers for one file; each shows what was found out until the owner says otherwise.

    Signals:
        read_asked(object): read the file again like this :class:`netcrm.domain.import_plan.ReadAs`.
    """

    read_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._was = ReadAs()
        self._encoding = _QuietBox(
            "import_review.encoding",
            self.tr("How letters are written in the file"),
            self.tr("Where letters look wrong, choose how they were written."),
        )
        self._delimiter = _QuietBox(
            "import_review.delimiter",
            self.tr("Sign between two columns"),
            self.tr("Where columns run together, choose the sign between them."),
        )
        self._header = TickBox(self.tr("Names on top"))
        self._header.setObjectName("import_review.has_header")
        self._header.setAccessibleName(self.tr("The first row holds the names of the columns"))
        self._header.setToolTip(self.tr("Whether a row on top holds the names of the columns."))
        self._encoding.activated.connect(lambda: self._ask(encoding=self._encoding.currentData()))
        self._delimiter.activated.connect(lambda: self._ask(delimiter=self._delimiter.currentData()))
        self._header.clicked.connect(lambda ticked: self._ask(has_header=ticked))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._header, self._delimiter, self._encoding):
            row.addWidget(part)

    def show_file(self, file: PlannedFile) -> None:
        """Show how a file was read."""
        self._was = file.read_as
        self._header.setChecked(bool(file.header_line))
        self._encoding.show_choices(self._encodings(file), file.encoding)
        self._delimiter.show_choices(self._delimiters(file), file.delimiter or "")
        # netcrm's own files say themselves how they are to be read.
        is_open = bool(file.header_key) or not file.columns
        show_if(self._header, is_open and file.format in _WITH_ROWS)
        show_if(self._delimiter, is_open and file.format in _TABLES)
        show_if(self._encoding, is_open and file.format in _WITH_LETTERS and bool(file.encoding))
        for box in (self._encoding, self._delimiter):
            box.updateGeometry()

    def is_empty(self) -> bool:
        """Tell whether there is nothing to choose for the file."""
        return all(part.isHidden() for part in (self._header, self._delimiter, self._encoding))

    def _ask(self, **said: object) -> None:
        self.read_asked.emit(replace(self._was, **said))  # type: ignore[arg-type]

    def _encodings(self, file: PlannedFile) -> list[tuple[str, str]]:
        names = [file.encoding, *(name for name in ENCODINGS if name != file.encoding)]
        told: dict[str, str] = {}
        for name in names:
            told.setdefault(column_words.encoding(name), name)
        return [(name, words) for words, name in told.items()]

    def _delimiters(self, file: PlannedFile) -> list[tuple[str, str]]:
        present = file.delimiter or ","
        return [
            (sign, self._words.tr(column_words.delimiter(sign)))
            for sign in dict.fromkeys((*DELIMITERS, present))
        ]
