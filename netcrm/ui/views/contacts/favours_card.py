"""The card that tells who gave what to whom (PRODUCT.md 4.4, picture 02)."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netcrm.domain.cards import ContactDetail
from netcrm.domain.favour import Direction, Favour
from netcrm.domain.guard_facts import Weighing
from netcrm.ui.theme import Role
from netcrm.ui.views.contacts import said
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.ledger_bar import LedgerBar, LedgerRow, LedgerSquare
from netcrm.ui.widgets.link_line import TextLink
from netcrm.words.words import Words


class FavoursCard(Card):
    """Ledger, balance, and the plain sentence under it.

    Signals:
        record_asked(): record a favour.
        favour_opened(int): a square was pressed: id of the favour.
        request_opened(int): the open request was asked for: id of the introduction.
    """

    record_asked = Signal()
    favour_opened = Signal(int)
    request_opened = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Favours"), "contacts.favours", parent=parent)
        self._words = words
        record = PlainButton(self.tr("Record a favour"), "contacts.record_favour", "plus", small=True)
        record.clicked.connect(self.record_asked)
        self.add_action(record)
        self._ledger = LedgerBar("contacts.ledger")
        self._ledger.opened.connect(self.favour_opened)
        self._sentence = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._sentence.setObjectName("contacts.balance")
        self._request = TextLink(self.tr("See the request"), "contacts.request")
        self._request.clicked.connect(self._open_request)
        self._open: int | None = None
        self.add(self._ledger)
        self.add_line()
        self.add(self._sentence)
        self.add(self._request)

    def show_favours(self, detail: ContactDetail, weighing: Weighing, today: date) -> None:
        """Show the favours of a contact."""
        ever = detail.reciprocity.ever
        word, tone, icon = said.balance_chip(self._words, ever.balance)
        self.set_chip(word, tone, icon)
        self._ledger.set(self._rows(detail, today), word)
        self._sentence.setText(said.balance_sentence(self._words, detail, weighing))
        opened = [one.id for one in detail.requests if one.is_open]
        self._open = opened[0] if opened else None
        self.set_edge("stop" if detail.flagged else "")
        show_if(self._request, self._open is not None)

    def _rows(self, detail: ContactDetail, today: date) -> list[LedgerRow]:
        happened = [one for one in detail.favours if one.happened_on is None or one.happened_on <= today]
        rows = []
        for kind, word in said.PLURALS.items():
            mine = [one for one in happened if one.kind is kind]
            if mine or kind in said.USUAL:
                given = [one for one in mine if one.direction is Direction.GIVEN]
                received = [one for one in mine if one.direction is Direction.RECEIVED]
                rows.append(
                    LedgerRow(
                        self._words.tr(word), self._squares(given, today), self._squares(received, today)
                    )
                )
        return rows

    def _squares(self, favours: list[Favour], today: date) -> list[LedgerSquare]:
        return [LedgerSquare(one.id, said.favour(self._words, one, today)) for one in favours]

    def _open_request(self) -> None:
        if self._open is not None:
            self.request_opened.emit(self._open)
