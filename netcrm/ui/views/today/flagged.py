"""The newest open request that is flagged: red outline, one sentence, two ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.domain.introduction import Decision, Verdict
from netcrm.reads.today import FlaggedRequest
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.lead_label import LeadLabel
from netcrm.ui.widgets.notice import IconMark
from netcrm.words.words import Words

_TONES = {Verdict.CLEAR: "accent", Verdict.CAUTION: "caution", Verdict.COATTAILS: "stop"}


class FlaggedCard(Card):
    """One flagged request; hidden while there is none.

    Signals:
        opened(int): show the request of this id.
    """

    opened = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Flagged request"), "today.flagged", parent=parent)
        self._words = words
        self._request = 0
        self.set_edge("stop")
        self._verdict = Chip()
        self.add_action(self._verdict)
        if self.header is not None:
            self.header.add_front(IconMark("flagged", "stop", 18))
            self.header.hint.setMinimumWidth(1)
        self._asks = LeadLabel()
        self._why = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._more = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._see = PrimaryButton(words.tr("See the reasons"), "today.flagged.reasons", small=True)
        self._decline = PlainButton(words.tr("Decline kindly"), "today.flagged.decline", "hand", small=True)
        for button in (self._see, self._decline):
            button.clicked.connect(lambda: self.opened.emit(self._request))
        self.add(self._asks)
        self.add(self._why)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self._see)
        buttons.addWidget(self._decline)
        buttons.addStretch(1)
        self.add_layout(buttons)
        self.add(self._more)

    def set(self, flagged: FlaggedRequest | None) -> None:
        """Show a request; None hides the card."""
        show_if(self, flagged is not None)
        if flagged is None:
            return
        words, weighing = self._words, flagged.weighing
        self._request = flagged.row.introduction.id
        self._verdict.set(words.name(weighing.verdict), _TONES[weighing.verdict])
        self._asks.set(flagged.row.requester.name, self._asked(flagged))
        self._why.setText(self._reasons(flagged))
        # It opens with this way chosen only where the guard chooses it beforehand.
        show_if(self._decline, weighing.defaults_to is Decision.DECLINE)
        told = words.tr("1 more request is flagged.")
        if flagged.others > 1:
            told = words.tr("{count} more requests are flagged.", count=flagged.others)
        self._more.setText(told)
        show_if(self._more, flagged.others > 0)

    def _asked(self, flagged: FlaggedRequest) -> str:
        words, row = self._words, flagged.row
        if row.target is not None:
            return words.tr("asks you for an introduction to {name}.", name=row.target.name)
        if row.group is not None:
            return words.tr("asks you for a way into {group}.", group=row.group.name)
        return words.tr("asks you for a way into your circle.")

    def _reasons(self, flagged: FlaggedRequest) -> str:
        """Return the sentence on what was given, then the other findings that decide, in a few words."""
        told = []
        for reason in flagged.weighing.reasons[: flagged.weighing.deciding]:
            lead, sentence = self._words.reason(reason)
            told.append(sentence if reason.code == "never_reciprocated" else lead)
        return " ".join(told)
