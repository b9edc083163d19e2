"""A request that was answered: what was decided and why, what was written, and how it turned out."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.domain import procedure
from netcrm.domain.cards import RequestRow
from netcrm.domain.introduction import Introduction, Outcome, Stage
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.words.words import Words


class OutcomeCard(Card):
    """How did it turn out? Five answers, changeable later.

    Signals:
        turned_out(object): the Outcome.
    """

    turned_out = Signal(object)

    def __init__(
        self, request: Introduction, words: Words, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("  ", "introductions.outcome", parent=parent)
        self.set_title(self.tr("How did it turn out?"))
        if request.introduced_on is not None:
            on = words.day(request.introduced_on, today)
            self.set_hint(self.tr("introduced {day}").format(day=on))
        if request.outcome is not None:
            tone = "stop" if request.outcome is Outcome.HARMED else "accent"
            good = request.outcome in (Outcome.HELPED, Outcome.MET)
            self.set_chip(words.name(request.outcome), tone if good or tone == "stop" else "caution")
        elif procedure.asks_for_outcome(request, today):
            self.set_chip(self.tr("6 weeks have passed"), "caution", "clock")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for outcome in Outcome:
            if outcome is not request.outcome:
                buttons.addWidget(self._button(outcome, words))
        buttons.addStretch(1)
        self.add_layout(buttons)

    def _button(self, outcome: Outcome, words: Words) -> QWidget:
        made = PlainButton(words.name(outcome), f"introductions.outcome.{outcome}", small=True)
        made.clicked.connect(lambda: self.turned_out.emit(outcome))
        return made


class DecisionCard(Card):
    """What the owner decided, when, why, and what was written."""

    def __init__(self, row: RequestRow, words: Words, today: date, parent: QWidget | None = None) -> None:
        super().__init__(" ", "introductions.decision", parent=parent)
        request = row.introduction
        self.set_title(self._title(request, words))
        if request.decided_at is not None:
            self.set_hint(words.day(request.decided_at.date(), today))
        if request.my_reason:
            self.add(PlainLabel(self.tr("Your reason"), Role.LABEL, "text3"))
            self.add(PlainLabel(request.my_reason, wrap=True))
        if request.draft:
            self.add(PlainLabel(self.tr("What you wrote"), Role.LABEL, "text3"))
            self.add(PlainLabel(request.draft, Role.BODY, "text2", wrap=True))
        if not request.my_reason and not request.draft:
            self.add(
                PlainLabel(self.tr("No reason and no letter are kept with it."), tone="text2", wrap=True)
            )

    def _title(self, request: Introduction, words: Words) -> str:
        if request.endorsed_at is not None:
            return self.tr("You endorsed")
        if request.introduced_on is not None:
            return self.tr("You introduced them")
        if request.stage is Stage.DECLINED:
            return self.tr("You declined")
        return words.name(request.stage)
