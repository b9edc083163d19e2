"""The cards beside a group: referrals by month, members, seats, attendance (picture 03, PRODUCT.md 4.3)."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.domain.event import EventStatus
from netcrm.domain.group import GroupKind, GroupStatus
from netcrm.domain.group_page import GroupPage
from netcrm.ui.theme import Role
from netcrm.ui.views.groups.face import Member, member_face
from netcrm.ui.widgets.attendance_squares import AttendanceSquares, Meeting
from netcrm.ui.widgets.buttons import IconButton, LinkButton, PlainButton
from netcrm.ui.widgets.card import PADDING, Card, Inset
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.lead_label import LeadLabel
from netcrm.ui.widgets.month_bars import MonthBars, MonthCount
from netcrm.ui.widgets.row_list import COMPACT, RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words import groups as told
from netcrm.words.dates import MONTHS
from netcrm.words.words import Words

FEW = 5
"""Members that show before the owner asks for all."""

SQUARES = 48
"""Meetings that the attendance shows, the last ones."""

_SEATS_NAMED = 3
_SIDE = PADDING - 1


class ReferralsCard(Card):
    """Referrals received, month by month; shown only where there are any."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Referrals received"), "groups.referrals", parent=parent)
        self._words = words
        self._bars = MonthBars()
        self._bars.setObjectName("groups.referrals_by_month")
        self.add(self._bars)

    def show_group(self, page: GroupPage) -> None:
        """Show a group's last twelve months."""
        words, total = self._words, sum(count for _month, count in page.received_by_month)
        self.set_hint(words.tr("{count} in 12 months", count=total))
        months = []
        for month, count in page.received_by_month:
            name = words.tr(MONTHS[month.month - 1])
            months.append(MonthCount(name[:3], f"{name} {month.year}: {count}", count))
        spoken = words.tr("Referrals received in 12 months: {count}", count=total)
        self._bars.set(months, spoken)
        show_if(self, total > 0)


class MembersCard(Card):
    """Who is in the group, and the seats that contacts could fill.

    Attributes:
        list: the members; a key is a membership's id.

    Signals:
        add_asked(): make somebody a member.
        opened(int): show the contact of this id.
        menu_asked(object, QPoint): everything else for this `Member`, at a global place.
        seats_asked(): who could fill the open seats.
    """

    add_asked = Signal()
    opened = Signal(int)
    menu_asked = Signal(object, QPoint)
    seats_asked = Signal()

    def __init__(self, words: Words, today: date, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Members"), "groups.members_card", flush=True, parent=parent)
        self._words, self._today = words, today
        self._members: dict[int, Member] = {}
        self._group = self._current = 0
        self._is_all = False
        self._all = LinkButton(self.tr("All"), "groups.all_members")
        self._all.clicked.connect(self._toggle)
        add = IconButton(self.tr("Add a member"), "groups.add_member", "user-plus")
        add.clicked.connect(self.add_asked)
        self.add_action(self._all)
        self.add_action(add)
        self.list = self._make_list()
        self._nobody = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._nobody.setContentsMargins(_SIDE, 12, _SIDE, 12)
        self._seats = QWidget()
        self._seat_words = LeadLabel()
        see = PlainButton(self.tr("See who"), "groups.see_seats", small=True)
        see.clicked.connect(self.seats_asked)
        column = QVBoxLayout(self._seats)
        column.setContentsMargins(_SIDE, 12, _SIDE, 14)
        column.setSpacing(10)
        column.addWidget(self._seat_words)
        column.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.list, self._nobody, self._seats):
            self.add(part)
        self.body.setContentsMargins(0, 0, 0, 5)

    def show_group(self, page: GroupPage, today: date) -> None:
        """Show the members of a group; another group shows the first few again."""
        if page.group.id != self._group:
            self._group, self._is_all = page.group.id, False
        self._today = today
        work = page.professions
        lines = [*page.detail.members, *page.detail.former]
        self._members = {one.id: Member(one, person, work.get(one.contact, "")) for one, person in lines}
        self._current = len(page.detail.members)
        self.set_hint(f"{self._current}" if self._current else "")
        self._nobody.setText(
            self._words.tr(
                "Nobody is written down as a member yet. With five of them, a room can be suggested."
            )
        )
        show_if(self._nobody, not self._members)
        self._show_seats(page)
        self._show_rows()

    def _show_rows(self) -> None:
        keys = list(self._members)
        shown = keys if self._is_all else keys[: min(FEW, self._current)]
        self.list.rows.set_keys(shown)
        show_if(self.list, bool(shown))
        folded = len(keys) > len(keys[: min(FEW, self._current)])
        self._all.setText(self.tr("Fewer") if self._is_all else self.tr("All"))
        words = self.tr("Show fewer members") if self._is_all else self.tr("Show all members, past ones too")
        self._all.setAccessibleName(words)
        show_if(self._all, folded)

    def _show_seats(self, page: GroupPage) -> None:
        seats = sorted(page.open_seats, key=lambda seat: -len(seat.contacts))
        named = [seat.profession.lower() for seat in seats[:_SEATS_NAMED]]
        more = len(seats) - len(named)
        listed = ", ".join(named)
        words = self._words
        rest = (
            words.tr("{listed} and {more} more.", listed=listed, more=more)
            if more
            else words.tr("{listed}.", listed=listed)
        )
        self._seat_words.set(words.tr("Empty seats you could fill:"), rest)
        show_if(self._seats, bool(seats))

    def _toggle(self) -> None:
        self._is_all = not self._is_all
        self._show_rows()

    def _make_list(self) -> RowList:
        model = RowModel(
            lambda keys: [self._members[key] for key in keys if key in self._members],
            [Column(id="name", text=lambda member: str(member.person.name))],
            spoken=self._spoken,
            parent=self,
        )
        made = RowList(
            "groups.members",
            self.tr("Members"),
            model,
            lambda member: member_face(self._words, member, self._today),
            height=COMPACT,
            whole=True,
        )
        made.keys.activated.connect(lambda key: self.opened.emit(self._members[key].person.id))
        made.menu_asked.connect(lambda key, at: self.menu_asked.emit(self._members[key], at))
        made.acted.connect(self._acted)
        return made

    def _spoken(self, member: Member) -> str:
        face = member_face(self._words, member, self._today)
        return ", ".join(part for part in (face.plain_title, face.second) if part)

    def _acted(self, key: int, _action: str) -> None:
        place = self.list.rows.place_of(key)
        square = self.list.visualRect(self.list.rows.index(place or 0, 0))
        self.menu_asked.emit(self._members[key], self.list.viewport().mapToGlobal(square.bottomRight()))


class SeatCard(Card):
    """The owner's own seat: attendance, absences left, and a second seat elsewhere."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Defend your seat"), "groups.seat", parent=parent)
        self._words = words
        self._words_label = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._squares = AttendanceSquares()
        self._squares.setObjectName("groups.attendance")
        self._second = Inset("caution")
        self._second.setObjectName("groups.second_seat")
        self.body.setSpacing(10)
        for part in (self._words_label, self._squares, self._second):
            self.add(part)

    def show_group(self, page: GroupPage, today: date) -> None:
        """Show how the seat stands; hidden where there is none to defend."""
        group, words = page.group, self._words
        member = group.status is GroupStatus.MEMBER
        exclusive = group.kind is GroupKind.EXCLUSIVE
        self.set_title(words.tr("Defend your seat") if exclusive else words.tr("Your attendance"))
        held = page.held[-SQUARES:]
        attended = sum(event.status is EventStatus.ATTENDED for event in held)
        left = page.absences_left
        sentence = told.seat_sentence(words, attended, len(held), left, group.absence_months or 12)
        self._words_label.setText(sentence)
        self._words_label.set_tone("caution" if left is not None and left <= 0 else "text2")
        show_if(self._words_label, bool(sentence))
        meetings = [
            Meeting(
                event.status is EventStatus.ATTENDED,
                f"{words.date(event.on, today)}: {words.name(event.status)}",
            )
            for event in held
        ]
        self._squares.set(meetings, sentence)
        show_if(self._squares, bool(held))
        self._show_second(page)
        second = page.second_seat is not None
        show_if(self, second or (member and bool(sentence) and (exclusive or left is not None)))

    def _show_second(self, page: GroupPage) -> None:
        second, words = page.second_seat, self._words
        show_if(self._second, second is not None)
        if second is not None:
            self._second.set(
                words.tr("A second seat for {profession}", profession=second.profession),
                words.tr(
                    "You hold one in {group} already. Each group may count on your referrals for itself.",
                    group=second.other.name,
                ),
                "caution",
            )
