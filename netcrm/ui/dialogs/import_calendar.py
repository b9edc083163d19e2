"""Look before you import a calendar: which events come in, which are here already, and what can't be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from netcrm.domain.event_plan import EventDecision
from netcrm.domain.event_review import EventReview
from netcrm.domain.plan import DecisionKind
from netcrm.domain.review_list import LostRow, is_row
from netcrm.reads.imports import Looked
from netcrm.ui.dialogs.import_records import chip
from netcrm.ui.dialogs.import_said import about_files
from netcrm.ui.dialogs.import_sheet import ImportSheet
from netcrm.ui.dialogs.sheet import EDGE
from netcrm.ui.import_words import verb
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.chip import ChipFace
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.imports import EVENT_WHY
from netcrm.words.words import Words

WIDTH, HEIGHT = 800, 640


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLine:
    """One line of the list.

    Attributes:
        number: place of the event's decision, or below zero a problem of a file.
        title: the event's, or where the problem is.
        when: day and time; empty for a problem.
        why: what it has in common with an event of yours, or what could not be read.
    """

    number: int
    title: str
    when: str
    place: str
    why: str
    chip: ChipFace
    muted: bool = False

    @property
    def second(self) -> str:
        """When and where; of a problem, what it is."""
        return " · ".join(part for part in (self.when, self.place) if part) or self.why

    @property
    def spoken(self) -> str:
        """The line for screen readers, and in full below the list."""
        told = (self.title, self.when, self.place, self.chip.text, self.why)
        return " · ".join(part for part in told if part)


def event_line(words: Words, events: EventReview, place: int, today: date) -> CalendarLine:
    """The line of an event: day, time, title, place, what becomes of it and why."""
    decision, joining = events.decisions[place], len(events.joining.get(place, ()))
    draft = decision.draft
    # Whoever goes on the list of an event that is here changes it.
    kind = DecisionKind.MERGE if joining and decision.kind is DecisionKind.UNCHANGED else decision.kind
    return CalendarLine(
        number=place,
        title=draft.title,
        when=when(words, draft.starts_at, draft.ends_at, ZoneInfo(draft.zone), today),
        place=" ".join(draft.place.split()),
        why=why(words, decision, joining),
        chip=chip(words, kind),
        muted=decision.kind is DecisionKind.SKIP,
    )


def problem_line(words: Words, found: LostRow, number: int, *, named: bool) -> CalendarLine:
    """The line of what was not read, or was read with a remark.

    Args:
        named: whether the file's name stands with the line, where there are several.
    """
    at = words.tr("Line {line}", line=found.problem.line)
    lost = is_row(found.problem)
    return CalendarLine(
        number=number,
        title=words.tr("{file}, line {line}", file=found.file.name, line=found.problem.line) if named else at,
        when="",
        place="",
        why=words.problem(found.problem.reason_code, found.problem.figures),
        chip=chip(words, DecisionKind.SKIP) if lost else ChipFace(words.tr("Remark"), "caution"),
        muted=lost,
    )


def when(words: Words, start: datetime, end: datetime, zone: ZoneInfo, today: date) -> str:
    """Day and time on the event's own clock ("Wednesday 18 Nov, 07:00 to 09:00")."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    day = f"{words.weekday(first.date())} {words.date(first.date(), today)}"
    if first == last:
        return f"{day}, {words.time(first)}"
    told = words.time(last)
    if last.date() != first.date():
        told = f"{words.date(last.date(), today)} {told}"
    return words.tr("{day}, {start} to {end}", day=day, start=words.time(first), end=told)


def why(words: Words, decision: EventDecision, joining: int = 0) -> str:
    """What an event has in common with one of yours, what was left, and who comes on its list."""
    told = [words.tr(EVENT_WHY[code]) for code in decision.why]
    if joining:
        many = words.tr("{count} of your contacts go on its list", count=joining)
        told.append(words.tr("1 of your contacts goes on its list") if joining == 1 else many)
    sentence = ", ".join(told)
    return sentence[:1].upper() + sentence[1:]


def face(one: CalendarLine) -> RowFace:
    """How a line looks."""
    note = one.why if one.when else ""
    return RowFace(title=one.title, second=one.second, note=note, end_chips=(one.chip,), muted=one.muted)


class CalendarSheet(ImportSheet):
    """Everything that an import of calendars would do, before anything is written.

    Args:
        today: for dates.

    Attributes:
        list: what can't be read first, then the events in the order in which they take place.
    """

    def __init__(self, looked: Looked, words: Words, today: date, parent: QWidget) -> None:
        count = looked.events.changed()
        super().__init__(
            looked,
            words,
            parent,
            title=words.tr("Look before you import"),
            name="import_calendar",
            verb=verb(0, count),
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
        self.list = self._make_list()
        self._detail = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._detail.setObjectName("import_calendar.detail")
        self._detail.setContentsMargins(EDGE, 10, EDGE, 10)
        self._compose()
        self.list.keys.current_changed.connect(self._show)
        keys = [-1 - place for place in range(len(self._problems))] + looked.events.in_order()
        self.list.rows.set_keys(keys)
        self.list.keys.select(keys[0] if keys else None)
        if not count and not any(file.archive for file in plan.files):
            self.forbid(words.tr("Every event here is in netcrm already."))
        if not looked.events.decisions:
            self.forbid(words.tr("There is no event here to import."))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the list, where the arrow keys go through the events."""
        super().showEvent(event)
        self.list.setFocus()

    def _make_list(self) -> RowList:
        model = RowModel(
            self._fetch,
            [Column(id="event", text=lambda row: str(row.spoken))],
            key_of=lambda row: int(row.number),
        )
        return RowList("import_calendar.list", self._words.tr("Events of the file"), model, face)

    def _compose(self) -> None:
        self.body.setSpacing(0)
        told = self._strangers()
        label = PlainLabel(told, Role.SECOND, "caution", wrap=True)
        label.setObjectName("import_calendar.strangers")
        label.setContentsMargins(EDGE, 0, EDGE, 10)
        show_if(label, bool(told))
        self.body.addWidget(label)
        self.body.addWidget(line())
        self.body.addWidget(self.list, 1)
        self.body.addWidget(line())
        self.body.addWidget(self._detail)
        self.body.addWidget(self._error)

    def _strangers(self) -> str:
        count = self._looked.events.strangers
        if not count:
            return ""
        if count == 1:
            return self._words.tr(
                "1 person who is invited can't be told among your contacts, and is not added."
            )
        return self._words.tr(
            "{count} people who are invited can't be told among your contacts, and are not added.",
            count=count,
        )

    def _fetch(self, keys: Sequence[int]) -> Iterable[CalendarLine]:
        return [self._line(key) for key in keys]

    def _line(self, key: int) -> CalendarLine:
        if key >= 0:
            return event_line(self._words, self._looked.events, key, self._today)
        return problem_line(self._words, self._problems[-1 - key], key, named=not self._is_one)

    def _show(self, key: object) -> None:
        self._detail.setText(self._line(key).spoken if isinstance(key, int) else "")
