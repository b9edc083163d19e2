"""The record in front: who it is, who they may be, and what the owner makes of it (picture 06b, right)."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netcrm.domain.event_review import EventReview
from netcrm.domain.plan import DecisionKind
from netcrm.domain.review import Review
from netcrm.domain.review_list import LostRow
from netcrm.domain.settling import Whom
from netcrm.ui.commands import command
from netcrm.ui.dialogs import import_event_lines as event_lines
from netcrm.ui.dialogs.import_conflicts import Comparison
from netcrm.ui.dialogs.import_records import who
from netcrm.ui.dialogs.import_said import can_be_saved
from netcrm.ui.dialogs.import_values import Compared, compared, sentence, told
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import KeyCap, PlainButton
from netcrm.ui.widgets.card import Inset, line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.form_fields import ChoiceBox
from netcrm.ui.widgets.open_segments import OpenSegments
from netcrm.words.words import Words

_SIDE = 20
_RAW_SHOWN = 2_000
_ADD = DecisionKind.NEW.value
_UNBROKEN = re.compile(r"\S{36}(?=\S{4})")


class RecordPane(QFrame):
    """Shows one record and asks what becomes of it.

    Signals:
        kind_chosen(str, object): value of `DecisionKind`, and with whom to merge or None for the first.
        side_chosen(str, str): name of a field in conflict, value of `Side`.
        next_asked(): go to the next record that needs a look.
        save_asked(): save the rows that were not read.
    """

    kind_chosen = Signal(str, object)
    side_chosen = Signal(str, str)
    next_asked = Signal()
    save_asked = Signal()

    def __init__(self, words: Words, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_review.record")
        self.setAccessibleName(self.tr("The record in front"))
        self.setProperty("page", True)
        self._words, self._today = words, today
        self._name = PlainLabel("", Role.SECTION, wrap=True)
        self._name.setObjectName("import_review.record.name")
        self._said = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._said.setObjectName("import_review.record.said")
        self.ways = OpenSegments("import_review.way", self.tr("What becomes of this record"), self._choices())
        self.ways.chosen.connect(lambda kind: self.kind_chosen.emit(kind, None))
        self._area = QScrollArea()
        self._area.setObjectName("import_review.record.area")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(self._area, 1)
        self._foot = self._make_foot()
        whole.addWidget(self._foot)

    def show_record(self, review: Review, place: int) -> None:
        """Show a record with all that was chosen about it."""
        decision = review.decisions[place]
        rows = compared(self._words, review, place, self._today)
        self._name.setText(who(decision.draft) or self.tr("No name"))
        self._said.setText(sentence(self._words, review, place, rows))
        self._show_ways(review, place)
        parts = self._parts(review, place, rows)
        remarks = [self._words.problem(one.code, one.figures) for one in decision.draft.warnings]
        parts += [PlainLabel(one, Role.SECOND, "caution", wrap=True) for one in remarks]
        self._fill([*parts, *self._raw(decision.draft.line, decision.draft.raw)])
        self._show_place(review, place)

    def show_lost(self, review: Review, row: LostRow) -> None:
        """Show a row that was not read, and why."""
        self._name.setText(self.tr("Line {line} was not read").format(line=row.problem.line))
        self._said.setText(self._words.problem(row.problem.reason_code, row.problem.figures))
        self.ways.offer(())
        save = PlainButton(self.tr("Save these rows as CSV"), "import_review.save_rows", "save", small=True)
        save.clicked.connect(self.save_asked)
        show_if(save, can_be_saved(row))
        self._fill([*self._raw(row.problem.line, row.problem.raw), save])
        self._show_place(review, None)

    def show_event(self, review: Review, events: EventReview, place: int) -> None:
        """Show an event: there is nothing to choose but whether it comes in, by its box."""
        decision = events.decisions[place]
        self._name.setText(decision.draft.title)
        self._said.setText(event_lines.second(self._words, events, place, self._today))
        self.ways.offer(())
        why = event_lines.why(self._words, decision, len(events.joining.get(place, ())))
        parts: list[QWidget] = [PlainLabel(why, Role.BODY, wrap=True)] if why else []
        parts.append(self._listed(event_lines.told(self._words, decision)))
        remarks = [self._words.problem(one.code, one.figures) for one in decision.draft.warnings]
        parts += [PlainLabel(one, Role.SECOND, "caution", wrap=True) for one in remarks]
        self._fill(parts)
        self._show_place(review, None)

    def show_nothing(self) -> None:
        """Nothing is listed."""
        self._name.setText("")
        self._said.setText(self.tr("Nothing here. Choose another part of the list."))
        self.ways.offer(())
        self._fill([])
        self._foot.hide()

    def _choices(self) -> list[tuple[str, str]]:
        return [
            (DecisionKind.MERGE.value, self.tr("Merge")),
            (_ADD, self.tr("Add as new")),
            (DecisionKind.SKIP.value, self.tr("Skip")),
        ]

    def _head(self) -> QVBoxLayout:
        line_of = QHBoxLayout()
        line_of.setSpacing(8)
        line_of.addWidget(self._name, 1)
        line_of.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, 0, _SIDE, 8)
        head.setSpacing(6)
        head.addLayout(line_of)
        head.addWidget(self._said)
        return head

    def _make_foot(self) -> QWidget:
        self._place = PlainLabel("", Role.SECOND, "text2")
        self._place.setObjectName("import_review.place")
        self._next = PlainButton(self.tr("Next conflict"), "import_review.next_conflict", small=True)
        self._next.clicked.connect(self.next_asked)
        inside = QHBoxLayout()
        inside.setContentsMargins(_SIDE, 8, _SIDE, 10)
        inside.setSpacing(8)
        inside.addWidget(self._place, 1)
        inside.addWidget(self._next)
        inside.addWidget(KeyCap(command("review.next_conflict").shown_keys))
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(inside)
        return foot

    def _show_ways(self, review: Review, place: int) -> None:
        kind = review.kinds[place]
        offered = {one.value for one in review.offered(place)}
        if review.decisions[place].kind is DecisionKind.UNCHANGED:
            offered = {DecisionKind.SKIP.value, _ADD} if kind is not DecisionKind.UNCHANGED else set()
        self.ways.offer(offered)
        self.ways.show_choice("" if kind is DecisionKind.LIKELY else kind.value)

    def _parts(self, review: Review, place: int, rows: Sequence[Compared]) -> list[QWidget]:
        kind, draft = review.kinds[place], review.decisions[place].draft
        parts: list[QWidget] = []
        if kind is DecisionKind.LIKELY:
            parts.append(self._possible(review, place))
        if len(review.candidates(place)) > 1 and kind is not DecisionKind.NEW:
            parts.append(self._candidates(review, place))
        if rows and kind is not DecisionKind.NEW:
            parts.append(self._comparison(review, place, rows))
        elif kind is not DecisionKind.UNCHANGED:
            parts.append(self._listed(told(self._words, draft, self._today)))
        return parts

    def _possible(self, review: Review, place: int) -> Inset:
        card = review.present(place)
        name = who(card) if card is not None else ""
        inset = Inset("caution")
        inset.setObjectName("import_review.possible")
        inset.set(
            self.tr("Possible duplicate"),
            self.tr("Merge if this is {name}; else add as new. Until you choose, this row stays out.").format(
                name=name or self.tr("the same person")
            ),
            "caution",
        )
        return inset

    def _candidates(self, review: Review, place: int) -> QWidget:
        box = ChoiceBox()
        box.setObjectName("import_review.whom")
        box.setAccessibleName(self.tr("Who this may be"))
        for whom in review.candidates(place):
            box.addItem(self._called(review, whom), whom)
        box.setCurrentIndex(max(0, review.candidates(place).index(review.whom(place))))
        merge = DecisionKind.MERGE.value
        box.activated.connect(lambda: self.kind_chosen.emit(merge, box.currentData()))
        return box

    def _called(self, review: Review, whom: Whom) -> str:
        if whom.contact is not None:
            card = review.cards.get(whom.contact)
            return who(card) if card is not None else ""
        draft = review.decisions[whom.record or 0].draft
        return self.tr("{name}, line {line}").format(name=who(draft), line=draft.line)

    def _comparison(self, review: Review, place: int, rows: Sequence[Compared]) -> Comparison:
        whom = review.whom(place)
        present = self.tr("In netcrm")
        if whom.contact is None and whom.record is not None:
            present = self.tr("On line {line}").format(line=review.decisions[whom.record].draft.line)
        made = Comparison(
            rows,
            (present, self.tr("On the card")),
            partial(review.side, place),
            settling=review.kinds[place] is DecisionKind.MERGE,
        )
        made.chosen.connect(self.side_chosen)
        return made

    def _listed(self, values: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 96)
        top = Qt.AlignmentFlag.AlignTop
        for place, (label, value) in enumerate(values):
            grid.addWidget(PlainLabel(label, Role.SECOND, "text3"), place, 0, top)
            grid.addWidget(PlainLabel(_breakable(value[:_RAW_SHOWN]), Role.SECOND, wrap=True), place, 1, top)
        return holder

    def _raw(self, number: int, raw: str) -> list[QWidget]:
        if not raw.strip():
            return []
        text = PlainLabel(_breakable(raw.strip()[:_RAW_SHOWN]), Role.SECOND, "text3", wrap=True)
        text.setObjectName("import_review.raw")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = self.tr("Line {line} as it stands in the file").format(line=number)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(head, Role.LABEL, "text3"))
        column.addWidget(text)
        return [line(), told]

    def _fill(self, parts: Sequence[QWidget]) -> None:
        inside = QWidget()
        inside.setProperty("page", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 4, _SIDE, 16)
        column.setSpacing(10)
        for part in parts:
            align = Qt.AlignmentFlag.AlignLeft if isinstance(part, PlainButton) else Qt.AlignmentFlag(0)
            column.addWidget(part, 0, align)
        column.addStretch(1)
        self._area.setWidget(inside)

    def _show_place(self, review: Review, place: int | None) -> None:
        total = len(review.looks)
        show_if(self._foot, total > 0)
        if place in review.looks:
            at = review.looks.index(place) + 1
            self._place.setText(self.tr("Conflict {at} of {total}").format(at=at, total=total))
        else:
            self._place.setText(self.tr("{total} to look at").format(total=total))


def _breakable(text: str) -> str:
    """Return the text with places to break where there would be none for a whole line."""
    return _UNBROKEN.sub("\\g<0>\u200b", text)
