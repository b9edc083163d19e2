"""Words, a bar and a figure on each line (picture 07, industry variety)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.ui.theme import Role, font, tokens

LINE, BAR = 25, 9


@dataclass(frozen=True, slots=True)
class BarRow:
    """One line.

    Attributes:
        words: what is counted.
        value: length of the bar; the longest fills the width.
        shown: the figure as it is written.
        tone: token of the bar's colour (``caution`` for the one to look at).
    """

    words: str
    value: float
    shown: str
    tone: str = "accent"


class BarList(QWidget):
    """Lines of bars, painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[BarRow] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, rows: Sequence[BarRow], spoken: str) -> None:
        """Show lines; ``spoken`` names the list, the lines are told one by one."""
        self._rows = rows
        self.setAccessibleName(spoken)
        self.setAccessibleDescription("\n".join(f"{row.words}: {row.shown}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """25 px a line, more for larger text."""
        return QSize(240, len(self._rows) * max(LINE, self.fontMetrics().height() + 6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the lines."""
        if not self._rows:
            return
        painter, colours = QPainter(self), tokens()
        painter.setFont(font(Role.SECOND))
        measure = painter.fontMetrics()
        high = self.height() / len(self._rows)
        words = min(self.width() * 0.48, max(measure.horizontalAdvance(row.words) for row in self._rows) + 12)
        figure = max(measure.horizontalAdvance(row.shown) for row in self._rows) + 8
        most = max(row.value for row in self._rows) or 1.0
        middle = Qt.AlignmentFlag.AlignVCenter
        for place, row in enumerate(self._rows):
            line = QRectF(0, place * high, self.width(), high)
            shown = measure.elidedText(row.words, Qt.TextElideMode.ElideRight, int(words - 8))
            painter.setPen(QColor(colours.text2))
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, shown)
            painter.setPen(QColor(colours.text))
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, row.shown)
            wide = max(2.0, (self.width() - words - figure - 8) * row.value / most)
            bar = QRectF(words, line.center().y() - BAR / 2, wide, BAR)
            painter.fillRect(bar, QColor(str(getattr(colours, row.tone))))
