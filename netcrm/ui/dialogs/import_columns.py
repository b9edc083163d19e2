"""The columns of a file and what each is read as (picture 06b, the row on top)."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from netcrm.domain.import_plan import PlannedFile
from netcrm.ui.dialogs.import_reading import ReadingRow
from netcrm.ui.dialogs.sheet import EDGE
from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, plain_tip, show_if
from netcrm.words.columns import FIELDS, KEPT_ASIDE
from netcrm.words.words import Words

_WIDE, _HIGH, _APART = 146, 28, 8
_AT_ONCE = 4
_LISTED = 14


class ColumnBox(QComboBox):
    """What one column is read as; amber where it was guessed, grey where it is kept aside."""

    def __init__(self, name: str, header: str, choices: QStandardItemModel) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setModel(choices)
        self.setMaxVisibleItems(_LISTED)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.view().setMinimumWidth(210)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._header = header
        self._guessed = False

    def show_field(self, field: str | None, *, guessed: bool) -> None:
        """Show what the column is read as."""
        self._guessed = guessed
        self.setCurrentIndex(max(0, self.findData(field or "")))
        self.setAccessibleName(self.tr("{header}, read as").format(header=self._header))
        self.setToolTip(plain_tip(f"{self._header}: {self.currentText()}"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As in the picture; higher with larger text."""
        return QSize(_WIDE, max(_HIGH, self.fontMetrics().height() + 10))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel moves the row of columns and never changes one."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint box, words and caret."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        aside = not self.currentData()
        edge = colours.border if aside else colours.caution if self._guessed else colours.border_strong
        wide = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else edge), wide))
        painter.setBrush(QColor(colours.caution_soft if self._guessed else colours.surface))
        half = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)
        painter.setFont(font(Role.SECOND))
        painter.setPen(QColor(colours.text3 if aside else colours.text))
        words = self.rect().adjusted(10, 0, -26, 0)
        shown = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        caret = QRectF(self.width() - 22, (self.height() - 12) / 2, 12, 12)
        paint_icon(painter, caret, "caret-down", colours.text3)


class ColumnsRow(QWidget):
    """One box for each column; scrolls sideways where there are many.

    Attributes:
        head: the line above, to add to.
        reading: how the file was read.

    Signals:
        chosen(str, object): the owner read a column differently: its header, and the field or None.
    """

    chosen = Signal(str, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._boxes: dict[str, ColumnBox] = {}
        self._waiting: list[str] = []
        self._fields: Mapping[str, str | None] = {}
        self._guessed: Collection[str] = ()
        self._choices = self._offered()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._make_some)
        self._samples: Mapping[str, str] = {}
        self._title = PlainLabel(self.tr("Columns"), Role.SECTION)
        self._said = ElideLabel("", Role.SECOND, "text2")
        self._said.setObjectName("import_review.columns.said")
        self.reading = ReadingRow(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        self.head = self._head()
        column.addLayout(self.head)
        column.addWidget(self._strip())

    def show_file(
        self, file: PlannedFile, guessed: Collection[str], samples: Mapping[str, str] | None = None
    ) -> None:
        """Show the columns of a file; the place that was scrolled to stays where they are the same.

        Args:
            file: the file.
            guessed: the headers that were read by their content.
            samples: what stands in columns without headers.
        """
        before, self._samples = self._samples, samples or {}
        self._fields, self._guessed = file.columns, guessed
        if list(self._boxes) + self._waiting != list(file.columns) or before != self._samples:
            self._rebuild(list(file.columns))
        self.reading.show_file(file)
        show_if(self._title, bool(file.columns))
        for header, box in self._boxes.items():
            box.show_field(file.columns[header], guessed=header in guessed)
            box.setEnabled(bool(file.header_key))
        wrong = self.tr("Do letters look wrong? Choose how they were written.")
        self._said.setText(self._words_on(file) if file.columns else wrong)
        show_if(self, bool(file.columns) or not self.reading.is_empty())

    def say(self, words: str) -> None:
        """Say something else for a while ("Reading again...")."""
        self._said.setText(words)

    def _offered(self) -> QStandardItemModel:
        choices = QStandardItemModel(self)
        for field, name in ((KEPT_ASIDE, ""), *((name, field) for field, name in FIELDS.items())):
            item = QStandardItem(self._words.tr(field))
            item.setData(name, Qt.ItemDataRole.UserRole)
            choices.appendRow(item)
        return choices

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, EDGE, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._said, 1)
        head.addWidget(self.reading)
        return head

    def _strip(self) -> QScrollArea:
        self._inside = QWidget()
        self._inside.setProperty("page", True)
        self._line = QHBoxLayout(self._inside)
        self._line.setContentsMargins(EDGE, 0, EDGE, 2)
        self._line.setSpacing(_APART)
        self._area = QScrollArea()
        self._area.setObjectName("import_review.columns")
        self._area.setAccessibleName(self.tr("Columns of the file"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return self._area

    def _rebuild(self, headers: Sequence[str]) -> None:
        while self._line.count():
            item = self._line.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes.clear()
        self._waiting = list(headers)
        self._make_some()
        self._fit()

    def _make_some(self) -> None:
        """A few at a time, so that a table of 200 columns doesn't hold the window up."""
        first, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for header in first:
            self._line.addWidget(self._column(header))
        if self._waiting:
            self._soon.start()
        else:
            self._line.addStretch(1)

    def _column(self, header: str) -> QWidget:
        box = ColumnBox(f"import_review.column.{len(self._boxes) + 1}", header, self._choices)
        box.show_field(self._fields.get(header), guessed=header in self._guessed)
        box.activated.connect(lambda: self.chosen.emit(header, box.currentData() or None))
        self._boxes[header] = box
        holder = QWidget()
        holder.setFixedWidth(_WIDE)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(ElideLabel(header, Role.HINT, "text2"))
        column.addWidget(box)
        if self._samples:
            column.addWidget(ElideLabel(self._samples.get(header, ""), Role.HINT, "text3"))
        return holder

    def _fit(self) -> None:
        count = len(self._boxes) + len(self._waiting)
        high = self._inside.sizeHint().height()
        bar = self._area.horizontalScrollBar().sizeHint().height()
        wide = count * (_WIDE + _APART) - _APART + 2 * EDGE
        self._area.setFixedHeight(high + (bar if wide > self.width() else 0))
        show_if(self._area, count > 0)

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Leave room for the scroll bar where one is needed."""
        self._fit()

    def _words_on(self, file: PlannedFile) -> str:
        known = sum(field is not None for field in file.columns.values())
        aside = len(file.columns) - known
        told = [self.tr("{count} recognised.").format(count=known)]
        if aside:
            told.append(self.tr("{count} kept as other fields.").format(count=aside))
        if self._guessed:
            first = next(header for header in file.columns if header in self._guessed)
            name = self._words.tr(FIELDS.get(file.columns[first] or "", KEPT_ASIDE))
            told.append(
                self.tr("Please check {header}: it is read as {field}.").format(header=first, field=name)
            )
        return " ".join(told)
