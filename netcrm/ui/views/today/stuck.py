"""Introductions that stand still: who is waited for, since when, and the answers in place."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.introduction import Outcome, TargetAnswer
from netcrm.domain.stuck import Wait
from netcrm.reads.today import StuckRow
from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.buttons import IconButton, LinkButton, PlainButton
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, show_if
from netcrm.ui.widgets.later_menu import LaterMenu
from netcrm.words import stuck as told
from netcrm.words.words import Words

ROWS = 5
AGAIN_AFTER = 7
"""Who was written to again is asked about again after so many days."""
_ANSWERABLE = (Wait.ANSWER, Wait.BOTH_ANSWERS)


class StuckLine(QWidget):
    """One request with what can be done about it; takes the focus, and keys then act on it.

    Signals:
        opened(int): show the request of this id.
        answered(int, TargetAnswer): what the one who was asked said.
        turned_out(int, Outcome): what came of it.
        chased(object): write again to whoever is waited for in this StuckRow.
        put_off_asked(object, object): ask about this StuckRow again on a day; None for a day to be picked.
    """

    opened = Signal(int)
    answered = Signal(int, object)
    turned_out = Signal(int, object)
    chased = Signal(object)
    put_off_asked = Signal(object, object)

    def __init__(self, name: str, words: Words) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = words
        self._row: StuckRow | None = None
        self._today = date.min
        self._pair = ElideLabel("", Role.NAME)
        self._pair.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._flag = Chip(words.tr("Flagged"), "stop", "flagged")
        self._age = Chip()
        self._why = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._later = IconButton(words.tr("Ask again later (S)"), f"{name}.later", "clock")
        self._later.clicked.connect(lambda: self._offer_later())  # noqa: PLW0108 - no argument
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._made: dict[str, PlainButton] = {}
        self._make_buttons(name)
        self._compose()

    def set(self, row: StuckRow, today: date) -> None:
        """Show a request."""
        self._row, self._today = row, today
        words, request = self._words, row.row
        target = told.target_name(request, words)
        pair = words.tr("{a} to {b}", a=request.requester.name, b=target)
        self._pair.setText(pair)
        show_if(self._flag, row.flagged)
        self._age.set(told.days(row.stuck, words), "caution", "clock")
        self._why.setText(told.sentence(request, row.stuck, words, today))
        for name, answer in zip(("yes", "no"), told.answers(request, row.stuck, words), strict=True):
            self._made[name].setText(answer)
        shown = self._shown(row)
        for name, button in self._made.items():
            button.setAccessibleName(f"{button.text()}: {pair}")
            show_if(button, name in shown)
        flag = words.tr("Flagged") if row.flagged else ""
        said = (pair, flag, told.days(row.stuck, words), self._why.text())
        self.setAccessibleName(", ".join(part for part in said if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Y and N answer, C writes again, 1 to 5 say what came of it, S asks later, Enter opens."""
        key, row = event.key(), self._row
        letters = {Qt.Key.Key_Y: "yes", Qt.Key.Key_N: "no", Qt.Key.Key_C: "chase"}
        outcomes = dict(zip(range(Qt.Key.Key_1, Qt.Key.Key_6), told.OUTCOMES, strict=True))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = letters.get(Qt.Key(key)) or (str(outcomes[key]) if key in outcomes else "")
        if row is not None and plain and name in self._shown(row):
            self._made[name].click()
        elif row is not None and plain and key == Qt.Key.Key_S:
            self._offer_later()
        elif row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click anywhere on the line opens the request."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self._pair, self._flag):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._age)
        head.addWidget(self._later)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 10, 15, 12)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addSpacing(6)
        column.addLayout(self._buttons)

    def _make_buttons(self, name: str) -> None:
        tr = self._words.tr
        self._make(name, "yes", "").clicked.connect(partial(self._answer, TargetAnswer.YES))
        self._make(name, "no", "").clicked.connect(partial(self._answer, TargetAnswer.NO))
        self._make(name, "chase", tr("Write again")).clicked.connect(self._chase)
        for outcome, words in told.OUTCOMES.items():
            button = self._make(name, str(outcome), tr(words))
            button.clicked.connect(partial(self._turn_out, outcome))
        self._make(name, "open", tr("Answer")).clicked.connect(self._open)

    def _make(self, name: str, what: str, words: str) -> PlainButton:
        button = PlainButton(words, f"{name}.{what}", small=True)
        self._made[what] = button
        self._buttons.addWidget(button)
        return button

    def _shown(self, row: StuckRow) -> tuple[str, ...]:
        if row.stuck.wait is Wait.OUTCOME:
            return tuple(map(str, told.OUTCOMES))
        if row.stuck.wait in _ANSWERABLE:
            return ("yes", "no", "chase")
        return ("open",)

    def _answer(self, answer: TargetAnswer, _checked: bool = False) -> None:
        if self._row is not None:
            self.answered.emit(self._row.row.introduction.id, answer)

    def _turn_out(self, outcome: Outcome, _checked: bool = False) -> None:
        if self._row is not None:
            self.turned_out.emit(self._row.row.introduction.id, outcome)

    def _chase(self, _checked: bool = False) -> None:
        if self._row is not None:
            self.chased.emit(self._row)

    def _open(self, _checked: bool = False) -> None:
        if self._row is not None:
            self.opened.emit(self._row.row.introduction.id)

    def _offer_later(self) -> None:
        menu = LaterMenu(self._words, "today.stuck.put_off", self._today, self)
        menu.chosen.connect(self._put_off)
        menu.open_at(self._later.mapToGlobal(QPoint(0, self._later.height())))

    def _put_off(self, until: date | None) -> None:
        if self._row is not None:
            self.put_off_asked.emit(self._row, until)


class StuckCard(Card):
    """The five most pressing requests that stand still; hidden while there are none.

    Signals:
        as those of `StuckLine`, and
        all_asked(): show the introductions.
    """

    opened = Signal(int)
    answered = Signal(int, object)
    turned_out = Signal(int, object)
    chased = Signal(object)
    put_off_asked = Signal(object, object)
    all_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        title = words.tr("Introductions that stand still")
        super().__init__(title, "today.stuck", flush=True, parent=parent)
        self._all = LinkButton(words.tr("See all"), "today.stuck.all")
        self._all.clicked.connect(self.all_asked)
        self.add_action(self._all)
        self._rows: list[StuckLine] = []
        self._rules: list[QWidget] = []
        for number in range(1, ROWS + 1):
            self._add_row(StuckLine(f"today.stuck.{number}", words))
        self.add_line()
        keys = PlainLabel(
            words.tr("Y and N keep an answer, C writes again, 1 to 5 say what came of it, S asks later."),
            Role.SECOND,
            "text2",
            wrap=True,
        )
        keys.setContentsMargins(15, 8, 15, 9)
        self.add(keys)

    def set(self, found: Sequence[StuckRow], today: date) -> None:
        """Show the first five."""
        for number, row in enumerate(self._rows):
            show_if(row, number < len(found))
            show_if(self._rules[number], 0 < number < len(found))
            if number < len(found):
                row.set(found[number], today)
        self.set_hint(str(len(found)) if found else "")
        show_if(self._all, len(found) > ROWS)
        show_if(self, bool(found))

    def _add_row(self, row: StuckLine) -> None:
        rule = line()
        self._rows.append(row)
        self._rules.append(rule)
        self.add(rule)
        self.add(row)
        row.opened.connect(self.opened)
        row.answered.connect(self.answered)
        row.turned_out.connect(self.turned_out)
        row.chased.connect(self.chased)
        row.put_off_asked.connect(self.put_off_asked)
