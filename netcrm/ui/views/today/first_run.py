"""The page of an empty profile: three steps, the sample network, the four rooms (picture 10)."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.room import Room
from netcrm.ui.commands import command
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.views.today.floor_plan import FloorPlan
from netcrm.ui.widgets.buttons import Button, KeyCap, LinkButton, PlainButton, PrimaryButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.words.words import Words

WIDTH = 1000


class _Number(QWidget):
    """A number in a circle; the first is filled."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """28 px square."""
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint circle and number."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_first = self._number == 1
        painter.setPen(QPen(QColor(colours.accent if is_first else colours.border_strong), 1))
        painter.setBrush(QColor(colours.accent if is_first else colours.surface))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(font(Role.NAME))
        painter.setPen(QColor(colours.on_accent if is_first else colours.text2))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class FirstRun(QWidget):
    """What to do first.

    Signals:
        run_asked(str): run the command of this id.
        targets_asked(): set the room targets.
    """

    run_asked = Signal(str)
    targets_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.first_run")
        self._words = words
        self._plan = FloorPlan(words)
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._welcome(column)
        cards = QHBoxLayout()
        cards.setSpacing(24)
        cards.addWidget(self._steps(), 3)
        cards.addWidget(self._rooms(), 2)
        column.addLayout(cards)
        column.addSpacing(20)
        column.addLayout(self._keys())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        whole.addStretch(2)
        whole.addLayout(row)
        whole.addStretch(3)

    def set(self, targets: Mapping[Room, int]) -> None:
        """Show the room targets."""
        self._plan.set(targets)

    def _welcome(self, column: QVBoxLayout) -> None:
        tr = self._words.tr
        lead = tr(
            "netcrm remembers the people you meet, what each of you gave, and where your time goes."
            " It all stays on this computer."
        )
        told = PlainLabel(lead, Role.SECTION, "text2", wrap=True)
        letters = font(Role.SECTION)
        letters.setWeight(font(Role.BODY).weight())
        letters.setPointSizeF(letters.pointSizeF() * 1.07)
        told.setFont(letters)
        told.setMaximumWidth(640)
        column.addWidget(PlainLabel(tr("Welcome. Who did you meet last?"), Role.WELCOME, wrap=True))
        column.addSpacing(8)
        column.addWidget(told)
        column.addSpacing(24)

    def _steps(self) -> Card:
        tr = self._words.tr
        card = Card("", "today.first_run.steps", flush=True)
        start = PrimaryButton(tr("Import cards"), "today.first_run.import", "import")
        group = PlainButton(tr("Add a group"), "today.first_run.group", "plus")
        targets = PlainButton(tr("Set targets"), "today.first_run.targets")
        start.clicked.connect(lambda: self.run_asked.emit("file.import"))
        group.clicked.connect(lambda: self.run_asked.emit("add.group"))
        targets.clicked.connect(self.targets_asked)
        drop = tr("Drop a card scan (CSV) or vCard anywhere on this window. You check every row first.")
        name = tr("Name, format and room. Three minutes for most people.")
        share = tr("How many hours a week, and how they are shared over the four rooms.")
        card.add(_step(1, tr("Bring the people you know"), drop, start), 3)
        card.add_line()
        card.add(_step(2, tr("Add the groups you go to"), name, group), 2)
        card.add_line()
        card.add(_step(3, tr("Set your time"), share, targets), 3)
        card.add_line()
        card.add(self._sample(), 2)
        return card

    def _sample(self) -> QWidget:
        tr = self._words.tr
        strip = QFrame()
        strip.setProperty("inset", "plain")
        link = LinkButton(tr("Open the sample network"), "today.first_run.sample")
        link.setFont(font(Role.BUTTON))
        link.clicked.connect(lambda: self.run_asked.emit("file.sample"))
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(14)
        row.addWidget(PlainLabel(tr("Rather look round first?"), Role.BODY, "text2"))
        row.addWidget(link)
        row.addStretch(1)
        row.addWidget(PlainLabel(tr("You can delete it in one step."), Role.SECOND, "text2"))
        return strip

    def _rooms(self) -> Card:
        tr = self._words.tr
        card = Card("", "today.first_run.rooms")
        card.body.setContentsMargins(20, 16, 20, 20)
        told = tr("Every group belongs in one. If a group fits none, your time is better spent elsewhere.")
        card.add(PlainLabel(tr("Four rooms"), Role.SECTION))
        card.add(PlainLabel(told, Role.SECOND, "text2", wrap=True))
        card.body.addSpacing(8)
        card.add(self._plan, 1)
        return card

    def _keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for command_id, told in (
            ("add.contact", self._words.tr("add one person by hand")),
            ("edit.palette", self._words.tr("find or do anything")),
            ("help.guide", self._words.tr("short guide")),
        ):
            row.addWidget(KeyCap(command(command_id).shown_keys))
            row.addWidget(PlainLabel(told, Role.BODY, "text2"))
            row.addSpacing(10)
        row.addStretch(1)
        return row


def _step(number: int, title: str, told: str, button: Button) -> QWidget:
    step = QWidget()
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addStretch(1)
    words.addWidget(PlainLabel(title, Role.SECTION))
    words.addWidget(PlainLabel(told, Role.BODY, "text2", wrap=True))
    words.addStretch(1)
    row = QHBoxLayout(step)
    row.setContentsMargins(20, 20, 20, 20)
    row.setSpacing(16)
    row.addWidget(_Number(number))
    row.addLayout(words, 1)
    row.addWidget(button)
    return step
