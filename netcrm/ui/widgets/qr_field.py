"""A QR code on screen: black on white in every theme, each square whole pixels of the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.paper.qr_picture import picture, squares_across
from netcrm.ui.theme import tokens

_RADIUS = 8


class QrField(QWidget):
    """Shows a code as large as fits with whole pixels; white all over, so that its edge stays light.

    Args:
        name: ``objectName`` in dotted form.
        side: px of the field at first and at the least.
    """

    def __init__(self, name: str, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._side = side
        self._rows: Sequence[Sequence[bool]] = ()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, rows: Sequence[Sequence[bool]], spoken: str) -> None:
        """Show a code; `spoken` is what screen readers say instead."""
        self._rows, self._image = rows, QImage()
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the white field, and the code in its middle on the pixels of the screen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().border), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if self._rows:
            self._paint_code(painter)

    def _paint_code(self, painter: QPainter) -> None:
        # Not the widget's own: it may be painted for another screen, or for a picture.
        sharpness = painter.deviceTransform().m11()
        room = int((min(self.width(), self.height()) - 2) * sharpness)
        across = squares_across(self._rows)
        pixels = max(1, room // across)
        if self._image.width() != pixels * across:
            self._image = picture(self._rows, pixels)
        self._image.setDevicePixelRatio(sharpness)
        side = self._image.width() / sharpness
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        # Where the widget itself begins between two pixels, the code must not.
        seen = painter.deviceTransform().map(corner)
        corner += QPointF(round(seen.x()) - seen.x(), round(seen.y()) - seen.y()) / sharpness
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(corner, self._image)
