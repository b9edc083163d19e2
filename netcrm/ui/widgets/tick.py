"""Tick boxes and radio buttons, painted alike in forms, lists and tables."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import tokens

BOX = 18
_GAP = 9


def paint_tick_box(
    painter: QPainter, rect: QRect | QRectF, ticked: bool, colours: Tokens, *, focused: bool = False
) -> None:
    """Paint an 18 px tick box into the middle of ``rect``."""
    area = QRectF(0, 0, BOX - 1, BOX - 1)
    area.moveCenter(QRectF(rect).center())
    area.moveTopLeft(QPointF(round(area.left()) + 0.5, round(area.top()) + 0.5))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent if ticked or focused else colours.border_strong), 1.2))
    painter.setBrush(QColor(colours.accent if ticked else colours.surface))
    painter.drawRoundedRect(area, 4, 4)
    if ticked:
        painter.setPen(QPen(QColor(colours.on_accent), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        left, top = area.left(), area.top()
        painter.drawPolyline(
            [QPointF(left + 4.5, top + 8.8), QPointF(left + 7.4, top + 11.6), QPointF(left + 12.6, top + 5.8)]
        )
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawRoundedRect(area.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
    painter.restore()


def paint_radio(
    painter: QPainter, rect: QRect | QRectF, chosen: bool, colours: Tokens, *, focused: bool = False
) -> None:
    """Paint a radio button into the middle of ``rect``."""
    area = QRectF(0, 0, BOX - 1, BOX - 1)
    area.moveCenter(QRectF(rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent if chosen or focused else colours.border_strong), 1.4))
    painter.setBrush(QColor(colours.surface))
    painter.drawEllipse(area)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(area.center(), 4.5, 4.5)
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawEllipse(area.adjusted(-2.5, -2.5, 2.5, 2.5))
    painter.restore()


def _hint(widget: QWidget, text: str) -> QSize:
    measure = widget.fontMetrics()
    wide = measure.horizontalAdvance(text.replace("&", "")) + _GAP if text else 0
    return QSize(BOX + 6 + wide, max(28, measure.height() + 8))


def _paint_word(widget: QWidget, painter: QPainter, text: str, colours: Tokens) -> None:
    painter.setPen(QColor(colours.text if widget.isEnabled() else colours.text3))
    words = widget.rect().adjusted(BOX + 3 + _GAP, 0, 0, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, int(flags) | int(Qt.TextFlag.TextShowMnemonic), text)


class TickBox(QCheckBox):
    """A tick box with a word."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Box, gap and word, at least 28 px high."""
        return _hint(self, self.text())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """The whole widget takes the click."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint box and word."""
        painter, colours = QPainter(self), tokens()
        box = QRectF(2, 0, BOX, self.height())
        paint_tick_box(painter, box, self.isChecked(), colours, focused=self.hasFocus())
        _paint_word(self, painter, self.text(), colours)


class RadioDot(QRadioButton):
    """A radio button with a word."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Dot, gap and word, at least 28 px high."""
        return _hint(self, self.text())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """The whole widget takes the click."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint dot and word."""
        painter, colours = QPainter(self), tokens()
        dot = QRectF(2, 0, BOX, self.height())
        paint_radio(painter, dot, self.isChecked(), colours, focused=self.hasFocus())
        _paint_word(self, painter, self.text(), colours)
