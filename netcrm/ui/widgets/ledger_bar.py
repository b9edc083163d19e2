"""The favour ledger: one square a favour, given to the left, received to the right (picture 02)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import plain_tip

LINE, HEAD, SQUARE, GAP = 28, 24, 14, 4
MOST = 8


@dataclass(frozen=True, slots=True)
class LedgerSquare:
    """One favour: its id, and what it was, for the tooltip."""

    favour: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One kind of favour: its name and the favours on each side, newest first."""

    words: str
    given: Sequence[LedgerSquare] = ()
    received: Sequence[LedgerSquare] = ()


class LedgerBar(QWidget):
    """Rows of squares; more than eight on a side end in a plus. Arrow keys and Enter reach each square.

    Signals:
        opened(int): a square was pressed: id of the favour.
    """

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._rows: Sequence[LedgerRow] = ()
        self._squares: list[tuple[QRectF, LedgerSquare]] = []
        self._focused = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, rows: Sequence[LedgerRow], spoken: str) -> None:
        """Show rows; ``spoken`` says the balance, the rows are told one by one."""
        self._rows = rows
        self._focused = 0
        told = (
            self.tr("{kind}: gave {gave}, received {got}").format(
                kind=row.words, gave=len(row.given), got=len(row.received)
            )
            for row in rows
        )
        self.setAccessibleName(spoken)
        self.setAccessibleDescription("\n".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A line each and the heading."""
        return QSize(320, HEAD + len(self._rows) * self._line())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same height, less wide."""
        return QSize(260, self.sizeHint().height())

    def _line(self) -> int:
        return max(LINE, self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint heading, rows and the focused square's outline."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = round(self.width() * 0.615)
        painter.setFont(font(Role.HINT))
        painter.setPen(QColor(colours.text2))
        flags = Qt.AlignmentFlag.AlignVCenter
        left = QRectF(0, 0, middle - 16, HEAD)
        painter.drawText(left, flags | Qt.AlignmentFlag.AlignRight, self.tr("You gave"))
        painter.drawText(QRectF(middle - 4, 0, 160, HEAD), flags, self.tr("You received"))
        self._squares = []
        for place, row in enumerate(self._rows):
            self._row(painter, row, HEAD + place * self._line(), middle)
        if self.hasFocus() and self._squares:
            square, _ = self._squares[min(self._focused, len(self._squares) - 1)]
            painter.setPen(QPen(QColor(colours.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(-3, -3, 3, 3), 4, 4)

    def _row(self, painter: QPainter, row: LedgerRow, top: int, middle: int) -> None:
        colours, high = tokens(), self._line()
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Role.BODY))
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(0, top, middle * 0.5, high), flags, row.words)
        for count, right in ((len(row.given), middle * 0.56), (len(row.received), middle + 156.0)):
            painter.setFont(font(Role.BUTTON if count else Role.BODY))
            painter.setPen(QColor(colours.text if count else colours.text3))
            area = QRectF(right - 60, top, 60, high)
            painter.drawText(area, flags | Qt.AlignmentFlag.AlignRight, str(count))
        painter.setPen(QPen(QColor(colours.border_strong), 1))
        painter.drawLine(QLineF(middle + 0.5, top + 5, middle + 0.5, top + high - 5))
        self._side(painter, row.given, QPointF(middle - 5 - SQUARE, top + (high - SQUARE) / 2), -1)
        self._side(painter, row.received, QPointF(middle + 5, top + (high - SQUARE) / 2), 1)

    def _side(self, painter: QPainter, favours: Sequence[LedgerSquare], at: QPointF, step: int) -> None:
        accent = QColor(tokens().accent)
        for number, favour in enumerate(favours[:MOST]):
            square = QRectF(at.x() + step * number * (SQUARE + GAP), at.y(), SQUARE, SQUARE)
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(accent if step < 0 else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
            self._squares.append((square, favour))
        if len(favours) > MOST:
            edge = at.x() + step * MOST * (SQUARE + GAP)
            painter.setPen(QColor(tokens().text2))
            painter.setFont(font(Role.SECOND))
            painter.drawText(QRectF(edge, at.y(), SQUARE, SQUARE), Qt.AlignmentFlag.AlignCenter, "+")

    def _at(self, place: QPoint) -> LedgerSquare | None:
        for square, favour in self._squares:
            if square.adjusted(-2, -7, 2, 7).contains(QPointF(place)):
                return favour
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the favour under the pointer."""
        favour = self._at(event.position().toPoint())
        if favour is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(favour.favour)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move from square to square, Enter opens."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in step and self._squares:
            self._focused = max(0, min(len(self._squares) - 1, self._focused + step[Qt.Key(event.key())]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._squares:
            self.opened.emit(self._squares[min(self._focused, len(self._squares) - 1)][1].favour)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tooltip: the favour under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            favour = self._at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(favour.words if favour else ""), self)
            return True
        return super().event(event)
