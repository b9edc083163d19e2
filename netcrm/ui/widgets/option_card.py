"""One of several ways, as a card: radio button, title, key and a paragraph; the whole card clicks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.ui.theme import Role, font, set_look
from netcrm.ui.widgets.buttons import KeyCap
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.tick import RadioDot


class OptionCard(QFrame):
    """A choice; put its ``radio`` into a QButtonGroup with those of the others.

    Args:
        title: the choice in a few words.
        name: ``objectName`` of its radio button; the frame is called ``<name>.card``.
        text: what it means.
        key: the key that chooses it.

    Attributes:
        radio: the radio button.
    """

    def __init__(self, title: str, name: str, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.card")
        self.setProperty("card", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.radio = RadioDot(title)
        self.radio.setObjectName(name)
        self.radio.setAccessibleName(title)
        self.radio.setAccessibleDescription(text)
        self.radio.setFont(font(Role.NAME))
        # A long name must not widen the card beyond its share.
        self.radio.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.radio.toggled.connect(self._show_chosen)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.radio, 1)
        head.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 7, 13, 10)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(PlainLabel(text, Role.SECOND, "text2", wrap=True))
        column.addStretch(1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click anywhere on the card chooses it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.radio.click()
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mouseReleaseEvent(event)

    def _show_chosen(self, chosen: bool) -> None:
        set_look(self, "edge", "chosen" if chosen else "")
