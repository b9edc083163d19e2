"""Referrals that wait for the owner."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from netcrm.domain.cards import ReferralRow
from netcrm.ui.views.today import face
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import show_if
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel, RowRole
from netcrm.words.words import Words

ROWS = 5


class ReferralsCard(Card):
    """The most pressing five; hidden while there are none.

    Signals:
        opened(int): show the referral of this id.
        all_asked(): show them all.
    """

    opened = Signal(int)
    all_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Referrals waiting"), "today.referrals", flush=True, parent=parent)
        self._rows: dict[int, ReferralRow] = {}
        self._today = date.min
        self._words = words
        self._all = LinkButton(words.tr("See all"), "today.referrals.all")
        self._all.clicked.connect(self.all_asked)
        self.add_action(self._all)
        model = RowModel(
            lambda keys: [self._rows[key] for key in keys if key in self._rows],
            [Column(id="prospect", text=lambda row: row.referral.prospect)],
            key_of=lambda row: row.referral.id,
            spoken=lambda row: face.referral_spoken(row, words, self._today),
        )
        self.list = RowList(
            "today.referrals.list",
            words.tr("Referrals waiting"),
            model,
            lambda row: face.referral_face(row, words, self._today),
            whole=True,
        )
        model.setParent(self.list)
        self.list.keys.activated.connect(self.opened)
        self.list.clicked.connect(self._clicked)
        self.add(self.list)

    def set(self, waiting: Sequence[ReferralRow], today: date) -> None:
        """Show the first five."""
        self._today = today
        self._rows = {row.referral.id: row for row in waiting[:ROWS]}
        self.list.rows.set_keys(list(self._rows))
        self.set_hint(str(len(waiting)))
        show_if(self._all, len(waiting) > ROWS)
        show_if(self, bool(waiting))

    def _clicked(self, index: QModelIndex) -> None:
        self.opened.emit(int(index.data(RowRole.KEY)))
