"""Under the list: how the introductions turned out that had the owner's name behind them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.domain.endorsed import NameBehind
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.words import endorsed
from netcrm.words.words import Words


class BehindNote(QWidget):
    """One sentence; hidden while nobody was endorsed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._told = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._told.setObjectName("introductions.behind")
        self._told.setContentsMargins(15, 9, 15, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(self._told)
        self.hide()

    def show_count(self, behind: NameBehind) -> None:
        """Tell how they turned out."""
        self._told.setText(endorsed.sentence(behind, self._words))
        show_if(self, behind.count > 0)
