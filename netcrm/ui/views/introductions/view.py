"""The view Introductions: what is asked of the owner, weighed, and answered (INTERFACE.md 8)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netcrm.actions import introductions as actions
from netcrm.domain.cards import RequestRow
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.introduction import Decision, Outcome, Reason, TargetAnswer
from netcrm.domain.letter import Letter, RequestPage, Tone
from netcrm.domain.refusal import Refused
from netcrm.reads import introductions
from netcrm.ui.bridge import Bridge
from netcrm.ui.list_view import scrolling
from netcrm.ui.view import View
from netcrm.ui.views.introductions import face
from netcrm.ui.views.introductions.card import RequestCard, heading
from netcrm.ui.views.introductions.evidence import EvidenceSheet
from netcrm.ui.views.introductions.forms import IntroduceForm
from netcrm.ui.views.introductions.mail import fits, mail_url
from netcrm.ui.views.introductions.reply import Typed
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.ui.widgets.section_list import SectionList
from netcrm.words.words import Words

LIST, NARROW_LIST = 344, 304
_SPLITTER = "views/introductions/splitter"


class IntroductionsView(View):
    """Requests on the left; on the right people, verdict and the ways to answer.

    Attributes:
        list: the requests under their headings.
        card: the request that is shown; None while there is none.
        open_url: hands a link to the system; the mail program opens with it.
    """

    subject = "introductions"
    # The guard looks at nearly every table, so any change may change a verdict.
    tables = None

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.card: RequestCard | None = None
        self._typed: dict[int, Typed] = {}
        self._wanted: int | None = None
        self.head_action = PlainButton(self.tr("New request"), "introductions.new", "plus")
        self.head_action.clicked.connect(self._start_request)
        self.list = self._make_list()
        self._empty = EmptyState("introductions.empty")
        self._empty.acted.connect(self._start_request)
        self._empty.set(
            self.tr("Nobody asks you for an introduction. Write the next request down before you answer it."),
            self.tr("New request"),
        )
        self._area = scrolling(QWidget(), "introductions.detail")
        self._compose()
        self._keys()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._look_at_reply)

    def title(self) -> str:
        """The words of the title row."""
        return self.tr("Introductions")

    def refresh(self) -> None:
        """Weigh every open request again; the old lines stay until the new ones are there."""
        today = self.bridge.today
        self.bridge.ask_later("introductions.list", introductions.weighed_rows, today, then=self._lines_came)

    def open_key(self, key: object) -> None:
        """Select a request, unfolding what hides it."""
        if isinstance(key, int) and not self.list.open_row(key):
            self._wanted = key
            self.stale()

    def current_key(self) -> object:
        """The request in front."""
        return self.card.page.row.introduction.id if self.card is not None else None

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """What commands do here."""
        found: dict[str, Callable[[], object]] = {"people.introduce": self.new_request}
        if self.card is not None:
            found["people.remove"] = self.remove
        return found

    def panes(self) -> Sequence[QWidget]:
        """List, then detail."""
        return (self.list, self._area)

    def set_narrow(self, narrow: bool) -> None:
        """Give the list its width, unless the owner has moved the handle."""
        super().set_narrow(narrow)
        self.list.show_again()
        if not self.settings.contains(_SPLITTER):
            self._splitter.setSizes([NARROW_LIST if narrow else LIST, 2000])

    def new_request(self, requester: int | None = None) -> None:
        """Open the form for a new request."""
        form = IntroduceForm(self.bridge, self.words, self, requester)
        form.asked.connect(self.open_key)
        form.open()

    def remove(self) -> None:
        """Delete the request in front; it can be undone."""
        if self.card is not None:
            identifier = self.card.page.row.introduction.id
            self.bridge.do(actions.delete, identifier, now=self.bridge.now())

    def _start_request(self) -> None:
        self.new_request()

    def _make_list(self) -> SectionList:
        words = self.words
        made = SectionList(
            "introductions.list",
            self.tr("Requests for introductions"),
            lambda line: face.face(line, words, self.bridge.today, narrow=self.narrow),
            lambda line: face.spoken(line, words, self.bridge.today),
            tall=lambda line: face.tall(line, words, narrow=self.narrow),
        )
        made.keys.current_changed.connect(self._current_moved)
        made.menu_asked.connect(self._open_menu)
        return made

    def _compose(self) -> None:
        self._places = QStackedWidget()
        self._places.addWidget(self.list)
        self._places.addWidget(self._empty)
        left = Card("", "introductions.list_card", flush=True)
        left.body.addWidget(self._places, 1)
        left.setMinimumWidth(240)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("introductions.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(16)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._area)
        self._splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        kept = self.settings.value(_SPLITTER)
        if kept is None or not self._splitter.restoreState(kept):
            self._splitter.setSizes([LIST, 2000])
        self._splitter.splitterMoved.connect(
            lambda *_: self.settings.setValue(_SPLITTER, self._splitter.saveState())
        )

    def _keys(self) -> None:
        """1 to 4 choose a way, Ctrl+Enter does it; digits typed into a text stay there."""
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for number in range(1, 5):
            choose = QShortcut(QKeySequence(str(number)), self)
            choose.setContext(here)
            choose.setAutoRepeat(False)
            choose.activated.connect(partial(self._choose, number))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            do = QShortcut(QKeySequence(keys), self)
            do.setContext(here)
            do.setAutoRepeat(False)
            do.activated.connect(self._do)

    def _choose(self, number: int) -> None:
        if self.card is not None:
            self.card.choose(number)

    def _do(self) -> None:
        if self.card is not None:
            self.card.do()

    def _lines_came(self, found: list[tuple[RequestRow, Weighing | None]]) -> None:
        before = self.list.current_row_key()
        lines = [face.Line(row, weighing) for row, weighing in found]
        self.list.set_sections(face.sections(lines, self.words, self.bridge.today))
        self._places.setCurrentIndex(0 if lines else 1)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.list.open_row(wanted)
        if self.list.current_row_key() is None:
            first = self.list.row_keys()
            self.list.keys.select(first[0] if first else None)
        if self.list.current_row_key() == before:
            self._ask_page(before)

    def _current_moved(self, key: object) -> None:
        if isinstance(key, int) and key >= 0:
            self._ask_page(key)

    def _ask_page(self, key: int | None) -> None:
        if key is None:
            self._show_nothing()
            return
        self.bridge.ask_later(
            "introductions.page",
            introductions.page,
            key,
            self.bridge.today,
            then=self._page_came,
            refused=lambda _: self._show_nothing(),
        )

    def _show_nothing(self) -> None:
        self.card = None
        self._put(QWidget())

    def _page_came(self, page: RequestPage) -> None:
        before = self.card.page if self.card is not None else None
        if page == before:
            return
        identifier = page.row.introduction.id
        is_other = before is None or before.row.introduction.id != identifier
        typed = self._typed.setdefault(identifier, self._kept_before(page))
        focused = self.focusWidget()
        inside = focused.objectName() if focused is not None and self._area.isAncestorOf(focused) else ""
        card = RequestCard(page, typed, self.words, self.bridge.today)
        self._connect(card, identifier)
        self.card = card
        self._put(card)
        if inside:
            back = None if is_other else card.findChild(QWidget, inside)
            (back or self.list).setFocus()
        if is_other and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(card, card.spoken()))

    def _connect(self, card: RequestCard, identifier: int) -> None:
        card.opened.connect(self.go_asked)
        card.facts_asked.connect(self._show_facts)
        card.decided.connect(partial(self._decide, card))
        card.kept.connect(partial(self._keep, identifier))
        card.answered.connect(partial(self._target_answered, identifier))
        card.turned_out.connect(partial(self._turned_out, identifier))
        card.request_asked.connect(self.new_request)
        card.way_shown.connect(self._look.start)

    def _look_at_reply(self) -> None:
        """Let the button of the way just chosen be seen."""
        if self.card is not None and self.card.reply is not None:
            self._area.ensureWidgetVisible(self.card.reply.act, 0, 24)

    def _put(self, content: QWidget) -> None:
        content.setProperty("page", True)
        before = self._area.takeWidget()
        self._area.setWidget(content)
        if before is not None:
            before.deleteLater()

    def _kept_before(self, page: RequestPage) -> Typed:
        """What was saved for later: its text, under the way it was written for."""
        request = page.row.introduction
        if not request.draft or not request.is_open:
            return Typed()
        way = str(self.settings.value(_kept_key(request.id), ""))
        if way not in {each.value for each in Decision}:
            if page.weighing is None:
                return Typed()
            way = page.weighing.defaults_to.value
        kept = Decision(way)
        texts = dict.fromkeys(((kept, tone) for tone in Tone), request.draft)
        # To endorse is never chosen beforehand.
        return Typed(way=None if kept is Decision.ENDORSE else kept, texts=texts)

    def _show_facts(self, reason: Reason) -> None:
        rows = self.bridge.ask(introductions.evidence, [reason])
        sheet = EvidenceSheet(reason, rows, self.words, self.bridge.today, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.opened.connect(self._open_elsewhere)
        sheet.open()

    def _open_elsewhere(self, subject: str, key: int) -> None:
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
            then=lambda _: self._decided(card.page, decision, made, text),
            refused=refused,
        )

    def _decided(self, page: RequestPage, decision: Decision, made: Letter, text: str) -> None:
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
        self.say(NoticeKind.DONE, said[decision].format(who=who), self._hand_over(made, text))

    def _hand_over(self, made: Letter, text: str) -> str:
        """Copy the letter and open the mail program on it; returns what happened, in words."""
        if not text.strip():
            return self.tr("Nothing was written and nothing was sent.")
        QGuiApplication.clipboard().setText(text)
        if not made.to:
            return self.tr("The letter is copied; no email is on the card. Nothing was sent.")
        if not self.open_url(mail_url(made, text)):
            return self.tr("Your mail program did not open. The letter is copied: paste it there.")
        if not fits(made, text):
            return self.tr("Your mail program is open. The letter is long, so paste it: it is copied.")
        return self.tr("The letter is copied, and your mail program has it. You send it.")

    def _keep(self, identifier: int, decision: Decision, text: str) -> None:
        self.settings.setValue(_kept_key(identifier), decision.value)
        kept = self.tr("Saved for later. The request stays open.")
        self.bridge.do(
            actions.keep_draft,
            identifier,
            text,
            now=self.bridge.now(),
            then=lambda _: self.say(NoticeKind.DONE, kept),
        )

    def _target_answered(self, identifier: int, answer: TargetAnswer) -> None:
        self._typed.pop(identifier, None)
        self.bridge.do(actions.answer_of_target, identifier, answer, now=self.bridge.now())

    def _turned_out(self, identifier: int, outcome: Outcome) -> None:
        self.bridge.do(actions.turn_out, identifier, outcome, now=self.bridge.now())

    def _open_menu(self, key: int, where: QPoint) -> None:
        if self.card is None or key != self.card.page.row.introduction.id:
            return
        row = self.card.page.row
        menu = QMenu(self)
        menu.setObjectName("introductions.menu")
        sides = [("contacts", row.requester.id, row.requester.name)]
        if row.target is not None:
            sides.append(("contacts", row.target.id, row.target.name))
        elif row.group is not None:
            sides.append(("groups", row.group.id, row.group.name))
        for subject, side, name in sides:
            action = menu.addAction(self.tr("Open {name}").format(name=name).replace("&", "&&"))
            action.triggered.connect(partial(_go, self, subject, side))
        menu.addSeparator()
        menu.addAction(self.tr("Delete this request")).triggered.connect(self.remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)


def _go(view: View, subject: str, key: int, _checked: bool = False) -> None:
    view.go_asked.emit(subject, key)


def _kept_key(identifier: int) -> str:
    return f"introductions/kept/{identifier}"
