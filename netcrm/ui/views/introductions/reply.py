"""The draft of the chosen way, the reason to endorse anyway, and the button that does it (INTERFACE.md 8)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain import letter_rules
from netcrm.domain.introduction import Decision
from netcrm.domain.letter import Letter, LetterFacts, LetterTemplate
from netcrm.domain.procedure import REASON_LENGTH
from netcrm.ui.letters.draft import DraftPane, Paper, Typed
from netcrm.ui.theme import Role, set_look
from netcrm.ui.widgets.buttons import KeyCap, PlainButton, PrimaryButton
from netcrm.ui.widgets.card import CardHeader, line
from netcrm.ui.widgets.elide import PlainLabel, plain_tip, show_if
from netcrm.words.words import Words

BESIDE_FROM = 760
"""Narrower than this, the quiet words go under the buttons."""


class ReplyCard(QFrame):
    """One card for every way.

    Args:
        facts: what the drafts are made from.
        templates: the owner's own wordings.
        typed: what was typed before; changed in place.
        words: says names and refusals.
        target: what the one asked first is called, for the headings.

    Attributes:
        act: the button that does it.
        draft: the draft of the chosen way.

    Signals:
        answered(object, str, str): do it: the Letter, its text as it stands, the reason.
        kept(str): keep this text for later.
        back_asked(): back to the reasons.
    """

    answered = Signal(object, str, str)
    kept = Signal(str)
    back_asked = Signal()

    def __init__(
        self,
        facts: LetterFacts,
        templates: Sequence[LetterTemplate],
        typed: Typed,
        words: Words,
        target: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._facts, self._typed, self._target = facts, typed, target
        self._way = Decision.DECLINE
        self._needs_reason = False
        self.setObjectName("introductions.reply")
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._why = self._reason_part()
        column.addWidget(self._why)
        self.draft = DraftPane("introductions", facts, templates, typed, words)
        column.addWidget(self.draft, 1)
        column.addWidget(line())
        column.addWidget(self._foot())

    def show_way(self, way: Decision, *, is_clear: bool) -> None:
        """Show the draft of a way; endorsing where the verdict isn't Clear asks for a reason."""
        self._way = way
        self._needs_reason = way is Decision.ENDORSE and not is_clear
        offer = letter_rules.of_decision(way, self._facts)
        show_if(self._why, self._needs_reason)
        self.draft.show_offer(offer, self._heading(is_written=offer is not None))
        self.draft.fold(self._needs_reason or offer is None, by_hand=self._needs_reason)
        self._dress(self.draft.letter)

    def do(self) -> None:
        """Do it, where nothing is missing; else go where it is."""
        if self.act.isEnabled():
            self.act.setEnabled(False)
            self.answered.emit(self.draft.letter, self.draft.text, self._reason.toPlainText())
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
        if at_reason:
            self._reason.setFocus()
        else:
            self.draft.focus_text()
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
        self._reason = Paper("introductions.reason", header.title.text(), 2)
        self._reason.setPlainText(self._typed.reason)
        self._reason.textChanged.connect(self._reason_changed)
        inside.addWidget(self._reason)
        stays = self.tr("Your reason stays with the introduction. In 6 weeks you are asked how it went.")
        inside.addWidget(PlainLabel(stays, Role.SECOND, "text2", wrap=True))
        column.addLayout(inside)
        column.addWidget(line())
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
        self._keep.clicked.connect(lambda: self.kept.emit(self.draft.text))
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

    def _heading(self, *, is_written: bool) -> str:
        asker = self._facts.requester.given
        if not is_written:
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
