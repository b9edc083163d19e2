"""The card "Renew or leave?": what was measured, what it suggests, and what to do (PRODUCT.md 4.2)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.group import GroupStatus
from netcrm.domain.renewal import Measure, Suggestion
from netcrm.domain.renewal_picture import RenewalPicture, Weighed
from netcrm.ui.theme import Role, set_look
from netcrm.ui.views.groups.columns import FIRST, Line, columns, lines, spoken
from netcrm.ui.widgets.buttons import Button, IconButton, LinkButton, PlainButton, PrimaryButton
from netcrm.ui.widgets.card import PADDING, Card, line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.notice import IconMark
from netcrm.ui.widgets.row_model import RowModel
from netcrm.ui.widgets.row_table import RowTable
from netcrm.ui.widgets.segments import Segments
from netcrm.words import groups as told_groups
from netcrm.words import renewal as told
from netcrm.words.words import Words

_SIDE = PADDING - 1
_LOOKS = {
    Suggestion.RENEW: ("accent", "check-circle"),
    Suggestion.LET_GO: ("caution", "door"),
    Suggestion.TRY_TWO_MORE: ("caution", "question"),
    Suggestion.UNDECIDED: ("caution", "question"),
}


class SuggestionBox(QFrame):
    """A soft box with an icon, what the evidence says, and the figures that decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groups.suggestion")
        self._mark = IconMark("", side=18)
        self.head = PlainLabel("", Role.NAME, wrap=True)
        self.words = PlainLabel("", Role.SECOND, "text2", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.head)
        column.addWidget(self.words)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 12, 16, 12)
        whole.setSpacing(12)
        whole.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(column, 1)

    def show_suggestion(self, tone: str, icon: str, head: str, words: str) -> None:
        """Show another one; ``tone`` is one of an inset's, ``plain`` too."""
        set_look(self, "inset", tone)
        self._mark.set(icon, "text2" if tone == "plain" else tone)
        self.head.setText(head)
        self.words.setText(words)
        show_if(self.words, bool(words))
        self.setAccessibleName(" ".join(part for part in (head, words) if part))


class KeyFigures(QWidget):
    """Large figures side by side, each with its words below; only those that can be told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groups.key_figures")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(_SIDE, 12, _SIDE, 12)
        self._line.setSpacing(20)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show figures with their words; none hides all."""
        while self._line.count():
            item = self._line.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for figure, words in figures:
            self._line.addWidget(self._one(figure, words), 1)
        self.setAccessibleName(", ".join(f"{figure} {words}" for figure, words in figures))
        show_if(self, bool(figures))

    def _one(self, figure: str, words: str) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(figure, Role.TITLE))
        column.addWidget(PlainLabel(words, Role.SECOND, "text2", wrap=True))
        return holder


class EvidenceCard(Card):
    """A group weighed beside the others.

    Signals:
        renew_asked(): move the day of renewal on.
        leave_asked(): mark the group as left.
        closed(): back to whether it fits.
    """

    renew_asked = Signal()
    leave_asked = Signal()
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Renew or leave?"), "groups.evidence", parent=parent)
        self._words = words
        self._picture: RenewalPicture | None = None
        self._all = False
        self._lines: dict[int, Line] = {}
        spans = [("year", self.tr("12 months")), ("ever", self.tr("All time"))]
        self.span = Segments("groups.span", self.tr("Over which time"), spans)
        self.span.chosen.connect(lambda _: self._show_span())
        self.close_button = IconButton(self.tr("Back to whether it fits"), "groups.evidence_close", "x")
        self.close_button.clicked.connect(self.closed)
        self.add_action(self.span)
        self.add_action(self.close_button)
        self.box = SuggestionBox()
        self.table = self._make_table()
        self._more = LinkButton("", "groups.more_figures", "caret-down")
        self._more.clicked.connect(self._unfold)
        self._missing = PlainLabel("", Role.SECOND, "text3", wrap=True)
        self._figures = KeyFigures()
        self._renew: list[Button] = [
            PrimaryButton(self.tr("Plan to renew"), "groups.renew", "check"),
            PlainButton(self.tr("Plan to renew"), "groups.renew_anyway", "check"),
        ]
        self.leave = PlainButton(self.tr("Plan to leave"), "groups.leave", "door")
        for button in self._renew:
            button.clicked.connect(self.renew_asked)
        self.leave.clicked.connect(self.leave_asked)
        self._lay_out()

    def show_picture(self, picture: RenewalPicture, today: date) -> None:
        """Show the evidence about a group; another group begins with 12 months and the first figures."""
        if self._picture is None or self._picture.group.id != picture.group.id:
            self.span.choose("year")
            self._all = False
        self._picture = picture
        group, words = picture.group, self._words
        renews = group.renews_on is not None and group.status is GroupStatus.MEMBER
        self.set_title(words.tr("Renew or leave?") if renews else words.tr("Stay or leave?"))
        hint = ""
        if renews and group.renews_on is not None:
            hint = words.tr("by {day}", day=words.date(group.renews_on, today))
            if group.renews_on < today:
                hint = told_groups.renews(words, group, today).lower()
        self.set_hint(hint)
        found = picture.year.renewal
        tone, icon = _LOOKS[found.suggestion]
        self.box.show_suggestion(tone, icon, *told.suggestion(words, group, found, picture.currency))
        best = found.suggestion is Suggestion.RENEW
        show_if(self._renew[0], renews and best)
        show_if(self._renew[1], renews and not best)
        show_if(self.leave, group.status is not GroupStatus.LEFT)
        show_if(self.close_button, not picture.is_due)
        self._show_span()

    def _show_span(self) -> None:
        picture, words = self._picture, self._words
        if picture is None:
            return
        weighed = picture.year if self.span.choice == "year" else picture.ever
        found = lines(words, weighed, picture.currency)
        shown = [each.id for measure, each in found.items() if self._all or measure in FIRST]
        self._lines = {each.id: each for each in found.values()}
        self.table.rows.set_keys(shown)
        left = len(found) - len(shown)
        self._more.setText(words.tr("Show {count} more figures", count=left))
        self._more.setAccessibleName(self._more.text())
        show_if(self._more, left > 0)
        notes = [told.unknown(words, weighed.renewal)]
        if not any(one.standing for one in weighed.renewal.compared):
            notes.insert(0, words.tr("To compare, it takes three other groups with the figure known."))
        self._missing.setText(" ".join(note for note in notes if note))
        show_if(self._missing, bool(self._missing.text()) and (self._all or not left))
        self._figures.show_figures(_key_figures(words, weighed, picture.currency))

    def _unfold(self) -> None:
        self._all = True
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_span()

    def _make_table(self) -> RowTable:
        words = self._words
        model = RowModel(
            lambda keys: [self._lines[key] for key in keys if key in self._lines],
            columns(words),
            spoken=lambda each: spoken(each, words),
            parent=self,
        )
        made = RowTable("groups.measured", self.tr("What was measured"), model, whole=True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        return made

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(_SIDE, 6, _SIDE, 10)
        above.addWidget(self.box)
        self.add_layout(above)
        self.add(self.table)
        below = QVBoxLayout()
        below.setContentsMargins(_SIDE, 6, _SIDE, 8)
        below.setSpacing(4)
        below.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self._missing)
        self.add_layout(below)
        self.add(line())
        self.add(self._figures)
        self.add(line())
        acts = QHBoxLayout()
        acts.setContentsMargins(_SIDE, 12, _SIDE, 12)
        acts.setSpacing(8)
        for button in (*self._renew, self.leave):
            acts.addWidget(button)
        acts.addStretch(1)
        self.add_layout(acts)


def _key_figures(words: Words, weighed: Weighed, currency: str) -> list[tuple[str, str]]:
    """What each referral and each new person cost, where there were any."""
    values = {one.measure: one.value for one in weighed.renewal.compared}
    cost, hours = values[Measure.COST], values[Measure.HOURS] or 0.0
    received, new_people = values[Measure.REFERRALS_RECEIVED] or 0, values[Measure.NEW_PEOPLE] or 0
    found = []
    if received:
        if cost:
            amount = words.money(told.whole(cost / received, currency), currency)
            found.append((amount, words.tr("for each referral received")))
        taken = words.tr("{hours} h", hours=f"{hours / received:.1f}")
        found.append((taken, words.tr("for each referral received")))
    if new_people and cost:
        amount = words.money(told.whole(cost / new_people, currency), currency)
        found.append((amount, words.tr("for each new person")))
    return found
