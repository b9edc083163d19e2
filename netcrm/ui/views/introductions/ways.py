"""The ways to answer, as cards that the whole of which clicks, or keys 1 to 4 (INTERFACE.md 8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.introduction import Decision
from netcrm.ui.theme import Role
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.option_card import OptionCard

ABREAST_FROM = 168
"""Narrower than this no card is made; they stand in two columns instead."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer, in words."""

    decision: Decision
    title: str
    text: str


class Ways(QWidget):
    """The ways that are open now, one of them chosen.

    Args:
        ways: in order; their places are their keys.
        chosen: the one chosen beforehand.

    Signals:
        chosen(object): the owner chose this Decision.
    """

    chosen = Signal(object)

    def __init__(self, ways: Sequence[Way], chosen: Decision, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("introductions.ways")
        self.ways = tuple(ways)
        self._columns = 0
        self._group = QButtonGroup(self)
        head = QHBoxLayout()
        head.setSpacing(8)
        title = PlainLabel(self._title(), Role.SECTION)
        head.addWidget(title)
        if len(ways) > 1:
            keys = self.tr("Press 1 to {last}").format(last=len(ways))
            head.addWidget(PlainLabel(keys, Role.SECOND, "text3"))
        head.addStretch(1)
        self.setAccessibleName(title.text())
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._grid)
        self.cards = [self._card(number, way, way.decision is chosen) for number, way in enumerate(ways)]
        self._arrange(len(ways))

    @property
    def choice(self) -> Decision:
        """The way chosen now."""
        return self.ways[self._group.checkedId()].decision

    def choose(self, number: int) -> bool:
        """Choose by place, from 1, and say so; False where there is no such way."""
        if not 1 <= number <= len(self.cards):
            return False
        card = self.cards[number - 1]
        card.radio.setFocus()
        card.radio.click()
        return True

    def choose_way(self, decision: Decision) -> None:
        """Choose a way that is open, and say so."""
        self.choose([way.decision for way in self.ways].index(decision) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Two columns where four are too narrow."""
        super().resizeEvent(event)
        self._arrange(len(self.cards) if self.width() >= ABREAST_FROM * len(self.cards) else 2)

    def _title(self) -> str:
        titles = {
            1: self.tr("Your answer"),
            2: self.tr("Two ways to answer"),
            3: self.tr("Three ways to answer"),
            4: self.tr("Four ways to answer"),
        }
        return titles[len(self.ways)]

    def _card(self, number: int, way: Way, chosen: bool) -> OptionCard:
        card = OptionCard(way.title, f"introductions.{way.decision}", way.text, str(number + 1), self)
        self._group.addButton(card.radio, number)
        card.radio.setChecked(chosen)
        card.radio.clicked.connect(lambda: self.chosen.emit(way.decision))
        return card

    def _arrange(self, columns: int) -> None:
        columns = max(1, min(columns, len(self.cards)))
        if columns == self._columns:
            return
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for place in range(4):
            self._grid.setColumnStretch(place, int(place < columns))
        self._columns = columns
