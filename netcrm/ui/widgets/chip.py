"""Chips: a word, perhaps with an icon, on a soft fill (INTERFACE.md 7, 11)."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.ui.icons import paint_icon
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import show_if

TONES = ("plain", "accent", "caution", "stop")
_PAD, _ICON, _GAP = 10.0, 14.0, 6.0


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip shows.

    Attributes:
        text: the word.
        tone: ``plain`` (outlined), ``accent``, ``caution`` or ``stop``.
        icon: name of an icon before the word, or empty.
    """

    text: str
    tone: str = "plain"
    icon: str = ""


def chip_size(face: ChipFace) -> QSize:
    """Width and height of a chip in px."""
    measure = QFontMetricsF(_font(face))
    if not face.text:
        return QSize(24, max(22, round(measure.height()) + 5))
    width = measure.horizontalAdvance(face.text) + 2 * _PAD + (_ICON + _GAP if face.icon else 0)
    return QSize(round(width + 0.5), max(22, round(measure.height()) + 5))


def paint_chip(painter: QPainter, where: QPointF, face: ChipFace, colours: Tokens) -> None:
    """Paint a chip with its top left corner at ``where``."""
    size = chip_size(face)
    area = QRectF(where.x(), where.y(), size.width(), size.height()).adjusted(0.5, 0.5, -0.5, -0.5)
    ink, fill, edge = _paints(face.tone, colours)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    words = area.adjusted(_PAD, 0, -_PAD + 2, 0)
    if face.icon and not face.text:
        square = QRectF(0, 0, _ICON, _ICON)
        square.moveCenter(area.center())
        paint_icon(painter, square, face.icon, ink)
    elif face.icon:
        square = QRectF(words.left() - 1, area.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, square, face.icon, ink)
        words.setLeft(words.left() + _ICON + _GAP - 1)
    painter.setFont(_font(face))
    painter.setPen(QColor(ink))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, face.text)
    painter.restore()


def _font(face: ChipFace) -> QFont:
    return font(Role.CHIP if face.tone == "plain" else Role.SECOND_STRONG)


def _paints(tone: str, colours: Tokens) -> tuple[str, str, str]:
    """Ink, fill and edge of a tone."""
    if tone == "accent":
        return colours.accent, colours.accent_soft, colours.accent_soft
    if tone == "caution":
        return colours.caution, colours.caution_soft, colours.caution_soft
    if tone == "stop":
        return colours.stop, colours.stop_soft, colours.stop_soft
    return colours.text2, colours.surface, colours.border


class Chip(QWidget):
    """A chip as a widget; hidden while its word is empty."""

    def __init__(
        self, text: str = "", tone: str = "plain", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.face = ChipFace(text, tone, icon)
        self.set(text, tone, icon)

    def set(self, text: str, tone: str = "plain", icon: str = "") -> None:
        """Show another word."""
        self.face = ChipFace(text, tone, icon)
        self.setAccessibleName(text)
        show_if(self, bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as the word asks."""
        return chip_size(self.face)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the chip."""
        paint_chip(QPainter(self), QPointF(0, 0), self.face, tokens())
