"""The groups: mine, on trial and left; on the right the chosen one (PRODUCT.md 5, picture 03)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from netcrm.domain.cards import GroupRow
from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.group_page import GroupPage
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.reads import groups
from netcrm.ui.bridge import Bridge
from netcrm.ui.view import View
from netcrm.ui.views.groups.face import Member
from netcrm.ui.views.groups.group_verbs import GroupVerbs
from netcrm.ui.views.groups.list_pane import GroupList
from netcrm.ui.views.groups.page import GroupSide
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.words.words import Words

LIST, NARROW_LIST = 344, 304
_SPLITTER = "views/groups/splitter"


class GroupsView(View):
    """List and page of the groups.

    Attributes:
        pane: list, segments and order.
        list: the groups of the chosen segment.
        page: the chosen group.
    """

    subject = "groups"
    tables = frozenset({"group", "membership", "event", "attendance", "referral", "contact", "owner"})

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self._wanted: int | None = None
        self._weighed: set[int] = set()
        self.head_action = PlainButton(self.tr("Add group"), "groups.add", "plus")
        self.head_action.clicked.connect(lambda: self.run_asked.emit("add.group"))
        self._acts = GroupVerbs(bridge, words, self)
        self.pane = GroupList(bridge, words, settings)
        self.list = self.pane.list
        self.page = GroupSide(words, bridge.today)
        self._split()
        self._listen()
        self._listen_to_page()

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
        self._wanted = None
        if not self.pane.open_group(key):
            self._wanted = key
            self.stale()

    def current_key(self) -> object:
        """The group in front."""
        return self.list.keys.current_key()

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """Add a group, and what commands do with the chosen one."""
        verbs: dict[str, Callable[[], object]] = {"add.group": self._acts.add}
        row = self.pane.row(self.list.keys.current_key())
        if row is not None:
            verbs["people.edit"] = partial(self._acts.edit, row.group)
            verbs["people.remove"] = partial(self._acts.delete, row.group)
        return verbs

    def panes(self) -> Sequence[QWidget]:
        """List, then page."""
        return (self.list, self.page)

    def set_narrow(self, narrow: bool) -> None:
        """Give the list its width, unless the owner has moved the handle."""
        super().set_narrow(narrow)
        self.pane.set_narrow(narrow)
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
        wanted, self._wanted = self._wanted, None
        self.pane.show_rows(rows, wanted)

    def _show_page(self, key: object) -> None:
        if not isinstance(key, int):
            self.page.clear()
            return
        now = self.bridge.now()
        self.bridge.ask_later(
            "groups.page", groups.page, key, now, then=self._page_came, refused=self._page_refused
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

    def _split(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("groups.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(16)
        self._splitter.addWidget(self.pane)
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

    def _listen(self) -> None:
        acts = self._acts
        self.pane.shown.connect(self._show_page)
        self.pane.menu_asked.connect(self._open_row_menu)
        self.pane.add_asked.connect(lambda: self.run_asked.emit("add.group"))
        self.list.keys.activated.connect(lambda _: self.page.header.more.setFocus())
        acts.go_asked.connect(self.go_asked)
        acts.run_asked.connect(self.run_asked)
        acts.kept.connect(self._was_kept)
        acts.done.connect(self._say_done)
        acts.weigh_asked.connect(self.weigh)

    def _listen_to_page(self) -> None:
        acts, page = self._acts, self.page
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
        row, front = self.pane.row(key), self.page.page
        if row is not None:
            is_front = front is not None and front.group.id == key
            self._acts.group_menu(row.group, front if is_front else None, self).popup(at)

    def _open_member_menu(self, member: Member, at: QPoint) -> None:
        self._with_group(lambda group: self._acts.member_menu(group, member, self).popup(at))

    def _say_done(self, told: str, step: int) -> None:
        undo = NoticeAction(text=self.tr("Undo"), name="groups.undo", act=lambda: self._acts.undo(step))
        self.say(NoticeKind.DONE, told, actions=(undo,))
