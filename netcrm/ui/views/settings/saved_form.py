"""A form without a button: what is written is kept when a field is left (INTERFACE.md 11)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from netcrm.domain.refusal import Refused
from netcrm.ui.widgets.form import Form
from netcrm.ui.widgets.form_fields import Field, Kind, Unreadable
from netcrm.words.words import Words

Save = Callable[[dict[str, Any], Callable[[object], object], Callable[[Refused], object]], object]
"""Keeps some values by field id; then calls the first with the answer, or the second with a refusal."""
_AT_ONCE = frozenset({Kind.CHOICE, Kind.CHECK})


class SavedForm(QWidget):
    """Keeps each field when it is left, on Enter, or at once where it is chosen from a list.

    Esc takes back what was written and not kept. A refusal stands under its field.

    Args:
        name: dotted prefix of the fields' names.
        fields: in order.
        save: keeps values.
        words: says refusals.

    Attributes:
        form: the form inside.
    """

    def __init__(
        self, name: str, fields: Sequence[Field], save: Save, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save, self._words = save, words
        self._fields = {field.id: field for field in fields}
        self._kept: dict[str, Any] = {}
        self._edits: dict[str, int] = {}
        self._count = 0
        self._loading = False
        self.form = Form(name, fields)
        self.form.edited.connect(self._note)
        for field in fields:
            self.form.editor(field.id).input.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what is kept; a field that is being written stays as it is."""
        self._kept = {name: values[name] for name in self._fields}
        self._loading = True
        for name in self._fields:
            if name not in self._edits and self._shown(name) != self._kept[name]:
                self.form.write({name: self._kept[name]})
        self._loading = False

    def commit(self) -> None:
        """Keep what was written and not yet kept."""
        values: dict[str, Any] = {}
        for name in self._edits:
            try:
                values[name] = self.form.editor(name).read()
            except Unreadable as why:
                self.form.show_error(name, str(why))
                return
        pending = dict(self._edits)
        if all(self._kept.get(name) == value for name, value in values.items()):
            self._taken(pending)
        else:
            self._save(values, lambda _answer: self._taken(pending), self.show_refusal)

    def show_refusal(self, refused: Refused) -> None:
        """Say why something is not kept; it stays in its field."""
        field = refused.field if refused.field in self._fields else next(iter(self._edits), "")
        if field:
            self.form.show_error(field, self._words.refusal(refused))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leaving a field or Enter keeps it, Esc takes back what was written."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason and self._edits:
                # Not now: the focus is still on its way to somewhere else.
                QTimer.singleShot(0, self, self._commit_if_written)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._edits:
            if event.key() == Qt.Key.Key_Escape:
                self._take_back()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QLineEdit):
                self.commit()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what was written when the page goes away."""
        super().hideEvent(event)
        self._commit_if_written()

    def _commit_if_written(self) -> None:
        if self._edits:
            self.commit()

    def _note(self, name: str) -> None:
        if self._loading:
            return
        self._count += 1
        self._edits[name] = self._count
        if self._fields[name].kind in _AT_ONCE:
            QTimer.singleShot(0, self, partial(self.commit))

    def _taken(self, pending: Mapping[str, int]) -> None:
        """What was kept is no longer open, unless it was written again meanwhile."""
        self._edits = {name: at for name, at in self._edits.items() if pending.get(name) != at}
        if not self._edits:
            self.form.clear_errors()

    def _take_back(self) -> None:
        self._edits = {}
        self.form.clear_errors()
        self.load(self._kept)

    def _shown(self, name: str) -> Any:  # noqa: ANN401
        try:
            return self.form.editor(name).read()
        except Unreadable:
            return None
