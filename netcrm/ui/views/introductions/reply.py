"""The draft of the chosen way, the reason to endorse anyway, and the button that does it (INTERFACE.md 8)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from netcrm.domain.introduction import Decision
from netcrm.domain.letter import Letter, LetterFacts, Tone
from netcrm.domain.procedure import REASON_LENGTH
from netcrm.ui.theme import Role, set_look
from netcrm.ui.widgets.buttons import KeyCap, LinkButton, PlainButton, PrimaryButton
from netcrm.ui.widgets.card import CardHeader, line
from netcrm.ui.widgets.elide import PlainLabel, plain_tip, show_if
from netcrm.ui.widgets.segments import Segments
from netcrm.words.letters import letter
from netcrm.words.words import Words

BESIDE_FROM = 760
"""Narrower than this, the quiet words go under the buttons."""


@dataclass
class Typed:
    """What the owner chose and typed for one request; kept while the window is open.

    Attributes:
        way: the way chosen; None for the guard's own choice.
        tone: of the drafts.
        texts: drafts that were changed.
        reason: to endorse anyway.
    """

    way: Decision | None = None
    tone: Tone = Tone.WARM
    texts: dict[tuple[Decision, Tone], str] = field(default_factory=dict)
    reason: str = ""


class _Paper(QPlainTextEdit):
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


class ReplyCard(QFrame):
    """One card for every way.

    Args:
        facts: what the drafts are made from.
        typed: what was typed before; changed in place.
        words: says letters.
        target: what the one asked first is called, for the headings.

    Attributes:
        act: the button that does it.

    Signals:
        answered(object, str, str): do it: the Letter, its text as it stands, the reason.
        kept(str): keep this text for later.
        back_asked(): back to the reasons.
    """

    answered = Signal(object, str, str)
    kept = Signal(str)
    back_asked = Signal()

    def __init__(
        self, facts: LetterFacts, typed: Typed, words: Words, target: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._facts, self._typed, self._words, self._target = facts, typed, words, target
        self._way = Decision.DECLINE
        self._needs_reason = False
        self.setObjectName("introductions.reply")
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._why = self._reason_part()
        column.addWidget(self._why)
        column.addWidget(self._draft_part(), 1)
        column.addWidget(line())
        column.addWidget(self._foot())

    @property
    def letter(self) -> Letter:
        """The draft of the chosen way and tone, as it was made from the facts."""
        return letter(self._way, self._facts, self._typed.tone, self._words)

    def show_way(self, way: Decision, *, is_clear: bool) -> None:
        """Show the draft of a way; endorsing where the verdict isn't Clear asks for a reason."""
        self._way = way
        self._needs_reason = way is Decision.ENDORSE and not is_clear
        made = self.letter
        show_if(self._why, self._needs_reason)
        self._header.title.setText(self._heading(made))
        self._header.hint.setText(self.tr("a draft; change anything") if made.text else "")
        self._fold(self._needs_reason or not made.text)
        show_if(self._unfold, self._needs_reason)
        self._page.setAccessibleName(self._header.title.text())
        self._show_text()
        self._dress(made)

    def do(self) -> None:
        """Do it, where nothing is missing; else go where it is."""
        if self.act.isEnabled():
            self.act.setEnabled(False)
            self.answered.emit(self.letter, self._page.toPlainText(), self._reason.toPlainText())
        elif self._needs_reason:
            self._reason.setFocus()

    def focus_reason(self) -> None:
        """Go to the reason where one is needed."""
        if self._needs_reason:
            self._reason.setFocus()

    def show_refusal(self, sentence: str, field_name: str | None) -> None:
        """Say why it could not be done; the text stays as it is."""
        self._error.setText(sentence)
        show_if(self._error, True)
        at_reason = field_name in ("reason", "my_reason") and self._needs_reason
        set_look(self._reason, "error", at_reason)
        (self._reason if at_reason else self._page).setFocus()
        self._count()

    def _reason_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        given = self._facts.requester.given
        header = CardHeader(self.tr("Why you endorse {name} anyway").format(name=given))
        self._so_far = PlainLabel("", Role.SECOND, "text2")
        self._so_far.setObjectName("introductions.reason.count")
        header.add(self._so_far)
        column.addWidget(header)
        column.addWidget(line())
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 10)
        inside.setSpacing(6)
        self._reason = _Paper("introductions.reason", header.title.text(), 2)
        self._reason.setPlainText(self._typed.reason)
        self._reason.textChanged.connect(self._reason_changed)
        inside.addWidget(self._reason)
        stays = self.tr("Your reason stays with the introduction. In 6 weeks you are asked how it went.")
        inside.addWidget(PlainLabel(stays, Role.SECOND, "text2", wrap=True))
        column.addLayout(inside)
        column.addWidget(line())
        return part

    def _draft_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._header = CardHeader(" ")
        tones = ((Tone.WARM.value, self.tr("Warm")), (Tone.BRIEF.value, self.tr("Brief")))
        self._tone = _Toned("introductions.tone", self.tr("Tone"), tones)
        self._tone.segments.choose(self._typed.tone.value)
        self._tone.segments.chosen.connect(self._tone_chosen)
        self._unfold = LinkButton("", "introductions.show_draft")
        self._unfold.clicked.connect(lambda: self._fold(not self._page.isHidden()))
        self._header.add(self._tone)
        self._header.add(self._unfold)
        column.addWidget(self._header)
        self._under = line()
        column.addWidget(self._under)
        self._page: _Paper = _Paper("introductions.draft", "", 6)
        self._page.setProperty("bare", True)
        self._page.document().setDocumentMargin(0)
        self._page.setViewportMargins(11, 7, 11, 7)
        self._page.textChanged.connect(self._text_changed)
        column.addWidget(self._page, 1)
        return part

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = self._foot_column = QVBoxLayout(foot)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True, parent=foot)
        self._error.setObjectName("introductions.error")
        self._error.hide()
        column.addWidget(self._error)
        inside = QHBoxLayout()
        inside.setSpacing(8)
        self.act = PrimaryButton("", "introductions.answer", "envelope")
        self.act.clicked.connect(self.do)
        self._keep = PlainButton(self.tr("Save for later"), "introductions.save")
        self._keep.clicked.connect(lambda: self.kept.emit(self._page.toPlainText()))
        self._back = PlainButton(self.tr("Back to the reasons"), "introductions.back")
        self._back.clicked.connect(self.back_asked)
        self._after = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._after.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for button in (self.act, self._keep, self._back):
            inside.addWidget(button)
        inside.addWidget(KeyCap("Ctrl+Enter"))
        self._foot_line = QHBoxLayout()
        self._foot_line.addLayout(inside)
        self._foot_line.addStretch(1)
        self._foot_line.addWidget(self._after, 100)
        column.addLayout(self._foot_line)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What is recorded stands beside the buttons, or under them where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_FROM
        if beside == (self._foot_line.indexOf(self._after) >= 0):
            return
        (self._foot_column if beside else self._foot_line).removeWidget(self._after)
        if beside:
            self._foot_line.addWidget(self._after, 100)
        else:
            self._foot_column.addWidget(self._after)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._after.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _heading(self, made: Letter) -> str:
        asker = self._facts.requester.given
        if not made.text:
            return self.tr("Nobody asked, so there is nothing to write.")
        if self._way is Decision.DECLINE:
            return self.tr("Your reply to {name}").format(name=asker)
        if self._way is Decision.ASK_FIRST and not self._facts.is_idea:
            alone = self._facts.target is None and not self._facts.group
            return self.tr("Your note to {name}").format(name=asker if alone else self._target)
        return self.tr("Your note to both")

    def _dress(self, made: Letter) -> None:
        """Words of the buttons, and what pressing records."""
        by_mail = bool(made.to)
        if not made.text:
            words = self.tr("Drop the idea")
        elif self._way is Decision.ENDORSE:
            words = self.tr("Endorse and write the email") if by_mail else self.tr("Endorse and copy")
        else:
            words = self.tr("Copy and open email") if by_mail else self.tr("Copy")
        self.act.setText(words)
        self.act.setAccessibleName(words)
        self.act.set_icon("envelope" if by_mail else "copy" if made.text else "check")
        self._after.setText(self._consequence())
        show_if(self._keep, self._way is not Decision.ENDORSE and bool(made.text))
        show_if(self._back, self._way is Decision.ENDORSE)
        self._error.hide()
        self._count()

    def _consequence(self) -> str:
        asker = self._facts.requester.given
        told = {
            Decision.DECLINE: self.tr("Records that you declined. Nothing is sent; it can be undone."),
            Decision.ASK_FIRST: self.tr("Records that you asked first. Nothing is sent; it can be undone."),
            Decision.INTRODUCE: self.tr("Records the introduction. Nothing is sent; it can be undone."),
            Decision.ENDORSE: self.tr("Records that you endorsed {name}. Nothing is sent; it can be undone."),
        }
        return told[self._way].format(name=asker)

    def _count(self) -> None:
        """Say how long the reason is, and open the button when it is long enough."""
        length = len(self._reason.toPlainText().strip())
        enough = not self._needs_reason or length >= REASON_LENGTH
        told = self.tr("at least {needed} characters; {length} so far")
        self._so_far.setText(told.format(needed=REASON_LENGTH, length=length))
        self.act.setEnabled(enough)
        missing = self.tr("First say why, in at least {needed} characters.").format(needed=REASON_LENGTH)
        self.act.setToolTip("" if enough else plain_tip(missing))
        self.act.setAccessibleDescription("" if enough else missing)

    def _reason_changed(self) -> None:
        self._typed.reason = self._reason.toPlainText()
        set_look(self._reason, "error", False)
        self._error.hide()
        self._count()

    def _fold(self, folded: bool) -> None:
        """Where a reason is asked for, the draft stands back until it is wanted."""
        self._page.setHidden(folded)
        self._under.setHidden(folded)
        self._tone.setHidden(folded)
        self._unfold.setText(self.tr("Show the note") if folded else self.tr("Hide the note"))
        self._unfold.setAccessibleName(self._unfold.text())

    def _tone_chosen(self, tone: str) -> None:
        self._typed.tone = Tone(tone)
        self._show_text()

    def _show_text(self) -> None:
        kept = self._typed.texts.get((self._way, self._typed.tone))
        self._quietly(self._page.setPlainText, kept if kept is not None else self.letter.text.strip())

    def _text_changed(self) -> None:
        self._typed.texts[self._way, self._typed.tone] = self._page.toPlainText()

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
