"""One room's share as a bar with its pattern and the target as an upright line (INTERFACE.md 3, 7)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.domain.room import Room
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import tokens
from netcrm.ui.widgets.room_mark import fill_room

THIN, THICK = 8, 15


def paint_room_bar(
    painter: QPainter, rect: QRectF, room: Room | None, share: float, target: float | None, colours: Tokens
) -> None:
    """Paint track, bar and target tick; ``share`` and ``target`` are parts of 1 of the whole width."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    track = rect.adjusted(0, 4, 0, -4)
    outline = QPainterPath()
    outline.addRoundedRect(track, 2, 2)
    painter.save()
    painter.setClipPath(outline)
    painter.fillRect(track, QColor(colours.hover))
    bar = QRectF(track.left(), track.top(), track.width() * min(1.0, max(0.0, share)), track.height())
    fill_room(painter, bar, room, colours)
    painter.restore()
    if target is not None:
        at = round(track.left() + track.width() * min(1.0, max(0.0, target)))
        painter.fillRect(QRectF(at - 1, rect.top(), 2, rect.height()), QColor(colours.text))
    painter.restore()


class RoomBar(QWidget):
    """The bar as a widget.

    Args:
        room: whose colour and pattern; None for the time without a room.
        thick: 15 px with the pattern, else 8 px plain.
    """

    def __init__(self, room: Room | None, *, thick: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._height = (THICK if thick else THIN) + 8
        self._share, self._target = 0.0, 0.0
        self._whole = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, share: float, target: float | None, spoken: str, *, whole: float = 1.0) -> None:
        """Show a share and a target as parts of 1.

        Args:
            share: the part of the time.
            target: where the tick stands; None for none.
            spoken: the value in words ("Support peers: 46 percent, target 25 percent").
            whole: the share that fills the whole width.
        """
        self._share, self._target, self._whole = share, -1.0 if target is None else target, whole or 1.0
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Bar and the tick that stands over it."""
        return QSize(120, self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Forty px and the height."""
        return QSize(40, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bar; it grows from the right in right-to-left layouts."""
        painter = QPainter(self)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        target = None if self._target < 0 else self._target / self._whole
        area = QRectF(self.rect())
        paint_room_bar(painter, area, self._room, self._share / self._whole, target, tokens())
