"""Choosing people by typing: names that begin so first, then whoever else fits (PRODUCT.md 5)."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from netcrm.domain.contact import ContactCard
from netcrm.domain.contact_list import ContactRow
from netcrm.domain.names import words
from netcrm.reads import contacts
from netcrm.ui.bridge import Bridge
from netcrm.ui.icons import icon
from netcrm.ui.theme import Role, set_look
from netcrm.ui.widgets.buttons import IconButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import RowDelegate
from netcrm.ui.widgets.row_model import Column, RowModel, RowRole

_LINE = 44
_SHOWN = 7


def _face(row: ContactRow) -> RowFace:
    return RowFace(title=row.name, second=row.second_line, avatar=row.name, room=row.room)


def _is_nobody(text: str, found: Sequence[ContactRow]) -> bool:
    """Tell whether a text is the name of none who were found by it.

    One word, an email or a number may be how they are found: only a whole name in their notes isn't theirs.
    """
    typed = words(text)
    if not found or len(typed) < 2 or "@" in text or any(word.isdigit() for word in typed):
        return bool(typed) and not found
    own = [words(f"{row.name} {row.second_line}") for row in found]
    return not any(all(any(word.startswith(one) for word in each) for one in typed) for each in own)


class PersonField(QWidget):
    """A field that finds one contact while the owner types.

    Args:
        bridge: to the desk.
        name: ``objectName`` of the line.
        label: accessible name, and the words above where ``titled``.
        titled: whether the label stands above the line.
        newcomers: whether somebody may be meant who isn't in the book.

    Attributes:
        input: the line; it takes the focus.
        key: id of the chosen contact; None while nobody is chosen.
        newcomer: the card of somebody who is meant and not in the book yet; None for nobody new.
        stranger: with `newcomers`, what was typed where nobody in the book is called so; else empty.

    Signals:
        chosen(object): the owner chose the contact of this id, or typed over the choice (None).
        stranger_named(str): `stranger`, each time that the book was looked through.
    """

    chosen = Signal(object)
    stranger_named = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        name: str,
        label: str,
        *,
        titled: bool = True,
        newcomers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._newcomers = bridge, newcomers
        self.key: int | None = None
        self.newcomer: ContactCard | None = None
        self.stranger = ""
        self._found: dict[int, ContactRow] = {}
        self.input = self._line(name, label)
        self._error = PlainLabel("", Role.SECOND, "stop", wrap=True)
        self._error.setObjectName(f"{name}.error")
        self._error.hide()
        self._note = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._note.setObjectName(f"{name}.note")
        self._note.hide()
        self.setFocusProxy(self.input)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if titled:
            column.addWidget(PlainLabel(label, Role.LABEL, "text3"))
        column.addWidget(self.input)
        column.addWidget(self._error)
        column.addWidget(self._note)
        self._complete()

    def set_person(self, key: int | None, name: str = "") -> None:
        """Show a contact as chosen, without a signal; None empties the field."""
        self.key, self.newcomer, self.stranger = key, None, ""
        self.input.setText(name if key is not None else "")
        self.show_error("")
        show_if(self._note, False)

    def set_newcomer(self, card: ContactCard, name: str, note: str) -> None:
        """Show somebody who isn't in the book yet, without a signal; `note` says so under the line."""
        self.set_person(None)
        self.newcomer = card
        self.input.setText(name)
        self._note.setText(note)
        show_if(self._note, True)
        self.input.setAccessibleDescription(note)

    @property
    def is_open(self) -> bool:
        """Whether nobody is chosen."""
        return self.key is None and self.newcomer is None

    @property
    def keys(self) -> tuple[int, ...]:
        """The chosen contact, or nobody."""
        return () if self.key is None else (self.key,)

    def text(self) -> str:
        """What stands in the line."""
        return self.input.text().strip()

    def show_error(self, words: str) -> None:
        """Show or, with empty words, clear an error under the line; the focus moves there."""
        self._error.setText(words)
        show_if(self._error, bool(words))
        self.input.setAccessibleDescription(words)
        set_look(self.input, "error", bool(words))
        if words:
            self.input.setFocus()

    def _line(self, name: str, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setPlaceholderText(self.tr("Type a name, a company or a tag"))
        line.setMaxLength(200)
        line.addAction(icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        line.textEdited.connect(self._typed)
        return line

    def _complete(self) -> None:
        self._rows = RowModel(self._fetch, [Column(id="name", text=lambda row: str(row.name))], parent=self)
        completer = QCompleter(self._rows, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        popup = QListView()
        popup.setUniformItemSizes(True)
        popup.setFrameShape(QListView.Shape.StyledPanel)
        completer.setPopup(popup)
        self._popup = popup
        popup.setItemDelegate(RowDelegate(_face, _LINE, popup))
        completer.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        completer.setWidget(self.input)
        self._completer = completer

    def _fetch(self, keys: Sequence[int]) -> Iterable[ContactRow]:
        return [self._found[key] for key in keys if key in self._found]

    def _typed(self, text: str) -> None:
        self.show_error("")
        if not self.is_open:
            self.key = self.newcomer = None
            show_if(self._note, False)
            self.chosen.emit(None)
        purpose = f"{self.input.objectName()}.matching"
        self._bridge.ask_later(purpose, contacts.matching, text, then=self._came)

    def _came(self, rows: list[ContactRow]) -> None:
        self._found = {row.id: row for row in rows}
        self._rows.set_keys([row.id for row in rows])
        if self._newcomers and self.is_open:
            self.stranger = self.text() if _is_nobody(self.text(), rows) else ""
            self.stranger_named.emit(self.stranger)
        if not rows or not self.is_open or not self.input.hasFocus():
            self._popup.hide()
            return
        self._completer.complete()
        # Whoever only has the name somewhere in their notes isn't meant unless the owner says so.
        first = QModelIndex() if self.stranger else self._completer.completionModel().index(0, 0)
        self._popup.setCurrentIndex(first)

    def _picked(self, index: QModelIndex) -> None:
        key = index.data(RowRole.KEY)
        if isinstance(key, int) and key in self._found:
            self.set_person(key, self._found[key].name)
            self.chosen.emit(key)


class PeopleField(QWidget):
    """A field for several people: each one chosen stands under it until it is taken out.

    Args:
        bridge: to the desk.
        name: ``objectName`` of the line.
        label: words above the line.

    Signals:
        changed(): somebody was chosen or taken out.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._people: dict[int, str] = {}
        self.field = PersonField(bridge, name, label)
        self.field.chosen.connect(self._chosen)
        self.setFocusProxy(self.field)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addLayout(self._lines)

    @property
    def keys(self) -> tuple[int, ...]:
        """Ids of the people, in the order they were chosen."""
        return tuple(self._people)

    def add(self, key: int, name: str) -> None:
        """Put somebody in; nothing where they are in already."""
        if key not in self._people:
            self._people[key] = name
            self._lines.addWidget(self._person(key, name))
            self.changed.emit()

    def show_error(self, words: str) -> None:
        """Show or clear an error under the line."""
        self.field.show_error(words)

    def _chosen(self, key: object) -> None:
        if isinstance(key, int):
            self.add(key, self.field.text())
            self.field.set_person(None)

    def _person(self, key: int, name: str) -> QWidget:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        words = self.tr("Take {name} out").format(name=name)
        out = IconButton(words, f"{self._name}.out.{key}", "x")
        out.clicked.connect(lambda: self._take_out(key, holder))
        line.addWidget(PlainLabel(name, Role.NAME))
        line.addWidget(out)
        line.addStretch(1)
        return holder

    def _take_out(self, key: int, holder: QWidget) -> None:
        self._people.pop(key, None)
        self._lines.removeWidget(holder)
        holder.hide()
        holder.deleteLater()
        self.field.input.setFocus()
        self.changed.emit()
