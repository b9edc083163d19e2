"""The debrief: what the owner types after a meeting from the printed sheet becomes records (PRODUCT.md 7)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from netcrm.actions import debriefs as debrief_actions
from netcrm.actions.debriefs import WrittenDown
from netcrm.domain.debrief import DebriefLine, can_debrief, usual_event
from netcrm.domain.event import Event
from netcrm.domain.refusal import Refused
from netcrm.reads import debriefs as debrief_reads
from netcrm.reads import events as event_reads
from netcrm.reads.debriefs import DebriefEvent
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.debrief_parts import Legend, Preview
from netcrm.ui.dialogs.keep_question import KeepQuestion
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import KeyCap, PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.form_fields import ChoiceBox
from netcrm.ui.widgets.overlay_scroll import OverlayScroll
from netcrm.words import debrief as debrief_words
from netcrm.words.words import Words

TYPING_PAUSE = 120


class DebriefSheet(Sheet):
    """What is typed on the left stands on the right as what becomes of it; nothing is kept before the verb.

    The event is the one that was asked for, else the last that ended within a week, else the owner's choice.

    Args:
        bridge: to the desk.
        words: says everything.
        parent: some widget of the window.
        event: about which event; None for the usual one.

    Attributes:
        text: the field that is typed into.
        events: the choice of the event.
        preview: what the entries become.

    Signals:
        written(str, object): it was written down: the sentence that says so, and the event's id.
    """

    written = Signal(str, object)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, event: int | None = None) -> None:
        super().__init__(words.tr("Debrief"), "debrief", parent, width=980, height=660)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._words = bridge, words
        self._about: DebriefEvent | None = None
        self._lines: tuple[DebriefLine, ...] = ()
        self._question: KeepQuestion | None = None
        self.set_lead(words.tr("Type what you wrote on the sheet, one entry a line. Nothing is kept yet."))
        self.text = self._make_text()
        self.preview = Preview(words)
        self.events = self._make_events(event)
        self._summary = PlainLabel("", Role.SECOND, "text2")
        self._summary.setObjectName("debrief.summary")
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName("debrief.error")
        self._error.setContentsMargins(EDGE, 0, EDGE, 8)
        self._error.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._look)
        self.text.textChanged.connect(self._pause.start)
        self._compose()
        self._choose()
        self.finished.connect(self._scrim.deleteLater)
        (self.text if self._about is not None else self.events).setFocus()

    @property
    def lines(self) -> tuple[DebriefLine, ...]:
        """What the entries become, as it is shown."""
        return self._lines

    def submit(self) -> None:
        """Write it all down in one step; an entry that isn't understood is gone to instead."""
        self._error.hide()
        self._pause.stop()
        if self._about is None:
            self._say(self._words.tr("Choose the event first."))
            self.events.setFocus()
            return
        self.verb.setEnabled(False)
        self._ask("debrief.submit", self._write)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter writes down from anywhere; Enter makes a new line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.verb.isEnabled():
                self.submit()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Close; where something was typed, ask first, here and not in another window."""
        if self._question is not None:
            self._question.leave()
        elif self.text.toPlainText().strip():
            self._ask_to_keep()
        else:
            super().reject()

    def _write(self, lines: tuple[DebriefLine, ...]) -> None:
        self._show(lines)
        about = self._about
        unclear = next((line for line in lines if line.problem is not None), None)
        if unclear is not None:
            self._select(unclear)
        if about is None:
            return
        self._bridge.do(
            debrief_actions.write_down,
            about.event.id,
            lines,
            now=self._bridge.now(),
            card_words=self._words.tr("Card received"),
            then=self._done,
            refused=self._refuse,
        )

    def _done(self, kept: WrittenDown) -> None:
        if self._about is not None:
            event = self._about.event
            told = debrief_words.written(
                self._words,
                title=event.title,
                people=kept.people,
                follow_ups=kept.follow_ups,
                referrals=kept.referrals,
                requests=kept.requests,
            )
            self.written.emit(told, event.id)
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self.verb.setEnabled(True)
        self._say(self._words.refusal(refused))
        (self.events if refused.field == "event" else self.text).setFocus()

    def _say(self, words: str) -> None:
        self._error.setText(words)
        self._error.show()

    def _select(self, line: DebriefLine) -> None:
        """Mark an entry in the field; Qt counts in UTF-16."""
        before = self.text.toPlainText()[: line.start]
        cursor = self.text.textCursor()
        start = _length(before)
        cursor.setPosition(start)
        cursor.setPosition(start + _length(line.text), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def _look(self) -> None:
        self._error.hide()
        if self._about is None:
            return
        if not self.text.toPlainText().strip():
            self._show(())
            return
        self._ask("debrief.look", self._show)

    def _ask(self, purpose: str, then: Callable[[tuple[DebriefLine, ...]], object]) -> None:
        if self._about is None:
            return
        self._bridge.ask_later(
            purpose,
            debrief_reads.understood,
            self._about.event.id,
            self.text.toPlainText(),
            self._bridge.today,
            then=then,
            refused=self._refuse,
        )

    def _show(self, lines: tuple[DebriefLine, ...]) -> None:
        self._lines = lines
        if lines:
            self.preview.show_lines(lines, self._bridge.today)
        else:
            self.preview.show_guests(self._about.guests if self._about is not None else ())
        unclear = any(line.problem is not None for line in lines)
        self._summary.setText(debrief_words.summary(lines, self._words))
        self._summary.set_tone("caution" if unclear else "text2")

    def _choose(self) -> None:
        """Take the event that the box says."""
        self._error.hide()
        identifier = self.events.currentData()
        self._about = None
        if isinstance(identifier, int):
            try:
                self._about = self._bridge.ask(debrief_reads.about, identifier)
            except Refused as refused:
                self._refuse(refused)
        if self._about is None:
            self.preview.show_hint(self._words.tr("Choose the event that you come from."))
        else:
            self._show(())
            self._look()

    def _make_events(self, wanted: int | None) -> ChoiceBox:
        now = self._bridge.now()
        found = list(self._bridge.ask(debrief_reads.choices, now))
        usual = usual_event(found, now)
        chosen = usual.id if usual is not None else None
        if wanted is not None:
            event = self._bridge.ask(event_reads.get, wanted)
            if can_debrief(event, now):
                chosen = wanted
                found += [event] if all(one.id != wanted for one in found) else []
        box = ChoiceBox()
        box.setObjectName("debrief.event")
        box.setAccessibleName(self._words.tr("Event"))
        box.setPlaceholderText(self._words.tr("Choose the event"))
        for each in found:
            box.addItem(self._event_words(each), each.id)
        box.setCurrentIndex(box.findData(chosen) if chosen is not None else -1)
        box.activated.connect(lambda _: self._choose())
        return box

    def _event_words(self, event: Event) -> str:
        words = self._words
        weekday, day = words.weekday(event.on)[:3], words.date(event.on, self._bridge.today)
        return words.tr("{title}, {weekday} {day}", title=event.title, weekday=weekday, day=day)

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName("debrief.text")
        text.setAccessibleName(self._words.tr("What you wrote on the sheet"))
        text.setPlaceholderText(self._words.tr(debrief_words.EXAMPLE))
        text.setTabChangesFocus(True)
        return text

    def _compose(self) -> None:
        words = self._words
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.events)
        left.addWidget(self.text, 1)
        left.addWidget(Legend(words))
        right = QVBoxLayout()
        right.setSpacing(6)
        scroll = OverlayScroll(self.preview, "debrief.scroll")
        self.preview.setAutoFillBackground(False)
        right.addWidget(PlainLabel(words.tr("What becomes of it"), Role.SECTION))
        right.addWidget(scroll, 1)
        right.addWidget(self._summary)
        across = QHBoxLayout()
        across.setContentsMargins(EDGE, 0, 0, 12)
        across.setSpacing(EDGE)
        across.addLayout(left, 9)
        across.addLayout(right, 10)
        self.body.addLayout(across, 1)
        self.body.setSpacing(4)
        self.body.addWidget(self._error)
        cancel = PlainButton(words.tr("Cancel"), "debrief.cancel")
        cancel.clicked.connect(self.reject)
        self.verb = PrimaryButton(words.tr("Write down"), "debrief.submit")
        self.verb.clicked.connect(self.submit)
        self.foot.addWidget(KeyCap("Ctrl+Enter"))
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.verb)

    def _ask_to_keep(self) -> None:
        self._question = KeepQuestion("debrief", self.foot, self)
        self._question.kept.connect(self._keep_writing)
        self._question.discarded.connect(self._discard)

    def _discard(self) -> None:
        self._question = None
        super().reject()

    def _keep_writing(self) -> None:
        self._question = None
        self.text.setFocus()


def _length(text: str) -> int:
    """Return how many signs Qt counts in a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
