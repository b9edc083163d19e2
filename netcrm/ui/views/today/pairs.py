"""Introductions worth making: two people and why, at the most a few of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.contact import Contact
from netcrm.domain.matching import Match
from netcrm.ui.theme import Role
from netcrm.ui.widgets.avatar import Avatar
from netcrm.ui.widgets.buttons import LinkButton, PlainButton
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.elide import ElideLabel, show_if
from netcrm.ui.widgets.notice import IconMark
from netcrm.words import pairs
from netcrm.words.words import Words

ROWS = 3
MOST = 50
"""Pairs that are asked for; at so many nobody knows how many there are."""


class _Side(QWidget):
    """Initials, name and what they seek or offer."""

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar()
        self._name = ElideLabel("", Role.NAME)
        self._told = ElideLabel("", Role.SECOND, "text2")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._told)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._avatar)
        row.addLayout(column, 1)

    def set(self, contact: Contact, told: str, *, narrow: bool) -> None:
        """Show a person."""
        self._avatar.set_name(contact.name)
        show_if(self._avatar, not narrow)
        self._name.setText(contact.name)
        self._told.setText(told)


class PairRow(QWidget):
    """Two people who should meet.

    Signals:
        opened(int): show the contact of this id.
    """

    opened = Signal(int)

    def __init__(self, name: str, words: Words) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = words
        self._seeker = 0
        self._sides = (_Side(), _Side())
        self._open = PlainButton(words.tr("Open"), f"{name}.open", small=True)
        self._open.clicked.connect(lambda: self.opened.emit(self._seeker))
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 10, 15, 10)
        row.setSpacing(14)
        row.addWidget(self._sides[0], 1)
        row.addWidget(IconMark("swap", "text2", 16))
        row.addWidget(self._sides[1], 1)
        row.addWidget(self._open)

    def set(self, match: Match, *, narrow: bool) -> None:
        """Show a pair."""
        self._seeker = match.seeker.id
        told = pairs.sides(match, self._words)
        for side, contact, words in zip(self._sides, (match.seeker, match.helper), told, strict=True):
            side.set(contact, words, narrow=narrow)
        self._open.setAccessibleName(self._words.tr("Open {name}", name=match.seeker.name))
        self.setAccessibleName(pairs.title(match, self._words))


class PairsCard(Card):
    """The best few pairs; hidden while there are none.

    Signals:
        opened(int): show the contact of this id.
        all_asked(): show every pair.
    """

    opened = Signal(int)
    all_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Introductions worth making"), "today.pairs", flush=True, parent=parent)
        self._words = words
        self._matches: Sequence[Match] = ()
        self._all = LinkButton("", "today.pairs.all")
        self._all.clicked.connect(self.all_asked)
        self.add_action(self._all)
        self._rows: list[PairRow] = []
        self._rules: list[QWidget] = []
        for number in range(ROWS):
            self._rules.append(line())
            self._rows.append(PairRow(f"today.pairs.{number + 1}", words))
            self.add(self._rules[-1])
            self.add(self._rows[-1])
            self._rows[-1].opened.connect(self.opened)

    def set(self, matches: Sequence[Match], *, narrow: bool) -> None:
        """Show the first of the pairs."""
        self._matches = matches
        both = bool(matches) and all(match.both_ways for match in matches[:ROWS])
        self.set_hint(
            self._words.tr("both sides gain") if both else self._words.tr("one seeks what the other offers")
        )
        for number, row in enumerate(self._rows):
            show_if(row, number < len(matches))
            show_if(self._rules[number], 0 < number < len(matches))
            if number < len(matches):
                row.set(matches[number], narrow=narrow)
        told = self._words.tr("See all {count}", count=len(matches))
        if len(matches) >= MOST:
            told = self._words.tr("See all")
        self._all.setText(told)
        self._all.setAccessibleName(told)
        show_if(self._all, len(matches) > ROWS)
        show_if(self, bool(matches))

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the initials in the narrow layout."""
        self.set(self._matches, narrow=narrow)
