"""The head of a group's page: name, room, seat, when it meets, and what to do (picture 03)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.group import GroupStatus
from netcrm.domain.group_page import GroupPage
from netcrm.ui.theme import Role
from netcrm.ui.views.groups.face import NO_ROOM
from netcrm.ui.widgets.buttons import IconButton, PlainButton
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, show_if
from netcrm.ui.widgets.room_mark import RoomLabel, RoomMark
from netcrm.words import groups as told
from netcrm.words.words import Words

_GAP = 12


class GroupHeader(QWidget):
    """Who the group is, and the first thing to do.

    Attributes:
        more: the button of the menu.

    Signals:
        meeting_asked(): open the next meeting, or add one.
        menu_asked(): everything else.
    """

    meeting_asked = Signal()
    menu_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._name = ElideLabel("", Role.TITLE)
        self._name.setObjectName("groups.name")
        self._room, self._mark = RoomLabel(), RoomMark()
        self._no_room = PlainLabel("", Role.SECOND, "stop")
        self._seat, self._core, self._left = Chip(), Chip(), Chip()
        self._second = PlainLabel("", Role.BODY, "text2", wrap=True)
        self._second.setObjectName("groups.second_line")
        self._meeting = PlainButton(self.tr("Open next meeting"), "groups.next_meeting", "calendar")
        self.more = IconButton(self.tr("More to do"), "groups.more", "dots", small=False, outlined=True)
        self._meeting.clicked.connect(self.meeting_asked)
        self.more.clicked.connect(self.menu_asked)
        self._lay_out()

    def show_group(self, page: GroupPage) -> None:
        """Show a group."""
        group, words = page.group, self._words
        self._name.setText(group.name)
        self._room.set_room(group.room, words.room(group.room))
        self._mark.set_room(group.room, words.room(group.room))
        self._no_room.setText(f"{NO_ROOM} {words.room(None)}")
        seat = self.tr("Your seat: {seat}").format(seat=page.my_seat) if page.my_seat else ""
        self._seat.set(seat, "plain", "seat")
        self._core.set(self.tr("Core") if group.core else "", "plain", "star")
        self._left.set(words.name(group.status) if group.status is GroupStatus.LEFT else "", "plain", "door")
        last = page.detail.events[0] if page.detail.events else None
        self._second.setText(told.second_line(words, group, last))
        opens = page.next_event is not None
        words_of = self.tr("Open next meeting") if opens else self.tr("Add a meeting")
        self._meeting.setText(words_of)
        self._meeting.setAccessibleName(words_of)
        self._meeting.set_icon("calendar" if opens else "plus")
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the name the room first."""
        super().resizeEvent(event)
        self._share()

    def _lay_out(self) -> None:
        block = QWidget()
        block.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(_GAP)
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._room.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for part in (
            self._name,
            self._room,
            self._mark,
            self._no_room,
            self._seat,
            self._core,
            self._left,
        ):
            first.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._second)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(block, 1)
        for button in (self._meeting, self.more):
            line.addWidget(button)

    def _share(self) -> None:
        """Chips lose their words, then the room its name, before the group's name is cut."""
        buttons = sum(each.sizeHint().width() + 16 for each in (self._meeting, self.more))
        free = self.width() - buttons - self._name.sizeHint().width()
        room = self._mark.room is not None
        show_if(self._no_room, not room)
        free -= 0 if room else self._no_room.sizeHint().width() + _GAP
        free -= self._mark.sizeHint().width() + _GAP if room else 0
        named = room and self._room.sizeHint().width() - self._mark.sizeHint().width() <= free
        if named:
            free -= self._room.sizeHint().width() - self._mark.sizeHint().width()
        show_if(self._room, named)
        show_if(self._mark, room and not named)
        for chip in (self._left, self._seat, self._core):
            wanted = bool(chip.face.text) and chip.sizeHint().width() + _GAP <= free
            free -= chip.sizeHint().width() + _GAP if wanted else 0
            show_if(chip, wanted)
