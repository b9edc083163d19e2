"""The cards below the evidence: what the owner wrote about a group, and its meetings."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netcrm.domain.event import Event, EventStatus
from netcrm.domain.group import Group
from netcrm.domain.group_page import GroupPage
from netcrm.ui.views.groups.face import meeting_face
from netcrm.ui.widgets.buttons import LinkButton, PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import show_if
from netcrm.ui.widgets.lead_label import LeadLabel
from netcrm.ui.widgets.row_list import ONE_LINE, RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.words import Words

FEW = 5
"""Meetings that show before the owner asks for all."""


class AboutCard(Card):
    """Vibe, reasons, how to join, limits and notes; only what is written down.

    Signals:
        edit_asked(): change it.
    """

    edit_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("About"), "groups.about", parent=parent)
        self._words = words
        self._lines: list[LeadLabel] = []
        edit = PlainButton(self.tr("Edit"), "groups.edit", "pencil", small=True)
        edit.clicked.connect(self.edit_asked)
        self.add_action(edit)
        self.body.setSpacing(8)

    def show_group(self, group: Group, today: date) -> None:
        """Show what is written about a group."""
        parts = _parts(self._words, group, today)
        while len(self._lines) < len(parts):
            made = LeadLabel()
            self._lines.append(made)
            self.add(made)
        for place, made in enumerate(self._lines):
            show_if(made, place < len(parts))
            if place < len(parts):
                made.set(*parts[place])


class MeetingsCard(Card):
    """The next meetings and the last ones.

    Attributes:
        list: the meetings; a key is an event's id.

    Signals:
        opened(int): show the event of this id.
        add_asked(): add a meeting.
    """

    opened = Signal(int)
    add_asked = Signal()

    def __init__(self, words: Words, today: date, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("Meetings"), "groups.meetings_card", flush=True, parent=parent)
        self._words, self._today = words, today
        self._events: dict[int, Event] = {}
        self._group, self._is_all = 0, False
        self._all = LinkButton(self.tr("All"), "groups.all_meetings")
        self._all.clicked.connect(self._toggle)
        add = PlainButton(self.tr("Add a meeting"), "groups.add_meeting", "plus", small=True)
        add.clicked.connect(self.add_asked)
        self.add_action(self._all)
        self.add_action(add)
        model = RowModel(
            lambda keys: [self._events[key] for key in keys if key in self._events],
            [Column(id="day", text=self._spoken)],
            parent=self,
        )
        self.list = RowList(
            "groups.meetings",
            self.tr("Meetings"),
            model,
            lambda event: meeting_face(self._words, event, self._today),
            height=ONE_LINE,
            whole=True,
        )
        self.list.keys.activated.connect(self.opened)
        self.list.acted.connect(lambda key, _action: self.opened.emit(key))
        self.add(self.list)
        self.body.setContentsMargins(0, 0, 0, 5)

    def show_group(self, page: GroupPage, today: date) -> None:
        """Show the meetings of a group: the next two on top, then the last ones."""
        if page.group.id != self._group:
            self._group, self._is_all = page.group.id, False
        self._today = today
        self._events = {event.id: event for event in page.detail.events}
        visits = sum(event.status is EventStatus.ATTENDED for event in page.detail.events)
        told = self._words.tr("1 visit") if visits == 1 else self._words.tr("{count} visits", count=visits)
        self.set_hint(told if visits else "")
        self._show_rows()

    def _show_rows(self) -> None:
        keys = list(self._events)
        coming = [key for key in keys if self._events[key].on >= self._today]
        few = [*coming[-2:], *(key for key in keys if key not in coming)][:FEW]
        self.list.rows.set_keys(keys if self._is_all else few)
        show_if(self.list, bool(keys))
        self._all.setText(self.tr("Fewer") if self._is_all else self.tr("All"))
        words = self.tr("Show fewer meetings") if self._is_all else self.tr("Show all meetings")
        self._all.setAccessibleName(words)
        show_if(self._all, len(keys) > len(few))

    def _toggle(self) -> None:
        self._is_all = not self._is_all
        self._show_rows()

    def _spoken(self, event: Event) -> str:
        face = meeting_face(self._words, event, self._today)
        return f"{face.plain_title}, {self._words.name(event.status)}"


def _parts(words: Words, group: Group, today: date) -> list[tuple[str, str]]:
    found = [
        (words.tr("Chapter:"), group.chapter),
        (words.tr("Vibe:"), group.vibe),
        (words.tr("Why you go:"), ", ".join(words.name(one) for one in group.reasons)),
        (words.tr("How to join:"), group.how_to_join),
        (words.tr("Joined:"), words.date(group.joined_on, today) if group.joined_on else ""),
        (words.tr("Usual turnout:"), _number(group.typical_turnout)),
        (words.tr("Visits allowed as a guest:"), _number(group.visitor_limit)),
        (words.tr("Notes:"), group.notes),
    ]
    return [(lead, rest.strip()) for lead, rest in found if rest.strip()]


def _number(figure: int | None) -> str:
    return "" if figure is None else str(figure)
