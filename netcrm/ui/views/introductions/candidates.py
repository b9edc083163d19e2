"""Who of several is meant: a short list that digits, arrows and Enter answer; or somebody new."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.cards import Person
from netcrm.ui.theme import Role, set_look, tokens
from netcrm.ui.widgets.buttons import KeyCap, LinkButton
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel
from netcrm.words.words import Words

_LONGEST = 40


class _Row(QFrame):
    """One of them, with the digit that chooses them."""

    def __init__(self, number: int, person: Person, name: str) -> None:
        super().__init__()
        self.person = person
        self.setObjectName(f"{name}.{number}")
        self.setAccessibleName(", ".join(part for part in (person.name, person.second_line) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        across = QHBoxLayout(self)
        across.setContentsMargins(8, 4, 8, 4)
        across.setSpacing(8)
        across.addWidget(KeyCap(str(number)))
        across.addWidget(PlainLabel(person.name, Role.NAME))
        across.addWidget(ElideLabel(person.second_line, Role.SECOND, "text2"), 1)

    def set_current(self, current: bool) -> None:
        """Show whether Enter would choose this one."""
        set_look(self, "inset", "accent" if current else "")


class CandidateList(QWidget):
    """The people whom a text may mean; one of them is current.

    Args:
        words: says what is asked.
        name: ``objectName``; the rows are called ``<name>.<number>``, the button ``<name>.new``.

    Attributes:
        people: who is offered; nobody where only somebody new can be added.

    Signals:
        chosen(Person): it is this one.
        new_asked(): it is somebody new.
    """

    chosen = Signal(object)
    new_asked = Signal()

    def __init__(self, words: Words, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words, self._name = words, name
        self.people: tuple[Person, ...] = ()
        self._rows: list[_Row] = []
        self._current = 0
        self._lead = PlainLabel("", Role.SECOND, "caution", wrap=True)
        self._lead.setObjectName(f"{name}.lead")
        self._new = LinkButton("", f"{name}.new", "user-plus")
        self._new.clicked.connect(self.new_asked)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 4)
        column.setSpacing(2)
        column.addWidget(self._lead)
        column.addLayout(self._lines)
        column.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def ask(self, question: str, people: Sequence[Person], new: str) -> None:
        """Ask who it is.

        Args:
            question: stands above them.
            people: nine at the most.
            new: the name, or email, under which somebody new would be added; empty for no such offer.
        """
        self._clear()
        self.people = tuple(people)
        self._lead.setText(question)
        self.setAccessibleName(question)
        for number, person in enumerate(self.people, start=1):
            row = _Row(number, person, self._name)
            self._rows.append(row)
            self._lines.addWidget(row)
        shown = new if len(new) <= _LONGEST else f"{new[:_LONGEST]}…"
        told = self._words.tr("Add “{name}” as a new contact", name=shown)
        self._new.setText(told.replace("&", "&&"))
        self._new.setAccessibleName(told)
        self._new.setVisible(bool(new))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.people else Qt.FocusPolicy.NoFocus)
        self._move(0)
        self.show()

    def dismiss(self) -> None:
        """It is answered."""
        self._clear()
        self.people = ()
        self.hide()

    def take_focus(self) -> None:
        """Let the keys answer: the list, or the button where nobody is offered."""
        if self.people:
            self.setFocus()
        elif self._new.isVisibleTo(self):
            self._new.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits choose, arrows move, Enter takes the current one."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        number = int(event.text()) if event.text().isascii() and event.text().isdigit() else 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.people:
            super().keyPressEvent(event)
        elif event.key() in steps:
            self._move(self._current + steps[Qt.Key(event.key())])
        elif 1 <= number <= len(self.people):
            self.chosen.emit(self.people[number - 1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.people[self._current])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click chooses."""
        place = event.position().toPoint()
        row = next((each for each in self._rows if each.geometry().contains(place)), None)
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(row.person)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show which one Enter takes."""
        super().focusInEvent(event)
        self._move(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Enter goes elsewhere."""
        super().focusOutEvent(event)
        self._move(self._current)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame: amber, since the owner is asked; accent with the focus."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if focused else colours.caution), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _move(self, to: int) -> None:
        self._current = max(0, min(len(self._rows) - 1, to))
        for place, row in enumerate(self._rows):
            row.set_current(self.hasFocus() and place == self._current)
        if self._rows:
            self.setAccessibleDescription(self._rows[self._current].accessibleName())
        self.update()

    def _clear(self) -> None:
        for row in self._rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
