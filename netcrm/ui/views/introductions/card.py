"""The page of one request: people, verdict, and only then the ways to answer (INTERFACE.md 8 and 14)."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.domain import letter_rules, procedure
from netcrm.domain.endorsed import NameBehind
from netcrm.domain.guard_rules import introduced_day
from netcrm.domain.introduction import Decision, Introduction, Origin, Reason, Stage, Verdict
from netcrm.domain.request_page import RequestPage
from netcrm.ui.letters.draft import DraftPane, Typed
from netcrm.ui.letters.letter_card import LetterCard
from netcrm.ui.views.introductions.answer import AnswerCard
from netcrm.ui.views.introductions.face import target_name
from netcrm.ui.views.introductions.later import LaterNote, says
from netcrm.ui.views.introductions.people import PeopleCard
from netcrm.ui.views.introductions.reply import ReplyCard
from netcrm.ui.views.introductions.settled import DecisionCard, OutcomeCard
from netcrm.ui.views.introductions.verdict import Finding, VerdictPanel
from netcrm.ui.views.introductions.ways import Way, Ways
from netcrm.words import endorsed
from netcrm.words.words import Words

GAP = 12


class RequestCard(QWidget):
    """Everything about one request. It changes nothing itself: it says what the owner wants.

    Args:
        page: what is known.
        typed: what the owner chose and typed before; changed in place.
        words: says reasons and letters.
        today: the owner's day.

    Attributes:
        page: as given.
        verdict: the guard's panel; None where nothing was ever weighed.
        ways: the ways to answer; None where none is open, or none is asked for yet.
        reply: the draft of the chosen way; None with ``ways``.
        letters: letters that decide nothing; None where none is offered.
        later: says that it stands still; None while it moves.

    Signals:
        opened(str, object): show something elsewhere: subject of its view, key.
        facts_asked(object): show the rows behind this Reason.
        decided(object, object, str, str): Decision, its Letter, its text, the reason.
        kept(object, str): keep this text for that Decision for later.
        answered(object): the TargetAnswer that came.
        turned_out(object): the Outcome.
        request_asked(int): a new request of this contact.
        way_shown(): another way is chosen, and its draft stands there.
        letter_shown(): a letter that decides nothing is unfolded.
        handed(object, str): hand a Letter that decides nothing, with its text, to the mail program.
        put_off_asked(object): ask about it again on this day; None for a day to be picked.
        language_chosen(object): the owner writes in this Language from now on.
    """

    opened = Signal(str, object)
    facts_asked = Signal(object)
    decided = Signal(object, object, str, str)
    kept = Signal(object, str)
    answered = Signal(object)
    turned_out = Signal(object)
    request_asked = Signal(int)
    way_shown = Signal()
    letter_shown = Signal()
    handed = Signal(object, str)
    put_off_asked = Signal(object)
    language_chosen = Signal(object)

    def __init__(
        self, page: RequestPage, typed: Typed, words: Words, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("introductions.page")
        self.page, self._typed, self._words, self._today = page, typed, words, today
        self.verdict: VerdictPanel | None = None
        self.ways: Ways | None = None
        self.reply: ReplyCard | None = None
        self.letters: LetterCard | None = None
        self.later: LaterNote | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        # Made first, so that it is heard and reached before anything that answers.
        self._add_verdict()
        self._add_stage(page.row.introduction)
        self._people = PeopleCard(page.row, words, today)
        self._people.opened.connect(self.opened)
        self._column.insertWidget(0, self._people)
        if says(page, words, today):
            self.later = LaterNote(page, words, today)
            self.later.put_off_asked.connect(self.put_off_asked)
            self._column.insertWidget(1, self.later)

    def choose(self, number: int) -> None:
        """Choose a way to answer by its place, from 1."""
        if self.ways is not None:
            self.ways.choose(number)

    def do(self) -> None:
        """Hand over the letter that is being written, else do what is chosen."""
        if self.letters is not None and (self.reply is None or self.letters.has_focus()):
            self.letters.do()
        elif self.reply is not None:
            self.reply.do()

    def show_past(self, behind: NameBehind) -> None:
        """Tell how earlier endorsements of the requester turned out."""
        lead, rest = endorsed.of_requester(behind, self.page.letter.requester.given, self._words)
        if lead and self.verdict is not None:
            self.verdict.show_past(lead, rest)

    def show_refusal(self, sentence: str, field: str | None) -> None:
        """Say why it could not be done."""
        if self.reply is not None:
            self.reply.show_refusal(sentence, field)

    def spoken(self) -> str:
        """The page for screen readers: the verdict, the reasons, then the chosen way out."""
        parts = [self.verdict.spoken()] if self.verdict is not None else []
        if self.ways is not None:
            chosen = next(way.title for way in self.ways.ways if way.decision is self.ways.choice)
            parts.append(self.tr("Chosen: {way}").format(way=chosen))
        return " ".join(parts)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any height: paragraphs that wrap say theirs for the width at hand, and the page scrolls."""
        return QSize(super().minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the people's card the layout for this width."""
        super().resizeEvent(event)
        self._people.set_width(self.width())

    @property
    def _is_clear(self) -> bool:
        return self.page.weighing is not None and self.page.weighing.verdict is Verdict.CLEAR

    @property
    def _target(self) -> str:
        """What the one asked first is called in a short sentence."""
        if self.page.letter.target is not None:
            return self.page.letter.target.given
        if self.page.letter.group:
            return self.tr("the host")
        return self.tr("the other") if self.page.row.target is not None else self.page.letter.requester.given

    def _add_verdict(self) -> None:
        finding = self._finding()
        if finding is not None:
            self.verdict = VerdictPanel(finding, self._words)
            self.verdict.facts_asked.connect(self.facts_asked)
            self._column.addWidget(self.verdict)

    def _finding(self) -> Finding | None:
        request, now = self.page.row.introduction, self.page.weighing
        if now is not None:
            told = self._called((now.change,))[0]
            change = self._words.change(told.code, told.figures)
            return Finding(
                verdict=now.verdict,
                flagged=now.flagged,
                reasons=self._called(now.reasons),
                checked=self.tr("Checked just now"),
                change=change,
            )
        if request.verdict is None:
            return None
        on = self._words.day(request.weighed_at.date(), self._today) if request.weighed_at else ""
        return Finding(
            verdict=request.verdict,
            flagged=request.flagged,
            reasons=self._called(request.reasons),
            checked=self.tr("As it stood {day}").format(day=on),
        )

    def _called(self, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """The same reasons, calling both sides by their given names: the whole ones stand above."""
        names: dict[str, str | int | float | bool | None] = {"requester": self.page.letter.requester.given}
        if self.page.row.target is not None and self.page.letter.target is not None:
            names["target"] = self.page.letter.target.given
        return tuple(replace(each, figures={**each.figures, **names}) for each in reasons)

    def _add_stage(self, request: Introduction) -> None:
        if request.stage in (Stage.TARGET_ASKED, Stage.TARGET_YES, Stage.TARGET_NO):
            card = AnswerCard(self.page, self._target, self._words, self._today)
            card.answered.connect(self.answered)
            card.decline_asked.connect(self._decline_now)
            card.request_asked.connect(lambda: self.request_asked.emit(request.requester))
            self._column.addWidget(card)
        if procedure.ways(request):
            self._add_letters(request)
            if request.stage is not Stage.TARGET_ASKED or self._typed.way is not None:
                self._add_ways()
            else:
                self._column.addStretch(1)
            return
        if introduced_day(request) is not None:
            outcome = OutcomeCard(request, self._words, self._today)
            outcome.turned_out.connect(self.turned_out)
            self._column.addWidget(outcome)
        self._add_letters(request)
        self._column.addWidget(DecisionCard(self.page.row, self._words, self._today))
        self._column.addStretch(1)

    def _add_letters(self, request: Introduction) -> None:
        offers = letter_rules.besides(request, self.page.letter)
        if offers:
            page, typed = self.page, self._typed
            draft = DraftPane("introductions.letter", page.letter, page.templates, typed, self._words, 9)
            self.letters = LetterCard("introductions", offers, page.letter, draft, typed, self._target)
            self.letters.handed.connect(self.handed)
            self.letters.unfolded.connect(self.letter_shown)
            self._listen(draft)
            self._column.addWidget(self.letters)

    def _listen(self, draft: DraftPane) -> None:
        draft.language_chosen.connect(self.language_chosen)
        draft.mend_asked.connect(lambda: self.opened.emit("settings", "letters"))

    def _decline_now(self) -> None:
        if self.ways is None:
            self._typed.way = Decision.DECLINE
            self._column.takeAt(self._column.count() - 1)
            self._add_ways()
        if self.ways is not None:
            self.ways.choose(1)

    def _add_ways(self) -> None:
        open_ways = procedure.ways(self.page.row.introduction)
        if self._typed.way not in open_ways:
            self._typed.way = None
        chosen = self._typed.way or self._chosen_beforehand(open_ways)
        self.ways = Ways([self._way(each) for each in open_ways], chosen)
        page = self.page
        self.reply = ReplyCard(page.letter, page.templates, self._typed, self._words, self._target)
        self._listen(self.reply.draft)
        self.reply.answered.connect(self._answered)
        self.reply.kept.connect(self._kept)
        self.reply.back_asked.connect(self._back)
        self.ways.chosen.connect(self._way_chosen)
        self._column.addWidget(self.ways)
        self._column.addWidget(self.reply, 1)
        self.reply.show_way(chosen, is_clear=self._is_clear)

    def _chosen_beforehand(self, open_ways: tuple[Decision, ...]) -> Decision:
        wanted = self.page.weighing.defaults_to if self.page.weighing is not None else Decision.DECLINE
        if wanted is Decision.ASK_FIRST and wanted not in open_ways:
            # Asked already, and the answer was yes.
            wanted = Decision.INTRODUCE
        elif wanted is Decision.INTRODUCE and wanted not in open_ways and Decision.ASK_FIRST in open_ways:
            # An idea of the owner's own: both are asked before they are introduced.
            wanted = Decision.ASK_FIRST
        return wanted if wanted in open_ways else open_ways[0]

    def _way_chosen(self, way: Decision) -> None:
        self._typed.way = way
        if self.reply is not None:
            self.reply.show_way(way, is_clear=self._is_clear)
            self.reply.focus_reason()
            self.way_shown.emit()

    def _answered(self, made: object, text: str, reason: str) -> None:
        if self.ways is not None:
            self.decided.emit(self.ways.choice, made, text, reason)

    def _kept(self, text: str) -> None:
        if self.ways is not None:
            self.kept.emit(self.ways.choice, text)

    def _back(self) -> None:
        """From endorsing back to the reasons, with the guard's own choice chosen."""
        if self.ways is not None and self.verdict is not None:
            self.ways.choose_way(self._chosen_beforehand(tuple(way.decision for way in self.ways.ways)))
            self.verdict.setFocus()

    def _way(self, decision: Decision) -> Way:
        row, facts = self.page.row, self.page.letter
        if row.introduction.origin is Origin.OWN_IDEA and decision is Decision.DECLINE:
            return Way(decision, self.tr("Drop the idea"), self.tr("Nobody asked; nobody hears of it."))
        if row.introduction.origin is Origin.OWN_IDEA and decision is Decision.ASK_FIRST:
            asked = self.tr("Each gets a short note and can say no.")
            return Way(decision, self.tr("Ask both first"), asked)
        title = self._words.decision(decision, target=self._target, is_clear=self._is_clear)
        asker = facts.requester.given
        if decision is Decision.ASK_FIRST:
            if row.target is None and row.group is None:
                whom = self.tr("A short note: whom to meet, and what about.")
                return Way(decision, self.tr("Ask {name} whom").format(name=asker), whom)
            told = self.tr("{target} gets a short note and can say no. {name} hears nothing until the yes.")
            target = self._target[:1].upper() + self._target[1:]
            return Way(decision, title, told.format(target=target, name=asker))
        return Way(decision, title, self._meaning(decision).format(name=asker))

    def _meaning(self, decision: Decision) -> str:
        if decision is Decision.DECLINE:
            return self.tr("Offer a hand up: the groups where you meet people, and how to join.")
        if decision is Decision.INTRODUCE:
            if self.page.letter.flagged:
                return self.tr(
                    "Both names, one neutral line. It says that you can't speak for {name}'s work."
                )
            return self.tr("Both names, one neutral line. No recommendation.")
        if self._is_clear:
            return self.tr("Your name stands behind it. No reason is needed.")
        return self.tr("Needs a reason in your own words. It stays on record.")


def heading(page: RequestPage, words: Words) -> str:
    """Return who asks for whom in a few words."""
    return words.tr("{a} to {b}", a=page.row.requester.name, b=target_name(page.row, words))
