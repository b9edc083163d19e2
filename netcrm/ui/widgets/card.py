"""A card: a flat frame with a header and a body (INTERFACE.md 5, 7)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from netcrm.ui.theme import Role, set_look
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, show_if

PADDING = 16
HEADER = 44


def line(parent: QWidget | None = None) -> QFrame:
    """A one pixel line across a card."""
    made = QFrame(parent)
    made.setProperty("line", True)
    made.setFixedHeight(1)
    return made


class CardHeader(QWidget):
    """Title, chip, quiet words, and actions at the end."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, Role.SECTION)
        self.chip = Chip()
        self.hint = ElideLabel("", Role.SECOND, "text2")
        self.setMinimumHeight(HEADER)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(PADDING - 1, 0, PADDING - 1, 0)
        self._line.setSpacing(8)
        for part in (self.title, self.chip):
            self._line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignVCenter)

    def add_front(self, widget: QWidget) -> None:
        """Put something before the title (the icon of a verdict)."""
        self._line.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add(self, widget: QWidget) -> None:
        """Put an action at the end."""
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class Card(QFrame):
    """A surface with an 8 px radius; title, count and actions in its header, anything in its body.

    Args:
        title: heading; without one there is no header.
        name: ``objectName`` in dotted form.
        flush: whether the body reaches the edges and a line stands under the header (for lists);
            otherwise the body has 16 px padding and no line.

    Attributes:
        header: the :class:`CardHeader`, or None.
        body: the layout to add to.
    """

    def __init__(
        self, title: str = "", name: str = "", *, flush: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setObjectName(name)
        self.setAccessibleName(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self.header: CardHeader | None = None
        if title:
            self.header = CardHeader(title)
            whole.addWidget(self.header)
        if title and flush:
            whole.addWidget(line())
        self.body = QVBoxLayout()
        self.body.setSpacing(0 if flush else 8)
        if not flush:
            top = 0 if title else PADDING - 1
            self.body.setContentsMargins(PADDING - 1, top, PADDING - 1, PADDING - 1)
        whole.addLayout(self.body, 1)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget to the body."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        """Add a layout to the body."""
        self.body.addLayout(layout, stretch)

    def add_line(self) -> None:
        """Add a line to the body."""
        self.body.addWidget(line())

    def add_action(self, widget: QWidget) -> None:
        """Put a button or segments at the end of the header.

        Raises:
            ValueError: the card has no title.
        """
        if self.header is None:
            raise ValueError("a card without a title has no header")
        self.header.add(widget)

    def set_hint(self, words: str) -> None:
        """The quiet words beside the title: a count, a period."""
        if self.header is not None:
            self.header.hint.setText(words)

    def set_title(self, words: str) -> None:
        """Change the heading."""
        if self.header is not None:
            self.header.title.setText(words)
            self.setAccessibleName(words)

    def set_chip(self, words: str, tone: str = "plain", icon: str = "") -> None:
        """A chip beside the title; empty words take it away."""
        if self.header is not None:
            self.header.chip.set(words, tone, icon)

    def set_edge(self, edge: str) -> None:
        """Outline in another colour: ``stop`` (flagged), ``accent`` (done), ``chosen`` or empty."""
        set_look(self, "edge", edge)


class Inset(QFrame):
    """A soft filled box inside a card: an icon, a strong line and a paragraph.

    Args:
        tone: ``plain``, ``accent``, ``caution`` or ``stop``.
    """

    def __init__(self, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("inset", tone)
        self.head = PlainLabel("", Role.NAME, wrap=True)
        self.words = PlainLabel("", Role.SECOND, "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.words)

    def set(self, head: str, words: str = "", tone: str = "plain") -> None:
        """Show other words; empty parts vanish."""
        set_look(self, "inset", tone)
        self.head.setText(head)
        self.words.setText(words)
        show_if(self.head, bool(head))
        show_if(self.words, bool(words))
