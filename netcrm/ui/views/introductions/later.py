"""On the page of a request that stands still: who is waited for, and the way to be asked again later."""

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.domain import stuck
from netcrm.domain.request_page import RequestPage
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.later_menu import LaterMenu
from netcrm.words import stuck as told
from netcrm.words.words import Words


def says(page: RequestPage, words: Words, today: date) -> str:
    """Return how long it has stood there and when it is asked about; empty while it moves."""
    still = stuck.stuck(page.row.introduction, today)
    if still is None:
        return ""
    again = page.asks_again_on
    if again is not None and again > today:
        return words.tr("You are asked about it again {day}.", day=words.day(again, today))
    return words.tr("It has stood here for {time}.", time=told.days(still, words))


class LaterNote(QWidget):
    """One line with a link.

    Args:
        page: what is known.
        words: of the owner.
        today: the owner's day.

    Signals:
        put_off_asked(object): ask again on this day; None for one that is to be picked.
    """

    put_off_asked = Signal(object)

    def __init__(self, page: RequestPage, words: Words, today: date) -> None:
        super().__init__()
        self._words, self._today = words, today
        sentence = PlainLabel(says(page, words, today), Role.SECOND, "text2", wrap=True)
        sentence.setObjectName("introductions.stands_still")
        self._later = LinkButton(words.tr("Ask me later (S)"), "introductions.later")
        self._later.clicked.connect(self.offer)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 0, 16, 0)
        across.setSpacing(12)
        across.addWidget(sentence, 1)
        across.addWidget(self._later)

    def offer(self) -> None:
        """Open the choices: a day, a week, a day to be picked."""
        menu = LaterMenu(self._words, "introductions.put_off", self._today, self)
        menu.chosen.connect(self.put_off_asked)
        menu.open_at(self._later.mapToGlobal(QPoint(0, self._later.height())))
