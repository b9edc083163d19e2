"""Look before you import: what every record of a file would become, and the owner's word on it (06b)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from netcrm.domain.import_plan import PlannedFile
from netcrm.domain.plan import DecisionKind
from netcrm.domain.refusal import Refused
from netcrm.domain.review import Review, Side
from netcrm.domain.review_list import (
    EVENTS,
    Segment,
    counts,
    is_record,
    lines,
    lost_line,
    lost_rows,
    next_look,
    remarks_on_files,
)
from netcrm.domain.settling import Whom
from netcrm.reads.imports import Looked
from netcrm.ui.commands import command
from netcrm.ui.dialogs.import_columns import ColumnsRow
from netcrm.ui.dialogs.import_event_lines import event_line
from netcrm.ui.dialogs.import_foot import EventChoice, ImportFoot
from netcrm.ui.dialogs.import_record_pane import RecordPane
from netcrm.ui.dialogs.import_records import RecordLine, lost_row_line, record_line
from netcrm.ui.dialogs.import_said import about_files, can_be_saved, not_taken, remarks, strangers
from netcrm.ui.dialogs.import_table import LineTable, TickAll
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.form_fields import ChoiceBox
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

WIDTH, HEIGHT = 1120, 752
_APART = 72
_OFTEN_EMPTY = frozenset({Segment.LOOK, Segment.MERGE, Segment.UNCHANGED})
_LIST_SHARE = (632, 488)
_LETTERS = {"m": DecisionKind.MERGE, "a": DecisionKind.NEW, "s": DecisionKind.SKIP}


@dataclass(frozen=True, slots=True)
class Mapped:
    """How the owner reads one column now.

    Attributes:
        file: whose column it is.
        field: None where it is kept among the other fields.
    """

    file: PlannedFile
    header: str
    field: str | None


class ReviewSheet(Sheet):
    """Everything that an import would do, before anything is written.

    Args:
        looked: the plan with the present cards beside it.
        words: says reasons.
        today: for dates.
        events: the events that people may have been met at, the nearest first.
        parent: the window below.

    Attributes:
        review: the plan with all that was chosen so far.

        events: the events with what was chosen so far.

    Signals:
        import_asked(object, object): carry this :class:`Review` and this
            :class:`netcrm.domain.event_review.EventReview` out.
        mapping_asked(object): read the file again with this :class:`Mapped` column.
        read_asked(object, object): read this :class:`PlannedFile` again like this
            :class:`netcrm.domain.import_plan.ReadAs`.
        save_asked(object): save these rows as CSV: a tuple of `netcrm.domain.review_list.LostRow`.
    """

    import_asked = Signal(object, object)
    mapping_asked = Signal(object)
    read_asked = Signal(object, object)
    save_asked = Signal(object)

    def __init__(
        self,
        looked: Looked,
        words: Words,
        today: date,
        parent: QWidget,
        *,
        events: Sequence[EventChoice] = (),
    ) -> None:
        super().__init__(
            words.tr("Look before you import"), "import_review", parent, width=WIDTH, height=HEIGHT
        )
        self._words, self._looked, self._today = words, looked, today
        self.review, self.events = looked.review, looked.events
        self._segment = Segment.ALL
        self._shown: object = None
        self._columns = ColumnsRow(words)
        self._files = ChoiceBox()
        self._remarks = PlainLabel("", Role.SECOND, "caution", wrap=True)
        self._sorted = PlainLabel(self.tr("Needs a look first"), Role.SECOND, "text2")
        self._segments = Segments("import_review.part", self.tr("Part of the list"), self._parts())
        self._lost = lost_rows(self.review.plan)
        self.list = LineTable("import_review.list", words.tr("Records of the file"), self._line)
        self._all = TickAll("import_review.all", self.tr("Tick all"), self._tick_all)
        self.pane = RecordPane(words, today)
        self.buttons = ImportFoot(events, self.review.plan.event)
        self._compose()
        self._listen()
        self.show_looked(looked)

    def show_looked(self, looked: Looked) -> None:
        """Show what was read, the first time or again; choices, place and scroll stay."""
        was, before = self._looked, self.review
        self._looked = looked
        if looked is not was:
            carried = looked.review if looked.carried is before else looked.review.carried(before)
            self.review, self.events = carried, looked.events.carried(self.events)
        self._lost = lost_rows(self.review.plan)
        self.set_lead(about_files(self._words, self.review.plan))
        parts = (
            remarks(self._words, remarks_on_files(self.review.plan)),
            strangers(self._words, self.events.strangers),
            not_taken(self._words, self.review.plan),
        )
        told = " ".join(part for part in parts if part)
        self._remarks.setText(told)
        show_if(self._remarks, bool(told))
        self._show_columns()
        self._shown = None
        self._show_lines(looked.lines if self._segment is Segment.ALL else ())
        self._told(self.review)
        if self._shown is None:
            self._show_record(self.list.keys.current_key())
        self._set_busy(False)

    def show_refusal(self, refused: Refused) -> None:
        """Say above the buttons why nothing was imported; everything that was chosen stays."""
        self._set_busy(False)
        self._show_columns()
        self.buttons.show_error(self._words.refusal(refused))

    def go_to_next_look(self) -> None:
        """Go to the next record with a conflict or a likely duplicate."""
        wanted = next_look(self.review, self.list.keys.current_key())
        if wanted is not None and not self.list.keys.select(wanted):
            self._segments.choose(Segment.ALL.value)
            self._show_segment(Segment.ALL.value)
            self.list.keys.select(wanted)

    def dispose(self) -> None:
        """Go for good, with the scrim over the window."""
        self.hide()
        self._scrim.deleteLater()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the list; after an import that was stopped everything can be chosen again."""
        super().showEvent(event)
        self._set_busy(False)
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the list's order unsaid where there is no room to say it."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        parts = (self._segments, self._sorted, self._all)
        has_room = sum(part.sizeHint().width() for part in parts) + _APART < self.list.width()
        show_if(self._sorted, has_room and bool(self.review.looks))

    def _compose(self) -> None:
        self.body.setSpacing(0)
        self._remarks.setObjectName("import_review.remarks")
        self._remarks.setContentsMargins(EDGE, 0, EDGE, 8)
        self.body.addWidget(self._remarks)
        self._columns.head.addWidget(self._which_file())
        self.body.addWidget(self._columns)
        self.body.addWidget(line())
        self.body.addWidget(self._split(), 1)
        self.foot.setContentsMargins(EDGE, 10, EDGE, 10)
        self.foot.addWidget(self.buttons)

    def _which_file(self) -> ChoiceBox:
        self._files.setObjectName("import_review.file")
        self._files.setAccessibleName(self.tr("File whose columns are shown"))
        self._files.setMaximumWidth(280)
        for file in self._tables():
            self._files.addItem(file.name)
        show_if(self._files, self._files.count() > 1)
        return self._files

    def _split(self) -> QSplitter:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.addWidget(self._segments)
        head.addStretch(1)
        head.addWidget(self._sorted)
        head.addSpacing(12)
        head.addWidget(self._all)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.list, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("import_review.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.pane)
        self._splitter.setSizes(list(_LIST_SHARE))
        for place, share in enumerate(_LIST_SHARE):
            self._splitter.setStretchFactor(place, share)
        return self._splitter

    def _listen(self) -> None:
        self._columns.chosen.connect(self._map)
        self._columns.reading.read_asked.connect(self._read_again)
        self._files.activated.connect(lambda _: self._show_columns())
        self._segments.chosen.connect(self._show_segment)
        self.list.keys.current_changed.connect(self._show_record)
        self.list.keys.activated.connect(self._next_line)
        self.list.keys.key_pressed.connect(self._letter)
        self.list.rows.tick_asked.connect(self._tick)
        self.pane.kind_chosen.connect(self._choose)
        self.pane.side_chosen.connect(self._keep)
        self.pane.next_asked.connect(self.go_to_next_look)
        self.pane.save_asked.connect(self._save_lost)
        self.buttons.event_chosen.connect(self._put_on)
        self.buttons.cancelled.connect(self.reject)
        self.buttons.accepted.connect(self._import)
        for keys in command("review.next_conflict").sequences:
            QShortcut(QKeySequence(keys), self, self.go_to_next_look)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._import)

    def _parts(self) -> list[tuple[str, str]]:
        has_events = bool(self.events.decisions)
        return [(one.value, one.value) for one in Segment if one is not Segment.EVENTS or has_events]

    def _count_words(self, segment: Segment, count: int) -> str:
        texts = {
            Segment.ALL: self.tr("All {count}"),
            Segment.NEW: self.tr("New {count}"),
            Segment.MERGE: self.tr("Merge {count}"),
            Segment.LOOK: self.tr("Look {count}"),
            Segment.UNCHANGED: self.tr("Unchanged {count}"),
            Segment.SKIP: self.tr("Skip {count}"),
            Segment.EVENTS: self.tr("Events {count}"),
        }
        return texts[segment].format(count=count)

    def _told(self, review: Review) -> None:
        """Something was chosen: say everything that follows from it."""
        self.review = review
        self.list.rows.reload()
        counted = counts(review, self.events)
        for name, _words in self._parts():
            segment = Segment(name)
            self._segments.set_words(name, self._count_words(segment, counted[segment]))
            is_there = counted[segment] > 0 or segment in (self._segment, Segment(self._segments.choice))
            self._segments.offer_choice(name, is_there or segment not in _OFTEN_EMPTY)
        self._fit_head()
        self._all.setChecked(not self.events.left_out and DecisionKind.SKIP not in review.kinds)
        self.buttons.show_review(review, self.events.changed())

    def _line(self, key: int) -> RecordLine:
        if key >= EVENTS:
            return event_line(self._words, self.events, key - EVENTS, self._today)
        if key >= 0:
            return record_line(self._words, self.review, key)
        return lost_row_line(self._words, self._lost[lost_line(key)], key)

    def _choose(self, kind: str, whom: object) -> None:
        place = self.list.keys.current_key()
        if place is not None and is_record(place):
            chosen = whom if isinstance(whom, Whom) else None
            self._told(self.review.choose(place, DecisionKind(kind), chosen))
            self._show_record(place)

    def _keep(self, field: str, side: str) -> None:
        place = self.list.keys.current_key()
        if place is not None and is_record(place):
            self._told(self.review.keep(place, field, Side(side)))

    def _tick(self, place: int, wanted: bool) -> None:
        if place >= EVENTS:
            self.events = self.events.tick([place - EVENTS], wanted)
        else:
            self.review = self.review.tick(place, wanted)
        self._told(self.review)
        if place == self.list.keys.current_key():
            self._show_record(place)

    def _tick_all(self, wanted: bool) -> None:
        """Tick every line that is listed, or none."""
        keys = self.list.rows.keys()
        self.events = self.events.tick((key - EVENTS for key in keys if key >= EVENTS), wanted)
        self._told(self.review.tick_all(filter(is_record, keys), wanted))
        self._show_record(self.list.keys.current_key())

    def _letter(self, place: int, letter: str) -> None:
        kind = _LETTERS.get(letter)
        if kind is not None and is_record(place) and kind in self.review.offered(place):
            self._choose(kind.value, None)

    def _save_lost(self) -> None:
        self.save_asked.emit(tuple(filter(can_be_saved, self._lost)))

    def _put_on(self, event: object) -> None:
        self._told(self.review.put_on(event if isinstance(event, int) else None))

    def _read_again(self, read_as: object) -> None:
        self._begin_reading()
        self.read_asked.emit(self._file(), read_as)

    def _begin_reading(self) -> None:
        self._set_busy(True)
        self.buttons.show_error("")
        self._columns.say(self.tr("Reading the file again..."))

    def _map(self, header: str, field: object) -> None:
        self._begin_reading()
        self.mapping_asked.emit(Mapped(self._file(), header, field if isinstance(field, str) else None))

    def _import(self) -> None:
        if self.buttons.verb.isEnabled():
            self.buttons.show_error("")
            self._set_busy(True)
            self.import_asked.emit(self.review, self.events)

    def _set_busy(self, busy: bool) -> None:
        self.buttons.set_busy(busy)
        self._columns.setEnabled(not busy)

    def _show_segment(self, segment: str) -> None:
        self._segment = Segment(segment)
        self._show_lines()
        if self.list.keys.current_key() is None:
            self._show_record(None)

    def _show_lines(self, known: Sequence[int] = ()) -> None:
        self.list.rows.set_keys(known or lines(self.review, self._segment, self.events))
        if self.list.keys.current_key() is None:
            self._select_first()

    def _select_first(self) -> None:
        keys = self.list.rows.keys()
        self.list.keys.select(keys[0] if keys else None)

    def _next_line(self, key: int) -> None:
        place = self.list.rows.place_of(key)
        following = self.list.rows.key_at((place or 0) + 1)
        if following is not None:
            self.list.keys.select(following)

    def _show_record(self, key: object) -> None:
        self._shown = key
        if not isinstance(key, int):
            self.pane.show_nothing()
        elif key >= EVENTS:
            self.pane.show_event(self.review, self.events, key - EVENTS)
        elif key >= 0:
            self.pane.show_record(self.review, key)
        else:
            self.pane.show_lost(self.review, self._lost[lost_line(key)])

    def _show_columns(self) -> None:
        at = self.review.plan.files.index(self._file())
        samples = self._looked.samples
        self._columns.show_file(self._file(), self._looked.guessed[at], samples[at] if samples else None)

    def _file(self) -> PlannedFile:
        return self._tables()[max(0, self._files.currentIndex())]

    def _tables(self) -> list[PlannedFile]:
        """The files whose columns can be looked at; where there are none, those that hold people."""
        files = [file for file in self.review.plan.files if not file.archive]
        return [file for file in files if file.columns] or files
