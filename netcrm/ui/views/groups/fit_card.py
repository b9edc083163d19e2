"""The card "Does it fit?": the mark with its reason, and a room that its members suggest (PRODUCT.md 4.1)."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.fit import Fit
from netcrm.domain.group import GroupStatus
from netcrm.domain.group_page import GroupPage
from netcrm.domain.room import Room
from netcrm.domain.room_suggestion import Likeness
from netcrm.ui.theme import Role
from netcrm.ui.views.groups.evidence import SuggestionBox
from netcrm.ui.widgets.buttons import LinkButton, PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.room_mark import RoomMark
from netcrm.words import groups as told
from netcrm.words.words import Words

_LOOKS = {
    Fit.NOT_VISITED: ("plain", "eye"),
    Fit.STILL_LOOKING: ("plain", "eye"),
    Fit.FITS: ("accent", "check-circle"),
    Fit.DONT_RETURN: ("stop", "prohibit"),
}


class FitCard(Card):
    """What the visits say, and a room to choose.

    Signals:
        weigh_asked(): compare with the other groups.
        room_chosen(object): put the group into this room.
        leave_asked(): mark the group as left.
        return_asked(): go again to one that was left.
    """

    weigh_asked = Signal()
    room_chosen = Signal(object)
    leave_asked = Signal()
    return_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Does it fit?"), "groups.fit", parent=parent)
        self._words = words
        self._suggested: Room | None = None
        self._box = SuggestionBox()
        self._box.setObjectName("groups.fit_mark")
        self._room = QWidget()
        self._mark = RoomMark()
        self._looks = PlainLabel("", Role.NAME, wrap=True)
        self._why = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._put = PlainButton("", "groups.put_into_room", small=True)
        self._put.clicked.connect(self._choose)
        self.leave = PlainButton(self.tr("Leave this group"), "groups.fit_leave", "door")
        self.leave.clicked.connect(self.leave_asked)
        self.again = PlainButton(self.tr("Try it again"), "groups.again", "undo")
        self.again.clicked.connect(self.return_asked)
        self.weigh = LinkButton(self.tr("Compare with your other groups"), "groups.weigh", "table")
        self.weigh.clicked.connect(self.weigh_asked)
        self._lay_out()

    def show_group(self, page: GroupPage, today: date) -> None:
        """Show what the visits of a group say."""
        words, group, mark = self._words, page.group, page.fit
        left = group.status is GroupStatus.LEFT
        self.set_hint(told.renews(words, group, today) if not left else "")
        if mark is None:
            head = words.tr("You left this group.")
            self._box.show_suggestion("plain", "door", head, words.tr("What is recorded of it stays."))
        else:
            tone, icon = _LOOKS[mark.fit]
            head, sentence = told.fit_word(words, mark), told.fit_sentence(words, mark)
            self._box.show_suggestion(tone, icon, words.tr("{word}.", word=head), sentence)
        self._show_room(page)
        show_if(self.leave, mark is not None and mark.fit is Fit.DONT_RETURN)
        show_if(self.again, left)

    def _show_room(self, page: GroupPage) -> None:
        words, found = self._words, page.suggestion
        self._suggested = found.room if found.room is not page.group.room else None
        unknown = found.likeness is Likeness.TOO_FEW_KNOWN and page.group.room is None
        left = page.group.status is GroupStatus.LEFT
        show_if(self._room, not left and (self._suggested is not None or unknown))
        show_if(self._put, self._suggested is not None)
        room = words.room(found.room)
        self._mark.set_room(found.room, room)
        self._looks.setText(
            words.tr("It looks like {room}. You decide.", room=room)
            if self._suggested is not None
            else words.tr("No room suggested yet.")
        )
        self._why.setText(told.room_reason(words, found))
        self._put.setText(words.tr("Put into {room}", room=room).replace("&", "&&"))
        self._put.setAccessibleName(words.tr("Put into {room}", room=room))

    def _choose(self) -> None:
        if self._suggested is not None:
            self.room_chosen.emit(self._suggested)

    def _lay_out(self) -> None:
        self.body.setSpacing(14)
        self.add(self._box)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._looks)
        words.addWidget(self._why)
        line = QHBoxLayout(self._room)
        line.setContentsMargins(13, 0, 0, 0)
        line.setSpacing(13)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._put, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self._room)
        acts = QHBoxLayout()
        acts.setSpacing(12)
        acts.addWidget(self.leave)
        acts.addWidget(self.again)
        acts.addWidget(self.weigh)
        acts.addStretch(1)
        self.add_layout(acts)
        for part in (self.leave, self.again, self._room):
            show_if(part, False)
