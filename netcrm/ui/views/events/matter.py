"""A line on a card of the right column: who it is about, what it is, by when; it opens something."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.chip import Chip, ChipFace
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.row_face import Spans
from netcrm.ui.widgets.runs import RunsLabel

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What such a line shows.

    Attributes:
        subject: the view that it opens.
        key: what it opens there.
        title: who and what, with the names strong.
        second: one sentence more; may be empty.
        chip: by when, or a verdict; None for none.
    """

    subject: str
    key: int
    title: Spans
    second: str = ""
    chip: ChipFace | None = None

    @property
    def spoken(self) -> str:
        """The line for screen readers."""
        told = "".join(words for words, _strong in self.title)
        return ", ".join(part for part in (told, self.chip.text if self.chip else "", self.second) if part)


class MatterLine(QFrame):
    """One matter; click, Enter or Space opens it.

    Signals:
        opened(str, object): the view to go to, and the key there.
    """

    opened = Signal(str, object)

    def __init__(self, matter: Matter, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matter = matter
        self._hovered = False
        self.setObjectName(name)
        self.setAccessibleName(matter.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 8, 15, 9)
        column.setSpacing(2)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        title = RunsLabel(Role.BODY, "text2")
        title.set_spans(matter.title)
        upper.addWidget(title, 1)
        if matter.chip is not None:
            chip = Chip(matter.chip.text, matter.chip.tone, matter.chip.icon)
            upper.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(upper)
        if matter.second:
            column.addWidget(PlainLabel(matter.second, Role.SECOND, "text2", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter or Space opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.matter.subject, self.matter.key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.matter.subject, self.matter.key)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show that it can be pressed."""
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer went elsewhere."""
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint hover and focus."""
        painter, colours = QPainter(self), tokens()
        if self._hovered:
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), QColor(colours.hover))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 1, -2, -1), 4, 4)


class MattersCard(Card):
    """A card of matters; hidden while there are none. Three stand on it, the others unfold.

    Args:
        title: heading.
        name: ``objectName``; each line is called ``<name>.<place>``, the button ``<name>.more``.
        counted: whether their number stands beside the heading.

    Signals:
        opened(str, object): one of them was opened: view and key.
    """

    opened = Signal(str, object)

    def __init__(self, title: str, name: str, *, counted: bool = False) -> None:
        super().__init__(title, name, flush=True)
        self._counted = counted
        self._unfolded = False
        self._matters: tuple[Matter, ...] = ()
        if self.header is not None:
            # An empty hint must not take the room of the heading.
            self.header.hint.setMinimumWidth(1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._more = LinkButton("", f"{name}.more", "caret-down")
        self._more.clicked.connect(self.unfold)
        self._foot = QWidget()
        across = QHBoxLayout(self._foot)
        across.setContentsMargins(10, 3, 15, 3)
        across.addWidget(self._more)
        across.addStretch(1)
        self.add_layout(self._lines)
        self.add(self._foot)
        self.hide()

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What there is, shown or folded away."""
        return self._matters

    def show_matters(self, matters: tuple[Matter, ...]) -> None:
        """Show these; the focus stays where nothing has changed."""
        if matters != self._matters:
            self._matters = matters
            self._fill()
        self.setVisible(bool(matters))

    def fold(self) -> None:
        """Show only the first ones."""
        self._unfolded = False
        self._fill()

    def unfold(self) -> None:
        """Show all of them."""
        self._unfolded = True
        self._fill()
        item = self._lines.itemAt(2 * MOST)
        first_more = item.widget() if item is not None else None
        if first_more is not None:
            first_more.setFocus()

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._matters if self._unfolded else self._matters[:MOST]
        for place, matter in enumerate(shown):
            if place:
                self._lines.addWidget(line())
            made = MatterLine(matter, f"{self.objectName()}.{place}")
            made.opened.connect(self.opened)
            self._lines.addWidget(made)
        rest = len(self._matters) - len(shown)
        if rest:
            self._lines.addWidget(line())
        words = self.tr("Show 1 more") if rest == 1 else self.tr("Show {count} more").format(count=rest)
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._foot.setVisible(bool(rest))
        self.set_hint(str(len(self._matters)) if self._counted else "")
