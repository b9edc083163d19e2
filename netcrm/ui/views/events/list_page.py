"""The first page: what waits for an answer, what comes, what was."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netcrm.domain.cards import EventRow
from netcrm.domain.event import EventStatus
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.views.events import face
from netcrm.ui.views.events.answers import AnswerButtons
from netcrm.ui.views.events.columns import NARROW_LIST, WHEN, WIDE_LIST, EventColumns
from netcrm.ui.views.events.table import PageTable
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.overlay_scroll import OverlayScroll
from netcrm.ui.widgets.room_mark import RoomLabel
from netcrm.ui.widgets.row_list import TWO_LINES
from netcrm.words.words import Words

MOST_QUESTIONS = 5


class ListPage(QWidget):
    """All events in sections.

    Args:
        bridge: tells now.
        words: says everything.

    Signals:
        opened(int): the event of this id was chosen.
        answered(int, EventStatus): what became of an event was said.
        edit_asked(int): the event of this id is to be edited.
        removed(int): the event of this id is to be deleted.
        add_asked(): the empty page's button was pressed.
    """

    opened = Signal(int)
    answered = Signal(int, EventStatus)
    edit_asked = Signal(int)
    removed = Signal(int)
    add_asked = Signal()

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._words = bridge, words
        self._rows: tuple[EventRow, ...] = ()
        self._segment = "all"
        self._empty = EmptyState("events.empty")
        self._empty.acted.connect(self.add_asked)
        self._questions = Card(self.tr("Did you go?"), "events.questions", flush=True)
        self._questions.set_hint(self.tr("Your rooms, visits and absences live on the answer"))
        self._asked = QVBoxLayout()
        self._asked.setSpacing(0)
        self._questions.add_layout(self._asked)
        self._coming_card, self.coming = self._section(self.tr("Coming"), "events.coming", past=False)
        self._past_card, self.past = self._section(self.tr("Past"), "events.past", past=True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self._questions, self._coming_card, self._past_card):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = OverlayScroll(content, "events.list")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        whole.addWidget(self._empty)
        self._empty.hide()

    def show_rows(self, rows: Sequence[EventRow]) -> None:
        """Show these events, given latest first."""
        self._rows = tuple(rows)
        self._show()

    def choose(self, segment: str) -> None:
        """Show ``coming``, ``past`` or ``all``."""
        self._segment = segment
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the titles their room in a narrow window."""
        for table in (self.coming, self.past):
            table.set_widths(NARROW_LIST if narrow else WIDE_LIST)

    def current_key(self) -> int | None:
        """Id of the event that the focus is on."""
        for table in (self.coming, self.past):
            if table.hasFocus():
                return table.keys.current_key()
        return None

    def count_words(self) -> str:
        """What comes next, in a few words."""
        coming = self._coming(self._bridge.now())
        if not coming:
            return ""
        first = coming[0].event
        day = self._words.day(first.on, self._bridge.today)
        return self.tr("Next: {title}, {day}").format(title=first.title, day=day)

    def focus_target(self) -> QWidget:
        """Where the keyboard starts."""
        return self.coming if self.coming.rows.rowCount() else self.past

    def _show(self) -> None:
        now = self._bridge.now()
        coming = self._coming(now)
        past = [row for row in self._rows if face.has_ended(row.event, now)]
        questions = [row for row in past if face.is_open_question(row.event, now)]
        asked = questions[:MOST_QUESTIONS]
        asked_ids = {row.event.id for row in asked}
        past = [row for row in past if row.event.id not in asked_ids]
        self._ask(asked, len(questions))
        self._fill(self._coming_card, self.coming, coming, "coming")
        self._fill(self._past_card, self.past, past, "past")
        self._say_empty(shown=bool(asked) or self._is_shown("coming", coming) or self._is_shown("past", past))

    def _coming(self, now: datetime) -> list[EventRow]:
        return [row for row in reversed(self._rows) if not face.has_ended(row.event, now)]

    def _is_shown(self, segment: str, rows: Sequence[EventRow]) -> bool:
        return bool(rows) and self._segment in (segment, "all")

    def _fill(self, card: Card, table: PageTable, rows: Sequence[EventRow], segment: str) -> None:
        card.setVisible(self._is_shown(segment, rows))
        card.set_hint(str(len(rows)))
        table.set_rows(rows)

    def _say_empty(self, *, shown: bool) -> None:
        self._empty.setVisible(not shown)
        self._scroll.setVisible(shown)
        if self._rows:
            words = (
                self.tr("Nothing is planned.")
                if self._segment == "coming"
                else self.tr("Nothing is past yet.")
            )
            self._empty.set(words, self.tr("Add event"))
        else:
            words = self.tr("Write down where you will meet people, and print who they are before you go.")
            self._empty.set(words, self.tr("Add event"))

    def _section(self, title: str, name: str, *, past: bool) -> tuple[Card, PageTable]:
        card = Card(title, f"{name}_card", flush=True)
        columns = EventColumns(self._words, self._bridge.now, past=past)
        table = PageTable(
            name,
            title,
            columns.columns(),
            columns.spoken,
            key_of=lambda row: int(row.event.id),
            height=TWO_LINES,
        )
        table.opened.connect(self.opened)
        table.removed.connect(self.removed)
        table.menu_asked.connect(partial(self._open_menu, table))
        card.body.addWidget(table)
        card.hide()
        return card, table

    def _ask(self, rows: Sequence[EventRow], total: int) -> None:
        while (item := self._asked.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            if number:
                self._asked.addWidget(line())
            self._asked.addWidget(self._question(row))
        if total > len(rows):
            more = self.tr("{count} older ones wait under Past.").format(count=total - len(rows))
            label = PlainLabel(more, Role.SECOND, "text2")
            label.setContentsMargins(16, 8, 16, 10)
            self._asked.addWidget(line())
            self._asked.addWidget(label)
        open_ones = self.tr("1 unanswered") if total == 1 else self.tr("{count} unanswered")
        self._questions.set_chip(open_ones.format(count=total) if total else "", "caution")
        self._questions.setVisible(bool(rows))

    def _question(self, row: EventRow) -> QWidget:
        words, event = self._words, row.event
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(16, 8, 15, 9)
        across.setSpacing(16)
        across.addLayout(self._told(row), 1)
        across.addWidget(RoomLabel(row.room, words.room(row.room)))
        buttons = AnswerButtons(words, f"events.question.{event.id}", event.title)
        buttons.answered.connect(partial(self._answered, event.id))
        across.addWidget(buttons)
        return holder

    def _told(self, row: EventRow) -> QGridLayout:
        """When and what, under the columns of the tables below."""
        words, event = self._words, row.event
        title = LinkButton(event.title.replace("&", "&&"), f"events.question.{event.id}.open")
        title.setProperty("tight", True)
        title.clicked.connect(partial(self._opened, event.id))
        under = QHBoxLayout()
        under.setContentsMargins(4, 0, 0, 0)
        under.addWidget(ElideLabel(face.place_line(words, row), Role.SECOND, "text2"))
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(0)
        grid.setColumnMinimumWidth(0, WHEN - 12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(PlainLabel(face.day_words(words, event, self._bridge.today), Role.NAME), 0, 0)
        grid.addWidget(PlainLabel(face.time_words(words, event), Role.SECOND, "text2"), 1, 0)
        grid.addWidget(title, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(under, 1, 1)
        return grid

    def _opened(self, event: int, _checked: bool = False) -> None:
        self.opened.emit(event)

    def _answered(self, event: int, status: EventStatus) -> None:
        self.answered.emit(event, status)

    def _open_menu(self, table: PageTable, key: int, place: QPoint) -> None:
        row = table.row(key)
        if row is None:
            return
        menu = QMenu(self)
        menu.setObjectName("events.menu")
        menu.addAction(self.tr("Open")).triggered.connect(partial(self._opened, key))
        menu.addAction(self.tr("Edit...")).triggered.connect(lambda: self.edit_asked.emit(key))
        if face.has_ended(row.event, self._bridge.now()):
            menu.addSeparator()
            for status in EventStatus:
                action = menu.addAction(self._words.name(status))
                action.setCheckable(True)
                action.setChecked(row.event.status is status)
                action.triggered.connect(partial(self._menu_answered, key, status))
        menu.addSeparator()
        menu.addAction(self.tr("Delete")).triggered.connect(lambda: self.removed.emit(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _menu_answered(self, event: int, status: EventStatus, _checked: bool = False) -> None:
        self.answered.emit(event, status)
