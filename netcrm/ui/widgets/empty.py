"""What stands where there is nothing: one sentence and one button (INTERFACE.md 11)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import PlainLabel, show_if


class EmptyState(QWidget):
    """A sentence in the middle and perhaps a button.

    Signals:
        acted(): the button was pressed.
    """

    acted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = PlainLabel("", Role.BODY, "text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = PlainButton("", f"{name}.act")
        self._button.clicked.connect(self.acted)
        self._button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def set(self, words: str, button: str = "") -> None:
        """Say why it is empty and, with ``button``, what to do."""
        self._words.setText(words)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        show_if(self._button, bool(button))
