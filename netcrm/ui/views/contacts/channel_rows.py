"""Further ways to reach a contact: kind, label and what was written, a row each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netcrm.domain.contact import Channel, ChannelKind
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import IconButton, LinkButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.form_fields import LONGEST_LINE, ChoiceBox
from netcrm.words.words import Words


@dataclass(slots=True)
class _Row:
    """One channel under edit; ``channel`` is what it was."""

    holder: QWidget
    kind: ChoiceBox
    label: QLineEdit
    written: QLineEdit
    channel: Channel | None


class ChannelRows(QWidget):
    """Rows to edit, add and take out.

    Args:
        name: dotted prefix.
        words: names the kinds.

    Signals:
        edited(): something was changed.
    """

    edited = Signal()

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._words = name, words
        self._rows: list[_Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        add = LinkButton(self.tr("Add another way"), f"{name}.add", "plus")
        add.clicked.connect(self._add_empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(PlainLabel(self.tr("More ways to reach them"), Role.LABEL, "text3"))
        whole.addLayout(self._column)
        whole.addWidget(add)

    def write(self, channels: Sequence[Channel]) -> None:
        """Show these."""
        for row in list(self._rows):
            self._take_out(row)
        for channel in channels:
            self._add(channel)

    def read(self) -> tuple[Channel, ...]:
        """What stands there; a row without words is left out."""
        return tuple(self._channel(row) for row in self._rows if row.written.text().strip())

    def _channel(self, row: _Row) -> Channel:
        return Channel(
            id=row.channel.id if row.channel else 0,
            contact=row.channel.contact if row.channel else 0,
            kind=ChannelKind(row.kind.currentData()),
            label=row.label.text().strip(),
            written=row.written.text().strip(),
        )

    def _add_empty(self) -> None:
        self._add(None)
        self._rows[-1].written.setFocus()

    def _add(self, channel: Channel | None) -> None:
        name = f"{self._name}.{len(self._rows)}"
        holder = QWidget(self)
        kind = ChoiceBox()
        for each in ChannelKind:
            kind.addItem(self._words.name(each), each.value)
        kind.setCurrentIndex(list(ChannelKind).index(channel.kind) if channel else 0)
        kind.setFixedWidth(116)
        label = self._field(f"{name}.label", self.tr("work, mobile"), channel.label if channel else "")
        label.setFixedWidth(120)
        written = self._field(
            f"{name}.written", self.tr("Number or address"), channel.written if channel else ""
        )
        out = IconButton(self.tr("Take this out"), f"{name}.out", "x", small=False)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for part in (kind, label, written, out):
            line.addWidget(part, 1 if part is written else 0)
        kind.setObjectName(f"{name}.kind")
        kind.setAccessibleName(self.tr("Kind"))
        row = _Row(holder, kind, label, written, channel)
        self._rows.append(row)
        self._column.addWidget(holder)
        kind.activated.connect(lambda _: self.edited.emit())
        out.clicked.connect(lambda: self._press_out(row))

    def _field(self, name: str, hint: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setObjectName(name)
        field.setAccessibleName(hint)
        field.setPlaceholderText(hint)
        field.setMaxLength(LONGEST_LINE)
        field.textEdited.connect(lambda _: self.edited.emit())
        return field

    def _press_out(self, row: _Row) -> None:
        self._take_out(row)
        self.edited.emit()

    def _take_out(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row.holder)
        row.holder.hide()
        row.holder.deleteLater()
