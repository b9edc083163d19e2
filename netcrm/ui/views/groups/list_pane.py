"""The left side of the groups view: mine, on trial and left, in an order of the owner's (picture 03)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from netcrm.domain.cards import GroupRow
from netcrm.domain.group import GroupStatus
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.views.groups.face import group_face, group_spoken
from netcrm.ui.views.groups.order import ORDERS, ordered
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, plain_tip, show_if
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.row_list import THREE_LINES, RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

SMALLEST = 280
_ORDER = "views/groups/order"
_ANY = 16_777_215
_SEGMENTS = {
    GroupStatus.MEMBER: "Mine {count}",
    GroupStatus.TRYING: "Trying {count}",
    GroupStatus.LEFT: "Left {count}",
}


class GroupList(Card):
    """The groups of one segment; the selection says which is in front.

    Args:
        bridge: tells the day.
        words: of the owner.
        settings: keeps the order.

    Attributes:
        list: the rows; a key is a group's id.
        segments: mine, trying, left.

    Signals:
        shown(object): this group is in front, or None; said again after each reading.
        menu_asked(int, QPoint): everything that can be done with a group, at a global place.
        add_asked(): add a group.
    """

    shown = Signal(object)
    menu_asked = Signal(int, QPoint)
    add_asked = Signal()

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "groups.list_card", flush=True, parent=parent)
        self._bridge, self._words, self._settings = bridge, words, settings
        self._rows: dict[int, GroupRow] = {}
        self._narrow = False
        self._order = str(settings.value(_ORDER, "room"))
        self.segments = Segments(
            "groups.segments",
            self.tr("Which groups"),
            [(status.value, words.tr(text, count=0)) for status, text in _SEGMENTS.items()],
        )
        self._order_button = PlainButton("", "groups.order", "sort", small=True)
        self.list = self._make_list()
        self._empty = EmptyState("groups.empty")
        self._foot = PlainLabel("", Role.SECOND, "text3", wrap=True)
        self.setMinimumWidth(SMALLEST)
        self._lay_out()
        self.segments.chosen.connect(lambda _: self._show_rows())
        self._order_button.clicked.connect(self._open_orders)
        self._empty.acted.connect(self.add_asked)
        self.list.keys.current_changed.connect(self.shown)
        self.list.menu_asked.connect(self.menu_asked)
        self._show_order()

    def show_rows(self, rows: Sequence[GroupRow], wanted: int | None = None) -> None:
        """Show these groups; the one in front stays, unless ``wanted`` names another."""
        self._rows = {row.group.id: row for row in rows}
        for status, text in _SEGMENTS.items():
            count = sum(row.group.status is status for row in rows)
            self.segments.set_words(status.value, self._words.tr(text, count=count))
        if wanted is None or not self.open_group(wanted):
            self._show_rows()

    def open_group(self, key: int) -> bool:
        """Select a group in the segment where it stands; False where it isn't known."""
        row = self._rows.get(key)
        if row is None:
            return False
        self.segments.choose(row.group.status.value)
        self._show_rows(key)
        return True

    def row(self, key: int | None) -> GroupRow | None:
        """The row of a group; None where it isn't known."""
        return None if key is None else self._rows.get(key)

    def set_narrow(self, narrow: bool) -> None:
        """Below 1180 px chip and order are said in fewer signs."""
        self._narrow = narrow
        self._show_order()
        self.list.rows.reload()

    def _show_rows(self, wanted: int | None = None) -> None:
        """Show the segment; the group in front stays if it is there, else the first one comes."""
        status = GroupStatus(self.segments.choice)
        rows = [row for row in self._rows.values() if row.group.status is status]
        keys = [row.group.id for row in ordered(rows, self._order, self._bridge.today)]
        before = self.list.keys.current_key()
        self.list.rows.set_keys(keys)
        self._fit(status, len(keys))
        if (wanted is None or not self.list.keys.select(wanted)) and self.list.keys.current_key() is None:
            self.list.keys.select(keys[0] if keys else None)
        after = self.list.keys.current_key()
        if after == before:
            self.shown.emit(after)

    def _fit(self, status: GroupStatus, count: int) -> None:
        """Make the list as high as its lines: the sentence stands right below, and it scrolls if need be."""
        line = self.list.verticalHeader().defaultSectionSize()
        self._places.setCurrentIndex(0 if count else 1)
        self._places.setMaximumHeight(line * count if count else _ANY)
        show_if(self._foot, bool(count) and status is not GroupStatus.LEFT)
        if not count:
            self._say_empty(status)

    def _say_empty(self, status: GroupStatus) -> None:
        words = {
            GroupStatus.MEMBER: self.tr(
                "The groups you belong to stand here, with what each costs you and what it brings."
            ),
            GroupStatus.TRYING: self.tr("Groups you are trying stand here until they fit or you leave."),
            GroupStatus.LEFT: self.tr("You have left no group. One you leave keeps all that is recorded."),
        }[status]
        self._empty.set(words, "" if status is GroupStatus.LEFT else self.tr("Add a group"))

    def _make_list(self) -> RowList:
        words, bridge = self._words, self._bridge
        model = RowModel(
            lambda keys: [self._rows[key] for key in keys if key in self._rows],
            [Column(id="name", text=lambda row: str(row.group.name))],
            key_of=lambda row: int(row.group.id),
            spoken=lambda row: group_spoken(words, row, bridge.today),
            parent=self,
        )
        return RowList(
            "groups.list",
            self.tr("Groups"),
            model,
            lambda row: group_face(words, row, bridge.today, narrow=self._narrow),
            height=THREE_LINES,
        )

    def _lay_out(self) -> None:
        self._places = QStackedWidget()
        self._places.addWidget(self.list)
        self._places.addWidget(self._empty)
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 12)
        top.setSpacing(8)
        top.addWidget(self.segments)
        top.addStretch(1)
        top.addWidget(self._order_button)
        self._foot.setText(
            self.tr("A group with no room after three visits is marked. You decide; nothing is deleted.")
        )
        self._foot.setContentsMargins(12, 12, 12, 12)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.add_layout(top)
        self.add_line()
        self.add(self._places, 1000)
        self.add(self._foot)
        self.body.addStretch(1)

    def _open_orders(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("groups.order.menu")
        for order, text in ORDERS.items():
            action = menu.addAction(self._words.tr(text))
            action.setCheckable(True)
            action.setChecked(order == self._order)
            action.triggered.connect(partial(self._choose_order, order))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order_button.mapToGlobal(self._order_button.rect().bottomLeft()))

    def _choose_order(self, order: str, _checked: bool = False) -> None:
        self._order = order
        self._settings.setValue(_ORDER, order)
        self._show_order()
        self._show_rows()

    def _show_order(self) -> None:
        if self._order not in ORDERS:
            self._order = "room"
        word = self._words.tr(ORDERS[self._order])
        self._order_button.setText("" if self._narrow else word)
        self._order_button.setToolTip(plain_tip(word) if self._narrow else "")
        self._order_button.setAccessibleName(self.tr("Order: {order}").format(order=word))
        self._order_button.set_icon("sort")
