"""Putting right what a verdict counted, where it is counted: each a step that one undo takes back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from netcrm.actions import contacts, events, favours, groups, interactions, introductions, referrals
from netcrm.domain.event import Presence
from netcrm.domain.evidence import EvidenceRow
from netcrm.domain.favour import Direction
from netcrm.domain.introduction import TargetAnswer
from netcrm.domain.refusal import Refused
from netcrm.reads import counted
from netcrm.ui.bridge import Bridge
from netcrm.words.corrections import Fix, Offer, offers
from netcrm.words.words import Words

_DELETES: dict[str, Callable[..., object]] = {
    "attendance": events.remove,
    "favour": favours.delete,
    "interaction": interactions.delete,
    "introduction": introductions.delete,
    "membership": groups.delete_member,
}


class Correcting:
    """Offers the ways to put a row right, and carries out the chosen one.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: the sheet; menus and forms open over it.
        refused: told why something was not done.
    """

    def __init__(
        self, bridge: Bridge, words: Words, parent: QWidget, refused: Callable[[Refused], object]
    ) -> None:
        self._bridge, self._words, self._parent, self._refused = bridge, words, parent, refused

    def offer(self, row: EvidenceRow, reason: str, where: QPoint) -> None:
        """Open the menu of a row at a place of the screen."""
        menu = QMenu(self._parent)
        menu.setObjectName("introductions.evidence.menu")
        for one in offers(row, reason, self._words):
            action = menu.addAction(one.words.replace("&", "&&"))
            action.setObjectName(f"introductions.evidence.{one.name}")
            action.triggered.connect(lambda _=False, chosen=one: self.do(row, chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
        menu.setActiveAction(menu.actions()[0])

    def do(self, row: EvidenceRow, chosen: Offer) -> None:
        """Put a row right."""
        try:
            self._do(row, chosen)
        except Refused as why:
            self._refused(why)

    def _do(self, row: EvidenceRow, chosen: Offer) -> None:
        fix, act = chosen.fix, self._act
        if fix is Fix.CHANGE:
            self._open_form(row)
        elif fix is Fix.DELETE:
            act(_DELETES[row.table], row.id)
        elif fix is Fix.OTHER_WAY:
            favour = self._bridge.ask(counted.favour, row.id)
            other = Direction.GIVEN if favour.direction is Direction.RECEIVED else Direction.RECEIVED
            act(favours.change, replace(favour, direction=other))
        elif fix is Fix.ABSENT:
            line = self._bridge.ask(counted.attendance, row.id)
            act(events.set_attendance, replace(line, presence=Presence.ABSENT, met=False))
        elif fix is Fix.LEFT:
            act(groups.end_membership, row.id)
        elif fix is Fix.OUTCOME:
            act(introductions.turn_out, row.id, chosen.outcome)
        else:
            self._do_rare(row, fix)

    def _do_rare(self, row: EvidenceRow, fix: Fix) -> None:
        if fix is Fix.SAID_YES:
            self._act(introductions.answer_of_target, row.id, TargetAnswer.YES)
        elif fix is Fix.NOT_THANKED:
            referral = self._bridge.ask(counted.referral, row.id)
            self._act(referrals.change, replace(referral, thanked_on=None))
        elif fix is Fix.NO_VOUCHING:
            self._act(contacts.vouch, row.id, "")
        else:
            self._act(contacts.change_many, [row.id], {"no_introductions": False})

    def _act(self, action: Callable[..., object], *args: object) -> None:
        self._bridge.do(action, *args, now=self._bridge.now(), refused=self._refused)

    def _open_form(self, row: EvidenceRow) -> None:
        bridge, words, parent = self._bridge, self._words, self._parent
        if row.table == "favour":
            from netcrm.ui.views.contacts.forms import RecordFavour

            RecordFavour(bridge, words, parent, favour=bridge.ask(counted.favour, row.id)).open()
        else:
            from netcrm.ui.views.groups.member_form import MemberForm

            membership, group = bridge.ask(counted.membership, row.id)
            MemberForm(bridge, words, parent, group, membership=membership).open()
