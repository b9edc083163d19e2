"""Everybody who should meet somebody, each pair with its reason (PRODUCT.md 4.10)."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from netcrm.domain.matching import Match
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.chip import ChipFace
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.row_face import RowAction, RowFace
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words import pairs
from netcrm.words.words import Words

OPEN = "open"
MOST = 50
"""Pairs that are asked for."""


def pair_face(match: Match, words: Words) -> RowFace:
    """Return how a pair looks."""
    flagged = (ChipFace(words.tr("Flagged"), "stop", "flagged"),) if match.flagged else ()
    return RowFace(
        title=((match.seeker.name, True), (f"  {words.tr('and')}  ", False), (match.helper.name, True)),
        second=pairs.reason(match, words),
        chips=flagged,
        actions=(RowAction(OPEN, "arrow-right", words.tr("Open {name}", name=match.seeker.name)),),
    )


class PairsCard(Card):
    """The list of pairs, the best first.

    Signals:
        opened(int): show the contact of this id.
        contacts_asked(): show the contacts.
    """

    opened = Signal(int)
    contacts_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Who should meet"), "insights.pairs", flush=True, parent=parent)
        self._words = words
        self._matches: dict[int, Match] = {}
        self._keys: dict[int, int] = {}
        self.list = self._make_list()
        empty = EmptyState("insights.pairs.empty")
        empty.set(
            words.tr(
                "Nobody seeks what somebody else offers. Write down what people seek and offer, and they"
                " find each other here."
            ),
            words.tr("Open contacts"),
        )
        empty.acted.connect(self.contacts_asked)
        self._places = QStackedWidget()
        self._places.addWidget(self.list)
        self._places.addWidget(empty)
        self.add(self._places, 1)

    def set(self, matches: Sequence[Match]) -> None:
        """Show pairs."""
        self._matches = dict(enumerate(matches, 1))
        self._keys = {id(match): key for key, match in self._matches.items()}
        self.list.rows.set_keys(list(self._matches))
        self._places.setCurrentIndex(0 if matches else 1)
        both = sum(match.both_ways for match in matches)
        told = self._words.tr("{count} ideas", count=len(matches))
        if len(matches) == 1:
            told = self._words.tr("1 idea")
        elif len(matches) >= MOST:
            told = self._words.tr("the best {count} ideas", count=len(matches))
        if both:
            told = self._words.tr("{ideas}, {both} help both", ideas=told, both=both)
        self.set_hint(told if matches else "")

    def _make_list(self) -> RowList:
        words = self._words
        model = RowModel(
            lambda keys: [self._matches[key] for key in keys if key in self._matches],
            [Column(id="pair", text=lambda match: pairs.title(match, words))],
            key_of=lambda match: self._keys[id(match)],
            spoken=lambda match: f"{pairs.title(match, words)}. {pairs.reason(match, words)}",
        )
        made = RowList(
            "insights.pairs.list", words.tr("Who should meet"), model, lambda match: pair_face(match, words)
        )
        model.setParent(made)
        made.keys.activated.connect(self._open)
        made.acted.connect(lambda key, _action: self._open(key))
        made.menu_asked.connect(self._open_menu)
        return made

    def _open(self, key: int) -> None:
        if key in self._matches:
            self.opened.emit(self._matches[key].seeker.id)

    def _open_menu(self, key: int, where: QPoint) -> None:
        match = self._matches.get(key)
        if match is None:
            return
        menu = QMenu(self)
        menu.setObjectName("insights.pairs.menu")
        for contact in (match.seeker, match.helper):
            shown = self._words.tr("Open {name}", name=contact.name.replace("&", "&&"))
            menu.addAction(shown).triggered.connect(
                lambda _checked=False, key=contact.id: self.opened.emit(key)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
