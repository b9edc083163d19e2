"""The view Introductions: what is asked of the owner, weighed, and answered (INTERFACE.md 8)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.actions import introductions as actions
from netcrm.domain import letter_rules
from netcrm.domain.cards import RequestRow
from netcrm.domain.endorsed import name_behind
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.introduction import Decision, Outcome, Reason, TargetAnswer
from netcrm.domain.letter import Language, Letter, Tone
from netcrm.domain.refusal import Refused
from netcrm.domain.request_page import RequestPage
from netcrm.domain.stuck import stuck
from netcrm.reads import introductions
from netcrm.ui.asking import RequestPreset, open_pasted, open_request
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.put_off import ask_later
from netcrm.ui.letters import language
from netcrm.ui.letters.draft import Typed
from netcrm.ui.letters.handed import hand_on
from netcrm.ui.letters.mail import hand_over
from netcrm.ui.section_view import Asked, SectionView
from netcrm.ui.views.introductions import face
from netcrm.ui.views.introductions.behind import BehindNote
from netcrm.ui.views.introductions.card import RequestCard, heading
from netcrm.ui.views.introductions.evidence import EvidenceSheet
from netcrm.ui.views.introductions.menu import RequestMenu
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.ui.widgets.section_list import Section, SectionList
from netcrm.words.words import Words


class IntroductionsView(SectionView):
    """Requests on the left; on the right people, verdict and the ways to answer.

    Attributes:
        card: the request that is shown; None while there is none.
        open_url: hands a link to the system; the mail program opens with it.
    """

    subject = "introductions"
    # The guard looks at nearly every table, so any change may change a verdict.
    tables = None
    # What is answered is out of the way: the next request comes.
    follows = False

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.card: RequestCard | None = None
        self._typed: dict[int, Typed] = {}
        self.head_action = self._make_actions()
        self.compose(
            self._make_list(),
            self.tr("Nobody asks you for an introduction. Write the next request down before you answer it."),
            self.tr("New request"),
        )
        self._behind = BehindNote(words)
        self.add_below_list(self._behind)
        self._keys()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        # Until the card has its new height.
        self._look.setInterval(30)
        self._look.timeout.connect(self._look_at_reply)

    def title(self) -> str:
        """The words of the title row."""
        return self.tr("Introductions")

    def question(self) -> Asked:
        """Every request, the open ones weighed again."""
        return introductions.weighed_rows, (self.bridge.today,)

    def sections(self, found: list[tuple[RequestRow, Weighing | None]]) -> Sequence[Section]:
        """What is asked, what is waited for, what to ask about, what is settled."""
        lines = [face.Line(row, weighing) for row, weighing in found]
        self._behind.show_count(name_behind(line.row.introduction for line in lines))
        return face.sections(lines, self.words, self.bridge.today)

    def page_question(self, key: int) -> Asked:
        """One request, weighed now."""
        return introductions.page, (key, self.bridge.today)

    def page_key(self, page: RequestPage) -> int:
        """The introduction's id."""
        return page.row.introduction.id

    def make_page(self, page: RequestPage) -> QWidget:
        """The request, with what was typed for it before."""
        identifier = page.row.introduction.id
        is_other = self.card is None or self.card.page.row.introduction.id != identifier
        typed = self._typed.setdefault(identifier, self._kept_before(page))
        self.card = RequestCard(page, typed, self.words, self.bridge.today)
        self.card.show_past(self.bridge.ask(introductions.name_behind, page.row.requester.id, identifier))
        self._connect(self.card, identifier)
        if is_other and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.card, self.card.spoken()))
        return self.card

    def page_gone(self) -> None:
        """No request is shown."""
        self.card = None

    def empty_acted(self) -> None:
        """A first request, or the next one."""
        self.new_request()

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """What commands do here."""
        found: dict[str, Callable[[], object]] = {
            "people.introduce": self.new_request,
            "people.paste_request": self.paste_request,
        }
        if self.card is not None:
            found["people.remove"] = self.remove
            if self.card.letters is not None:
                found |= self.card.letters.verbs()
            if self.card.later is not None:
                found["people.ask_later"] = self.card.later.offer
        return found

    def new_request(self, requester: int | None = None) -> None:
        """Open the form for a new request."""
        open_request(self.bridge, self.words, self, self._go, RequestPreset(requester=requester))

    def paste_request(self) -> None:
        """Open the sheet for a message that was copied."""
        text = QGuiApplication.clipboard().text()
        open_pasted(self.bridge, self.words, self, self._go, text)

    def remove(self) -> None:
        """Delete the request in front; it can be undone."""
        if self.card is not None and self.shows_selected():
            identifier = self.card.page.row.introduction.id
            self.bridge.do(actions.delete, identifier, now=self.bridge.now())

    def _make_actions(self) -> QWidget:
        """Paste a message, or write the request down by hand."""
        paste = PlainButton(self.tr("Paste a request"), "introductions.paste", "file")
        paste.clicked.connect(self.paste_request)
        new = PlainButton(self.tr("New request"), "introductions.new", "plus")
        new.clicked.connect(self.empty_acted)
        holder = QWidget(self)
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        for button in (paste, new):
            across.addWidget(button)
        return holder

    def _make_list(self) -> SectionList:
        words = self.words
        made = SectionList(
            "introductions.list",
            self.tr("Requests for introductions"),
            lambda line: face.face(line, words, self.bridge.today, narrow=self.narrow),
            lambda line: face.spoken(line, words, self.bridge.today),
            tall=lambda line: face.tall(line, words, narrow=self.narrow),
        )
        made.menu_asked.connect(self._open_menu)
        return made

    def _keys(self) -> None:
        """1 to 4 choose a way, Ctrl+Enter does it, S in the list asks later; a text takes all it is typed."""
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for number in range(1, 5):
            choose = QShortcut(QKeySequence(str(number)), self)
            choose.setContext(here)
            choose.setAutoRepeat(False)
            choose.activated.connect(partial(self._choose, number))
        later = QShortcut(QKeySequence("S"), self.list)
        later.setContext(Qt.ShortcutContext.WidgetShortcut)
        later.setAutoRepeat(False)
        later.activated.connect(self._later)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            do = QShortcut(QKeySequence(keys), self)
            do.setContext(here)
            do.setAutoRepeat(False)
            do.activated.connect(self._do)

    def _choose(self, number: int) -> None:
        if self.card is not None and self.shows_selected():
            self.card.choose(number)

    def _do(self) -> None:
        if self.card is not None and self.shows_selected():
            self.card.do()

    def _connect(self, card: RequestCard, identifier: int) -> None:
        card.opened.connect(self.go_asked)
        card.facts_asked.connect(self._show_facts)
        card.decided.connect(partial(self._decide, card))
        card.kept.connect(partial(self._keep, identifier))
        card.answered.connect(partial(self._target_answered, identifier))
        card.turned_out.connect(partial(self._turned_out, identifier))
        card.request_asked.connect(self.new_request)
        card.way_shown.connect(self._look.start)
        card.letter_shown.connect(self._look.start)
        card.handed.connect(self._hand_over)
        card.put_off_asked.connect(partial(self._put_off, card.page))
        card.language_chosen.connect(partial(language.remember, self.settings))

    def _look_at_reply(self) -> None:
        """Let the draft and the button of what was just chosen be seen."""
        if self.card is not None:
            shown = self.card.reply or self.card.letters
            if shown is not None:
                self.area.ensureVisible(0, shown.geometry().bottom(), 0, 0)

    def _kept_before(self, page: RequestPage) -> Typed:
        """What was saved for later: its text, under the way it was written for."""
        request, typed = page.row.introduction, Typed(language=language.remembered(self.settings))
        if not request.draft or not request.is_open:
            return typed
        way, _, mark = str(self.settings.value(_kept_key(request.id), "")).partition(" ")
        if way not in {each.value for each in Decision} or mark not in ("", _mark(request.draft)):
            # Whom it was written to is not known any more: under another way it would go to the wrong one.
            return typed
        kept = Decision(way)
        offer = letter_rules.of_decision(kept, page.letter)
        if offer is not None:
            keys = ((offer.kind, tone, each) for tone in Tone for each in Language)
            typed.texts = dict.fromkeys(keys, request.draft)
        # To endorse is never chosen beforehand.
        typed.way = None if kept is Decision.ENDORSE else kept
        return typed

    def _show_facts(self, reason: Reason) -> None:
        if self.card is None:
            return
        request = self.card.page.row.introduction.id
        sheet = EvidenceSheet(reason, request, self.bridge, self.words, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.opened.connect(self._go)
        sheet.open()

    def _go(self, subject: str, key: object) -> None:
        if subject == self.subject:
            self.open_key(key)
        else:
            self.go_asked.emit(subject, key)

    def _decide(self, card: RequestCard, decision: Decision, made: Letter, text: str, reason: str) -> None:
        identifier = card.page.row.introduction.id

        def refused(why: Refused) -> None:
            if self.card is card:
                card.show_refusal(self.words.refusal(why), why.field)
            else:
                self.say(NoticeKind.ERROR, self.words.refusal(why))

        self.bridge.do(
            actions.decide,
            identifier,
            decision,
            now=self.bridge.now(),
            reason=reason if decision is Decision.ENDORSE else "",
            draft=text,
            then=partial(self._decided, card.page, decision, made, text),
            refused=refused,
        )

    def _decided(
        self, page: RequestPage, decision: Decision, made: Letter, text: str, _answer: object = None
    ) -> None:
        identifier = page.row.introduction.id
        self._typed.pop(identifier, None)
        self.settings.remove(_kept_key(identifier))
        said = {
            Decision.DECLINE: self.tr("Declined: {who}"),
            Decision.ASK_FIRST: self.tr("Asked first: {who}"),
            Decision.INTRODUCE: self.tr("Introduced: {who}"),
            Decision.ENDORSE: self.tr("Endorsed: {who}"),
        }
        who = heading(page, self.words)
        self.list.setFocus()
        told = hand_over(made, text, self.open_url, self.words)
        self.say(NoticeKind.DONE, said[decision].format(who=who), told)

    def _hand_over(self, made: Letter, text: str) -> None:
        """A letter that decides nothing leaves no trace here, unless the owner logs it."""
        hand_on(self, made, text, self.open_url)

    def _keep(self, identifier: int, decision: Decision, text: str) -> None:
        self.settings.setValue(_kept_key(identifier), f"{decision.value} {_mark(text)}")
        kept = self.tr("Saved for later. The request stays open.")
        self.bridge.do(
            actions.keep_draft,
            identifier,
            text,
            now=self.bridge.now(),
            then=lambda _: self.say(NoticeKind.DONE, kept),
        )

    def _target_answered(self, identifier: int, answer: TargetAnswer) -> None:
        # The ways are others now; what was written for one that stays is kept.
        self._typed[identifier].way = None
        self.bridge.do(actions.answer_of_target, identifier, answer, now=self.bridge.now())

    def _turned_out(self, identifier: int, outcome: Outcome) -> None:
        self.bridge.do(actions.turn_out, identifier, outcome, now=self.bridge.now())

    def _put_off(self, page: RequestPage, until: date | None) -> None:
        still = stuck(page.row.introduction, self.bridge.today)
        if still is not None:
            ask_later(self.bridge, self.words, self, page.row, still, until)

    def _later(self) -> None:
        if self.card is not None and self.card.later is not None and self.shows_selected():
            self.card.later.offer()

    def _open_menu(self, key: int, where: QPoint) -> None:
        if self.card is not None and key == self.current_key():
            menu = RequestMenu(self.card.page.row, self)
            menu.opened.connect(self.go_asked)
            menu.delete_asked.connect(self.remove)
            menu.popup(where)


def _kept_key(identifier: int) -> str:
    return f"introductions/kept/{identifier}"


def _mark(text: str) -> str:
    """Return what tells a draft from another one: undoing brings back an older one, of another way maybe."""
    return sha256(text.encode()).hexdigest()[:16]
