"""The fields of a form: declared as values, edited by small widgets that read and write them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
    QWidgetAction,
)

from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import tokens
from netcrm.ui.widgets.buttons import IconButton
from netcrm.ui.widgets.tick import TickBox

LONGEST_LINE = 1000
LONGEST_TEXT = 64 * 1024
_DATE_FORMATS = ("yyyy-MM-dd", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy")


class Kind(Enum):
    """What a field holds, and the type of its value."""

    TEXT = auto()  # str
    LINES = auto()  # str with line breaks
    CHOICE = auto()  # id of the option, "" for none
    SUGGEST = auto()  # str, with the options as suggestions
    DATE = auto()  # date | None
    NUMBER = auto()  # int | None
    MONEY = auto()  # int minor units | None
    CHECK = auto()  # bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form.

    Attributes:
        id: name of the value; the same as in the domain, so that a refusal finds its field.
        label: words above it.
        hint: placeholder inside it.
        options: (id, words) of a choice; for SUGGEST the words are offered.
        more: folded away until the owner asks for more.
        half: takes half the width; two of them stand side by side.
        digits: minor digits of a money field.
        suffix: quiet words of the unit, added to the label ("days").
        latest: the last day that the calendar of a date offers; None for no end.
    """

    id: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    options: Sequence[tuple[str, str]] = ()
    more: bool = False
    half: bool = False
    digits: int = 2
    suffix: str = ""
    latest: date | None = None


class Unreadable(Exception):
    """What stands in a field can't be read; the message says what would."""


class Editor(QWidget):
    """What edits one value. Subclasses answer ``read`` and ``write``.

    Attributes:
        input: the widget that takes the focus and shows the error.

    Signals:
        edited(): the owner changed something.
    """

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.input: QWidget = self
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(4)

    def take(self, widget: QWidget) -> None:
        """Make ``widget`` the input."""
        self.input = widget
        self.setFocusProxy(widget)
        self.line.addWidget(widget, 1)

    def name_parts(self, name: str, words: str) -> None:
        """Name what stands beside the input, after the ``name`` and the ``words`` of the field."""

    def read(self) -> Any:  # noqa: ANN401
        """The value.

        Raises:
            Unreadable: what stands there is none.
        """
        raise NotImplementedError

    def write(self, value: Any) -> None:  # noqa: ANN401
        """Show a value."""
        raise NotImplementedError


class LineEditor(Editor):
    """A line of text, perhaps with suggestions."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.text = QLineEdit()
        self.text.setMaxLength(LONGEST_LINE)
        self.text.setPlaceholderText(field.hint)
        if field.kind is Kind.SUGGEST:
            completer = QCompleter([words for _, words in field.options], self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.text.setCompleter(completer)
        self.text.textEdited.connect(lambda _: self.edited.emit())
        self.take(self.text)

    def read(self) -> Any:  # noqa: ANN401
        """The trimmed text."""
        return self.text.text().strip()

    def write(self, value: Any) -> None:  # noqa: ANN401
        """Show a text."""
        self.text.setText("" if value is None else str(value))


class NumberEditor(LineEditor):
    """A whole number of 0 or more, or nothing."""

    def read(self) -> int | None:
        """The number, None where the field is empty."""
        written = self.text.text().strip()
        if not written:
            return None
        if not written.isdecimal() or len(written) > 9:
            raise Unreadable(QCoreApplication.translate("form", "Write a whole number, or leave it empty."))
        return int(written)


class MoneyEditor(LineEditor):
    """An amount in minor units, written with the locale's or a plain decimal point."""

    def read(self) -> int | None:
        """Minor units, None where the field is empty."""
        written = self.text.text().strip().replace("\u00a0", "").replace(" ", "")
        if not written:
            return None
        try:
            amount = Decimal(self._plain(written))
        except InvalidOperation:
            amount = Decimal(-1)
        if not amount.is_finite():
            amount = Decimal(-1)
        minor = amount.scaleb(self.field.digits)
        if not 0 <= minor < 10**15 or minor != minor.to_integral_value():
            raise Unreadable(QCoreApplication.translate("form", "Write an amount such as 780 or 12.50."))
        return int(minor)

    def write(self, value: Any) -> None:  # noqa: ANN401
        """Show minor units as an amount."""
        if value is None:
            self.text.clear()
            return
        whole, part = divmod(int(value), 10**self.field.digits)
        point = QLocale().decimalPoint()
        self.text.setText(f"{whole}{point}{part:0{self.field.digits}d}" if part else str(whole))

    @staticmethod
    def _plain(written: str) -> str:
        """A comma or point before one or two last digits is the decimal point; before three it groups."""
        head, mark, tail = "", "", written
        for sign in ",.":
            if sign in written and written.rfind(sign) > len(head) - (not mark):
                head, mark, tail = written.rpartition(sign)
        if mark and len(tail) <= 2:
            return head.replace(",", "").replace(".", "").replace("'", "") + "." + tail
        if mark and len(tail) != 3:
            return "none"
        return written.replace(",", "").replace(".", "").replace("'", "")


class DateEditor(LineEditor):
    """A date, written or picked from a calendar; may be empty."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.text.setPlaceholderText(field.hint or QLocale().dateFormat(QLocale.FormatType.ShortFormat))
        words = QCoreApplication.translate("form", "Pick a date")
        self._pick = IconButton(words, "", "calendar", small=False, outlined=True)
        self._pick.clicked.connect(self._open)
        self.line.addWidget(self._pick)

    def name_parts(self, name: str, words: str) -> None:
        """Say which date the calendar is for."""
        told = QCoreApplication.translate("form", "{field}: pick a date").format(field=words)
        self._pick.setObjectName(f"{name}.pick")
        self._pick.setAccessibleName(told)

    def read(self) -> date | None:
        """The date, None where the field is empty."""
        written = self.text.text().strip()
        if not written:
            return None
        found = self._parse(written)
        if not found.isValid() or not 1800 <= found.year() <= 2400:
            raise Unreadable(
                QCoreApplication.translate("form", "Write a date such as 2026-11-17, or leave it empty.")
            )
        return date(found.year(), found.month(), found.day())

    def write(self, value: Any) -> None:  # noqa: ANN401
        """Show a date in the locale's short form with a four-digit year."""
        self.text.setText(value.isoformat() if isinstance(value, date) else "")

    @staticmethod
    def _parse(written: str) -> QDate:
        locale = QLocale()
        for form in _DATE_FORMATS:
            found = locale.toDate(written, form)
            if not found.isValid():
                found = QLocale.c().toDate(written, form)
            if found.isValid():
                return found
        return locale.toDate(written, QLocale.FormatType.ShortFormat)

    def _open(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        if self.field.latest is not None:
            calendar.setMaximumDate(_shown(self.field.latest))
        now = self._parse(self.text.text().strip())
        if now.isValid():
            calendar.setSelectedDate(now)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.clicked.connect(lambda day: self._picked(day, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._pick.mapToGlobal(self._pick.rect().bottomLeft()))

    def _picked(self, day: QDate, menu: QMenu) -> None:
        self.write(date(day.year(), day.month(), day.day()))
        menu.close()
        self.edited.emit()


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class ChoiceBox(QComboBox):
    """A drop-down with the theme's caret."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the box and its caret."""
        super().paintEvent(event)
        square = QRectF(self.width() - 24, (self.height() - 14) / 2, 14, 14)
        paint_icon(QPainter(self), square, "caret-down", tokens().text3)


class ChoiceEditor(Editor):
    """One of some options; the first line, with id "", is none."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.box = ChoiceBox()
        for choice, words in field.options:
            self.box.addItem(words, choice)
        self.box.activated.connect(lambda _: self.edited.emit())
        self.take(self.box)

    def read(self) -> str:
        """Id of the chosen option."""
        return str(self.box.currentData() or "")

    def write(self, value: Any) -> None:  # noqa: ANN401
        """Choose an option by id; an unknown one chooses the first."""
        wanted = str(value) if value is not None else ""
        places = [place for place, (choice, _) in enumerate(self.field.options) if choice == wanted]
        self.box.setCurrentIndex(places[0] if places else 0)


class LinesEditor(Editor):
    """Several lines of plain text."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(field.hint)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 4 + 16)
        self.text.textChanged.connect(self.edited)
        self.take(self.text)

    def read(self) -> str:
        """The text without space around it, cut at 64 KB."""
        return self.text.toPlainText().strip()[:LONGEST_TEXT]

    def write(self, value: Any) -> None:  # noqa: ANN401
        """Show a text."""
        self.text.setPlainText("" if value is None else str(value))


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.box = TickBox(field.label)
        self.box.toggled.connect(lambda _: self.edited.emit())
        self.take(self.box)

    def read(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def write(self, value: Any) -> None:  # noqa: ANN401
        """Tick or untick."""
        self.box.setChecked(bool(value))


EDITORS: dict[Kind, type[Editor]] = {
    Kind.TEXT: LineEditor,
    Kind.SUGGEST: LineEditor,
    Kind.LINES: LinesEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.DATE: DateEditor,
    Kind.NUMBER: NumberEditor,
    Kind.MONEY: MoneyEditor,
    Kind.CHECK: CheckEditor,
}
