"""The groups: mine, on trial and left; on the right the chosen one (PRODUCT.md 5, picture 03)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netcrm.domain.cards import GroupRow
from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.group_page import GroupPage
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.reads import groups
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.view import View
from netcrm.ui.views.groups.face import Member, group_face, group_spoken
from netcrm.ui.views.groups.group_verbs import GroupVerbs
from netcrm.ui.views.groups.order import ORDERS, ordered
from netcrm.ui.views.groups.page import GroupSide
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, plain_tip, show_if
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.ui.widgets.row_list import THREE_LINES, RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

LIST, NARROW_LIST, SMALLEST_LIST = 344, 304, 280
_SPLITTER, _ORDER = "views/groups/splitter", "views/groups/order"
_SEGMENTS = {
    GroupStatus.MEMBER: "Mine {count}",
    GroupStatus.TRYING: "Trying {count}",
    GroupStatus.LEFT: "Left {count}",
}


class GroupsView(View):
    """List and page of the groups.

    Attributes:
        list: the groups of the chosen segment.
        segments: mine, trying, left.
        page: the chosen group.
    """

    subject = "groups"
    tables = frozenset({"group", "membership", "event", "attendance", "referral", "contact", "owner"})

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self._rows: dict[int, GroupRow] = {}
        self._wanted: int | None = None
        self._weighed: set[int] = set()
        self.head_action = PlainButton(self.tr("Add group"), "groups.add", "plus")
        self.head_action.clicked.connect(lambda: self.run_asked.emit("add.group"))
        self._acts = GroupVerbs(bridge, words, self)
        self.page = GroupSide(words, bridge.today)
        self.segments = Segments(
            "groups.segments",
            self.tr("Which groups"),
            [(status.value, words.tr(text, count=0)) for status, text in _SEGMENTS.items()],
        )
        self._order = str(settings.value(_ORDER, "room"))
        self._order_button = PlainButton("", "groups.order", "sort", small=True)
        self.list = self._make_list()
        self._empty = EmptyState("groups.empty")
        self._foot = PlainLabel("", Role.SECOND, "text3", wrap=True)
        self._compose()
        self._listen()
        self._show_order()

    def title(self) -> str:
        """The words of the title row."""
        return self.tr("Groups")

    def refresh(self) -> None:
        """Read the groups again; the old lines stay until the new ones are there."""
        self.bridge.ask_later("groups.rows", groups.rows, self.bridge.now(), then=self._rows_came)

    def open_key(self, key: object) -> None:
        """Select a group, in whichever segment it stands."""
        if not isinstance(key, int):
            return
        row = self._rows.get(key)
        if row is None:
            self._wanted = key
            self.stale()
            return
        self._wanted = None
        self.segments.choose(row.group.status.value)
        self._show_rows(key)

    def current_key(self) -> object:
        """The group in front."""
        return self.list.keys.current_key()

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """Add a group, and what commands do with the chosen one."""
        row = self._chosen_row()
        if row is None:
            return {"add.group": self._acts.add}
        return {
            "add.group": self._acts.add,
            "people.edit": partial(self._acts.edit, row.group),
            "people.remove": partial(self._acts.delete, row.group),
        }

    def panes(self) -> Sequence[QWidget]:
        """List, then page."""
        return (self.list, self.page)

    def set_narrow(self, narrow: bool) -> None:
        """Give the list its width, unless the owner has moved the handle."""
        super().set_narrow(narrow)
        self._show_order()
        if not self.settings.contains(_SPLITTER):
            self._splitter.setSizes([NARROW_LIST if narrow else LIST, 2000])

    def weigh(self, group: int) -> None:
        """Show the evidence about a group, though its renewal is far away."""
        self._weighed.add(group)
        if self.list.keys.current_key() == group:
            self._show_page(group)
        else:
            self.open_key(group)

    def _rows_came(self, rows: list[GroupRow]) -> None:
        self._rows = {row.group.id: row for row in rows}
        for status, text in _SEGMENTS.items():
            count = sum(row.group.status is status for row in rows)
            self.segments.set_words(status.value, self.words.tr(text, count=count))
        wanted, self._wanted = self._wanted, None
        if wanted in self._rows:
            self.segments.choose(self._rows[wanted].group.status.value)
        self._show_rows(wanted)

    def _show_rows(self, wanted: int | None = None) -> None:
        """Show the segment; the group in front stays if it is there, else the first one comes."""
        status = GroupStatus(self.segments.choice)
        rows = [row for row in self._rows.values() if row.group.status is status]
        keys = [row.group.id for row in ordered(rows, self._order, self.bridge.today)]
        before = self.list.keys.current_key()
        self.list.rows.set_keys(keys)
        self._places.setCurrentIndex(0 if keys else 1)
        self._fit_list(len(keys))
        if not keys:
            self._say_empty(status)
        show_if(self._foot, bool(keys) and status is not GroupStatus.LEFT)
        if (wanted is None or not self.list.keys.select(wanted)) and self.list.keys.current_key() is None:
            self.list.keys.select(keys[0] if keys else None)
        after = self.list.keys.current_key()
        if after == before:
            self._show_page(after)

    def _show_page(self, key: object) -> None:
        if not isinstance(key, int):
            self.page.clear()
            return
        self.bridge.ask_later(
            "groups.page",
            groups.page,
            key,
            self.bridge.now(),
            then=self._page_came,
            refused=self._page_refused,
        )

    def _page_came(self, page: GroupPage) -> None:
        key, today = page.group.id, self.bridge.today
        weighed = page.is_renewal_due or key in self._weighed
        self.page.show_group(page, today, weighed=weighed)
        if weighed:
            self.bridge.ask_later(
                "groups.renewal",
                groups.renewal,
                key,
                today,
                then=self.page.show_evidence,
                refused=self._page_refused,
            )

    def _page_refused(self, refused: Refused) -> None:
        """A group that is gone meanwhile leaves with the next reading of the list."""
        if refused.code == "record.missing":
            self.page.clear()
        else:
            self.bridge.refused.emit(refused)

    def _say_empty(self, status: GroupStatus) -> None:
        words = {
            GroupStatus.MEMBER: self.tr(
                "The groups you belong to stand here, with what each costs you and what it brings."
            ),
            GroupStatus.TRYING: self.tr("Groups you are trying stand here until they fit or you leave."),
            GroupStatus.LEFT: self.tr("You have left no group. One you leave keeps all that is recorded."),
        }[status]
        self._empty.set(words, "" if status is GroupStatus.LEFT else self.tr("Add a group"))

    def _chosen_row(self) -> GroupRow | None:
        key = self.list.keys.current_key()
        return self._rows.get(key) if key is not None else None

    def _make_list(self) -> RowList:
        words, bridge = self.words, self.bridge
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
            lambda row: group_face(words, row, bridge.today, narrow=self.narrow),
            height=THREE_LINES,
        )

    def _compose(self) -> None:
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
        card = Card("", "groups.list_card", flush=True)
        card.add_layout(top)
        card.add_line()
        card.add(self._places, 1000)
        card.add(self._foot)
        card.body.addStretch(1)
        card.setMinimumWidth(SMALLEST_LIST)
        self._split(card)

    def _split(self, card: Card) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("groups.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(16)
        self._splitter.addWidget(card)
        self._splitter.addWidget(self.page)
        self._splitter.setStretchFactor(1, 1)
        kept = self.settings.value(_SPLITTER)
        if kept is None or not self._splitter.restoreState(kept):
            self._splitter.setSizes([LIST, 2000])
        self._splitter.splitterMoved.connect(
            lambda *_: self.settings.setValue(_SPLITTER, self._splitter.saveState())
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _fit_list(self, count: int) -> None:
        """Make the list as high as its lines: the sentence stands right below, and it scrolls if need be."""
        row = self.list.verticalHeader().defaultSectionSize()
        self._places.setMaximumHeight(max(row, row * count) if count else 16_777_215)

    def _listen(self) -> None:
        acts, page = self._acts, self.page
        self.segments.chosen.connect(lambda _: self._show_rows())
        self._order_button.clicked.connect(self._open_orders)
        self._empty.acted.connect(lambda: self.run_asked.emit("add.group"))
        self.list.keys.current_changed.connect(self._show_page)
        self.list.keys.activated.connect(lambda _: self.page.header.more.setFocus())
        self.list.menu_asked.connect(self._open_row_menu)
        acts.go_asked.connect(self.go_asked)
        acts.run_asked.connect(self.run_asked)
        acts.kept.connect(self._was_kept)
        acts.done.connect(self._say_done)
        acts.weigh_asked.connect(self.weigh)
        page.header.meeting_asked.connect(lambda: self._with_page(acts.meet))
        page.header.menu_asked.connect(self._open_page_menu)
        page.evidence.renew_asked.connect(lambda: self._with_group(acts.plan_to_renew))
        page.evidence.leave_asked.connect(lambda: self._set_status(GroupStatus.LEFT))
        page.evidence.closed.connect(self._close_evidence)
        page.fit.weigh_asked.connect(lambda: self._with_group(lambda group: self.weigh(group.id)))
        page.fit.room_chosen.connect(self._put_into)
        page.fit.leave_asked.connect(lambda: self._set_status(GroupStatus.LEFT))
        page.fit.return_asked.connect(lambda: self._set_status(GroupStatus.TRYING))
        page.about.edit_asked.connect(lambda: self._with_group(acts.edit))
        page.meetings.opened.connect(lambda event: self.go_asked.emit("events", event))
        page.meetings.add_asked.connect(lambda: self._with_page(acts.add_meeting))
        page.members.add_asked.connect(lambda: self._with_group(acts.add_member))
        page.members.opened.connect(lambda contact: self.go_asked.emit("contacts", contact))
        page.members.menu_asked.connect(self._open_member_menu)
        page.members.seats_asked.connect(lambda: self._with_page(acts.show_seats))

    def _was_kept(self, key: int) -> None:
        """Follow a group to the segment where its form has put it."""
        self._wanted = key
        self.stale()

    def _with_page(self, act: Callable[[GroupPage], object]) -> None:
        if self.page.page is not None:
            act(self.page.page)

    def _with_group(self, act: Callable[[Group], object]) -> None:
        self._with_page(lambda page: act(page.group))

    def _set_status(self, status: GroupStatus) -> None:
        self._with_group(lambda group: self._acts.set_status(group, status))

    def _put_into(self, room: object) -> None:
        if isinstance(room, Room):
            self._with_group(lambda group: self._acts.put_into(group, room))

    def _close_evidence(self) -> None:
        if self.page.page is not None:
            self._weighed.discard(self.page.page.group.id)
            self._show_page(self.page.page.group.id)

    def _open_page_menu(self) -> None:
        if self.page.page is not None:
            button = self.page.header.more
            menu = self._acts.group_menu(self.page.page.group, self.page.page, self)
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open_row_menu(self, key: int, at: QPoint) -> None:
        row = self._rows.get(key)
        if row is not None:
            front = self.page.page
            is_front = front is not None and front.group.id == key
            self._acts.group_menu(row.group, front if is_front else None, self).popup(at)

    def _open_member_menu(self, member: Member, at: QPoint) -> None:
        self._with_group(lambda group: self._acts.member_menu(group, member, self).popup(at))

    def _open_orders(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("groups.order.menu")
        for order, text in ORDERS.items():
            action = menu.addAction(self.words.tr(text))
            action.setCheckable(True)
            action.setChecked(order == self._order)
            action.triggered.connect(partial(self._choose_order, order))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order_button.mapToGlobal(self._order_button.rect().bottomLeft()))

    def _choose_order(self, order: str, _checked: bool = False) -> None:
        self._order = order
        self.settings.setValue(_ORDER, order)
        self._show_order()
        self._show_rows()

    def _show_order(self) -> None:
        if self._order not in ORDERS:
            self._order = "room"
        word = self.words.tr(ORDERS[self._order])
        self._order_button.setText("" if self.narrow else word)
        self._order_button.setToolTip(plain_tip(word) if self.narrow else "")
        self._order_button.setAccessibleName(self.tr("Order: {order}").format(order=word))
        self._order_button.set_icon("sort")

    def _say_done(self, told: str, step: int) -> None:
        undo = NoticeAction(text=self.tr("Undo"), name="groups.undo", act=lambda: self._acts.undo(step))
        self.say(NoticeKind.DONE, told, actions=(undo,))
