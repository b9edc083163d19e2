"""Boxes that hold one value each, for laying two versions side by side (picture 06b)."""

from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.tick import BOX, paint_radio

_LEAST, _SIDE, _GAP, _AIR = 34, 10, 9, 7
_LONGEST, _NARROW = 400, 160
_ANYWHERE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere)
_WRAPS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class Mark(Enum):
    """What stands before the value."""

    NONE = auto()
    RADIO = auto()
    KEPT = auto()


def shortened(text: str) -> str:
    """A value as far as a box shows it; the whole stands in the raw row."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def _words_at(width: int, mark: Mark) -> tuple[int, int]:
    """Where the words begin, and how wide they may be."""
    left = _SIDE + (BOX + _GAP if mark is not Mark.NONE else 2)
    return left, max(20, width - left - _SIDE)


def _wrapping(text: str, width: int) -> int:
    """Break between words, or anywhere where one word is too long for the box."""
    measure = QFontMetrics(font(Role.BODY))
    longest = max((measure.horizontalAdvance(word) for word in text.split()), default=0)
    return _WRAPS if longest <= width else _ANYWHERE


def _height(text: str, width: int, mark: Mark) -> int:
    _, room = _words_at(width, mark)
    area = QFontMetrics(font(Role.BODY)).boundingRect(
        QRect(0, 0, room, 10_000), _wrapping(text, room), text or " "
    )
    return max(_LEAST, area.height() + 2 * _AIR)


def _paint(widget: QWidget, text: str, mark: Mark, *, chosen: bool) -> None:
    painter, colours = QPainter(widget), tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    focused = widget.hasFocus()
    edge = colours.accent if chosen or focused else colours.border
    painter.setPen(QPen(QColor(edge), 2 if focused else 1))
    painter.setBrush(QColor(colours.accent_soft if chosen else colours.surface))
    inset = 1.0 if focused else 0.5
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
    sign = QRectF(_SIDE, (widget.height() - BOX) / 2, BOX, BOX)
    if mark is Mark.RADIO:
        paint_radio(painter, sign, chosen, colours)
    elif mark is Mark.KEPT:
        paint_icon(painter, sign.adjusted(1, 1, -1, -1), "check", colours.accent)
    left, room = _words_at(widget.width(), mark)
    flags = _wrapping(text, room)
    painter.setFont(font(Role.BODY))
    painter.setPen(QColor(colours.text if chosen or mark is not Mark.RADIO else colours.text2))
    tall = painter.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), flags, text or " ").height()
    painter.drawText(QRect(left, (widget.height() - tall) // 2, room, tall), flags, text)


def _grow(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class _Wrapping:
    """A box whose height follows from its words."""

    words: str
    mark: Mark

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the value asks in a narrow column."""
        return QSize(_NARROW, _height(self.words, _NARROW, self.mark))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One line in a very narrow column."""
        return QSize(60, _LEAST)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Long values wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height of the wrapped value."""
        return _height(self.words, width, self.mark)


class SideBox(_Wrapping, QWidget):
    """A value that is kept anyway, or that is only shown.

    Args:
        text: the value.
        name: ``objectName``.
        kept: filled and with a check, since nothing is to be chosen.
    """

    def __init__(self, text: str, name: str, *, kept: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.words, self.mark = shortened(text), Mark.KEPT if kept else Mark.NONE
        _grow(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint box, check and value."""
        _paint(self, self.words, self.mark, chosen=self.mark is Mark.KEPT)


class SideRadio(_Wrapping, QRadioButton):
    """A value that can be chosen; the whole box clicks. Put it into a QButtonGroup with the other side.

    Args:
        text: the value.
        name: ``objectName``.
        label: accessible name: whose value it is, and of which field.
    """

    def __init__(self, text: str, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words, self.mark = shortened(text), Mark.RADIO
        _grow(self)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """The whole box takes the click."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint box, dot and value."""
        _paint(self, self.words, Mark.RADIO, chosen=self.isChecked())
