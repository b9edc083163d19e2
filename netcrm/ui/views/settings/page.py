"""What the pages of the settings have in common."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.words.words import Words

WIDTH = 760


class Page(QWidget):
    """Cards one below the other, never wider than lines that read well.

    A subclass builds its cards in ``__init__`` and fills them in ``refresh``.
    """

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__()
        self.bridge = bridge
        self.words = words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def refresh(self) -> None:
        """Show what is kept now; called whenever it changes."""

    def add_card(self, title: str, name: str, told: str = "") -> Card:
        """Add a card, with a paragraph under its title where there is something to tell."""
        card = Card(title, name)
        card.setMaximumWidth(WIDTH)
        card.body.setSpacing(12)
        if told:
            card.add(PlainLabel(told, Role.BODY, "text2", wrap=True))
        self.column.addWidget(card)
        return card

    def finish(self) -> None:
        """Push the cards to the top."""
        self.column.addStretch(1)
