"""The menu by which something is put off: a day, a week, or a day to be picked (INTERFACE.md 9)."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from netcrm.words.words import Words


class LaterMenu(QMenu):
    """Three choices.

    Args:
        words: of the owner.
        name: ``objectName``.
        today: the owner's day, from which is counted.
        parent: the menu goes with it.

    Signals:
        chosen(object): the day; None for one that is to be picked.
    """

    chosen = Signal(object)

    def __init__(self, words: Words, name: str, today: date, parent: QWidget) -> None:
        super().__init__(words.tr("Put off"), parent)
        self.setObjectName(name)
        for told, days in ((words.tr("1 day"), 1), (words.tr("1 week"), 7)):
            until = today + timedelta(days=days)
            self.addAction(told).triggered.connect(partial(self._choose, until))
        self.addAction(words.tr("Pick a day...")).triggered.connect(partial(self._choose, None))

    def open_at(self, where: QPoint) -> None:
        """Open at a place of the screen with the first choice chosen; it is gone once it is closed."""
        self.aboutToHide.connect(self.deleteLater)
        self.popup(where)
        self.setActiveAction(self.actions()[0])

    def _choose(self, until: date | None, _checked: bool = False) -> None:
        self.chosen.emit(until)
