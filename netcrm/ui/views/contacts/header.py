"""The head of a contact's card: who it is, and the first things to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.cards import ContactDetail
from netcrm.ui.theme import Role
from netcrm.ui.views.contacts import said
from netcrm.ui.widgets.avatar import Avatar
from netcrm.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import ElideLabel
from netcrm.ui.widgets.room_mark import RoomLabel, RoomMark
from netcrm.words.words import Words

_AVATAR = 48


class ContactHeader(QWidget):
    """Avatar, name, room, second line, and the buttons.

    Signals:
        log_asked(): log a contact.
        introduce_asked(): introduce them.
        menu_asked(): everything else.
    """

    log_asked = Signal()
    introduce_asked = Signal()
    menu_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._avatar = Avatar("", _AVATAR)
        self._name = ElideLabel("", Role.TITLE)
        self._name.setObjectName("contacts.name")
        self._room, self._mark = RoomLabel(), RoomMark()
        self._flag = Chip()
        self._second = ElideLabel("", Role.BODY, "text2")
        self._second.setObjectName("contacts.second_line")
        self._log = PrimaryButton(self.tr("Log contact"), "contacts.log", "check")
        self._introduce = PlainButton(self.tr("Introduce"), "contacts.introduce", "network")
        self.more = IconButton(self.tr("More to do"), "contacts.more", "dots", small=False, outlined=True)
        self._log.clicked.connect(self.log_asked)
        self._introduce.clicked.connect(self.introduce_asked)
        self.more.clicked.connect(self.menu_asked)
        self._lay_out()

    def show_contact(self, detail: ContactDetail) -> None:
        """Show somebody."""
        contact = detail.card.contact
        shown = " ".join(part for part in (contact.prefix, contact.name) if part)
        shown += f", {contact.suffix}" if contact.suffix else ""
        self._avatar.set_name(contact.name)
        self._name.setText(shown)
        word = self._words.room(contact.room)
        self._room.set_room(contact.room, word)
        self._mark.set_room(contact.room, word)
        flag = said.flag(self._words)
        self._flag.set(flag.text if detail.flagged else "", flag.tone, flag.icon)
        self._second.setText(said.second_line(self._words, contact))
        self._share()

    def _lay_out(self) -> None:
        self._block = QWidget()
        self._block.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(12)
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._room.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for part in (self._name, self._flag, self._room, self._mark):
            first.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        column = QVBoxLayout(self._block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._second)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self._avatar)
        line.addWidget(self._block, 1)
        for button in (self._log, self._introduce, self.more):
            line.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the name the room first."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The room's word gives way to its mark alone before the name is cut."""
        buttons = sum(each.sizeHint().width() + 16 for each in (self._log, self._introduce, self.more))
        width = self.width() - _AVATAR - 16 - buttons
        taken = self._name.sizeHint().width() + 12
        taken += 0 if self._flag.isHidden() else self._flag.sizeHint().width() + 12
        fits = taken + self._room.sizeHint().width() <= width
        self._room.setVisible(fits)
        self._mark.setVisible(not fits and self._mark.room is not None)
