"""Several plain chips that break into lines (tags on a card)."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.ui.theme import tokens
from netcrm.ui.widgets.chip import ChipFace, chip_size, paint_chip

GAP = 6


class ChipFlow(QWidget):
    """Chips one after the other, as high as their lines.

    Args:
        label: what they are, for screen readers ("Tags").
    """

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._chips: tuple[ChipFace, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set(self, words: Sequence[str]) -> None:
        """Show these."""
        self._chips = tuple(ChipFace(each) for each in words)
        self.setAccessibleName(f"{self._label}: {', '.join(words)}" if words else self._label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line, as wide as it needs."""
        width = sum(chip_size(chip).width() + GAP for chip in self._chips)
        return QSize(max(40, min(width, 280)), self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A narrow column of them."""
        return QSize(40, 22)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height of the lines at a width."""
        places = self._places(width)
        return int(places[-1].y()) + chip_size(self._chips[-1]).height() + 1 if places else 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the chips."""
        painter, colours = QPainter(self), tokens()
        for chip, place in zip(self._chips, self._places(self.width()), strict=True):
            paint_chip(painter, place, chip, colours)

    def _places(self, width: int) -> list[QPointF]:
        places: list[QPointF] = []
        left, top = 0, 0
        for chip in self._chips:
            size = chip_size(chip)
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + 4
            places.append(QPointF(left, top))
            left += size.width() + GAP
        return places
