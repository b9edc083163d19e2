"""Who asks whom, in their words."""

from datetime import date

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.cards import RequestRow
from netcrm.ui.theme import Role, tokens
from netcrm.ui.views.introductions.face import asked, target_name
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.person_button import PersonButton
from netcrm.words.words import Words

_WORDS_BESIDE = 720
_LONGEST_WORDS = 400


class _Arrow(QWidget):
    """A dashed arrow from the one to the other; says nothing, the order says it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A short one."""
        return QSize(36, 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, end = self.height() / 2, self.width() - 2.0
        pen = QPen(QColor(tokens().text3), 1.4)
        painter.setPen(pen)
        painter.drawPolyline(
            [QPointF(end - 5, middle - 4), QPointF(end, middle), QPointF(end - 5, middle + 4)]
        )
        pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
        painter.drawLine(QPointF(1, middle), QPointF(end - 6, middle))


class PeopleCard(QFrame):
    """Requester, arrow, target and what was asked.

    Signals:
        opened(str, object): the owner wants to see a side: subject of its view, key.
    """

    opened = Signal(str, object)

    def __init__(self, row: RequestRow, words: Words, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("introductions.people")
        self.setProperty("card", True)
        target = target_name(row, words)
        self.setAccessibleName(self.tr("{a} to {b}").format(a=row.requester.name, b=target))
        asker = PersonButton(row.requester.name, row.requester.second_line, "introductions.requester")
        asker.clicked.connect(lambda: self.opened.emit("contacts", row.requester.id))
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(asker)
        sides.addWidget(_Arrow())
        sides.addWidget(self._target(row, target))
        sides.addStretch(1)
        said = row.introduction.words
        told = f"“{said[:_LONGEST_WORDS]}”" if said else asked(row.introduction, words, today)
        self._said = PlainLabel(told, Role.SECOND, "text2", wrap=True)
        self._said.setObjectName("introductions.words")
        self._beside = QHBoxLayout()
        self._beside.addLayout(sides, 0)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(16, 11, 19, 11)
        self._whole.setSpacing(6)
        self._whole.addLayout(self._beside)
        self._beside.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        self._is_beside = True

    def set_width(self, width: int) -> None:
        """Put the words beside the people, or under them where there is little room."""
        beside = width >= _WORDS_BESIDE
        if beside == self._is_beside:
            return
        self._is_beside = beside
        (self._whole if beside else self._beside).removeWidget(self._said)
        if beside:
            self._beside.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._whole.addWidget(self._said)

    def _target(self, row: RequestRow, name: str) -> PersonButton:
        if row.target is not None:
            made = PersonButton(name, row.target.second_line, "introductions.target")
            made.clicked.connect(lambda: self.opened.emit("contacts", row.target.id))
            return made
        if row.group is not None:
            made = PersonButton(name, row.group.chapter, "introductions.target", icon="users-three")
            made.clicked.connect(lambda: self.opened.emit("groups", row.group.id))
            return made
        return PersonButton(name, "", "introductions.target", icon="network", opens=False)
