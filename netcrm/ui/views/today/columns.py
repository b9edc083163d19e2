"""The two columns of Today, side by side in a page that scrolls."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

WIDE_RIGHT, NARROW_RIGHT = 376, 288
WIDE_GAP, NARROW_GAP = 16, 12


class Columns(QWidget):
    """Cards one below the other in two columns; the right one has a fixed width.

    Attributes:
        left: the left column.
        right: the right one.
    """

    def __init__(
        self, left: Sequence[QWidget], right: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.left, self._left = _column(left)
        self.right, self._right = _column(right)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.left, 1)
        self._line.addWidget(self.right)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Take the widths below, or above, 1180 px (INTERFACE.md 6)."""
        gap = NARROW_GAP if narrow else WIDE_GAP
        self.right.setFixedWidth(NARROW_RIGHT if narrow else WIDE_RIGHT)
        self._line.setSpacing(gap if narrow else gap + 4)
        self._left.setSpacing(gap)
        self._right.setSpacing(gap)


def _column(cards: Sequence[QWidget]) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder, column
