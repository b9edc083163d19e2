"""The agenda: today and the next two days, and events that ask whether the owner went."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.event import EventStatus
from netcrm.reads.today import AgendaLine
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import LinkButton, PlainButton
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, show_if
from netcrm.ui.widgets.room_mark import RoomLabel
from netcrm.words import agenda
from netcrm.words.words import Words

ROWS = 5
LEAST_COMING = 2
"""So many events to come are shown before those that ask fill the card."""
TIME_WIDTH, NOTE_WIDTH = 88, 196
_ANSWERS = (EventStatus.ATTENDED, EventStatus.MISSED, EventStatus.CANCELLED)


class AgendaRow(QWidget):
    """One event: when, what and where, what is known, and what to do.

    Signals:
        opened(int): show the event of this id.
        debrief_asked(int): write down what came of it.
        answered(int, EventStatus): the owner said what became of it.
    """

    opened = Signal(int)
    debrief_asked = Signal(int)
    answered = Signal(int, object)

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = words
        self._line: AgendaLine | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._time, self._until = PlainLabel("", Role.NAME), PlainLabel("", Role.SECOND, "text2")
        self._title, self._where = ElideLabel("", Role.NAME), ElideLabel("", Role.SECOND, "text2")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._room = RoomLabel()
        self._note = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._note.setFixedWidth(NOTE_WIDTH)
        self._open = PlainButton("", f"{name}.open", "printer", small=True)
        self._open.clicked.connect(self._press)
        self._answers = [self._answer_button(name, status) for status in _ANSWERS]
        self._compose()

    def set(self, shown: AgendaLine, today: date, *, narrow: bool) -> None:
        """Show an event; the note is left out in the narrow layout."""
        self._line = shown
        words, event = self._words, shown.row.event
        when, until = agenda.when(event, words, today, past=shown.asks)
        self._time.setText(when)
        self._until.setText(until)
        self._title.setText(event.title)
        self._room.set_room(shown.row.room, words.room(shown.row.room) if shown.row.room else "")
        # Beside three buttons the title needs the room of the room.
        show_if(self._room, shown.row.room is not None and not (shown.asks and narrow))
        self._show_notes(shown, narrow=narrow)
        self._show_buttons(shown)
        self.setAccessibleName(", ".join((event.title, when, until, self._note.text())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click anywhere on the line opens the event."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._ask_open()

    def _compose(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title)
        top.addWidget(self._room)
        top.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 14, 15, 14)
        row.setSpacing(8)
        time = QWidget()
        time.setFixedWidth(TIME_WIDTH)
        row.addWidget(_stacked(time, self._time, self._until))
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(top)
        middle.addWidget(self._where)
        row.addLayout(middle, 1)
        row.addSpacing(4)
        row.addWidget(self._note)
        for button in (self._open, *self._answers):
            row.addWidget(button)

    def _answer_button(self, name: str, status: EventStatus) -> PlainButton:
        button = PlainButton(self._words.name(status), f"{name}.{status.value}", small=True)
        button.clicked.connect(lambda: self._answer(status))
        return button

    def _show_notes(self, shown: AgendaLine, *, narrow: bool) -> None:
        words, where = self._words, agenda.where(shown.row, self._words)
        asks = words.tr("Did you go?")
        if shown.asks:
            note = asks
        elif shown.row.event.status is EventStatus.ATTENDED:
            note = agenda.met(shown.row.met, words)
        else:
            note = agenda.expected(shown.row.expected, shown.strangers, shown.to_answer_for, words)
        self._note.setText(note)
        self._note.set_role(Role.SECOND_STRONG if shown.asks else Role.SECOND)
        self._note.set_tone("text" if shown.asks else "text2")
        # Three buttons leave less room; the question then stands under the title.
        self._note.setFixedWidth(NOTE_WIDTH if not shown.asks else 84)
        self._where.setText(asks if shown.asks and narrow else where)
        show_if(self._note, not narrow)

    def _show_buttons(self, shown: AgendaLine) -> None:
        words, title = self._words, shown.row.event.title
        is_over = shown.row.event.status is EventStatus.ATTENDED
        verb = words.tr("Write down") if is_over else words.tr("Print briefing")
        self._open.setText(verb)
        self._open.set_icon("pencil" if is_over else "printer")
        self._open.setAccessibleName(f"{verb}: {title}")
        show_if(self._open, not shown.asks)
        for button in self._answers:
            button.setAccessibleName(f"{button.text()}: {title}")
            show_if(button, shown.asks)

    def _ask_open(self) -> None:
        if self._line is not None:
            self.opened.emit(self._line.row.event.id)

    def _press(self) -> None:
        """Write down what is over; show what is to come, where it is printed."""
        if self._line is not None and self._line.row.event.status is EventStatus.ATTENDED:
            self.debrief_asked.emit(self._line.row.event.id)
        else:
            self._ask_open()

    def _answer(self, status: EventStatus) -> None:
        if self._line is not None:
            self.answered.emit(self._line.row.event.id, status)


class AgendaCard(Card):
    """The agenda; hidden while there is nothing in it.

    Signals:
        opened(int): show the event of this id.
        debrief_asked(int): write down what came of it.
        answered(int, EventStatus): the owner said what became of it.
        calendar_asked(): show all events.
    """

    opened = Signal(int)
    debrief_asked = Signal(int)
    answered = Signal(int, object)
    calendar_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Agenda"), "today.agenda", flush=True, parent=parent)
        self._words = words
        self.set_hint(words.tr("today and the next two days"))
        calendar = LinkButton(words.tr("Open calendar"), "today.agenda.calendar")
        calendar.clicked.connect(self.calendar_asked)
        self.add_action(calendar)
        self._rows: list[AgendaRow] = []
        self._rules: list[QWidget] = []
        for number in range(ROWS):
            self._add_row(AgendaRow(f"today.agenda.{number + 1}", words))
        self._more = PlainLabel("", Role.SECOND, "text2")
        self._more.setContentsMargins(15, 8, 15, 9)
        self.add(self._more)

    def set(
        self,
        unanswered: Sequence[AgendaLine],
        unanswered_count: int,
        coming: Sequence[AgendaLine],
        today: date,
        *,
        narrow: bool,
    ) -> None:
        """Show what asks first, then what is to come."""
        room = ROWS - min(LEAST_COMING, len(coming))
        asking = unanswered[:room]
        shown = [*asking, *coming[: ROWS - len(asking)]]
        for number, row in enumerate(self._rows):
            show_if(row, number < len(shown))
            show_if(self._rules[number], 0 < number < len(shown))
            if number < len(shown):
                row.set(shown[number], today, narrow=narrow)
        self._tell_more(unanswered_count - len(asking))
        show_if(self, bool(shown))

    def _tell_more(self, hidden: int) -> None:
        words = self._words
        told = words.tr("1 more event asks whether you went. It stands in the calendar.")
        if hidden > 1:
            told = words.tr(
                "{count} more events ask whether you went. They stand in the calendar.", count=hidden
            )
        self._more.setText(told if hidden else "")
        show_if(self._more, hidden > 0)

    def _add_row(self, row: AgendaRow) -> None:
        rule = line()
        self._rows.append(row)
        self._rules.append(rule)
        self.add(rule)
        self.add(row)
        row.opened.connect(self.opened)
        row.debrief_asked.connect(self.debrief_asked)
        row.answered.connect(self.answered)


def _stacked(holder: QWidget, *labels: QWidget) -> QWidget:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for label in labels:
        column.addWidget(label)
    return holder
