"""What the one who was asked first said (PRODUCT.md 4.6); a no stays private."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.domain.introduction import Introduction, Origin, Stage, TargetAnswer
from netcrm.domain.request_page import RequestPage
from netcrm.ui.widgets.buttons import LinkButton, PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.words.words import Words


class AnswerCard(Card):
    """Asks for the answer while it is waited for, then shows it.

    Signals:
        answered(object): the TargetAnswer that came.
        decline_asked(): the owner won't wait.
        request_asked(): the requester named somebody: a new request.
    """

    answered = Signal(object)
    decline_asked = Signal()
    request_asked = Signal()

    def __init__(
        self, page: RequestPage, target: str, words: Words, today: date, parent: QWidget | None = None
    ) -> None:
        self._target, self._asker = target, page.letter.requester.given
        self._is_idea = page.row.introduction.origin is Origin.OWN_IDEA
        self._is_open_question = page.row.target is None and page.row.group is None
        super().__init__(" ", "introductions.answer_of_target", parent=parent)
        request = page.row.introduction
        self.set_title(self._title(request, words, today))
        self.body.setSpacing(10)
        self.add(PlainLabel(self._sentence(request), wrap=True, tone="text2"))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._fill(request)
        self._buttons.addStretch(1)
        self.add_layout(self._buttons)

    def _title(self, request: Introduction, words: Words, today: date) -> str:
        since = words.day(request.target_asked_on or request.asked_on, today)
        if request.stage is Stage.TARGET_ASKED:
            if self._is_open_question:
                return self.tr("You asked {name} whom to meet, {day}").format(name=self._asker, day=since)
            whom = self.tr("both") if self._is_idea else self._target
            return self.tr("You asked {name} {day}").format(name=whom, day=since)
        if request.stage is Stage.TARGET_YES:
            both = self.tr("Both said yes")
            return both if self._is_idea else self.tr("{name} said yes").format(name=self._target)
        return self.tr("{name} said no").format(name=self._target)

    def _sentence(self, request: Introduction) -> str:
        if request.stage is Stage.TARGET_YES:
            return self.tr("Now it is yours to decide: introduce, endorse or decline.")
        if request.stage is Stage.TARGET_NO:
            told = self.tr("That stays between you and {name}. The reply below says nothing of it.")
            return told.format(name=self._target)
        if self._is_open_question:
            return self.tr("When you know, write it down as a new request, and answer this one.")
        if self._is_idea:
            return self.tr("A no from either closes it, and stays with you.")
        told = self.tr("What was the answer? A no stays between you; {name} never hears that you asked.")
        return told.format(name=self._asker)

    def _fill(self, request: Introduction) -> None:
        if request.stage is Stage.TARGET_YES:
            one = self.tr("One said no after all") if self._is_idea else self.tr("{name} said no after all")
            self._say(one, "no", TargetAnswer.NO, link=True)
        elif request.stage is Stage.TARGET_NO:
            self._say(self.tr("{name} said yes after all"), "yes", TargetAnswer.YES, link=True)
        else:
            if self._is_open_question:
                fresh = self.tr("New request from {name}").format(name=self._asker)
                self._button(PlainButton(fresh, "introductions.new_from"), self.request_asked)
            elif self._is_idea:
                self._say(self.tr("Both said yes"), "yes", TargetAnswer.YES)
                self._say(self.tr("One said no"), "no", TargetAnswer.NO)
            else:
                self._say(self.tr("{name} said yes"), "yes", TargetAnswer.YES)
                self._say(self.tr("{name} said no"), "no", TargetAnswer.NO)
            drop = self.tr("Drop the idea") if self._is_idea else self.tr("Decline without waiting")
            self._button(LinkButton(drop, "introductions.decline_now"), self.decline_asked)

    def _say(self, words: str, name: str, answer: TargetAnswer, *, link: bool = False) -> None:
        kind = LinkButton if link else PlainButton
        button = kind(words.format(name=self._target), f"introductions.target_said_{name}")
        self._button(button, lambda: self.answered.emit(answer))

    def _button(self, button: PlainButton | LinkButton, act: Callable[[], object] | SignalInstance) -> None:
        button.clicked.connect(act)
        self._buttons.addWidget(button)
