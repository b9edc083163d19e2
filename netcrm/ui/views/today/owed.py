"""Who is to be written to: tick, put off, write, open; all by keyboard."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QMenu, QWidget

from netcrm.domain.cards import OwedRow
from netcrm.domain.group import GroupKind
from netcrm.ui.theme import Role
from netcrm.ui.views.today import face
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.later_menu import LaterMenu
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.words import Words

ROWS = 5


class OwedList(RowList):
    """The lines; the first of them is chosen when the focus comes in."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Choose a line, so that the keys have one to act on."""
        chosen = self.keys.current_key()
        super().focusInEvent(event)
        if chosen is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.keys.select(self.rows.key_at(0))


class FollowUpCard(Card):
    """Follow-ups and cadences that are due; hidden while there are none.

    Attributes:
        list: the lines.

    Signals:
        done_asked(object): the OwedRow was ticked.
        put_off_asked(object, object): put the OwedRow off until a day; None for a day to be picked.
        mail_asked(object): write an email to the person of the OwedRow.
        opened(int): show the contact of this id.
    """

    done_asked = Signal(object)
    put_off_asked = Signal(object, object)
    mail_asked = Signal(object)
    opened = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Follow up"), "today.follow_up", flush=True, parent=parent)
        self._words = words
        self._rows: dict[int, OwedRow] = {}
        self._order: Sequence[OwedRow] = ()
        self._due = 0
        self._kinds: Mapping[int, GroupKind] = {}
        self._emails: Mapping[int, str] = {}
        self._today = date.min
        self._narrow = self._unfolded = False
        self._fold = LinkButton("", "today.follow_up.all")
        self._fold.clicked.connect(self._toggle)
        self.add_action(self._fold)
        self.list = self._make_list()
        self.add(self.list)
        keys = PlainLabel(
            words.tr(
                "Space ticks the selected line, S puts it off, M writes an email, Enter opens the person."
            ),
            Role.SECOND,
            "text2",
        )
        keys.setContentsMargins(15, 8, 15, 9)
        self.add(keys)

    def set(
        self,
        due: Sequence[OwedRow],
        soon: Sequence[OwedRow],
        kinds: Mapping[int, GroupKind],
        emails: Mapping[int, str],
        today: date,
    ) -> None:
        """Show what is due; what falls due soon fills up to five lines."""
        self._order = [*due, *soon[: max(0, ROWS - len(due))]]
        self._due = len(due)
        self._kinds, self._emails, self._today = kinds, emails, today
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the initials in the narrow layout."""
        self._narrow = narrow
        self.list.rows.reload()

    def _show(self) -> None:
        before = self.list.keys.current_key()
        place = None if before is None else self.list.rows.place_of(before)
        shown = self._order if self._unfolded else self._order[:ROWS]
        self._rows = {face.owed_key(row): row for row in shown}
        keys = list(self._rows)
        self.list.rows.set_keys(keys)
        if self.list.keys.current_key() is None and place is not None and keys:
            self.list.keys.select(keys[min(place, len(keys) - 1)])
        self.set_hint(self._words.tr("{count} due", count=self._due) if self._due else self._words.tr("soon"))
        self._name_fold()
        show_if(self, bool(keys))

    def _name_fold(self) -> None:
        told = self._words.tr("Show all {count}", count=len(self._order))
        if self._unfolded:
            told = self._words.tr("Show five")
        self._fold.setText(told)
        self._fold.setAccessibleName(told)
        show_if(self._fold, len(self._order) > ROWS)

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._show()

    def _make_list(self) -> OwedList:
        words = self._words
        column = Column(id="name", text=lambda row: row.person.name, tick=lambda _row: False)
        model = RowModel(
            lambda keys: [self._rows[key] for key in keys if key in self._rows],
            [column],
            key_of=face.owed_key,
            spoken=lambda row: face.owed_spoken(row, self._kind(row), words, self._today),
        )
        made = OwedList("today.follow_up.list", words.tr("Follow up"), model, self._face, whole=True)
        model.setParent(made)
        model.tick_asked.connect(lambda key, _ticked: self._with(key, self.done_asked.emit))
        made.keys.activated.connect(lambda key: self._with(key, self._open))
        made.keys.key_pressed.connect(self._key)
        made.acted.connect(self._act)
        made.menu_asked.connect(self._open_menu)
        return made

    def _face(self, row: OwedRow) -> RowFace:
        email = self._emails.get(row.person.id, "")
        return face.owed_face(row, self._kind(row), email, self._words, self._today, narrow=self._narrow)

    def _kind(self, row: OwedRow) -> GroupKind | None:
        return self._kinds.get(row.event.id) if row.event is not None else None

    def _with(self, key: int, act: Callable[[OwedRow], object]) -> None:
        row = self._rows.get(key)
        if row is not None:
            act(row)

    def _open(self, row: OwedRow) -> None:
        self.opened.emit(row.person.id)

    def _mail(self, row: OwedRow) -> None:
        if row.person.id in self._emails:
            self.mail_asked.emit(row)

    def _key(self, key: int, letter: str) -> None:
        if letter == "s":
            self._with(key, partial(self._offer_later, self._below(key)))
        elif letter == "m":
            self._with(key, self._mail)

    def _act(self, key: int, action: str) -> None:
        if action == face.MAIL:
            self._with(key, self._mail)
        elif action == face.LATER:
            self._with(key, partial(self._offer_later, self._below(key)))

    def _below(self, key: int) -> QPoint:
        """Return the global place under the icons of a line."""
        place = self.list.rows.place_of(key) or 0
        area = self.list.visualRect(self.list.rows.index(place, 0))
        return self.list.viewport().mapToGlobal(area.bottomRight() - QPoint(160, 0))

    def _offer_later(self, where: QPoint, row: OwedRow) -> None:
        self._later_menu(row, self).open_at(where)

    def _later_menu(self, row: OwedRow, parent: QWidget) -> LaterMenu:
        menu = LaterMenu(self._words, "today.follow_up.put_off", self._today, parent)
        menu.chosen.connect(partial(self.put_off_asked.emit, row))
        return menu

    def _open_menu(self, key: int, where: QPoint) -> None:
        self._with(key, partial(self._offer_all, where))

    def _offer_all(self, where: QPoint, row: OwedRow) -> None:
        menu = QMenu(self)
        menu.setObjectName("today.follow_up.menu")
        tr = self._words.tr
        menu.addAction(tr("Open {name}", name=row.person.name.replace("&", "&&"))).triggered.connect(
            lambda: self._open(row)
        )
        if row.person.id in self._emails:
            menu.addAction(tr("Write an email")).triggered.connect(lambda: self._mail(row))
        done = tr("Log contact...") if row.owed.follow_up is None else tr("Tick as done")
        menu.addAction(done).triggered.connect(lambda: self.done_asked.emit(row))
        menu.addMenu(self._later_menu(row, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
