"""The strip at the top of an event's page: when, where, format, room, cost; and the open question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.cards import EventDetail
from netcrm.domain.event import EventStatus
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.views.events import face
from netcrm.ui.views.events.answers import AnswerButtons
from netcrm.ui.widgets.buttons import IconButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel
from netcrm.ui.widgets.notice import IconMark
from netcrm.ui.widgets.room_mark import RoomLabel
from netcrm.words.words import Words


class _Fact(QWidget):
    """A label over its value."""

    def __init__(self, label: str, value: QWidget) -> None:
        super().__init__()
        self.value = value
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(PlainLabel(label, Role.LABEL, "text3"))
        column.addWidget(value)


class Strip(Card):
    """What is settled about an event, and two small buttons.

    Signals:
        edit_asked(): the pencil was pressed.
        menu_asked(QPoint): the other button was pressed; its place on the screen.
    """

    edit_asked = Signal()
    menu_asked = Signal(object)

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__("", "events.strip")
        self._bridge, self._words = bridge, words
        self._when = self._value("when")
        self._where = self._value("where")
        self._format = self._value("format")
        self._cost = self._value("cost")
        self._room = RoomLabel()
        self._status = Chip()
        edit = IconButton(words.tr("Edit event"), "events.edit", "pencil")
        edit.clicked.connect(self.edit_asked)
        self._more = IconButton(words.tr("More"), "events.more", "dots")
        self._more.clicked.connect(self._ask_menu)
        self._facts = {
            "when": _Fact(words.tr("When"), self._when),
            "where": _Fact(words.tr("Where"), self._where),
            "format": _Fact(words.tr("Format"), self._format),
            "room": _Fact(words.tr("Room"), self._room),
            "cost": _Fact(words.tr("Cost"), self._cost),
        }
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(10)
        end = QHBoxLayout()
        end.setSpacing(2)
        end.addWidget(self._status)
        end.addSpacing(8)
        end.addWidget(edit)
        end.addWidget(self._more)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addLayout(self._grid)
        across.addStretch(1)
        across.addLayout(end)
        across.setAlignment(end, Qt.AlignmentFlag.AlignVCenter)
        self.add_layout(across)
        self.set_narrow(False)

    def show_detail(self, detail: EventDetail, zone: str) -> None:
        """Show an event; ``zone`` is the owner's own."""
        row, words = detail.row, self._words
        event, group = row.event, row.group
        day = face.day_words(words, event, self._bridge.today)
        self._when.setText(f"{day}, {face.time_words(words, event, zone)}")
        self._set("where", self._where, event.place or (group.place if group is not None else ""))
        self._set("format", self._format, face.format_words(words, event, group))
        self._set("cost", self._cost, face.cost_words(words, row))
        self._room.set_room(row.room, words.room(row.room))
        chip = None
        if event.status is not EventStatus.PLANNED:
            chip = face.status_chip(words, event, self._bridge.now())
        self._status.set(*((chip.text, chip.tone) if chip is not None else ("", "plain")))

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window room and cost stand on a second line."""
        self._grid.setHorizontalSpacing(24 if narrow else 28)
        for place, fact in enumerate(self._facts.values()):
            self._grid.removeWidget(fact)
            row, column = divmod(place, 3) if narrow else (0, place)
            self._grid.addWidget(fact, row, column, Qt.AlignmentFlag.AlignTop)

    def _value(self, name: str) -> ElideLabel:
        made = ElideLabel("", Role.BODY)
        made.setObjectName(f"events.{name}")
        return made

    def _set(self, name: str, label: ElideLabel, words: str) -> None:
        label.setText(words)
        self._facts[name].setVisible(bool(words))

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))


class QuestionBar(QFrame):
    """The question "Did you go?" with its three answers, on amber.

    Signals:
        answered(EventStatus): what became of the event.
    """

    answered = Signal(EventStatus)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("events.question")
        self.setProperty("inset", "caution")
        across = QHBoxLayout(self)
        across.setContentsMargins(15, 9, 11, 9)
        across.setSpacing(12)
        across.addWidget(IconMark("question", "caution", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(PlainLabel(words.tr("Did you go?"), Role.NAME, "caution"))
        why = words.tr("Your rooms, visits and absences live on the answer.")
        across.addWidget(ElideLabel(why, Role.SECOND, "text2"), 1)
        buttons = AnswerButtons(words, "events.question", words.tr("Did you go?"))
        buttons.answered.connect(self.answered)
        across.addWidget(buttons)
