"""Who could fill the open seats of an exclusive group: a favour to both (PRODUCT.md 4.3)."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from netcrm.domain.contact import Contact
from netcrm.domain.group_page import GroupPage
from netcrm.ui.dialogs.sheet import Sheet
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.words import Words


@dataclass(frozen=True, slots=True)
class _Candidate:
    contact: Contact

    @property
    def id(self) -> int:
        return self.contact.id


class SeatsSheet(Sheet):
    """Contacts with a profession that nobody holds, by profession.

    Args:
        words: of the owner.
        parent: any widget of the window.
        page: the group.

    Signals:
        opened(int): show the contact of this id.
        add_asked(int): make this contact a member.
    """

    opened = Signal(int)
    add_asked = Signal(int)

    def __init__(self, words: Words, parent: QWidget, page: GroupPage) -> None:
        super().__init__(words.tr("Open seats"), "seats", parent, width=520, height=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self._scrim.deleteLater)
        self.set_lead(
            words.tr(
                "Nobody in {group} holds these professions. Bringing somebody is a favour to both.",
                group=page.group.name,
            )
        )
        people = [contact for seat in page.open_seats for contact in seat.contacts]
        rows = {contact.id: _Candidate(contact) for contact in people}
        model = RowModel(
            lambda keys: [rows[key] for key in keys if key in rows],
            [Column(id="name", text=lambda row: f"{row.contact.name}, {row.contact.profession}")],
            parent=self,
        )
        self.list = RowList("seats.list", words.tr("Who could fill an open seat"), model, _face)
        model.set_keys(list(rows))
        self.list.keys.activated.connect(self._open)
        self.body.addWidget(self.list, 1)
        self._buttons(words)
        self.list.keys.select(next(iter(rows), None))

    def sizeHint(self) -> QSize:  # noqa: N802
        """High enough for a dozen."""
        return QSize(520, 560)

    def _buttons(self, words: Words) -> None:
        add = PlainButton(words.tr("Add as a member"), "seats.add", "user-plus")
        add.clicked.connect(self._add)
        show = PlainButton(words.tr("Open"), "seats.open", "user")
        show.clicked.connect(lambda: self._open(self.list.keys.current_key()))
        close = PlainButton(words.tr("Close"), "seats.close")
        close.clicked.connect(self.reject)
        self.foot.addWidget(add)
        self.foot.addWidget(show)
        self.foot.addStretch(1)
        self.foot.addWidget(close)

    def _add(self) -> None:
        key = self.list.keys.current_key()
        if key is not None:
            self.accept()
            self.add_asked.emit(key)

    def _open(self, key: int | None) -> None:
        if key is not None:
            self.accept()
            self.opened.emit(key)


def _face(row: _Candidate) -> RowFace:
    contact = row.contact
    second = contact.company if contact.company != contact.name else ""
    return RowFace(title=contact.name, second=second, avatar=contact.name, right=contact.profession)
