"""A few choices side by side, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class Segments(QFrame):
    """Choices as joined buttons.

    Args:
        name: ``objectName``; each button is called ``<name>.<id>``.
        label: accessible name of the whole.
        choices: (id, words) in order; the first is chosen at first.

    Signals:
        chosen(str): the owner chose this id.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("segments", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for number, (choice, words) in enumerate(choices):
            edge = "first" if number == 0 else "last" if number == len(choices) - 1 else ""
            line.addWidget(self._button(choice, words, edge))
        if choices:
            self._buttons[choices[0][0]].setChecked(True)

    @property
    def choice(self) -> str:
        """Id of the chosen one."""
        return next((each for each, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, choice: str) -> None:
        """Choose without a signal.

        Raises:
            KeyError: there is no such choice.
        """
        self._buttons[choice].setChecked(True)

    def set_words(self, choice: str, words: str) -> None:
        """Change the words of a choice ("Mine 6")."""
        self._buttons[choice].setText(words)
        self._buttons[choice].setAccessibleName(words)

    def offer_choice(self, choice: str, shown: bool) -> None:
        """Offer a choice in the middle, or hide it."""
        self._buttons[choice].setVisible(shown)

    def _button(self, choice: str, words: str, edge: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(f"{self.objectName()}.{choice}")
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("kind", "segment")
        button.setProperty("edge", edge)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(choice))
        self._group.addButton(button)
        self._buttons[choice] = button
        return button
