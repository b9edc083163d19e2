"""A form from a declared list of fields; errors stand under the field (INTERFACE.md 11)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from netcrm.ui.theme import Role, set_look
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.form_fields import EDITORS, Editor, Field, Kind, Unreadable


class _Cell(QWidget):
    """Label, editor and error of one field."""

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self.editor: Editor = EDITORS[field.kind](field)
        words = f"{field.label} ({field.suffix})" if field.suffix else field.label
        self.editor.input.setObjectName(f"{name}.{field.id}")
        self.editor.input.setAccessibleName(words)
        self.editor.name_parts(f"{name}.{field.id}", words)
        self.error = PlainLabel("", Role.SECOND, "stop", wrap=True)
        self.error.setObjectName(f"{name}.{field.id}.error")
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if field.kind is not Kind.CHECK:
            column.addWidget(PlainLabel(words, Role.LABEL, "text3"))
        column.addWidget(self.editor)
        column.addWidget(self.error)
        column.addStretch(1)

    def show_error(self, words: str) -> None:
        """Show or, with empty words, clear the error."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.editor.input.setAccessibleDescription(words)
        set_look(self.editor.input, "error", bool(words))


class Form(QWidget):
    """Labelled fields; the owner's values go in and come out as a dict by field id.

    Args:
        name: dotted prefix; each field is called ``<name>.<field id>``.
        fields: in order; those with ``more`` are folded away.

    Signals:
        edited(str): the owner changed the field of this id.
    """

    edited = Signal(str)

    def __init__(self, name: str, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._cells: dict[str, _Cell] = {}
        self._more = QWidget()
        self._unfold = LinkButton(self.tr("More fields"), f"{name}.more", "caret-down")
        self._unfold.clicked.connect(self.unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._grid([field for field in fields if not field.more]))
        folded = [field for field in fields if field.more]
        column.addWidget(self._unfold)
        column.addWidget(self._more)
        self._more.setLayout(self._grid(folded))
        self._more.hide()
        self._unfold.setVisible(bool(folded))
        column.addStretch(1)

    def unfold(self) -> None:
        """Show the folded fields."""
        self._more.show()
        self._unfold.hide()

    def write(self, values: Mapping[str, Any]) -> None:
        """Show values by field id; a field not named stays as it is."""
        for each, value in values.items():
            if each in self._cells:
                self._cells[each].editor.write(value)

    def read(self) -> dict[str, Any] | None:
        """All values; None where a field can't be read, which then shows why and has the focus."""
        self.clear_errors()
        values: dict[str, Any] = {}
        wrong: list[str] = []
        for each, cell in self._cells.items():
            try:
                values[each] = cell.editor.read()
            except Unreadable as reason:
                cell.show_error(str(reason))
                wrong.append(each)
        if wrong:
            self.focus(wrong[0])
            return None
        return values

    def show_error(self, field: str, words: str) -> bool:
        """Show a refusal under its field and move the focus there; False where there is no such field."""
        if field not in self._cells:
            return False
        self._cells[field].show_error(words)
        self.focus(field)
        return True

    def clear_errors(self) -> None:
        """Take all errors away."""
        for cell in self._cells.values():
            cell.show_error("")

    def focus(self, field: str = "") -> None:
        """Move the focus to a field, to the first one without a name."""
        wanted = field or next(iter(self._cells))
        if self._more.isAncestorOf(self._cells[wanted]):
            self.unfold()
        self._cells[wanted].editor.input.setFocus()

    def editor(self, field: str) -> Editor:
        """The editor of a field.

        Raises:
            KeyError: there is no such field.
        """
        return self._cells[field].editor

    def set_shown(self, field: str, shown: bool) -> None:
        """Show or hide a field that depends on another."""
        self._cells[field].setVisible(shown)

    def add_more(self, widget: QWidget) -> None:
        """Put a widget of one's own at the end of the folded part."""
        grid = self._more.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(widget, grid.rowCount(), 0, 1, 2)
        self._unfold.setVisible(self._more.isHidden())

    def _grid(self, fields: Sequence[Field]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row, column = 0, 0
        for field in fields:
            if not field.half and column:
                row, column = row + 1, 0
            grid.addWidget(self._cell(field), row, column, 1, 1 if field.half else 2)
            column = column + 1 if field.half else 2
            if column >= 2:
                row, column = row + 1, 0
        return grid

    def _cell(self, field: Field) -> _Cell:
        cell = _Cell(field, self.objectName())
        cell.editor.edited.connect(lambda: self.edited.emit(field.id))
        self._cells[field.id] = cell
        return cell
