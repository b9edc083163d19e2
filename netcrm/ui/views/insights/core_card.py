"""The share of core groups against groups on trial (PRODUCT.md 4.2)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.domain.fit import CoreAndNew
from netcrm.ui.theme import Role
from netcrm.ui.widgets.bar_list import BarList, BarRow
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.words import rooms
from netcrm.words.numbers import hours, per_cent
from netcrm.words.words import Words


class CoreCard(Card):
    """A figure, a sentence and two bars; hidden while no group is marked as core or no hours count."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Core and new"), "insights.core", parent=parent)
        self._words = words
        self._share = PlainLabel("", Role.FIGURE)
        self._told = PlainLabel("", Role.SECOND, "text2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._share, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._told, 1)
        self.add_layout(head)
        self._bars = BarList()
        self.add(self._bars)
        self.hide()

    def set(self, found: CoreAndNew | None) -> None:
        """Show a window; None, or one without hours, hides the card."""
        share = found.core_share if found is not None else None
        show_if(self, share is not None)
        if found is None or share is None:
            return
        words = self._words
        self._share.setText(per_cent(share))
        lead = words.tr("of your hours in core groups and groups on trial went to the core.")
        self._told.setText(f"{lead} {rooms.core(found, words)}")
        rows = [
            BarRow(words.tr("Core groups"), found.core_hours, self._hours(found.core_hours)),
            BarRow(words.tr("Groups on trial"), found.trial_hours, self._hours(found.trial_hours)),
        ]
        self._bars.set(rows, words.tr("Core and new"))

    def _hours(self, spent: float) -> str:
        return self._words.tr("{hours} h", hours=hours(spent))
