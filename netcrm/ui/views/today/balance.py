"""This week against the cap, and the balance of the rooms over thirteen weeks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.room import Room
from netcrm.domain.rooms import RoomShare, WeekLoad
from netcrm.domain.rooms_picture import RoomsPicture
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.room_bar import RoomBar
from netcrm.ui.widgets.room_mark import RoomLabel
from netcrm.ui.widgets.week_bar import WeekBar
from netcrm.words import rooms
from netcrm.words.numbers import per_cent
from netcrm.words.words import Words

LEAST_WHOLE = 0.6
"""The share that fills a bar's width, unless one is greater."""


class WeekCard(Card):
    """This week's hours; hidden while there are none and no cap was set."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("This week"), "today.week", parent=parent)
        self._words = words
        self._hours, self._of = PlainLabel("", Role.NAME), PlainLabel("", Role.BODY, "text2")
        told = QWidget()
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._hours)
        row.addWidget(self._of)
        self.add_action(told)
        if self.header is not None:
            self.header.hint.setMinimumWidth(1)
        self._bar = WeekBar()
        self._parts = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._over = PlainLabel("", Role.SECOND, "caution", wrap=True)
        for part in (self._bar, self._parts, self._over):
            self.add(part)

    def set(self, load: WeekLoad) -> None:
        """Show a week."""
        hours, of = rooms.week(load, self._words)
        self._hours.setText(hours)
        self._of.setText(of)
        parts, over = rooms.week_parts(load, self._words), rooms.over_cap(load, self._words)
        whole = load.attended_hours + load.planned_hours
        cap = load.cap_hours if load.cap_hours is not None else whole
        self._bar.set(load.attended_hours, load.planned_hours, cap, f"{hours} {of}. {parts}")
        self._parts.setText(parts)
        self._over.setText(over)
        show_if(self._over, bool(over))
        show_if(self, bool(whole) or load.cap_hours is not None)


class _Share(QWidget):
    """One room: mark, name, share, target and the bar."""

    def __init__(self, room: Room | None, words: Words) -> None:
        super().__init__()
        self._words = words
        self._share = PlainLabel("", Role.NAME)
        self._target = PlainLabel("", Role.SECOND, "text3")
        self._bar = RoomBar(room)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(RoomLabel(room, words.room(room)), 1)
        head.addWidget(self._share, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._target, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self._bar)

    def set(self, share: RoomShare, whole: float) -> None:
        """Show a share; ``whole`` fills the width."""
        self._share.setText(per_cent(share.share))
        target = None if share.target is None else share.target / 100
        words = self._words.tr("no target")
        if share.target is not None:
            words = self._words.tr("target {target}", target=per_cent(share.target))
        self._target.setText(words)
        self._bar.set(share.share / 100, target, rooms.spoken(share, self._words), whole=whole)


class RoomsCard(Card):
    """The four rooms in their order, then the unassigned; hidden while no hours are attended.

    Signals:
        details_asked(): show the insights.
    """

    details_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Rooms balance"), "today.rooms", parent=parent)
        self._words = words
        self.set_hint(words.tr("last 13 weeks"))
        details = LinkButton(words.tr("Details"), "today.rooms.details")
        details.clicked.connect(self.details_asked)
        self.add_action(details)
        self._shares: dict[Room | None, _Share] = {room: _Share(room, words) for room in (*Room, None)}
        self.body.setSpacing(10)
        for share in self._shares.values():
            self.add(share)
        self._advice = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._advice.setObjectName("today.rooms.advice")
        self.add(self._advice)

    def set(self, picture: RoomsPicture) -> None:
        """Show shares and advice."""
        shares = picture.shares
        most = max(max(share.share, share.target or 0) for share in shares.shares) / 100
        for share in shares.shares:
            self._shares[share.room].set(share, max(LEAST_WHOLE, most))
        show_if(self._shares[None], shares.of(None).hours > 0)
        told = rooms.advice(picture.advice, self._words) if picture.advice is not None else ""
        self._advice.setText(told)
        show_if(self._advice, bool(told))
        show_if(self, shares.hours > 0)
