"""The four rooms as marks and as filled bars: position, pattern and colour (INTERFACE.md 3)."""

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netcrm.domain.room import Room
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.elide import ElideLabel

MARK = 16
QUADRANTS: dict[Room, tuple[int, int]] = {
    Room.GIVE_BACK: (0, 0),
    Room.SUPPORT_PEERS: (1, 0),
    Room.LISTEN_LEARN: (0, 1),
    Room.MEET_PROSPECTS: (1, 1),
}
PATTERN_FROM = 10


def paint_room_mark(painter: QPainter, rect: QRect | QRectF, room: Room | None, colours: Tokens) -> None:
    """Paint the floor plan with the room's quadrant filled; all four empty for None.

    The mark isn't mirrored in right-to-left layouts (INTERFACE.md 14).
    """
    side = min(MARK, rect.width(), rect.height())
    area = QRectF(0, 0, side - 1, side - 1)
    area.moveCenter(QRectF(rect).center())
    area.moveTopLeft(QPointF(round(area.left()) + 0.5, round(area.top()) + 0.5))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if room is not None:
        column, row = QUADRANTS[room]
        half = QRectF(
            area.left() + column * area.width() / 2,
            area.top() + row * area.height() / 2,
            area.width() / 2,
            area.height() / 2,
        )
        painter.fillRect(half.adjusted(0.5, 0.5, -0.5, -0.5), QColor(colours.room(room)))
    painter.setPen(QPen(QColor(colours.border_strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 2.5, 2.5)
    middle = area.center()
    painter.drawLine(QLineF(middle.x(), area.top(), middle.x(), area.bottom()))
    painter.drawLine(QLineF(area.left(), middle.y(), area.right(), middle.y()))
    painter.restore()


def fill_room(painter: QPainter, rect: QRectF, room: Room | None, colours: Tokens, ground: str = "") -> None:
    """Fill a bar in the room's colour, with its pattern where the bar is 10 px or taller.

    Args:
        painter: where to.
        rect: the bar.
        room: None is the time without a room: a plain grey bar.
        colours: the theme.
        ground: colour of the pattern's gaps; the surface where empty.
    """
    if rect.width() <= 0 or rect.height() <= 0:
        return
    colour = QColor(colours.room(room) if room is not None else colours.border_strong)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, colour)
    if room is not None and rect.height() >= PATTERN_FROM:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_pattern(painter, rect, room, QColor(ground or colours.surface))
    painter.restore()


def _paint_pattern(painter: QPainter, rect: QRectF, room: Room, gap: QColor) -> None:
    pen = QPen(gap, 1.6)
    painter.setPen(pen)
    height = rect.height()
    if room is Room.SUPPORT_PEERS:
        at = rect.left() - height
        while at < rect.right():
            painter.drawLine(QLineF(at, rect.bottom(), at + height, rect.top()))
            at += 8
    elif room is Room.LISTEN_LEARN:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gap)
        for line in range(int(height // 6) + 1):
            for column in range(int(rect.width() // 6) + 1):
                painter.drawEllipse(
                    QPointF(rect.left() + 3 + column * 6, rect.top() + 3 + line * 6), 1.1, 1.1
                )
    elif room is Room.MEET_PROSPECTS:
        at = rect.top() + 4
        while at < rect.bottom() - 1:
            painter.drawLine(QLineF(rect.left(), at, rect.right(), at))
            at += 5


class RoomMark(QWidget):
    """The floor plan as a widget; ``word`` is the room's name for tooltip and screen reader."""

    def __init__(self, room: Room | None = None, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_room(room, word)

    def set_room(self, room: Room | None, word: str) -> None:
        """Show another room."""
        self.room = room
        self.setToolTip(word)
        self.setAccessibleName(word)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """16 px square."""
        return QSize(MARK, MARK)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the mark."""
        painter = QPainter(self)
        paint_room_mark(painter, self.rect(), self.room, tokens())


class RoomLabel(QWidget):
    """Mark and name of a room side by side; the name is always in text2."""

    def __init__(self, room: Room | None = None, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = RoomMark(room, word)
        self._word = ElideLabel(word, Role.SECOND, "text2")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._mark)
        line.addWidget(self._word, 1)

    def set_room(self, room: Room | None, word: str) -> None:
        """Show another room."""
        self._mark.set_room(room, word)
        self._word.setText(word)
