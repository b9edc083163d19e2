"""One small square a meeting: filled for there, an outline with a stroke for missed (picture 03)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from netcrm.ui.theme import tokens
from netcrm.ui.widgets.elide import plain_tip

SIDE, GAP = 8, 2
_STEP = SIDE + GAP


@dataclass(frozen=True, slots=True)
class Meeting:
    """One square: whether the owner was there, and day and outcome in words."""

    there: bool
    words: str


class AttendanceSquares(QWidget):
    """Squares in reading order, the oldest first, as high as their lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings: Sequence[Meeting] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set(self, meetings: Sequence[Meeting], spoken: str) -> None:
        """Show meetings, the oldest first; ``spoken`` says them in a sentence."""
        self._meetings = meetings
        self.setAccessibleName(spoken)
        self.setAccessibleDescription("\n".join(one.words for one in meetings if not one.there))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two dozen in a line."""
        return QSize(24 * _STEP, self.heightForWidth(24 * _STEP))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Half a dozen in a line."""
        return QSize(6 * _STEP, SIDE)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height of the lines at a width."""
        a_line = self._a_line(width)
        return max(1, -(-len(self._meetings) // a_line)) * _STEP

    def event(self, event: QEvent) -> bool:
        """Tooltip: the meeting under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            meeting = self._meeting_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(meeting.words if meeting else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the squares."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        a_line = self._a_line(self.width())
        for place, meeting in enumerate(self._meetings):
            square = QRectF((place % a_line) * _STEP, (place // a_line) * _STEP, SIDE, SIDE)
            if meeting.there:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent))
                painter.drawRoundedRect(square, 1.5, 1.5)
            else:
                painter.setPen(QPen(QColor(colours.caution), 1.2))
                painter.setBrush(QColor(colours.surface))
                inside = square.adjusted(0.6, 0.6, -0.6, -0.6)
                painter.drawRoundedRect(inside, 1.5, 1.5)
                painter.drawLine(QLineF(inside.bottomLeft(), inside.topRight()))

    @staticmethod
    def _a_line(width: int) -> int:
        return max(1, (width + GAP) // _STEP)

    def _meeting_at(self, at: QPoint) -> Meeting | None:
        a_line = self._a_line(self.width())
        place = at.y() // _STEP * a_line + at.x() // _STEP
        return self._meetings[place] if 0 <= place < len(self._meetings) else None
