"""The small marks of paper, black on white: tick box, flag and the floor plan of the rooms."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QPolygonF

from netcrm.domain.room import Room

_SIDE = 96  # pixels; sharp at 600 dpi for a mark of 11 points


class Mark(StrEnum):
    """A mark that is no room's."""

    BOX = "box"
    FLAG = "flag"


def picture(mark: Mark | Room) -> QImage:
    """Return `mark` as a square image in grey levels.

    The flag is an octagon with a bar. A room is a 2 by 2 floor plan with its quadrant filled: the four stand
    in the order of `Room`, left to right and top to bottom (INTERFACE.md 3).
    """
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.black, 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    if isinstance(mark, Room):
        _draw_room(painter, list(Room).index(mark))
    elif mark is Mark.FLAG:
        _draw_flag(painter)
    else:
        painter.drawRoundedRect(QRectF(8, 8, 80, 80), 8, 8)
    painter.end()
    return image


def _draw_room(painter: QPainter, position: int) -> None:
    row, column = divmod(position, 2)
    painter.fillRect(QRectF(8 + 40 * column, 8 + 40 * row, 40, 40), QBrush(Qt.GlobalColor.black))
    painter.drawRect(QRectF(8, 8, 80, 80))
    painter.drawLine(QPointF(48, 8), QPointF(48, 88))
    painter.drawLine(QPointF(8, 48), QPointF(88, 48))


def _draw_flag(painter: QPainter) -> None:
    near, far = 8.0, 88.0
    low, high = near + 23.4, far - 23.4
    right = [(high, near), (far, low), (far, high), (high, far)]
    left = [(low, far), (near, high), (near, low), (low, near)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in right + left]))
    painter.drawLine(QPointF(30, 48), QPointF(66, 48))
