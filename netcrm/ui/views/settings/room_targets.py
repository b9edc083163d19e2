"""Targets and strategy of the four rooms, with the sum while it is written."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room, RoomPlan
from netcrm.ui.theme import Role, set_look
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.room_bar import RoomBar
from netcrm.ui.widgets.room_mark import RoomLabel
from netcrm.words.numbers import per_cent
from netcrm.words.words import Words

FIELD, BAR = 64, 120
WHOLE = 0.6
"""The share that fills a bar's width, unless a target is greater."""


class RoomTargets(QWidget):
    """Four lines: room, target, bar, strategy.

    Signals:
        written(dict, dict): targets that add to 100, and strategies, by room: they differ from what is kept.
    """

    written = Signal(object, object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._kept: dict[Room, RoomPlan] = {}
        self._edited: set[QLineEdit] = set()
        self._targets: dict[Room, QLineEdit] = {}
        self._bars: dict[Room, RoomBar] = {}
        self._strategies: dict[Room, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(4, 1)
        heads = (
            (0, words.tr("Room")),
            (1, words.tr("Target")),
            (4, words.tr("What you do there, in a line")),
        )
        for column, head in heads:
            grid.addWidget(PlainLabel(head, Role.LABEL, "text3"), 0, column)
        for number, room in enumerate(Room, 1):
            self._add(grid, number, room)
        self._sum = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._sum.setObjectName("settings.rooms.sum")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(grid)
        whole.addWidget(self._sum)

    def load(self, plans: Mapping[Room, RoomPlan]) -> None:
        """Show what is kept; a field that is being written stays as it is."""
        self._kept = dict(plans)
        for room, plan in plans.items():
            if self._targets[room] not in self._edited:
                self._targets[room].setText(str(plan.target))
            if self._strategies[room] not in self._edited:
                self._strategies[room].setText(plan.strategy)
                self._strategies[room].setCursorPosition(0)
        self._tell()

    def start_from(self, targets: Mapping[Room, int]) -> None:
        """Write other targets into the fields and keep them."""
        for room, target in targets.items():
            self._targets[room].setText(str(target))
        self._tell()
        self.commit()

    def targets(self) -> dict[Room, int] | None:
        """The targets as they are written; None where one is no whole number from 0 to 100."""
        found: dict[Room, int] = {}
        for room, field in self._targets.items():
            text = field.text().strip().removesuffix("%").strip()
            if not (text.isascii() and text.isdecimal() and int(text) <= 100):
                return None
            found[room] = int(text)
        return found

    def commit(self) -> None:
        """Keep what was written: targets once they add to 100, strategies always."""
        kept = {room: plan.target for room, plan in self._kept.items()}
        written = self.targets()
        sums = written is not None and sum(written.values()) == 100
        targets = written if sums and written is not None else kept
        strategies = {room: field.text().strip() for room, field in self._strategies.items()}
        before = {room: plan.strategy for room, plan in self._kept.items()}
        self._edited -= set(self._strategies.values())
        if sums:
            self._edited -= set(self._targets.values())
        if targets != kept or strategies != before:
            self.written.emit(targets, strategies)

    def show_refusal(self, refused: Refused) -> None:
        """Say why they are not kept."""
        self._sum.setText(self._words.refusal(refused))
        self._sum.set_tone("stop")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leaving a field or Enter keeps it, Esc takes back what was written."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason and self._edited:
                QTimer.singleShot(0, self, self.commit)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._edited:
            if event.key() == Qt.Key.Key_Escape:
                self._edited.clear()
                self.load(self._kept)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what was written when the page goes away."""
        super().hideEvent(event)
        if self._edited:
            self.commit()

    def _add(self, grid: QGridLayout, number: int, room: Room) -> None:
        words, name = self._words, self._words.room(room)
        self._targets[room] = self._field(
            f"settings.rooms.{room.value}", words.tr("{room}: target in per cent", room=name)
        )
        self._targets[room].setFixedWidth(FIELD)
        self._targets[room].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._targets[room].textChanged.connect(lambda _: self._tell())
        self._strategies[room] = self._field(
            f"settings.rooms.{room.value}.strategy", words.tr("{room}: what you do there", room=name)
        )
        self._strategies[room].setMaxLength(1000)
        self._bars[room] = RoomBar(room, thick=True)
        self._bars[room].setFixedWidth(BAR)
        label = RoomLabel(room, name)
        label.setMinimumWidth(128)
        parts = (
            label,
            self._targets[room],
            PlainLabel("%", Role.BODY, "text2"),
            self._bars[room],
            self._strategies[room],
        )
        for column, part in enumerate(parts):
            grid.addWidget(part, number, column)

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.textEdited.connect(partial(self._note, field))
        field.installEventFilter(self)
        return field

    def _note(self, field: QLineEdit, _text: str) -> None:
        self._edited.add(field)

    def _tell(self) -> None:
        """Say what the four add to, and draw them."""
        words, written = self._words, self.targets()
        told, tone = words.tr("A target is a whole number from 0 to 100. Not kept yet."), "caution"
        if written is not None:
            told, tone = self._told_sum(sum(written.values()))
            whole = max(WHOLE, max(written.values()) / 100)
            for room, target in written.items():
                spoken = words.tr("{room}: {target}", room=words.room(room), target=per_cent(target))
                self._bars[room].set(target / 100, None, spoken, whole=whole)
        self._sum.setText(told)
        self._sum.set_tone(tone)
        for field in self._targets.values():
            field.setAccessibleDescription(told)
            set_look(field, "error", False)

    def _told_sum(self, total: int) -> tuple[str, str]:
        words = self._words
        if total == 100:
            return words.tr("The four add to {total}.", total=per_cent(100)), "text2"
        if total < 100:
            left = words.tr("{points} points are left to give away.", points=100 - total)
        else:
            left = words.tr("{points} points are too many.", points=total - 100)
        kept = words.tr("They are kept once they add to {total}.", total=per_cent(100))
        return f"{words.tr('The four add to {total}.', total=per_cent(total))} {left} {kept}", "caution"
