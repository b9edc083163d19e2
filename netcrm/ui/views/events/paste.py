"""A pasted guest list: who is meant is shown before anything is written; one step (PRODUCT.md 4.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from netcrm.actions import events as event_actions
from netcrm.domain.cards import Person
from netcrm.domain.contact import ContactCard
from netcrm.domain.event import Event
from netcrm.domain.guest_list import GuestFit, GuestLine
from netcrm.domain.refusal import Refused
from netcrm.reads import guest_lists
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role
from netcrm.ui.views.events.paint import Cells
from netcrm.ui.views.events.table import PageTable
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.overlay_scroll import OverlayScroll
from netcrm.ui.widgets.row_model import Column
from netcrm.words.words import Words

TYPING_PAUSE = 200
TEXT_LINES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What becomes of a line.

    Attributes:
        person: the contact who is meant; None for nobody known.
        taken: whether the line is put on the list: as `person`, or as somebody new.
        asked: whether the owner still has to say who is meant.
    """

    line: GuestLine
    person: Person | None = None
    taken: bool = True
    asked: bool = False

    @property
    def id(self) -> int:
        """Key of the row."""
        return self.line.number


def first_choice(line: GuestLine) -> Choice:
    """What is proposed: the contact who fits, a new one, or a question where several fit."""
    if line.fit is GuestFit.SEVERAL:
        return Choice(line=line, taken=False, asked=True)
    person = line.fits[0] if line.fits else None
    return Choice(line=line, person=person, taken=line.fit is not GuestFit.LISTED)


class PasteSheet(Sheet):
    """Names go in at the top; below stands who they are taken for.

    Args:
        bridge: to the desk.
        words: says everything.
        parent: some widget of the window.
        event: on whose list they go.

    Attributes:
        text: the field for the list.
        table: who is meant, one row a person.

    Signals:
        put(int): so many people are on the list now who weren't before.
    """

    put = Signal(int)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, event: Event) -> None:
        title = words.tr("Who comes to {title}?", title=event.title)
        super().__init__(title, "events.paste_sheet", parent, width=760, height=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._words, self._event = bridge, words, event
        self._choices: dict[int, Choice] = {}
        self._cells = Cells()
        self.set_lead(words.tr("Paste one name a line, or a table with its headings. Nothing is kept yet."))
        self.text = QPlainTextEdit()
        self.text.setObjectName("events.paste_sheet.text")
        self.text.setAccessibleName(words.tr("Guest list"))
        self.text.setPlaceholderText(words.tr("Lena Brandt, printer\nOwen Castell, Castell Clean Ltd"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * TEXT_LINES + 16)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._look)
        self.text.textChanged.connect(self._pause.start)
        self.table = self._make_table()
        self._summary = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._summary.setObjectName("events.paste_sheet.summary")
        self._error = PlainLabel("", Role.SECOND, "stop", wrap=True)
        self._error.setObjectName("events.paste_sheet.error")
        self._error.hide()
        self._compose()
        self._show(())

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What would become of each line."""
        return tuple(self._choices.values())

    def choose(self, number: int, person: Person | None, *, taken: bool = True) -> None:
        """Say who a line means: a contact, somebody new (None), or that it is left out."""
        held = self._choices.get(number)
        if held is not None:
            self._choices[number] = Choice(line=held.line, person=person, taken=taken)
            self._refresh()

    def submit(self) -> None:
        """Put them on the list; a line that still has to be answered is asked about first."""
        asked = next((each for each in self.choices if each.asked), None)
        if asked is not None:
            self.table.setFocus()
            self.table.keys.select(asked.id)
            self._ask(asked.id, self._place_of(asked.id))
            return
        taken = [each for each in self.choices if each.taken]
        existing = [each.person.id for each in taken if each.person is not None]
        new: list[ContactCard] = [each.line.card for each in taken if each.person is None]
        if not taken:
            self.text.setFocus()
            return
        self._bridge.do(
            event_actions.put_guests,
            self._event.id,
            existing,
            new,
            now=self._bridge.now(),
            then=self._done,
            refused=self._refuse,
        )

    def _done(self, count: int) -> None:
        self.put.emit(count)
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self._error.setText(self._words.refusal(refused))
        self._error.show()

    def _look(self) -> None:
        self._error.hide()
        self._bridge.ask_later(
            "events.guest_list",
            guest_lists.guest_list,
            self._event.id,
            self.text.toPlainText(),
            then=self._show,
            refused=self._refuse,
        )

    def _show(self, lines: Sequence[GuestLine]) -> None:
        before = {(each.line.name, each.line.fits): each for each in self.choices if not each.asked}
        self._choices = {}
        for each in lines:
            kept = before.get((each.name, each.fits))
            proposed = first_choice(each)
            if kept is not None and not each.listed:
                proposed = Choice(line=each, person=kept.person, taken=kept.taken)
            self._choices[each.number] = proposed
        self._refresh()

    def _refresh(self) -> None:
        self.table.set_rows(self.choices)
        self.table.setVisible(bool(self._choices))
        taken = [each for each in self.choices if each.taken]
        new = sum(each.person is None for each in taken)
        asked = sum(each.asked for each in self.choices)
        words = self._words
        parts = []
        if new:
            told = (
                words.tr("1 becomes a new contact.")
                if new == 1
                else words.tr("{count} become new contacts.", count=new)
            )
            parts.append(told)
        if asked:
            told = (
                words.tr("Say who is meant in 1 line.")
                if asked == 1
                else words.tr("Say who is meant in {count} lines.", count=asked)
            )
            parts.append(told)
        self._summary.setText(" ".join(parts))
        verb = words.tr("Put {count} on the list", count=len(taken)) if taken else words.tr("Put on the list")
        self.verb.setText(verb)
        self.verb.setAccessibleName(verb)
        self.verb.setEnabled(bool(taken or asked))
        self.verb.setToolTip("" if taken or asked else words.tr("Paste some names first."))

    def _tick(self, number: int, taken: bool) -> None:
        held = self._choices.get(number)
        if held is None or held.line.listed:
            return
        if taken and held.line.fit is GuestFit.SEVERAL and held.person is None:
            self._ask(number, self._place_of(number))
            return
        self.choose(number, held.person, taken=taken)

    def _ask(self, number: int, place: QPoint) -> None:
        held = self._choices.get(number)
        if held is None or held.line.listed:
            return
        menu = QMenu(self)
        menu.setObjectName("events.paste_sheet.menu")
        for person in held.line.fits:
            told = ", ".join(part for part in (person.name, person.second_line) if part)
            menu.addAction(told.replace("&", "&&")).triggered.connect(
                partial(self._chosen, number, person, True)
            )
        menu.addAction(self._words.tr("A new contact")).triggered.connect(
            partial(self._chosen, number, None, True)
        )
        menu.addSeparator()
        menu.addAction(self._words.tr("Leave out")).triggered.connect(
            partial(self._chosen, number, held.person, False)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _chosen(self, number: int, person: Person | None, taken: bool, _checked: bool = False) -> None:
        self.choose(number, person, taken=taken)

    def _open(self, number: int) -> None:
        self._ask(number, self._place_of(number))

    def _place_of(self, number: int) -> QPoint:
        place = self.table.rows.place_of(number) or 0
        area = self.table.visualRect(self.table.rows.index(place, 2))
        return self.table.viewport().mapToGlobal(area.bottomLeft())

    def _make_table(self) -> PageTable:
        words = self._words
        columns = (
            Column(
                id="taken",
                text=self._told,
                width=52,
                tick=lambda row: None if row.line.listed else bool(row.taken),
            ),
            Column(
                id="name",
                header=words.tr("On the list as"),
                text=lambda row: str(row.line.name),
                paint=self._paint_name,
            ),
            Column(
                id="meant",
                header=words.tr("Who that is"),
                text=self._told,
                width=330,
                paint=self._paint_meant,
            ),
        )
        made = PageTable("events.paste_sheet.people", words.tr("Who is meant"), columns, self._spoken)
        made.rows.tick_asked.connect(self._tick)
        made.opened.connect(self._open)
        made.menu_asked.connect(self._ask)
        return made

    def _spoken(self, row: Choice) -> str:
        return f"{row.line.name}, {self._told(row)}"

    def _told(self, row: Choice) -> str:
        words = self._words
        if row.line.listed:
            return words.tr("On the list already")
        if row.asked:
            return words.tr("{count} people have this name: which one?", count=len(row.line.fits))
        if not row.taken:
            return words.tr("Left out")
        if row.person is None:
            return words.tr("A new contact")
        return ", ".join(part for part in (row.person.name, row.person.second_line) if part)

    def _paint_name(self, painter: QPainter, rect: QRect, row: Choice, colours: Tokens) -> None:
        tone = colours.text if row.taken or row.asked else colours.text3
        upper = (row.line.name, Role.NAME, tone)
        self._cells.two_lines(painter, rect, upper, (row.line.second_line, Role.SECOND, colours.text2))

    def _paint_meant(self, painter: QPainter, rect: QRect, row: Choice, colours: Tokens) -> None:
        tone = colours.caution if row.asked else colours.text if row.taken else colours.text3
        role = Role.NAME if row.asked else Role.BODY
        self._cells.paragraph(painter, rect, self._told(row), tone, role)

    def _compose(self) -> None:
        words = self._words
        top = QVBoxLayout()
        top.setContentsMargins(EDGE, 0, EDGE, 0)
        top.addWidget(self.text)
        holder = QWidget()
        below = QVBoxLayout(holder)
        below.setContentsMargins(8, 0, 8, 0)
        below.addWidget(self.table)
        below.addStretch(1)
        scroll = OverlayScroll(holder, "events.paste_sheet.scroll")
        holder.setAutoFillBackground(False)
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for label in (self._summary, self._error):
            label.setContentsMargins(EDGE, 0, EDGE, 6)
        self.body.setSpacing(8)
        self.body.addLayout(top)
        self.body.addWidget(line())
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._error)
        self.body.addWidget(self._summary)
        cancel = PlainButton(words.tr("Cancel"), "events.paste_sheet.cancel")
        cancel.clicked.connect(self.reject)
        self.verb = PrimaryButton("", "events.paste_sheet.submit")
        self.verb.clicked.connect(self.submit)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.verb)
        self.finished.connect(self._scrim.deleteLater)
