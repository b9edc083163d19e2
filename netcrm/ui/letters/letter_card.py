"""Letters that decide nothing: a reminder while an answer is due, thanks afterwards (PRODUCT.md 4.6)."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.letter import LetterFacts, LetterKind, Offer, Reader
from netcrm.ui.letters.draft import DraftPane, Typed
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import KeyCap, PlainButton
from netcrm.ui.widgets.card import CardHeader, line
from netcrm.ui.widgets.elide import PlainLabel, show_if

_COMMANDS = {LetterKind.CHASE: "people.remind", LetterKind.THANK: "people.thank"}


class LetterCard(QFrame):
    """One line with a button for each letter; the draft unfolds under it.

    Args:
        name: dotted prefix of the controls' names.
        offers: the letters that may be written now.
        facts: what drafts are made from.
        draft: shows them.
        typed: which one is being written; changed in place.
        target: what the one asked is called.

    Signals:
        handed(object, str): hand this Letter with its text to the mail program.
        unfolded(): a draft stands there now.
    """

    handed = Signal(object, str)
    unfolded = Signal()

    def __init__(
        self,
        name: str,
        offers: Sequence[Offer],
        facts: LetterFacts,
        draft: DraftPane,
        typed: Typed,
        target: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._offers = {offer.kind: offer for offer in offers}
        self._name, self._facts, self._typed, self._target = name, facts, typed, target
        self.draft = draft
        self.setObjectName(f"{name}.letters")
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Write to them"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        header = CardHeader(self.tr("Write to them"))
        header.hint.setText(self.tr("nothing is decided by it"))
        for offer in offers:
            header.add(self._button(offer))
        column.addWidget(header)
        self._below = self._make_below()
        column.addWidget(self._below)
        if typed.letter in self._offers:
            self._show(self._offers[typed.letter])
        else:
            self._below.hide()

    def write(self, kind: LetterKind) -> None:
        """Unfold the draft of a letter that is offered, and go to its text."""
        offer = self._offers[kind]
        self._typed.letter = kind
        self._show(offer)
        self.draft.focus_text()
        self.unfolded.emit()

    def verbs(self) -> dict[str, Callable[[], object]]:
        """The commands by which these letters are written."""
        return {_COMMANDS[kind]: partial(self.write, kind) for kind in self._offers if kind in _COMMANDS}

    def has_focus(self) -> bool:
        """Tell whether the owner is writing here."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def do(self) -> None:
        """Hand over the draft, where one is unfolded."""
        if not self._below.isHidden():
            self._act.click()

    def _button(self, offer: Offer) -> PlainButton:
        name = self._reader(offer)
        words = {
            LetterKind.CHASE: self.tr("Ask {name} how it went")
            if self._facts.is_introduced
            else self.tr("Remind {name}"),
            LetterKind.THANK: self.tr("Thank {name}"),
        }
        made = PlainButton(
            words[offer.kind].format(name=name), f"{self._name}.write_{offer.kind}", small=True
        )
        made.clicked.connect(partial(self._write, offer.kind))
        return made

    def _write(self, kind: LetterKind, _checked: bool = False) -> None:
        self.write(kind)

    def _reader(self, offer: Offer) -> str:
        if offer.reader is Reader.BOTH:
            return self.tr("both")
        return self._target if offer.reader is Reader.TARGET else self._facts.requester.given

    def _make_below(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(self.draft)
        column.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 10, 15, 10)
        foot.setSpacing(12)
        self._act = PlainButton(" ", f"{self._name}.hand_over", "envelope")
        self._act.clicked.connect(lambda: self.handed.emit(self.draft.letter, self.draft.text))
        foot.addWidget(self._act)
        foot.addWidget(KeyCap("Ctrl+Enter"))
        foot.addWidget(PlainLabel(self.tr("Nothing is recorded or sent."), Role.SECOND, "text2"))
        foot.addStretch(1)
        column.addLayout(foot)
        return below

    def _show(self, offer: Offer) -> None:
        name = self._reader(offer)
        heading = {
            LetterKind.CHASE: self.tr("Your reminder to {name}"),
            LetterKind.THANK: self.tr("Your thanks to {name}"),
        }
        self.draft.show_offer(offer, heading[offer.kind].format(name=name))
        self.draft.fold(False)
        by_mail = bool(self.draft.letter.to)
        words = self.tr("Copy and open email") if by_mail else self.tr("Copy")
        self._act.setText(words)
        self._act.setAccessibleName(words)
        self._act.set_icon("envelope" if by_mail else "copy")
        show_if(self._below, True)
