"""A draft that the owner may change: tone, language, the text itself, and the way back (INTERFACE.md 8)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from netcrm.domain.introduction import Decision
from netcrm.domain.letter import Language, Letter, LetterFacts, LetterKind, LetterTemplate, Offer, Tone
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.card import CardHeader, line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.order_button import OrderButton
from netcrm.ui.widgets.segments import Segments
from netcrm.words.letters import letter
from netcrm.words.words import Words


@dataclass
class Typed:
    """What the owner chose and typed for one request; kept while the window is open.

    Attributes:
        way: the way chosen; None for the guard's own choice.
        tone: of the drafts.
        language: of the drafts; the one last chosen anywhere, at first.
        texts: drafts that were changed.
        reason: to endorse anyway.
        letter: the letter besides the ways that is being written; None for none.
    """

    way: Decision | None = None
    tone: Tone = Tone.WARM
    language: Language = Language.ENGLISH
    texts: dict[tuple[LetterKind, Tone, Language], str] = field(default_factory=dict)
    reason: str = ""
    letter: LetterKind | None = None


class Paper(QPlainTextEdit):
    """Plain text on the card itself, a few lines high at least."""

    def __init__(self, name: str, label: str, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:  # noqa: N802
        """High enough for its lines."""
        return QSize(240, self.fontMetrics().lineSpacing() * self._lines + 16)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same height; any width."""
        return QSize(120, self.sizeHint().height())


class DraftPane(QWidget):
    """Header and text of a draft. Each kind, tone and language keeps what was changed in it.

    Args:
        name: dotted prefix of the controls' names.
        facts: what drafts are made from.
        templates: the owner's own wordings.
        typed: what was typed before; changed in place.
        words: says names and refusals.
        lines: of text that are seen at least.

    Signals:
        language_chosen(object): the owner writes in this Language from now on.
        mend_asked(): the owner's own wording is broken and is to be mended.
    """

    language_chosen = Signal(object)
    mend_asked = Signal()

    def __init__(
        self,
        name: str,
        facts: LetterFacts,
        templates: Sequence[LetterTemplate],
        typed: Typed,
        words: Words,
        lines: int = 6,
    ) -> None:
        super().__init__()
        self._facts, self._templates, self._typed, self._words = facts, templates, typed, words
        self._offer: Offer | None = None
        self._made = Letter(to=(), subject="", text="")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._header = self._make_header(name)
        self._column.addWidget(self._header)
        self._under = line()
        self._column.addWidget(self._under)
        self._column.addWidget(self._make_broken(name))
        self._page = Paper(f"{name}.draft", "", lines)
        self._page.setProperty("bare", True)
        self._page.document().setDocumentMargin(0)
        self._page.setViewportMargins(11, 7, 11, 7)
        self._page.textChanged.connect(self._text_changed)
        self._column.addWidget(self._page, 1)

    @property
    def letter(self) -> Letter:
        """The draft as it was made from the facts."""
        return self._made

    @property
    def text(self) -> str:
        """The draft as the owner left it."""
        return self._page.toPlainText()

    def show_offer(self, offer: Offer | None, heading: str) -> None:
        """Show the draft of a letter, as it was left; None shows that there is nobody to write to."""
        self._offer = offer
        self._header.title.setText(heading)
        self._page.setAccessibleName(heading)
        self._show_text()

    def fold(self, folded: bool, *, by_hand: bool = False) -> None:
        """Where something else comes first, the draft stands back; ``by_hand`` lets the owner unfold it."""
        self._page.setHidden(folded)
        self._under.setHidden(folded)
        for part in (self._tone, self._language):
            part.setHidden(folded)
        self._unfold.setText(self.tr("Show the note") if folded else self.tr("Hide the note"))
        self._unfold.setAccessibleName(self._unfold.text())
        show_if(self._unfold, by_hand)
        self._show_state()

    def focus_text(self) -> None:
        """Go to the text."""
        self._page.setFocus()

    def _make_header(self, name: str) -> CardHeader:
        header = CardHeader(" ")
        tones = tuple((tone.value, self._words.name(tone)) for tone in Tone)
        self._start_over = LinkButton(self.tr("Start over"), f"{name}.start_over")
        self._start_over.setToolTip(self.tr("Back to the draft as it was made; Ctrl+Z takes that back"))
        self._start_over.clicked.connect(self._begin_again)
        languages = tuple((each.value, self._words.name(each)) for each in Language)
        self._language = OrderButton(self.tr("Language"), f"{name}.language", languages)
        self._language.choose(self._typed.language.value)
        self._language.chosen.connect(self._language_chosen)
        self._tone = _Toned(f"{name}.tone", self.tr("Tone"), tones)
        self._tone.segments.choose(self._typed.tone.value)
        self._tone.segments.chosen.connect(self._tone_chosen)
        self._unfold = LinkButton("", f"{name}.show_draft")
        self._unfold.clicked.connect(lambda: self.fold(not self._page.isHidden(), by_hand=True))
        for part in (self._start_over, self._language, self._tone, self._unfold):
            header.add(part)
        return header

    def _make_broken(self, name: str) -> QWidget:
        self._broken = QWidget()
        inside = QHBoxLayout(self._broken)
        inside.setContentsMargins(15, 10, 15, 2)
        inside.setSpacing(12)
        self._why = PlainLabel("", Role.SECOND, "caution", wrap=True)
        self._why.setObjectName(f"{name}.broken")
        mend = LinkButton(self.tr("Mend it"), f"{name}.mend")
        mend.clicked.connect(self.mend_asked)
        inside.addWidget(self._why, 1)
        inside.addWidget(mend, 0, Qt.AlignmentFlag.AlignTop)
        return self._broken

    def _key(self) -> tuple[LetterKind, Tone, Language] | None:
        return (self._offer.kind, self._typed.tone, self._typed.language) if self._offer is not None else None

    def _tone_chosen(self, tone: str) -> None:
        self._typed.tone = Tone(tone)
        self._show_text()

    def _language_chosen(self, language: str) -> None:
        self._typed.language = Language(language)
        self._show_text()
        self.language_chosen.emit(self._typed.language)

    def _show_text(self) -> None:
        typed = self._typed
        self._made = letter(self._offer, self._facts, typed.tone, typed.language, self._templates)
        key = self._key()
        kept = typed.texts.get(key) if key is not None else None
        self._quietly(self._page.setPlainText, kept if kept is not None else self._usual())
        why = self._made.broken
        if why is not None:
            told = self.tr("Your own wording can't be used, so this is the usual one. {why}")
            self._why.setText(told.format(why=self._words.refusal(why)))
        self._show_state()

    def _usual(self) -> str:
        return self._made.text.strip()

    def _text_changed(self) -> None:
        key = self._key()
        if key is None:
            return
        if self.text == self._usual():
            self._typed.texts.pop(key, None)
        else:
            self._typed.texts[key] = self.text
        self._show_state()

    def _begin_again(self) -> None:
        """Write the draft anew as one change of the text, so that the editor itself can take it back."""
        cursor = QTextCursor(self._page.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._usual())
        self._page.moveCursor(QTextCursor.MoveOperation.Start)
        self._page.setFocus()

    def _show_state(self) -> None:
        folded = self._page.isHidden()
        changed = self._key() in self._typed.texts
        hint = self.tr("a draft; change anything") if self._made.text and not changed else ""
        self._header.hint.setText(self.tr("changed by you") if changed else hint)
        show_if(self._start_over, changed and not folded)
        show_if(self._broken, self._made.broken is not None and not folded)

    def _quietly(self, change: Callable[[str], object], text: str) -> None:
        blocked = self._page.blockSignals(True)
        change(text)
        self._page.blockSignals(blocked)


class _Toned(QWidget):
    """The word Tone before its segments."""

    def __init__(self, name: str, label: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.segments = Segments(name, label, choices)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(PlainLabel(label, Role.SECOND, "text2"))
        inside.addWidget(self.segments)
