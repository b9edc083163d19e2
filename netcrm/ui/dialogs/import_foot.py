"""The foot of the import review: where everybody was met, what stays out, and the one filled button."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.review import Review
from netcrm.ui.import_words import verb
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, show_if
from netcrm.ui.widgets.form_fields import ChoiceBox
from netcrm.ui.widgets.tick import TickBox


@dataclass(frozen=True, slots=True)
class EventChoice:
    """An event that the people of a file may have been met at.

    Attributes:
        title: its title, with the day where it is one of several.
        is_past: whether it has ended; else people are expected there.
    """

    id: int
    title: str
    is_past: bool


class ImportFoot(QWidget):
    """Event, words and buttons.

    Args:
        events: the events to choose from.
        event: the one that the files were dropped on; None for none.

    Attributes:
        verb: the filled button.

    Signals:
        event_chosen(object): put everybody on this event's list: its id, or None.
        accepted(): import.
        cancelled(): leave everything as it is.
    """

    event_chosen = Signal(object)
    accepted = Signal()
    cancelled = Signal()

    def __init__(
        self, events: Sequence[EventChoice], event: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._events = {one.id: one for one in events}
        self._given = self._events.get(event) if event is not None else None
        self._busy, self._count = False, 0
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName("import_review.error")
        self._error.hide()
        self._stays = ElideLabel("", Role.SECOND, "caution")
        self._stays.setObjectName("import_review.stays_out")
        self._undo = PlainLabel(self.tr("One step to undo afterwards"), Role.SECOND, "text2")
        self.verb = PrimaryButton(self.tr("Import"), "import_review.import", "import")
        self.verb.clicked.connect(self.accepted)
        cancel = PlainButton(self.tr("Cancel"), "import_review.cancel")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._met(), 1)
        row.addWidget(self._undo)
        row.addWidget(cancel)
        row.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._error)
        column.addLayout(row)

    def show_review(self, review: Review, events: int = 0) -> None:
        """Say how many people and events are imported, and how many possible duplicates wait."""
        people = review.people()
        self.verb.setText(verb(people, events))
        self.verb.setAccessibleName(self.verb.text())
        self._count = people + events + any(file.archive for file in review.plan.files)
        waiting = review.undecided()
        one = self.tr("1 possible duplicate stays out until you choose")
        many = self.tr("{count} possible duplicates stay out until you choose").format(count=waiting)
        self._stays.setText(one if waiting == 1 else many)
        show_if(self._stays, waiting > 0)
        self._enable()

    def show_error(self, words: str) -> None:
        """Say why nothing was imported; empty words take it away."""
        self._error.set_tone("stop")
        self._error.setText(words)
        show_if(self._error, bool(words))

    def show_word(self, words: str) -> None:
        """Say that something was done."""
        self.show_error(words)
        self._error.set_tone("text2")

    def set_busy(self, busy: bool) -> None:
        """The file is being read again."""
        self._busy = busy
        self._enable()

    def _enable(self) -> None:
        self.verb.setEnabled(self._count > 0 and not self._busy)
        self.verb.setToolTip("" if self._count else self.tr("Everybody here is in netcrm already."))

    def _met(self) -> QWidget:
        told = self._given.title if self._given is not None else ""
        self._tick = TickBox(self._tick_words())
        self._tick.setObjectName("import_review.met")
        self._tick.setAccessibleName(f"{self._tick_words()} {told}".strip())
        self._tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tick.setChecked(self._given is not None)
        show_if(self._tick, bool(self._events))
        self._tick.toggled.connect(self._chosen)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._tick)
        line.addWidget(PlainLabel(told, Role.NAME, wrap=True) if self._given is not None else self._which())
        line.addStretch(1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._stays)
        return holder

    def _which(self) -> ChoiceBox:
        self._where = ChoiceBox()
        self._where.setObjectName("import_review.event")
        self._where.setAccessibleName(self.tr("Event"))
        self._where.setMaximumWidth(300)
        for one in self._events.values():
            self._where.addItem(one.title, one.id)
        self._where.activated.connect(lambda _: self._picked())
        show_if(self._where, bool(self._events))
        return self._where

    def _tick_words(self) -> str:
        if self._given is not None and not self._given.is_past:
            return self.tr("Put everyone on the list of")
        return self.tr("Put everyone met in")

    def _picked(self) -> None:
        """Whoever picks an event means it."""
        if self._tick.isChecked():
            self._chosen()
        else:
            self._tick.setChecked(True)

    def _chosen(self, _checked: bool = False) -> None:
        ticked = self._tick.isChecked()
        event = self._given.id if self._given is not None else self._where.currentData()
        self.event_chosen.emit(event if ticked else None)
