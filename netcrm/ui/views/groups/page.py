"""The right side of the groups view: head, evidence or fit, meetings, members and seats (picture 03)."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.group_page import GroupPage
from netcrm.domain.renewal_picture import RenewalPicture
from netcrm.ui.views.groups.about import AboutCard, MeetingsCard
from netcrm.ui.views.groups.evidence import EvidenceCard
from netcrm.ui.views.groups.fit_card import FitCard
from netcrm.ui.views.groups.header import GroupHeader
from netcrm.ui.views.groups.side import MembersCard, ReferralsCard, SeatCard
from netcrm.ui.widgets.elide import show_if
from netcrm.ui.widgets.overlay_scroll import OverlayScroll
from netcrm.words.words import Words

SIDE, SMALLEST = 272, 440
BESIDE_FROM = 756
"""Width from which the side cards stand beside the evidence, else below it."""


class GroupSide(QWidget):
    """One group with everything; empty while none is chosen.

    Attributes:
        header: name, room, seat and buttons.
        evidence: renew or leave.
        fit: whether it fits; stands where no evidence is shown.
        members: who is in it.
        meetings: the meetings.
    """

    def __init__(self, words: Words, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groups.page")
        self.page: GroupPage | None = None
        self._today = today
        self._waits_for_evidence = False
        self.header = GroupHeader(words)
        self.evidence = EvidenceCard(words)
        self.fit = FitCard(words)
        self.about = AboutCard(words)
        self.meetings = MeetingsCard(words, today)
        self.referrals = ReferralsCard(words)
        self.members = MembersCard(words, today)
        self.seat = SeatCard(words)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.page = None
        show_if(self.header, False)
        show_if(self._area, False)

    def show_group(self, page: GroupPage, today: date, *, weighed: bool) -> None:
        """Show a group; with ``weighed`` the evidence follows in place of the fit."""
        another = self.page is None or self.page.group.id != page.group.id
        self.page, self._today = page, today
        self.setUpdatesEnabled(False)
        self.header.show_group(page)
        self.fit.show_group(page, today)
        self.about.show_group(page.group, today)
        self.meetings.show_group(page, today)
        self.referrals.show_group(page)
        self.members.show_group(page, today)
        self.seat.show_group(page, today)
        if another or not weighed:
            self._put_away(self.evidence)
        if weighed:
            self._put_away(self.fit)
        show_if(self.fit, not weighed)
        if another:
            self._area.verticalScrollBar().setValue(0)
        show_if(self.header, True)
        show_if(self._area, True)
        self.setUpdatesEnabled(True)

    def show_evidence(self, picture: RenewalPicture) -> None:
        """Show the evidence about the group in front; that of another one came too late."""
        if self.page is not None and picture.group.id == self.page.group.id:
            self.evidence.show_picture(picture, self._today)
            show_if(self.evidence, True)
            if self._waits_for_evidence:
                self.evidence.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._waits_for_evidence = False

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as the evidence can be read; what stands beside it then goes below."""
        return QSize(SMALLEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the side cards below where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def _put_away(self, card: QWidget) -> None:
        """Hide a card; the focus in it goes to the head, not to wherever Qt finds the next button."""
        holder = QApplication.focusWidget()
        if holder is not None and card.isAncestorOf(holder):
            self._waits_for_evidence = card is self.fit
            self.header.more.setFocus(Qt.FocusReason.OtherFocusReason)
        show_if(card, False)

    def _arrange(self) -> None:
        beside = self.width() >= BESIDE_FROM
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(wanted)
        if beside:
            self._right.setFixedWidth(SIDE)
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)

    def _lay_out(self) -> None:
        left = _column(self.evidence, self.fit, self.about, self.meetings)
        self._right = _column(self.referrals, self.members, self.seat)
        inside = QWidget()
        inside.setProperty("page", True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._right)
        self._area = OverlayScroll(inside, "groups.detail")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(self.header)
        whole.addWidget(self._area, 1)


def _column(*cards: QWidget) -> QWidget:
    """Cards one below the other, at the top."""
    holder = QWidget()
    holder.setProperty("page", True)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder
