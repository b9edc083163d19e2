"""Look before you import a calendar: which events come in, which are here already, and what can't be read."""

from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.domain.review_list import EVENTS, LostRow, is_row
from netcrm.reads.imports import Looked
from netcrm.ui.dialogs.import_event_lines import event_line, problem_line
from netcrm.ui.dialogs.import_records import RecordLine
from netcrm.ui.dialogs.import_said import about_files, not_taken, strangers
from netcrm.ui.dialogs.import_sheet import ImportSheet
from netcrm.ui.dialogs.import_table import LineTable, TickAll
from netcrm.ui.dialogs.sheet import EDGE
from netcrm.ui.import_words import verb
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.words.words import Words

WIDTH, HEIGHT = 800, 640


class CalendarSheet(ImportSheet):
    """Everything that an import of calendars would do, before anything is written.

    Args:
        today: for dates.

    Attributes:
        list: what can't be read first, then the events in the order in which they take place.
    """

    def __init__(self, looked: Looked, words: Words, today: date, parent: QWidget) -> None:
        super().__init__(
            looked,
            words,
            parent,
            title=words.tr("Look before you import"),
            name="import_calendar",
            verb="",
            width=WIDTH,
            height=HEIGHT,
        )
        plan = looked.review.plan
        self._today = today
        self._problems = sorted(
            (LostRow(file, one) for file in plan.files for one in file.problems),
            key=lambda found: not is_row(found.problem),
        )
        self._is_one = len(plan.files) == 1
        self.set_lead(about_files(words, plan))
        self.list = LineTable("import_calendar.list", words.tr("Events of the file"), self._line)
        self._all = TickAll("import_calendar.all", words.tr("Tick all"), self._tick_all)
        self._detail = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._detail.setObjectName("import_calendar.detail")
        self._detail.setContentsMargins(EDGE, 10, EDGE, 10)
        self._compose()
        self.list.keys.current_changed.connect(self._show)
        self.list.rows.tick_asked.connect(lambda key, wanted: self._tick([key], wanted))
        self.list.keys.activated.connect(self._next)
        in_order = [EVENTS + place for place in looked.events.in_order()]
        keys = [-1 - place for place in range(len(self._problems))] + in_order
        self.list.rows.set_keys(keys)
        self.list.keys.select(keys[0] if keys else None)
        if not looked.events.changed() and not any(file.archive for file in plan.files):
            self.forbid(words.tr("Every event here is in netcrm already."))
        if not looked.events.decisions:
            self.forbid(words.tr("There is no event here to import."))
        self._told()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the list, where the arrow keys go through the events."""
        super().showEvent(event)
        self.list.setFocus()

    def _tick(self, keys: list[int], wanted: bool) -> None:
        self.events = self.events.tick((key - EVENTS for key in keys if key >= EVENTS), wanted)
        self._told()

    def _tick_all(self, wanted: bool) -> None:
        self._tick(list(self.list.rows.keys()), wanted)

    def _told(self) -> None:
        """Something was ticked: say what follows from it."""
        count = self.events.changed()
        self.verb.setText(verb(0, count))
        self.verb.setAccessibleName(self.verb.text())
        places = [place for place in range(len(self.events.decisions)) if self.events.can_tick(place)]
        show_if(self._all, len(places) > 1)
        self._all.setChecked(all(map(self.events.is_ticked, places)))
        self.list.rows.reload()
        has_more = count > 0 or any(file.archive for file in self._looked.review.plan.files)
        self.allow("" if has_more else self._words.tr("Tick at least one event."))

    def _next(self, key: int) -> None:
        following = self.list.rows.key_at((self.list.rows.place_of(key) or 0) + 1)
        if following is not None:
            self.list.keys.select(following)

    def _compose(self) -> None:
        self.body.setSpacing(0)
        left = not_taken(self._words, self._looked.review.plan)
        told = " ".join(part for part in (strangers(self._words, self.events.strangers), left) if part)
        label = PlainLabel(told, Role.SECOND, "caution", wrap=True)
        label.setObjectName("import_calendar.strangers")
        label.setContentsMargins(EDGE, 0, EDGE, 10)
        show_if(label, bool(told))
        self.body.addWidget(label)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, EDGE, 6)
        head.addWidget(self._all)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(line())
        self.body.addWidget(self.list, 1)
        self.body.addWidget(line())
        self.body.addWidget(self._detail)
        self.body.addWidget(self._error)

    def _line(self, key: int) -> RecordLine:
        if key >= EVENTS:
            return event_line(self._words, self.events, key - EVENTS, self._today)
        return problem_line(self._words, self._problems[-1 - key], key, named=not self._is_one)

    def _show(self, key: object) -> None:
        shown = self._line(key) if isinstance(key, int) else None
        parts = (shown.name, shown.second, shown.chip.text, shown.why) if shown is not None else ()
        self._detail.setText(" · ".join(part for part in parts if part))
