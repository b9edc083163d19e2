"""What the owner does with groups from the view: forms to open, steps to take, banners to say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from netcrm.actions import events as event_actions
from netcrm.actions import groups as actions
from netcrm.domain.calendar import months_after
from netcrm.domain.group import FeePeriod, Group, GroupStatus, Membership
from netcrm.domain.group_page import GroupPage
from netcrm.domain.room import Room
from netcrm.reads import history
from netcrm.ui.bridge import Bridge
from netcrm.ui.icons import icon
from netcrm.ui.views.groups.face import Member
from netcrm.ui.views.groups.group_form import GroupForm
from netcrm.ui.views.groups.member_form import MemberForm
from netcrm.ui.views.groups.seats_sheet import SeatsSheet
from netcrm.words.words import Words

_PERIODS = {FeePeriod.MONTH: 1, FeePeriod.QUARTER: 3}
_STATUSES = {
    GroupStatus.MEMBER: "I am a member",
    GroupStatus.TRYING: "I am trying it",
    GroupStatus.LEFT: "I left it",
}


def next_renewal(group: Group, today: date) -> date:
    """The day of renewal moved on by the fee's period, a year unless it is a month or a quarter; after today.

    Raises:
        ValueError: the group has no day of renewal.
    """
    if group.renews_on is None:
        raise ValueError(f"group {group.id} does not renew")
    months = _PERIODS.get(group.fee_period, 12) if group.fee_period is not None else 12
    periods = 1
    while (day := months_after(group.renews_on, months * periods)) <= today:
        periods += 1
    return day


class GroupVerbs(QObject):
    """Carries out what the list, the page and their menus ask for.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: the view; forms open over its window.

    Signals:
        go_asked(str, object): show this thing in another view.
        run_asked(str): run a command of the window.
        kept(int): a group was added or changed by a form.
        done(str, int): something is done that is worth a banner: the words, and the step to undo it.
        weigh_asked(int): show the evidence about this group.
    """

    go_asked = Signal(str, object)
    run_asked = Signal(str)
    kept = Signal(int)
    done = Signal(str, int)
    weigh_asked = Signal(int)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._words, self._parent = bridge, words, parent

    def add(self) -> None:
        """Open the empty form."""
        self._open_form(None)

    def edit(self, group: Group) -> None:
        """Open the form of a group."""
        self._open_form(group.id)

    def add_member(self, group: Group, contact: int | None = None) -> None:
        """Make somebody a member."""
        MemberForm(self._bridge, self._words, self._parent, group, contact=contact).open()

    def edit_member(self, group: Group, membership: Membership) -> None:
        """Change seat, role and days of a member."""
        MemberForm(self._bridge, self._words, self._parent, group, membership=membership).open()

    def show_seats(self, page: GroupPage) -> None:
        """Show who could fill the open seats."""
        sheet = SeatsSheet(self._words, self._parent, page)
        sheet.opened.connect(lambda contact: self.go_asked.emit("contacts", contact))
        sheet.add_asked.connect(lambda contact: self.add_member(page.group, contact))
        sheet.open()

    def meet(self, page: GroupPage) -> None:
        """Open the next meeting; without one, add it."""
        if page.next_event is not None:
            self.go_asked.emit("events", page.next_event.id)
        else:
            self.add_meeting(page)

    def add_meeting(self, page: GroupPage) -> None:
        """Add the meeting that the group's rhythm says comes next; ask for one where it says nothing."""
        if page.coming is None:
            self.run_asked.emit("add.event")
            return
        told = self._words.tr(
            "Added {group}, {day}.",
            group=page.group.name,
            day=self._words.day(page.coming.on, self._bridge.today),
        )
        self._do(event_actions.add, page.coming, then=lambda _: self._tell(told))

    def put_into(self, group: Group, room: Room | None) -> None:
        """Put a group into a room, or into none."""
        self._do(actions.move, group.id, room)

    def plan_to_renew(self, group: Group) -> None:
        """Move the day of renewal one period on."""
        day = next_renewal(group, self._bridge.today)
        told = self._words.tr(
            "{group} now renews {day}.", group=group.name, day=self._words.date(day, self._bridge.today)
        )
        self._do(actions.change, replace(group, renews_on=day), then=lambda _: self._tell(told))

    def set_status(self, group: Group, status: GroupStatus) -> None:
        """Say where the owner stands with a group; leaving is told, for it goes to another list."""
        told = ""
        if status is GroupStatus.LEFT:
            told = self._words.tr("You left {group}. What is recorded stays.", group=group.name)
        changed = replace(group, status=status)
        self._do(actions.change, changed, then=(lambda _: self._tell(told)) if told else None)

    def set_core(self, group: Group, core: bool) -> None:
        """Mark a group as core, or no longer."""
        self._do(actions.change, replace(group, core=core))

    def delete(self, group: Group) -> None:
        """Delete a group; it can be undone."""
        told = self._words.tr("Deleted {group}. Its meetings stay, without a group.", group=group.name)
        self._do(actions.delete, group.id, then=lambda _: self._tell(told))

    def undo(self, step: int) -> None:
        """Undo that step while it is still the last one; else show the history."""
        self.run_asked.emit("edit.undo" if self._last_step() == step else "edit.history")

    def group_menu(self, group: Group, page: GroupPage | None, parent: QWidget) -> QMenu:
        """Everything that can be done with a group; ``page`` where it is the one in front."""
        menu = QMenu(parent)
        menu.setObjectName("groups.menu")
        self._action(menu, self.tr("Edit"), "pencil", partial(self.edit, group))
        if page is not None:
            self._action(menu, self.tr("Add a meeting"), "plus", partial(self.add_meeting, page))
        self._action(menu, self.tr("Add a member"), "user-plus", partial(self.add_member, group))
        self._action(
            menu, self.tr("Weigh: stay or leave?"), "table", partial(self.weigh_asked.emit, group.id)
        )
        menu.addSeparator()
        rooms = menu.addMenu(self.tr("Room"))
        for room in (*Room, None):
            words = self._words.room(room)
            act = self._action(rooms, words, "", partial(self.put_into, group, room))
            act.setCheckable(True)
            act.setChecked(room is group.room)
        core = self.tr("No longer core") if group.core else self.tr("Mark as core")
        self._action(menu, core, "star", partial(self.set_core, group, not group.core))
        for status, text in _STATUSES.items():
            if status is not group.status:
                self._action(menu, self._words.tr(text), "", partial(self.set_status, group, status))
        menu.addSeparator()
        self._action(menu, self.tr("Delete"), "trash", partial(self.delete, group))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def member_menu(self, group: Group, member: Member, parent: QWidget) -> QMenu:
        """Everything that can be done with a member."""
        menu = QMenu(parent)
        menu.setObjectName("groups.member_menu")
        one = member.membership
        open_page = partial(self.go_asked.emit, "contacts", member.person.id)
        self._action(menu, self.tr("Open"), "user", open_page)
        self._action(menu, self.tr("Edit the membership"), "pencil", partial(self.edit_member, group, one))
        if one.is_current(self._bridge.today):
            self._action(
                menu, self.tr("End the membership"), "door", partial(self._do, actions.end_membership, one.id)
            )
        menu.addSeparator()
        self._action(
            menu, self.tr("Take off: a mistake"), "trash", partial(self._do, actions.delete_member, one.id)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _action(self, menu: QMenu, text: str, name: str, act: Callable[[], object]) -> QAction:
        made = menu.addAction(text.replace("&", "&&"))
        if name:
            made.setIcon(icon(name))
        made.triggered.connect(lambda _checked=False: act())
        return made

    def _open_form(self, group: int | None) -> None:
        form = GroupForm(self._bridge, self._words, self._parent, group)
        form.kept.connect(self.kept)
        form.open()

    def _do(
        self,
        action: Callable[..., object],
        *arguments: object,
        then: Callable[[object], object] | None = None,
    ) -> None:
        self._bridge.do(action, *arguments, now=self._bridge.now(), then=then)

    def _tell(self, words: str) -> None:
        self.done.emit(words, self._last_step())

    def _last_step(self) -> int:
        lines = [line for line in self._bridge.ask(history.lines, 20) if not line.undone]
        return lines[0].id if lines else 0
