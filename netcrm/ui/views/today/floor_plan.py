"""The four rooms as a floor plan with walls, doors and targets (picture 10)."""

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.domain.room import Room
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.room_mark import QUADRANTS
from netcrm.words.numbers import per_cent
from netcrm.words.words import Words

WHO = {
    Room.GIVE_BACK: "people newer than you",
    Room.SUPPORT_PEERS: "people like you",
    Room.LISTEN_LEARN: "people further on",
    Room.MEET_PROSPECTS: "people you could serve",
}
DOOR = 40.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FloorPlan(QWidget):
    """Four rooms, who is in them, and their targets."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._targets: Mapping[Room, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set(self, targets: Mapping[Room, int]) -> None:
        """Show targets, whole per cent."""
        self._targets = targets
        told = (f"{self._words.room(room)}: {per_cent(share)}" for room, share in targets.items())
        self.setAccessibleName(", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for the names, higher for larger text."""
        high = self.fontMetrics().height()
        return QSize(320, max(236, 14 * high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Still readable at this size."""
        return QSize(280, 200)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint walls, doors and rooms."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._walls(painter, area, colours)
        half = area.width() / 2, area.height() / 2
        for room, (column, row) in QUADRANTS.items():
            left, top = area.left() + column * half[0], area.top() + row * half[1]
            self._room(painter, QRectF(left, top, *half).adjusted(16, 14, -6, -8), room, colours)

    def _walls(self, painter: QPainter, area: QRectF, colours: Tokens) -> None:
        middle = area.center()
        painter.setPen(QPen(QColor(colours.border_strong), 1.5))
        painter.drawRect(area)
        painter.drawLine(QLineF(middle.x(), area.top(), middle.x(), area.bottom() - 9 - DOOR))
        painter.drawLine(QLineF(middle.x(), area.bottom() - 9, middle.x(), area.bottom()))
        first, second = middle.x() - 24 - DOOR, middle.x() + 28
        for begin, end in (
            (area.left(), first),
            (first + DOOR, second),
            (second + DOOR, area.right()),
        ):
            painter.drawLine(QLineF(begin, middle.y(), end, middle.y()))
        painter.setPen(QPen(QColor(colours.border), 1.2))
        _door(painter, QPointF(first, middle.y()), 0)
        _door(painter, QPointF(second + DOOR, middle.y()), 90)
        _door(painter, QPointF(middle.x(), area.bottom() - 9), 90)

    def _room(self, painter: QPainter, area: QRectF, room: Room, colours: Tokens) -> None:
        top = area.top()
        for words, role, tone in (
            (self._words.room(room), Role.SECTION, colours.text),
            (self._words.tr(WHO[room]), Role.SECOND, colours.text2),
        ):
            painter.setFont(font(role))
            painter.setPen(QColor(tone))
            high = painter.fontMetrics().height() + 3
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(QRectF(area.left(), top, area.width(), high), _LEFT, shown)
            top += high
        painter.setFont(font(Role.SECOND_STRONG))
        high = painter.fontMetrics().height() + 3
        bar = QRectF(area.left(), top + high / 2 - 3, 28, 6)
        painter.fillRect(bar, QColor(colours.room(room)))
        share = QRectF(bar.right() + 8, top, area.width() - 36, high)
        painter.drawText(share, _LEFT, per_cent(self._targets.get(room, 0)))


def _door(painter: QPainter, hinge: QPointF, from_angle: int) -> None:
    """A quarter circle from its hinge: the leaf stands open, the arc is its way."""
    swing = QRectF(hinge.x() - DOOR, hinge.y() - DOOR, 2 * DOOR, 2 * DOOR)
    path = QPainterPath(QPointF(hinge.x(), hinge.y() - DOOR))
    path.arcTo(swing, 90, -90 if from_angle == 0 else 90)
    painter.drawPath(path)
    painter.drawLine(QLineF(hinge, QPointF(hinge.x(), hinge.y() - DOOR)))
