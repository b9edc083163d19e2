"""A pasted message becomes a request: what is found stands in the form, what is unsure is asked."""

from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from netcrm.domain.cards import Person
from netcrm.domain.pasted_message import LONGEST
from netcrm.domain.request_text import Certainty, PastedRequest, Side, TargetKind
from netcrm.reads import pasted_requests
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, scrolled
from netcrm.ui.theme import Role
from netcrm.ui.views.introductions.candidates import CandidateList
from netcrm.ui.views.introductions.forms import RequestSheet
from netcrm.ui.views.introductions.request_fields import (
    GROUP,
    NOBODY,
    PERSON,
    REQUESTER,
    TARGET,
    RequestFields,
)
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.person_field import PersonField
from netcrm.words.words import Words

NAME = "paste_request"
TYPING_PAUSE = 150
_KINDS = {TargetKind.PERSON: PERSON, TargetKind.GROUP: GROUP, TargetKind.NOBODY: NOBODY}


class PasteField(QPlainTextEdit):
    """A field for a message; of a very long text only the beginning is taken.

    Signals:
        shortened(bool): whether what was pasted last was cut.
    """

    shortened = Signal(bool)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take the text, as much of it as is read."""
        text = source.text()
        cursor = self.textCursor()
        taken = len(self.toPlainText()) - len(cursor.selectedText())
        cursor.insertText(text[: max(0, LONGEST - taken)])
        self.shortened.emit(len(text) > LONGEST - taken)


class PasteRequestSheet(RequestSheet):
    """The message on the left, the request on the right; nothing is kept before the verb.

    What the owner chose or wrote on the right stays when the text changes.

    Args:
        bridge: to the desk.
        words: says refusals.
        parent: any widget of the window.
        text: what was copied; the field is empty without it.

    Attributes:
        text: the field for the message.
        found: what the text says; None until it was read.
    """

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, text: str = "") -> None:
        title, verb = words.tr("Paste a request"), words.tr("Weigh the request")
        super().__init__(title, NAME, verb, words, parent, width=1020, height=700)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self.found: PastedRequest | None = None
        self._own: set[str] = set()
        self._asked_about, self._read = "", ""
        self._leads = bool(text.strip())
        self.set_lead(
            words.tr(
                "Who asks, and for whom, is found by name. No request is kept yet, and nothing is answered."
            )
        )
        self.text = self._make_text()
        self.fields = RequestFields(bridge, words, NAME)
        self._cut = PlainLabel("", Role.SECOND, "caution", wrap=True)
        self._cut.setObjectName(f"{NAME}.cut")
        self._summary = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._summary.setObjectName(f"{NAME}.summary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._look)
        self._compose()
        self._show_cut(len(text) > LONGEST)
        self.text.setPlainText(text[:LONGEST])
        self._listen()
        self._look()

    def submit(self) -> None:
        """Write the request down; what is still to be said is gone to first."""
        self.show_error("")
        if self.text.toPlainText() != self._read:
            # Read what was typed last; the owner presses once more with all of it in sight.
            self._pause.stop()
            self._leads = True
            self._look()
            return
        asked = self._open_question()
        if asked is not None and asked.people:
            asked.take_focus()
        else:
            self.record()

    def focus_start(self) -> None:
        """Go to the message while there is none, else to what is to be said, else to the verb."""
        if not self.text.toPlainText().strip():
            self.text.setFocus()
        else:
            self._go_on()

    def _go_on(self) -> None:
        asked = self._open_question()
        if asked is not None:
            asked.take_focus()
        elif not self.fields.focus_open_side():
            self.verb.setFocus()

    def _look(self) -> None:
        text = self._asked_about = self.text.toPlainText()
        if not text.strip():
            self._own.clear()
        self._bridge.ask_later(
            f"{NAME}.look", pasted_requests.understood, text, self._bridge.today, then=self._show
        )

    def _show(self, found: PastedRequest) -> None:
        # An answer to an earlier question never comes: the bridge drops it.
        self.found, self._read = found, self._asked_about
        if REQUESTER not in self._own:
            self._show_side(REQUESTER, found.requester)
        if TARGET not in self._own:
            self._show_target(found)
        self.fields.write_how(
            None if "asked_by" in self._own else found.asked_by,
            None if "asked_on" in self._own else found.asked_on or self._bridge.today,
            "" if "words" in self._own else found.words,
        )
        self._sum_up()
        if self._leads:
            self._leads = False
            self.focus_start()

    def _show_target(self, found: PastedRequest) -> None:
        self.fields.choose_kind(_KINDS[found.kind])
        if found.kind is TargetKind.PERSON:
            self._show_side(TARGET, found.target)
            return
        self.fields.dismiss(TARGET)
        self.fields.choose_group(found.target.sure if found.kind is TargetKind.GROUP else None)
        if found.target.certainty is Certainty.ASKED:
            question = self._words.tr("Which group do they mean?")
            self.fields.ask(TARGET, question, found.target.candidates, Side())

    def _show_side(self, what: str, side: Side) -> None:
        """Set who is sure, and ask about everybody else; what is being typed there stays."""
        field = self._field(what)
        if not (field.is_open and field.text()):
            sure = side.candidates[0] if side.certainty is Certainty.SURE else None
            self.fields.choose_person(field, sure.id if sure else None, sure.name if sure else "")
        if not field.stranger:
            self._ask_about(what, side)

    def _ask_about(self, what: str, side: Side) -> None:
        """Ask about a side that isn't sure; nothing to ask where the text says nothing."""
        name = side.name or side.email
        if side.certainty is Certainty.SURE or not (side.candidates or name):
            self.fields.dismiss(what)
            return
        question = self._who_asks if what == REQUESTER else self._whom
        if not side.candidates:
            question = self._words.tr("“{name}” is not in your book.", name=name)
        self.fields.ask(what, question, side.candidates, side)

    def _field(self, what: str) -> PersonField:
        return self.fields.requester if what == REQUESTER else self.fields.target

    def _choose(self, what: str, person: Person) -> None:
        """The owner said who, or which group, is meant."""
        self._own.add(what)
        self.touch()
        if what == REQUESTER:
            self.fields.choose_person(self.fields.requester, person.id, person.name)
            self.fields.dismiss(REQUESTER)
        else:
            if self.fields.kind == GROUP:
                self.fields.choose_group(person.id)
            else:
                self.fields.choose_person(self.fields.target, person.id, person.name)
            self.fields.dismiss(TARGET)
        self._sum_up()
        self.focus_start()

    def _named(self, what: str, name: str) -> None:
        """A name that nobody bears counts; with the line empty again, what the text asks does."""
        side = None
        if self.found is not None:
            side = self.found.requester if what == REQUESTER else self.found.target
        self.touch()
        if name:
            self._own.add(what)
        elif side is not None and not self._field(what).text() and side.certainty is not Certainty.SURE:
            self._own.discard(what)
            self._ask_about(what, side)
        self._sum_up()

    def _edited(self, what: str) -> None:
        """What the owner says counts; a question about it is answered."""
        self._own.add(what)
        self.touch()
        if what in (REQUESTER, TARGET):
            self.fields.dismiss(what)
        self._sum_up()

    def _open_question(self) -> CandidateList | None:
        """Return the first question that is open."""
        both = (self.fields.asks_requester, self.fields.asks_target)
        return next((each for each in both if not each.isHidden()), None)

    def _sum_up(self) -> None:
        both = (self.fields.asks_requester, self.fields.asks_target)
        open_ones = sum(not each.isHidden() for each in both)
        words, sides = self._words, self.fields.sides
        if not self.text.toPlainText().strip():
            told = ""
        elif open_ones:
            told = words.tr("Say who is meant.") if open_ones == 1 else words.tr("Say who is meant, twice.")
        elif sides.requester is None:
            told = words.tr("No name of somebody who asks was found. Choose them.")
        elif self.fields.kind == PERSON and sides.target is None:
            told = words.tr("Nobody was found whom they want to meet. Choose them, or say nobody was named.")
        else:
            told = words.tr("Everything is there. Look it over, then have it weighed.")
        self._summary.setText(told)
        self._summary.set_tone("caution" if open_ones else "text2")

    def _show_cut(self, cut: bool) -> None:
        limit = f"{LONGEST:,}"
        told = self._words.tr(
            "Only the first {limit} characters were taken; a request stands there.", limit=limit
        )
        self._cut.setText(told if cut else "")
        show_if(self._cut, cut)

    def _listen(self) -> None:
        self.text.textChanged.connect(self._pause.start)
        self.text.textChanged.connect(self.touch)
        self.text.shortened.connect(self._show_cut)
        self.fields.edited.connect(self._edited)
        self.fields.stranger_named.connect(self._named)
        self.fields.added.connect(self._go_on)
        for what, asks in ((REQUESTER, self.fields.asks_requester), (TARGET, self.fields.asks_target)):
            asks.chosen.connect(partial(self._choose, what))

    def _make_text(self) -> PasteField:
        text = PasteField()
        text.setObjectName(f"{NAME}.text")
        text.setAccessibleName(self._words.tr("The message"))
        text.setPlaceholderText(
            self._words.tr("Paste an email or a chat message:\n\nHi, could you introduce me to …")
        )
        text.setTabChangesFocus(True)
        return text

    @property
    def _who_asks(self) -> str:
        return self._words.tr("Who asks? It may be:")

    @property
    def _whom(self) -> str:
        return self._words.tr("Whom do they want to meet? It may be:")

    def _compose(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(PlainLabel(self._words.tr("The message"), Role.LABEL, "text3"))
        left.addWidget(self.text, 1)
        left.addWidget(self._cut)
        left.addWidget(self._summary)
        self.fields.setContentsMargins(0, 0, EDGE, 8)
        across = QHBoxLayout()
        across.setContentsMargins(EDGE, 4, 0, 12)
        across.setSpacing(EDGE)
        across.addLayout(left, 9)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(scrolled(self.fields), 1)
        seen = QVBoxLayout()
        seen.setContentsMargins(0, 0, EDGE, 0)
        seen.addWidget(self.fields.preview)
        right.addLayout(seen)
        across.addLayout(right, 10)
        self.body.addLayout(across, 1)
