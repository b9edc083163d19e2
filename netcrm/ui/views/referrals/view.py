"""The view Referrals: what waits on the owner first, then every referral by how far it came."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from netcrm.actions import referrals as actions
from netcrm.domain import letter_rules
from netcrm.domain.cards import ReferralRow
from netcrm.domain.letter import Letter
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.reads import letters, owner, referrals
from netcrm.ui.bridge import Bridge
from netcrm.ui.letters import language
from netcrm.ui.letters.draft import DraftPane, Typed
from netcrm.ui.letters.handed import hand_on
from netcrm.ui.letters.letter_card import LetterCard
from netcrm.ui.section_view import Asked, SectionView
from netcrm.ui.views.referrals import face
from netcrm.ui.views.referrals.card import ReferralCard
from netcrm.ui.views.referrals.forms import ReferralForm
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.section_list import Section, SectionList
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

ALL = "all"


class ReferralsView(SectionView):
    """Referrals by what they ask for and how far they came; on the right the slip and its next step.

    Attributes:
        card: the referral that is shown; None while there is none.
        open_url: hands a link to the system; the mail program opens with it.
    """

    subject = "referrals"
    tables = frozenset({"referral", "contact", "group", "owner", "channel", "letter_template"})
    list_width = 376

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self.card: ReferralCard | None = None
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self._typed: dict[int, Typed] = {}
        self.head_action = PlainButton(self.tr("New slip"), "referrals.new", "plus")
        self.head_action.clicked.connect(self.empty_acted)
        choices = [
            (ALL, self.tr("All")),
            ("given", self.tr("Given")),
            ("received", self.tr("Received")),
        ]
        self._shown = Segments("referrals.shown", self.tr("Which referrals"), choices)
        self._shown.chosen.connect(lambda _: self.stale())
        self.head_extra = self._shown
        self.compose(
            self._make_list(),
            self.tr("Referrals are kept here, so that each is answered for a week later."),
            self.tr("Write a slip"),
        )

    def title(self) -> str:
        """The words of the title row."""
        return self.tr("Referrals")

    def question(self) -> Asked:
        """Every referral."""
        return referrals.rows, ()

    def sections(self, found: list[ReferralRow]) -> Sequence[Section]:
        """What waits on the owner, then the statuses in their order."""
        wanted = self._shown.choice
        rows = [row for row in found if wanted in (ALL, row.referral.direction.value)]
        return face.sections(rows, self.words, self.bridge.today)

    def page_question(self, key: int) -> Asked:
        """One referral."""
        return referrals.row, (key,)

    def page_key(self, page: ReferralRow) -> int:
        """The referral's id."""
        return page.referral.id

    def make_page(self, page: ReferralRow) -> QWidget:
        """The slip with its next step."""
        currency = self.bridge.ask(owner.owner).currency
        card = ReferralCard(page, self.words, self.bridge.today, currency)
        card.opened.connect(self.go_asked)
        card.moved.connect(partial(self._move, page.referral.id))
        card.won.connect(partial(self._win, page.referral, currency))
        card.changed.connect(self._change)
        card.told.connect(partial(self._note, actions.tell_giver, page.referral.id))
        card.thanked.connect(partial(self._note, actions.thank, page.referral.id))
        card.edit_asked.connect(self.edit)
        self._offer_letters(card, page.referral)
        self.card = card
        return card

    def _offer_letters(self, card: ReferralCard, referral: Referral) -> None:
        """Put thanks to the giver on the page, as they were left."""
        offers = letter_rules.for_referral(referral)
        if not offers:
            return
        facts = self.bridge.ask(letters.facts_of_referral, referral.id)
        typed = self._typed.setdefault(referral.id, Typed(language=language.remembered(self.settings)))
        templates = self.bridge.ask(letters.templates)
        draft = DraftPane("referrals.letter", facts, templates, typed, self.words, 9)
        draft.language_chosen.connect(partial(language.remember, self.settings))
        draft.mend_asked.connect(lambda: self.go_asked.emit("settings", "letters"))
        made = LetterCard("referrals", offers, facts, draft, typed, facts.requester.given)
        made.handed.connect(self._hand_over)
        # Not now: the card has its new height only then.
        made.unfolded.connect(
            lambda: QTimer.singleShot(30, made, lambda: self.area.ensureWidgetVisible(made, 0, 0))
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            do = QShortcut(QKeySequence(keys), made)
            do.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            do.setAutoRepeat(False)
            do.activated.connect(made.do)
        card.add_letters(made)

    def _hand_over(self, made: Letter, text: str) -> None:
        hand_on(self, made, text, self.open_url)

    def page_gone(self) -> None:
        """No referral is shown."""
        self.card = None

    def empty_acted(self) -> None:
        """A first slip, or the next one."""
        self.new_slip()

    def open_key(self, key: object) -> None:
        """Select a referral; a choice that hides it is taken off."""
        if isinstance(key, int) and not self.list.open_row(key):
            self._shown.choose(ALL)
            super().open_key(key)

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """What commands do here."""
        found: dict[str, Callable[[], object]] = {"add.referral": self.new_slip}
        if self.card is not None:
            found |= {"people.edit": self.edit, "people.remove": self.remove}
            if self.card.letters is not None:
                found |= self.card.letters.verbs()
        return found

    def new_slip(self, partner: int | None = None) -> None:
        """Open the form for a new slip."""
        form = ReferralForm(self.bridge, self.words, self, partner)
        form.recorded.connect(self.open_key)
        form.open()

    def edit(self) -> None:
        """Open the slip in front for changing."""
        if isinstance(self.page, ReferralRow) and self.shows_selected():
            form = ReferralForm(self.bridge, self.words, self, referral=self.page.referral)
            form.open()

    def remove(self) -> None:
        """Delete the referral in front; it can be undone."""
        if isinstance(self.page, ReferralRow) and self.shows_selected():
            self.bridge.do(actions.delete, self.page.referral.id, now=self.bridge.now())

    def _make_list(self) -> SectionList:
        words = self.words
        made = SectionList(
            "referrals.list",
            self.tr("Referrals"),
            lambda row: face.face(row, words, self.bridge.today),
            lambda row: face.spoken(row, words, self.bridge.today),
            tall=lambda row: face.tall(row, self.bridge.today),
            key_of=lambda row: row.referral.id,
        )
        made.menu_asked.connect(self._open_menu)
        return made

    def _move(self, identifier: int, status: ReferralStatus) -> None:
        self.bridge.do(actions.set_status, identifier, status, now=self.bridge.now())

    def _win(self, referral: Referral, currency: str, value: int | None) -> None:
        if value is None:
            self._change(replace(referral, value=None))
            return
        self.bridge.do(
            actions.set_status,
            referral.id,
            ReferralStatus.WON,
            now=self.bridge.now(),
            value=value,
            currency=referral.currency or currency,
        )

    def _change(self, referral: Referral) -> None:
        self.bridge.do(actions.change, referral, now=self.bridge.now())

    def _note(self, action: Callable[..., None], identifier: int) -> None:
        self.bridge.do(action, identifier, now=self.bridge.now())

    def _open_menu(self, key: int, where: QPoint) -> None:
        if self.card is None or key != self.current_key():
            return
        menu = QMenu(self)
        menu.setObjectName("referrals.menu")
        menu.addAction(self.tr("Edit the slip")).triggered.connect(self.edit)
        menu.addAction(self.tr("Delete this referral")).triggered.connect(self.remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
